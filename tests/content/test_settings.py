"""Where a list lies, and what its mkdocs.yml says."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.content.settings import Settings, read_settings
from sitegen.errors import SitegenError


def read(folder: Path, text: str | bytes) -> Settings:
    data = text if isinstance(text, bytes) else text.encode()
    (folder / "mkdocs.yml").write_bytes(data)
    (folder / "content").mkdir(exist_ok=True)
    return read_settings(folder / "content", folder / "build")


def test_where_there_is_no_list_that_is_all_there_is_to_say(tmp_path: Path) -> None:
    with pytest.raises(SitegenError) as raised:
        read_settings(tmp_path / "content")
    assert str(raised.value) == (
        f"no list here (there is no {tmp_path}/content/); start one with 'sitegen new DIR'"
    )


def test_a_list_without_settings_has_defaults(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    settings = read_settings(tmp_path / "content", tmp_path / "build")
    assert (settings.name, settings.url, settings.config) == ("Reading list", "", None)
    assert settings.dumps == (tmp_path / "content" / "dumps",)
    assert settings.own_dumps
    (problem,) = settings.problems
    assert problem.message == "there is no such file; the site is called 'Reading list'"
    assert problem.severity == "notice"


def test_a_list_without_a_name_is_told_what_it_is_called(tmp_path: Path) -> None:
    for text in ("", "# only a comment", "site_description: Lit.\n"):
        (problem,) = read(tmp_path, text).problems
        assert problem.message == "there is no 'site_name'; the site is called 'Reading list'"


def test_what_mkdocs_knows_and_what_is_ours(tmp_path: Path) -> None:
    settings = read(
        tmp_path,
        "site_name: Lanterns\nsite_description: Lit.\nsite_url: https://example.org/list\n"
        "extra: {sitegen: {repository: a/b/}}\n",
    )
    assert (settings.name, settings.description) == ("Lanterns", "Lit.")
    assert settings.url == "https://example.org/list/"
    assert settings.repository == "a/b"


@pytest.mark.parametrize(
    ("written", "left_out"),
    [
        ("", None),
        ("leave_out: []", set()),
        ("leave_out: [archive]", {"archive"}),
        ("leave_out: [copies, archive, copies]", {"copies", "archive"}),
    ],
)
def test_what_to_leave_out(tmp_path: Path, written: str, left_out: set[str] | None) -> None:
    settings = read(tmp_path, f"site_name: L\nextra: {{sitegen: {{{written}}}}}\n")
    assert (settings.leave_out, settings.problems) == (left_out, ())


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("[copies, zip]", "'zip' cannot be left out"),
        ("copies", "expected a list, found text"),
        ("[{copies: yes}]", "'{'copies': True}' cannot be left out"),
    ],
)
def test_what_cannot_be_left_out(tmp_path: Path, written: str, message: str) -> None:
    text = f"site_name: L\nextra: {{sitegen: {{leave_out: {written}}}}}\n"
    (problem,) = read(tmp_path, text).problems
    assert (problem.message, problem.line) == (message, 2)
    assert (
        problem.remedy
        == "write a list of copies, authors, lists, data, archive, or [] to leave nothing out"
    )


@pytest.mark.parametrize(
    ("written", "contact"),
    [
        ("ada+list@example.org", "mailto:ada+list@example.org"),
        ("mailto:ada@example.org", "mailto:ada@example.org"),
        ("https://example.org/form?list=1", "https://example.org/form?list=1"),
        ("''", ""),
    ],
)
def test_where_to_write_to(tmp_path: Path, written: str, contact: str) -> None:
    settings = read(tmp_path, f"site_name: Lit\nextra: {{sitegen: {{contact: {written}}}}}\n")
    assert (settings.contact, settings.problems) == (contact, ())


def test_the_address_may_come_from_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "site_url: !ENV [LANTERN_URL, '']\n"
    assert read(tmp_path, text).url == ""
    monkeypatch.setenv("LANTERN_URL", "https://example.org")
    assert read(tmp_path, text).url == "https://example.org/"


def test_an_environment_that_does_not_do_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANTERN_URL", "example.org")
    (problem,) = read(tmp_path, "site_name: x\nsite_url: !ENV [NONE, LANTERN_URL, '']").problems
    assert str(problem).removeprefix(str(tmp_path)) == (
        "/mkdocs.yml:2:1: 'site_url' is not a web address: 'example.org', from the variable "
        "LANTERN_URL (write https://…, or leave it empty)"
    )


def test_what_is_shown_is_cleaned(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANTERN_TEXT", "a\x1b\udce9\nb")
    settings = read(
        tmp_path, 'site_name: "a\\x02b\\ud800 \\u202ec"\nsite_description: !ENV LANTERN_TEXT\n'
    )
    assert (settings.name, settings.description) == ("ab c", "a b")
    assert settings.problems == ()


@pytest.mark.parametrize(
    ("text", "reported"),
    [
        ("site_name: [", ":1:13: not valid YAML: expected the node content"),
        ("a: 1\nx: !nope 3", ":2:4: not valid YAML: unknown tag '!nope'"),
        (b"site_name: caf\xe9", ":1:15: cannot be read: the byte 0xe9 here is not UTF-8"),
        ("x\nINHERIT: y", ":2:8: not valid YAML"),
        ("[]", ":1:1: expected 'key: value' lines, found a list"),
        ("site_name: x\nsite_name: y", ":2:1: the key 'site_name' appears here a second time"),
        ("site_name:", ":1:1: 'site_name' is empty"),
        ("site_name: ''", ":1:1: 'site_name' is empty"),
        ('site_name: "\\u200b"', ":1:1: 'site_name' is empty"),
        ("site_name: !ENV NONE_SUCH", ":1:1: 'site_name' is empty"),
        ("site_name: [a]", ":1:1: 'site_name' is not text"),
        ("site_name: {a: b}", ":1:1: 'site_name' is not text"),
        ("site_name: 2025", ":1:1: 'site_name' is not text (write a single text value"),
        ("site_name: !ENV [NONE_SUCH, [a]]", ":1:1: 'site_name' is not text"),
        (
            "site_name: !!python/name:material.extensions.emoji.twemoji",
            ":1:1: 'site_name' is not text",
        ),
        ("site_name: x\nsite_description: 5", ":2:1: 'site_description' is not text"),
        ("site_name: x\nsite_url: true", ":2:1: 'site_url' is not text"),
        ("site_name: x\nextra: x", ":2:1: expected 'key: value' lines, found text"),
        ("site_name: x\nextra: {sitegen: [a]}", ":2:9: expected 'key: value' lines, found a"),
        (
            "site_name: x\nextra: {sitegen: {repositry: x}}",
            ":2:19: unknown key 'repositry' (did you mean 'repository'?)",
        ),
        (
            "site_name: x\nextra: {sitegen: {repository: https://github.com/a/b}}",
            ":2:19: 'extra.sitegen.repository' is not a repository: 'https://github.com/a/b' "
            "(write owner/name)",
        ),
        ("site_name: x\nextra: {sitegen: {repository: ../..}}", ":2:19: 'extra.sitegen.rep"),
        ("site_name: x\nextra: {sitegen: {repository: [a]}}", ":2:19: 'extra.sitegen.reposit"),
        (
            "site_name: x\nextra: {sitegen: {contact: me}}",
            ":2:19: 'extra.sitegen.contact' is no address to write to: 'me' "
            "(write name@example.org or https://…)",
        ),
        ("site_name: x\nextra: {sitegen: {contact: 'javascript:x()'}}", ":2:19: 'extra.sitegen.c"),
        ("site_name: x\nextra: {sitegen: {contact: 'a@b?cc=c@d'}}", ":2:19: 'extra.sitegen.con"),
        ("site_name: x\nextra: {sitegen: {contact: 'https://a:b@c.d/'}}", ":2:19: 'extra.siteg"),
        ("site_name: x\nextra: {sitegen: {contact: 'https://a.b/?\"'}}", ":2:19: 'extra.siteg"),
        ("site_name: x\nextra: {sitegen: {contact: '?a=b'}}", ":2:19: 'extra.sitegen.contact'"),
    ],
)
def test_a_mistake_is_reported_at_its_place(
    tmp_path: Path, text: str | bytes, reported: str
) -> None:
    (problem,) = read(tmp_path, text).problems
    assert str(problem).startswith(f"{tmp_path}/mkdocs.yml{reported}")
    assert problem.severity == "error"


@pytest.mark.parametrize(
    "url",
    [
        *("https://example.org", "http://localhost:8000/a/b/", "https://bücher.example/é"),
        *("http://[::1]:8000/", "https://a-b.example/~me/%20x/"),
    ],
)
def test_a_web_address_is_taken(tmp_path: Path, url: str) -> None:
    settings = read(tmp_path, f"site_name: x\nsite_url: '{url}'\n")
    assert settings.problems == ()
    assert settings.url == (url if url.endswith("/") else f"{url}/")


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        *(
            (url, "is not a web address")
            for url in ("/", "example.org/list", "//e.org", "https://")
        ),
        *(
            (url, "is not a web address")
            for url in ("https://[::1", "https://[zz]/", "ftp://e.org")
        ),
        *((url, "is not a web address") for url in ("https://e.org:x", "https://e.org:99999")),
        *(
            (url, "is not a web address")
            for url in ("https://e .org", 'https://e.org/"x', "https://..")
        ),
        *((url, "is not a web address") for url in ("https://e.org/%zz", "https://e.org/a/../b")),
        ("javascript:alert(1)", "is not a web address"),
        ("https://e.org/?x", "has a query or a fragment"),
        ("https://e.org/#x", "has a query or a fragment"),
        ("https://me:secret@e.org/", "contains a user name"),
    ],
)
def test_what_is_no_web_address_is_refused(tmp_path: Path, url: str, reason: str) -> None:
    settings = read(tmp_path, f"site_name: x\nsite_url: '{url}'\n")
    (problem,) = settings.problems
    assert str(problem).startswith(f"{tmp_path}/mkdocs.yml:2:1: 'site_url' {reason}")
    assert (settings.url, problem.severity) == ("", "error")


@pytest.mark.parametrize("given", ["abc", "12.5", "9" * 30, "9" * 5000, "-" + "9" * 20])
def test_a_clock_that_is_no_time_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", given)
    (problem,) = read(tmp_path, "site_name: x").problems
    assert str(problem).startswith(
        f"SOURCE_DATE_EPOCH: this environment variable is not a time: '{given}'"
    )
    assert problem.severity == "error"


@pytest.mark.parametrize("given", ["", "0", "1777680000"])
def test_a_clock_may_be_set_or_empty(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", given)
    assert read(tmp_path, "site_name: x").problems == ()


def test_settings_that_are_no_file_are_an_error(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "mkdocs.yml").mkdir()
    settings = read_settings(tmp_path / "content", tmp_path / "build")
    (problem,) = settings.problems
    assert str(problem).startswith(f"{tmp_path}/mkdocs.yml: is not a file")
    assert settings.config is None


def test_messages_name_the_settings_as_the_user_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read(tmp_path, "site_name: x")
    monkeypatch.chdir(tmp_path)
    assert read_settings(Path("content"), Path("build")).config == Path("mkdocs.yml")
    monkeypatch.chdir(tmp_path / "content")
    assert read_settings(Path(), Path("build")).config == Path("../mkdocs.yml")


def test_other_dumps_are_not_the_lists_own(tmp_path: Path) -> None:
    settings = read_settings(tmp_path, Path("build"), (Path("a"), Path("b")))
    assert settings.dumps == (Path("a"), Path("b"))
    assert not settings.own_dumps


@given(st.text(st.sampled_from("ab:_ -[]{}\n\t'\"#&*!|>%@<~\\0129.é\x00"), max_size=60))
def test_no_text_raises(text: str) -> None:
    known = "site_name: x\nextra: {sitegen: {repository: a/b}}\nsite_url: !ENV [A, b]\n"
    for each in (text, f"site_name: {text}", f"site_url: {text}", f"{known}{text}", text + known):
        with TemporaryDirectory() as folder:
            settings = read(Path(folder), each)
        assert settings.name.isprintable()
        assert all(each.line for each in settings.problems if each.severity != "notice")
