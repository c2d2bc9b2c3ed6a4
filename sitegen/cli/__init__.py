"""The command line: the only room that prints and exits.

Exit codes: 0 done, 1 the content has errors (for `check`, warnings too; or the build or the look-up
failed), 2 wrong usage.

Each command imports what it needs when it runs: all of it takes most of a second.
"""

import atexit
import gc
import sys
from io import TextIOWrapper

import click

from sitegen import __version__
from sitegen.cli.add import correct_command, import_command, look_up_command, new_command
from sitegen.cli.build import build_command, check_command, publish_command
from sitegen.cli.explain import explain_command, phrases_command
from sitegen.cli.serve import review_command, serve_command

_COMMANDS = (
    *(build_command, publish_command, check_command, serve_command, review_command),
    *(explain_command, phrases_command),
    *(new_command, import_command, look_up_command, correct_command),
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def main() -> None:
    """Make a browsable, searchable reading list from saved paper-listing pages."""
    atexit.register(gc.freeze)  # or Python would look for cycles in all that is left
    for stream in (sys.stdout, sys.stderr):  # what a terminal cannot encode is escaped
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


for _command in _COMMANDS:
    main.add_command(_command)
