"""Staged: the files of a build on their way, and which of them are as the last build left them.

A file that has not changed is linked to the last one, not written again: that costs a tenth, and
its times stay, so that a sync sees what changed.  Where a disk knows no links it is written.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path

from sitegen.site import output
from sitegen.site.last_build import Left, hash_of, is_as_left, left_in
from sitegen.site.page_text import Content, PageText


class Staged:
    """The staging `folder` of a build into `out`, where the last one left the files of `last`.

    `hashes` are those of the files that are staged, by their paths, and `linked` the paths of those
    that are as they were.
    """

    def __init__(self, folder: Path, out: Path, last: Mapping[str, Left]) -> None:
        self.folder = folder
        self.hashes: dict[str, bytes] = {}
        self.linked: set[str] = set()
        self._out = out
        self._last = last
        self._hashed = b"", hash_of(b"")

    def write(self, below: str, files: Mapping[str, Content]) -> None:
        """Write files by their paths below a folder (`site/`, or empty), or link them.

        Raises SitegenError, before anything is written, if a path leads out of the folder.
        """
        output.refuse_outside(files)
        for name, content in files.items():
            path = f"{below}{name}"
            if not isinstance(content, PageText):
                self._write(path, content.encode() if isinstance(content, str) else content)
            elif not (content.hash and self.reuse(path, content.hash)):
                data = content.make().encode()
                self._write(path, data, content.hash)

    def _write(self, path: str, data: bytes, known: bytes | None = None) -> None:
        found = known or self._hash(data)
        if not self.reuse(path, found):
            output.write_files(self.folder, {path: data})
            self._note(path, found)

    def _hash(self, data: bytes) -> bytes:
        """The hash of some bytes; known if they were the last: a file may have two places."""
        if data is not self._hashed[0]:
            self._hashed = data, hash_of(data)
        return self._hashed[1]

    def reuse(self, path: str, known: bytes) -> bool:
        """Link a file that is to have these bytes to that of the last build, if it has them."""
        if self.hashes.get(path) == known:
            return True
        left = self._last.get(path)
        if left is None or left.hash != known or not is_as_left(f"{self._out}/{path}", left):
            return False
        if path in self.hashes:
            output.remove(self.folder, [path])
        if not output.link_file(f"{self._out}/{path}", f"{self.folder}/{path}"):
            return False
        self.hashes[path] = known
        self.linked.add(path)
        return True

    def borrow(self, paths: Iterable[str]) -> bool:
        """Link files to those of the last build, whatever is in them; False if one is not there."""
        wanted = [*paths]
        left = [self._last.get(path) for path in wanted]
        if all(
            each and self.reuse(path, each.hash) for path, each in zip(wanted, left, strict=True)
        ):
            return True
        self.drop(wanted)
        return False

    def drop(self, paths: Iterable[str]) -> None:
        """Forget files that are staged; those that are not are ignored."""
        for path in paths:
            output.remove(self.folder, [path])
            self.hashes.pop(path, None)
            self.linked.discard(path)

    def again(self) -> "Staged":
        """The same files in the same folder once more, now that they are published."""
        output.remove(self.folder, output.PUBLISHED)
        staged = Staged(self.folder, self._out, self.left())
        for path, known in self.hashes.items():
            if not staged.reuse(path, known):
                staged.write("", {path: (self._out / path).read_bytes()})
        return staged

    def add(self, path: str) -> bytes:
        """Take note of a file that was written there; a hash of its bytes."""
        found = hash_of(self.read(path))
        self._note(path, found)
        return found

    def _note(self, path: str, found: bytes) -> None:
        self.hashes[path] = found
        self.linked.discard(path)

    def read(self, path: str) -> bytes:
        return (self.folder / path).read_bytes()

    def below(self, folder: str) -> dict[str, bytes]:
        """The hashes of the files below a folder (`site/`) by their paths below it, sorted."""
        names = sorted(path for path in self.hashes if path.startswith(folder))
        return {path.removeprefix(folder): self.hashes[path] for path in names}

    @property
    def written(self) -> list[str]:
        """The files that are not linked."""
        return [path for path in self.hashes if path not in self.linked]

    def left(self) -> dict[str, Left]:
        """The files as they are in `out`, once they are published."""
        return left_in(self._out, self.hashes)
