"""The field at a glance, measured: `python -m tests.bench.field`."""

from collections.abc import Iterable

from tests.bench.field_facets import facet_lines
from tests.bench.field_map import SIZES, figures
from tests.bench.field_related import growth_lines, quality_lines


def main() -> None:
    _print("Related papers, as two readers judged them", quality_lines())
    _print("Relating made lists", growth_lines())
    _print("Facets, as two readers labeled them", facet_lines())
    _print("The map of the list", figures(SIZES))


def _print(heading: str, lines: Iterable[str]) -> None:
    print(f"\n{heading}\n")
    for line in lines:
        print(line, flush=True)


if __name__ == "__main__":
    main()
