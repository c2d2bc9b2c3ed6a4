"""The theme's templates: what they print is text, unless they say that it is HTML already."""

import re
from pathlib import Path

import pytest

from sitegen.site.renderer import THEME
from tests.corpus import ROOT

POLICY = (
    "default-src 'self'; worker-src 'self' blob:; img-src 'self' data:; "
    "object-src 'none'; base-uri 'none'"
)
TEMPLATES = sorted(THEME.rglob("*.html"))
_COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
_WHOLE_BLOCK = re.compile(
    r"\s*\{%-? autoescape true -?%\}(.*)\{%-? endautoescape -?%\}\s*", re.DOTALL
)

# The page that MkDocs made of Markdown, the headings it found there, and JSON that is inert in a
# script element: the three values that are HTML when the theme gets them.
HTML = {"content", "section.title", "meta.json_ld"}


def source(path: Path) -> str:
    return _COMMENT.sub("", path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.relative_to(THEME).as_posix())
def test_a_template_escapes_all_that_it_prints(path: Path) -> None:
    block = _WHOLE_BLOCK.fullmatch(source(path))
    assert block
    # Neither ends early, and no block of inheritance, which would be rendered outside of it.
    assert not re.search(r"autoescape|\{%-? (block|extends)\b", block[1])


def test_only_three_values_are_printed_as_html() -> None:
    text = "\n".join(map(source, TEMPLATES))
    assert set(re.findall(r"([\w.]+) \| safe", text)) == HTML
    assert text.count("safe") == len(HTML)


def test_every_template_is_ours() -> None:
    """Material's print values as they are."""
    names = re.findall(r"include (\S+)", "\n".join(map(source, TEMPLATES)))
    assert len(names) > 8
    assert all((THEME / name.strip("\"'")).is_file() for name in names)


def test_the_policy_comes_before_all_that_it_governs() -> None:
    head = source(THEME / "main.html").partition("<head>")[2]
    meta = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    assert head.lstrip().startswith(meta)


def test_what_we_tell_of_the_policy_is_the_policy() -> None:
    assert f"\n{POLICY}\n" in (ROOT / "SECURITY.md").read_text(encoding="utf-8")


def test_no_template_holds_a_script_a_handler_or_a_style_of_its_own() -> None:
    text = "\n".join(map(source, TEMPLATES))
    scripts = re.findall(r"<script\b[^>]*>", text)
    assert len(scripts) == 7
    assert all(" src=" in tag or ' type="application/ld+json"' in tag for tag in scripts)
    assert not re.search(r"<style|\s(style|on\w+)=", text)
