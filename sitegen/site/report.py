"""Report: what was read, merged, placed and skipped, as `report.json` and as a few lines."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec
from msgspec.structs import asdict

from sitegen.content.folder import IgnoredFile
from sitegen.content.lock_file import Lock
from sitegen.content.record import Dump
from sitegen.library.difference import Difference
from sitegen.library.labels import count_labels
from sitegen.library.library import Library
from sitegen.library.moved import Moved
from sitegen.library.paper import Paper
from sitegen.matching.classify import Scores
from sitegen.matching.evidence import Evidence
from sitegen.present.doubt import doubt_texts
from sitegen.text.clean import counted
from sitegen.text.dates import PartialDate

_MOST_LABELS = 100  # the commonest; some captures have a keyword for each paper


def report_json(
    library: Library, ignored: Sequence[IgnoredFile] = (), moved: Sequence[Moved] = ()
) -> str:
    """The accounting of a build, for scripts; `ignored` are files among the dumps not read, and
    `moved` the papers that are elsewhere than they were published.
    """
    report = _report(library) | {
        "moved": msgspec.to_builtins(moved),
        "ignored": [{"name": each.name, "reason": each.reason} for each in ignored],
    }
    written = json.dumps(report, ensure_ascii=False)
    return msgspec.json.format(written, indent=1) + "\n"


def summary(library: Library) -> Iterator[str]:
    """The accounting in lines for a terminal."""
    for dump in (*library.dumps, *library.references):
        yield (
            f"{dump.name}: {'; '.join(_read_as(library, dump)) or 'not read'}, "
            f"{counted(len(dump.records), 'record')}, "
            f"{counted(sum(s.count for s in dump.skipped), 'line')} skipped"
        )
    totals = _totals(library)
    if library.references:
        yield (
            f"{counted(totals['completed'], 'paper')} completed by references; "
            f"{counted(len(library.unclaimed), 'reference')} of no paper on the list"
        )
    if library.pending:
        yield f"{counted(totals['pending'], 'identifier')} without a title"
    yield (
        f"{counted(totals['records'], 'record')}, {counted(totals['papers'], 'paper')}, "
        f"{counted(totals['merges'], 'merge')}, near misses: {totals['near_misses']}, "
        f"hidden: {totals['hidden']}"
    )
    yield (
        f"{counted(totals['topics'], 'topic')}, {counted(totals['unsorted'], 'paper')} unsorted, "
        f"{totals['uncertain']} uncertain"
    )


def _read_as(library: Library, dump: Dump) -> Iterator[str]:
    """The layout and the day of each page of a dump."""
    for page, capture in zip(dump.pages, library.captures_of(dump), strict=True):
        day = f", {capture.date or 'no capture date'}" if dump.elements is None else ""
        yield f"{page.layout}{day}"


def moved_text(moved: Sequence[Moved]) -> str:
    return (
        f"Moved since it was published: {counted(len(moved), 'paper')} "
        "('sitegen phrases --moved' says why)"
    )


def unpublished(lock: Lock, behind: Difference) -> str:
    """What publishing would record, as a line for a terminal."""
    if not lock.entries and not lock.addresses:
        papers, files = sum(map(len, behind.papers.values())), len(behind.addresses)
        return (
            f"Never published: 'sitegen publish --first' would record {counted(papers, 'paper')} "
            f"and {counted(files, 'file')}"
        )
    if not behind:
        return "Everything is published: papers.lock is up to date"
    return f"Not published yet: {behind}; 'sitegen publish' records it"


def _report(library: Library) -> dict[str, Any]:
    return {
        "dumps": [_dump(library, dump) for dump in library.dumps],
        "references": [_dump(library, dump) for dump in library.references],
        "unclaimed": [
            {
                "record": record.address,
                "title": record.title,
                "identifiers": list(record.identifiers),
            }
            for record in library.unclaimed
        ],
        "totals": _totals(library),
        "seen": {str(times): papers for times, papers in library.times_listed.items()},
        "merges": [merge for paper in library.papers.values() for merge in _merges(paper)],
        "near_misses": [
            {
                "papers": [paper.id for paper, _ in library.sides(match)],
                "records": [r.address for _, r in library.sides(match)],
                "reason": match.reason,
                "scores": _scores(match.scores),
                "evidence": _evidence(match.evidence),
            }
            for match in library.possible_matches
        ],
        "topics": {t.slug: len(library.primarily_in(t)) for t in library.taxonomy.topics},
        "facets": _facets(library),
        "labels": [
            {"label": each.label, "papers": each.papers, "topics": list(each.topics)}
            for each in count_labels(library.papers.values(), library.taxonomy)[:_MOST_LABELS]
        ],
        "unsorted": [paper.id for paper in library.unsorted],
        "uncertain": [_uncertain(library, paper) for paper in library.uncertain],
        "hidden": sorted(library.hidden),
    }


def _facets(library: Library) -> dict[str, dict[str, int]]:
    """How many papers have each value of each facet."""
    held = Counter(
        (slug, value)
        for paper in library.papers
        for slug, values in library.facets.slugs_of(paper).items()
        for value in values
    )
    return {
        facet.slug: {value.slug: held[facet.slug, value.slug] for value in facet.values}
        for facet in library.facets.facets
    }


def _dump(library: Library, dump: Dump) -> dict[str, Any]:
    pages = [
        {
            "line": page.line,
            "layout": page.layout,
            "captured": _captured(capture.date, capture.reason),
            "records": len(page.records),
        }
        for page, capture in zip(dump.pages, library.captures_of(dump), strict=True)
    ]
    nothing = {"layout": None, "captured": _captured(None, "no page was found in it")}
    first = pages[0] if pages else nothing
    return {
        "name": dump.name,
        "layout": first["layout"],
        "captured": first["captured"],
        "pages": pages,
        "records": len(dump.records),
        "lines": {
            "total": dump.line_count,
            "records": len(dump.record_lines),
            "boilerplate": dump.boilerplate,
            "skipped": sum(skipped.count for skipped in dump.skipped),
        },
        "elements": asdict(dump.elements) if dump.elements else None,
        "skipped": [
            {
                "line": s.line,
                "pointer": s.pointer or None,
                "count": s.count,
                "reason": s.reason,
                "excerpt": s.excerpt,
            }
            for s in dump.skipped
        ],
        "pending": [
            {"line": record.line, "arxiv": record.arxiv, "doi": record.doi}
            for record in library.pending
            if record.dump == dump.name
        ],
        "not_used": dict(dump.unused),
        "remarks": list(dump.remarks),
    }


def _captured(date: PartialDate | None, reason: str) -> dict[str, Any]:
    return {
        "month": date.month if date else None,
        "day": date.day if date else None,
        "year": date.year if date else None,
        "year_reason": reason,
    }


def _totals(library: Library) -> dict[str, int]:
    return {
        "records": library.record_count,
        "papers": len(library.papers),
        "completed": library.completed,
        "pending": len(library.pending),
        "merges": library.merges,
        "near_misses": len(library.possible_matches),
        "topics": len(library.taxonomy.topics),
        "unsorted": len(library.unsorted),
        "uncertain": len(library.uncertain),
        "hidden": len(library.hidden),
        "skipped_lines": sum(s.count for dump in library.dumps for s in dump.skipped),
    }


def _merges(paper: Paper) -> Iterator[dict[str, Any]]:
    for first, second, merge in paper.merges:
        yield {
            "paper": paper.id,
            "records": [first.address, second.address],
            "rule": str(merge.rule),
            "scores": _scores(merge.scores),
            "evidence": _evidence(merge.evidence),
        }


def _scores(scores: Scores) -> dict[str, float | None]:
    of_abstract = scores.abstract
    return {
        "title": round(scores.title, 1),
        "abstract": None if of_abstract is None else round(of_abstract, 1),
    }


def _evidence(evidence: Iterable[Evidence]) -> list[dict[str, Any]]:
    return [
        {"about": str(each.subject), "weight": each.weight, "says": each.says} for each in evidence
    ]


def _uncertain(library: Library, paper: Paper) -> dict[str, Any]:
    assignment = library.paper_topics[paper.id].assignment
    return {
        "paper": paper.id,
        "topic": assignment.primary.topic if assignment.primary else None,
        "runner_up": assignment.runner_up.topic if assignment.runner_up else None,
        "margin": round(assignment.margin, 3),
        "score": round(assignment.primary.score, 2) if assignment.primary else 0.0,
        "doubts": [asdict(doubt) for doubt in assignment.doubts],
        "says": [*doubt_texts(assignment, library.taxonomy)],
    }
