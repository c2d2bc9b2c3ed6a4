"""What edits would do, in words."""

import pytest

from sitegen.library.filing import Edit
from sitegen.library.what_if import Move, WhatIf
from sitegen.present.edit_text import what_if_text
from tests.filed import filed

ADDED = Edit(topic="tea", phrase="cup", weight=2.0)
TAKEN = Edit(topic="clay", phrase="kiln", weight=None)


@pytest.mark.parametrize(
    ("tried", "text"),
    [
        (
            WhatIf(edits=(ADDED,), settles=("a", "b", "c", "d")),
            "adding 'cup' (telling) to Tea would settle 4 decisions and move no other paper",
        ),
        (
            WhatIf(
                edits=(TAKEN,),
                unsettles=("a",),
                moves=(Move(paper="b", before="clay", after=None),),
            ),
            "taking 'kiln' from Clay would unsettle 1 decision and move 1 other paper",
        ),
        (
            WhatIf(edits=(ADDED, TAKEN), assures=("a", "b"), doubts=("c",)),
            "adding 'cup' (telling) to Tea and taking 'kiln' from Clay; together, they would "
            "settle no decision, make 2 papers certain, make 1 paper uncertain and move no other "
            "paper",
        ),
    ],
)
def test_effects_are_counted(tried: WhatIf, text: str) -> None:
    taxonomy = filed({"tea": {}, "clay": {"kiln": 4}}, {}).taxonomy
    assert what_if_text(tried, taxonomy) == text
