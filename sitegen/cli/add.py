"""What adds to a list: a new one, imported files, look-ups, corrections."""

import sys
from pathlib import Path

import click

from sitegen.cli.options import content_option, dumps_option
from sitegen.cli.terminal import failures, print_line, progress_to_stderr, show
from sitegen.collector import without_gc


@click.command("look-up", short_help="Ask arXiv for what is missing.")
@content_option
@dumps_option
def look_up_command(content: Path, dumps: tuple[Path, ...]) -> None:
    """Ask arXiv for the titles of ids, and for the ids and authors of papers that have none.

    Accepted answers go into content/references/look-up.bib, which you read and commit; doubtful
    ones are listed.  No other command opens a connection to another machine.
    """
    from sitegen.content.settings import read_settings
    from sitegen.look_up.look_up import READ_STEPS, keep, look_up, what_is_wanted
    from sitegen.look_up.report import report

    with failures():
        settings = read_settings(content, dumps=dumps)
        with without_gc(), progress_to_stderr(READ_STEPS) as progress:
            wanted = what_is_wanted(settings, progress)
        with progress_to_stderr(wanted.requests) as progress:
            outcome = look_up(wanted, progress)
        path = keep(outcome, settings)
        for line in report(wanted, outcome, path):
            print_line(line)
        if outcome.stopped:
            print_line(outcome.stopped, err=True)
            raise SystemExit(1)


@click.command("correct", short_help="Apply a correction form of GitHub.")
@click.argument("event", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@content_option
def correct_command(event: Path, content: Path) -> None:
    """Write into CONTENT/curation.yml what the correction form in EVENT says.

    EVENT is the file of a GitHub event on an issue, as a workflow has it in GITHUB_EVENT_PATH. If
    the content would have errors, they are reported and nothing is written. An example:

    \b
    {"issue": {"number": 7, "body": "### Paper\\n\\nIts title\\n\\n### Topic\\n\\nIts topic"}}
    """
    from sitegen.content.correction_form import read_event
    from sitegen.content.settings import read_settings
    from sitegen.site.correct import CORRECT_STEPS, correct

    with failures():
        form = read_event(event)
        with without_gc(), progress_to_stderr(CORRECT_STEPS) as progress:
            lines = correct(read_settings(content), form, progress)
        for line in lines:
            print_line(line)


@click.command("new", short_help="Start a reading list of your own.")
@click.argument("directory", type=click.Path(path_type=Path, file_okay=False))
def new_command(directory: Path) -> None:
    """Start your own reading list in an empty DIRECTORY."""
    from sitegen.starter import start

    with failures():
        for line in start(directory):
            print_line(line)


@click.command("import", short_help="Preview files and add them to the dumps.")
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE..."
)
@content_option
@click.option("-n", "--dry-run", is_flag=True, help="Only preview; copy nothing.")
def import_command(files: tuple[Path, ...], content: Path, dry_run: bool) -> None:
    """Show what is read of each FILE, and copy it into CONTENT/dumps under a dated name.

    A FILE of - is standard input. What cannot be read is not copied, and nothing is replaced.
    """
    from sitegen.content.settings import read_settings
    from sitegen.site.import_files import import_files, today

    with failures():
        (dumps,) = read_settings(content).dumps
        failed = False
        for imported in import_files(files, dumps, today(), sys.stdin.buffer, dry_run=dry_run):
            for line in imported.lines:
                print_line(line)
            if imported.problem:
                failed = True
                show([imported.problem])
        if failed:
            raise SystemExit(1)
