"""View: what the template of each page may see.

Templates get plain values in display form: no model, no lookup, nothing to compute.  Texts
are readable text and not yet escaped (the template environment does that); a field whose
name ends in `markdown` holds the curator's own Markdown.
"""

from collections.abc import Callable, Mapping
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from sitegen.site_map import BY_NAME


class LinkView(Struct, frozen=True, kw_only=True):
    """An address with its text. `note` is a short remark behind it."""

    text: str
    url: str
    note: str = ""


class Head(Struct, frozen=True, kw_only=True):
    """What a page says to programs: `<meta>` names and contents for reference managers, a
    JSON-LD object that is safe inside a script, and its papers in other forms: references, and
    feeds to follow (the `note` is the media type, the `url` is below the site's root)."""

    citation: tuple[tuple[str, str], ...] = ()
    json_ld: str = ""
    alternates: tuple[LinkView, ...] = ()


class Page(Struct, frozen=True, kw_only=True):
    """One page to render. `path` is its address below the site's root, ending in `.html`, and
    `template` the name of its kind.  `is_written` if Material's rules are for something on it,
    `is_copied` if its Markdown is beside it, `is_brief` if a script adds what others have alike.
    """

    path: str
    template: str
    title: str
    description: str
    view: Any
    head: Head = Head()
    redirect: str = ""
    is_written: bool = False
    is_copied: bool = True
    is_brief: bool = False

    @property
    def indexed(self) -> bool:
        """Is it worth finding?"""
        return BY_NAME[self.template].indexed

    @property
    def root(self) -> str:
        """The way from this page to the site's root: `` or `../` for each folder."""
        return "../" * self.path.count("/")


class LazyPage(Struct, frozen=True, eq=False, kw_only=True):
    """A page that `make` makes when it is written, and what is known of it before.

    It `is_html` if there is no Markdown on it; a program need not read it as such.
    """

    path: str
    template: str
    is_html: bool
    make: Callable[[], Page]
    is_copied: bool = True

    def made(self) -> Page:
        page = self.make()
        return page if self.is_copied else replace(page, is_copied=False)


# Told from others by identity: a text with formulas may equal one without.
class CardView(Struct, frozen=True, eq=False, kw_only=True):
    """A paper in a list. `date`, `byline` and `finding` are empty if not known; `year` says in
    brief what `date` does; `elsewhere` is the paper.

    The pieces of `byline` make one text.  In one that `is_lean` a script repeats id and title.
    """

    id: str
    title: str
    url: str
    date: str
    year: str
    byline: tuple[LinkView, ...]
    finding: str
    topic: LinkView
    hue: int
    elsewhere: LinkView | None
    has_code: bool
    pick: str = ""
    secondary: bool = False
    is_lean: bool = False


class CardGroupView(Struct, frozen=True, kw_only=True):
    """Neighbors in a list, under a heading unless that is empty; those `folded` are shown once
    somebody asks for them.
    """

    label: str
    anchor: str
    shown: tuple[CardView, ...]
    folded: tuple[CardView, ...]


class CardListView(Struct, frozen=True, kw_only=True):
    """Papers in a list: all `cards`, and the same in `groups`. `folded_from` is the anchor of the
    first group with any that are folded, empty if none has.
    """

    cards: tuple[CardView, ...]
    groups: tuple[CardGroupView, ...]
    is_short: bool
    folded_from: str


class BarView(Struct, frozen=True, kw_only=True):
    """One year of a chart, and how many of its papers have it by inference alone.

    `is_before` is that of a bar for the year and all before it.  Heights are in percent of the
    tallest.
    """

    label: str
    is_before: bool
    count: int
    height: int
    inferred: int = 0
    inferred_height: int = 0
    url: str = ""


class ChartView(Struct, frozen=True, kw_only=True):
    """Papers by year, on one scale; `undated` are those without a year, `known` those whose year
    somebody states.
    """

    years: tuple[BarView, ...]
    undated: BarView | None
    known: int

    @property
    def inferred(self) -> int:
        return sum(bar.inferred for bar in self.years)


class PagerView(Struct, frozen=True, kw_only=True):
    """The pages of a long list: their addresses, and which one this is (from 1).

    `more` leads to what is beyond the last of them, its note being how much that is.
    """

    number: int
    urls: tuple[str, ...]
    more: LinkView | None = None

    @property
    def url(self) -> str:
        return self.urls[self.number - 1]


class StepView(Struct, frozen=True, kw_only=True):
    """A paper of a course, why it comes here, and why to read it at all; either may be empty."""

    id: str
    title: str
    url: str
    why: str
    remark: str


class CourseView(Struct, frozen=True, kw_only=True):
    """Papers in an order worth reading. `url` is where the whole of it is, at `anchor`."""

    title: str
    intro: str
    anchor: str
    url: str
    steps: tuple[StepView, ...]


class PlaceView(Struct, frozen=True, kw_only=True):
    """Where a paper is in a course: which step of how many `ids`, from 1, and its neighbors.

    The whole course is on `page`, at `anchor`.
    """

    title: str
    page: str
    anchor: str
    number: int
    why: str
    previous: LinkView | None
    following: LinkView | None
    ids: tuple[str, ...]


class TopicLine(Struct, frozen=True, kw_only=True):
    name: str
    url: str
    scope: str
    count: int
    course: CourseView | None


class GroupView(Struct, frozen=True, kw_only=True):
    name: str
    hue: int
    topics: tuple[TopicLine, ...]


class HomeView(Struct, frozen=True, kw_only=True):
    name: str
    description: str
    papers: int
    topics: int
    groups: tuple[GroupView, ...]
    paths: tuple[CourseView, ...]
    picks: tuple[CardView, ...]
    newest: tuple[CardView, ...]


class NeighborView(Struct, frozen=True, kw_only=True):
    """A topic near another one, and how many papers both have."""

    name: str
    url: str
    hue: int
    shared: int


class TermView(Struct, frozen=True, kw_only=True):
    """A term of the glossary, where it is at `url`; so many `papers` mention it."""

    name: str
    others: tuple[str, ...]
    text: str
    anchor: str
    url: str
    read: LinkView | None
    papers: int


class GlossaryView(Struct, frozen=True, kw_only=True):
    """The terms, below what the curator wrote."""

    text_markdown: str
    terms: tuple[TermView, ...]


class TopicView(Struct, frozen=True, kw_only=True):
    """In `explained_markdown`, the introduction has its `terms` marked.  Without a `slug` it is not
    on the map.
    """

    slug: str
    name: str
    group: str
    hue: int
    scope: str
    introduction_markdown: str
    explained_markdown: str
    terms: tuple[TermView, ...]
    count: int
    secondary: int
    course: CourseView | None
    list: CardListView
    references: tuple[str, ...]
    chart: ChartView | None
    feeds: tuple[LinkView, ...]
    files: tuple[LinkView, ...]
    neighbors: tuple[NeighborView, ...]
    words: tuple[LinkView, ...]
    people: tuple[LinkView, ...]
    pager: PagerView


class TopicPlace(Struct, frozen=True, kw_only=True):
    """A topic of one paper, with the phrases that put it there."""

    name: str
    url: str
    hue: int
    primary: bool
    by_curator: bool
    reasons: tuple[str, ...]


class ValueView(Struct, frozen=True, kw_only=True):
    """A value of a facet that a paper has, with the phrases that give it; `url` leads to all
    papers that have it.
    """

    name: str
    url: str
    by_curator: bool
    reasons: tuple[str, ...]


class FacetView(Struct, frozen=True, kw_only=True):
    """What a paper has of a facet."""

    slug: str
    title: str
    values: tuple[ValueView, ...]


class RelatedView(Struct, frozen=True, kw_only=True):
    """Another paper, and why: a sentence or two."""

    card: CardView
    reason: str


class RelationView(Struct, frozen=True, kw_only=True):
    """What a paper has to do with another, in words that go before the link; `why` may be empty."""

    says: str
    paper: LinkView
    why: str


class ListingView(Struct, frozen=True, kw_only=True):
    """One record of a paper: where it is, and how it was titled there. `saved` is empty where no
    day tells anything.
    """

    source: LinkView
    lines: str
    title: str
    saved: str


class MergeView(Struct, frozen=True, kw_only=True):
    first: str
    second: str
    first_title: str
    second_title: str
    rule: str
    evidence: str


class ConflictView(Struct, frozen=True, kw_only=True):
    """A fact on which sources disagree: what is shown, and what was not."""

    field: str
    shown: str
    origin: str
    alternatives: tuple[LinkView, ...]


class FactView(Struct, frozen=True, kw_only=True):
    """A fact on its own line: `Comments: 3`. Where it is an identifier, `url` is where it leads.

    One without a label is its text alone.  `unconfirmed` is the place of the only source, where
    that is not certain.
    """

    label: str
    text: str
    url: str = ""
    unconfirmed: str = ""


class CitationView(Struct, frozen=True, kw_only=True):
    """A reference in one format: to read and copy here, or to download from `url`. Both are empty
    where a browser makes it.
    """

    key: str
    format: str
    text: str
    url: str


class AuthorsView(Struct, frozen=True, kw_only=True):
    """The first names, with the pages of those who have one, and the `further` ones, which are
    folded. `others` says if there are any that nobody names; `unnamed` is what is known instead.
    """

    first: tuple[LinkView, ...]
    further: tuple[LinkView, ...]
    others: str
    unnamed: str


class ReadingView(Struct, frozen=True, kw_only=True):
    """Where to read: the paper itself, its text in other `forms`, its programs.

    `lookups` are searches for its title, where nothing better is known.
    """

    original: LinkView | None
    forms: tuple[LinkView, ...]
    code: tuple[LinkView, ...]
    lookups: tuple[LinkView, ...]


class ReportView(Struct, frozen=True, kw_only=True):
    """A text for a reader who reports a mistake to complete, and where it can be sent."""

    text: str
    links: tuple[LinkView, ...]


class PaperView(Struct, frozen=True, kw_only=True):
    """`finding` is one that is stated; `unconfirmed` are facts that nobody else states; `terms` are
    explained in the paragraphs, `formerly` are ids that now lead here.

    On the page of a large list related papers are `nearby`, by their files beside this one and with
    their year, and a script adds citations and report.
    """

    id: str
    title: str
    finding: str
    paragraphs: tuple[str, ...]
    terms: tuple[TermView, ...]
    date: str
    date_iso: str
    date_note: str
    authors: AuthorsView
    comments: int | None
    facts: tuple[FactView, ...]
    unconfirmed: tuple[FactView, ...]
    topics: tuple[TopicPlace, ...]
    facets: tuple[FacetView, ...]
    doubts: tuple[str, ...]
    reading: ReadingView
    links: tuple[LinkView, ...]
    courses: tuple[PlaceView, ...]
    pick: str
    note: str
    listings: tuple[ListingView, ...]
    relations: tuple[RelationView, ...] = ()
    related: tuple[RelatedView, ...] = ()
    merges: tuple[MergeView, ...] = ()
    conflicts: tuple[ConflictView, ...] = ()
    citations: tuple[CitationView, ...] = ()
    report: ReportView | None = None
    nearby: tuple[LinkView, ...] = ()
    formerly: tuple[str, ...] = ()


class MarkView(Struct, frozen=True, kw_only=True):
    """A paper in its place: its title with its date."""

    text: str
    url: str
    is_inferred: bool
    is_pick: bool


class SpanView(Struct, frozen=True, kw_only=True):
    """The papers of a month, or of no known one: `marks`, or else a bar.

    Heights are in percent of the tallest bar; `url` is the page on which the papers begin.
    """

    count: int
    inferred: int
    marks: tuple[MarkView, ...]
    height: int
    inferred_height: int
    url: str


class YearRowView(Struct, frozen=True, kw_only=True):
    """A year with its months by name, and the `rest`, of which only the year is known.

    A run of years without papers is a row with no `url`; the papers without a year have no months,
    and neither has a year of which no month is known.
    """

    label: str
    url: str
    count: int
    inferred: int
    months: tuple[tuple[str, SpanView], ...]
    rest: SpanView
    picks: tuple[LinkView, ...]
    further_picks: tuple[LinkView, ...]


class TimelineView(Struct, frozen=True, kw_only=True):
    """`dated` papers are in the rows, the others in `undated`."""

    rows: tuple[YearRowView, ...]
    undated: YearRowView | None
    dated: int
    as_bars: bool
    has_inferred: bool
    has_picks: bool


class TopicYearsView(Struct, frozen=True, kw_only=True):
    topic: LinkView
    hue: int
    count: int
    chart: ChartView
    are_decades: bool = False


class TrendView(Struct, frozen=True, kw_only=True):
    """A term, the percentages of papers that have it before and since, and some of those that
    made the difference: first those that have it in their title, then picks.
    """

    term: LinkView
    before: int
    since: int
    papers: tuple[LinkView, ...]


class TrendsView(Struct, frozen=True, kw_only=True):
    """`since` is a year; of so many papers before and since, the shares are."""

    since: int
    before_count: int
    since_count: int
    rose: tuple[TrendView, ...]
    faded: tuple[TrendView, ...]


class MilestoneView(Struct, frozen=True, kw_only=True):
    """A paper of a reading path, why to read it, and the paths that it is a step of."""

    date: str
    paper: LinkView
    why: str
    paths: tuple[LinkView, ...]


class YearsView(Struct, frozen=True, kw_only=True):
    timeline: TimelineView
    topics: tuple[TopicYearsView, ...]
    trends: TrendsView | None
    milestones: tuple[MilestoneView, ...]


class YearView(Struct, frozen=True, kw_only=True):
    """`inferred` of its papers have the year by inference; `undated` papers may belong here too."""

    label: str
    count: int
    inferred: int
    undated: LinkView | None
    list: CardListView
    references: tuple[str, ...]
    pager: PagerView


class MapView(Struct, frozen=True, kw_only=True):
    """The topics by group, for readers without JavaScript."""

    papers: int
    groups: tuple[GroupView, ...]


class MyListView(Struct, frozen=True, kw_only=True):
    """`name` is the site's, `published` the page's full address; empty if it is not known."""

    name: str
    published: str
    papers: int


class AuthorView(Struct, frozen=True, kw_only=True):
    """An author's papers. `others` are further names; the note of a topic, a year or a co-author
    counts the papers.  `further_coauthors` are folded.
    """

    name: str
    others: tuple[str, ...]
    count: int
    list: CardListView
    references: tuple[str, ...]
    topics: tuple[LinkView, ...]
    years: tuple[LinkView, ...]
    coauthors: tuple[LinkView, ...]
    further_coauthors: tuple[LinkView, ...]
    pager: PagerView


class LetterView(Struct, frozen=True, kw_only=True):
    """The authors whose names begin with a letter. Where a `note` counts their papers, the link is
    to their own page, else to their one paper.
    """

    letter: str
    authors: tuple[LinkView, ...]


class AuthorIndexView(Struct, frozen=True, kw_only=True):
    """The index of authors, or a part of it. `all_letters` leads to each letter of the whole.

    So many papers give an author a page (`of_a_page`).
    """

    count: int
    of_a_page: int
    all_letters: tuple[LinkView, ...]
    letters: tuple[LetterView, ...]
    pager: PagerView


class ExploreView(Struct, frozen=True, kw_only=True):
    """Papers by title, of `count` in all: what a reader without JavaScript browses. `files` are
    references to all of them.
    """

    count: int
    papers: tuple[LinkView, ...]
    files: tuple[LinkView, ...]
    pager: PagerView


class DumpView(Struct, frozen=True, kw_only=True):
    name: str
    layout: str
    captured: str
    reason: str
    records: int
    lines: int
    boilerplate: int
    skipped: tuple[str, ...]
    remarks: tuple[str, ...]


class SeenView(Struct, frozen=True, kw_only=True):
    """How many papers were listed a given number of times."""

    times: str
    papers: int


class AboutView(Struct, frozen=True, kw_only=True):
    """What the curator wrote about the list, how large it is, and how to report a mistake."""

    text_markdown: str
    papers: int
    topics: int
    sources: int
    report: ReportView


class PossibleMatchView(Struct, frozen=True, kw_only=True):
    first: LinkView
    second: LinkView
    reason: str
    decide_same: str
    decide_different: str


class DuplicatesView(Struct, frozen=True, kw_only=True):
    """How often entries were one paper for the same reason, and which papers where they are few."""

    why: str
    count: int
    papers: tuple[LinkView, ...]


class ConflictsView(Struct, frozen=True, kw_only=True):
    """A paper on whose facts its sources disagree."""

    paper: LinkView
    conflicts: tuple[ConflictView, ...]


class UncertainView(Struct, frozen=True, kw_only=True):
    """A paper, the topic it was put in, and what that falls short of."""

    paper: LinkView
    chosen: str
    doubts: tuple[str, ...]


class UnconfirmedView(Struct, frozen=True, kw_only=True):
    paper: LinkView
    facts: tuple[FactView, ...]


class MadeView(Struct, frozen=True, kw_only=True):
    """How the list was made. `sources` add papers, `references` only complete some, and
    `unclaimed` of them are of none; `pending` entries have no title yet.  Long lists are in parts:
    `counts` are of the whole ones, by name.
    """

    papers: int
    entries: int
    sources: tuple[DumpView, ...]
    references: tuple[DumpView, ...]
    completed: int
    unclaimed: tuple[str, ...]
    pending: tuple[LinkView, ...]
    seen: tuple[SeenView, ...]
    duplicates: tuple[DuplicatesView, ...]
    conflicts: tuple[ConflictsView, ...]
    possible_matches: tuple[PossibleMatchView, ...]
    uncertain: tuple[UncertainView, ...]
    unconfirmed: tuple[UnconfirmedView, ...]
    counts: Mapping[str, int] = field(default_factory=dict)
    pager: PagerView = PagerView(number=1, urls=("",))


class ArrivalView(Struct, frozen=True, kw_only=True):
    """What one source page added: the papers it was the first to list, of so many `entries`.

    Of very many papers some are named, and `url` leads to all; `count` is of all.
    """

    source: LinkView
    saved: str
    entries: int
    count: int
    papers: tuple[LinkView, ...]
    url: str


class ChangesView(Struct, frozen=True, kw_only=True):
    """Papers that changed alike, as `text` says; of a single one its `note` does."""

    text: str
    papers: tuple[LinkView, ...]
    is_folded: bool


class RevisionView(Struct, frozen=True, kw_only=True):
    """One published state of the list and what it changed. Of very many papers some are named:
    `added` counts all that came, and `unnamed` changes are of others.
    """

    number: int
    added: int
    papers: tuple[LinkView, ...]
    changes: tuple[ChangesView, ...]
    unnamed: int = 0


class NewsDayView(Struct, frozen=True, kw_only=True):
    """The published states of one day, of which there is at least one."""

    day: str
    revisions: tuple[RevisionView, ...]


class NewsView(Struct, frozen=True, kw_only=True):
    days: tuple[NewsDayView, ...]
    arrivals: tuple[ArrivalView, ...]


class DownloadView(Struct, frozen=True, kw_only=True):
    url: str
    size: str
    purpose: str


class FilesView(Struct, frozen=True, kw_only=True):
    """The files of some papers in each format; None where there is none."""

    name: str
    files: tuple[LinkView | None, ...]


class DataView(Struct, frozen=True, kw_only=True):
    """`rows` have files in the order of `forms`. `opml` lists all feeds; it is empty where the
    site's address is not known.  `in_archive`, the page is the one in the archive, which has no
    link to itself; a list may have no `archive`.  `kept_size` is that of what a browser keeps.
    `hidden_authors` says how many people are not named.  Where it `is_lean`, a browser makes
    references.
    """

    downloads: tuple[DownloadView, ...]
    archive: DownloadView | None
    in_archive: bool
    kept_size: str
    sums: str
    opml: str
    forms: tuple[str, ...]
    rows: tuple[FilesView, ...]
    hidden_authors: int
    is_lean: bool


class MarkdownView(Struct, frozen=True, kw_only=True):
    """A handwritten page."""

    text_markdown: str


class MovedView(Struct, frozen=True, kw_only=True):
    """An address that leads elsewhere. `what` has moved: a paper, a topic, a page."""

    what: str
    title: str
    url: str


class GoneView(Struct, frozen=True, kw_only=True):
    """An address whose paper, topic or page is gone, and where else to look."""

    title: str
    text: str
    links: tuple[LinkView, ...] = ()
