r"""LaTeX field: the text of a BibTeX field as a person would write it.

Accents and symbols are those of `text.latex`.  Here goes what only BibTeX writes: braces that keep
capitals, escaped `\&`, `--` and `~`, `\url{}`.  Mathematics between dollars stays as it is.
"""

import html
import re

from sitegen.text.latex import to_text

_MATH = re.compile(r"(?<!\\)\$(?:[^$\\]|\\.){1,1000}\$", re.DOTALL)
_URL = re.compile(r"https?://(?:[^\s<>{}\\]|\\[_%&#~]|\{\\_\})+")
_HREF = re.compile(r"\\href\s*\{([^{}]*)\}\s*(?=\{)")
_URL_MACRO = re.compile(r"\\(?:url|nolinkurl|path|doi)\s*(?=\{)")
_SPELLED = {
    "textasciitilde": "~", "textbackslash": "\\", "textunderscore": "_", "textasciicircum": "^",
    "textbraceleft": "{", "textbraceright": "}", "textdollar": "$", "textbar": "|",
    "textquotedbl": '"', "slash": "/", "newblock": " ",
}  # fmt: skip
# Signs that are spelled out are no marks: they have stand-ins until the marks are read.
_STAND_INS = {name: chr(number) for number, name in enumerate(_SPELLED, ord("\x0e"))}
_SIGNS = str.maketrans({_STAND_INS[name]: sign for name, sign in _SPELLED.items()})
_SPELLED_OUT = re.compile(rf"\\({'|'.join(_SPELLED)})(?![A-Za-z])(?:\{{\}}|\s)?")
_TIE = re.compile(r"(?<!\\)~")
_MACRO = re.compile(r"\\([A-Za-z]+)\*?\s?")
_SWITCHES = frozenset(
    {"it", "em", "bf", "sc", "tt", "rm", "sf", "sl", "relax", "protect", "ignorespaces"}
    | {"itshape", "bfseries", "scshape", "ttfamily", "rmfamily", "upshape", "small", "large"}
)
_MARK = re.compile(r"\\([{}$&%#_^~'\"`.=])|\\[-/@]|\\[\\,;: !]|[{}]|---|--|``|''")
_MARKS = {"---": "—", "--": "–", "``": "“", "''": "”", "{": "", "}": ""}
_ENTITY = re.compile(r"&(?:[A-Za-z]{2,10}|#\d{1,6}|#x[0-9A-Fa-f]{1,5});")
_TILDE = re.compile(r"\$\\s?im\$|\\~\{\}|\{?\\textasciitilde\s?(?:\{\})?\}?")


def plain(text: str) -> str:
    """The text of a title, a name of a journal or an abstract."""
    if _ONLY_PLAIN.fullmatch(text):
        return text
    pieces = []
    end = 0
    for math in _MATH.finditer(text):
        pieces += [_prose(text[end : math.start()]), math.group()]
        end = math.end()
    decoded = "".join([*pieces, _prose(text[end:])])
    return _ENTITY.sub(lambda entity: html.unescape(entity[0]), decoded)


_ONLY_PLAIN = re.compile(r"[^\\{}$~&`'-]*")


def verbatim(text: str) -> str:
    """An address or an identifier, in which `--` and `~` are themselves."""
    text = _URL_MACRO.sub("", _HREF.sub(r"\1 ", _TILDE.sub("~", text)))
    return re.sub(r"\$?\\([_%&#$~{}])\$?|[{}]", lambda mark: mark[1] or "", text).strip()


def _prose(text: str) -> str:
    """Text without mathematics, in which addresses are kept."""
    text = _URL_MACRO.sub("", _HREF.sub("", text)) if "\\" in text else text
    pieces = []
    end = 0
    for url in _URL.finditer(text):
        pieces += [_words(text[end : url.start()]), verbatim(url.group())]
        end = url.end()
    return "".join([*pieces, _words(text[end:])])


def _words(text: str) -> str:
    text = _TIE.sub(" ", text)
    if "\\" in text:
        text = _SPELLED_OUT.sub(lambda macro: _STAND_INS[macro[1]], text)
        text = _MACRO.sub(_without_macro, to_text(text))
    return _MARK.sub(_mark, text).translate(_SIGNS)


def _without_macro(macro: re.Match[str]) -> str:
    """A switch of style vanishes, and so does a command before its argument; others are shown."""
    is_command = macro.string[macro.end() : macro.end() + 1] == "{"
    return "" if is_command or macro[1] in _SWITCHES else macro[0].removeprefix("\\")


def _mark(mark: re.Match[str]) -> str:
    if mark[1]:
        return mark[1]
    if mark[0].startswith("\\"):
        return "" if mark[0][1] in "-/@!" else " "
    return _MARKS[mark[0]]
