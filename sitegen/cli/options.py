"""Options that commands share."""

from pathlib import Path

import click

_FORMATS = ("text", "github")

content_option = click.option(
    "--content",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("content"),
    show_default=True,
    help="The folder of the list's content.",
)
out_option = click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("build"),
    show_default=True,
    help="Where the site goes.",
)
dumps_option = click.option(
    "--dumps",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    multiple=True,
    help="Read these dumps instead of the content's own; can be given more than once.",
)

format_option = click.option(
    "--format",
    "form",
    type=click.Choice(_FORMATS),
    default="text",
    show_default=True,
    help="How to report: to people, or as annotations of a pull request.",
)
port_option = click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="The port to listen on.",
)
allow_unread_option = click.option(
    "--allow-unread", is_flag=True, help="Leave out dumps that cannot be read."
)
shrink_option = click.option(
    "--shrink", is_flag=True, help="Allow more than a fifth of the published papers to be lost."
)
timings_option = click.option("--timings", is_flag=True, help="Say what each step took.")
