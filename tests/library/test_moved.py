"""What moved since the lock is told with what speaks for it now."""

from msgspec.structs import replace

from sitegen.content.lock_file import Lock, Published
from sitegen.library.moved import Moved, moved_papers
from tests.filed import filed

TOPICS = {"tea": {"teapot": 4, "cup": 2}, "clay": {"kiln": 4}}
PAPERS = {"A Teapot": "A cup.", "Silence": "."}


def lock(**topics: tuple[str, ...]) -> Lock:
    """Of papers by the last words of their titles."""
    titles = {title.split()[-1]: title for title in PAPERS}
    entries = {
        titles[name]: Published(id=titles[name], title="", first_revision=1, topics=slugs)
        for name, slugs in topics.items()
    }
    return Lock(entries=entries)


def test_a_paper_that_moved_is_told_with_what_adds_most() -> None:
    found = moved_papers(filed(TOPICS, PAPERS), lock(Teapot=("clay", "tea"), Silence=("tea",)))
    assert found == [
        Moved(
            paper="A Teapot",
            before="clay",
            after="tea",
            because=("teapot (title, +12.0)", "cup (abstract, +2.0)"),
        ),
        Moved(paper="Silence", before="tea", after=None),
    ]


def test_a_decision_of_the_curator_is_told_as_that() -> None:
    library = filed(TOPICS, PAPERS, {"A Teapot": "clay"})
    assert moved_papers(library, lock(Teapot=("tea",))) == [
        Moved(paper="A Teapot", before="tea", after="clay", by_curator=True)
    ]


def test_new_papers_and_those_that_stayed_did_not_move() -> None:
    library = filed(TOPICS, PAPERS)
    assert moved_papers(library, Lock()) == []
    assert moved_papers(library, lock(Teapot=("tea",), Silence=())) == []


def test_what_follows_a_renamed_or_divided_topic_did_not_move() -> None:
    library = filed(TOPICS, PAPERS)
    topics = [replace(each, formerly=("drinks",)) for each in library.taxonomy.topics]
    library = replace(library, taxonomy=replace(library.taxonomy, topics=tuple(topics)))
    assert moved_papers(library, lock(Teapot=("drinks",))) == []


def test_of_an_unsorted_paper_a_topic_that_is_gone_tells_nothing() -> None:
    found = moved_papers(filed(TOPICS, PAPERS), lock(Teapot=("gone",), Silence=("gone",)))
    assert [(each.paper, each.before) for each in found] == [("A Teapot", "gone")]
