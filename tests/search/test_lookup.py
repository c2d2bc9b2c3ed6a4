"""Lookup: identifiers, years and topics with their documents."""

from typing import Any

from sitegen.search import Document
from sitegen.search.lookup import lookup_parts


def document(number: int, **facts: Any) -> Document:
    return Document(
        id=f"p{number}", kind="paper", title="T", text="", url=f"p{number}.html", **facts
    )


TOPIC = Document(
    id="agents", kind="topic", title="Agents", text="", url="agents.html", topics=("agents",)
)


def test_each_name_has_a_place_and_none_a_capital() -> None:
    paper = document(1, identifiers=("2401.01234", "10.1/Ab"), topics=("agents",), year=2024)
    (_, start), (_, part) = lookup_parts([paper, TOPIC], 1_000)
    assert start == {"bounds": "A1", "topics": [("agents", "Agents")]}
    assert part["names"] == "A10.1/abA2401.01234Atopic agentsAyear 2024"


def test_parts_are_cut_between_names() -> None:
    papers = [document(number, identifiers=(f"2401.{number:05}",)) for number in range(40)]
    (_, start), *parts = lookup_parts(papers, 500)
    assert len(parts) > 3
    assert start["bounds"] == "A2B401.00007I14I21J8I35"
    assert [name for name, _ in parts] == [f"lookup-{number}" for number in range(len(parts))]


def test_a_list_without_any_has_no_part() -> None:
    assert list(lookup_parts([document(1)], 500)) == [("lookup", {"bounds": "", "topics": []})]
