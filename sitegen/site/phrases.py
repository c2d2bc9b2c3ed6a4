"""Phrases: what the phrases of the topics do, for a terminal."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from sitegen.content.lock_file import Lock
from sitegen.content.phrase_places import phrase_places
from sitegen.content.settings import Settings
from sitegen.content.sources import read_sources
from sitegen.content.taxonomy import Taxonomy, Topic
from sitegen.content.yaml_file import read_yaml
from sitegen.errors import ContentError, SitegenError
from sitegen.library.agreement import Agreement, Decided
from sitegen.library.assemble import Assembly
from sitegen.library.division import divide
from sitegen.library.filing import Key, filing
from sitegen.library.library import Library
from sitegen.library.moved import Moved, moved_papers
from sitegen.library.phrase_use import phrase_uses
from sitegen.library.rivalry import Rivalry
from sitegen.library.what_if import no_topic, read_edit, what_if
from sitegen.present.division import division_text
from sitegen.present.phrase_overview import (
    PhraseOverview,
    PhraseRow,
    TopicTotals,
    Tried,
    phrase_overview,
    topic_overview,
    tried,
)
from sitegen.progress import Progress
from sitegen.site.plan import read
from sitegen.site.report import moved_text
from sitegen.text.clean import counted, first_few

STEPS = 5
_PAIRS = 8  # of rivals that the overview shows
_TITLE = 60  # letters of a title


def read_phrases(settings: Settings, progress: Progress) -> tuple[Assembly, dict[Key, str]]:
    """The library, and where each phrase is. Raises ContentError if their files have errors."""
    sources = read_sources(settings)
    assembly = read(settings, progress, sources)
    files = {str(settings.topics_file): sources.topics, str(settings.facets_file): sources.facets}
    errors = [problem for problem in assembly.errors if problem.path in files]
    if errors:
        raise ContentError(errors)
    places = [phrase_places(read_yaml(path, text)) for path, text in files.items()]
    return assembly, {key: place for each in places for key, place in each.items()}


def overview(library: Library, published: Lock) -> Iterator[str]:
    """All phrases together; `published` is the lock as it was read."""
    found = phrase_overview(library, published)
    names = _names(library.taxonomy)
    yield from _totals(found)
    yield ""
    yield from _table(found.topics)
    yield ""
    yield from _rivals(found.rivalries[:_PAIRS], names, found.titles)
    yield from _decided(found.decided)
    yield from _candidates(found.candidates, names)
    if found.moved:
        yield moved_text(found.moved)
    yield "'sitegen phrases TOPIC' shows one topic, 'sitegen phrases --help' what else there is"


def one_topic(library: Library, topic: Topic, places: Mapping[Key, str]) -> Iterator[str]:
    """A topic with each of its phrases."""
    found = topic_overview(library, topic, places)
    names = _names(library.taxonomy)
    totals = found.topic.totals
    yield (
        f"{topic.name} ({topic.slug}): {counted(totals.papers, 'paper')}, "
        f"{counted(totals.phrases, 'phrase')}, {totals.dead} in no paper"
    )
    if found.decided:
        yield f"Papers whose topic you decided: {_agreement(found.topic.agreement)}"
    yield from _rivals(found.rivalries, names, found.titles)
    yield from _corrected(found.decided, names, found.titles)
    yield from _candidates(found.candidates, names)
    yield "titles abstracts alone  level     phrase"
    for row in sorted(found.phrases, key=_by_use):
        if not row.dead:
            yield from _row(row, found.titles, names)
    yield from _dead_rows(row for row in found.phrases if row.dead)
    yield f"'sitegen phrases {topic.slug} --divide' proposes how it may divide"


def division(library: Library, topic: Topic) -> Iterator[str]:
    """What a topic may be divided into, as lines of `topics.yml`."""
    parts = divide(library, topic.slug)
    yield from division_text(library, topic, parts).splitlines()


def dead_phrases(library: Library, places: Mapping[Key, str]) -> Iterator[str]:
    """Each phrase that is in no paper, or that never counts, with its place; of facets too."""
    uses = phrase_uses(library)
    for use in uses:
        if use.is_dead or use.instead:
            why = f"; '{use.instead}' counts instead" if use.instead else ""
            place = places[use.topic, use.phrase]
            yield f"{place}: '{use.phrase}' ({use.topic}, {use.level}{why})"
    of_facets = list(_dead_of_facets(library))
    yield from (f"{places[key]}: '{key[1]}' ({key[0]})" for key in of_facets)
    dead = counted(sum(use.is_dead for use in uses), "phrase")
    more = f" and {len(of_facets)} of facets" if of_facets else ""
    yield f"{dead} of topics{more} in no paper; they may wait for papers to come"


def moved(library: Library, published: Lock) -> Iterator[str]:
    """The papers that are elsewhere than they were published, and why."""
    found = moved_papers(library, published)
    yield f"Moved since it was published: {counted(len(found), 'paper')}"
    names = _names(library.taxonomy)
    for each in found:
        yield f"  {library.papers[each.paper].title.value}"
        from_to = f"{names.get(each.before, each.before)} → {names[each.after]}"
        yield f"    {from_to}: {_because(each)}"


def trial(library: Library, edits: Iterable[str]) -> Iterator[str]:
    """What edits would do that are written as `TOPIC LEVEL PHRASE`.

    Raises SitegenError if one is not.
    """
    taxonomy = library.taxonomy
    read_edits = []
    for text in edits:
        words = text.split(maxsplit=2)
        if len(words) < 3:
            raise SitegenError(
                f"'{text}' is no edit (write \"TOPIC LEVEL PHRASE\", or 'without' as the level)"
            )
        read_edits.append(read_edit(taxonomy, *words))
    result = tried(library, what_if(library, read_edits))
    yield result.says[:1].upper() + result.says[1:]
    yield from _effects(result, _names(taxonomy))


def find_topic(taxonomy: Taxonomy, name: str) -> Topic:
    """The topic of a slug or a name. Raises SitegenError if there is none."""
    by_name = {topic.name.casefold(): topic for topic in taxonomy.topics}
    topic = taxonomy.named(name) or by_name.get(name.casefold())
    if topic is None:
        raise SitegenError(no_topic(taxonomy, name))
    return topic


def _dead_of_facets(library: Library) -> Iterator[Key]:
    keys = [
        (f"{facet.slug}/{value.slug}", phrase.text)
        for facet in library.facets.facets
        for value in facet.values
        for phrase in value.phrases
    ]
    found = filing(library).look_for(text for _, text in keys)
    return (key for key in keys if not found[key[1]])


def _totals(found: PhraseOverview) -> Iterator[str]:
    totals = found.totals
    share = round(100 * totals.dead / totals.phrases) if totals.phrases else 0
    yield (
        f"{counted(totals.phrases, 'phrase')} of {counted(len(found.topics), 'topic')}, "
        f"over {counted(totals.papers, 'paper')}"
    )
    yield f"  in no paper: {totals.dead} ({share}%); 'sitegen phrases --dead' lists them"
    if totals.needless:
        yield f"  needless, as another one of the topic always counts instead: {totals.needless}"
    yield f"  only inside longer phrases, where they do not count: {totals.hidden}"
    yield (
        f"  alone in deciding where a paper goes: {totals.deciding} "
        f"(of {counted(totals.decided_alone, 'paper')})"
    )


def _table(topics: Iterable[TopicTotals]) -> Iterator[str]:
    """A line for each topic; the last column is what the phrases make of decided papers."""
    yield f"{'topic':44} papers phrases  dead alone  papers you decided"
    for each in topics:
        totals = each.totals
        yield (
            f"{_short(each.name, 44):44} {totals.papers:6} {totals.phrases:7} {totals.dead:5} "
            f"{totals.decided_alone:5}  {_agreement(each.agreement)}"
        )


def _agreement(each: Agreement) -> str:
    """`2 of 3 found, 1 wrongly put here`."""
    wrong = each.said - each.agreed
    parts = [f"{each.agreed} of {each.decided} found"] if each.decided else []
    return ", ".join([*parts, *([f"{wrong} wrongly put here"] if wrong else [])]) or "-"


def _decided(decided: Sequence[Decided]) -> Iterator[str]:
    if decided:
        agreed = sum(not each.is_corrected for each in decided)
        yield (
            f"Of {counted(len(decided), 'paper')} whose topic you decided, the phrases alone put "
            f"{agreed} there"
        )


def _corrected(
    decided: Iterable[Decided], names: Mapping[str | None, str], titles: Mapping[str, str]
) -> Iterator[str]:
    corrected = [each for each in decided if each.is_corrected]
    if corrected:
        yield "Where you and the phrases differ:"
    for each in corrected:
        topics = f"{names[each.said]} by the phrases, {names[each.topic]} by you"
        yield f"  '{_short(titles[each.paper])}': {topics}"


def _rivals(
    found: Sequence[Rivalry], names: Mapping[str | None, str], titles: Mapping[str, str]
) -> Iterator[str]:
    if found:
        yield "Topics that are close to each other:"
    for each in found:
        pair = " and ".join(names[slug] for slug in each.topics)
        yield f"  {pair}: {counted(len(each.papers), 'paper')} ({_listed(each.papers, titles)})"


def _candidates(candidates: Sequence[Tried], names: Mapping[str | None, str]) -> Iterator[str]:
    if candidates:
        yield "What would make decisions unnecessary (look whether the phrase really tells):"
    for each in candidates:
        yield f"  {each.says}"
        yield f"    settles: {_listed(each.settles, each.titles)}"
        yield from (f"  {line}" for line in _moves(each, names))


def _by_use(row: PhraseRow) -> tuple[int, int, int, str]:
    counts_in = len({*row.title, *row.abstract})
    return -len(row.decides), -counts_in, -len(row.title), row.phrase.casefold()


def _row(
    row: PhraseRow, titles: Mapping[str, str], names: Mapping[str | None, str]
) -> Iterator[str]:
    remarks = [row.place]
    if row.hidden:
        remarks.append(f"inside longer phrases in {counted(len(row.hidden), 'paper')}")
    if row.instead:
        remarks.append(f"'{row.instead}' counts instead: remove it")
    if row.also_in:
        remarks.append(f"also in {', '.join(names[slug] for slug in row.also_in)}")
    numbers = f"{len(row.title):6} {len(row.abstract):9} {len(row.decides):5}"
    yield f"{numbers}  {row.level:9} {row.phrase}  ({'; '.join(remarks)})"
    if row.decides:
        yield f"{'':24}alone: {_listed(row.decides, titles)}"


def _dead_rows(rows: Iterable[PhraseRow]) -> Iterator[str]:
    dead = list(rows)
    if dead:
        yield "In no paper:"
    for row in dead:
        why = f"; '{row.instead}' would count instead: remove it" if row.instead else ""
        yield f"  {row.place}: '{row.phrase}' ({row.level}{why})"


def _because(each: Moved) -> str:
    if each.by_curator:
        return "the curator decided"
    return ", ".join(each.because) or "no topic has enough"


def _effects(result: Tried, names: Mapping[str | None, str]) -> Iterator[str]:
    titles = result.titles
    yield f"  of {counted(len(result.finds), 'paper')} with such a phrase"
    for what, papers in (
        ("settles", result.settles),
        ("unsettles", result.unsettles),
        ("makes certain", result.assures),
        ("makes uncertain", result.doubts),
    ):
        yield from (f"  {what}: {titles[paper]}" for paper in papers)
    yield from _moves(result, names)
    for turn in result.turns:
        what = f"{names[turn.before]} → {names[turn.after]} by the phrases; it stays as you decided"
        yield f"  turns: {titles[turn.paper]}: {what}"


def _moves(result: Tried, names: Mapping[str | None, str]) -> Iterator[str]:
    for move in result.moves:
        title = result.titles[move.paper]
        yield f"  moves: {title}: {names[move.before]} → {names[move.after]}"


def _listed(papers: Sequence[str], titles: Mapping[str, str]) -> str:
    """The first titles, shortened."""
    return first_few([f"'{_short(titles[paper])}'" for paper in papers], 3)


def _short(text: str, most: int = _TITLE) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def _names(taxonomy: Taxonomy) -> dict[str | None, str]:
    names: dict[str | None, str] = {topic.slug: topic.name for topic in taxonomy.topics}
    return names | {None: taxonomy.name_of(None)}
