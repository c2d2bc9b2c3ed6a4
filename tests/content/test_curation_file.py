"""Edits of `curation.yml`: one entry changes, and every other byte stays."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.content.curation_file import (
    Edited,
    answer,
    checked,
    entry_of,
    joined,
    pair,
    put,
    put_all,
    undone,
)
from sitegen.content.yaml_file import read_yaml
from sitegen.content.yaml_layout import EditError
from sitegen.content.yaml_writer import Fields, Text, Value
from tests.corpus import CONTENT, ROOT

DAY = date(2026, 12, 1)
STARTER = ROOT / "sitegen" / "starter" / "content" / "curation.yml"
FILED: Fields = {"topic": "agents", "seen": DAY}
ODD = 'He said: "yes" # no, {it} was \u2028 5\u00a0% – *é* 😀'

WRITTEN = """\
# Mine.
dumps:
    first.txt:   {texts: summaries}   # ours

papers:
    "A: title":   # the best
        note:   'In quotes'   # remark
        pick: "A text
            on two lines"

    # Bare.
    b-2: # nothing yet
    c-3:
        note: |
            As it is

              written.

        topic: vision # why
    # d-4:
    #   topic: agents


same:
- [x, y]   # a pair
relations:
  - paper: one
    extends: another
"""


def is_called(name: str) -> Callable[[str], bool]:
    return lambda other: other == name


def filed(text: str, name: str, fields: Fields = FILED) -> Edited:
    return checked(text, put(Edited(text=text), name, fields, is_called(name)))


def data(text: str) -> dict[str, Any]:
    file = read_yaml("curation.yml", text)
    assert not file.problems, text
    return file.data or {}


def changed_lines(before: str, after: str) -> tuple[str, str]:
    """What is in the place of what, between the lines that are the same at both ends."""
    old, new = (text.removesuffix("\n").split("\n") for text in (before, after))
    start = next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), None)
    start = min(len(old), len(new)) if start is None else start
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    between = (lines[start : len(lines) - end] for lines in (old, new))
    was, now = ("".join(f"{line}\n" for line in lines) for lines in between)
    return was, now


# -- One entry


def test_a_decision_is_one_tidy_entry_behind_the_others() -> None:
    assert changed_lines(WRITTEN, filed(WRITTEN, "e-5").text) == (
        "",
        "    e-5:\n        topic: agents\n        seen: 2026-12-01\n",
    )


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("A: title", "", "        topic: agents\n        seen: 2026-12-01\n"),
        ("b-2", "", "      topic: agents\n      seen: 2026-12-01\n"),
        (
            "c-3",
            "        topic: vision # why\n",
            "        topic: agents # why\n        seen: 2026-12-01\n",
        ),
    ],
)
def test_an_entry_keeps_its_other_keys_and_its_comments(name: str, before: str, after: str) -> None:
    assert changed_lines(WRITTEN, filed(WRITTEN, name).text) == (before, after)


def test_a_paper_keeps_the_name_that_the_file_has_for_it() -> None:
    edited = put(Edited(text=WRITTEN), "its-id-1a2b3c", FILED, is_called("A: title"))
    assert "its-id" not in edited.text
    assert data(edited.text)["papers"]["A: title"]["topic"] == "agents"


def test_what_was_wrote_is_said() -> None:
    edited = filed(WRITTEN, "c-3", {"also": ["vision", "agents"]})
    assert edited.wrote.startswith("papers:\n    c-3:\n        note: |\n")
    assert edited.wrote.endswith("        also: [vision, agents]\n")


def test_a_day_of_several_papers_is_written_out_for_each() -> None:
    before = Edited(text="papers:\n  a: {hidden: true}\n")
    for names in ("bc", "de"):
        fields: dict[str, tuple[Fields, Callable[[str], bool]]]
        fields = {name: ({"seen": DAY}, name.__eq__) for name in names}
        before = put_all(before, fields)
    assert before.text.count("seen: 2026-12-01\n") == 4


def test_a_value_takes_the_place_of_one_on_several_lines() -> None:
    edited = filed(WRITTEN, "A: title", {"pick": Text("Short.")})
    assert changed_lines(WRITTEN, edited.text) == (
        '        pick: "A text\n            on two lines"\n',
        '        pick: "Short."\n',
    )


@pytest.mark.parametrize("text", [ODD, "on", "~", "12:30", "- a", "'", "#", "a\\b", "\u0085x"])
def test_prose_is_read_as_it_was_written(text: str) -> None:
    edited = filed(WRITTEN, "c-3", {"note": Text(text)})
    assert data(edited.text)["papers"]["c-3"]["note"] == text


@pytest.mark.parametrize(
    "name", ["on", "123456", "0x1f", "a: b", "- a", "é 😀", "'q'", '"', "#", "&a", "{x}", "~", "!t"]
)
def test_any_name_is_quoted_as_it_needs(name: str) -> None:
    assert name in {str(each) for each in data(filed(WRITTEN, name).text)["papers"]}


def test_an_overruling_says_what_the_phrases_said() -> None:
    edited = filed("", "a-1", {"topic": "x", "seen": {"on": DAY, "phrases": "unsorted"}})
    assert edited.text.endswith("    seen: {on: 2026-12-01, phrases: unsorted}\n")
    assert data(edited.text)["papers"]["a-1"]["seen"] == {
        "on": "2026-12-01",
        "phrases": "unsorted",
    }


def test_an_entry_in_braces_stays_in_them() -> None:
    text = "papers:\n  'a, b': {topic: x, note: \"Y\"}   # mine\n"
    assert filed(text, "a, b", {"seen": DAY}).text == (
        "papers:\n  'a, b': {topic: x, note: \"Y\", seen: 2026-12-01}   # mine\n"
    )


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("  a: # x\n    topic: y\n    note: z\n", "  a: # x\n    topic: y\n"),
        ("  'a':\n    note: |\n      z\n", "  'a': {}\n"),
        ("  a: {note: z, topic: y}\n", "  a: {topic: y}\n"),
        ("  a: {note: z}\n", "  a: {}\n"),
        ("  a:\n    topic: y\n", "  a:\n    topic: y\n"),
        ("  a:\n", "  a:\n"),
    ],
)
def test_a_key_without_a_value_is_removed(text: str, left: str) -> None:
    before = f"papers:\n{text}\nsame: []\n"
    edited = filed(before, "a", {"note": None})
    assert edited.text == f"papers:\n{left}\nsame: []\n"
    assert undone(edited.text, edited.changes) == before


# -- Sections


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "papers:\n"),
        ("# Only this", "# Only this\n\npapers:\n"),
        ("papers: {}\n", "papers:\n"),
        ("papers: {}   # none\n\nsame: []\n", "papers:   # none\n"),
        ("papers:\n", "papers:\n"),
        ("papers: ~\nsame:\n", "papers:\n"),
    ],
)
def test_a_section_begins_where_it_stands(before: str, after: str) -> None:
    edited = filed(before, "a-1")
    assert edited.text.startswith(after + "  a-1:\n    topic: agents\n")
    assert undone(edited.text, edited.changes) == before


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("same: [[a, b]]   # one\n", "same:   # one\n- [a, b]\n- [c, d]\n"),
        ("same:\n  [[a, 'b'],\n   [e, f]]", "same:\n- [a, 'b']\n- [e, f]\n- [c, d]\n"),
    ],
)
def test_what_is_in_brackets_gets_lines_of_its_own(before: str, after: str) -> None:
    edited = checked(before, pair(Edited(text=before), "same", "c", "d"))
    assert edited.text == after
    assert data(undone(edited.text, edited.changes)) == data(before)
    text = 'dumps: {a.txt: {skip: [1]}, "b c": {texts: summaries}}\n'
    edited = checked(text, answer(Edited(text=text), "a.txt", "skip", 3, 3))
    assert edited.text == 'dumps:\n  a.txt: {skip: [1, 3]}\n  "b c": {texts: summaries}\n'
    assert data(undone(edited.text, edited.changes)) == data(text)


def test_pairs_are_added_to_their_list() -> None:
    edited = checked(WRITTEN, pair(Edited(text=WRITTEN), "same", "a-1", "first.txt:13"))
    assert changed_lines(WRITTEN, edited.text) == ("", "- [a-1, first.txt:13]\n")
    other = checked(WRITTEN, pair(Edited(text=WRITTEN), "different", "a-1", "b: 2"))
    assert other.text == WRITTEN + "\ndifferent:\n  - [a-1, 'b: 2']\n"


def test_answers_are_added_to_those_of_the_dump() -> None:
    edited = answer(Edited(text=WRITTEN), "first.txt", "skip", 12, 40)
    edited = answer(edited, "first.txt", "skip", 57, 57)
    edited = checked(WRITTEN, answer(edited, "other: x.txt", "papers", 3, 3))
    assert changed_lines(WRITTEN, edited.text) == (
        "    first.txt:   {texts: summaries}   # ours\n",
        '    first.txt: {texts: summaries, skip: ["12-40", 57]}   # ours\n'
        "    'other: x.txt':\n      papers: [3]\n",
    )


# -- What cannot be edited


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("papers: [", "not valid YAML"),
        ("papers:\n  a: {x: 1}\n  a: {y: 2}\n", "second time"),
        ("papers:\n\ta:\n", "tab"),
        ("{papers: {}}", "one below the other"),
        ("- papers\n", "one below the other"),
        ("papers: {b: {topic: x}, # why\n  c: {}}\n", "comments between"),
        ("x: &x {topic: y}\npapers: {b: *x}\n", "cannot be opened"),
        ("papers: text\n", "more than this entry"),
        ("papers:\n  a: &x\n    topic: y\n", "anchor"),
        ("papers:\n  b: &x {topic: y}\n  a: *x\n", "anchor"),
        ("papers:\n  a:\n    note: !!str x\n", "tag"),
        ("papers:\n  a:\n    note:\t'x'\n", "tab"),
        ("papers:\n  a: {topic: x,\n      note: y}\n", "several lines"),
        ("papers:\n  a: text\n", "key: value"),
        ("papers:\n  a: [x]\n", "key: value"),
        ("papers:\n  ? a\n  : topic: y\n", "another way"),
        ("papers:\n  a:\n    topic:\n      # why\n      x\n", "comments between"),
        ("papers:\n  b: {}\n---\npapers: {}\n", "document"),
    ],
)
def test_what_cannot_be_edited_is_refused_with_a_remedy(text: str, says: str) -> None:
    with pytest.raises(EditError, match=says) as refused:
        filed(text, "a")
    assert refused.value.remedy


def test_a_list_that_is_none_and_ends_of_documents_are_refused() -> None:
    with pytest.raises(EditError, match="cannot be added"):
        answer(Edited(text="papers: {}\n...\n"), "a.txt", "skip", 6, 6)
    with pytest.raises(EditError, match="no list"):
        answer(Edited(text="dumps:\n  a.txt: {skip: 5}\n"), "a.txt", "skip", 6, 6)


def test_a_comment_that_would_become_text_is_refused() -> None:
    text = "papers:\n  a:\n    note: >-\n      Mine\n    date: x\n      # deep\n    pick: y\n"
    assert data(text)["papers"]["a"]["note"] == "Mine"
    with pytest.raises(EditError, match="'note' of 'a'"):
        filed(text, "a", {"date": None})


@pytest.mark.parametrize("name", ["? what", "?", "- x", ": x", "x: y", "x #y", "'x", "no", "1984"])
def test_a_pair_of_any_names_is_read_as_it_was_meant(name: str) -> None:
    for text in ("", "same: [[a, b]]\n", "same:\n  - [a, b]\n"):
        edited = checked(text, pair(Edited(text=text), "same", name, "b"))
        assert data(edited.text)["same"][-1] == [name, "b"]


def test_nothing_to_write_leaves_brackets_closed() -> None:
    text = "papers: {a: {topic: x}, b: {note: y}}\n"
    assert filed(text, "c", {"note": None}).text == text


# -- Undo


def test_undo_of_a_removed_key_does_not_repeat_the_comment_above_it() -> None:
    text = "papers:\n  a:\n    topic: x\n    # why\n    note: y\n  b: {topic: z}\n"
    edited = filed(text, "a", {"note": None})
    assert "# why" in edited.text
    assert undone(edited.text, edited.changes) == text


def test_undo_leaves_what_others_wrote_meanwhile() -> None:
    edited = filed(WRITTEN, "c-3")
    meanwhile = filed(edited.text, "b-2", {"note": Text("Theirs.")})
    assert undone(meanwhile.text, edited.changes) == (
        filed(WRITTEN, "b-2", {"note": Text("Theirs.")}).text
    )


def test_undo_refuses_what_was_changed_since() -> None:
    edited = filed(WRITTEN, "c-3")
    with pytest.raises(EditError, match="changed since"):
        undone(edited.text.replace("topic: agents", "topic: language"), edited.changes)
    with pytest.raises(EditError, match="gone"):
        undone("papers: {}\n", edited.changes)


def test_undo_of_many_edits_gives_the_file_back() -> None:
    edited = filed("# Mine", "a-1")
    edited = put(edited, "b-2", FILED, is_called("b-2"))
    edited = pair(edited, "different", "a-1", "b-2")
    edited = answer(edited, "x.txt", "skip", 1, 9)
    edited = checked("# Mine", put(edited, "a-1", {"hidden": True}, is_called("a-1")))
    assert undone(edited.text, edited.changes) == "# Mine"


def test_an_entry_is_found_by_its_name() -> None:
    assert entry_of(WRITTEN, is_called("b-2")).lines == "    b-2: # nothing yet\n"
    assert entry_of(WRITTEN, is_called("A: title")).texts["pick"] == "A text on two lines"
    assert not entry_of(WRITTEN, is_called("x")).lines
    assert not entry_of("papers: [", is_called("x")).lines


# -- Files that people wrote


@pytest.mark.parametrize("path", [CONTENT / "curation.yml", STARTER])
def test_an_edit_of_a_real_file_changes_only_its_entry(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    before, after = changed_lines(text, filed(text, "a-new-paper-1a2b3c").text)
    assert before in ("", "papers: {}\n")
    assert after.removeprefix("papers:\n") == (
        "  a-new-paper-1a2b3c:\n    topic: agents\n    seen: 2026-12-01\n"
    )
    for name in [*(data(text).get("papers") or {})][::20]:
        edited = filed(text, name, {"seen": DAY})
        assert changed_lines(text, edited.text) == ("", "    seen: 2026-12-01\n")
        assert undone(edited.text, edited.changes) == text


NAMES = st.sampled_from(["a-1", "b-2", "c: 3", "d 4", "0123", "on", "é-5"])
PROSE = st.text(st.sampled_from("ab é😀:#-'\"{}[],&*!|>%@`\\ "), min_size=1, max_size=30).map(
    lambda text: text.strip() or "x"
)
FIELDS: st.SearchStrategy[Any] = st.fixed_dictionaries(
    {},
    optional={
        "topic": st.sampled_from(["agents", "on", "x-1", "123"]),
        "also": st.lists(st.sampled_from(["a", "no", "b-1"]), max_size=2, unique=True),
        "note": PROSE.map(Text),
        "pick": PROSE.map(Text),
        "hidden": st.sampled_from([True, None]),
        "seen": st.one_of(st.just(DAY), st.just({"on": DAY, "phrases": "on"})),
    },
).filter(bool)
GAPS = st.sampled_from(["", "\n", "\n\n", "  # note\n", "# far left\n", "      # deep\n", "  \n"])


@st.composite
def written(draw: st.DrawFn) -> str:
    """A file as somebody may have written it."""
    step, inner = draw(st.sampled_from([(1, 1), (2, 2), (2, 4), (4, 3)]))
    lines = [draw(st.sampled_from(["", "# Mine.\n", "---\n", "same:\n- [x, y] # z\n"]))]
    names = draw(st.lists(st.sampled_from(["a-1", "b-2", '"c: 3"', "'d 4'", "é-5"]), unique=True))
    lines.append(
        "papers:" + ("\n" if names else draw(st.sampled_from([" {}\n", "\n", " ~ # x\n"])))
    )
    for name in names:
        lines.append(draw(GAPS))
        in_braces = draw(st.booleans())
        if in_braces:
            lines.append(f"{' ' * step}{name}: {{topic: x,  note: 'y # z'}}   # braces\n")
            continue
        lines.append(f"{' ' * step}{name}:{draw(st.sampled_from(['', '   # why']))}\n")
        deep = " " * (step + inner)
        for key, values in (
            ("topic", ["agents", "x  # of course", '"y"', ">-\n{deep} folded\n{deep} text\n"]),
            ("note", ["'it''s'", '"two\n{deep}  lines"', "|\n{deep} kept\n\n{deep}   as is\n\n"]),
            ("also", ["[a,   b]", "\n{deep}- a\n{deep}- b"]),
        ):
            if draw(st.booleans()):
                value = draw(st.sampled_from(values)).replace("{deep}", deep)
                lines.append(f"{deep}{key}:{'' if value[0] == chr(10) else ' '}{value}")
                lines.append("" if lines[-1].endswith("\n") else "\n")
    lines.append(draw(GAPS))
    lines.append(draw(st.sampled_from(["", "relations: []\n", "words:\n  kinds: [[a, b]]\n"])))
    text = "".join(lines)
    return text if draw(st.booleans()) else text.rstrip("\n")


@settings(max_examples=25)
@given(written(), NAMES, FIELDS)
def test_any_edit_says_what_it_should_and_touches_nothing_else(
    text: str, name: str, fields: dict[str, Value]
) -> None:
    known = data(f"{text}\n").get("papers") or {}
    edited = filed(text, name, fields)
    after = data(f"{edited.text}\n").get("papers") or {}
    assert {key: entry for key, entry in after.items() if key != name} == {
        key: entry for key, entry in known.items() if key != name
    }
    for key, kept in (known.get(name) or {}).items():
        assert key in fields or after[name][key] == kept
    before, _ = changed_lines(text, edited.text)
    entry = entry_of(text, is_called(name)).lines or "papers: {}\npapers: ~ # x\npapers:\n"
    assert all(line in entry for line in before.splitlines())
    assert undone(edited.text, edited.changes) == text


@settings(max_examples=25)
@given(written(), st.dictionaries(NAMES, FIELDS, max_size=4))
def test_many_entries_are_written_as_one_after_the_other(
    text: str, papers: dict[str, dict[str, Value]]
) -> None:
    wanted = {name: (fields, is_called(name)) for name, fields in papers.items()}
    at_once = checked(text, put_all(Edited(text=text), wanted))
    assert undone(at_once.text, at_once.changes) == text
    one_by_one = text
    for name, fields in papers.items():
        one_by_one = filed(one_by_one, name, fields).text
    assert data(f"{at_once.text}\n") == data(f"{one_by_one}\n")


@settings(max_examples=25)
@given(written(), NAMES, FIELDS, NAMES, FIELDS)
def test_any_edit_is_taken_back_from_below_another(
    text: str, name: str, fields: dict[str, Value], other: str, others: dict[str, Value]
) -> None:
    edited = filed(text, name, fields)
    meanwhile = filed(edited.text, other, others)
    if other == name:
        if edited.changes and meanwhile.text != edited.text:
            with pytest.raises(EditError, match="changed since"):
                undone(meanwhile.text, edited.changes)
    else:
        left = undone(meanwhile.text, edited.changes)
        assert data(f"{left}\n") == data(filed(f"{text}\n", other, others).text)


# -- Two entries of one paper

TWO = """\
papers:
  a-1:
    note: "Kept."  # mine
    topic: agents
    seen: 2026-11-22
  x-9: {hidden: true}

  # Of the other.
  b-2:
    pick: "Taken."
    topic: vision
    seen: {on: 2026-11-21, phrases: agents}
    date: 2026-01-02
  c-3: {hidden: false}
"""


def one_of(*names: str) -> Callable[[str], bool]:
    return names.__contains__


def test_two_entries_become_one_that_says_what_both_said() -> None:
    edited = checked(TWO, joined(Edited(text=TWO), one_of("a-1", "b-2")))
    papers = data(edited.text)["papers"]
    assert list(papers) == ["a-1", "x-9", "c-3"]
    assert papers["a-1"] == {
        "note": "Kept.",
        "topic": "agents",
        "seen": "2026-11-22",
        "pick": "Taken.",
        "date": "2026-01-02",
    }
    assert "# mine" in edited.text
    assert "date: 2026-01-02\n" in edited.text
    assert edited.wrote.count("papers:") == 1
    assert undone(edited.text, edited.changes) == TWO


def test_an_entry_that_was_not_filed_takes_the_other_decision_whole() -> None:
    text = TWO.replace("    topic: agents\n    seen: 2026-11-22\n", "")
    edited = checked(text, joined(Edited(text=text), one_of("a-1", "b-2")))
    entry = data(edited.text)["papers"]["a-1"]
    assert entry["topic"] == "vision"
    assert entry["seen"] == {"on": "2026-11-21", "phrases": "agents"}
    assert undone(edited.text, edited.changes) == text


def test_joining_is_undone_whatever_was_added_since() -> None:
    text = TWO.removesuffix("\n  c-3: {hidden: false}\n")  # the last one, without a line feed
    edited = checked(text, joined(Edited(text=text), one_of("a-1", "b-2")))
    more = filed(edited.text, "d-4")
    assert data(undone(more.text, edited.changes))["papers"].keys() == {"a-1", "x-9", "b-2", "d-4"}
    assert undone(edited.text, edited.changes) == text


@pytest.mark.parametrize("names", [("a-1",), ("none",)])
def test_a_paper_with_one_entry_or_none_has_nothing_to_join(names: tuple[str, ...]) -> None:
    assert joined(Edited(text=TWO), one_of(*names)).changes == ()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (TWO.replace("pick: ", "note: "), "'a-1' and 'b-2' differ in 'note'"),
        (TWO.replace("    date:", "    hidden: true\n    date:"), "differ in 'hidden'"),
        (TWO.replace("2026-01-02", "2026-01-02  # or later"), "'b-2' has comments"),
    ],
)
def test_entries_that_say_different_things_are_left_to_the_curator(text: str, says: str) -> None:
    with pytest.raises(EditError, match=says):
        joined(Edited(text=text), one_of("a-1", "b-2"))
