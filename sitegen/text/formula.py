r"""Formula: one piece of LaTeX mathematics, as MathML for a page and as a line of Unicode.

latex2mathml reads it; what it gives is not trusted.  Its `\href`, `\style` and `\class` write
attributes that a browser acts on, and it takes a great deal for mathematics that is none: so its
tree is kept only if each element, each attribute and each child is one that a formula needs.
Otherwise there is no formula, and the text stays as it was written: never half.

Length and nesting are bounded, and macros are not defined, so no formula takes long to read.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from html import unescape
from xml.etree.ElementTree import Element

from msgspec import Struct

from sitegen.store import kept
from sitegen.text.linear import is_name, linear

MAX_LENGTH = 600
_LONG = 28  # characters that any column holds
_MAX_DEPTH = 12

# How many children an element has; None: any number.
_ELEMENTS: Mapping[str, int | None] = {
    "math": None, "mrow": None, "mstyle": None, "mpadded": None, "mphantom": None,
    "msqrt": None, "mtable": None, "mtr": None, "mtd": None,
    "mi": 0, "mn": 0, "mo": 0, "mtext": 0, "mspace": 0,
    "mfrac": 2, "mroot": 2, "msub": 2, "msup": 2, "munder": 2, "mover": 2,
    "msubsup": 3, "munderover": 3,
}  # fmt: skip
_WORD = re.compile(r"true|false|prefix|postfix|infix|normal|inline|block|left|center|right|0|1|2")
_LENGTH = re.compile(r"[+-]?[0-3]?(?:\.\d{1,3})?em|0")
_ATTRIBUTES: Mapping[str, re.Pattern[str]] = {
    **dict.fromkeys(
        ("accent", "accentunder", "columnalign", "display", "displaystyle", "fence", "form",
         "largeop", "mathvariant", "movablelimits", "scriptlevel", "separator", "stretchy",
         "symmetric"), _WORD),
    **dict.fromkeys(
        ("depth", "height", "linethickness", "lspace", "maxsize", "minsize", "rspace", "voffset",
         "width"), _LENGTH),
}  # fmt: skip

_DEFINES = re.compile(r"\\(?:(?:re)?new|provide|let|[egx]?def|DeclareMathOperator|catcode)")
_BRACES = re.compile(r"\\[{}\\]|([{}])")
_MACRO = re.compile(r"\\[A-Za-z]+")
_UNBRACED = re.compile(r"(\\math(?:bb|bf|cal|frak|it|rm|scr|sf|tt))\s*([A-Za-z])(?![A-Za-z])")
# What HTML, Markdown or an extension of it may read.
_INERT = {ord(mark): f"&#{ord(mark)};" for mark in "&<>\"'{}[]\\`*_^~$:!#|+=-"}


class Formula(Struct, frozen=True, kw_only=True):
    """A formula that could be read. `text` is Unicode, in one line, and `mathml` inert HTML.

    Where a line of text cannot show it, `text` is as it was `written`, its delimiters included.
    """

    written: str
    text: str
    mathml: str

    @property
    def is_long(self) -> bool:
        """May it be wider than a narrow page?"""
        return len(self.text) > _LONG or 'display="block"' in self.mathml


@lru_cache(maxsize=1 << 12)
@kept
def read_formula(written: str, latex: str, *, display: bool = False) -> Formula | None:
    """The formula that `latex` is, or None. `display` is on lines of its own."""
    if not _may_be_read(latex):
        return None
    from latex2mathml.converter import Converter  # takes long, and formulas are kept

    try:
        root = Converter(display="block" if display else "inline").convert_to_element(
            _UNBRACED.sub(r"\1{\2}", latex)
        )
    except Exception:  # of latex2mathml on what it does not know, in many ways
        return None
    _tidy(root)
    for row in list(root.iter()):
        if _ELEMENTS.get(row.tag, 0) is None:
            row[:] = _apart(list(row))
    if not all(_is_allowed(element) for element in root.iter()):
        return None
    line = linear(root)
    text = written if line is None else line
    return Formula(written=written, text=text, mathml=_html(root, text))


def _may_be_read(latex: str) -> bool:
    """Is it short, flat and balanced, and does it define nothing?"""
    depth = deepest = 0
    for brace in _BRACES.findall(latex):
        depth += {"{": 1, "}": -1, "": 0}[brace]
        deepest = max(deepest, depth)
        if depth < 0:
            return False
    macros = len(_MACRO.findall(latex))
    return (
        0 < len(latex.strip()) <= MAX_LENGTH
        and depth == 0
        and deepest <= _MAX_DEPTH
        and macros <= MAX_LENGTH // 6
        and not _DEFINES.search(latex)
    )


def _tidy(root: Element) -> None:
    """Characters for entities, letters for alphabets: what HTML and MathML Core know."""
    root.attrib.pop("xmlns", None)
    for element in root.iter():
        element.text = unescape(element.text) if element.text else None
        variant = element.get("mathvariant", "normal")
        if element.text and variant != "normal":
            del element.attrib["mathvariant"]
            element.text = "".join(_in_alphabet(letter, variant) for letter in element.text)
        if element.tag == "mi" and element.text and element.text in "⌈⌉⌊⌋":
            element.tag = "mo"
            element.set("stretchy", "false")


def _apart(parts: list[Element]) -> Iterator[Element]:
    """A row's parts, with a thin space beside the name of a function: `n log n`."""
    last: Element | None = None
    for part in parts:
        touch = last is not None and (is_name(last) or is_name(part))
        if touch and not _is_operator(part) and (last is None or not _is_operator(last)):
            yield Element("mspace", width="0.167em")
        yield part
        last = part


def _is_operator(part: Element) -> bool:
    """Does it keep its own distance: a sign, a bracket, a space?"""
    return part.tag in ("mspace", "mtext") or (part.tag == "mo" and not is_name(part))


def _in_alphabet(letter: str, variant: str) -> str:
    """The letter of a mathematical alphabet: `script` is one, and `bold-italic`."""
    names = unicodedata.name(letter, "").split()  # LATIN CAPITAL LETTER O
    alphabet = variant.replace("-", " ").upper().replace("DOUBLE STRUCK", "DOUBLE-STRUCK")
    if len(names) == 4 and names[2] == "LETTER":
        for family in ("MATHEMATICAL ", ""):
            try:
                return unicodedata.lookup(f"{family}{alphabet} {names[1]} {names[3]}")
            except KeyError:
                continue
    return letter


def _is_allowed(element: Element) -> bool:
    known = element.tag in _ELEMENTS
    children = _ELEMENTS.get(element.tag)
    return (
        known
        and children in (None, len(element))
        and all(map(_is_visible, element.text or ""))
        and not (element.tail or "").strip()
        and bool(element.text or children != 0 or element.tag in ("mspace", "mi"))
        and all(
            name in _ATTRIBUTES and _ATTRIBUTES[name].fullmatch(value)
            for name, value in element.attrib.items()
        )
    )


def _is_visible(character: str) -> bool:
    """No backslash, and nothing that commands a terminal, a parser or the direction of a text."""
    return character != "\\" and (character.isprintable() or character in "\u00a0\u2009\u2006")


def _html(root: Element, text: str) -> str:
    """The tree as HTML; whatever cannot draw it may read the text."""
    display = ' display="block"' if root.get("display") == "block" else ""
    inner = "".join(piece for child in root for piece in _pieces(child))
    return f'<math{display} alttext="{text.translate(_INERT)}">{inner}</math>'


def _pieces(element: Element) -> Iterator[str]:
    """A row of one is left out: it means nothing."""
    plain = element.tag == "mrow" and not element.attrib and len(element) == 1
    attributes = "".join(f' {name}="{value}"' for name, value in element.attrib.items())
    if not plain:
        yield f"<{element.tag}{attributes}>"
    yield (element.text or "").translate(_INERT)
    for child in element:
        yield from _pieces(child)
    if not plain:
        yield f"</{element.tag}>"
