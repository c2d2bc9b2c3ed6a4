"""Tally: what a part has tried, what it took, and what went wrong."""

import os
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass(slots=True)
class Tally:
    """Counts by what was tried, the worst CPU time of each kind, failures and what was left out."""

    counts: Counter[str] = field(default_factory=Counter)
    worst: dict[str, tuple[float, str]] = field(default_factory=dict)
    failures: list[str] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)

    def add(self, what: str, count: int = 1) -> None:
        self.counts[what] += count

    def fail(self, case: str, why: str) -> None:
        self.failures.append(f"{case}: {why}")

    def skip(self, case: str, reason: str) -> None:
        self.skipped.append(f"{case}: {reason}")

    def expect(self, holds: object, case: str, why: str) -> bool:
        """Note a failure unless it `holds`."""
        if not holds:
            self.fail(case, why)
        return bool(holds)

    @contextmanager
    def timed(self, what: str, case: str, most: float) -> Iterator[None]:
        """Count one `what`; a failure if it takes more than `most` seconds of CPU."""
        start = time.process_time()
        yield
        self.took(what, case, time.process_time() - start, most)

    def took(self, what: str, case: str, seconds: float, most: float) -> None:
        self.add(what)
        self.worst[what] = max(self.worst.get(what, (0.0, "")), (seconds, case))
        self.expect(seconds <= most, case, f"{what} took {seconds:.1f} s of CPU, not {most:.1f}")

    def lines(self, part: str) -> Iterator[str]:
        """The figures, for people."""
        for what, count in self.counts.items():
            seconds, case = self.worst.get(what, (0.0, ""))
            worst = f", at worst {seconds:.3f} s CPU ({case})" if case else ""
            yield f"{part}: {count:,} {what}{worst}"
        yield from (f"{part}: left out: {each}" for each in self.skipped)
        yield from (f"{part}: FAILED: {each}" for each in self.failures)
        cpu = sum(os.times()[:4])
        yield f"{part}: {len(self.failures)} failures, {cpu:.0f} s CPU"
