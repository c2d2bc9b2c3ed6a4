"""The workers of a cluster find what one process finds, and a worker that dies takes nothing."""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.content.dumps.reader import read_dump
from sitegen.content.record import Record
from sitegen.matching.cluster import PairConstraints, match
from sitegen.matching.dask_engine import match_on
from tests.bench.bylines import signed
from tests.bench.other_fields import other_fields
from tests.bench.synthetic import synthetic
from tests.corpus import each_folder_of_dumps, saved

SAMPLES = {
    "synthetic": signed(synthetic(400, seed=3), 3).records,
    "other fields": signed(other_fields(300, seed=3), 3).records,
}


class AtOnce:
    """A client whose futures are what is asked for."""

    def submit(self, function: Callable[..., Any], *args: Any, pure: bool) -> Any:
        assert not pure, "to tell a step from another by its arguments, Dask would read them all"
        return function(*args)

    def gather(self, futures: Any) -> Any:
        return futures


@pytest.mark.parametrize("parts", [1, 7])
@pytest.mark.parametrize("sample", SAMPLES)
def test_parts_make_no_difference(sample: str, parts: int) -> None:
    records = SAMPLES[sample]
    assert match_on(AtOnce(), records, parts=parts) == match(records)


@each_folder_of_dumps
def test_the_real_list(folder: Path) -> None:
    records = [
        record for path in sorted(folder.glob("*.txt")) for record in read_dump(saved(path)).records
    ]
    assert match_on(AtOnce(), records) == match(records)


RECORDS = SAMPLES["synthetic"][:40]
places = st.integers(0, len(RECORDS) - 1)
pairs = st.lists(st.tuples(places, places), max_size=4).map(tuple)


@settings(max_examples=10, deadline=None)
@given(pairs, pairs, st.integers(0, len(RECORDS)))
def test_the_curator_s_decisions(
    must: tuple[tuple[int, int], ...], cannot: tuple[tuple[int, int], ...], size: int
) -> None:
    records = RECORDS[:size]
    named = [tuple(pair for pair in kind if max(pair) < size) for kind in (must, cannot)]
    constraints = PairConstraints(must_link=named[0], cannot_link=named[1])
    assert match_on(AtOnce(), records, constraints, parts=3) == match(records, constraints)


class Killer:
    """A client that kills a worker as soon as something is done, once."""

    def __init__(self, client: Any, wait: Callable[[Any], Any]) -> None:
        self._client = client
        self._wait = wait
        self.killed: list[int] = []

    def submit(self, function: Callable[..., Any], *args: Any, pure: bool) -> Any:
        return self._client.submit(function, *args, pure=pure)

    def gather(self, futures: Any) -> Any:
        if not self.killed:
            done, *_ = futures[0]
            self._wait([done])
            (worker,) = self._client.who_has([done])[done.key]
            self.killed.append(self._client.run(os.getpid, workers=[worker])[worker])
            os.kill(self.killed[0], signal.SIGKILL)
        return self._client.gather(futures)


# However busy the machine is, a worker that answers late is not a dead one.
PATIENT = {
    "distributed.comm.timeouts.connect": "1h",
    "distributed.comm.timeouts.tcp": "1h",
    "distributed.scheduler.worker-ttl": None,
}


@contextmanager
def local_cluster(workers: int) -> Iterator[Killer]:
    distributed = pytest.importorskip("distributed", reason="Dask is not installed")
    with ExitStack() as opened:
        opened.enter_context(import_module("dask").config.set(PATIENT))
        cluster = distributed.LocalCluster(
            n_workers=workers, threads_per_worker=1, dashboard_address=None
        )
        client = distributed.Client(opened.enter_context(cluster))
        yield Killer(opened.enter_context(client), distributed.wait)


def test_a_worker_that_is_killed_takes_nothing() -> None:
    records: tuple[Record, ...] = SAMPLES["synthetic"]
    with local_cluster(workers=2) as client:
        assert match_on(client, records, parts=3) == match(records)
        assert len(client.killed) == 1
