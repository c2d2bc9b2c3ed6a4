"""The steps of a look-up: what is wanted, what arXiv answers, what is kept of it."""

from pathlib import Path

from sitegen.content.settings import Settings
from sitegen.errors import ContentError
from sitegen.look_up.arxiv_api import open_api
from sitegen.look_up.asking import Outcome, ask
from sitegen.look_up.reference_file import read_reference_file, reference_file
from sitegen.look_up.wanted import Wanted, wanted
from sitegen.progress import Progress
from sitegen.site import output
from sitegen.site.plan import read

READ_STEPS = 4


def what_is_wanted(settings: Settings, progress: Progress) -> Wanted:
    """The questions that the list raises.

    Raises ContentError if the content has errors, or if the file of answers is broken.
    """
    assembly = read(settings, progress)
    if assembly.errors:
        raise ContentError(assembly.errors)
    answered = read_reference_file(reference_file(settings)).keys
    library = assembly.library
    return wanted(library.papers.values(), library.pending, answered)


def look_up(wanted: Wanted, progress: Progress) -> Outcome:
    """Ask arXiv, if there is anything to ask."""
    with open_api() as api:
        return ask(wanted, api, progress)


def keep(outcome: Outcome, settings: Settings) -> Path:
    """Add what was accepted to the file of answers, as it is by now; the file's path."""
    path = reference_file(settings)
    if any(verdict.accepted for verdict in outcome.verdicts):
        with output.folder_lock(settings.content):
            text = read_reference_file(path).with_answers(outcome.verdicts)
            with output.replacing(path, text):
                pass
    return path
