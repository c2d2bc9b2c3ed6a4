r"""BibTeX: papers for LaTeX, in UTF-8.

Everything TeX would act on is escaped.  BibTeX counts the braces of a value and ignores
backslashes, so a lone `\{` would swallow the rest of the file: only pairs are written that way, any
other brace as a command.  Zotero shows those commands, and the one for a tilde, as they are, so
tildes and carets are written as accents on nothing (`\~{}`), which both read.  (Zotero also drops
a pair of dollar signs, for which TeX has no other spelling.)  Marks that TeX would join (`--`,
`''`) are kept separate.  An empty line would end a paragraph in the middle of a command, so an
abstract's paragraphs are separated by a line break.

Styles lower-case titles, so what must keep its capitals is braced: acronyms and mixed case
(`LoRA`, `R1`), the one word before a colon (`Sparrow: ...`), and, in a title that is otherwise
lower case, every capitalized word.  Where all words are capitalized, no name can be recognized.
"""

import re
from collections.abc import Iterable, Iterator

from sitegen.present.citation import Citation, without_commas
from sitegen.text.dates import MONTHS

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
_NOT_IN_AN_ADDRESS = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C"})
_LIGATURE = re.compile(r"(?<=-)(?=-)|(?<=')(?=')|(?<=[`?!])(?=`)")
_WORD = re.compile(r"[^\W_]+")
_BREAK = re.compile(r"[:.?!]\s|\s[-–—]\s|[“\"(]")


def entry(citation: Citation) -> str:
    """One `@misc` entry, with a newline at its end."""
    lines = [f"  {name} = {value}" for name, value in _fields(citation)]
    return f"@misc{{{citation.key},\n" + ",\n".join(lines) + "\n}\n"


def bibliography(entries: Iterable[str]) -> str:
    return "\n".join(entries)


def _fields(citation: Citation) -> Iterator[tuple[str, str]]:
    yield "title", _braced(_protected(citation.title))
    if citation.organization:
        yield "author", _braced(_braced(_escaped(citation.organization)))
    if venue := citation.facts.get("venue"):
        yield "howpublished", _braced(_escaped(venue))
    if citation.date:
        yield "year", str(citation.date.year)
        if citation.date.month:
            yield "month", MONTHS[citation.date.month - 1].lower()
        yield "date", _braced(str(citation.date.iso))
    if citation.notes:
        yield "note", _braced(_escaped(". ".join(citation.notes)))
    if citation.paragraphs:
        yield "abstract", _braced(_escaped("\n".join(citation.paragraphs)))
    if citation.keywords:
        yield "keywords", _braced(_escaped(", ".join(map(without_commas, citation.keywords))))
    if citation.url:
        yield "url", _braced(citation.url.translate(_NOT_IN_AN_ADDRESS))


def value(text: str) -> str:
    """`text` as the value of a field."""
    return _braced(escaped(text))


def title_value(title: str) -> str:
    """`title` as the value of a field, in which styles keep its capitals."""
    return _braced(_protected(title))


def address_value(address: str) -> str:
    """An address or an identifier, which readers take as it stands, as the value of a field."""
    return _braced(address.translate(_NOT_IN_AN_ADDRESS))


def escaped(text: str) -> str:
    """`text` inside a value, whose braces it leaves balanced."""
    return _escaped(text)


def _braced(value: str) -> str:
    return f"{{{value}}}"


def _escaped(text: str) -> str:
    return _in_tex(_with_pairs(text))


def _with_pairs(text: str) -> str:
    """The text with stand-ins for the braces that form pairs."""
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
    if _mostly_lower([word.group() for word in inside]):
        names |= {word.start() for word in inside if word.group()[0].isupper()}
    return names


def _mostly_lower(words: Iterable[str]) -> bool:
    """Short words say nothing: they are lower case in every title."""
    long = [word for word in words if len(word) > 3]
    return 2 * sum(map(str.islower, long)) > len(long)
