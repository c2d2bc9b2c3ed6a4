"""arXiv's API: asked for ids and for titles, as slowly as its terms of use ask.

All questions of a run go through one client, which leaves three seconds between any two requests
and asks again where none was answered.
"""

import logging
import os
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby

import arxiv
import requests

from sitegen.errors import SitegenError
from sitegen.look_up.connection import SoundAnswers
from sitegen.look_up.hit import Hit
from sitegen.look_up.wanted import BATCH
from sitegen.text.bare_title import bare_title
from sitegen.text.clean import readable
from sitegen.text.dates import YearFrom, date_or_none
from sitegen.text.identifier import arxiv_id, doi
from sitegen.text.person import people
from sitegen.text.words import STOP_WORDS

ADDRESS = "https://export.arxiv.org/api/query"
VARIABLE = "SITEGEN_ARXIV_API"

DELAY = 3.0  # seconds between requests, by the API's terms of use
RETRIES = 3
PATIENCE = 60.0  # seconds for an answer

MOST_HITS = 10  # of a title
_MOST_WORDS = 40  # of a title: an address may not be of any length

_BETWEEN = re.compile(r"[\s/()\[\]{}\-\u2010-\u2015]+")
_EDGES = "\"'“”‘’„«».,:;!?*"
_CATEGORY = re.compile(r"[a-z-]{2,20}(?:\.[A-Za-z-]{2,20})?")
_WORD = re.compile(r"[^\W_]+")

# The client's log repeats what an answer says, and without a handler it would be printed.
logging.getLogger("arxiv").addHandler(logging.NullHandler())


class ApiError(SitegenError):
    """The API could not be reached, or did not answer as it should, however often it was asked."""


class RefusedError(SitegenError):
    """The API does not take the question, and would not if it were asked again; it says why."""


class ArxivApi:
    """Raises ApiError if it cannot be reached, and RefusedError if it does not take a question."""

    def __init__(self, client: arxiv.Client, answers: SoundAnswers, address: str) -> None:
        self._client = client
        self._answers = answers
        self._address = address

    def by_ids(self, ids: Sequence[str]) -> list[Hit]:
        """The papers of at most BATCH ids, each with its newest version; unknown ids have none."""
        return self._ask(arxiv.Search(id_list=list(ids), max_results=len(ids)))

    def by_title(self, title: str) -> list[Hit]:
        """The papers whose titles have the words of `title`, likeliest first, at most MOST_HITS."""
        query = title_query(title)
        return self._ask(arxiv.Search(query=query, max_results=MOST_HITS)) if query else []

    def _ask(self, search: arxiv.Search) -> list[Hit]:
        results: list[arxiv.Result] = []
        try:
            results.extend(self._client.results(search))
        except arxiv.UnexpectedEmptyPageError:
            pass  # it counts entries that it does not give
        except arxiv.HTTPError as error:
            raise self._failure(self._answers.problem) from error
        except requests.RequestException as error:
            raise self._failure(str(error)) from error
        except (ValueError, OverflowError) as error:
            raise self._failure("its answer has an impossible date") from error
        if self._answers.refusal:
            raise RefusedError(self._answers.refusal)
        return [hit for hit in map(hit_of, results) if hit]

    def _failure(self, reason: str) -> ApiError:
        return ApiError(
            f"{self._address}: {reason} (check the connection, and run the command again later)"
        )


@contextmanager
def open_api(
    *, delay: float = DELAY, retries: int = RETRIES, patience: float = PATIENCE
) -> Iterator[ArxivApi]:
    """The API at its address; nothing is sent before it is asked.

    `delay` between requests and `patience` for an answer are in seconds.  Raises SitegenError if
    the environment names an address that is none.
    """
    address = _address()
    client = arxiv.Client(page_size=BATCH, delay_seconds=delay, num_retries=retries)
    client.query_url_format = f"{address.replace('{', '{{').replace('}', '}}')}?{{}}"
    session = client._session  # the package offers no other way to bound its waiting and reading
    answers = SoundAnswers(patience)
    for scheme in ("https://", "http://"):
        session.mount(scheme, answers)
    with session:
        yield ArxivApi(client, answers, address)


def _address() -> str:
    address = os.environ.get(VARIABLE) or ADDRESS
    if not re.fullmatch(r"https?://[^\s/?#]+[^\s?#]*", address):
        raise SitegenError(
            f"{VARIABLE}: this environment variable is not a web address: '{address}' "
            f"(unset it, or set it to one such as {ADDRESS})"
        )
    return address


def title_query(title: str) -> str:
    r"""`ti:"…"`, a phrase for each run of plain words.

    Between words, a mark would be read as an operator (a hyphen means NOT).  Other words may be TeX
    there (`H$_2$O`, `$\tau$`) or be divided in another way (`What's`, `3.5`), so they are left out
    unless there are no plain ones; so is a run of stop words, which an index has not.
    """
    text = bare_title(readable(title))
    words = [word for each in _BETWEEN.split(text) if (word := each.strip(_EDGES))][:_MOST_WORDS]
    runs = [list(run) for plain, run in groupby(words, _is_plain) if plain]
    telling = [run for run in runs if not STOP_WORDS.issuperset(map(str.lower, run))]
    phrases = telling or runs or [_WORD.findall(text)[:_MOST_WORDS]]
    return " AND ".join(f'ti:"{" ".join(phrase)}"' for phrase in phrases if phrase)


def _is_plain(word: str) -> bool:
    return word.isascii() and (word.isalpha() or word.isdigit())


def hit_of(result: arxiv.Result) -> Hit | None:
    """An entry of the answer; None if it is about no paper."""
    identifier = arxiv_id(result.entry_id)
    published = result.published
    submitted = date_or_none(published.year, published.month, published.day, YearFrom.ARXIV)
    title = readable(result.title)
    if identifier is None or submitted is None or not title:
        return None
    authors, is_complete = people(readable(author.name) for author in result.authors)
    return Hit(
        arxiv=identifier,
        title=title,
        authors=authors,
        authors_complete=is_complete,
        submitted=submitted,
        category=result.primary_category if _CATEGORY.fullmatch(result.primary_category) else "",
        doi=doi(next(iter((result.doi or "").split()), "")) or "",
        journal=readable(result.journal_ref or ""),
    )
