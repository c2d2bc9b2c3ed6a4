"""A matching of synthetic records, measured in a process of its own.

Little is imported here, since all that a process holds counts as memory that its matching took.
"""

import json
import re
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import chain
from pathlib import Path

from sitegen.content.record import Record
from sitegen.matching.cluster import match
from tests.bench import splink_peer
from tests.bench.bylines import signed
from tests.bench.quality import Quality, quality
from tests.bench.synthetic import synthetic

LIMIT = 900  # seconds of CPU, after which the system ends a process
_STATUS = Path("/proc/self/status")

Clusters = Sequence[Sequence[int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One matching: its quality, seconds, and the peak of memory in MB.

    The process held up to `before` when it had made the records; the CPU seconds are those of all
    its threads from then on.  What offers several partitions is measured until the first, and
    has the quality of the best, which flatters it.
    """

    size: int
    with_bylines: bool
    quality: Quality
    wall: float
    cpu: float
    before: float
    peak: float

    @property
    def added(self) -> float:
        """Beside the records, which whoever matches them has to hold."""
        return self.peak - self.before


def _by_sitegen(records: Sequence[Record]) -> Iterator[Clusters]:
    yield match(records).clusters


_FINDERS: Mapping[str, Callable[[Sequence[Record]], Iterator[Clusters]]] = {
    "sitegen": _by_sitegen,
    "Splink": splink_peer.partitions,
}


class LimitError(Exception):
    """The limit of CPU was met, or the machine had no more memory."""


def run(finder: str, size: int, seed: int, *, bylines: bool = False) -> Run:
    """Put `size` synthetic records in clusters. Raises LimitError."""
    parameters = json.dumps([finder, size, seed, bylines])
    command = (sys.executable, "-m", __name__, parameters)
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, preexec_fn=_limit)
    if done.returncode < 0:
        ended = signal.Signals(-done.returncode).name
        raise LimitError(f"{ended}; it may take {LIMIT} s of CPU, and this machine's memory")
    done.check_returncode()
    found = json.loads(done.stdout.splitlines()[-1])
    return Run(**{**found, "quality": Quality(**found["quality"])})


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (LIMIT, LIMIT + 1))


def _measured(finder: str, size: int, seed: int, bylines: bool) -> Run:
    sample = synthetic(size, seed)
    if bylines:
        sample = signed(sample, seed)
    before = _peak()
    wall, cpu = time.perf_counter(), time.process_time()
    partitions = _FINDERS[finder](sample.records)
    first = next(partitions)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    peak = _peak()
    qualities = [quality(clusters, sample.papers) for clusters in chain([first], partitions)]
    return Run(
        size=size,
        with_bylines=bylines,
        quality=max(qualities, key=lambda found: found.f1),
        wall=wall,
        cpu=cpu,
        before=before,
        peak=peak,
    )


def _peak() -> float:
    """Megabytes. What `getrusage` gives counts the process that began this one, too."""
    found = re.search(r"^VmHWM:\s*(\d+) kB", _STATUS.read_text(encoding="ascii"), re.MULTILINE)
    return int(found[1]) / 1024 if found else 0.0


if __name__ == "__main__":
    print(json.dumps(asdict(_measured(*json.loads(sys.argv[1])))))
