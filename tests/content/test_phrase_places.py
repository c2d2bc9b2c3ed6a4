"""Each phrase has its place in the file."""

from sitegen.content.phrase_places import phrase_places
from sitegen.content.yaml_file import read_yaml

FILE = """\
weights: {strong: 4, weak: 1}
topics:
  - slug: tea
    phrases:
      strong: [teapot, green   tea, 2024]
      weak:
        - teapot
  - slug: clay
    from: [pots]
  - {slug: iron, phrases: {strong: }}
"""


def test_each_phrase_has_its_place() -> None:
    assert phrase_places(read_yaml("topics.yml", FILE)) == {
        ("tea", "teapot"): "topics.yml:5:16",
        ("tea", "green tea"): "topics.yml:5:24",
        ("tea", "2024"): "topics.yml:5:37",
    }


def test_phrases_of_facets_have_theirs() -> None:
    file = read_yaml(
        "f.yml", "facets: [{slug: kind, values: [{slug: old, phrases: {a: [antique]}}]}]"
    )
    assert phrase_places(file) == {("kind/old", "antique"): "f.yml:1:58"}
    assert phrase_places(read_yaml("facets.yml", "")) == {}
