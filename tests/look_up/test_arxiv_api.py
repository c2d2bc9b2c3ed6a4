"""arXiv's API, as a server on this machine speaks it: what is asked, and every kind of answer."""

import logging
import socket
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.errors import SitegenError
from sitegen.look_up import connection
from sitegen.look_up.arxiv_api import (
    DELAY,
    MOST_HITS,
    VARIABLE,
    ApiError,
    ArxivApi,
    RefusedError,
    open_api,
    title_query,
)
from tests.hostile import MARKUP
from tests.look_up.arxiv_server import OPENING, Answer, FakeArxiv, Preprint, error_entry, feed


def test_an_entry_gives_its_facts(api: ArxivApi, server: FakeArxiv) -> None:
    server.preprints = [
        Preprint(
            title="Sparrow: A Small\n  Cache for $\\tau$-Bench",
            authors=("Bo Wren", "Ada  Finch", "The Nest\n Collaboration"),
            doi="10.1234/Nest.5 10.1234/other",
            journal="J. Invented Res. 7\n(2025) 1-9",
        )
    ]
    (hit,) = api.by_ids(["2401.00001"])
    assert (hit.arxiv, hit.title) == ("2401.00001", "Sparrow: A Small Cache for τ-Bench")
    assert [p.name for p in hit.authors] == ["Bo Wren", "Ada Finch", "The Nest Collaboration"]
    assert hit.submitted.iso == "2024-01-02"
    assert (hit.doi, hit.category) == ("10.1234/nest.5", "cs.LG")
    assert hit.journal == "J. Invented Res. 7 (2025) 1-9"


def test_authors_that_are_not_all_named_are_not_counted(api: ArxivApi, server: FakeArxiv) -> None:
    server.preprints = [Preprint(authors=("Ada Finch", "et al."))]
    (hit,) = api.by_ids(["2401.00001"])
    assert [person.name for person in hit.authors] == ["Ada Finch"]
    assert (hit.authors_complete, hit.authors_count) == (False, None)


def test_ids_are_asked_for_in_one_request(api: ArxivApi, server: FakeArxiv) -> None:
    ids = ["2401.00001", "cs/0112017"]
    server.preprints = [Preprint(arxiv=each) for each in ids]
    assert [hit.arxiv for hit in api.by_ids(ids)] == ids
    assert [query["id_list"] for query in server.queries] == ["2401.00001,cs/0112017"]


def test_a_title_is_asked_for_as_a_phrase(api: ArxivApi, server: FakeArxiv) -> None:
    server.preprints = [Preprint(arxiv=f"2401.000{number}") for number in range(10, 30)]
    hits = api.by_title("Sparrow: a small-cache")
    assert server.asked_for == ['ti:"Sparrow a small cache"']
    assert [hit.arxiv for hit in hits] == [f"2401.000{n}" for n in range(10, 10 + MOST_HITS)]


@pytest.mark.parametrize(
    ("title", "query"),
    [
        ('The "Small" (but Non-Trivial) Cache', 'ti:"The Small but Non Trivial Cache"'),
        ("τ-bench: A Bench", 'ti:"bench A Bench"'),
        ("What's New in GPT-3.5: AT&T, snake_case—and C++?", 'ti:"New in GPT"'),
        ("“Caches” – Don't!", 'ti:"Caches"'),
        ("H₂O and D2MoE: Two Experts", 'ti:"Two Experts"'),
        ("Small τ, Large λ", 'ti:"Small" AND ti:"Large"'),
        ("About the Ω", 'ti:"About the"'),
        ("3.5", 'ti:"3 5"'),
        ("On Poincaré Maps", 'ti:"Maps"'),
        ("[cs.LG] Sparrow (preprint)", 'ti:"Sparrow"'),
        ("漢字 の", 'ti:"漢字 の"'),
        ("?!", ""),
        ("word " * 500, f'ti:"{" ".join(["word"] * 40)}"'),
    ],
)
def test_a_query_has_nothing_but_words(title: str, query: str) -> None:
    assert title_query(title) == query


@given(st.text(max_size=60))
def test_no_title_ends_its_phrase(title: str) -> None:
    assert set(title_query(title).split('"')[::2]) <= {"", "ti:", " AND ti:"}


def test_a_title_without_words_is_not_asked_for(api: ArxivApi, server: FakeArxiv) -> None:
    assert api.by_title("?!") == []
    assert server.queries == []


def test_requests_are_three_seconds_apart(
    server: FakeArxiv, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited: list[float] = []
    monkeypatch.setattr("arxiv.time.sleep", waited.append)
    with open_api() as polite:
        polite.by_ids(["2401.00001"])
        assert waited == []
        polite.by_title("Sparrow")
    assert len(waited) == 1
    assert 0 < waited[0] <= DELAY == 3


@pytest.mark.parametrize(
    "failure",
    [Answer(status=503), Answer(body=b"<html/>"), Answer(body=b"", missing=9)],
    ids=["unavailable", "not a feed", "broken off"],
)
def test_what_failed_is_asked_again_as_slowly(
    server: FakeArxiv, monkeypatch: pytest.MonkeyPatch, failure: Answer
) -> None:
    waited: list[float] = []
    monkeypatch.setattr("arxiv.time.sleep", waited.append)
    server.preprints = [Preprint()]
    server.prepared.extend([failure] * 2)
    with open_api() as polite:
        assert len(polite.by_ids(["2401.00001"])) == 1
    assert len(waited) == 2
    assert min(waited) > 0


def test_what_is_out_of_service_is_asked_again(api: ArxivApi, server: FakeArxiv) -> None:
    server.preprints = [Preprint()]
    server.prepared.append(Answer(status=503, body=b"Retry later"))
    assert len(api.by_ids(["2401.00001"])) == 1
    assert len(server.queries) == 2


def test_what_stays_out_of_service_is_said(server: FakeArxiv) -> None:
    server.prepared.extend([Answer(status=503)] * 9)
    with open_api(delay=0, retries=2) as api, pytest.raises(ApiError, match="HTTP 503") as failure:
        api.by_ids(["2401.00001"])
    assert len(server.queries) == 3
    assert str(failure.value).startswith(f"{server.address}: ")


def test_no_connection_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    monkeypatch.setenv(VARIABLE, f"http://127.0.0.1:{port}/query")
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with open_api(delay=0, retries=1) as api, pytest.raises(ApiError, match="Connection refused"):
        api.by_ids(["2401.00001"])


def test_a_slow_answer_is_waited_for(api: ArxivApi, server: FakeArxiv) -> None:
    server.preprints = [Preprint()]
    server.may_answer.clear()
    with ThreadPoolExecutor(1) as pool:
        answer = pool.submit(api.by_ids, ["2401.00001"])
        assert server.asked.wait()
        assert not answer.done()
        server.may_answer.set()
        assert len(answer.result()) == 1


def test_an_answer_that_never_comes_is_not_waited_for(server: FakeArxiv) -> None:
    server.may_answer.clear()
    with (
        open_api(delay=0, retries=0, patience=0.01) as api,
        pytest.raises(ApiError, match=r"no answer within 0\.01 seconds"),
    ):
        api.by_ids(["2401.00001"])


WHOLE = feed(Preprint().entry)
BOMB = WHOLE.decode().replace(
    OPENING,
    OPENING.replace(
        "<feed",
        "<!DOCTYPE feed ["
        '<!ENTITY a "aaaaaaaaaaaaaaaa">'
        + "".join(
            f'<!ENTITY {name} "{f"&{before};" * 20}">'
            for before, name in zip("abcdefg", "bcdefgh", strict=True)
        )
        + "]><feed",
    ),
)


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(WHOLE[: len(WHOLE) // 2], id="cut off"),
        pytest.param(WHOLE[: WHOLE.index(b"Bo Wren")] + b"</feed>", id="mixed up"),
        pytest.param(BOMB.replace("Sparrow", "&h;").encode(), id="bomb"),
        pytest.param(BOMB.encode(), id="harmless entities"),
        pytest.param(b"<html><body>Sign in to this network</body></html>", id="other page"),
        pytest.param(b"", id="nothing"),
        pytest.param(b"\x00\xff" * 50, id="noise"),
        pytest.param(WHOLE.replace(b"2024-01-02T", b"2024-99-02T"), id="impossible date"),
        pytest.param(OPENING.encode() + b"<a>" * 5000 + b"</a>" * 5000 + b"</feed>", id="deep"),
    ],
)
def test_a_broken_answer_is_none(server: FakeArxiv, api: ArxivApi, body: bytes) -> None:
    server.prepared.extend([Answer(body=body)] * 3)
    with pytest.raises(ApiError):
        api.by_ids(["2401.00001"])


def test_an_answer_that_breaks_off_is_asked_for_again(server: FakeArxiv, api: ArxivApi) -> None:
    server.preprints = [Preprint()]
    server.prepared.append(Answer(body=WHOLE, missing=10))
    assert len(api.by_ids(["2401.00001"])) == 1
    assert len(server.queries) == 2


def test_an_endless_answer_is_not_read(
    server: FakeArxiv, api: ArxivApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "_MOST_BYTES", len(WHOLE) - 1)
    server.prepared.extend([Answer(body=WHOLE)] * 3)
    with pytest.raises(ApiError, match=f"more than {len(WHOLE) - 1:,} bytes"):
        api.by_ids(["2401.00001"])


@pytest.mark.parametrize("location", ["query?id_list=2401.00001", "file:///etc/passwd"])
def test_an_answer_that_is_elsewhere_for_ever_is_none(
    server: FakeArxiv, api: ArxivApi, location: str
) -> None:
    server.prepared.extend([Answer(status=302, location=location)] * 40)
    with pytest.raises(ApiError):
        api.by_ids(["2401.00001"])
    assert len(server.queries) <= 31


def test_an_answer_at_another_address_is_followed(server: FakeArxiv, api: ArxivApi) -> None:
    server.preprints = [Preprint()]
    server.prepared.append(Answer(status=301, location=f"{server.address}?id_list=2401.00001"))
    assert len(api.by_ids(["2401.00001"])) == 1


@pytest.mark.parametrize("status", [200, 400])
def test_an_error_of_the_api_is_its_own_words(
    server: FakeArxiv, api: ArxivApi, status: int
) -> None:
    body = feed(error_entry("incorrect id format for 1234"))
    server.prepared.append(Answer(status=status, body=body))
    with pytest.raises(RefusedError, match="incorrect id format for 1234"):
        api.by_ids(["1234"])
    assert len(server.queries) == 1


def test_a_bare_refusal_is_its_status(server: FakeArxiv, api: ArxivApi) -> None:
    server.prepared.append(Answer(status=400, body=b"no"))
    with pytest.raises(RefusedError, match="HTTP 400"):
        api.by_ids(["1234"])


def test_nothing_found_is_nothing(server: FakeArxiv, api: ArxivApi) -> None:
    assert api.by_ids(["2401.99999"]) == []


def test_entries_that_are_counted_but_not_given_are_none(server: FakeArxiv, api: ArxivApi) -> None:
    server.prepared.extend(
        [Answer(body=feed(Preprint().entry, total=2)), *[Answer(body=feed())] * 2]
    )
    assert [hit.arxiv for hit in api.by_ids(["2401.00001", "2401.00002"])] == ["2401.00001"]


@pytest.mark.parametrize(
    "entries",
    [
        [Preprint(title=" \n ").entry],
        [Preprint(arxiv="not an id").entry],
        [Preprint().entry.replace("arxiv.org/abs", "example.org")],
        [Preprint().entry.replace("published>", "other>")],
        ["<entry/>"],
    ],
)
def test_an_entry_about_no_paper_is_none(
    server: FakeArxiv, api: ArxivApi, entries: Sequence[str]
) -> None:
    server.prepared.append(Answer(body=feed(*entries, Preprint(arxiv="2401.00002").entry)))
    assert [hit.arxiv for hit in api.by_ids(["2401.00001", "2401.00002"])] == ["2401.00002"]


def test_what_the_client_logs_is_not_printed(
    server: FakeArxiv,
    api: ArxivApi,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(logging.getLogger("arxiv"), "propagate", False)  # past pytest's handler
    server.prepared.append(Answer(body=feed(Preprint().entry.replace("published>", "other>"))))
    assert api.by_ids(["2401.00001"]) == []
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("text", [*MARKUP, "\u202eevil\u200b", "a\u0085b"])
def test_hostile_text_is_only_text(server: FakeArxiv, api: ArxivApi, text: str) -> None:
    server.preprints = [Preprint(title=f"A {text}", authors=(f"Mallory {text}",))]
    (hit,) = api.by_ids(["2401.00001"])
    for shown in (hit.title, hit.authors[0].name):
        assert shown.isprintable()
        assert "\u202e" not in shown


@pytest.mark.parametrize(
    "address", ["example.org/api", "file:///etc/passwd", "https://", "http:// a"]
)
def test_the_address_is_of_the_web(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setenv(VARIABLE, address)
    with pytest.raises(SitegenError, match=VARIABLE), open_api():
        pass


def test_braces_in_the_address_are_part_of_it(
    server: FakeArxiv, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, f"{server.address}/{{0}}")
    with open_api(delay=0) as api:
        assert api.by_ids(["2401.00001"]) == []
