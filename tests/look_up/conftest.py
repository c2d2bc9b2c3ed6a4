"""A server that speaks arXiv's format, at the address that a look-up asks."""

from collections.abc import Iterator

import pytest

from sitegen.look_up.arxiv_api import VARIABLE, ArxivApi, open_api
from tests.look_up.arxiv_server import FakeArxiv, running


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeArxiv]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with running() as fake:
        monkeypatch.setenv(VARIABLE, fake.address)
        yield fake


@pytest.fixture
def api(server: FakeArxiv) -> Iterator[ArxivApi]:
    """The API without its politeness: one try more, and no pause."""
    with open_api(delay=0, retries=1) as opened:
        yield opened
