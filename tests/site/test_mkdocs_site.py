"""MkDocs renders what a build wrote; its warnings come back as problems."""

import errno
import os
from pathlib import Path

import pytest
import yaml

from sitegen.errors import SitegenError
from sitegen.site.mkdocs_site import configuration, render
from tests.factories import settings


def site(folder: Path, pages: dict[str, str], **facts: object) -> Path:
    """A folder with a configuration and pages, as a build leaves it."""
    config = folder / "mkdocs.yml"
    nav = [{"Home": "index.md"}]
    config.write_text(configuration(settings(**facts), nav, ("other.md",)), encoding="utf-8")  # type: ignore[arg-type]
    for name, text in pages.items():
        (folder / "docs").mkdir(exist_ok=True)
        (folder / "docs" / name).write_text(text, encoding="utf-8")
    return folder


def test_a_site_is_rendered_beside_its_configuration(tmp_path: Path) -> None:
    folder = site(tmp_path, {"index.md": "# Home", "other.md": "# Other"})
    assert render(folder, epoch=0) == ()
    assert (tmp_path / "site" / "index.html").is_file()
    assert (tmp_path / "site" / "other.html").is_file()


def test_a_warning_of_mkdocs_is_a_problem(tmp_path: Path) -> None:
    (problem,) = render(site(tmp_path, {"other.md": "# Other"}), epoch=0)
    assert "'index.md' is included in the 'nav'" in problem.message
    assert problem.severity == "warning"


def test_a_configuration_that_mkdocs_refuses_is_a_message(tmp_path: Path) -> None:
    folder = site(tmp_path, {})
    with pytest.raises(SitegenError, match=r"MkDocs could not render the site: .*docs_dir"):
        render(folder, epoch=0)


def test_what_the_disk_refuses_is_not_put_on_mkdocs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("sitegen.site.mkdocs_site.Renderer", refuse)
    with pytest.raises(OSError, match="No space left"):
        render(site(tmp_path, {"index.md": "# Home"}), epoch=0)


def test_the_clock_is_given_and_taken_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    render(site(tmp_path, {"index.md": "# Home"}), epoch=86400)
    assert "SOURCE_DATE_EPOCH" not in os.environ


def test_an_empty_clock_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "")
    render(site(tmp_path, {"index.md": "# Home"}), epoch=86400)
    assert os.environ["SOURCE_DATE_EPOCH"] == ""


def test_only_what_is_honored_reaches_mkdocs() -> None:
    given = settings(config=Path("own.yml"), name="Lanterns", description="Lit.")
    values = yaml.safe_load(configuration(given, [], ()))
    assert "INHERIT" not in values
    stated = {key: values[key] for key in ("site_name", "site_description", "site_url")}
    assert list(stated.values()) == ["Lanterns", "Lit.", "https://example.org/list/"]
