"""Splink on DuckDB, set up leanly for titles and abstracts: what the figures of matching stand by.

Both texts come to it as the words that this project reads, without markup, accents and plurals.
Records are compared that share the beginning or end of either text or a rare word of the title;
titles are compared by Jaro and Winkler's measure, abstracts by the part of the shorter one's words
that both have.  Splink finds the weights by itself, on a million random pairs and on those of one
title, or of one abstract's ends.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from importlib.util import find_spec
from typing import Any

from sitegen.content.record import Record
from sitegen.text.titles import parse_title
from sitegen.text.words import keys

MISSING = "not installed (pip install splink)"
_THRESHOLDS = (0.1, 0.02, 0.05, 0.2, 0.5, 0.9)  # of a match's probability, the usual best first
_TITLE, _ABSTRACT = 10, 40  # letters at either end by which records are brought together
_RAREST = 2  # words of a title that do the same
_ENDS = ("title_start", "title_end", "abstract_start", "abstract_end")
_JARO_WINKLER = (0.97, 0.94, 0.9, 0.8)
_SHARED = "len(list_intersect(words_l, words_r)) / least(len(words_l), len(words_r))"

Clusters = list[list[int]]


def is_installed() -> bool:
    return find_spec("splink") is not None


def partitions(records: Sequence[Record]) -> Iterator[Clusters]:
    """Positions in clusters, at one threshold after the other."""
    linker = _linker(records)
    _train(linker)
    predicted = linker.inference.predict(threshold_match_probability=min(_THRESHOLDS))
    for threshold in _THRESHOLDS:
        yield _clusters(linker, predicted, threshold)


def _linker(records: Sequence[Record]) -> Any:
    import pyarrow as pa
    import splink.comparison_library as cl
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    settings = SettingsCreator(
        link_type="dedupe_only",
        blocking_rules_to_generate_predictions=[
            *map(block_on, _ENDS),
            block_on("rarest", arrays_to_explode=["rarest"]),
        ],
        comparisons=[
            cl.JaroWinklerAtThresholds("title", _JARO_WINKLER),
            cl.CustomComparison(output_column_name="abstract", comparison_levels=_levels()),
        ],
    )
    table = pa.table(_columns(records))
    return Linker(DuckDBAPI().register(table), settings, log_level="ERROR")


def _levels() -> list[Any]:
    """Of abstracts, by the words they share."""
    shared = (
        {"sql_condition": f"{_SHARED} >= {least}", "label_for_charts": f"{least}"}
        for least in (0.95, 0.8, 0.6, 0.4)
    )
    return [
        {
            "sql_condition": "len(words_l) < 8 OR len(words_r) < 8",
            "label_for_charts": "none",
            "is_null_level": True,
        },
        *shared,
        {"sql_condition": "ELSE", "label_for_charts": "unlike"},
    ]


def _columns(records: Sequence[Record]) -> Mapping[str, Sequence[Any]]:
    titles = [parse_title(record.title).text for record in records]
    squeezed = [title.replace(" ", "") for title in titles]
    texts = [keys(record.text) for record in records]
    joined = [" ".join(words) for words in texts]
    return {
        "unique_id": range(len(records)),
        "title": titles,
        "words": [sorted(set(words)) for words in texts],
        "rarest": _rarest_words(titles),
        "title_start": [text[:_TITLE] or None for text in squeezed],
        "title_end": [text[-_TITLE:] or None for text in squeezed],
        "abstract_start": [text[:_ABSTRACT] or None for text in joined],
        "abstract_end": [text[-_ABSTRACT:] or None for text in joined],
    }


def _rarest_words(titles: Sequence[str]) -> list[list[str]]:
    count = Counter(word for title in titles for word in set(title.split()))
    in_order = (
        sorted(set(title.split()), key=lambda word: (count[word], word)) for title in titles
    )
    return [words[:_RAREST] for words in in_order]


def _train(linker: Any) -> None:
    from splink import block_on

    rules = [block_on("title"), block_on("abstract_start", "abstract_end")]
    training = linker.training
    training.estimate_probability_two_random_records_match(rules, recall=0.7)
    training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    for rule in rules:
        training.estimate_parameters_using_expectation_maximisation(rule)


def _clusters(linker: Any, predicted: Any, threshold: float) -> Clusters:
    clustered = linker.clustering.cluster_pairwise_predictions_at_threshold(
        predicted, threshold_match_probability=threshold
    )
    members: defaultdict[Any, list[int]] = defaultdict(list)
    for row in clustered.as_record_list():
        members[row["cluster_id"]].append(row["unique_id"])
    return list(members.values())
