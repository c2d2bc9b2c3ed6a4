"""What is worked out once for a library, and for a paper of it."""

from sitegen.library.library import Library
from sitegen.library.once import once_a_library, once_a_paper
from sitegen.library.paper import Paper
from tests.factories import library, paper

ONE, TWO = paper("Lantern Caching"), paper("River Schedules")


def test_each_library_is_asked_about_once() -> None:
    asked: list[Library] = []

    @once_a_library
    def size(library: Library) -> int:
        asked.append(library)
        return len(library.papers)

    short, long = library([ONE]), library([ONE, TWO])
    assert [size(short), size(long), size(short), size(long)] == [1, 2, 1, 2]
    assert asked == [short, long]


def test_each_paper_of_a_library_is_asked_about_once() -> None:
    asked: list[str] = []

    @once_a_paper
    def title(library: Library, paper: Paper) -> str:
        asked.append(paper.id)
        return f"{paper.title.value} of {len(library.papers)}"

    short, long = library([ONE]), library([ONE, TWO])
    for _ in range(2):
        assert title(short, ONE) == "Lantern Caching of 1"
        assert title(long, ONE) == "Lantern Caching of 2"
        assert title(long, TWO) == "River Schedules of 2"
    assert asked == [ONE.id, ONE.id, TWO.id]


def test_what_else_is_given_is_told_apart() -> None:
    @once_a_paper
    def named(_: Library, paper: Paper, names: list[str]) -> str:
        return f"{names[0]}: {paper.title.value}"

    shelf = library([ONE])
    told = [named(shelf, ONE, [f"list {number}"]) for number in range(50)]
    assert told == [f"list {number}: Lantern Caching" for number in range(50)]
