"""Explain and phrases: why the site says what it says."""

from pathlib import Path

import click

from sitegen.cli.options import content_option, dumps_option
from sitegen.cli.terminal import failures, print_line, progress_to_stderr
from sitegen.collector import without_gc


@click.command("explain", short_help="Say why a paper is shown as it is.")
@click.argument("paper")
@content_option
@dumps_option
def explain_command(paper: str, content: Path, dumps: tuple[Path, ...]) -> None:
    """Say why PAPER was merged, dated and put under its topics as it is, and what it relates to.

    PAPER is an id, a title or a part of one, or a line of a dump such as page.txt:20.
    """
    from sitegen.content.settings import read_settings
    from sitegen.progress import Progress
    from sitegen.site.explain import explain
    from sitegen.site.plan import read

    with failures():
        assembly = read(read_settings(content, dumps=dumps), Progress())
        for line in explain(assembly.library, paper):
            print_line(line)


@click.command("phrases", short_help="Show what the topics' phrases do.")
@click.argument("topic", required=False)
@content_option
@dumps_option
@click.option(
    "--dead", is_flag=True, help="List the phrases that are in no paper, with their lines."
)
@click.option(
    "--divide", is_flag=True, help="Propose topics that TOPIC may be divided into, as YAML."
)
@click.option("--moved", is_flag=True, help="Say which papers moved since they were published.")
@click.option(
    "--what-if",
    "edits",
    multiple=True,
    metavar="EDIT",
    help='Try "TOPIC LEVEL PHRASE", or "TOPIC without PHRASE"; several are tried together.',
)
def phrases_command(
    topic: str | None,
    content: Path,
    dumps: tuple[Path, ...],
    dead: bool,
    divide: bool,
    moved: bool,
    edits: tuple[str, ...],
) -> None:
    """Show what the phrases of all topics do, or those of TOPIC: a slug or a name.

    That is: what each finds and what it decides alone, which topics are close, how often the
    phrases say what you decided, and what other phrases would say it. Nothing is written.
    """
    from sitegen.content.settings import read_settings
    from sitegen.site import phrases

    if (topic is not None) + dead + moved + bool(edits) > 1:
        raise click.UsageError("choose one of TOPIC, --dead, --moved and --what-if")
    if divide and topic is None:
        raise click.UsageError("--divide needs a TOPIC")
    with failures():
        settings = read_settings(content, dumps=dumps)
        with without_gc(), progress_to_stderr(phrases.STEPS) as progress:
            assembly, places = phrases.read_phrases(settings, progress)
            library = assembly.library
            if topic is not None:
                found = phrases.find_topic(library.taxonomy, topic)
                lines = (
                    phrases.division(library, found)
                    if divide
                    else phrases.one_topic(library, found, places)
                )
            elif dead:
                lines = phrases.dead_phrases(library, places)
            elif moved:
                lines = phrases.moved(library, assembly.lock)
            elif edits:
                lines = phrases.trial(library, edits)
            else:
                lines = phrases.overview(library, assembly.lock)
            with progress.step("Trying the phrases"):
                told = list(lines)
        for line in told:
            print_line(line)
