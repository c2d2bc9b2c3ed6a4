"""Card list: papers in a list, under headings and folded where it is long."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from sitegen.library.paper import Paper
from sitegen.present.view import CardGroupView, CardListView, CardView

_SHOWN = 12  # cards of a long list that are not folded
_LONG = 16  # cards; fewer are not worth a press
_SHORT = 4  # cards that need neither headings nor another density
_UNDATED = "Year not listed"


def card_list(cards: Sequence[CardView], labels: Sequence[str] = ()) -> CardListView:
    """The cards in their order; `labels` are the headings of each, alike for neighbors."""
    is_short = len(cards) <= _SHORT
    has_heads = len(set(labels)) > 1 and not is_short
    headed = zip(labels if has_heads else [""] * len(cards), cards, strict=True)
    groups = tuple(_groups(headed, _SHOWN if len(cards) > _LONG else len(cards)))
    return CardListView(
        cards=tuple(cards),
        groups=groups,
        is_short=is_short,
        folded_from=next((group.anchor for group in groups if group.folded), ""),
    )


def years(papers: Sequence[Paper]) -> list[str]:
    """The headings of papers in a list that is by year."""
    return [str(paper.year or _UNDATED) for paper in papers]


def _groups(headed: Iterator[tuple[str, CardView]], shown: int) -> Iterator[CardGroupView]:
    for number, (label, members) in enumerate(groupby(headed, lambda each: each[0]), 1):
        cards = tuple(card for _, card in members)
        yield CardGroupView(
            label=label,
            anchor=f"papers-{number}",
            shown=cards[: max(0, shown)],
            folded=cards[max(0, shown) :],
        )
        shown -= len(cards)
