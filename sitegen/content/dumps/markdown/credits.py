"""Credits: who wrote a paper, where and when, from the text around its title."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from msgspec import Struct, field

from sitegen.content.dumps.markdown.bare_text import without_marks
from sitegen.content.dumps.names import count_people
from sitegen.text.dates import MONTHS
from sitegen.text.written_date import parse_written

_GROUP = re.compile(r"[(（\[【]([^()（）\[\]【】]{1,300})[)）\]】]")
_BREAK = re.compile(r"\n+|\s[-–—|·•/]+\s|\s?\|\s?")
_SENTENCE = re.compile(r"(?<=[a-zà-ÿ\d)\]’'*\u3400-\u9fff][.。])\s+(?=\S)|(?<=[?!])\s+(?=[A-Z])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:(?-i:[A-Z]{1,2})|jr|sr|dr|prof|st|proc|conf|int|trans|adv|vol|no|pp|vs|symp|univ|eds?|j|al)\.)$",
    re.IGNORECASE,
)
_YEAR = r"(?:18|19|20)\d\d"
_MONTH = "(?:" + "|".join(MONTHS) + r")[a-z]{0,6}\.?"
_DATE = re.compile(
    rf"(?:{_YEAR}(?:[-./,年]\s?\d{{1,2}}(?:[-./,月]\s?\d{{1,2}}日?)?月?)?"
    rf"|\d{{1,2}}[./-]{_YEAR}|(?:\d{{1,2}}(?:st|nd|rd|th)?\s)?{_MONTH}\s?"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?,?\s)?{_YEAR}"
    rf"|{_YEAR}[ ,]{{1,2}}{_MONTH}(?:\s\d{{1,2}})?|\d{{1,2}}\s{_MONTH}\s{_YEAR})",
    re.IGNORECASE,
)
_WITH_YEAR = re.compile(rf"(?<!\d)({_YEAR})(?!\d)|(?<=[A-Za-z])\s?['’‘]\s?(\d\d)(?!\d)")
_ACRONYM = re.compile(
    r"\b(?!(?:II|III|IV)\b)(?:[A-Z][A-Za-z]*[A-Z]{2,}[A-Za-z]*|[A-Z]{3,}\d{0,2})\b|NeurIPS|\bAI\b"
)
_WORDS = re.compile(
    r"\b(?:ar[xX]iv|conference|proceedings|proc|journal|transactions|trans|workshop|symposium"
    r"|letters|review|reviews|advances|annals|nature|science|neural computation|findings|preprint"
    r"|openreview|biorxiv|press|thesis|report|magazine|interspeech|eurographics|siggraph|corr"
    r"|neurips|communications of|machine intelligence|plos|cell|lancet|jmlr|blog|nips|usenix"
    r"|under review|springer|elsevier|in submission|submitted|accepted|tech)\b",
    re.IGNORECASE,
)
_BY = re.compile(r"^(?:by|authors?|作者)[:：]?\s+", re.IGNORECASE)
_ET_AL = re.compile(r"(\bet\.?\s?al\b\.?).*", re.DOTALL)
_PERIOD = re.compile(r"(?<=[^\W\d_]{2})\.$")  # behind a name, not behind an initial
_PLACE = re.compile(r"(?<=\w)\s?\([^()\d]{1,80}\)(?=\s*(?:[,;&]|and\s))")  # of one of several
_LAST_PLACE = re.compile(r"(?<=\w)\s?\([^()\d]{1,80}\)")
_IN = re.compile(
    r"^(?:(?:published|accepted|appeared|presented|to appear|submitted)\s)?(?:in|at|by|to)[:\s]+"
    r"|^(?:published|accepted|venue|conference|journal|appeared):\s*|^@\s*",
    re.IGNORECASE,
)
_VOLUME = re.compile(r"[\s,]+(?:(?:vol|pp?|no)\.?\s?)?\d[\d.():,–\s-]*$")
_NUMBERED = re.compile(r"[\s,.;:(–-]{0,4}(?:vol\.?\s?|no\.?\s?)?\d", re.IGNORECASE)
_SMALL = frozenset({"a", "and", "as", "at", "for", "in", "of", "on", "the", "to", "und", "et", "y"})
_SMALL_WORD = re.compile(r"(?<![\w-])[a-z]{2,}(?![\w-])")
_LEAST_SMALL = 4  # words in small letters of a sentence; a venue has its capitals
_EDGES = " .,;:|<>-–—*_()[]（）【】\"“”'’/\\"
_REMARK = re.compile(
    r"(?:codes?|data|paper|models?|weights|demo)?\W{0,3}(?:comm?ing|available|released?)\s+soon\b"
    r"|similar to\b|same as\b|see also\b|(?:un)?official\b",
    re.IGNORECASE,
)
_LONGEST = 300  # characters of a venue
_MOST = 4_000  # characters of text around a title that are looked at


class Credits(Struct):
    """What the text around a title says; `rest` are the parts that nobody understands."""

    authors: str = ""
    venue: str = ""
    dates: list[str] = field(default_factory=list)
    rest: list[str] = field(default_factory=list)

    def add(self, part: str, *, is_aside: bool) -> None:
        """Take in one part; `is_aside` says that it stands in brackets."""
        text = part.strip(_EDGES)
        if not re.search(r"\w", text) or _REMARK.match(text):
            return
        if date := as_date(text):
            self.dates.append(date)
            return
        names, ending = _without_ending(_BY.sub("", part.strip(_EDGES.replace(".", ""))))
        people = count_people(names)
        if people == 1 and self.needs_venue and any(map(as_date, ending)):  # `Tellus, 1995`
            self.add_place(text)
        elif people > (2 if _is_venue(names) else is_aside) and not (is_aside and self.authors):
            self._add_people(_ET_AL.sub(r"\1", names))
            for each in ending:
                self.add_place(each)
        elif is_venue(text):
            self.add_place(text)
        else:
            self.rest.append(text)

    def _add_people(self, names: str) -> None:
        names = _PERIOD.sub("", names.lstrip(_EDGES))
        if not self.venue and self.authors:
            self.authors = f"{self.authors}, {names}"
        else:
            self.authors = self.authors or names

    @property
    def needs_venue(self) -> bool:
        """Whether it is known who wrote the paper, and not yet where it appeared."""
        return bool(self.authors) and not self.venue

    def add_place(self, text: str) -> None:
        """Take in where it appeared, or when."""
        if date := as_date(text):
            self.dates.append(date)
            return
        venue, date = _venue(text)
        self.venue = self.venue or venue
        if date:
            self.dates.append(date)


def read_credits(texts: Iterable[tuple[str, bool]]) -> Credits:
    """Credits of texts around a title, each with whether it is emphasized, in their order."""
    found = Credits()
    for (text, is_emphasis), (after, _) in pairwise([*texts, ("", False)]):
        # `Jane Roe. *Tellus*, 47, 1995`
        if is_emphasis and found.needs_venue and _NUMBERED.match(after):
            found.add_place(text)
            continue
        for part, is_aside in _parts(_without_affiliations(text[:_MOST])):
            found.add(part, is_aside=is_aside and not is_emphasis)
    return found


def as_date(text: str) -> str:
    """The text as a date that `parse_written` understands; empty if it is none."""
    text = without_marks(text).strip(_EDGES)
    if not _DATE.fullmatch(text):
        return ""
    text = re.sub(r"(\d{4})[,年]\s?(\d)", r"\1-\2", text.rstrip("月日")).replace("月", "-")
    text = re.sub(r"^(\d{1,2})[./-](\d{4})$", r"\2-\1", text)
    return text if parse_written(text) else ""


def is_venue(text: str) -> bool:
    """Whether a text names a conference, a journal, or a year of one."""
    if len(text) > _LONGEST:
        return False
    return _is_venue(text) or (_WITH_YEAR.search(text) is not None and len(text.split()) <= 8)


def _is_venue(text: str) -> bool:
    if len(text) > _LONGEST:
        return False
    return bool(_ACRONYM.search(text) or (_WORDS.search(text) and not is_sentence(text)))


def is_sentence(text: str) -> bool:
    """Whether a text is about the paper: `Reviews how glaciers melt and how one measures it`."""
    small = (word for word in _SMALL_WORD.findall(text) if word not in _SMALL)
    return len(list(small)) >= _LEAST_SMALL


def _venue(text: str) -> tuple[str, str]:
    """`ECCV'18` as `ECCV` and the year, `in Neural computation 18.7` without the volume."""
    text = _IN.sub("", text.strip(_EDGES))
    day = next((day for day in _DATE.finditer(text) if _stands_alone(text, day)), None)
    found = day or _WITH_YEAR.search(text)
    if found is None:
        return _VOLUME.sub("", text).strip(_EDGES), ""
    before, after = text[: found.start()].strip(_EDGES), text[found.end() :].strip(_EDGES)
    date = as_date(found[0]) if day else f"20{found[2]}"
    venue = text if before and after else before or after
    return _VOLUME.sub("", venue).strip(_EDGES), date


def _stands_alone(text: str, day: re.Match[str]) -> bool:
    """Whether a date is no part of a longer number."""
    return not (text[: day.start()][-1:].isdigit() or text[day.end() :][:1].isdigit())


def _without_ending(text: str) -> tuple[str, list[str]]:
    """Names, and what follows them behind a comma: `A. Author, B. Author, in CVPR, 2017`."""
    pieces = text.split(",")
    end = len(pieces)
    while end > 1 and _ends(pieces[end - 1]):
        end -= 1
    ending = [piece.strip(_EDGES) for piece in pieces[end:]]
    return ",".join(pieces[:end]), ending


def _ends(piece: str) -> bool:
    text = piece.strip(_EDGES)
    return bool(as_date(text)) or (is_venue(text) and bool(text))


def _without_affiliations(text: str) -> str:
    """`Jane Roe, MIT; John Doe, UC Berkeley` and `Jane Roe (MIT), John Doe` without the places."""
    if _PLACE.search(text):
        text = _LAST_PLACE.sub("", text)
    pieces = [piece.strip() for piece in text.split(";")]
    if len(pieces) < 2:
        return text
    firsts = [piece.partition(",")[0] for piece in pieces]
    are_whole = sum(" " in first.strip() for first in firsts) == len(firsts)
    return "; ".join([*firsts[:-1], _last(pieces[-1], firsts[-1])]) if are_whole else text


def _last(piece: str, name: str) -> str:
    """The last name; what follows the end of the sentence behind it stays."""
    _, ends, rest = piece[len(name) :].partition(". ")
    return f"{name}. {rest}" if ends else name


def _parts(text: str) -> Iterator[tuple[str, bool]]:
    """The parts of a text, and whether they stood in brackets."""
    start = 0
    for group in _GROUP.finditer(text):
        for part in _sentences(text[start : group.start()]):
            yield part, False
        yield group[1], True
        start = group.end()
    for part in _sentences(text[start:]):
        yield part, False


def _sentences(text: str) -> Iterator[str]:
    for line in _BREAK.split(text):
        start = 0
        for end in _SENTENCE.finditer(line):
            if not _ABBREVIATION.search(line[: end.start()][-12:]):
                yield line[start : end.start()]
                start = end.end()
        yield line[start:]
