"""Dividing a topic into lines of work."""

from random import Random

from msgspec.structs import replace

from sitegen.content.taxonomy import Topic
from sitegen.library.division import Part, divide
from sitegen.library.library import Library
from sitegen.library.usual import Usual
from sitegen.text.phrases import Phrase
from tests.factories import library, paper, topic

LINES = {
    "tea": ["pot", "leaf", "brew", "cup", "steep", "kettle", "infusion", "porcelain"],
    "kite": ["string", "tail", "wind", "frame", "glide", "bridle", "spool", "updraft"],
    "clay": ["wheel", "glaze", "kiln", "vase", "firing", "pigment", "mould", "slip"],
}
FILLING = [
    "garden",
    "letter",
    "window",
    "river",
    "candle",
    "basket",
    "ladder",
    "button",
    "feather",
    "meadow",
]


def titled(line: str, number: int, random: Random) -> tuple[str, str]:
    words = random.sample(LINES[line], 5)
    text = ". ".join(f"The {word} of {line} art {random.choice(FILLING)}" for word in words * 2)
    return f"{line.title()} art {words[0]} {number}", text


def hobbies(*lines: str, size: int = 8) -> Library:
    """A topic of some lines, with papers about other things beside it."""
    random = Random(7)
    papers = [
        paper(title, abstract=(text,))
        for line in lines
        for title, text in (titled(line, number, random) for number in range(size))
    ]
    others = [
        paper(f"Ledger {number}", abstract=(f"Ledgers and columns {number} of sums, and taxes",))
        for number in range(30)
    ]
    return library(
        [*papers, *others],
        topics=[hobby(), topic("ledgers", "Ledgers", phrases=(Phrase(text="ledger", weight=4),))],
        filed={p.id: ["hobbies"] for p in papers} | {p.id: ["ledgers"] for p in others},
    )


def hobby() -> Topic:
    phrases = [("kite art", 6.0), ("art", 2.0), ("never said", 4.0), ("ledger", -4.0)]
    return topic("hobbies", "Hobbies", phrases=tuple(Phrase(text=t, weight=w) for t, w in phrases))


def contents(parts: tuple[Part, ...], of: Library) -> list[set[str]]:
    return [{of.papers[each].title.value.split()[0] for each in part.papers} for part in parts]


def test_each_line_of_work_is_a_part() -> None:
    of = hobbies("tea", "kite", "clay")
    parts = divide(of, "hobbies")
    assert sorted(map(sorted, contents(parts, of))) == [["Clay"], ["Kite"], ["Tea"]]
    assert sum(len(part.papers) for part in parts) == 24


def test_what_files_a_part_is_tried() -> None:
    parts = divide(hobbies("tea", "kite", "clay"), "hobbies")
    assert all(part.settled == part.papers for part in parts)


def test_what_is_usual_is_asked_too() -> None:
    of = hobbies("tea", "kite", "clay")
    others = Usual(papers=frozenset(map(str, range(30))), density=100.0, known=1.0)
    parts = divide(replace(of, usual=others), "hobbies")
    assert parts and not any(part.settled for part in parts)


def test_a_list_without_a_phrase_for_any_topic_is_divided() -> None:
    of = hobbies("tea", "kite", "clay")
    against = (Phrase(text="ledger", weight=-4.0),)
    topics = tuple(replace(each, phrases=against) for each in of.taxonomy.topics)
    parts = divide(replace(of, taxonomy=replace(of.taxonomy, topics=topics)), "hobbies")
    assert [part.phrases for part in parts] == [against] * 3


def test_every_phrase_of_the_topic_goes_on() -> None:
    parts = divide(hobbies("tea", "kite", "clay"), "hobbies")
    phrases = [phrase for part in parts for phrase in part.phrases]
    assert {*hobby().phrases} <= {*phrases}
    assert [p.text for p in phrases].count("ledger") == 3  # what speaks against it, in each
    (kites,) = (part for part in parts if "kite art" in {p.text for p in part.phrases})
    assert all(each.startswith("kite") for each in kites.papers)


def test_one_line_of_work_is_not_divided() -> None:
    assert divide(hobbies("tea", size=24), "hobbies") == ()


def test_few_papers_are_not_divided() -> None:
    assert divide(hobbies("tea", "kite", size=2), "hobbies") == ()
    assert divide(library([]), "caches") == ()
    assert divide(library([paper("One")]), "caches") == ()


def test_a_slug_is_no_other_topics() -> None:
    of = hobbies("tea", "kite")
    slugs = [part.slug for part in divide(of, "hobbies")]
    assert len({*slugs, *of.taxonomy.by_slug}) == len(slugs) + 2


def with_phrases(of: Library, *texts: str) -> Library:
    phrases = (*hobby().phrases, *(Phrase(text=text, weight=4) for text in texts))
    old, other = of.taxonomy.topics
    return replace(of, taxonomy=replace(of.taxonomy, topics=(replace(old, phrases=phrases), other)))


def parts_by_line(of: Library) -> dict[str, Part]:
    parts = divide(of, "hobbies")
    return {of.papers[part.papers[0]].title.value.split()[0]: part for part in parts}


def test_a_phrase_that_no_paper_says_goes_where_its_words_are() -> None:
    parts = parts_by_line(with_phrases(hobbies("tea", "kite", "clay"), "clay oven", "teas"))
    assert "clay oven" in {each.text for each in parts["Clay"].phrases}
    assert "teas" in {each.text for each in parts["Tea"].phrases}


def test_a_part_is_told_by_the_phrases_that_its_papers_say() -> None:
    parts = parts_by_line(with_phrases(hobbies("tea", "kite", "clay"), "bridle", "kiln", "anvil"))
    assert {line: "bridle" in part.terms for line, part in parts.items()} == {
        "Tea": False,
        "Kite": True,
        "Clay": False,
    }
    assert "kiln" in parts["Clay"].terms
    assert not any("anvil" in part.terms for part in parts.values())


def test_a_paper_stays_with_the_line_that_its_title_names() -> None:
    """Its abstract may tell of another one at length."""
    random = Random(3)
    told = {line: [titled(line, number, random) for number in range(8)] for line in LINES}
    told["kite"][0] = ("Kite art abroad", told["tea"][0][1] + told["tea"][1][1])
    papers = [paper(title, abstract=(text,)) for of in told.values() for title, text in of]
    others = [paper(f"Ledger {number}", abstract=(f"Sums {number}",)) for number in range(30)]
    of = library(
        [*papers, *others],
        topics=[hobby(), topic("ledgers", "Ledgers")],
        filed={p.id: ["hobbies"] for p in papers} | {p.id: ["ledgers"] for p in others},
    )
    assert sorted(map(sorted, contents(divide(of, "hobbies"), of))) == [["Clay"], ["Kite"], ["Tea"]]
