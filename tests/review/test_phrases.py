"""What the desk says of phrases."""

from pathlib import Path

import pytest

from sitegen.content.settings import read_settings
from sitegen.library.assemble import Assembly
from sitegen.present.phrase_overview import PhraseOverview, TopicOverview, Tried
from sitegen.progress import Progress
from sitegen.review.decide import RefusedError
from sitegen.review.phrases import phrases_of
from sitegen.site.plan import read
from tests.browser import desk_list


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return desk_list.write(tmp_path)


@pytest.fixture
def assembly(content: Path) -> Assembly:
    return read(read_settings(content, content.parent / "build"), Progress())


def test_phrases_of_all_topics_of_one_and_of_a_trial(assembly: Assembly) -> None:
    def asked(path: str) -> PhraseOverview | TopicOverview | Tried:
        return phrases_of(assembly, path, lambda: {("bells", "tide"): "topics.yml:26:32"})

    overview, topic, trial = map(asked, ("", "bells", "what-if/bells/decisive/lantern/moth"))
    assert isinstance(overview, PhraseOverview)
    assert overview.levels == {"decisive": 5, "telling": 3, "hint": 1, "against": -4}
    assert isinstance(topic, TopicOverview)
    assert [(row.phrase, row.place) for row in topic.phrases] == [
        ("bell", ""),
        ("tide", "topics.yml:26:32"),
    ]
    assert isinstance(trial, Tried)
    assert [(edit.topic, edit.phrase, edit.weight) for edit in trial.edits] == [
        ("bells", "lantern/moth", 5)
    ]


@pytest.mark.parametrize(
    ("path", "status", "says"),
    [
        ("bell", 404, "there is no topic 'bell'"),
        ("what-if/bells", 404, "there is no topic"),
        ("what-if/bells/decisve/x", 422, "did you mean 'decisive'"),
        ("what-if/bells/without/moth", 422, "has no phrase 'moth'"),
    ],
)
def test_what_is_not_there_is_refused(
    assembly: Assembly, path: str, status: int, says: str
) -> None:
    with pytest.raises(RefusedError) as refused:
        phrases_of(assembly, path, dict)
    assert refused.value.status == status
    assert says in refused.value.error


def test_nothing_is_said_while_the_content_has_errors(content: Path) -> None:
    (content / "curation.yml").write_text("papers: {no such paper: {hidden: true}}\n", "utf-8")
    broken = read(read_settings(content, content.parent / "build"), Progress())
    with pytest.raises(RefusedError) as refused:
        phrases_of(broken, "", dict)
    assert refused.value.status == 409
