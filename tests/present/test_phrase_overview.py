"""The overview has its numbers, its papers, and the title of each paper that it names."""

from typing import Any

import msgspec

from sitegen.content.lock_file import Lock, Published
from sitegen.library.filing import Edit
from sitegen.library.what_if import what_if
from sitegen.present.phrase_overview import phrase_overview, topic_overview, tried
from tests.filed import filed

TOPICS = {"tea": {"teapot": 4, "samovar": 4, "cup": 1}, "clay": {"kiln": 4, "cup": 2}}
PAPERS = {"A Teapot": "A cup.", "The Kiln": "A teapot.", "Two Kilns": "Wood."}
LIBRARY = filed(TOPICS, PAPERS, {"A Teapot": "clay"})
LOCK = Lock(
    entries={"The Kiln": Published(id="The Kiln", title="", first_revision=1, topics=("tea",))}
)


def as_json(value: object) -> Any:
    return msgspec.json.decode(msgspec.json.encode(value))


def test_the_overview() -> None:
    found = as_json(phrase_overview(LIBRARY, LOCK))
    assert found["totals"] == {
        "papers": 3,
        "decided_alone": 2,
        "phrases": 5,
        "dead": 1,
        "hidden": 0,
        "needless": 0,
        "deciding": 1,
    }
    clay = found["topics"][1]
    assert (clay["slug"], clay["name"], clay["totals"]["papers"]) == ("clay", "Clay", 3)
    assert clay["agreement"] == {"decided": 1, "said": 0, "agreed": 0}
    assert found["decided"] == [{"paper": "A Teapot", "topic": "clay", "said": "tea"}]
    assert found["moved"] == [
        {
            "paper": "The Kiln",
            "from": "tea",
            "to": "clay",
            "because": ["kiln (title, +12.0)"],
            "by_curator": False,
        }
    ]
    assert found["titles"] == {"A Teapot": "A Teapot", "The Kiln": "The Kiln"}


def test_one_topic() -> None:
    tea = LIBRARY.taxonomy.topics[0]
    found = as_json(topic_overview(LIBRARY, tea, {("tea", "cup"): "topics.yml:9:5"}))
    assert [row["phrase"] for row in found["phrases"]] == ["teapot", "samovar", "cup"]
    assert found["phrases"][2] == {
        "phrase": "cup",
        "level": "hint",
        "place": "topics.yml:9:5",
        "dead": False,
        "title": [],
        "abstract": ["A Teapot"],
        "hidden": [],
        "decides": [],
        "also_in": ["clay"],
        "instead": "",
    }
    assert found["phrases"][1]["dead"]
    assert found["titles"].keys() == {"A Teapot", "The Kiln"}


def test_a_trial() -> None:
    edit = Edit(topic="tea", phrase="wood", weight=40.0)
    found = as_json(tried(LIBRARY, what_if(LIBRARY, [edit])))
    assert found["says"].startswith("adding 'wood' (40) to Tea would ")
    assert found["moves"] == [{"paper": "Two Kilns", "from": "clay", "to": "tea"}]
    assert found["titles"] == {"Two Kilns": "Two Kilns"}
