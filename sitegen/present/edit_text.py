"""Edit text: what an edit of the phrases would do, in a sentence."""

from collections.abc import Iterator, Sequence

from sitegen.content.taxonomy import Taxonomy
from sitegen.library.filing import Edit
from sitegen.library.what_if import WhatIf
from sitegen.text.clean import counted
from sitegen.text.phrases import Phrase


def what_if_text(one: WhatIf, taxonomy: Taxonomy) -> str:
    """`adding 'kiln' (telling) to Clay settles 2 decisions and moves no other paper`."""
    edits = " and ".join(edit_text(edit, taxonomy) for edit in one.edits)
    *first, last = _effects(one)
    verb = "; together, they would" if len(one.edits) > 1 else " would"
    return f"{edits}{verb} {', '.join(first)}{' and ' if first else ''}{last}"


def edit_text(edit: Edit, taxonomy: Taxonomy) -> str:
    name = taxonomy.by_slug[edit.topic].name
    if edit.weight is None:
        return f"taking '{edit.phrase}' from {name}"
    level = taxonomy.level_of(Phrase(text=edit.phrase, weight=edit.weight))
    return f"adding '{edit.phrase}' ({level}) to {name}"


def _effects(one: WhatIf) -> Iterator[str]:
    if one.settles or not one.unsettles:
        yield f"settle {_counted(one.settles, 'decision')}"
    if one.unsettles:
        yield f"unsettle {_counted(one.unsettles, 'decision')}"
    if one.assures:
        yield f"make {_counted(one.assures, 'paper')} certain"
    if one.doubts:
        yield f"make {_counted(one.doubts, 'paper')} uncertain"
    yield f"move {_counted(one.moves, 'other paper')}"


def _counted(each: Sequence[object], noun: str) -> str:
    return counted(len(each), noun) if each else f"no {noun}"
