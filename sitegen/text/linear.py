"""Linear: a formula as one line of Unicode, for titles of windows, feeds, search and exports."""

import re
import unicodedata
from xml.etree.ElementTree import Element

_SUPERSCRIPTS = str.maketrans(
    "0123456789+-=()/abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVW",
    "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᐟᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂ",
)
_SUBSCRIPTS = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
_LETTERS_BELOW = str.maketrans("aehijklmnoprstuvx", "ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ")
_ACCENTS = {
    "^": "\u0302", "ˆ": "\u0302", "~": "\u0303", "˜": "\u0303", "¯": "\u0304", "ˉ": "\u0304",
    "―": "\u0304", "_": "\u0304", "→": "\u20d7", "˙": "\u0307", "¨": "\u0308",
}  # fmt: skip

_SCRIPTED = frozenset(("msub", "msup", "msubsup", "munder", "mover", "munderover"))
_BIG = frozenset("∑∏∐∫∬∭⋃⋂⨁⨂") | {"lim", "max", "min", "sup", "inf", "argmax", "argmin"}
_SPACED = frozenset("=<>≤≥⩽⩾≪≫≈≃≅≠≡∼∝∈∉⊂⊆⊃⊇→←↔⇒⇐⇔↦×·⋅∪∩∧∨∘±∣⊕⊗")
_OPEN_END = re.compile(rf" ([{''.join(_SPACED)}])$")
_UNSEEN = frozenset("\u2061\u2062\u2063\u2064")
_ONE = re.compile(r"[\w.′″]*|√\w+|\([^()]*\)")
_ALPHABETS = ("MATHEMATICAL ", "DOUBLE-STRUCK CAPITAL", "SCRIPT CAPITAL", "BLACK-LETTER CAPITAL")


class _NotLinearError(Exception):
    """The formula has two dimensions that a line cannot show."""


def superscript(text: str) -> str | None:
    """`text` in raised characters, if there is one for each."""
    raised = text.translate(_SUPERSCRIPTS)
    return None if set(text) & set(raised) else raised


def subscript(text: str, *, letters: bool = False) -> str | None:
    """`text` in lowered characters, if there is one for each; `letters` only if asked for."""
    lowered = text.translate(_SUBSCRIPTS)
    if letters and not re.search(r"[A-Za-z]{2}", text):
        lowered = lowered.translate(_LETTERS_BELOW)
    return None if set(text) & set(lowered) else lowered


def linear(root: Element) -> str | None:
    """The formula in one line, or None. Letters are lowered only if all in it can be."""
    for letters in (True, False):
        line = _Line(letters=letters)
        try:
            text = line.of(root)
        except _NotLinearError:
            return None
        if not (letters and line.has_unlowered):
            break
    return _OPEN_END.sub(r"\1", " ".join(text.split()))


class _Line:
    def __init__(self, *, letters: bool) -> None:
        self._letters = letters
        self.has_unlowered = False

    def of(self, element: Element) -> str:
        match element.tag:
            case "mi" | "mn" | "mo" | "mtext":
                return _characters(element.text or "")
            case "mspace":
                return "" if element.get("width", "").startswith(("0.", "-")) else " "
            case "mphantom":
                return ""
            case "mtable":
                raise _NotLinearError
            case "mfrac":
                return self._fraction(element)
            case "msqrt":
                return f"√{_grouped(self._row(element))}"
            case "mroot":
                return self._root(element)
            case tag if tag in _SCRIPTED:
                return self._scripted(element)
            case _:
                return self._row(element)

    def _row(self, element: Element) -> str:
        """The parts of a row, with a space where two would run together."""
        line, last = "", None
        for child in element:
            part = self.of(child)
            before = line.rstrip()
            if part.strip() in _SPACED and before and before[-1] not in "([{|":
                line = f"{before} {part.strip()} "
            elif part == "," and not _is_thousands(element, child):
                line += ", "
            elif part:
                line += f" {part}" if _run_together(last, child, line[-1:], part[0]) else part
            last = child if part else last
        return line

    def _fraction(self, element: Element) -> str:
        above, below = (self.of(child).strip() for child in element)
        if element.get("linethickness") == "0":
            return f"{above} choose {below}"
        return f"{_grouped(above)}/{_grouped(below)}"

    def _root(self, element: Element) -> str:
        radicand, degree = (self.of(child).strip() for child in element)
        raised = superscript(degree)
        if raised is None:
            raise _NotLinearError
        return f"{raised}√{_grouped(radicand)}"

    def _scripted(self, element: Element) -> str:
        base, *scripts = (self.of(child).strip().replace(" ", "") for child in element)
        accented = element.tag == "mover" and scripts[0] in _ACCENTS
        is_over = element.tag in ("munder", "mover", "munderover")
        if accented or (is_over and not _is_big(element)):
            if not accented or len(base) != 1:
                raise _NotLinearError
            return unicodedata.normalize("NFC", base + _ACCENTS[scripts[0]])
        if element.tag in ("msup", "mover"):
            return base + _raised(scripts[0])
        lowered = self._lowered(scripts[0])
        return base + lowered + (_raised(scripts[1]) if len(scripts) > 1 else "")

    def _lowered(self, index: str) -> str:
        lowered = subscript(index, letters=self._letters)
        if lowered is not None:
            return lowered
        self.has_unlowered = self.has_unlowered or len(index) == 1
        return f"_{index}" if re.fullmatch(r"[^\W\d]\w*|\W", index) else f"_({index})"


def _raised(exponent: str) -> str:
    if exponent and set(exponent) <= set("′″‴*∗†°"):
        return exponent.replace("∗", "*")
    raised = superscript(exponent.replace("⊤", "T"))
    if raised is not None:
        return raised
    return f"^{exponent}" if len(exponent) == 1 else f"^({exponent})"


def _characters(text: str) -> str:
    """Plain letters for those of mathematical alphabets, and the minus that people type."""
    plain = (
        unicodedata.normalize("NFKC", each)
        if unicodedata.name(each, "").startswith(_ALPHABETS)
        else each
        for each in text
        if each not in _UNSEEN
    )
    return "".join(plain).replace("−", "-").replace("∗", "*").replace("\u00a0", " ")


def _grouped(text: str) -> str:
    return text if _ONE.fullmatch(text) else f"({text})"


def _is_big(element: Element) -> bool:
    """Is it a sum, a limit, or such with its bounds?"""
    if element.tag in _SCRIPTED:
        return _is_big(element[0])
    return (element.text or "") in _BIG


def is_name(element: Element | None) -> bool:
    """Is it the name of a function, or does it begin with one?"""
    if element is None or len(element):
        return element is not None and element.tag in _SCRIPTED and is_name(element[0])
    text = element.text or ""
    return element.tag in ("mi", "mo") and len(text) > 1 and text.isalpha()


def _is_thousands(row: Element, comma: Element) -> bool:
    """Is the comma between two numbers?"""
    place = list(row).index(comma)
    return [each.tag for each in row[max(place - 1, 0) : place + 2]] == ["mn", "mo", "mn"]


def _run_together(last: Element | None, child: Element, end: str, start: str) -> bool:
    """Does what follows need a space: a name, what a name is of, what follows a fraction?"""
    if last is None or not (start.isalnum() or start in "√∑∏∫"):
        return False
    ends_open = end.isspace() or end in "([{|/⌈⌊⟨‖√"
    apart = is_name(child) or is_name(last) or _is_big(child) or _is_big(last)
    return not ends_open and (apart or last.tag == "mfrac")
