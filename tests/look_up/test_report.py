"""What a look-up tells the curator."""

from pathlib import Path

from sitegen.look_up.asking import Outcome
from sitegen.look_up.report import report
from sitegen.look_up.verdict import Doubt, Verdict
from sitegen.look_up.wanted import Question, Wanted, wanted
from tests.factories import date, paper, record
from tests.look_up.test_verdict import hit, question

PATH = Path("content/references/look-up.bib")
NOTHING = Outcome(verdicts=())


def lines(outcome: Outcome, asked: Wanted | None = None) -> list[str]:
    given = Wanted(ids=(), titles=tuple(v.question for v in outcome.verdicts), unasked=())
    return list(report(asked or given, outcome, PATH))


def test_nothing_to_ask() -> None:
    (line,) = lines(NOTHING)
    assert line.startswith("Nothing to ask")


def test_a_doi_that_waits_for_its_title_is_named() -> None:
    pending = [record("", doi=f"10.1234/{number}") for number in range(7)]
    first = lines(NOTHING, wanted([], pending))[0]
    assert first.startswith("Not asked")
    assert first.endswith("10.1234/0, 10.1234/1, 10.1234/2, 10.1234/3, 10.1234/4 and 2 more")


def test_what_was_accepted_is_counted_and_what_to_do_is_said() -> None:
    said = lines(Outcome(verdicts=(Verdict(question=question(), accepted=hit()),)))
    assert said == [
        "Asked arXiv for 0 ids and 1 title: 1 accepted, 0 not found, 0 doubtful",
        f"Next: read {PATH}, remove what is wrong, and commit it; builds read it from now on",
    ]


def test_both_sides_of_a_doubtful_hit_are_shown() -> None:
    ours = question(authors_count=3, date=date("2024-08-17"))
    doubts = (
        Doubt(hit("Sparrow: A Big Cache"), "the titles are not the same"),
        Doubt(hit(authors=()), "one has 2 of the 3 authors that the other has"),
    )
    said = lines(Outcome(verdicts=(Verdict(question=ours, doubts=doubts),)))
    assert said[1:7] == [
        "Doubtful: sparrow-123456 (spring.txt:1)",
        "  ours   “Sparrow: A Small Cache”, 3 authors, Aug 17, 2024",
        "  arXiv  2401.00001: “Sparrow: A Big Cache”, 2 authors (Ada Finch, Bo Wren), Jan 2, 2024",
        "         not accepted: the titles are not the same",
        "  arXiv  2401.00001: “Sparrow: A Small Cache”, number of authors unknown, Jan 2, 2024",
        "         not accepted: one has 2 of the 3 authors that the other has",
    ]
    assert "curation.yml" in said[7]


def test_what_is_not_known_of_ours_is_said() -> None:
    verdict = Verdict(question=question(), doubts=(Doubt(hit(), "…"),))
    said = lines(Outcome(verdicts=(verdict,)))
    assert said[2].endswith("”, number of authors unknown, date unknown")


def test_an_id_that_was_not_found_is_named_and_a_title_is_not() -> None:
    waiting = Question(key="arxiv-2401.00009", known=record("", arxiv="2401.00009"))
    verdicts = (Verdict(question=waiting), Verdict(question=question()))
    assert lines(Outcome(verdicts=verdicts))[1:] == ["Not found: 2401.00009 (spring.txt:1)"]


def test_what_was_refused_is_said_in_the_words_of_the_api() -> None:
    verdict = Verdict(question=question(), refusal="HTTP 400")
    assert lines(Outcome(verdicts=(verdict,)))[1:] == [
        "Refused: Sparrow: A Small Cache: HTTP 400 (spring.txt:1)"
    ]


def test_how_far_a_stopped_run_came_is_said() -> None:
    outcome = Outcome(verdicts=(Verdict(question=question()),), stopped="interrupted")
    asked = wanted([paper(), paper("Wren")], [])
    assert lines(outcome, asked)[0] == (
        "Asked arXiv for 0 ids and 2 titles, of which it answered 1: "
        "0 accepted, 1 not found, 0 doubtful"
    )
