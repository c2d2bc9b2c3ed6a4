"""Export file: one that is made when it is written, and not kept."""

from collections.abc import Callable

from msgspec import Struct


class ExportFile(Struct):
    make: Callable[[], str | bytes]
    _size: int | None = None

    def content(self) -> bytes:
        made = self.make()
        data = made.encode() if isinstance(made, str) else made
        self._size = len(data)
        return data

    @property
    def size(self) -> int:
        """In bytes; it is known once the file was made, which is done if it was not yet."""
        return len(self.content()) if self._size is None else self._size
