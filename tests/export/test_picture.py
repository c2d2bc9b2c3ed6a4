"""The picture for shared links, read back as a PNG."""

import struct
import zlib
from collections.abc import Mapping

import pytest

from sitegen.export.picture import picture

BACKGROUND, INK, ACCENT = 0, 1, 2


def rows(papers_by_year: Mapping[int, int]) -> list[bytes]:
    """The rows of the picture, as numbers of its colors."""
    parts = chunks(picture(papers_by_year))
    assert list(parts) == [b"IHDR", b"PLTE", b"IDAT", b"IEND"]
    width, height, *form = struct.unpack(">IIBBBBB", parts[b"IHDR"])
    assert (width, height, form) == (1200, 630, [8, 3, 0, 0, 0])
    data = zlib.decompress(parts[b"IDAT"])
    lines = [data[start : start + width + 1] for start in range(0, len(data), width + 1)]
    assert len(lines) == height
    assert not any(line[0] for line in lines)  # no row is filtered
    return [line[1:] for line in lines]


def chunks(data: bytes) -> dict[bytes, bytes]:
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    found = {}
    at = 8
    while at < len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        name, content = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        assert struct.unpack(">I", data[at + 8 + length : at + 12 + length]) == (
            zlib.crc32(name + content),
        )
        found[name] = content
        at += 12 + length
    return found


def bars(papers_by_year: Mapping[int, int]) -> list[tuple[int, int]]:
    """The color and the height of each bar, from left to right."""
    columns = list(zip(*(row[640:] for row in rows(papers_by_year)), strict=True))
    tops = [(max(column), sum(mark != BACKGROUND for mark in column)) for column in columns]
    return [tops[at] for at in range(1, len(tops)) if tops[at][1] and not tops[at - 1][1]]


def test_each_year_has_a_bar_as_high_as_its_papers_are_many() -> None:
    assert bars({2021: 1, 2022: 2, 2024: 4}) == [(INK, 105), (INK, 210), (ACCENT, 420)]


def test_the_mark_is_a_list_with_a_bookmark() -> None:
    found = rows({2024: 1})
    assert {INK, ACCENT, BACKGROUND} == set(found[200][:630])
    assert set(found[0][:630]) == {INK}


@pytest.mark.parametrize("papers_by_year", [{}, {2024: 1}, {1703: 1, 2026: 9000}])
def test_any_list_has_a_picture_that_is_always_the_same(papers_by_year: Mapping[int, int]) -> None:
    assert picture(papers_by_year) == picture(dict([*papers_by_year.items()][::-1]))
    assert len(bars(papers_by_year)) == len(papers_by_year)
