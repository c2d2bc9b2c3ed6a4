r"""Persons: names of authors, alone and in lists, as sources write them.

Listings, references and BibTeX write one person in several ways: `Jan van der Berg Jr.`,
`van der Berg, Jr., Jan`, ``Ber{\'e}nyi, Z{\"o}e``, `Smith JK`.  The parts come out as they are
written, never spelled or capitalized in another way, without what is no part of a name: markup,
footnote marks, addresses.

The choice and its price: bibtexparser splits names by BibTeX's rules, by which a particle begins
in lower case; those that are capitalized (`Elna Van Den Berg`) are a short list.  A name library
that knows titles and degrees would take `Prince` and `Mohd.` for some, and lose them.
"""

import html
import re
from collections.abc import Iterable
from functools import lru_cache

from msgspec import Struct

from sitegen.text.clean import clean
from sitegen.text.latex import to_text
from sitegen.text.words import fold

_KNOWN = 1 << 16  # names whose reading is kept

# -- What is no part of a name

_ESCAPES = 3  # how often a name may have been escaped: `&amp;amp;uuml;`
_TAG = re.compile(r"<sup\b[^<>]{0,99}>[^<>]{0,30}</sup>|</?[a-z][^<>]{0,300}>", re.IGNORECASE)
_COMMENT = re.compile(
    r"\\(?:thanks|footnote(?:mark)?|textsuperscript|inst|orcid\w{0,9})\b"
    r"(?:\[[^\[\]]{0,30}\])?(?:\{[^{}]{0,300}\})?"
    r"|\$\s?\{?\s?\}?\^[^$]{0,30}\$|(?<!\\)\^\{[^{}]{0,30}\}|\\relax\s?"
)
_ACCENT = re.compile(r"\\(?:([.=])([A-Za-z])|([Hbcdkruv])\s([A-Za-z]))")
_LETTER = re.compile(r"(\\(?:aa|AA|ae|AE|oe|OE|o|O|l|L|ss|i|j|dh|DH|dj|DJ|th|TH|ng|NG))\s(?=\w)")
_CAPITALS = re.compile(r"\{(\w{1,2})\}")  # `{McD}onald` keeps its case; so does `{B}erg`
_COMMAND = re.compile(r"\\[A-Za-z]*\s?")
_EMAIL = re.compile(
    r"[<(\[]?(?:\{[^{}@]{1,200}\}|[\w.+-]{1,64})@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}[>)\]]?"
    r"|https?://[^\s,;]+"
)
_MARKS = re.compile(r"[*∗⁎†‡§¶‖♯✉⋆★☆⁰¹²³⁴-⁹⁺⁻ᴬ-ᵪⁱⁿ]|\(\d{1,3}(?:, ?\d{1,3}){0,9}\)")
_NUMBERS = re.compile(r"(?<=[^\W\dA-Z_]|\.)\d{1,2}(?:, ?\d{1,2}){0,9}(?= ?(?:$|[,;&]|and\b))")
# An affiliation, at a name's end; a nickname between two names stays.
_NOTE = re.compile(r"(?:(?<=[\w.])| |^)\([^()]{0,200}\)(?! (?!and\b|et\b|und\b)\w)")
_SEPARATORS = str.maketrans("，、；~", ",,; ")
_REPEATED = re.compile("(?: ?,)+")
_EDGES = " ,;&/"

# -- Words that say what others are

_SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
_SUFFIX = re.compile(r",? (?:jr|sr|ii|iii|iv)\.?$", re.IGNORECASE)
_DEGREE = re.compile(r"ph\.? ?d\.?|m\.? ?sc\.?|b\.? ?sc\.?|d\.?phil\.?", re.IGNORECASE)
# Particles that stay with the family name when they are capitalized.
_PARTICLES = frozenset(
    {"abd", "abdel", "abdul", "abu", "al", "bin", "da", "das", "de", "del", "della", "den", "der"}
    | {"di", "do", "dos", "du", "el", "ibn", "la", "las", "le", "los", "mac", "st.", "ten", "ter"}
    | {"van", "vom", "von", "zu", "zum", "zur", "ould", "af", "av", "'t"}
)
_CONJUNCTIONS = frozenset({"y", "e", "i"})  # between two family names: `Ramón y Cajal`
# In Vietnamese names `Van` and `Le` are seldom particles.
_VIETNAMESE = frozenset(
    {"bui", "dang", "dinh", "duong", "hoang", "huynh", "ngo", "nguyen", "pham", "phan", "tran"}
    | {"trinh", "truong", "vo", "vu"}
)
_ORGANIZATION = frozenset(
    {"academy", "agency", "association", "center", "centre", "collaboration", "committee"}
    | {"consortium", "corporation", "council", "department", "foundation", "group", "inc", "inc."}
    | {"initiative", "institute", "lab", "laboratories", "laboratory", "labs", "llc", "ltd"}
    | {"ltd.", "ministry", "network", "organization", "project", "research", "society", "team"}
    | {"technologies", "university", "gmbh", "community", "contributors", "developers"}
)
_COMPANY = re.compile(r"(?:inc|ltd|llc|corp|co|gmbh)\.?", re.IGNORECASE)
_SCRIPT = "\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff"  # Chinese, and so on
_EASTERN = re.compile(rf"[{_SCRIPT}][{_SCRIPT} ·・]*")
_INITIALS = re.compile(r"[^\W\d_a-z]\.?(?:[ -]?[^\W\d_a-z]\.?){0,4}")
_ENDS_IN_INITIAL = re.compile(r"(?:^|[ .-])[^\W\d_a-z]\.$")
_WITH_INITIAL = re.compile(r"[^\W\d_]{2,} [^\W\d_a-z]\.")  # `Geoffrey E.`: given names only
_INDEXED = re.compile(r"[A-Z]{1,3}|(?:[^\W\d_a-z]\.-?){1,4}")  # `Smith JK`, `Smith J.K.`

# -- Lists

_MORE = re.compile(
    r"(?:and |& )?(?:(?:\+ ?)?\d+ (?:more|others?)(?: \w+)?|\+ ?\d+|(?:many )?others)\.?",
    re.IGNORECASE,
)
_ET_AL = re.compile(
    r"(?:,? (?:and|&) )?(?<!\w)et(?:\.? |\.)al(?:ii|ia)?(?![\w-])\.?|…|\.{3,9}"
    r"| \+ ?\d{1,4}(?: (?:more|others?))?(?: authors?)?$| (?:and|&) others\.?$",
    re.IGNORECASE,
)
_AND = re.compile(r",? (?:and|&|et|und) ", re.IGNORECASE)
_LEADING = re.compile(r"^(?:(?:and|&) |authors?: ?|by: ?)", re.IGNORECASE)
_BETWEEN = re.compile(r"[;；|•]")
_APOSTROPHE = re.compile("['’`ʼ]")
_NAME_WORD = re.compile(r"\w+")
_PARTICLE_WORD = re.compile(r"(?:(?:[^\W\d_]|['’]){1,6} |(?:al|el|d|l)[-'’])")


class Person(Struct, frozen=True, kw_only=True):
    """One author: a person, or a body of persons that has a family name only."""

    family: str
    given: str = ""
    suffix: str = ""

    @property
    def name(self) -> str:
        """The name as one reads it: `Jan van der Berg Jr.`"""
        is_latin = self.family.isascii()  # most are, which is sooner seen
        if not is_latin and _EASTERN.fullmatch(self.family) and _EASTERN.fullmatch(self.given):
            return self.family + self.given
        return " ".join(filter(None, (self.given, self.family, self.suffix)))

    @property
    def inverted(self) -> str:
        """The name in BibTeX's order: `van der Berg, Jr., Jan`; of a body, its name.

        A body of several words needs braces around it where a name is to be split again.
        """
        return ", ".join(filter(None, (self.family, self.suffix, self.given)))

    @property
    def sort_key(self) -> str:
        """Family and given name in plain small letters, for lists in alphabetical order.

        As the Chicago Manual and the citation styles' "demoted particles" have it, particles in
        lower case do not count (`van der Berg` stands under B, `al-Khwarizmi` under K), those in
        capitals do (`La Fontaine`, `Van Durme`); nor does a body's article.
        """
        family = self.family.removeprefix("The ") if not self.given else self.family
        while (particle := _PARTICLE_WORD.match(family)) and particle[0].islower():
            family = family[particle.end() :]
        return _plain_words(f"{family or self.family} {self.given} {self.suffix}")

    @property
    def key(self) -> str:
        """What the spellings of one name have in common: its words in plain small letters.

        Case, accents, hyphens and the dots of initials make no difference, but every letter does:
        `J.-P. Åby` and `j p aby` are one name, `Jean Aby` and `J. Aby` are two.
        """
        return _plain_words(self.name)


@lru_cache(maxsize=_KNOWN)
def _plain_words(name: str) -> str:
    return " ".join(_NAME_WORD.findall(fold(_APOSTROPHE.sub("", name))))


@lru_cache(maxsize=_KNOWN)
def parse_person(text: str) -> Person | None:
    """One name: `Given Family`, `Family, Jr., Given` or `{A Body of Persons}`; None if empty."""
    persons, _ = _people([_ET_AL.sub(" ", _plain(text))])
    return persons[0] if persons else None


def people(names: Iterable[str]) -> tuple[tuple[Person, ...], bool]:
    """Names given one by one, and whether they are all: "et al." and "others" are no person."""
    plain = [_plain(name) for name in names]
    cut = [_ET_AL.sub(" ", name) for name in plain]
    persons, complete = _people(cut)
    return persons, complete and cut == plain


def parse_people(text: str) -> tuple[tuple[Person, ...], bool]:
    """A field of names in plain text, and whether they are all: False if it says "et al."

    Names are separated by semicolons, by "and" or by commas; `Family, Given` is told from a list
    by what stands on either side of the comma.
    """
    plain = _LEADING.sub("", _plain(text), count=1)
    cut = _ET_AL.sub(" ", plain)
    persons, complete = _people(_divided(cut) if "{" in cut else _listed(cut))
    return persons, complete and cut == plain


def _divided(field: str) -> list[str]:
    """The names of a BibTeX field, which `and` divides."""
    from bibtexparser.middlewares.names import split_multiple_persons_names

    names: list[str] = split_multiple_persons_names(field)
    return names


def people_of_bibtex(field: str) -> tuple[tuple[Person, ...], bool]:
    """A BibTeX field of names, by BibTeX's own rules, and whether they are all.

    A field that has no `and` but semicolons, or commas that divide no name, is read as plain text.
    """
    names = _divided(_plain(field))
    if len(names) == 1 and _is_plain_list(names[0]):
        return parse_people(field)
    cut = [_ET_AL.sub(" ", name) for name in names]
    persons, complete = _people(cut)
    return persons, complete and cut == names


def _is_plain_list(name: str) -> bool:
    _, *others = map(str.strip, name.split(","))
    has_commas = len(others) > 2 or (len(others) == 2 and not any(map(_is_suffix, others)))
    return "{" not in name and (";" in name or has_commas)


# -- Text


def _plain(text: str) -> str:
    """One line in Unicode, without marks and addresses; braces that group are left."""
    for _ in range(_ESCAPES):
        text = html.unescape(text) if "&" in text else text
    text = _TAG.sub("", text) if "<" in text else text
    text = clean(text)
    if "\\" in text or "$" in text or "^" in text:
        text = _COMMENT.sub("", text)
        text = _LETTER.sub(r"\1{}", _ACCENT.sub(r"\\\1\3{\2\4}", text))
    text = _CAPITALS.sub(r"\1", to_text(text))
    text = _COMMAND.sub("", text) if "\\" in text else text
    text = _EMAIL.sub("", text) if "@" in text or "://" in text else text
    text = _NUMBERS.sub("", _MARKS.sub("", text))
    text = _NOTE.sub("", text) if "(" in text else text
    return _REPEATED.sub(",", clean(text.translate(_SEPARATORS)))


def _is_balanced(text: str) -> bool:
    depth = 0
    for mark in re.findall("[{}]", text):
        depth += 1 if mark == "{" else -1
        if depth < 0:
            return False
    return depth == 0


def _is_one_group(text: str) -> bool:
    """Whether one pair of braces holds all of a text whose braces are balanced."""
    depth = 0
    for mark in re.finditer("[{}]", text):
        depth += 1 if mark[0] == "{" else -1
        if depth == 0:
            return text[0] == "{" and mark.end() == len(text)
    return False


def _without_braces(text: str) -> str:
    return clean(text.replace("{", "").replace("}", ""))


# -- One name


def _people(names: Iterable[str]) -> tuple[tuple[Person, ...], bool]:
    """The persons of plain names, and whether no name says that there are more."""
    stripped = [name.strip(_EDGES) for name in names]
    real = [name for name in stripped if not _MORE.fullmatch(name)]
    alone = [name for name in real if not _is_organization(name)]
    if len(alone) > 1 and all(map(_is_indexed, alone)):
        real = [_in_bibtex_order(name) if _is_indexed(name) else name for name in real]
    return tuple(filter(None, map(_person, real))), len(real) == len(stripped)


@lru_cache(maxsize=_KNOWN)
def _person(name: str) -> Person | None:
    if not _is_balanced(name):
        name = _without_braces(name).strip(_EDGES)
    bare = _without_braces(name)
    if not re.search(r"\w", bare):
        return None
    if _is_one_group(name) or _EASTERN.fullmatch(bare) or _is_organization(name):
        return Person(family=bare)
    first, _, rest = name.partition(",")
    if _DEGREE.fullmatch(rest.strip()) and not _is_family(first):
        name = first
    is_turned = name.endswith(".") and _is_indexed(name) and not _has_given_name(name)
    return _split(_in_bibtex_order(name) if is_turned else name)


def _is_organization(name: str) -> bool:
    first, comma, rest = name.partition(",")
    if comma:
        return _COMPANY.fullmatch(rest.strip()) is not None
    words = first.split()
    if len(words) < 2:
        return False
    says_so = not _ORGANIZATION.isdisjoint(map(str.lower, words)) or words[0] == "The"
    is_phrase = not {"of", "for", "AI"}.isdisjoint(words) or any(map(str.isdigit, name))
    return says_so or is_phrase


def _split(name: str) -> Person | None:
    """A person's name by BibTeX's rules, and by a few for what it does not know."""
    from bibtexparser.middlewares.names import parse_single_name_into_parts

    middle: list[str] = []
    rest, _, last = name.rpartition(" ")
    if _is_suffix(last) and rest and "," not in rest[:-1]:
        name, middle = rest.rstrip(", "), [last]
    is_inverted = "," in re.sub(r"\{[^{}]*\}", "", name)
    parts = parse_single_name_into_parts(name, strict=False)
    given, family = parts.first, parts.von + parts.last
    if not is_inverted:
        given, family = _with_particles(given, family)
    return _assembled(given, family, middle or parts.jr)


def _with_particles(given: list[str], family: list[str]) -> tuple[list[str], list[str]]:
    """The words of a name in reading order, with all particles in the family name."""
    if not given and len(family) > 1 and family[0] not in _PARTICLES:  # all in small letters
        given, family = family[:1], family[1:]
    if len(given) == 1 and given[0] in _PARTICLES:
        return [], given + family
    if len(given) > 1 and family[0] in _CONJUNCTIONS:
        given, family = given[:-1], given[-1:] + family
    is_vietnamese = any(fold(word) in _VIETNAMESE for word in given + family)
    while len(given) > 1 and given[-1].lower() in _PARTICLES and not is_vietnamese:
        given, family = given[:-1], given[-1:] + family
    return given, family


def _assembled(given: list[str], family: list[str], middle: list[str]) -> Person | None:
    """A person of its words; those between two commas are a suffix, or given names too."""
    suffix = ""
    if len(middle) == 1 and _is_suffix(middle[0]):
        suffix = middle[0]
    else:
        given = middle + given
    if not suffix and given and _is_suffix(given[-1]):
        *given, suffix = given
    elif not suffix and len(family) > 1 and _is_suffix(family[-1]):
        *family, suffix = family
    whole = [_without_braces(" ".join(words)) for words in (family, given)]
    if not whole[0]:
        whole.reverse()
    return Person(family=whole[0], given=whole[1], suffix=suffix) if whole[0] else None


def _is_suffix(word: str) -> bool:
    return word.lower() in _SUFFIXES


def _is_indexed(name: str) -> bool:
    """Whether a name ends in its initials without periods: `van der Berg JK`."""
    words = name.split()
    is_short = len(words) > 1 and _INDEXED.fullmatch(words[-1]) is not None
    has_family = is_short and not _INDEXED.fullmatch(words[0])
    return has_family and "," not in name and not _is_organization(name)


def _has_given_name(indexed: str) -> bool:
    """Are there two names before the initials, as in `Ajay Krishnan T. K.`?"""
    whole = [word for word in indexed.split() if not _INDEXED.fullmatch(word)]
    return sum(word.lower() not in _PARTICLES for word in whole) > 1


def _in_bibtex_order(indexed: str) -> str:
    words = indexed.split()
    start = len(words)
    while start > 1 and _INDEXED.fullmatch(words[start - 1]):
        start -= 1
    return f"{' '.join(words[:start])}, {' '.join(words[start:])}"


# -- Lists


def _listed(text: str) -> list[str]:
    """The single names of a list in plain text."""
    parts = _BETWEEN.split(text)
    if len(parts) > 1:
        *parts, last = (_LEADING.sub("", part.strip(), count=1) for part in parts)
        return parts + _two(last)
    pieces = _two(text) if text.lower().count(" and ") == 1 else _AND.split(text)
    commas = [piece.strip(_EDGES).count(",") for piece in pieces]
    are_inverted = len(pieces) > 1 and commas.count(1) * 2 > len(pieces)
    if are_inverted and max(commas) == 1:
        return pieces
    if len(pieces) > 2 or commas[0] < 2:
        read = (_by_commas(piece.split(",")) for piece in pieces)
        return [name for names in read for name in names]
    return _by_commas(",".join(pieces).split(","))


def _two(text: str) -> list[str]:
    """Two names with "and" between them, unless they are the name of one body."""
    pieces = _AND.split(text)
    is_body = "," not in text and not {"of", "for"}.isdisjoint(pieces[0].split())
    return [text] if is_body else pieces


def _by_commas(segments: list[str]) -> list[str]:
    """The names between commas, with those joined again that a comma divides."""
    names = _with_suffixes(filter(None, (segment.strip(_EDGES) for segment in segments)))
    if all(map(_EASTERN.fullmatch, names)):
        return names
    if len(names) == 2:
        return [", ".join(names)] if _is_divided(*names) else names
    pairs = list(zip(names[::2], names[1::2], strict=False))
    if len(names) % 2 == 0 and _are_inverted(pairs):
        return [", ".join(pair) for pair in pairs]
    # `Doe, Jane, John Roe and Ann Poe`: the first alone, for the alphabet.
    is_given = len(names) > 2 and (" " not in names[1] or _WITH_INITIAL.fullmatch(names[1]))
    is_first_inverted = is_given and _is_family(names[0])
    if is_first_inverted and all(" " in name for name in names[2:]):
        return [", ".join(names[:2]), *names[2:]]
    return _with_initials(names)


def _with_suffixes(segments: Iterable[str]) -> list[str]:
    names: list[str] = []
    for segment in segments:
        if names and (_is_suffix(segment) or _COMPANY.fullmatch(segment)):
            is_initials = _INITIALS.fullmatch(names[-1]) is not None
            names[-1] += f" {segment}" if is_initials else f", {segment}"
        else:
            names.append(segment)
    return names


def _is_family(text: str) -> bool:
    return " " not in text or text.split()[0] in _PARTICLES


def _is_divided(first: str, second: str) -> bool:
    """Whether a comma between two texts divides one name."""
    if _INITIALS.fullmatch(first) and _INITIALS.fullmatch(second):
        return False
    is_given = " " not in second or _INITIALS.fullmatch(second) is not None
    ends_alone = _ENDS_IN_INITIAL.search(second) and not _ENDS_IN_INITIAL.search(first)
    return is_given or _is_family(first) or bool(ends_alone)


def _are_inverted(pairs: list[tuple[str, str]]) -> bool:
    """Whether all are `Family, Given`; a list has a name of two words in front sooner or later."""
    have_families = all(_is_family(family) for family, _ in pairs)
    return have_families and any(" " not in given or "." in given for _, given in pairs)


def _with_initials(names: list[str]) -> list[str]:
    """Initials joined to the family names before them: `Doe, J., Roe, A.`"""
    joined: list[str] = []
    for name in names:
        before = _SUFFIX.sub("", joined[-1]) if joined else ","
        is_open = "," not in before and not _INITIALS.fullmatch(before)
        if is_open and _INITIALS.fullmatch(_SUFFIX.sub("", name)):
            joined[-1] += f", {name}"
        else:
            joined.append(name)
    return joined
