"""The desk: decisions that are written at once, undone, and never lost."""

from pathlib import Path
from threading import Event, Thread

import pytest
from msgspec.structs import replace

from sitegen.content.yaml_file import read_yaml
from sitegen.errors import SitegenError
from sitegen.library.assemble import Assembly
from sitegen.review.decide import RefusedError
from tests.review.golden_desk import (
    BOLD,
    HARBOR,
    RIVERS,
    SURVEY,
    WHISTLE_II,
    WINTER,
    GoldenDesk,
)


@pytest.fixture
def at(golden: Path) -> GoldenDesk:
    return GoldenDesk(golden)


def refused(status: int, says: str) -> "pytest.RaisesExc[RefusedError]":
    return pytest.RaisesExc(
        RefusedError, check=lambda error: error.status == status and says in error.error
    )


def entry(at: GoldenDesk, name: str) -> dict[str, object]:
    data = read_yaml("curation.yml", at.text).data
    found: dict[str, object] = data["papers"][name]
    return found


# -- What is written


def test_a_confirmation_is_a_tidy_entry(at: GoldenDesk) -> None:
    before = at.text
    answer = at.decide("confirm", WINTER)
    lines = f"  {WINTER}:\n    topic: search\n    seen: 2026-12-01\n"
    assert answer.wrote == f"papers:\n{lines}"
    assert at.text == before.replace("\n\ndifferent:", f"\n{lines}\ndifferent:")
    assert (answer.left, answer.undo, answer.removed) == (len(at.keys), 1, [WINTER])
    assert answer.next == HARBOR


def test_what_overrules_the_phrases_says_what_they_said(at: GoldenDesk) -> None:
    at.decide("file", HARBOR, topic="search", also=("rivers",))
    assert entry(at, "Harbor Lights: Caching at the Water's Edge") == {
        "pick": "Read it by the sea & think.",
        "step": "Begin by the *water*.",
        "note": "The charts are <i>invented</i>.",
        "arxiv": "2401.10020",
        "topic": "search",
        "also": ["rivers"],
        "seen": {"on": "2026-12-01", "phrases": "caches"},
    }


def test_an_entry_in_braces_is_edited_in_them(at: GoldenDesk) -> None:
    at.decide("file", RIVERS, topic="unsorted")
    assert (
        '"Scheduling Rivers by Moonlight": {also: [], date: 2022-01-31, authors: [Ada Bettong, '
        "Jan van der Berg Jr., Una Listed], topic: unsorted, "
        "seen: {on: 2026-12-01, phrases: rivers}}\n"
    ) in at.text


def test_none_of_the_topics_is_confirmed_like_any(at: GoldenDesk) -> None:
    at.decide("confirm", WHISTLE_II)
    assert entry(at, WHISTLE_II) == {"topic": "unsorted", "seen": "2026-12-01"}
    assert WHISTLE_II not in GoldenDesk(at.folder).keys


def test_all_that_is_certain_is_confirmed_at_once(at: GoldenDesk) -> None:
    certain = tuple(at.desk.queue().certain)
    answer = at.decide("confirm-new", keys=certain)
    assert answer.removed == [BOLD, WINTER]
    assert entry(at, BOLD) == entry(at, WINTER) == {"topic": "search", "seen": "2026-12-01"}
    at.desk.undo()
    assert at.keys[:2] == [BOLD, WINTER]
    with refused(422, "not all"):
        at.decide("confirm-new", keys=(WINTER, HARBOR))
    with refused(422, "not all"):
        at.decide("confirm-new")


def test_a_suspicious_record_is_a_paper_when_it_is_filed(at: GoldenDesk) -> None:
    at.decide("file", SURVEY, topic="search")
    assert read_yaml("", at.text).data["dumps"]["january.txt"] == {"papers": [11]}
    assert entry(at, SURVEY)["topic"] == "search"
    assert not GoldenDesk(at.folder).read().errors


def test_a_suspicious_record_may_be_one_and_still_be_unsorted(at: GoldenDesk) -> None:
    answer = at.decide("paper", SURVEY)
    assert (answer.next, answer.removed) == (SURVEY, [])
    assert at.desk.card(SURVEY).kinds == ["unsorted"]


def test_a_suspicious_record_is_skipped(at: GoldenDesk) -> None:
    at.decide("skip", SURVEY)
    assert read_yaml("", at.text).data["dumps"]["january.txt"] == {"skip": [11]}
    assert SURVEY not in GoldenDesk(at.folder).keys


def test_skipped_lines_are_accepted(at: GoldenDesk) -> None:
    at.decide("confirm", at.key_of("skipped"))
    assert "  march.txt: {texts: summaries, skip: [53]}\n" in at.text


@pytest.mark.parametrize("section", ["same", "different"])
def test_a_near_miss_is_decided_by_its_papers(at: GoldenDesk, section: str) -> None:
    at.decide(section, at.key_of("near-miss"))
    assert f"- [learning-to-whistle-8ea3f9, {WHISTLE_II}]\n" in at.text
    again = GoldenDesk(at.folder).desk.queue()
    assert "near-miss" not in {item.kind for item in again.items}
    assert not again.problems


def test_two_that_have_entries_become_one_entry(at: GoldenDesk) -> None:
    at.decide("note", WHISTLE_II, text="Read it.")
    before = at.text
    at.decide("same", at.key_of("near-miss"))
    again = GoldenDesk(at.folder).desk.queue()
    assert not again.problems
    assert WHISTLE_II not in read_yaml("", at.text).data["papers"]
    assert "Read it." in at.text
    at.desk.undo()
    assert at.text == before


def test_hiding_a_paper_takes_it_from_the_list(at: GoldenDesk) -> None:
    at.decide("hide", HARBOR)
    assert entry(at, "Harbor Lights: Caching at the Water's Edge")["hidden"] is True


@pytest.mark.parametrize("action", ["note", "pick"])
def test_a_remark_leaves_the_paper_where_it_is(at: GoldenDesk, action: str) -> None:
    text = 'He said: "yes" # no\n- {it} was 😀'
    answer = at.decide(action, WINTER, text=text)
    assert (answer.next, answer.removed, answer.undo) == (WINTER, [], 1)
    assert entry(at, WINTER) == {action: 'He said: "yes" # no - {it} was 😀'}
    assert getattr(at.desk.card(WINTER), action) == 'He said: "yes" # no - {it} was 😀'
    at.decide(action, WINTER, text="")
    assert entry(at, WINTER) == {}


def test_a_topic_that_was_a_further_one_is_not_named_twice(at: GoldenDesk) -> None:
    at.decide("note", WINTER, text="x")
    text = at.text.replace('    note: "x"\n', "    also: [rivers, caches]\n")
    at.curation.write_text(text, encoding="utf-8")
    at.desk.refresh()
    at.decide("file", WINTER, topic="rivers")
    assert entry(at, WINTER)["also"] == ["caches"]
    assert not GoldenDesk(at.folder).read().errors


# -- What is refused, and writes nothing


@pytest.mark.parametrize(
    ("status", "says", "wish"),
    [
        (404, "waits", {"action": "confirm", "key": "no-such-paper-123456"}),
        (404, "waits", {"action": "confirm", "key": "../../curation.yml"}),
        (404, "waits", {"action": "confirm", "key": "&a [*a, *a]"}),
        (404, "waits", {"action": "confirm", "key": ""}),
        (422, "not for this", {"action": "same", "key": WINTER}),
        (422, "not for this", {"action": "paper", "key": WINTER}),
        (422, "not for this", {"action": "explode", "key": WINTER}),
        (422, "no topic", {"action": "file", "key": WINTER, "topic": "nonsense"}),
        (422, "no topic", {"action": "file", "key": WINTER}),
        (
            422,
            "second time",
            {"action": "file", "key": WINTER, "topic": "search", "also": ["search"]},
        ),
        (
            422,
            "further",
            {"action": "confirm", "key": WINTER, "also": ["rivers", "caches", "scheduling"]},
        ),
        (422, "nothing to write", {"action": "note", "key": WINTER, "text": " \n"}),
        (422, "characters", {"action": "note", "key": WINTER, "text": "x" * 6000}),
    ],
)
def test_a_wrong_wish_is_refused(
    at: GoldenDesk, status: int, says: str, wish: dict[str, object]
) -> None:
    before = at.text
    with refused(status, says):
        at.decide(**wish)  # type: ignore[arg-type]
    assert at.text == before
    assert at.desk.queue().undo == 0


def test_a_near_miss_has_no_guess(at: GoldenDesk) -> None:
    with refused(422, "not for this"):
        at.decide("confirm", at.key_of("near-miss"))


def test_a_file_that_cannot_be_edited_is_left_alone(at: GoldenDesk) -> None:
    assert at.keys
    at.curation.write_text("papers: [\n")
    with refused(409, "curation.yml"):
        at.decide("confirm", WINTER)
    assert at.text == "papers: [\n"


def test_nothing_is_decided_while_the_content_has_errors(at: GoldenDesk) -> None:
    keys, topics = at.keys, at.folder / "content" / "topics.yml"
    good = topics.read_text()
    topics.write_text("topics: 5")
    at.desk.refresh()
    assert at.keys == keys
    assert "topics.yml" in at.desk.queue().problems[0]
    assert not at.desk.queue().publish.ready
    with refused(409, "errors"):
        at.decide("confirm", WINTER)
    topics.write_text(good)
    at.desk.refresh()
    at.decide("confirm", WINTER)


# -- Undo


def test_a_paper_that_was_decided_is_decided_otherwise(at: GoldenDesk) -> None:
    at.decide("file", HARBOR, topic="search")
    assert HARBOR not in at.keys
    assert at.desk.card(HARBOR).key == HARBOR
    answer = at.decide("file", HARBOR, topic="rivers")
    assert "topic: rivers" in answer.wrote and "topic: search" not in answer.wrote
    assert (answer.undo, answer.left) == (2, len(at.keys))


def test_undo_takes_back_one_decision_after_the_other(at: GoldenDesk) -> None:
    before, keys = at.text, at.keys
    at.decide("confirm", WINTER)
    at.decide("file", HARBOR, topic="rivers")
    at.decide("same", at.key_of("near-miss"))
    at.decide("skip", SURVEY)
    back = [at.desk.undo().key for _ in range(4)]
    assert back[:1] + back[2:] == [SURVEY, HARBOR, WINTER]
    assert read_yaml("", at.text).data == read_yaml("", before).data
    assert at.keys == keys
    with refused(409, "nothing to undo"):
        at.desk.undo()


def test_undo_brings_back_what_was_read_without_it(at: GoldenDesk) -> None:
    keys = at.keys
    at.decide("confirm", WINTER)
    at.desk.refresh()
    assert WINTER not in at.keys
    assert at.desk.undo().next == WINTER
    assert at.desk.card(WINTER).title.startswith("Winter")
    at.desk.refresh()
    assert at.keys == keys


@pytest.mark.parametrize("action", ["hide", "same"])
def test_undo_brings_back_a_paper_that_was_gone(at: GoldenDesk, action: str) -> None:
    key = at.key_of("near-miss") if action == "same" else WINTER
    at.decide(action, key)
    at.desk.refresh()
    assert at.desk.undo().next == key
    assert at.desk.card(key).paper
    assert key in at.keys


def test_a_card_waits_for_a_paper_that_is_not_back_yet(
    at: GoldenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    at.decide("hide", WINTER)
    for _ in range(5):  # the list as it was then is not kept for ever
        at.desk.refresh()
    monkeypatch.setattr(at.desk, "refresh", lambda: None)
    at.desk.undo()
    with refused(409, "not there yet"):
        at.desk.card(WINTER)
    with refused(409, "not there yet"):
        at.decide("confirm", WINTER)


def test_undo_leaves_what_somebody_else_wrote(at: GoldenDesk) -> None:
    at.decide("confirm", WINTER)
    at.curation.write_text(at.text.replace("The charts", "# Theirs\n    "), encoding="utf-8")
    theirs = at.text
    at.desk.undo()
    assert at.text == theirs.replace(f"  {WINTER}:\n    topic: search\n    seen: 2026-12-01\n", "")


def test_undo_refuses_an_entry_that_was_changed_since(at: GoldenDesk) -> None:
    at.decide("confirm", WINTER)
    at.curation.write_text(
        at.text.replace("seen: 2026-12-01", "seen: 2026-12-02"), encoding="utf-8"
    )
    changed = at.text
    with refused(409, "changed since"):
        at.desk.undo()
    assert at.text == changed


# -- Two at once


def test_two_desks_do_not_lose_each_others_decisions(golden: Path) -> None:
    one, other = GoldenDesk(golden), GoldenDesk(golden)
    assert one.keys == other.keys
    one.decide("confirm", WINTER)
    other.decide("file", WHISTLE_II, topic="rivers")
    one.decide("confirm", BOLD)
    papers = read_yaml("", one.text).data["papers"]
    assert {WINTER, WHISTLE_II, BOLD} <= papers.keys()
    other.desk.undo()
    assert WHISTLE_II not in read_yaml("", one.text).data["papers"]
    assert WINTER in one.text


def test_decisions_from_many_threads_are_all_written(at: GoldenDesk) -> None:
    keys = [WINTER, BOLD, HARBOR, RIVERS, WHISTLE_II, SURVEY]
    assert {*keys} <= {*at.keys}
    threads = [Thread(target=at.decide, args=("confirm", key)) for key in keys]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert at.desk.queue().undo == len(keys)
    assert {*keys}.isdisjoint(at.keys)
    again = GoldenDesk(at.folder)
    assert {*keys}.isdisjoint(again.keys)


def test_a_wish_that_is_sent_again_is_granted_once(at: GoldenDesk) -> None:
    first = at.decide("confirm", WINTER)
    assert at.decide("confirm", WINTER) == first
    assert at.desk.queue().undo == 1


def test_a_decision_that_somebody_removed_is_made_again(at: GoldenDesk) -> None:
    before = at.text
    at.decide("confirm", WINTER)
    at.curation.write_text(before, encoding="utf-8")
    at.desk.refresh()
    assert WINTER in at.keys
    at.decide("confirm", WINTER)
    assert entry(at, WINTER) == {"topic": "search", "seen": "2026-12-01"}


def test_what_is_confirmed_is_what_was_shown(at: GoldenDesk) -> None:
    """The list may be read again, and file the paper elsewhere, while somebody looks at it."""
    before = at.text
    with refused(409, "it is filed under Search by now"):
        at.decide("confirm", WINTER, topic="rivers")
    with refused(422, "no topic"):
        at.decide("confirm", BOLD, topic="gone")
    assert at.text == before
    at.decide("confirm", WINTER, topic="search")
    assert entry(at, WINTER) == {"topic": "search", "seen": "2026-12-01"}


@pytest.mark.parametrize("further_readings", [0, 5])
def test_what_is_taken_back_waits_as_it_did(at: GoldenDesk, further_readings: int) -> None:
    """Though the list was read while it was decided, and is not read again yet."""
    shown, queue = at.desk.card(HARBOR), {item.key: item for item in at.desk.queue().items}
    at.decide("file", HARBOR, topic="rivers")
    at.desk.refresh()
    for _ in range(further_readings):
        at.desk.refresh()
    at.desk.undo()
    assert at.desk.card(HARBOR) == shown
    assert {item.key: item for item in at.desk.queue().items} == queue
    with refused(409, "it is filed under"):
        at.decide("confirm", HARBOR, topic="rivers")
    at.decide("confirm", HARBOR)
    assert "topic: caches" in at.text


def test_a_paper_that_was_hidden_is_back_at_once(at: GoldenDesk) -> None:
    shown = at.desk.card(WINTER)
    at.decide("hide", WINTER)
    at.desk.refresh()
    at.desk.undo()
    assert at.desk.card(WINTER) == shown


# -- The list is read once, and beside decisions


def test_the_list_is_read_once_until_it_changes(at: GoldenDesk) -> None:
    at.desk.queue()
    at.desk.card(WINTER)
    at.decide("confirm", WINTER)
    at.desk.queue()
    assert at.reads == 1


def test_who_comes_while_the_list_is_first_read_waits_for_it(
    at: GoldenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    place, reading, go_on = at.desk._place, Event(), Event()

    def slow() -> Assembly:
        reading.set()
        assert go_on.wait(60)
        return place.read()

    monkeypatch.setattr(at.desk, "_place", replace(place, read=slow))
    answers: list[object] = []
    asked = (at.desk.refresh, at.desk.queue, lambda: at.desk.card(WINTER))
    threads = [Thread(target=lambda ask=ask: answers.append(ask())) for ask in asked]
    threads[0].start()
    assert reading.wait(60)
    for thread in threads[1:]:
        thread.start()
    go_on.set()
    for thread in threads:
        thread.join(60)
    assert len(answers) == 3
    assert at.reads == 1


def test_what_is_decided_while_the_list_is_read_stays_decided(
    at: GoldenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    at.desk.queue()
    place, read, go_on = at.desk._place, Event(), Event()

    def slow() -> Assembly:
        found = place.read()
        read.set()
        assert go_on.wait(60)
        return found

    monkeypatch.setattr(at.desk, "_place", replace(place, read=slow))
    thread = Thread(target=at.desk.refresh)
    thread.start()
    assert read.wait(60)
    answer = at.decide("confirm", WINTER)  # does not wait for the reading
    go_on.set()
    thread.join()
    assert answer.next == HARBOR
    assert WINTER not in at.keys


def test_a_change_is_told_to_who_waits_for_it(at: GoldenDesk) -> None:
    version = at.desk.queue().version
    assert at.desk.changed("another") == version
    told: list[str] = []
    thread = Thread(target=lambda: told.append(at.desk.changed(version)))
    thread.start()
    answer = at.decide("confirm", WINTER)
    thread.join()
    assert told == [answer.version]
    assert at.desk.queue().version == answer.version


# -- Publishing


def test_publishing_is_left_to_the_list(golden: Path) -> None:
    published: list[str] = []

    def publish() -> list[str]:
        if not published:
            published.append("x")
            raise SitegenError("not today")
        return ["papers.lock records it"]

    at = GoldenDesk(golden, publish)
    ready = at.desk.queue().publish
    assert ready.ready
    assert "new papers" in ready.says
    with refused(409, "not today"):
        at.desk.publish()
    assert at.desk.publish().wrote == ["papers.lock records it"]
    (golden / "content" / "papers.lock").unlink()
    at.desk.refresh()
    with refused(409, "publish --first"):
        at.desk.publish()
