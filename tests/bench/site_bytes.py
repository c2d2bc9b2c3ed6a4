"""What a built site weighs, by what its files are for."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

_BY_SUFFIX = {
    ".zip": "archive",
    ".html": "other pages",
    ".md": "Markdown copies",
    ".bib": "references",
    ".ris": "references",
    ".csl.json": "references",
    ".atom": "feeds",
}
_LISTED = ("papers", "authors", "topics", "years")
_BY_FOLDER = {"search": "search", "explore": "explore", "selection": "export of a selection"}


def kind_of(path: str) -> str:
    """The kind of the file at an address of a site."""
    folder = path.partition("/")[0]
    if folder in _BY_FOLDER and "/" in path:
        return _BY_FOLDER[folder]
    if folder in _LISTED and path.endswith(".html"):
        return f"pages of {folder}"
    return next((kind for end, kind in _BY_SUFFIX.items() if path.endswith(end)), "other")


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """Files and their bytes by kind, and the bytes of each page by its address."""

    files: Mapping[str, int]
    sizes: Mapping[str, int]
    pages: Mapping[str, int]

    @property
    def total(self) -> int:
        return sum(self.sizes.values())

    def lines(self) -> Iterator[str]:
        """A line for each kind, the largest first, one for all, and one for the largest page."""
        for kind in sorted(self.sizes, key=self.sizes.__getitem__, reverse=True):
            yield _line(kind, self.files[kind], self.sizes[kind])
        yield _line("all", sum(self.files.values()), self.total)
        largest = max(self.pages, key=self.pages.__getitem__)
        yield f"  the largest page is {largest}: {self.pages[largest] / 1e3:,.0f} kB"


def weighed(site: Path) -> Weights:
    files: Counter[str] = Counter()
    sizes: Counter[str] = Counter()
    pages: dict[str, int] = {}
    for file in site.rglob("*"):
        if file.is_file():
            path, size = file.relative_to(site).as_posix(), file.stat().st_size
            files[kind_of(path)] += 1
            sizes[kind_of(path)] += size
            if path.endswith(".html"):
                pages[path] = size
    return Weights(files=files, sizes=sizes, pages=pages)


def _line(kind: str, files: int, size: int) -> str:
    return f"  {kind:22} {files:7,} files {size / 1e6:8.1f} MB"
