r"""BibTeX: papers for LaTeX, in UTF-8.

Everything TeX would act on is escaped.  BibTeX counts the braces of a value and ignores
backslashes, so a lone `\{` would swallow the rest of the file: only pairs are written that way, any
other brace as a command.  Zotero shows those commands, and the one for a tilde, as they are, so
tildes and carets are written as accents on nothing (`\~{}`), which both read.  (Zotero also drops
a pair of dollar signs, for which TeX has no other spelling.)  Marks that TeX would join (`--`,
`''`) are kept separate.  An empty line would end a paragraph in the middle of a command, so an
abstract's paragraphs are separated by a line break.

pdfLaTeX has no letters for Greek and mathematics.  In what a style prints they are formulas, as
both it and Zotero read them; in the other fields they are Unicode.

Styles lower-case titles, so what must keep its capitals is braced: acronyms and mixed case
(`LoRA`, `R1`), the one word before a colon (`Sparrow: ...`), and, in a title that is otherwise
lower case, every capitalized word.  Where all words are capitalized, no name can be recognized.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from sitegen.present.citation import Citation
from sitegen.text.capitals import mostly_lower
from sitegen.text.dates import MONTHS, PartialDate
from sitegen.text.person import Person

if TYPE_CHECKING:
    from pylatexenc.latexencode import UnicodeToLatexEncoder

# For each kind of publication the type of its entry, and the field that names the venue.
_ENTRIES = {
    "article": ("article", "journal"),
    "conference": ("inproceedings", "booktitle"),
    "chapter": ("incollection", "booktitle"),
    "book": ("book", "publisher"),
    "thesis": ("phdthesis", "school"),
    "report": ("techreport", "institution"),
}
# Stand-ins for the braces of a pair until the rest is escaped; cleaned text never has them.
_OPENING, _CLOSING = "\x0e", "\x0f"

_COMMANDS = str.maketrans(
    {
        "\\": r"{\textbackslash}",
        "{": r"{\textbraceleft}",
        "}": r"{\textbraceright}",
        "~": r"\~{}",
        "^": r"\^{}",
        _OPENING: r"\{",
        _CLOSING: r"\}",
    }
    | {mark: f"\\{mark}" for mark in "&%$#_"}
)
# Each mark that TeX would act on, as it is written.
ESCAPES = {chr(code): written for code, written in _COMMANDS.items() if chr(code) not in "\x0e\x0f"}
_NOT_IN_AN_ADDRESS = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C"})
_LIGATURE = re.compile(r"(?<=-)(?=-)|(?<=')(?=')|(?<=[`?!])(?=`)")
_PARTING = re.compile(r",|(?<!\S)and(?!\S)", re.IGNORECASE)
_WITHOUT_LETTER = re.compile("[\u0370-\u2bff]")  # Greek, scripts and signs
_MATH = re.compile(r"\\ensuremath\{(?:([_^])(.)|(\\(?!math)[A-Za-z]+|[-*]))\}")
_WORD = re.compile(r"[^\W_]+")
_BREAK = re.compile(r"[:.?!]\s|\s[-–—]\s|[“\"(]")


def entry(citation: Citation) -> str:
    """One entry, with a newline at its end."""
    lines = [f"  {name} = {value}" for name, value in _fields(citation)]
    kind, _ = _of_kind(citation)
    return f"@{kind}{{{citation.key},\n" + ",\n".join(lines) + "\n}\n"


def bibliography(entries: Iterable[str]) -> str:
    return "\n".join(entries)


def _fields(citation: Citation) -> Iterator[tuple[str, str]]:
    yield "title", _braced(_typeset(_protected(citation.title)))
    if citation.authors:
        names = [_name(person) for person in citation.authors]
        every = names if citation.complete else [*names, "others"]
        yield "author", _braced(_typeset(" and ".join(every)))
    else:
        yield "key", _braced(_escaped(citation.title))  # by which styles sort it
    if citation.venue:
        yield _of_kind(citation)[1], _braced(_typeset(_escaped(citation.venue)))
    if citation.volume:
        yield "volume", _braced(_escaped(citation.volume))
    if citation.pages:
        yield "pages", _braced(_escaped(citation.pages).replace("-", "--"))
    yield from _date(citation.date)
    yield from _identifiers(citation)
    if citation.notes:
        yield "note", _braced(_escaped(". ".join(citation.notes)))
    if citation.abstract:
        yield "abstract", _braced(_escaped("\n".join(citation.abstract)))
    if citation.summary:
        yield "annote", _braced(_escaped(citation.abridged))
    if citation.keywords:
        yield "keywords", _braced(_escaped(", ".join(citation.keywords)))
    if citation.url:
        yield "url", _braced(citation.url.translate(_NOT_IN_AN_ADDRESS))


def _of_kind(citation: Citation) -> tuple[str, str]:
    """The type of the entry, and the field that names the venue."""
    return _ENTRIES.get(citation.kind, ("misc", "howpublished"))


def _date(date: PartialDate | None) -> Iterator[tuple[str, str]]:
    if date:
        yield "year", str(date.year)
        if date.month:
            yield "month", MONTHS[date.month - 1].lower()
        yield "date", _braced(str(date.iso))


def _identifiers(citation: Citation) -> Iterator[tuple[str, str]]:
    if citation.arxiv:
        yield "eprint", _braced(citation.arxiv)
        yield "archivePrefix", _braced("arXiv")
        if citation.category:
            yield "primaryClass", _braced(citation.category)
    if citation.doi:
        yield "doi", _braced(citation.doi.translate(_NOT_IN_AN_ADDRESS))


def _name(person: Person) -> str:
    """A name with its family name first; one that is not divided is kept whole."""
    if not person.given:
        return _braced(_escaped(person.name))
    parts = (person.family, person.suffix, person.given)
    return ", ".join(_name_part(part) for part in parts if part)


def _name_part(text: str) -> str:
    """Braced where BibTeX would see another name, or another part, in it."""
    return _braced(_escaped(text)) if _PARTING.search(text) else _escaped(text)


def _braced(value: str) -> str:
    return f"{{{value}}}"


def _escaped(text: str) -> str:
    return _in_tex(_with_pairs(text))


def _with_pairs(text: str) -> str:
    """The text with stand-ins for the braces that form pairs."""
    if "{" not in text:
        return text
    marks = list(text)
    waiting: list[int] = []
    for index, mark in enumerate(text):
        if mark == "{":
            waiting.append(index)
        elif mark == "}" and waiting:
            marks[waiting.pop()], marks[index] = _OPENING, _CLOSING
    return "".join(marks)


def _in_tex(text: str) -> str:
    return _LIGATURE.sub("{}", text.translate(_COMMANDS))


def _typeset(text: str) -> str:
    """Escaped text with formulas for what pdfLaTeX has no letters for."""
    return _WITHOUT_LETTER.sub(lambda mark: _formula(mark.group()), text)


@cache
def _formula(mark: str) -> str:
    """`{$\\tau$}` for `τ`, braced so that no style changes its case; a letter is left alone."""
    match = _MATH.fullmatch(_encoder().unicode_to_latex(mark))
    if match is None:
        return mark
    script, mark, command = match.groups()
    return f"{{${command}$}}" if command else f"{{${script}{{{mark}}}$}}"


@cache
def _encoder() -> "UnicodeToLatexEncoder":
    from pylatexenc.latexencode import UnicodeToLatexEncoder

    return UnicodeToLatexEncoder(
        non_ascii_only=True, unknown_char_policy="keep", unknown_char_warning=False
    )


def _protected(title: str) -> str:
    """The title, escaped, with braces around the words that must keep their capitals."""
    title = _with_pairs(title)
    pieces = []
    end = 0
    kept = _names(title)
    for word in _WORD.finditer(title):
        pieces.append(_in_tex(title[end : word.start()]))
        text = word.group()
        pieces.append(_braced(text) if word.start() in kept or _is_mixed(text) else text)
        end = word.end()
    return "".join([*pieces, _in_tex(title[end:])])


def _is_mixed(word: str) -> bool:
    """A capital other than the first letter of a plain word: `LoRA`, `R1`, `Q`, but not `A`."""
    if len(word) == 1:
        return word.isupper() and word != "A"
    return word[1:] != word[1:].lower() or (word[0].isupper() and not word.isalpha())


def _names(title: str) -> set[int]:
    """The positions of words that are names by their place in the title."""
    words = list(_WORD.finditer(title))
    starts = {0, *(match.end() for match in _BREAK.finditer(title))}
    head, colon, _ = title.partition(": ")
    before_colon = len(head) if colon and " " not in head else 0
    names = {word.start() for word in words if word.end() <= before_colon}
    inside = [word for word in words if word.start() not in starts]
    if mostly_lower([word.group() for word in inside]):
        names |= {word.start() for word in inside if word.group()[0].isupper()}
    return names
