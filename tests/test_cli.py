"""The command line: exit codes, help, and what is printed where."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sitegen import __version__
from sitegen.cli import main
from tests.corpus import ROOT

README = ROOT / "README.md"
LANTERN = "Lantern: Lighting a Cache Without Regret"


def run(folder: Path, *arguments: str) -> Result:
    """Run a command on the list in `folder`."""
    content = ["--content", str(folder / "content")]
    return CliRunner().invoke(main, [*arguments, *content])


def build(folder: Path, *arguments: str) -> Result:
    return run(folder, "build", "--out", str(folder / "build"), *arguments)


@pytest.fixture
def corrected(golden: Path) -> Path:
    """The golden list with an answer to what is asked about its dumps."""
    curation = golden / "content" / "curation.yml"
    answers = "march.txt: {texts: summaries, skip: [53]}, january.txt: {papers: [11]}"
    text = curation.read_text(encoding="utf-8")
    curation.write_text(text.replace("march.txt: {texts: summaries}", answers), encoding="utf-8")
    return golden


@pytest.mark.parametrize("name", main.commands)
def test_every_command_has_help_and_is_in_the_readme(name: str) -> None:
    command = main.commands[name]
    assert command.help
    for option in command.params:
        assert option.param_type_name == "argument" or getattr(option, "help", None), option.name
    result = CliRunner().invoke(main, [name, "--help"])
    assert result.exit_code == 0
    assert f"sitegen {name}" in README.read_text(encoding="utf-8")


@pytest.mark.parametrize("arguments", [["--help"], ["build", "--help"]])
def test_help_loads_nothing_that_a_build_needs(arguments: list[str]) -> None:
    script = (
        "import sys; from sitegen.cli import main; main(sys.argv[1:], standalone_mode=False);"
        "print(*sys.modules)"
    )
    command = [sys.executable, "-c", script, *arguments]
    loaded = subprocess.run(command, capture_output=True, check=True, text=True).stdout.split()
    assert "click" in loaded
    assert {"mkdocs", "jinja2", "rapidfuzz", "lunr", "yaml", "rich"}.isdisjoint(loaded)


def test_a_build_loads_what_it_rarely_needs_when_it_does() -> None:
    """Of papers that were read before, nothing is parsed; and nobody watches a log."""
    script = "import sys, sitegen.cli, sitegen.site.build; print(*sys.modules)"
    command = [sys.executable, "-c", script]
    loaded = subprocess.run(command, capture_output=True, check=True, text=True).stdout.split()
    assert "mkdocs" in loaded
    rarely = {"bibtexparser", "fontTools", "ftfy", "latex2mathml", "lxml", "markdown_it"}
    rarely |= {"multiprocessing", "packaging", "pylatexenc", "requests", "rich", "sqlite_utils"}
    assert rarely.isdisjoint(loaded)


def test_what_each_command_does_is_listed_in_full() -> None:
    listed = CliRunner().invoke(main, ["--help"]).output.partition("Commands:")[2]
    assert "..." not in listed
    assert all(len(command.get_short_help_str(80)) <= 45 for command in main.commands.values())


def test_the_promised_commands_are_there() -> None:
    assert {
        "build",
        "serve",
        "check",
        "explain",
        "phrases",
        "new",
        "import",
    } <= main.commands.keys()


def test_the_version() -> None:
    assert __version__ in CliRunner().invoke(main, ["--version"]).output


@pytest.mark.parametrize(
    "arguments",
    [
        ["bild"],
        ["build", "--nope"],
        ["build", "--dumps", "/nowhere/at/all"],
        ["check", "--format", "xml"],
        ["explain"],
        ["new"],
        ["import"],
        ["serve", "--port", "99999"],
    ],
)
def test_wrong_usage_is_2(arguments: list[str]) -> None:
    assert CliRunner().invoke(main, arguments).exit_code == 2


def test_a_build_says_what_it_read_and_where_the_site_is(corrected: Path) -> None:
    result = build(corrected, "--timings")
    assert result.exit_code == 0, result.output
    assert "may.txt: bare, May 2, 2026, 5 records, 0 lines skipped" in result.stdout
    assert "15 records, 11 papers, 3 merges" in result.stdout
    assert "s CPU  in all" in result.stdout
    assert str(corrected / "build" / "site" / "index.html") in result.stdout
    assert "Reading the content\n" in result.stderr
    assert (corrected / "build" / "site" / "index.html").is_file()


def test_a_build_of_a_wrong_list_is_1_and_tells_everything(golden: Path) -> None:
    (golden / "content" / "curation.yml").write_text("papers: {Nowhere: {pik: x}}\n")
    result = build(golden)
    assert result.exit_code == 1
    assert [line.split(": ")[2] for line in result.stderr.splitlines()[-2:]] == [
        "there is no paper 'Nowhere' (to add a paper, put it into a file of the dumps; to name "
        "one, use its id, its exact title, its arXiv id or DOI, or dump:line)",
        "unknown key 'pik' (did you mean 'pick'?)",
    ]
    assert "Traceback" not in result.output
    assert not (golden / "build").exists()


def test_locked_is_1_when_the_lock_is_out_of_date(golden: Path) -> None:
    result = build(golden, "--locked")
    assert result.exit_code == 1
    assert "papers.lock: out of date" in result.stderr


def test_a_build_says_what_publishing_would_record(corrected: Path) -> None:
    assert "Not published yet: 7 new papers (b-bold-" in build(corrected).stdout
    lock = corrected / "content" / "papers.lock"
    publish = ["publish", "--out", str(corrected / "build")]
    result = run(corrected, *publish)
    assert result.exit_code == 0, result.output
    assert f"{lock} records 7 new papers (b-bold-" in result.stdout
    assert f"{lock} was up to date" in run(corrected, *publish).stdout
    assert "Everything is published: papers.lock is up to date" in build(corrected).stdout
    curation = corrected / "content" / "curation.yml"
    text = curation.read_text(encoding="utf-8")
    curation.write_text(text.replace("topic: search", "topic: rivers"), encoding="utf-8")
    locked = build(corrected, "--locked")
    assert locked.exit_code == 1
    assert "out of date: 1 moved paper (" in locked.stderr
    moved = run(corrected, *publish)
    assert f"{lock} records 1 moved paper (" in moved.stdout, moved.output
    lock.unlink()
    assert "Never published: 'sitegen publish --first' would record" in build(corrected).stdout


@pytest.mark.parametrize(
    "command", [["check"], ["build"], ["publish"], ["serve"], ["explain", "x"], ["import", "x"]]
)
def test_a_folder_without_a_list_is_1(tmp_path: Path, command: list[str]) -> None:
    result = run(tmp_path, *command)
    assert result.exit_code == 1
    (said,) = result.stderr.splitlines()
    assert said.startswith("no list here (there is no ")


def test_check_of_a_good_list_is_0_and_writes_nothing(corrected: Path) -> None:
    before = sorted(corrected.rglob("*"))
    result = run(corrected, "check")
    assert (result.exit_code, result.stdout) == (0, "11 papers, nothing to fix.\n")
    assert sorted(corrected.rglob("*")) == before


def test_many_errors_are_counted_at_the_end(golden: Path) -> None:
    curation = golden / "content" / "curation.yml"
    wrong = "".join(f"  zzz-{number}: {{topic: caches}}\n" for number in range(11))
    text = curation.read_text(encoding="utf-8")
    curation.write_text(text.replace("\npapers:\n", f"\npapers:\n{wrong}", 1), encoding="utf-8")
    assert build(golden).stderr.endswith("Errors: 11.\n")


def test_check_calls_a_warning_an_error(golden: Path) -> None:
    result = run(golden, "check")
    assert result.exit_code == 1
    assert "january.txt:11: warning: is this a paper?" in result.stderr
    assert result.stdout.startswith("Errors: 0, warnings: ")
    assert build(golden).exit_code == 0


@pytest.mark.parametrize("command", ["build", "check"])
def test_a_dump_that_is_not_read_is_1_unless_it_is_allowed(corrected: Path, command: str) -> None:
    (corrected / "content" / "dumps" / "list.html").write_text("<html><body>Lantern</body></html>")
    out = ["--out", str(corrected / "build")] if command == "build" else []
    result = run(corrected, command, *out)
    assert result.exit_code == 1
    assert (
        "list.html:1: error: none of its 1 line was read: it looks like an HTML page"
        in result.stderr
    )
    allowed = run(corrected, command, *out, "--allow-unread")
    assert allowed.exit_code == 0, allowed.output
    assert "it looks like an HTML page" in allowed.stderr


def test_check_reports_what_is_wrong_in_a_page_beside_its_errors(corrected: Path) -> None:
    page = corrected / "content" / "pages" / "mine.md"
    page.write_text(
        "# Mine\n\n[gone](paper:zz)\n[no](nope.md)\n![p](pic.png)\nA[^zz]\n[x](#nix)\n"
        "[y](about.md#nowhere)\n[z](/topics/x.html)\n$\\foo{x}$\n"
    )
    result = run(corrected, "check")
    assert result.exit_code == 1
    lines = [line for line in result.stderr.splitlines() if "mine.md" in line]
    places = [line.partition("mine.md:")[2].split(":")[:3] for line in lines]
    assert [(int(line), severity.strip()) for line, _, severity in places] == [
        (3, "error"),
        (4, "error"),
        *((line, "warning") for line in range(5, 11)),
    ]


def test_check_annotates_for_github(golden: Path) -> None:
    curation = golden / "content" / "curation.yml"
    curation.write_text("papers:\n  Lantern:\n    pik: x\n")
    result = run(golden, "check", "--format", "github")
    assert result.exit_code == 1
    reported = result.output.splitlines()
    assert (
        f"::error file={curation},line=3,col=5::unknown key 'pik' (did you mean 'pick'?)"
        in reported
    )
    assert any(
        line.startswith("::warning file=") and "january.txt,line=11::" in line for line in reported
    )


@pytest.mark.parametrize("form", ["text", "github"])
def test_a_hostile_name_commands_no_workflow(golden: Path, form: str) -> None:
    for name in ("a\n::error::owned.txt", "::error::owned.txt", "\x1b[31mred.txt"):
        (golden / "content" / "dumps" / name).write_text("nothing that is a page\n")
    results = run(golden, "check", "--format", form), build(golden)
    lines = [line for result in results for line in result.output.splitlines()]
    assert [line for line in lines if "\x1b" in line or line.startswith("::error::")] == []
    assert any(r"a\n::error::owned.txt" in line for line in lines)


def test_a_notice_does_not_fail_a_check(corrected: Path) -> None:
    with (corrected / "content" / "curation.yml").open("a") as curation:
        curation.write("same: [['Candles: Caching in a Dimmer Light', Learning to Whistle]]\n")
    result = run(corrected, "check")
    assert result.exit_code == 0
    assert ": notice: " in result.stderr
    assert "is in none of the dumps read" in result.stderr
    assert result.stdout == "11 papers, nothing to fix. Notices: 1.\n"


def test_what_the_disk_refuses_is_a_message() -> None:
    result = CliRunner().invoke(main, ["new", "x" * 300])
    assert result.exit_code == 1
    assert "x: File name too long (check the folder and its permissions)" in result.stderr


@pytest.mark.parametrize(
    ("environment", "dump"),
    [
        ({"PYTHONIOENCODING": "latin-1"}, "mąy Ω.txt"),
        ({"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, "again.txt"),
    ],
)
def test_odd_locales_and_paths_are_no_obstacle(
    golden: Path, tmp_path: Path, environment: dict[str, str], dump: str
) -> None:
    folder = tmp_path / "łist Ω"
    folder.mkdir()
    (golden / "mkdocs.yml").rename(folder / "mkdocs.yml")
    (golden / "content").rename(folder / "content")
    may = folder / "content" / "dumps" / "may.txt"
    shutil.copy(may, may.with_name(dump))
    command = [sys.executable, "-m", "sitegen", "build", "--out", str(folder / "build")]
    content = ["--content", str(folder / "content")]
    done = subprocess.run(
        [*command, *content], env=os.environ | environment, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert b"Traceback" not in done.stderr
    assert (folder / "build" / "site" / "index.html").is_file()


def test_explain_says_why(golden: Path) -> None:
    result = run(golden, "explain", LANTERN)
    assert result.exit_code == 0
    for reported in (
        "lantern-lighting-a-cache-without-regrets-083d30",
        "title     from january.txt:3",
        "year inferred from the capture",
        "merged january.txt:3 with march.txt:29",
        "Caches & lanterns: ",
    ):
        assert reported in result.stdout


@pytest.mark.parametrize(
    "name", ["lantern:", "Cache Without", "january.txt:3", "january.txt:4", "march.txt:31"]
)
def test_explain_takes_a_part_of_a_title_and_any_line_of_a_listing(golden: Path, name: str) -> None:
    result = run(golden, "explain", name)
    assert result.exit_code == 0, result.stderr
    assert result.stdout.startswith(f"{LANTERN}\n")


def test_explain_knows_former_ids(golden: Path) -> None:
    result = run(golden, "explain", "orchard-scheduling-b70e20")
    assert "id orchard-scheduling-apples-on-many-ladders-0bfdf9" in result.stdout


@pytest.mark.parametrize(
    ("name", "reported"),
    [
        ("Lantern: Lighting a Cash Without Regret", f"(did you mean '{LANTERN}'?)"),
        ("Private Rehearsals", "'Private Rehearsals' is hidden"),
    ],
)
def test_explain_of_what_is_not_there_is_1(golden: Path, name: str, reported: str) -> None:
    result = run(golden, "explain", name)
    assert result.exit_code == 1
    assert reported in result.stderr


def test_phrases_are_shown_and_tried(golden: Path) -> None:
    result = run(golden, "phrases")
    assert result.exit_code == 0, result.stderr
    assert "Caches & lanterns " in result.stdout
    assert "(caches): " in run(golden, "phrases", "Caches & lanterns").stdout
    assert "topics.yml:25:17: 'memory' (caches, telling)" in run(golden, "phrases", "--dead").stdout
    assert "Moved since it was published: " in run(golden, "phrases", "--moved").stdout
    tried = run(golden, "phrases", "--what-if", "caches without lantern")
    assert tried.stdout.startswith("Taking 'lantern' from Caches & lanterns would ")
    wrong = run(golden, "phrases", "chaches")
    assert wrong.exit_code == 1
    assert "there is no topic 'chaches' (did you mean 'caches'?)" in wrong.stderr
    assert run(golden, "phrases", "caches", "--dead").exit_code == 2


def test_phrases_of_a_wrong_taxonomy_are_not_shown(golden: Path) -> None:
    topics = golden / "content" / "topics.yml"
    topics.write_text(topics.read_text("utf-8").replace("memory", "'(a|b)'"), "utf-8")
    result = run(golden, "phrases")
    assert result.exit_code == 1
    assert "topics.yml:25:17: error: '(a|b)' is read as words, not as a pattern" in result.stderr


@pytest.mark.parametrize("form", ["text", "github"])
def test_what_needs_the_curator_is_listed(golden: Path, form: str) -> None:
    result = run(golden, "review", "--list", "--format", form)
    assert result.exit_code == 0
    assert "things need you, 2 of them at once: 'sitegen review' opens the desk." in result.output
    assert "Publishing records 7 new papers" in result.output
    assert ("::notice file=" in result.output) == (form == "github")


def test_nothing_is_listed_where_nothing_was_published_and_nothing_is_in_doubt(
    tmp_path: Path,
) -> None:
    CliRunner().invoke(main, ["new", str(tmp_path / "list")])
    result = run(tmp_path / "list", "review", "--list")
    assert result.output.splitlines() == [
        "Nothing needs you.",
        "Nothing was published yet: 'sitegen publish --first' begins.",
    ]
    assert result.exit_code == 0


def test_what_needs_the_curator_is_not_known_while_there_are_errors(golden: Path) -> None:
    (golden / "content" / "topics.yml").write_text("topics: 5")
    result = run(golden, "review", "--list")
    assert result.exit_code == 1
    assert "topics.yml:1:1: error:" in result.output
    assert "things need you" not in result.output


def test_a_new_list_builds_at_once(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    assert CliRunner().invoke(main, ["new", str(folder)]).exit_code == 0
    assert build(folder).exit_code == 0
    checked = run(folder, "check")
    assert checked.exit_code == 1  # its texts are the starter's
    assert (
        "mkdocs.yml:4: warning: 'site_name' is still the starter's (write your own)"
        in checked.stderr
    )
    papers = json.loads((folder / "build" / "site" / "papers.json").read_text(encoding="utf-8"))
    assert papers["papers"]


def test_new_overwrites_nothing(golden: Path) -> None:
    before = sorted(golden.rglob("*"))
    result = CliRunner().invoke(main, ["new", str(golden)])
    assert result.exit_code == 1
    assert "not empty" in result.stderr
    assert sorted(golden.rglob("*")) == before


def test_import_shows_and_copies_what_can_be_read(golden: Path) -> None:
    good, bad = golden / "lake.bib", golden / "prose.txt"
    good.write_text("@misc{a, title = {On the Patience of Ferries}}", encoding="utf-8")
    bad.write_text("Dear diary.", encoding="utf-8")
    planned = run(golden, "import", "-n", str(good))
    assert (planned.exit_code, planned.stderr) == (0, "")
    assert f"{good}: BibTeX, 1 record" in planned.stdout
    result = run(golden, "import", str(bad), str(good))
    assert result.exit_code == 1
    assert "prose.txt:1: error: not imported: it looks like" in result.stderr
    copied = Path(result.stdout.splitlines()[-1].removeprefix("  copied to "))
    assert copied.parent == golden / "content" / "dumps"
    assert copied.name.endswith("-lake.bib")
    assert copied.read_bytes() == good.read_bytes()
    assert "On the Patience of Ferries" in run(golden, "explain", f"{copied.name}:1").stdout


def test_import_takes_standard_input(golden: Path) -> None:
    text = "@misc{a, title = {On the Patience of Ferries}}"
    command = ["import", "-", "--content", str(golden / "content")]
    environment = {"SOURCE_DATE_EPOCH": "1700000000"}
    result = CliRunner().invoke(main, command, input=text, env=environment)
    assert result.exit_code == 0, result.output
    copy = golden / "content" / "dumps" / "2023-11-14-stdin.bib"
    assert copy.read_text(encoding="utf-8") == text
