"""The lock is not trusted: each field has a type and a form, and a mistake has a line."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from sitegen.content.lock_file import Change, Lock, Published, Revision, write_lock
from sitegen.content.lock_reader import read_lock
from sitegen.text.clean import clean

LANTERN = Published(
    id="lantern-083d30",
    title="Lantern",
    first_revision=1,
    title_ids=("lamp-000000",),
    title_hashes=("683f0ee4",),
    identifiers=("arxiv:2401.10020", "doi:10.1145/3600006"),
    facts={"title": ("683f0ee4",), "authors_count": ()},
    topics=("caches",),
    changes=(Change(revision=2, event="retitled", was="Lamp"),),
)
LAMP = Published(id="lamp-000000", title="Lamp", first_revision=1, facts={}, into=LANTERN.id)
REVISIONS = (Revision(number=1, as_of="2024-12-01"), Revision(number=2, as_of=None))
LOCK = Lock(
    entries={entry.id: entry for entry in (LAMP, LANTERN)},
    revisions=REVISIONS,
    addresses=("index.html", "topics/caches.html"),
    rules=1,
)
TEXT = write_lock(LOCK)
LINES = {"address": 5, "papers": 8, "lamp": 9, "lantern": 10}


# -- What is written is read back

IDS = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}-[0-9a-f]{6}", fullmatch=True)
HASHES = st.lists(st.from_regex(r"[0-9a-f]{8}", fullmatch=True), max_size=3).map(tuple)
TEXTS = st.text(st.characters(categories=["L", "N", "P", "S"]), min_size=1, max_size=20).map(clean)
IDENTIFIERS = st.sampled_from(
    ["arxiv:2401.10020", "arxiv:cs/0112017", "arxiv:0704.0001", "doi:10.1145/3600006.3613165"]
)
CHANGES = st.builds(
    Change,
    revision=st.integers(1, 3),
    event=st.sampled_from(["retitled", "corrected", "merged", "removed", "restored"]),
    was=st.just("") | TEXTS.filter(bool),
)
ENTRIES = st.builds(
    Published,
    id=IDS,
    title=TEXTS.filter(bool),
    title_ids=st.lists(IDS, max_size=3).map(tuple),
    title_hashes=HASHES,
    identifiers=st.lists(IDENTIFIERS, max_size=3).map(tuple),
    first_revision=st.integers(1, 3),
    facts=st.dictionaries(st.sampled_from(["title", "code link", "authors_count"]), HASHES),
    topics=st.lists(IDS, max_size=3).map(tuple),
    removed=st.booleans(),
    bare=st.booleans(),
    changes=st.lists(CHANGES, max_size=2).map(tuple),
)
ADDRESSES = st.from_regex(r"[ß-][a-zß]{0,8}(/[ß-][a-z0-9 ]{0,8}ß){0,2}\.[a-z]{1,4}", fullmatch=True)
LOCKS = st.builds(
    Lock,
    entries=st.lists(ENTRIES, min_size=1, max_size=4, unique_by=lambda entry: entry.id).map(
        lambda entries: {entry.id: entry for entry in entries}
    ),
    revisions=st.lists(st.none() | st.dates().map(date.isoformat), min_size=3, max_size=4).map(
        lambda days: tuple(Revision(number=n, as_of=day) for n, day in enumerate(days, 1))
    ),
    addresses=st.lists(ADDRESSES, max_size=4, unique=True).map(sorted).map(tuple),
    rules=st.integers(0, 9),
)


@given(LOCKS)
def test_a_lock_is_read_back_as_it_was_written(lock: Lock) -> None:
    assert read_lock("papers.lock", write_lock(lock)) == (lock, ())


def test_a_change_of_one_paper_is_a_change_of_one_line() -> None:
    other = replace(LOCK, entries={**LOCK.entries, LAMP.id: replace(LAMP, title="Lamp II")})
    lines = zip(TEXT.splitlines(), write_lock(other).splitlines(), strict=True)
    assert [one != other for one, other in lines].count(True) == 1


# -- What is not a lock


def test_no_file_is_a_list_that_was_never_published() -> None:
    assert read_lock("papers.lock", None) == (Lock(), ())


@pytest.mark.parametrize("text", ["", "\n", " \t\r\n"])
def test_an_empty_file_is_not_a_new_start(text: str) -> None:
    _, (problem,) = read_lock("papers.lock", text)
    assert problem.severity == "error"
    assert "it is empty (restore it from git" in str(problem)


@given(st.integers(0, len(TEXT.rstrip()) - 1))
def test_a_file_cut_short_is_an_error(length: int) -> None:
    lock, (problem,) = read_lock("papers.lock", TEXT[:length])
    assert (lock, problem.severity) == (Lock(), "error")


def each(field: str, *values: Any) -> list[dict[str, Any]]:
    return [{field: value} for value in values]


def with_(text: str = TEXT, **fields: Any) -> str:
    return json.dumps({**json.loads(text), **fields})


def with_entry(**fields: Any) -> str:
    """The lock, on as many lines as it has, with other fields of Lantern."""
    lines = TEXT.splitlines()
    data = {**json.loads(lines[LINES["lantern"] - 1]), **fields}
    data = {name: value for name, value in data.items() if value != "absent"}
    lines[LINES["lantern"] - 1] = json.dumps(data)
    return "\n".join(lines)


@pytest.mark.parametrize(
    "text",
    [
        *("{", "[]", "3", "null", '"text"', "{}", "\x00", "[" * 100_000, '{"a":' * 100_000),
        *(with_(format=version) for version in (0, -1, 1.5, "2", True, None, [2], "9" * 5000)),
        '{"format": 2}',
        '{"format": 1}',
        '{"format": 1, "papers": [[]], "generations": []}',
        '{"format": 1, "papers": ["x"], "generations": []}',
        '{"format": 1, "papers": [{}], "generations": []}',
        '{"format": 1, "papers": [{"id": "x", "paper": 1}], "generations": []}',
        '{"format": 1, "papers": [], "generations": [{"nr": 1}]}',
        *(with_(rules=rules) for rules in ("1", -1, 1.0, True, None, [1])),
        with_().replace('"rules": 1', '"rules": 1e999'),
        with_().replace('"rules": 1', '"rules": NaN'),
        with_().replace('"rules": 1', f'"rules": {"9" * 5000}'),
        with_(more=1),
        *(with_(**fields) for fields in each("revisions", None, {}, "x", [], [1], [[]], [{}])),
        with_(revisions=[{"number": 1}]),
        with_(revisions=[{"number": 2, "as_of": None}, {"number": 1, "as_of": None}]),
        *(
            with_(revisions=[{"number": 1, "as_of": day}, {"number": 2, "as_of": None}])
            for day in ("yesterday", "2024-13-01", "2024", 20241201, "", "2024-12-01T00:00")
        ),
        *(with_(**fields) for fields in each("addresses", None, {}, "x", [1], [None], [["x"]])),
        *(with_(**fields) for fields in each("papers", None, {}, "x", [], [1], [[]], [{}])),
        with_(papers=[], addresses=[], revisions=[]),
    ],
)
def test_what_is_not_a_lock_is_one_problem(text: str) -> None:
    lock, (problem,) = read_lock("papers.lock", text)
    assert lock == Lock()
    assert problem.message.startswith("not a valid lock file: ")
    assert problem.severity == "error"


@pytest.mark.parametrize(
    "address",
    [
        *("/etc/x", "../x.html", "a/../x.html", "a//b", "a/.git/b", ".x", "", "a\\b", "a/", "C:x"),
        *('x"><script>alert(1)</script>.html', "a\u202eb", "a?b#c.html", "%2e%2e/x.html"),
        *("years/<b>.html", "topics/con.html", "a /b", "a./b"),
        *("a\nb", "a\x00b", "a\x7f", "x" * 300, "/".join("x" * 20)),
    ],
)
def test_an_address_that_leads_out_of_the_site_is_an_error_with_its_line(address: str) -> None:
    text = TEXT.replace('"index.html"', json.dumps(address))
    _, (problem,) = read_lock("papers.lock", text)
    assert problem.line == LINES["address"]
    assert "is not a valid address of the site" in problem.message


WRONG_FIELDS: list[dict[str, Any]] = [
    *(
        {"id": one}
        for one in (
            *("../../../../content/pages/pwned", "../index", "/etc/x", "a/b", "a\\b", ".x"),
            *(
                "",
                "A",
                "é",
                "a_b",
                "-a",
                "a-",
                "a--b",
                "a\n",
                "con",
                "nul",
                "x" * 81,
                5,
                None,
                ["x"],
            ),
        )
    ),
    *each("title", "", 5, None, ["x"], "x" * 6000),
    *each("first_revision", 0, 3, -1, "1", 1.0, True, None, "absent"),
    *each("removed", "yes", 1, None, []),
    *each("bare", "no", 0, None, {}),
    *each("into", "", 5, "../x", "nowhere-000000", {}),
    *each("facts", None, [], "x", {"title": 1}, {"title": ["x"]}, "absent"),
    *({"facts": {name: []}} for name in ("../x", "", "x" * 50)),
    *({name: "x"} for name in ("title_ids", "title_hashes", "identifiers", "topics", "changes")),
    *(
        {name: {"x": 1}}
        for name in ("title_ids", "title_hashes", "identifiers", "topics", "changes")
    ),
    *({name: [5]} for name in ("title_ids", "title_hashes", "identifiers", "topics", "changes")),
    *({"topics": [one]} for one in ("../x", "", "a/b", None)),
    {"title_hashes": ["683F0EE4"]},
    *(
        {"identifiers": [one]}
        for one in (
            *("", "2401.10020", "arxiv:", "arxiv:2401.10020v2", "arXiv:2401.10020", "arxiv:2413.1"),
            *(
                "arxiv:../x",
                "doi:",
                "doi:10.1145/",
                "doi:10.1145/A",
                "doi:11.1145/a",
                "doi:10.1/a b",
            ),
            *("doi:10.1145/a\u202eb", f"doi:10.1145/{'a' * 400}", "isbn:1", "doi:10.48550/arxiv.1"),
        )
    ),
    *(
        {"changes": [{"revision": 1, "event": "removed", **change}]}
        for change in (
            *({"revision": 0}, {"revision": 3}, {"revision": "1"}, {"event": "eaten"}),
            *({"event": None}, {"event": ["removed"]}, {"was": 5}, {"was": ["x"]}, {"is": 1}),
        )
    ),
]


@pytest.mark.parametrize("fields", WRONG_FIELDS, ids=repr)
def test_a_field_of_another_form_is_an_error_with_its_line(fields: dict[str, Any]) -> None:
    lock, (problem,) = read_lock("papers.lock", with_entry(**fields))
    assert lock == Lock()
    assert problem.line == LINES["lantern"]
    assert problem.message.startswith("not a valid lock file: ")
    assert problem.remedy.startswith("restore it from git")


def test_a_field_that_is_there_twice_is_an_error() -> None:
    _, (problem,) = read_lock("papers.lock", TEXT.replace('"rules": 1', '"rules": 1, "rules": 2'))
    assert "twice" in problem.message


def test_damaged_json_is_reported_with_its_line() -> None:
    _, (problem,) = read_lock("papers.lock", TEXT[: TEXT.index("Lantern")])
    assert problem.line == LINES["lantern"]


def test_a_circle_of_merges_is_an_error() -> None:
    for other in (LAMP, LANTERN):
        _, (problem,) = read_lock("papers.lock", with_entry(into=other.id))
        assert "leads to no paper" in problem.message


def test_a_text_is_shown_without_what_only_machines_see() -> None:
    hostile = with_entry(title="Lan\x1b[31mtern\u202e", changes=[])
    lock, problems = read_lock("papers.lock", hostile)
    assert problems == ()
    assert lock.entries[LANTERN.id].title == "Lan[31mtern"


def test_a_lock_without_identifiers_is_as_it_was() -> None:
    without = replace(LANTERN, identifiers=())
    lock = replace(LOCK, entries={**LOCK.entries, LANTERN.id: without})
    assert "identifiers" not in write_lock(lock)
    assert read_lock("papers.lock", write_lock(lock)) == (lock, ())


def test_a_field_of_a_newer_sitegen_says_so() -> None:
    _, (problem,) = read_lock("papers.lock", with_entry(newfield=1))
    assert problem.message == 'not a valid lock file: format 2 has no field "newfield"'
    assert problem.remedy.endswith(
        "if a newer sitegen wrote it, upgrade sitegen; this version would lose what the newer "
        "one published"
    )


def test_the_lock_of_a_newer_sitegen_is_left_alone() -> None:
    lock, (problem,) = read_lock("papers.lock", '{"format": 3, "anything": []}')
    assert lock == Lock()
    assert "format 3 needs a newer sitegen (upgrade sitegen" in str(problem)


def test_a_merge_conflict_is_reported_with_its_line() -> None:
    lines = TEXT.splitlines()
    conflict = "\n".join([*lines[:4], "<<<<<<< ours", *lines[4:], "=======", ">>>>>>> theirs"])
    _, (problem,) = read_lock("papers.lock", conflict)
    assert str(problem).startswith("papers.lock:5: an unresolved merge conflict (keep the lines")


def test_both_sides_of_a_conflict_kept_are_reported() -> None:
    line = TEXT.splitlines()[LINES["lamp"] - 1]
    read_back, (problem,) = read_lock("papers.lock", TEXT.replace(line, f"{line}\n{line}"))
    assert (problem.line, problem.message) == (10, "two lines for 'lamp-000000'")
    assert read_back == LOCK
