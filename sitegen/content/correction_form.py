"""Correction form: what a reader filled in on GitHub, from the event that a workflow was given.

GitHub sends the answers as Markdown: each label as a heading, its answer below.  Anybody may
have written them, so each is one line of bounded length, and means nothing but its words.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from sitegen.errors import SitegenError
from sitegen.text.clean import clean

LABELS = {
    "Paper": "paper",
    "Topic": "topic",
    "Date": "date",
    "Venue": "venue",
    "arXiv id": "arxiv",
    "DOI": "doi",
    "Code": "code",
    "The same paper as": "same",
}
_MOST_BYTES = 1 << 20  # of the event; GitHub allows an issue 64 KiB
_LONGEST = 500  # characters of an answer
_HEADING = re.compile(r"^### (.+)$", re.MULTILINE)
_NO_ANSWER = "_No response_"
_ADDRESS = re.compile(r"\(([^()\s]+)\)$")  # behind the title, as the paper's page fills it in
_PAGE = re.compile(r".*/([^/]+)\.html")


class CorrectionForm(Struct, frozen=True, kw_only=True):
    """The answers by their keys, without those left empty; `issue` is its number."""

    issue: int
    answers: Mapping[str, str]

    def names(self, key: str) -> tuple[str, ...]:
        """What may name the paper of an answer: the id in an address, the title before it, all."""
        answer = self.answers.get(key, "")
        address = _ADDRESS.search(answer)
        parts = (_id_in(address[1]), answer[: address.start()].strip()) if address else ()
        return tuple(dict.fromkeys(filter(None, (*parts, _id_in(answer), answer))))


def _id_in(address: str) -> str:
    page = _PAGE.fullmatch(address)
    return page[1] if page else address


def read_event(path: Path) -> CorrectionForm:
    """The form in an event of GitHub, a JSON file. Raises SitegenError if there is none."""
    try:
        with path.open("rb") as file:
            event = msgspec.json.decode(file.read(_MOST_BYTES))
        number, body = _issue_of(event)
    except (ValueError, RecursionError, LookupError, TypeError) as error:
        message = (
            f"{path}: not the event of an issue on GitHub (give the file of GITHUB_EVENT_PATH)"
        )
        raise SitegenError(message) from error
    return CorrectionForm(issue=number, answers=_answers(body))


def _issue_of(event: Any) -> tuple[int, str]:
    issue = event["issue"]
    number, body = issue["number"], issue["body"] or ""
    if not (isinstance(number, int) and isinstance(body, str)):
        raise TypeError
    return number, body


def _answers(body: str) -> dict[str, str]:
    """The first answer to each label: what an answer holds is not a form."""
    parts = _HEADING.split(body.replace("\r\n", "\n"))[1:]
    answers: dict[str, str] = {}
    for label, text in zip(parts[::2], parts[1::2], strict=True):
        key, answer = LABELS.get(label.strip()), clean(text)
        if key and key not in answers:
            answers[key] = "" if answer == _NO_ANSWER else answer
    too_long = [key for key, answer in answers.items() if len(answer) > _LONGEST]
    if too_long:
        what = ", ".join(label for label, key in LABELS.items() if key in too_long)
        raise SitegenError(f"{what}: more than {_LONGEST} characters (edit the issue's text)")
    return {key: answer for key, answer in answers.items() if answer}
