r"""A title without what is no part of it: markup, mojibake, foreign twins of letters, and labels.

``[cs.LG] The <i>{BERT}</i> &amp; Wider WorldвЂ™s Models (preprint) [v2]`` is the title
``The BERT & Wider World's Models``.  What comes out is for comparison only: a reader is shown the
title as it was read, and identifiers are hashed from that.

The choice and its price: markup is known by its name (`<i>`, `<sup>`), so that a token such as
`<think>` stays; labels are taken away only at either end, in the forms that archives, exports and
search results put there.  Text in the wrong encoding is ftfy's to mend.
"""

import html
import re
import unicodedata
from functools import cache

from sitegen.text.latex import to_text

_LABELS = 6  # how many a title may have at each end
_ESCAPES = 5  # how often a title may have been escaped: `&amp;amp;lt;i&gt;`

# -- Markup

_INLINE = (
    "a|abbr|acronym|b|bdi|big|bold|cite|code|del|div|dfn|em|font|h[1-6]|i|inf|ins|italic|kbd|li|"
    "mark|math|m(?:frac|i|n|o|over|row|space|style|sqrt|sub|subsup|sup|text|under)|ovl|p|q|roman|"
    "s|sc|scp|small|span|strike|strong|styled-content|sub|sup|sans-serif|semantics|tex-math|"
    "inline-formula|annotation|title|tt|u|underline|var|wbr"
)
_TAG = re.compile(rf"</?(?:[a-z]{{2,5}}:)?(?:{_INLINE})(?:\s[^<>]{{0,300}})?\s?/?>", re.IGNORECASE)
_BREAK = re.compile(r"<br(?:\s[^<>]{0,300})?\s?/?>|<!--.{0,300}?-->", re.IGNORECASE)
_LINK = re.compile(r"!?\[([^\[\]]+)\]\(\s*(?:https?:|#|/|www\.)[^()\s]*\s*\)")
_MARKDOWN = frozenset("[*_`")
_STRESSED = re.compile(r"(\*\*|__|`)(?=\S)(.+?)(?<=\S)\1")

_NOTE = re.compile(r"\\(?:thanks|footnote|footnotemark|tnoteref)\b(?:\[[^\[\]]*\])?(?:\{[^{}]*\})?")
_COMMAND = re.compile(r"\\[A-Za-z]+\*?\s*(?=\{)")
_NO_SPACE = re.compile(r"\\[-/!]|[{}]")
_SPACE = re.compile(r"\\\\|\\[,;: ]")
# A character that an encoding lost: `na?ve`, `na\ufffdve`.
_LOST = re.compile("\ufffd|(?<=[a-z])\\?(?=[a-z])")

# -- Letters of other scripts that look like Latin ones

_TWINS = str.maketrans(
    "аәсԁеһіїјӏкмногрԛѕтүуѵԝхьвАВСЕҒԌНІЈКМОРԚЅТҮУѴԜХαγεηικνορτυχωΑΒΕΖΗΙΚΜΝΟΡΤΥΧօոսհցյԼՕՍՏɑɡɩ",
    "aacdehiijlkmhorpqstyyvwxbbABCEFGHIJKMOPQSTYYVWXayenikvoptuxwABEZHIKMNOPTYXonuhgjLOUSagi",
)
_TWIN_LETTERS = frozenset(map(chr, _TWINS))
_OTHER = re.compile("[Ͱ-ϿЀ-ԯ԰-֏ɑɡɩ]")
_WORD = re.compile(r"[^\W\d_]+")
_SOMETHING = re.compile(r"\w")
_LATIN = re.compile("[A-Za-z]")
# In `αBERT` and `βVAE` it is the letter itself; in `lαnguage` or `Τransformer`, a twin.
_GREEK_NAME = re.compile("^[α-νξπ-ως]+(?![a-z])|(?<=[A-Za-z])[α-νξπ-ως]+$")

# -- Labels at either end

_ARCHIVE = (
    r"(?:(?:cs|math|stat|eess|econ|q-bio|q-fin|nlin)\.[a-z]{2}"
    r"|(?:physics|astro-ph|cond-mat)\.[a-z]{2,5}(?:-[a-z]{2,4})?"
    r"|(?:hep|nucl)-(?:th|ph|ex|lat)|(?:quant|math|astro)-ph|gr-qc|cond-mat)"
)
_NUMBER = rf"(?:\d\d(?:0[1-9]|1[0-2])\.\d{{4,5}}|(?:{_ARCHIVE}|cs|math)/\d{{7}})(?:\s?v\d{{1,2}})?"
_ID = rf"(?:https?://\S+|(?:doi:?\s*)?10\.\d{{4,9}}/\S+|(?:arxiv\s?[-–:.]?\s?)?{_NUMBER})"
_PRINT = (
    r"(?:(?:arxiv|biorxiv|medrxiv|ssrn)(?:\.org)?(?:[\s-]?(?:e-?|pre-?)print)?|(?:e-|pre-?)print)"
)
_STATE = (
    rf"(?:{_PRINT}|extended\s+abstract|(?:extended|full|long|short|revised)\s+version|technical\s+report"
    r"|(?:papers\s+with\s+code|hugging\s?face|openreview|(?:semantic|google)\s+scholar)(?:\.net)?"
    r"|version\s+\d+;\s*(?:peer\s+review|referees?)\b[^\[\]]*)"
)
_ANY = (
    rf"(?:{_ID}|\[?{_ARCHIVE}\]?|{_STATE}|v\d{{1,2}}(?:\.\d)?|pdf|html|citation"
    r"|updated|cross\slisted|(?:to\s+appear|accepted|published|presented|in\s+press|under\s+review)"
    r"(?:\s+(?:at|by|for|in|to)\b[^()\[\]]{0,60})?)"
)
_SEVERAL = rf"[\[(]\s*{_ANY}(?:[\s,;:/|]+{_ANY})*\s*"
_PLAIN = rf"(?:{_ID}|{_ARCHIVE})"
_STAMP = rf"arxiv:{_NUMBER}\s+\[{_ARCHIVE}\]\s+\d{{1,2}}\s+[a-z]{{3}}\s+\d{{4}}\s+"
_VENUE = r"\[[a-z&/ -]{2,20}[ '’]*(?:(?:19|20)\d\d|['’]\d\d)\]\s*"  # in lists: `[ICLR 2024]`
_DASH = r"[-–—|:]"
_QUOTES = ' \t\n"“”„«»'
# Every label has one of these.
_OF_LABELS = (
    "[", "(", "/", ".", " - ", " – ", " — ", "|", "rxiv", "print", "abstract",
    "-ph", "-th", "-ex", "-lat", "-qc", "-mat",
)  # fmt: skip


def bare_title(title: str) -> str:
    """`title` without markup, labels and damage; all of it if nothing else is left."""
    text = title.replace(r"{\&}", "&").replace(r"\&", "&")
    text = _unescaped(text) if "&" in text else text
    if not text.isascii():
        text = unicodedata.normalize("NFKC", _encoded_right(text))
    if "<" in text:
        text = _TAG.sub("", _BREAK.sub(" ", text))
    if "?" in text or "\ufffd" in text:
        text = _LOST.sub("", text)
    text = _without_latex(text)
    if not text.isascii():
        text = _in_latin(text)
    if not _MARKDOWN.isdisjoint(text):
        text = _STRESSED.sub(r"\2", _LINK.sub(r"\1", text))
    text = _without_labels(text)
    return text if _SOMETHING.search(text) else title


def _encoded_right(text: str) -> str:
    from ftfy import fix_encoding  # takes long, and most titles are in English

    return fix_encoding(text)


def _unescaped(text: str) -> str:
    for _ in range(_ESCAPES):
        plain = html.unescape(text)
        if plain == text:
            break
        text = plain
    return text


def _without_latex(text: str) -> str:
    text = to_text(_NOTE.sub("", text) if "\\" in text else text)
    if "\\" in text:
        text = _SPACE.sub(" ", _COMMAND.sub("", text))
    return _NO_SPACE.sub("", text) if "\\" in text or "{" in text or "}" in text else text


def _in_latin(text: str) -> str:
    """Twins of Latin letters as these, in words that have both or that are nothing but twins."""
    if not (_OTHER.search(text) and _LATIN.search(text)):
        return text
    alone = {word for word in _WORD.findall(text) if not _LATIN.search(word)}
    two_languages = any(
        len(word) > 1 and _OTHER.search(word) and not _are_twins(word) for word in alone
    )
    return _WORD.sub(
        lambda word: word[0] if two_languages and word[0] in alone else _word_in_latin(word[0]),
        text,
    )


def _word_in_latin(word: str) -> str:
    if not _OTHER.search(word) or _GREEK_NAME.fullmatch(word):
        return word
    if not _LATIN.search(word):
        return word.translate(_TWINS) if _are_twins(word) else word
    name = _GREEK_NAME.search(word)
    if name is None:
        return word.translate(_TWINS)
    before, after = word[: name.start()], word[name.end() :]
    return before.translate(_TWINS) + name[0] + after.translate(_TWINS)


def _are_twins(word: str) -> bool:
    return _TWIN_LETTERS.issuperset(word)


@cache
def _labels() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What a label in front and one behind look like: large patterns, for few titles."""
    front = re.compile(
        rf"^\s*(?:{_STAMP}|{_VENUE}|{_SEVERAL}[\])]\s*{_DASH}*\s*|{_PLAIN}(?:\s*[-–—|:,.]+\s+|\s+)"
        rf"|{_STATE}\s*{_DASH}\s+)",
        re.IGNORECASE,
    )
    behind = re.compile(
        rf"(?:\s*{_SEVERAL}[\])]?|[\s,;.]{{1,9}}(?:{_DASH}+\s*)?{_PLAIN}"
        rf"|\s+{_DASH}+\s*{_STATE}|\.\s*{_PRINT}|\s+arxiv\s+(?:e-|pre-?)print)\s*\.?\s*$",
        re.IGNORECASE,
    )
    return front, behind


def _without_labels(text: str) -> str:
    text = text.strip(_QUOTES)
    lower = text.lower()
    if not any(mark in lower for mark in _OF_LABELS):  # as most titles
        return text
    front, behind = _labels()
    for _ in range(_LABELS):
        rest = behind.sub("", front.sub("", text, count=1), count=1)
        if rest == text or not _WORD.search(rest):
            break
        text = rest
    return text
