"""Entry: what an item of a list, or the cell of a table, says about a paper.

The title is the words of the link to the paper, else what is bold or in quotation marks, else the
first sentence.  What stands around it are credits.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from sitegen.content.dumps.markdown.bare_text import bare_text, without_marks
from sitegen.content.dumps.markdown.credits import as_date, is_venue, read_credits
from sitegen.content.dumps.markdown.inline import Run
from sitegen.content.dumps.names import count_people
from sitegen.content.dumps.paper_address import is_paper_address
from sitegen.content.dumps.roles import Role
from sitegen.text.identifier import arxiv_id, doi
from sitegen.text.link import kind_of

_PAPER = frozenset(
    {"abs", "abstract", "acl", "acm", "arxiv", "article", "doi", "full", "html", "ieee", "link"}
    | {"manuscript", "openreview", "paper", "papers", "pdf", "pmlr", "preprint", "publication"}
    | {"text", "thesis", "url", "version", "biorxiv", "official", "论文", "链接", "here", "cvf"}
    | {"springer", "elsevier", "nature", "neurips", "cvpr", "iclr", "icml", "eccv", "iccv", "hf"}
)
_CODE = frozenset(
    {"caffe", "code", "codebase", "codes", "github", "implementation", "jax", "julia", "keras"}
    | {"matlab", "mxnet", "pytorch", "repo", "repository", "source", "tensorflow", "tf", "theano"}
    | {"torch", "unofficial", "代码", "python", "gitlab", "star", "stars", "open", "git"}
)
_OTHER = frozenset(
    {"appendix", "bib", "bibtex", "blog", "blogpost", "checkpoint", "checkpoints", "citation"}
    | {"colab", "data", "dataset", "datasets", "demo", "demos", "discord", "docs", "doc", "docker"}
    | {"documentation", "hugging", "face", "homepage", "huggingface", "media", "mirror", "model"}
    | {"models", "news", "notebook", "page", "podcast", "post", "poster", "press", "project"}
    | {"release", "reddit", "results", "site", "slide", "slides", "space", "spaces", "supp"}
    | {"supplement", "supplementary", "supplemental", "material", "materials", "talk", "thread"}
    | {"tutorial", "tweet", "twitter", "video", "videos", "website", "weights", "wiki", "youtube"}
    | {
        "zhihu",
        "bilibili",
        "b站",
        "知乎",
        "x",
        "web",
        "hub",
        "modelscope",
        "benchmark",
        "slideshare",
    }
    | {"presentation", "leaderboard", "review", "summary", "note", "notes", "tl;dr", "dr", "home"}
)
_LABELS = _PAPER | _CODE | _OTHER
_LABEL_WORD = re.compile(r"[^\W\d_][^\W_]*")
_MOST_LABEL_WORDS = 4
_NUMBER_ONLY = re.compile(r"[\W\d_]*")
_QUOTED = re.compile(r"[\"“„«]\s*([^\"“”„«»]{8,400}?)\s*[\"”»“]")
_EMPTY = re.compile(r"[\[(（【]\s*(?:[,|/·;&+:]\s*)*[\])）】]")
_IN_FRONT = re.compile(
    r"[^\w\[(（【]*(?:[\[(【]([^\[\]()【】]{2,60})[\])】]|(\d{4}[-./]\d{1,2}(?:[-./]\d{1,2})?))[\s:.-]*"
)
_OPENING = ('"', "“", "„", "«")
_SENTENCE = re.compile(r"(?<=[\w)\]’'”\"$])(?:[.。]|(?<=[^A-Z])[?!])(?=\s|$)")
_NOT_AN_END = re.compile(r"(?:\b(?:[A-Z]|vs|et al|al|st|dr|no|vol|e\.g|i\.e)\.)$", re.IGNORECASE)
_APA = re.compile(r"^(.{3,600}?)[\s,]*\((\d{4})[a-z]?\)[.,:]?\s+(?=\S)", re.DOTALL)
_PROSE_WORD = re.compile(r"(?<![\w-])[a-z]{2,}(?![\w-])")
_MOST_PROSE = 2  # words in small letters before the title of an entry
_LONGEST_TITLE = 300  # characters; anything longer is a text about a paper
_LONGEST = 30_000  # characters of an item that are read
_SMALL = frozenset({"and", "et", "al", "in", "by", "of", "the", "to", "at", "paper", "title", "on"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A paper, as far as an entry tells; `values` are by the names of `FIELDS`.

    `is_linked` says that there is an address of a paper or a link called one, `is_prose` that the
    title stands inside of a sentence, `is_marked` that a link, bold or quotation marks tell it.
    """

    title: str
    values: dict[str, list[str]] = field(default_factory=dict)
    is_linked: bool
    is_prose: bool
    is_marked: bool


@dataclass(slots=True)
class _Links:
    paper: list[str] = field(default_factory=list)
    code: list[str] = field(default_factory=list)
    other: list[str] = field(default_factory=list)
    is_labelled: bool = False  # something is called a paper

    def add(self, run: Run) -> None:
        words = _label_words(run.text)
        is_code = not _CODE.isdisjoint(words) or kind_of(run.url) == "code"
        if is_paper_address(run.url):
            self.paper.append(run.url)
        elif is_code and not (_PAPER - {"official", "link", "here"}) & words:
            self.code.append(run.url)
        elif words and words <= _PAPER:
            self.paper.append(run.url)
            self.is_labelled = self.is_labelled or not words <= {"link", "here", "url"}
        elif run.url.startswith(("http://", "https://")):
            self.other.append(run.url)


def read_entry(texts: Sequence[Run], details: Iterable[Sequence[Run]] = ()) -> Entry:
    """The entry of a text, and of the texts below it that tell more about the same paper."""
    links = _Links()
    content = _content(texts, links)
    start, end, title, is_marked = _title(content)
    before = "".join(run.text for run in content[:start])
    around = [*_styled(content[:start]), *_styled(content[end:])]
    for detail in details:
        around.append(("\n", False))
        around.extend(_styled(_content(detail, links)))
    return _entry(title, around, links, is_prose=_is_prose(before), is_marked=is_marked)


def read_cell(texts: Sequence[Run]) -> Entry:
    """The entry of a cell: all of its text is the title, up to a line break.

    Behind a title in bold, an edition or a chapter is none of it.
    """
    links = _Links()
    content = [run for run in _content(texts, links) if run.text.strip()]
    whole = "".join(run.text for run in content).strip()
    title, _, rest = whole.partition("\n\n")
    is_strong = len(content) > 1 and content[0].is_strong and " " in content[0].text.strip()
    if is_strong and content[1].text.lstrip().startswith(("(", "—", "–")):
        title, rest = content[0].text, "".join(run.text for run in content[1:])
    return _entry(title, [(rest, False)], links, is_prose=False, is_marked=True)


def _entry(
    title: str,
    around: Sequence[tuple[str, bool]],
    links: _Links,
    *,
    is_prose: bool,
    is_marked: bool,
) -> Entry:
    bare = bare_text(title)
    found = read_credits(around)
    texts = [text for text, _ in around]
    values = {
        Role.TITLE: [bare.title] if len(bare.title) <= _LONGEST_TITLE else [],
        Role.ORGANIZATION: [bare.organization],
        Role.AUTHORS: [found.authors],
        Role.VENUE: [found.venue],
        Role.DATE: found.dates,
        Role.ARXIV: [bare.arxiv],
        Role.URL: links.paper or links.other,
        Role.CODE: links.code,
        Role.MENTION: [" ".join(texts)[:_LONGEST]],
    }
    return Entry(
        title=bare.title,
        values={
            role.value: kept for role, each in values.items() if (kept := [*filter(None, each)])
        },
        is_linked=any(map(is_paper_address, links.paper)) or links.is_labelled or bool(bare.arxiv),
        is_prose=is_prose or len(bare.title) > _LONGEST_TITLE,
        is_marked=is_marked,
    )


# -- Links


def _content(texts: Sequence[Run], links: _Links) -> list[Run]:
    """The runs that are no labels of links, which `links` takes in."""
    content = []
    for run in texts:
        if not run.url:
            content.append(run)
        elif is_label(run.text):
            links.add(run)
            content.append(Run(" "))
        else:
            links.add(run)
            content.append(run)
    return _without_brackets(content)


def is_label(text: str) -> bool:
    """Whether the words of a link say what it leads to, and are no title: `[pdf]`, an address."""
    text = text.strip()
    if "://" in text or _NUMBER_ONLY.fullmatch(text) or arxiv_id(text) or doi(text):
        return True
    words = _LABEL_WORD.findall(text.lower())
    return 0 < len(words) <= _MOST_LABEL_WORDS and all(word in _LABELS for word in words)


def _label_words(text: str) -> set[str]:
    return set(_LABEL_WORD.findall(text.lower())) if is_label(text) and "://" not in text else set()


def _without_brackets(content: Sequence[Run]) -> list[Run]:
    """Without the brackets that stood around labels, over several runs: `[`, ` `, `]`."""
    kept: list[Run] = []
    for run in content:
        if kept and not run.url and not kept[-1].url and _same_style(kept[-1], run):
            kept[-1] = Run(kept[-1].text + run.text, "", run.is_strong, run.is_emphasis)
        elif run.text.strip() or not kept:
            kept.append(run)
        else:
            kept[-1] = Run(kept[-1].text + run.text, kept[-1].url, kept[-1].is_strong,
                           kept[-1].is_emphasis)  # fmt: skip
    plain = [replace(run, text=_EMPTY.sub(" ", run.text)) for run in kept]
    return _without_aliases(plain)


def _without_aliases(content: list[Run]) -> list[Run]:
    """Bold text in brackets, `[**alias**]`, as plain text with the brackets."""
    kept: list[Run] = []
    for place, run in enumerate(content):
        is_aside = run.is_strong and not run.url and _is_aside(content, place)
        plain = Run(run.text) if is_aside else run
        if kept and plain == Run(plain.text) and kept[-1] == Run(kept[-1].text):
            kept[-1] = Run(kept[-1].text + plain.text)
        else:
            kept.append(plain)
    return kept


def _same_style(one: Run, other: Run) -> bool:
    return (one.is_strong, one.is_emphasis) == (other.is_strong, other.is_emphasis)


# -- The title


def _title(content: list[Run]) -> tuple[int, int, str, bool]:
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
    is_title = bool(text) and text[0] not in "([（【#" and not _NUMBER_ONLY.fullmatch(text)
    is_label = bool(_LABEL_WORD.findall(text)) and _label_like(text)
    return (
        run.is_strong
        and is_title
        and not as_date(text)
        and not is_label
        and not _is_short_venue(text)
    )


def _label_like(text: str) -> bool:
    return all(word in _LABELS for word in _LABEL_WORD.findall(text.lower()))


def _is_short_venue(text: str) -> bool:
    return len(text.split()) <= 3 and is_venue(text) and any(map(str.isdigit, text))


def _is_aside(content: Sequence[Run], place: int) -> bool:
    """Whether a bold text is an alias or a remark: the bracket around it is outside of it."""
    before = content[place - 1].text.rstrip() if place else ""
    after = content[place + 1].text.lstrip() if place + 1 < len(content) else ""
    return before.endswith(("[", "(", "【")) and after.startswith(("]", ")", "】"))


def _with_subtitle(content: list[Run], place: int) -> tuple[int, int, str]:
    """The title at a place, with what follows a colon where it is no more than a name."""
    text = content[place].text
    after = content[place + 1].text if place + 1 < len(content) else ""
    is_name = len(text.split()) <= 3
    ends = text.rstrip().endswith(":") or after.lstrip(" ").startswith((":", "："))
    year = re.search(r"[\s.]*[(\[]((?:19|20)\d\d)[)\]][\s.]*$", text)
    if year:
        content[place : place + 1] = [Run(text[: year.start()]), Run(f" ({year[1]}) ")]
        return place, place + 1, text[: year.start()]
    if not (is_name and ends and place + 1 < len(content)):
        return place, place + 1, text
    following = content[place + 1]
    subtitle = following.text.lstrip(" :：")
    if subtitle[:1] in _OPENING and (quoted := _quoted(content)):
        return quoted
    end = _end_of_sentence(subtitle) if not following.url else len(subtitle)
    if len(subtitle[:end].split()) < 2:
        return place, place + 1, text
    content[place + 1 : place + 2] = [Run(subtitle[:end]), Run(subtitle[end:])]
    return place, place + 2, f"{text.rstrip(' :：')}: {subtitle[:end]}"


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
    return bool(_LABEL_WORD.search(run.text)) and not as_date(run.text.strip(" []()*:.-"))


def _first_sentence(content: list[Run]) -> tuple[int, int, str]:
    """The first sentence that names no people; what is before it are credits."""
    for place, run in enumerate(content):
        start = _start(run.text)
        if not _LABEL_WORD.search(run.text[start:]):
            continue
        if run.is_emphasis and (count_people(run.text) or is_venue(run.text)):
            continue
        start = _behind_people(run.text, start)
        end = start + _end_of_sentence(run.text[start:])
        content[place : place + 1] = [Run(run.text[:start]), Run(run.text[end:])]
        return place + 1, place + 1, content_text(run.text[start:end])
    return 0, 0, ""


def content_text(text: str) -> str:
    return " ".join(text.split())


def _start(text: str) -> int:
    """Behind a date or a venue in brackets in front."""
    match = _IN_FRONT.match(text)
    if match and (as_date(match[1] or match[2]) or is_venue(match[1] or match[2])):
        return match.end()
    return 0


def _behind_people(text: str, start: int) -> int:
    """Behind authors that a reference begins with: `Roe, J. (2015).` or `J. Roe and A. Poe.`"""
    apa = _APA.match(text[start:])
    if apa and count_people(apa[1]):
        return start + apa.end()
    for end in _SENTENCE.finditer(text, start):
        if (
            not _NOT_AN_END.search(text[start : end.end()][-12:])
            or "et al" in text[end.start() - 6 : end.end()]
        ):
            first = text[start : end.start()]
            is_people = count_people(first) > 1
            return end.end() if is_people and len(text[end.end() :].split()) > 2 else start
    return start


def _end_of_sentence(text: str) -> int:
    """Where the title ends that a plain text begins with."""
    ends = [
        match.start() if text[match.start()] in ".。" else match.end()
        for match in _SENTENCE.finditer(text)
        if not _NOT_AN_END.search(text[: match.end()][-12:]) and text[match.start() :].strip(" .\n")
    ]
    end = ends[0] if ends else len(text)
    line = text.find("\n")
    while 0 <= line < end:
        rest = text[line + 1 :].split("\n", 1)[0]
        if text[line + 1 : line + 2] == "\n" or count_people(rest.partition(". ")[0]) > 1:
            return line
        line = text.find("\n", line + 1)
    aside = re.search(
        r"\s[\[(](?=[^\[\]()]*\d{4}[^\[\]()]*[\])])|\s[|·•]\s|\s--?\s|\s[–—]\s(?=[A-Z])", text[:end]
    )
    if aside and (text[aside.start() :].lstrip()[:1] in "[(|·•" or _is_credit(text[aside.end() :])):
        return aside.start()
    return _without_comma_credits(text[:end])


def _is_credit(text: str) -> bool:
    first = re.split(r"\s[-–—|]\s|\. ", text.strip(), maxsplit=1)[0]
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


# -- Around the title


def _is_prose(before: str) -> bool:
    """Whether the words before a title are those of a sentence."""
    if count_people(before.strip(' .,:"“”')):
        return False
    small = [word for word in _PROSE_WORD.findall(before) if word not in _SMALL]
    return len(small) >= _MOST_PROSE


def _styled(content: Sequence[Run]) -> Iterator[tuple[str, bool]]:
    """Texts with whether they are emphasized; plain ones that follow one another are one."""
    pending = ""
    for run in content:
        if run.is_emphasis or run.is_strong:
            if pending:
                yield pending, False
            pending = ""
            yield run.text, run.is_emphasis
        else:
            pending += run.text
    if pending:
        yield pending, False
