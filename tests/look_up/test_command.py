"""`sitegen look-up`, from the list to the file that the curator reads."""

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sitegen.cli import main
from sitegen.look_up import look_up
from sitegen.look_up.arxiv_api import VARIABLE, ArxivApi, open_api
from sitegen.starter import start
from tests.look_up.arxiv_server import FakeArxiv, Preprint

LANTERN = Preprint(
    title="Lantern: Lighting a Cache\n Without Regret",
    authors=("A. Bettong", "Zoë Numbat", "The Quokka Team"),
)

LISTED = "Sparrow: Keeping a Small Cache Warm"


@pytest.fixture(autouse=True)
def impolite(monkeypatch: pytest.MonkeyPatch) -> None:
    """No pause between requests, and no second try."""
    monkeypatch.setattr(look_up, "open_api", partial(open_api, delay=0, retries=0))


def run(folder: Path) -> Result:
    return CliRunner().invoke(main, ["look-up", "--content", str(folder / "content")])


def answers(folder: Path) -> Path:
    return folder / "content" / "references" / "look-up.bib"


def test_what_is_accepted_is_written_and_said(golden: Path, server: FakeArxiv) -> None:
    server.preprints = [LANTERN]
    result = run(golden)
    assert result.exit_code == 0, result.output
    count = len(server.queries)
    assert count > 5
    assert (
        f"Asked arXiv for 0 ids and {count} titles: 1 accepted, {count - 1} not found, 0 doubtful"
    ) in result.stdout
    assert f"Next: read {answers(golden)}" in result.stdout
    assert f"Asking arXiv for title {count} of {count}\n" in result.stderr
    text = answers(golden).read_text(encoding="utf-8")
    assert text.startswith("@misc{lantern-lighting-a-cache-without-regret")
    assert "  eprint = {2401.00001},\n" in text
    assert "abstract" not in text
    assert "Words of" not in text


def test_what_is_doubtful_is_listed_and_not_written(golden: Path, server: FakeArxiv) -> None:
    server.preprints = [Preprint(title=f"{LANTERN.title}, Revisited", authors=("\x9b2JMallory",))]
    result = run(golden)
    assert result.exit_code == 0, result.output
    assert "1 doubtful" in result.stdout
    assert "  ours   “Lantern: Lighting a Cache Without Regret”" in result.stdout
    assert "  arXiv  2401.00001: “Lantern: Lighting a Cache Without Regret, Revisited”" in (
        result.stdout
    )
    assert "\x9b" not in result.output
    assert not answers(golden).exists()


def test_finding_nothing_is_no_failure(golden: Path, server: FakeArxiv) -> None:
    result = run(golden)
    assert result.exit_code == 0, result.output
    assert server.queries
    assert not answers(golden).exists()


def test_a_list_with_errors_asks_nothing(golden: Path, server: FakeArxiv) -> None:
    (golden / "content" / "curation.yml").write_text("papers: {Nowhere: {pik: x}}\n")
    result = run(golden)
    assert result.exit_code == 1
    assert "unknown key 'pik'" in result.stderr
    assert server.queries == []


def test_a_file_that_is_broken_is_left_alone(golden: Path, server: FakeArxiv) -> None:
    answers(golden).parent.mkdir()
    answers(golden).write_text("@misc{open, title = {", encoding="utf-8")
    result = run(golden)
    assert result.exit_code == 1
    assert f"{answers(golden)}" in result.stderr
    assert server.queries == []
    assert answers(golden).read_text(encoding="utf-8") == "@misc{open, title = {"


def test_what_was_accepted_before_a_failure_is_written(golden: Path, server: FakeArxiv) -> None:
    server.preprints = [LANTERN]
    assert "1 accepted" in run(golden).stdout
    answers(golden).unlink()
    count = next(n for n, query in enumerate(server.asked_for, 1) if "Lantern" in query)
    server.fails_after = len(server.queries) + count
    result = run(golden)
    assert result.exit_code == 1
    assert f"of which it answered {count}: 1 accepted" in result.stdout
    assert f"{server.address}: it answers with HTTP 503" in result.stderr
    assert "2401.00001" in answers(golden).read_text(encoding="utf-8")


def test_what_was_accepted_before_an_interruption_is_written(
    golden: Path, server: FakeArxiv, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.preprints = [LANTERN]
    ask = ArxivApi.by_title
    found: list[str] = []

    def until_found(api: ArxivApi, title: str) -> object:
        if found:
            raise KeyboardInterrupt
        hits = ask(api, title)
        found.extend(hit.arxiv for hit in hits)
        return hits

    monkeypatch.setattr(ArxivApi, "by_title", until_found)
    result = run(golden)
    assert result.exit_code == 1
    assert "interrupted" in result.stderr
    assert "Traceback" not in result.output
    assert "2401.00001" in answers(golden).read_text(encoding="utf-8")


def test_an_address_that_is_none_is_said(golden: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "nowhere")
    result = run(golden)
    assert result.exit_code == 1
    assert f"{VARIABLE}: this environment variable is not a web address: 'nowhere'" in result.stderr


def test_what_the_curator_wrote_meanwhile_is_kept(golden: Path, server: FakeArxiv) -> None:
    server.preprints = [LANTERN]
    mine = "@misc{mine, title = {My Own}}\n"
    server.may_answer.clear()
    with ThreadPoolExecutor(1) as pool:
        running = pool.submit(run, golden)
        assert server.asked.wait()
        answers(golden).parent.mkdir()
        answers(golden).write_text(mine, encoding="utf-8")
        server.may_answer.set()
        assert running.result().exit_code == 0
    assert answers(golden).read_text(encoding="utf-8").startswith(f"{mine}\n@misc{{lantern-")


def test_a_build_shows_what_was_looked_up(tmp_path: Path, server: FakeArxiv) -> None:
    """From ids and titles alone to papers with titles, authors and ids."""
    start_list(tmp_path)
    server.preprints = [
        Preprint(arxiv="2401.00007", title="Wren:\n  A Large Cache", authors=("Bo Wren", "Cy Jay")),
        Preprint(arxiv="2401.00008", title=LISTED, authors=("Ada Finch",)),
    ]
    result = run(tmp_path)
    assert result.exit_code == 0, result.output
    assert "Asked arXiv for 2 ids and 1 title: 2 accepted, 1 not found" in result.stdout
    assert "Not found: 2401.00009" in result.stdout

    assert set(built(tmp_path)) == {
        ("Wren: A Large Cache", "2401.00007", ("Bo Wren", "Cy Jay")),
        (LISTED, "2401.00008", ("Ada Finch",)),
    }

    server.queries.clear()
    before = answers(tmp_path).read_bytes()
    assert run(tmp_path).exit_code == 0
    assert server.asked_for == ["2401.00009"]
    assert answers(tmp_path).read_bytes() == before


def built(folder: Path) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """The title, the id and the authors of each paper on the built site."""
    arguments = ["--content", str(folder / "content"), "--out", str(folder / "build")]
    result = CliRunner().invoke(main, ["build", *arguments])
    assert result.exit_code == 0, result.output
    data = json.loads((folder / "build" / "site" / "papers.json").read_bytes())
    for each in data["papers"]:
        yield each["title"], each["identifiers"]["arxiv"], tuple(each["authors"])


def start_list(folder: Path) -> None:
    """A new list of two ids without a title, and a title without an id."""
    list(start(folder))
    dumps = folder / "content" / "dumps"
    for example in dumps.iterdir():
        example.unlink()
    (dumps / "ids.txt").write_text("2401.00007\narXiv:2401.00009v2\n", encoding="utf-8")
    listed = f"@misc{{listed, title = {{{LISTED}}}}}\n"
    (dumps / "listed.bib").write_text(listed, encoding="utf-8")
