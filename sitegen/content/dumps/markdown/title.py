"""The title among the runs of an entry.

It is the words of the link to the paper, else what is bold or in quotation marks, else the first
sentence that names no people.
"""

import re

from sitegen.content.dumps.markdown.bare_text import without_marks
from sitegen.content.dumps.markdown.credits import as_date, is_venue
from sitegen.content.dumps.markdown.inline import Run
from sitegen.content.dumps.markdown.link_labels import VENUE, is_label
from sitegen.content.dumps.names import count_people
from sitegen.content.dumps.paper_address import is_paper_address

_WORD = re.compile(r"[^\W\d_][^\W_]*")
_QUOTED = re.compile(r"[\"“„«]\s*([^\"“”„«»]{8,400}?)\s*[\"”»“]")
_IN_FRONT = re.compile(
    r"[^\w\[(（【]*(?:[\[(【]([^\[\]()【】]{2,60})[\])】]|(\d{4}[-./]\d{1,2}(?:[-./]\d{1,2})?))[\s:.-]*"
)
_OPENING = ('"', "“", "„", "«")
_SENTENCE = re.compile(r"(?<=[\w)\]’'”\"$?!])(?:[.。]|(?<=[^A-Z])[?!])(?=\s|$)")
_NOT_AN_END = re.compile(
    r"(?:\b(?:(?-i:[A-Z]{1,2})|vs|et al|al|st|dr|no|vol|e\.g|i\.e)\.)$", re.IGNORECASE
)
_APA = re.compile(r"^(.{3,600}?)[\s,]*\((\d{4})[a-z]?\)[.,:]?\s+(?=\S)", re.DOTALL)
_COLON = re.compile(r"^([^:]{8,400}):\s+(?=\S)")
_ASIDE = re.compile(
    r"\s[\[(](?=[^\[\]()]{0,100}\d{4}[^\[\]()]{0,100}[\])])|\s[|·•]\s|\s--?\s|\s[–—]\s(?=[A-Z])"
)
_BEHIND = re.compile(r"[(\[（]\s*([^()\[\]（）]{2,100})[)\]）][\s.]*$")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|['’]\d\d(?!\d)")
_PLACE_IN_FRONT = re.compile(rf"\s*({VENUE})(?:\s+[-–—|]|\s?[:：])\s+(?=\S)")
_PLACE_BEHIND = re.compile(rf",\s{VENUE}[\s.]{{0,3}}$")
_CAPITALS = re.compile(r"[A-Z]")
_MOST_VENUE_WORDS = 6  # in brackets behind a title
_MOST_NAME_WORDS = 3  # of what a subtitle follows


def find_title(content: list[Run]) -> tuple[int, int, str, bool]:
    """Where in the runs the title is, its text and whether it is marked; cuts the runs for it."""
    for find in (_linked, _strong, _quoted):
        found = find(content)
        if found:
            return *found, True
    return *_first_sentence(content), False


def _linked(content: list[Run]) -> tuple[int, int, str] | None:
    """The first link of words that leads to a paper, else one that the text begins with."""
    linked = [place for place, run in enumerate(content) if run.url and len(run.text) > 1]
    papers = [place for place in linked if is_paper_address(content[place].url)]
    first = next((place for place, run in enumerate(content) if _says_something(run)), None)
    strong = any(_is_strong_title(run) for run in content)
    leading = [place for place in linked if place == first and not strong]
    place = next(iter((*papers, *leading)), None)
    return _with_subtitle(content, place) if place is not None else None


def _strong(content: list[Run]) -> tuple[int, int, str] | None:
    place = next((at for at, run in enumerate(content) if _is_strong_title(run)), None)
    return _with_subtitle(content, place) if place is not None else None


def _is_strong_title(run: Run) -> bool:
    text = without_marks(run.text).strip(" .,:")
    is_text = bool(_WORD.search(text)) and text[0] not in "([（【#"
    is_other = as_date(text) or is_label(text) or _is_short_venue(text)
    return run.is_strong and is_text and not is_other


def _is_short_venue(text: str) -> bool:
    return len(text.split()) <= 3 and is_venue(text) and any(map(str.isdigit, text))


def _with_subtitle(content: list[Run], place: int) -> tuple[int, int, str]:
    """The title at a place, without a year in brackets, and with a subtitle that follows a name."""
    text = content[place].text
    if front := _PLACE_IN_FRONT.match(text):
        content[place : place + 1] = [Run(f" ({front[1]}) "), Run(text[front.end() :])]
        return place + 1, place + 2, text[front.end() :]
    end = _before_place(text)
    if end < len(text) and _YEAR.search(text[end:]):
        content[place : place + 1] = [Run(text[:end]), Run(text[end:])]
        return place, place + 1, text[:end]
    following = content[place + 1] if place + 1 < len(content) else Run("")
    has_colon = text.rstrip().endswith(":") or following.text.lstrip(" ").startswith((":", "："))
    if has_colon and len(text.split()) <= _MOST_NAME_WORDS:
        return _with_rest(content, place) or (place, place + 1, text)
    return place, place + 1, text


def _with_rest(content: list[Run], place: int) -> tuple[int, int, str] | None:
    """A name with the sentence behind its colon; that alone if it is in quotation marks."""
    following = content[place + 1] if place + 1 < len(content) else Run("")
    subtitle = following.text.lstrip(" :：")
    if subtitle[:1] in _OPENING and (quoted := _quoted(content)):
        return quoted
    end = len(subtitle) if following.url else _end_of_sentence(subtitle)
    if len(subtitle[:end].split()) < 2:
        return None
    content[place + 1 : place + 2] = [Run(subtitle[:end]), Run(subtitle[end:])]
    return place, place + 2, f"{content[place].text.rstrip(' :：')}: {subtitle[:end]}"


def _quoted(content: list[Run]) -> tuple[int, int, str] | None:
    for place, run in enumerate(content):
        match = _QUOTED.search(run.text) if not run.url else None
        if match and " " in match[1]:
            content[place : place + 1] = [
                Run(run.text[: match.start()]), Run(match[1]), Run(run.text[match.end() :])
            ]  # fmt: skip
            return place + 1, place + 2, match[1]
    return None


def _says_something(run: Run) -> bool:
    return bool(_WORD.search(run.text)) and not as_date(run.text.strip(" []()*:.-"))


def _first_sentence(content: list[Run]) -> tuple[int, int, str]:
    """The first sentence that names no people; what is before it are credits."""
    for place, run in enumerate(content):
        start = _start(run.text)
        if not _WORD.search(run.text[start:]):
            continue
        if run.is_emphasis and (count_people(run.text) or is_venue(run.text)):
            continue
        start = _behind_people(run.text, start)
        end = start + _end_of_sentence(run.text[start:])
        content[place : place + 1] = [Run(run.text[:start]), Run(run.text[end:])]
        return place + 1, place + 1, run.text[start:end]
    return 0, 0, ""


def _start(text: str) -> int:
    """Behind a date or a venue in brackets in front."""
    match = _IN_FRONT.match(text)
    inside = (match[1] or match[2]) if match else ""
    if match and (as_date(inside) or is_venue(inside) or "et al" in inside):
        return match.end()
    front = _PLACE_IN_FRONT.match(text)
    return front.end() if front else 0


def _behind_people(text: str, start: int) -> int:
    """Behind authors that a reference begins with: `Roe, J. (2015).`, `J. Roe, A. Poe.`"""
    for form in (_APA, _COLON):
        match = form.match(text[start:])
        if match and count_people(match[1]) > (form is _COLON):
            return start + match.end()
    end = next((end for end in _SENTENCE.finditer(text, start) if _is_end(text, end)), None)
    if end is None or len(text[end.end() :].split()) < 3:
        return start
    return end.end() if count_people(text[start : end.start()]) > 1 else start


def _is_end(text: str, mark: re.Match[str]) -> bool:
    """Whether a mark ends a sentence, and no abbreviation but "et al."."""
    return text.endswith("et al.", 0, mark.end()) or not _is_abbreviation(text, mark)


def _is_abbreviation(text: str, mark: re.Match[str]) -> bool:
    return _NOT_AN_END.search(text[max(0, mark.end() - 12) : mark.end()]) is not None


def _end_of_sentence(text: str) -> int:
    """Where the title ends that a plain text begins with."""
    marks = (mark for mark in _SENTENCE.finditer(text) if not _is_abbreviation(text, mark))
    ends = (mark for mark in marks if mark[0] in ".。" or not _goes_on(text[mark.end() :]))
    mark = next((mark for mark in ends if text[mark.start() :].strip(" .\n")), None)
    end = len(text) if mark is None else mark.start() + (mark[0] not in ".。")
    end = min(end, _end_of_lines(text[:end]))
    end = _before_place(text[:end])
    aside = _ASIDE.search(text[:end])
    if aside and (aside[0].strip()[:1] not in "-–—" or _is_credit(text[aside.end() :])):
        return aside.start()
    return _without_comma_credits(text[:end])


def _end_of_lines(text: str) -> int:
    """Where a line ends that a paragraph, or a line of names, follows."""
    line = text.find("\n")
    while line >= 0:
        following = text[line + 1 :].split("\n", 1)[0]
        is_place = _YEAR.search(following) and is_venue(following) and len(following.split()) <= 8
        if not following or is_place or count_people(following.partition(". ")[0]) > 1:
            return line
        line = text.find("\n", line + 1)
    return len(text)


def _goes_on(text: str) -> bool:
    """Whether a title goes on behind a question: neither names nor a venue follow."""
    first = re.split(r"\s[-–—|]\s|[.(\[\n]", text.strip(), maxsplit=1)[0]
    is_place = is_venue(first) and len(first.split()) <= _MOST_VENUE_WORDS - 2
    return len(first.split()) > 1 and not (is_place or count_people(first) or "et al" in text)


def _before_place(text: str) -> int:
    """Where the brackets begin behind a title that say where or when it appeared.

    What stands for the words before it is no venue: `Retrieval-Augmented Generation (RAG)`.
    """
    if comma := _PLACE_BEHIND.search(text):
        return comma.start()
    behind = _BEHIND.search(text)
    if behind is None or len(text[: behind.start()].split()) < 2:
        return len(text)
    inside = behind[1].strip()
    initials = iter("".join(word[0] for word in _WORD.findall(text[: behind.start()])).upper())
    is_short_form = all(letter in initials for letter in _CAPITALS.findall(inside))
    is_place = is_venue(inside) and len(inside.split()) <= _MOST_VENUE_WORDS and not is_short_form
    return behind.start() if as_date(inside) or is_place else len(text)


def _is_credit(text: str) -> bool:
    first = re.split(r"\s[-–—|]\s|\. |\s[(\[]", text.strip(), maxsplit=1)[0]
    return count_people(first) > 1 or (is_venue(first) and len(first.split()) <= 6)


def _without_comma_credits(text: str) -> int:
    """Where names, venue and year begin behind commas: `A Title, J. Roe et al., ICLR 2020`."""
    pieces = text.split(",")
    end = len(pieces)
    while end > 1 and (as_date(pieces[end - 1]) or _is_short_venue(pieces[end - 1].strip())):
        end -= 1
    if end == len(pieces) and "et al" not in text:
        return len(text)
    while end > 1 and _may_be_person(",".join(pieces[end - 1 : end])):
        end -= 1
    return len(",".join(pieces[:end]))


def _may_be_person(text: str) -> bool:
    return 1 < len(text.split()) <= 8 and count_people(text) > 0
