"""Where a list lies, and what its mkdocs.yml says."""

from pathlib import Path

import pytest

from sitegen.content.settings import Settings, read_settings


def read(folder: Path, text: str | bytes) -> Settings:
    data = text if isinstance(text, bytes) else text.encode()
    (folder / "mkdocs.yml").write_bytes(data)
    return read_settings(folder / "content", folder / "build")


def test_a_list_without_settings_has_defaults(tmp_path: Path) -> None:
    settings = read_settings(tmp_path / "content", tmp_path / "build")
    assert (settings.name, settings.url, settings.config) == ("Reading list", "", None)
    assert settings.dumps == (tmp_path / "content" / "dumps",)
    assert settings.own_dumps
    assert settings.problems == ()


def test_what_mkdocs_knows_and_what_is_ours(tmp_path: Path) -> None:
    settings = read(
        tmp_path,
        "site_name: Lanterns\nsite_description: Lit.\nsite_url: https://example.org/list\n"
        "extra: {sitegen: {repository: a/b/}}\n",
    )
    assert (settings.name, settings.description) == ("Lanterns", "Lit.")
    assert settings.url == "https://example.org/list/"
    assert settings.repository == "a/b"


def test_the_address_may_come_from_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "site_url: !ENV [LANTERN_URL, '']\n"
    assert read(tmp_path, text).url == ""
    monkeypatch.setenv("LANTERN_URL", "https://example.org")
    assert read(tmp_path, text).url == "https://example.org/"


@pytest.mark.parametrize(
    ("text", "reported"),
    [
        ("site_name: [", "mkdocs.yml:1:13: expected the node content"),
        ("a: 1\nx: !nope 3", "mkdocs.yml:2:4: could not determine a constructor"),
        (b"site_name: \xff", "mkdocs.yml: 'utf-8' codec can't decode"),
        ("INHERIT: nope.yml", "mkdocs.yml: Inherited config file 'nope.yml' does not exist"),
        (
            "extra: {sitegen: {repositry: x}}",
            "mkdocs.yml: unknown key 'extra.sitegen.repositry' (did you mean 'repository'?)",
        ),
        ("site_url: /", "mkdocs.yml: 'site_url' is not a web address: '/' (write https://…"),
        ("site_url: example.org/list", "mkdocs.yml: 'site_url' is not a web address"),
        (
            "extra: {sitegen: {repository: https://github.com/a/b}}",
            "mkdocs.yml: 'extra.sitegen.repository' is not a repository: 'https://github.com/a/b' "
            "(write owner/name)",
        ),
    ],
)
def test_a_mistake_is_reported(tmp_path: Path, text: str | bytes, reported: str) -> None:
    (problem,) = read(tmp_path, text).problems
    assert str(problem).startswith(f"{tmp_path}/{reported}")


@pytest.mark.parametrize("text", ["", "[]", "extra: x", "extra: {sitegen: [a]}", "site_name:"])
def test_settings_of_no_use_are_as_none(tmp_path: Path, text: str) -> None:
    settings = read(tmp_path, text)
    assert (settings.name, settings.problems) == ("Reading list", ())


def test_messages_name_the_settings_as_the_user_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read(tmp_path, "site_name: x")
    monkeypatch.chdir(tmp_path)
    assert read_settings(Path("content"), Path("build")).config == Path("mkdocs.yml")
    (tmp_path / "content").mkdir()
    monkeypatch.chdir(tmp_path / "content")
    assert read_settings(Path(), Path("build")).config == Path("../mkdocs.yml")


def test_other_dumps_are_not_the_lists_own() -> None:
    settings = read_settings(Path("content"), Path("build"), (Path("a"), Path("b")))
    assert settings.dumps == (Path("a"), Path("b"))
    assert not settings.own_dumps
