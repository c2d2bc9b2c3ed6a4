"""Claim: which clusters of records are papers of the list.

A paper is on the list if a dump lists it.  A reference only completes such a paper; what it names
besides is *unclaimed*.  An identifier without a title that a dump names is *pending* until a record
of that identifier has one.
"""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from sitegen.content.record import Record


class Claims(Struct, frozen=True, kw_only=True):
    """`clusters` are the records of each paper on the list, those with a title first."""

    clusters: tuple[tuple[Record, ...], ...]
    unclaimed: tuple[Record, ...]
    pending: tuple[Record, ...]


def claim(clusters: Iterable[Sequence[Record]], untitled: Iterable[Record]) -> Claims:
    """Join each untitled record to the cluster that has its identifier."""
    papers = [list(cluster) for cluster in clusters]
    owners = {
        identifier: cluster
        for cluster in reversed(papers)
        for record in cluster
        for identifier in record.identifiers
    }
    pending: list[Record] = []
    of_nothing: list[Record] = []
    for record in untitled:
        owner = next((owners[each] for each in record.identifiers if each in owners), None)
        if owner is not None:
            owner.append(record)
        else:
            (of_nothing if record.is_reference else pending).append(record)
    listed = [tuple(cluster) for cluster in papers if not all(r.is_reference for r in cluster)]
    others = (*(record for cluster in papers for record in cluster), *of_nothing)
    on_list = {record.address for cluster in listed for record in cluster}
    return Claims(
        clusters=tuple(listed),
        unclaimed=tuple(record for record in others if record.address not in on_list),
        pending=tuple(pending),
    )
