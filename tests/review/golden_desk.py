"""A desk for the invented golden list, without a server: what it writes is in a folder."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from sitegen.content.settings import Settings, read_settings
from sitegen.library.assemble import Assembly
from sitegen.progress import Progress
from sitegen.review.decide import Wish
from sitegen.review.desk import Desk, Workplace
from sitegen.review.view import Answer
from sitegen.site import output
from sitegen.site.plan import read

DAY = date(2026, 12, 1)
HARBOR = "harbor-lights-caching-at-the-waters-edge-7630a2"  # new and uncertain, noted by its title
RIVERS = "scheduling-rivers-by-moonlight-751306"  # new, close, in braces in curation.yml
WHISTLE_II = "learning-to-whistle-ii-5ad1d8"  # new, unsorted
WINTER = "winter-search-finding-snow-under-snow-fe03f0"  # new, certain
BOLD = "b-bold-b-claims-braces-search-in-markdown-abbc8d"  # new, certain
SURVEY = "a-survey-of-forgotten-keys-fa6808"  # has neither an abstract nor a byline
ORCHARD = "orchard-scheduling-apples-on-many-ladders-0bfdf9"  # published, and in no doubt


class GoldenDesk:
    """The desk, and the files around it."""

    def __init__(self, folder: Path, publish: Callable[[], Sequence[str]] = lambda: ()) -> None:
        self.folder = folder
        self.curation = folder / "content" / "curation.yml"
        self.reads = 0
        self.desk = Desk(
            Workplace(
                read=self._read,
                rewrite=lambda change: output.rewrite(self.curation, change),
                written=lambda: self.text,
                lines=lambda path: Path(path).read_text(encoding="utf-8").split("\n"),
                publish=publish,
                today=lambda: DAY,
            )
        )

    @property
    def settings(self) -> Settings:
        return read_settings(self.folder / "content", self.folder / "build")

    def read(self) -> Assembly:
        return read(self.settings, Progress())

    def _read(self) -> Assembly:
        self.reads += 1
        return self.read()

    @property
    def text(self) -> str:
        return self.curation.read_text(encoding="utf-8")

    @property
    def keys(self) -> list[str]:
        return [item.key for item in self.desk.queue().items]

    def key_of(self, kind: str) -> str:
        """Of the first item of a kind."""
        return next(item.key for item in self.desk.queue().items if item.kind == kind)

    def decide(self, action: str, key: str = "", **more: object) -> Answer:
        return self.desk.decide(Wish(action=action, key=key, **more))  # type: ignore[arg-type]
