"""Asking in turn: what one bad id, another's answer, a failure and an interruption leave."""

from collections.abc import Sequence

import pytest

from sitegen.look_up.arxiv_api import ArxivApi, open_api
from sitegen.look_up.asking import Outcome, ask
from sitegen.look_up.wanted import Wanted, wanted
from sitegen.progress import Progress
from tests.factories import paper, record
from tests.look_up.arxiv_server import Answer, FakeArxiv, Preprint, feed

IDS = ["2401.00001", "2401.00002", "2401.00003", "2401.00004"]


def of(ids: Sequence[str] = (), titles: Sequence[str] = ()) -> Wanted:
    return wanted(map(paper, titles), [record("", arxiv=each) for each in ids])


def asked(api: ArxivApi, questions: Wanted) -> Outcome:
    return ask(questions, api, Progress())


def accepted(outcome: Outcome) -> list[str]:
    return [verdict.accepted.arxiv for verdict in outcome.verdicts if verdict.accepted]


def test_ids_are_accepted_and_unknown_ones_are_not_found(api: ArxivApi, server: FakeArxiv) -> None:
    server.preprints = [Preprint(arxiv=each) for each in IDS[:3]]
    outcome = asked(api, of(IDS))
    assert accepted(outcome) == IDS[:3]
    assert (outcome.verdicts[3].doubts, outcome.verdicts[3].refusal) == ((), "")
    assert outcome.stopped == ""
    assert server.asked_for == [",".join(IDS)]


def test_one_id_that_is_refused_does_not_hide_the_others(api: ArxivApi, server: FakeArxiv) -> None:
    server.preprints = [Preprint(arxiv=each) for each in IDS]
    server.refused = {IDS[2]}
    outcome = asked(api, of(IDS))
    assert accepted(outcome) == [IDS[0], IDS[1], IDS[3]]
    assert outcome.verdicts[2].refusal == f"incorrect id format for {IDS[2]}"


def test_what_follows_a_refusal_is_asked_as_slowly(
    server: FakeArxiv, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited: list[float] = []
    monkeypatch.setattr("arxiv.time.sleep", waited.append)
    server.refused = {IDS[0]}
    with open_api() as polite:
        asked(polite, of(IDS[:2]))
    assert len(server.queries) == 3
    assert len(waited) == 2
    assert min(waited) > 0


def test_an_id_answered_with_another_is_doubtful(api: ArxivApi, server: FakeArxiv) -> None:
    server.preprints = [Preprint(arxiv=IDS[0])]
    server.others = {IDS[1]: Preprint(arxiv="2402.09999")}
    outcome = asked(api, of(IDS[:3]))
    assert accepted(outcome) == [IDS[0]]
    (doubt,) = outcome.verdicts[1].doubts
    assert (doubt.hit.arxiv, doubt.reason) == ("2402.09999", "arXiv answers with another id")
    assert outcome.verdicts[2].doubts == ()


def test_titles_are_asked_one_by_one(api: ArxivApi, server: FakeArxiv) -> None:
    server.preprints = [Preprint()]
    outcome = asked(api, of((), ["Sparrow: A Small Cache", "Nowhere to Be Found"]))
    assert accepted(outcome) == ["2401.00001"]
    assert len(outcome.verdicts) == len(server.queries) == 2


def test_a_title_that_is_refused_does_not_stop_the_others(api: ArxivApi, server: FakeArxiv) -> None:
    server.preprints = [Preprint()]
    server.prepared.append(Answer(status=400))
    outcome = asked(api, of((), ["Refused", "Sparrow: A Small Cache"]))
    assert [verdict.refusal for verdict in outcome.verdicts] == ["HTTP 400", ""]
    assert accepted(outcome) == ["2401.00001"]


def test_what_was_accepted_before_a_failure_is_kept(api: ArxivApi, server: FakeArxiv) -> None:
    server.prepared.extend([Answer(body=feed(Preprint().entry)), *[Answer(status=500)] * 9])
    outcome = asked(api, of(IDS[:1], ["Sparrow", "Wren"]))
    assert accepted(outcome) == [IDS[0]]
    assert "HTTP 500" in outcome.stopped


def test_what_was_accepted_before_an_interruption_is_kept(
    api: ArxivApi, server: FakeArxiv, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.preprints = [Preprint()]

    def interrupted(title: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(api, "by_title", interrupted)
    outcome = asked(api, of(IDS[:1], ["Sparrow", "Wren"]))
    assert accepted(outcome) == [IDS[0]]
    assert outcome.stopped.startswith("interrupted")


def test_each_request_is_a_step(api: ArxivApi) -> None:
    progress = Progress()
    questions = of(IDS, ["Sparrow", "Wren"])
    ask(questions, api, progress)
    assert [timing.name for timing in progress.timings] == [
        "Asking arXiv for 4 ids",
        "Asking arXiv for title 1 of 2",
        "Asking arXiv for title 2 of 2",
    ]
    assert len(progress.timings) == questions.requests
