"""Link labels: links whose words say what they lead to, `[pdf]` and `[code]`, and are no title."""

import re
from collections.abc import Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from sitegen.content.dumps.markdown.bare_text import without_empty_brackets
from sitegen.content.dumps.markdown.inline import Run
from sitegen.content.dumps.paper_address import is_paper_address
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
    | {"zhihu", "bilibili", "b站", "知乎", "x", "web", "hub", "modelscope", "benchmark"}
    | {"presentation", "leaderboard", "review", "summary", "note", "notes", "tl;dr", "dr", "home"}
)
_LABELS = _PAPER | _CODE | _OTHER
_WORD = re.compile(r"[^\W\d_][^\W_]*")
_MOST_WORDS = 4
_NO_LETTERS = re.compile(r"[\W\d_]*")
VENUE = (  # `AAAI2022`, `ICML 2020`, `CVPR'21`, `2017-NIPS`
    r"(?:[A-Z][A-Za-z&@]{1,14}(?:[- ][A-Za-z]{1,12})?[- ]?(?:['’]?(?:19|20)|['’])\d\d"
    r"|(?:19|20)\d\d[- ]?[A-Z][A-Za-z&@]{1,14})"
)
_PLACE = re.compile(  # where it appeared, or who wrote it, alone or in brackets
    rf"[\[(]?(?:{VENUE}|[^\W\d_][\w .'’-]{{1,40}} et\.? al\b[.,]{{0,2}}"
    r"(?: ?\(?(?:19|20)\d\d\)?)?)[\])]?"
)
_OPEN = re.compile(r"\([^()]*,$")  # `(a venue, **an award**)`
_LONGEST_ASIDE = 200  # characters
_LEAST_BESIDE = 2  # words of a title that stands beside a link in brackets


class Links(Struct):
    """The addresses of an entry, by what the words of their links say."""

    paper: list[str] = field(default_factory=list)
    code: list[str] = field(default_factory=list)
    other: list[str] = field(default_factory=list)
    is_labeled: bool = False  # one is called a paper

    @property
    def has_paper(self) -> bool:
        return self.is_labeled or any(map(is_paper_address, self.paper))

    def add(self, run: Run) -> None:
        words = _words_of_label(run.text)
        is_code = not _CODE.isdisjoint(words) or kind_of(run.url) == "code"
        if is_paper_address(run.url):
            self.paper.append(run.url)
        elif is_code and not (_PAPER - {"official", "link", "here"}) & words:
            self.code.append(run.url)
        elif words and words <= _PAPER:
            self.paper.append(run.url)
            self.is_labeled = self.is_labeled or not words <= {"link", "here", "url"}
        elif run.url.startswith(("http://", "https://")):
            self.other.append(run.url)


def content_of(texts: Sequence[Run], links: Links) -> list[Run]:
    """The runs that are no labels of links, which `links` takes in."""
    content: list[Run] = []
    for place, run in enumerate(texts):
        if run.url:
            links.add(run)
        if run.url and _is_venue_label(texts, place):
            content.append(_venue(run.text, content))
        elif run.url and is_label(run.text):
            content.append(Run("\n\n" if "://" in run.text else " "))  # an address ends its line
        else:
            content.append(run)
    return _without_brackets(content)


def _venue(label: str, before: Sequence[Run]) -> Run:
    """Where a paper appeared, as text in brackets."""
    venue = label.strip("[]() ")
    return Run(venue if before and before[-1].text.endswith(("[", "(")) else f" [{venue}] ")


def _is_venue_label(texts: Sequence[Run], place: int) -> bool:
    """Whether the words of a link are where a paper appeared, and its title stands beside them."""
    text = texts[place].text.strip()
    is_short = not is_label(text) and _is_short_in_brackets(texts, place)
    if not (_PLACE.fullmatch(text) or is_short):
        return False
    beside = [run.text for at, run in enumerate(texts) if at != place and not is_label(run.text)]
    return sum(len(_WORD.findall(each)) for each in beside) >= _LEAST_BESIDE


def _is_short_in_brackets(texts: Sequence[Run], place: int) -> bool:
    """`[[TPAMI](…)] A title`: one word with brackets around the link that leads the text."""
    before = "".join(run.text for run in texts[:place]).strip()
    after = texts[place + 1].text if place + 1 < len(texts) else ""
    return before == "[" and after.startswith("]") and " " not in texts[place].text.strip()


def is_label(text: str) -> bool:
    """Whether the words of a link say what it leads to, and are no title: `[pdf]`, an address."""
    text = text.strip()
    if "://" in text or _NO_LETTERS.fullmatch(text) or arxiv_id(text) or doi(text):
        return True
    words = _WORD.findall(text.lower())
    return 0 < len(words) <= _MOST_WORDS and _LABELS.issuperset(words)


def _words_of_label(text: str) -> set[str]:
    return set(_WORD.findall(text.lower())) if is_label(text) and "://" not in text else set()


def _without_brackets(content: Sequence[Run]) -> list[Run]:
    """Without the brackets that stood around labels, over several runs: `[`, ` `, `]`."""
    kept: list[Run] = []
    for run in content:
        if kept and not run.url and not kept[-1].url and _same_style(kept[-1], run):
            kept[-1] = replace(kept[-1], text=kept[-1].text + run.text)
        elif run.text.strip() or not kept:
            kept.append(run)
        else:
            kept[-1] = replace(kept[-1], text=kept[-1].text + run.text)
    plain = [
        run if run.url else replace(run, text=without_empty_brackets(run.text)) for run in kept
    ]
    return _without_aliases(plain)


def _without_aliases(content: list[Run]) -> list[Run]:
    """Marked text in brackets, `[**alias**]`, as plain text with the brackets."""
    kept: list[Run] = []
    for place, run in enumerate(content):
        is_marked = (run.is_strong or run.is_emphasis) and not run.url
        is_aside = is_marked and _is_aside(content, place)
        plain = Run(run.text) if is_aside else run
        if kept and plain == Run(plain.text) and kept[-1] == Run(kept[-1].text):
            kept[-1] = Run(kept[-1].text + plain.text)
        else:
            kept.append(plain)
    return kept


def _same_style(one: Run, other: Run) -> bool:
    return (one.is_strong, one.is_emphasis) == (other.is_strong, other.is_emphasis)


def _is_aside(content: Sequence[Run], place: int) -> bool:
    """Whether a marked text is an alias or a remark: the bracket around it is outside of it."""
    before = content[place - 1].text.rstrip() if place else ""
    after = content[place + 1].text.lstrip() if place + 1 < len(content) else ""
    is_inside = before.endswith(("[", "(", "【")) and after.startswith(("]", ")", "】"))
    return is_inside or (_OPEN.search(before[-_LONGEST_ASIDE:]) is not None and ")" in after)
