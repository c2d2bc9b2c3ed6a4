"""Wrong files and an odd environment, by hand: what `check` says of each, and `build` does.

Every case is a change of the golden list.  What it is to say is the beginning of each message
with its severity, file, line and column; nothing said means that nothing is wrong.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from sitegen.errors import ContentError, Problem
from sitegen.progress import Progress
from sitegen.site.build import build
from sitegen.site.plan import check_written, plan, read
from tests.conftest import copy_golden, golden_line, settings_of

N = "site_name: Lanterns\n"
LAUGHS = "l0: &l0 [x]\n" + "".join(
    f"l{level}: &l{level} [{', '.join([f'*l{level - 1}'] * 10)}]\n" for level in range(1, 10)
)
KEPT = "What is kept must be found."

# Where the golden list has what the cases change.
SEARCH = golden_line("topics.yml", "slug: search")
NAME = golden_line("topics.yml", "name: Search")
INTRODUCTION = golden_line("topics.yml", KEPT)
OF_SEARCH = golden_line("topics.yml", "decisive: [search")
WHISTLE = golden_line("curation.yml", "Learning to Whistle")


@dataclass(frozen=True)
class Case:
    """`files` by their path in the list; None takes a file away. `swap` edits topics.yml."""

    said: tuple[str, ...] = ()
    files: dict[str, str | bytes | None] = field(default_factory=dict)
    swap: tuple[str, str] = ("", "")
    environment: dict[str, str] = field(default_factory=dict)

    @property
    def is_error(self) -> bool:
        return any(line.startswith("error") for line in self.said)


def settings(text: str | bytes, *said: str, **environment: str) -> Case:
    return Case(said, {"mkdocs.yml": text}, environment=environment)


def topics(old: str, new: str, *said: str) -> Case:
    return Case(said, swap=(old, new))


def curation(text: str | bytes, *said: str) -> Case:
    return Case(said, {"content/curation.yml": text})


def page(name: str, text: str | bytes, *said: str) -> Case:
    return Case(said, {f"content/pages/{name}": text})


CASES = [
    settings(N),
    settings("site_name: [", "error mkdocs.yml:1:13: not valid YAML: expected the node content,"),
    settings("[]", "error mkdocs.yml:1:1: expected 'key: value' lines, found a list"),
    settings("x", "error mkdocs.yml:1:1: expected 'key: value' lines, found text"),
    settings(b"\xff\xfe\x00", "error mkdocs.yml:1:1: cannot be read: the byte 0xff here is not"),
    settings(
        b"site_name: caf\xe9", "error mkdocs.yml:1:15: cannot be read: the byte 0xe9 here is not"
    ),
    settings("site_name: 5", "error mkdocs.yml:1:1: 'site_name' is not text"),
    settings("site_name: [a]", "error mkdocs.yml:1:1: 'site_name' is not text"),
    settings("site_name: {a: b}", "error mkdocs.yml:1:1: 'site_name' is not text"),
    settings("site_name:", "error mkdocs.yml:1:1: 'site_name' is empty"),
    settings(
        "site_name: 'a\x02b'", "error mkdocs.yml:1:14: not valid YAML: special characters are not"
    ),
    settings('site_name: "a\\x02b"'),
    settings('site_name: "\\ud800x"'),
    settings(
        "site_name: !!python/name:os.system x", "error mkdocs.yml:1:12: not valid YAML: unknown tag"
    ),
    settings(
        "site_name: !!python/name:material.extensions.emoji.twemoji",
        "error mkdocs.yml:1:1: 'site_name' is not text",
    ),
    settings(N + "INHERIT: mkdocs.yml", "error mkdocs.yml:2:1: 'INHERIT' is ignored"),
    settings(N + "INHERIT: /etc/passwd", "error mkdocs.yml:2:1: 'INHERIT' is ignored"),
    settings(N + "exclude_docs: 'papers/'", "error mkdocs.yml:2:1: 'exclude_docs' is ignored"),
    settings(N + "exclude_docs: '*'", "error mkdocs.yml:2:1: 'exclude_docs' is ignored"),
    settings(N + "draft_docs: x", "error mkdocs.yml:2:1: 'draft_docs' is ignored"),
    settings(N + "validation: 5", "warning mkdocs.yml:2:1: 'validation' is ignored"),
    settings(N + "edit_uri: 5", "warning mkdocs.yml:2:1: 'edit_uri' is ignored"),
    settings(N + "hooks: [evil.py]", "warning mkdocs.yml:2:1: 'hooks' is ignored"),
    settings(N + "plugins: [search, blog]", "warning mkdocs.yml:2:1: 'plugins' is ignored"),
    settings(N + "nav: [x.md]", "warning mkdocs.yml:2:1: 'nav' is ignored"),
    settings(N + "theme: readthedocs", "warning mkdocs.yml:2:1: 'theme' is ignored"),
    settings(N + "theme: {palette: {a: b}}", "warning mkdocs.yml:2:9: 'theme.palette' is ignored"),
    settings(N + "theme: [a]", "warning mkdocs.yml:2:1: 'theme' is ignored"),
    settings(N + "theme:", "warning mkdocs.yml:2:1: 'theme' is ignored"),
    settings(N + "extra_css: [x.css]", "warning mkdocs.yml:2:1: 'extra_css' is ignored"),
    settings(N + "strict: true", "warning mkdocs.yml:2:1: 'strict' is ignored"),
    settings(
        N + "use_directory_urls: true", "warning mkdocs.yml:2:1: 'use_directory_urls' is ignored"
    ),
    settings(N + "docs_dir: /", "warning mkdocs.yml:2:1: 'docs_dir' is ignored"),
    settings(N + "site_dir: ../", "warning mkdocs.yml:2:1: 'site_dir' is ignored"),
    settings(N + "site_nmae: y", "warning mkdocs.yml:2:1: unknown key 'site_nmae'"),
    settings(N + N, "error mkdocs.yml:2:1: the key 'site_name' appears here a second time"),
    settings(N + LAUGHS, "error mkdocs.yml:6:50: aliases repeat more than 20000 values"),
    settings("[" * 100000, "error mkdocs.yml:1:65: nested more than 64 deep"),
    settings("{" * 100000, "error mkdocs.yml:1:65: nested more than 64 deep"),
    settings("- " * 100000, "error mkdocs.yml:1:129: nested more than 64 deep"),
    settings("x: &a [*a]", "error mkdocs.yml:1:8: the alias '*a' is inside the value it refers to"),
    settings(
        N + "site_url: 'https://[::1'", "error mkdocs.yml:2:1: 'site_url' is not a web address:"
    ),
    settings(
        N + "site_url: 'https://e.org/?a'",
        "error mkdocs.yml:2:1: 'site_url' has a query or a fragment, so",
    ),
    settings(
        N + "site_url: 'https://e.org/\"'", "error mkdocs.yml:2:1: 'site_url' is not a web address:"
    ),
    settings(
        N + "site_url: !ENV U",
        "error mkdocs.yml:2:1: 'site_url' is not a web address: 'nope', from",
        U="nope",
    ),
    settings(N + "site_url: !ENV [U, '']", U=""),
    settings(
        N + "site_url: !ENV [[U]]",
        "error mkdocs.yml:2:11: not valid YAML: '!ENV' takes the name of a",
    ),
    settings(
        N + "extra: {sitegen: {repository: 5}}",
        "error mkdocs.yml:2:19: 'extra.sitegen.repository' is not text",
    ),
    settings(N + "extra: {sitegen: {repo: x}}", "error mkdocs.yml:2:19: unknown key 'repo'"),
    settings(
        N + "extra: {sitegen: x}", "error mkdocs.yml:2:9: expected 'key: value' lines, found text"
    ),
    settings(N + "extra: x", "error mkdocs.yml:2:1: expected 'key: value' lines, found text"),
    settings(N + "extra: {analytics: x}", "warning mkdocs.yml:2:9: 'extra.analytics' is ignored"),
    settings(N + "? [a]\n: b", "error mkdocs.yml:2:3: not valid YAML: found unhashable key"),
    settings(
        N + "true: x\nnull: y\n1.5: z",
        "warning mkdocs.yml:2:1: unknown key 'true'",
        "warning mkdocs.yml:1:1: unknown key 'None'",
        "warning mkdocs.yml:4:1: unknown key '1.5'",
    ),
    settings(N, SOURCE_DATE_EPOCH=""),
    settings(
        N,
        "error SOURCE_DATE_EPOCH: this environment variable is not a time: 'abc'",
        SOURCE_DATE_EPOCH="abc",
    ),
    settings(
        N,
        "error SOURCE_DATE_EPOCH: this environment variable is not a time: '1e400'",
        SOURCE_DATE_EPOCH="1e400",
    ),
    settings(N + "<<: {a: b}", "warning mkdocs.yml:1:1: unknown key 'a'"),
    settings(N + "<<: 5", "error mkdocs.yml:2:5: not valid YAML: expected a mapping or list of"),
    settings(N + "---\nx: y", "error mkdocs.yml:2:1: not valid YAML: but found another document"),
    settings(N + "a: *b", "error mkdocs.yml:2:4: not valid YAML: found undefined alias 'b'"),
    settings(N + "%YAML 3.0", "error mkdocs.yml:2:1: not valid YAML: found incompatible YAML"),
    settings(
        "%YAML 3.0\n---\n" + N, "error mkdocs.yml:1:1: not valid YAML: found incompatible YAML"
    ),
    settings("\ufeff" + N),
    settings(N + "x: \u2028y", "error mkdocs.yml:3:2: not valid YAML: could not find expected ':'"),
    settings(N + "\t- x", "error mkdocs.yml:2:1: not valid YAML: found character '\\t' that"),
    settings(N + "site_description: |\n  a\n  b\n"),
    settings(N + "site_description: " + "x" * 100000),
    Case(
        said=("notice mkdocs.yml: there is no such file; the site is called",),
        files={"mkdocs.yml": None},
    ),
    topics(
        "slug: search",
        "slug: con",
        f"error content/topics.yml:{SEARCH}:5: the slug 'con' is the name of a device on",
    ),
    topics(
        "slug: search",
        "slug: " + "x" * 81,
        f"error content/topics.yml:{SEARCH}:5: the slug",
    ),
    topics(
        "slug: search",
        "slug: " + "x" * 300,
        f"error content/topics.yml:{SEARCH}:5: a slug of 300 characters",
    ),
    topics(
        "slug: search",
        "slug: caches",
        f"error content/topics.yml:{SEARCH}:5: a second topic 'caches'",
    ),
    topics(
        "slug: search",
        "slug: ../x",
        f"error content/topics.yml:{SEARCH}:5: '../x' is not a slug",
    ),
    topics(
        "slug: search",
        "slug: [a]",
        f"error content/topics.yml:{SEARCH}:5: expected text, found a list",
    ),
    topics(
        "slug: search",
        "slug: 5",
        f"error content/curation.yml:{WHISTLE}:27: there is no topic 'search'",
    ),
    topics(
        "slug: search",
        "slug: !!binary eA==",
        f"error content/topics.yml:{SEARCH}:5: expected text, found 'b'x''",
    ),
    topics(
        "slug: search",
        "slug:",
        f"error content/topics.yml:{SEARCH}:5: 'slug' is missing",
    ),
    topics(
        "name: Search",
        "name: {a: b}",
        f"error content/topics.yml:{NAME}:5: expected text, found 'key: value' lines",
    ),
    topics("name: Search", "name: '<img src=x>'"),
    topics(
        "name: Search", 'name: "\\u202e"', f"error content/topics.yml:{SEARCH}:5: 'name' is missing"
    ),
    topics(
        "decisive: 4",
        "decisive: " + "9" * 400,
        "error content/topics.yml:2:11: the weight",
    ),
    topics(
        "decisive: 4",
        "decisive: .inf",
        "error content/topics.yml:2:11: the weight '.inf' is not a number other than",
    ),
    topics(
        "decisive: 4",
        "decisive: 0",
        "error content/topics.yml:2:11: the weight '0' is not a number other than 0,",
    ),
    topics(
        "- Keeping",
        "- [Keeping]",
        "error content/topics.yml:5:5: expected text, found a list",
        "error content/topics.yml:11:5: there is no group 'Keeping'",
        "error content/topics.yml:29:5: there is no group 'Keeping'",
    ),
    topics(
        "groups:",
        "groups: x\ngroup:",
        "error content/topics.yml:4:1: expected a list, found text",
        "error content/topics.yml:5:1: unknown key 'group'",
        "error content/topics.yml:12:5: there is no group 'Keeping'",
        "error content/topics.yml:30:5: there is no group 'Keeping'",
        "error content/topics.yml:39:5: there is no group 'Moving'",
        "error content/topics.yml:48:5: there is no group 'Moving'",
    ),
    topics(
        "topics:",
        "topics: 5\nx:",
        "error content/topics.yml:8:1: expected a list, found '5'",
        "error content/topics.yml:9:1: unknown key 'x'",
    ),
    topics(
        KEPT,
        "a [x](paper:none) b",
        f"error content/topics.yml:{INTRODUCTION}:32: there is no paper 'none'",
    ),
    topics(
        KEPT,
        "a [x](topic:none) b",
        f"error content/topics.yml:{INTRODUCTION}:32: there is no topic 'none'",
    ),
    topics(
        KEPT,
        "a [x](nowhere.md) b",
        f"warning content/topics.yml:{INTRODUCTION}:26: contains a link 'nowhere.md', but the",
    ),
    topics(
        KEPT,
        "a [x](https://[::1) b",
        f"error content/topics.yml:{INTRODUCTION}: Markdown cannot render this: Invalid IPv6 URL",
    ),
    topics(KEPT, "---"),
    topics(
        KEPT,
        "<script>alert(1)</script>",
        f"warning content/topics.yml:{INTRODUCTION}:20: a script inside a page, which the pages'",
    ),
    topics(
        "[search, index]",
        "[search, search]",
        f"notice content/topics.yml:{OF_SEARCH}:26: 'search' is 'search' again",
    ),
    topics(
        "[search, index]",
        "['*']",
        f"error content/topics.yml:{OF_SEARCH}:18: there is no word in '*'",
    ),
    topics(
        "[search, index]",
        "{a: b}",
        f"error content/topics.yml:{OF_SEARCH}:7: expected a list, found 'key: value' lines",
    ),
    topics(
        "weights:",
        "weights: &a\n  x: *a\nweight:",
        "error content/topics.yml:3:6: the alias '*a' is inside the value it refers to",
    ),
    topics(
        "weights:",
        "!!python/object:os.system\nweights:",
        "error content/topics.yml:2:1: not valid YAML: unknown tag",
    ),
    topics(
        "groups:",
        LAUGHS + "groups:",
        "error content/topics.yml:8:50: aliases repeat more than 20000 values",
    ),
    topics(
        "name: Search",
        "name: Search\n    formerly: [" + "x" * 300 + "]",
        "error content/topics.yml:29:16: a slug of 300 characters",
    ),
    topics("name: Search", "name: Search\n    formerly: [con]"),
    Case(
        said=("error content/topics.yml:1:1: cannot be read: the byte 0xff here is not",),
        files={"content/topics.yml": b"\xff"},
    ),
    Case(said=("error content/topics.yml: there are no topics",), files={"content/topics.yml": ""}),
    Case(
        said=("error content/topics.yml:1:5: not valid YAML: expected the node content,",),
        files={"content/topics.yml": "x: ["},
    ),
    Case(
        said=("error content/topics.yml:1:9: not valid YAML: special characters are not",),
        files={"content/topics.yml": b"topics: \x00"},
    ),
    Case(
        said=("error content/topics.yml: there is no taxonomy",),
        files={"content/topics.yml": None},
    ),
    curation(""),
    curation("[]", "error content/curation.yml:1:1: expected 'key: value' lines, found a list"),
    curation(
        "papers: [", "error content/curation.yml:1:10: not valid YAML: expected the node content,"
    ),
    curation(
        "papers: {a: {pick: {x: y}}}",
        "error content/curation.yml:1:10: there is no paper 'a'",
        "error content/curation.yml:1:14: expected text, found 'key: value' lines",
    ),
    curation(
        "papers: {Lantern: {pik: x}}",
        "error content/curation.yml:1:10: there is no paper 'Lantern'",
        "error content/curation.yml:1:20: unknown key 'pik'",
    ),
    curation("papers: 5", "error content/curation.yml:1:1: expected 'key: value' lines, found '5'"),
    curation("same: [[a]]", "error content/curation.yml:1:8: not two papers"),
    curation("same: [{a: b}]", "error content/curation.yml:1:8: not two papers"),
    curation(
        "same: {a: b}", "error content/curation.yml:1:1: expected a list, found 'key: value' lines"
    ),
    curation(
        "same: [[[a], [b]]]",
        "error content/curation.yml:1:9: expected text, found a list",
        "error content/curation.yml:1:14: expected text, found a list",
    ),
    curation(
        "relations: [{paper: [a], extends: {b: c}}]",
        "error content/curation.yml:1:14: expected text, found a list",
        "error content/curation.yml:1:26: expected text, found 'key: value' lines",
    ),
    curation(
        "paths: [5]",
        "error content/curation.yml:1:9: 'title' is missing",
        "error content/curation.yml:1:9: expected 'key: value' lines, found '5'",
    ),
    curation(
        "paths: [{title: x, papers: [{paper: [a]}]}]",
        "error content/curation.yml:1:30: expected text, found a list",
    ),
    curation(
        "dumps: {may.txt: {captured: 2026-13-45}}",
        "error content/curation.yml:1:19: '2026-13-45' is not a date",
    ),
    curation(
        "dumps: {may.txt: [a]}",
        "error content/curation.yml:1:9: expected 'key: value' lines, found a list",
    ),
    curation(
        "dumps: {nope.txt: {}}", "error content/curation.yml:1:9: there is no dump 'nope.txt'"
    ),
    curation(
        "papers: {Lantern: {links: {paper: 'javascript:alert(1)'}}}",
        "error content/curation.yml:1:10: there is no paper 'Lantern'",
        "error content/curation.yml:1:28: 'javascript:alert(1)' is not a web address",
    ),
    curation(
        "papers: {Lantern: {links: {paper: 'https://[::1'}}}",
        "error content/curation.yml:1:10: there is no paper 'Lantern'",
        "error content/curation.yml:1:28: 'https://[::1' is not a web address",
    ),
    curation(
        "papers: {Lantern: {date: 2024-02-30}}",
        "error content/curation.yml:1:10: there is no paper 'Lantern'",
        "error content/curation.yml:1:20: '2024-02-30' is not a date",
    ),
    curation(
        "papers: {Lantern: {hidden: 5}}",
        "error content/curation.yml:1:10: there is no paper 'Lantern'",
        "error content/curation.yml:1:20: expected true or false, found '5'",
    ),
    curation(
        "papers: {Lantern: {also: [a, b, c]}}",
        "error content/curation.yml:1:10: there is no paper 'Lantern'",
        "error content/curation.yml:1:20: 3 further topics",
        "error content/curation.yml:1:27: there is no topic 'a'",
        "error content/curation.yml:1:30: there is no topic 'b'",
        "error content/curation.yml:1:33: there is no topic 'c'",
    ),
    curation(
        "papers: {Lantern: {arxiv: [1]}}",
        "error content/curation.yml:1:10: there is no paper 'Lantern'",
        "error content/curation.yml:1:20: expected text, found a list",
    ),
    topics(
        "name: Caches & lanterns",
        f"name: {'x ' * 60_000}",
        "error content/topics.yml:10:5: this text has 119,999 characters, but the limit is",
    ),
    curation(LAUGHS, "error content/curation.yml:5:50: aliases repeat more than 20000 values"),
    curation("[" * 100000, "error content/curation.yml:1:65: nested more than 64 deep"),
    curation(b"\xff", "error content/curation.yml:1:1: cannot be read: the byte 0xff here is not"),
    curation(
        "papers: {? {a: b} : c}",
        "error content/curation.yml:1:12: not valid YAML: found unhashable key",
    ),
    curation(
        "papers: !!set {a}",
        "error content/curation.yml:1:1: expected 'key: value' lines, found '{'a'}'",
    ),
    curation(
        "papers: !!omap [a: b]",
        "error content/curation.yml:1:1: expected 'key: value' lines, found a list",
    ),
    curation(
        "papers: {null: {pick: x}}", "error content/curation.yml:1:1: there is no paper 'None'"
    ),
    curation(
        "!!python/name:os.system x", "error content/curation.yml:1:1: not valid YAML: unknown tag"
    ),
    curation("same: !!pairs [a: b]", "error content/curation.yml:1:16: not two papers"),
    curation(
        "papers: {Lantern: {date: 99999999999999999999-01-01}}",
        "error content/curation.yml:1:10: there is no paper 'Lantern'",
        "error content/curation.yml:1:20: '99999999999999999999-01-01' is not a date",
    ),
    curation(
        "paths: [{title: !!binary eA==, papers: [{paper: Private Rehearsals}]}]",
        "error content/curation.yml:1:10: expected text, found 'b'x''",
    ),
    page("x.md", "# X\n"),
    page(
        "x.md", b"\xff", "error content/pages/x.md:1:1: cannot be read: the byte 0xff here is not"
    ),
    page(
        "x.md",
        "---\ntitle: [y]\n---\n# X\n",
        "error content/pages/x.md:2:1: expected text, found a list",
    ),
    page(
        "x.md",
        "---\ntemplate: main.html\n---\n",
        "warning content/pages/x.md:2:1: nothing reads 'template' in front matter",
    ),
    page(
        "x.md",
        "---\n[\n---\n",
        "error content/pages/x.md:3:1: not valid YAML",
    ),
    page(
        "x.md", "# X\n[y](nowhere.md)\n", "error content/pages/x.md:2:5: there is no page 'nowhere'"
    ),
    page(
        "x.md",
        "# X\n[y](/abs.md)\n",
        "warning content/pages/x.md:2:5: contains an absolute link '/abs.md', it was",
    ),
    page(
        "x.md",
        "# X\n[y](about.md#no)\n",
        "warning content/pages/x.md:2:5: contains a link 'about.md#no', but the doc",
    ),
    page(
        "x.md",
        "# X\n\n[y](paper:none)\n",
        "error content/pages/x.md:3:11: there is no paper 'none'",
    ),
    page(
        "x.md",
        "# X\n![y](y.png)\n",
        "warning content/pages/x.md:2:6: contains a link 'y.png', but the target is",
    ),
    page(
        "x.md",
        "# X\n\n[y](http://[::1)\n",
        "error content/pages/x.md:3: Markdown cannot render this: Invalid IPv6 URL",
    ),
    page("x.md", ">" * 5000),
    page("x.md", "- " * 3000),
    page("x.md", "*" * 5000 + "a"),
    page("x.md", "<" * 5000),
    page("x.md", "<![x"),
    page("x.md", "<!--"),
    page("x.md", "<div>" * 500),
    page("x.md", "</div></main>"),
    page("x.md", "{% raw %}{{ config }}\n"),
    page(
        "x.md",
        "# A\x02B\x00\x03 \ufffe\n",
        "error content/pages/x.md:1:4: a control character, U+0002",
    ),
    page("x.md", "\x02klzzwxh:0\x03", "error content/pages/x.md:1:1: a control character, U+0002"),
    page("x.md", ""),
    page(
        "index.md", "# X", "error content/pages/index.md: the site generates a page at that address"
    ),
    page(
        "papers/x.md",
        "# X",
        "error content/pages/papers/x.md: the site generates a page at that address",
    ),
    page(
        "templates/x.md",
        "# X",
        "error content/pages/templates/x.md: the site generates a page at that address",
    ),
    page("con.md", "# X", "error content/pages/con.md: the name 'con' is the name of a device on"),
    page(
        "X" * 90 + ".md",
        "# X",
        f"error content/pages/{'X' * 90}.md: the name",
    ),
    page("a b.md", "# X"),
    page("été.md", "# X"),
    page(
        "a#b.md", "# X", "error content/pages/a#b.md: the name 'a#b' contains '#', which file names"
    ),
    page(
        "a%20b.md", "# X", "error content/pages/a%20b.md: the name 'a%20b' contains '%', which file"
    ),
    page(
        "a&b.md", "# X", "error content/pages/a&b.md: the name 'a&b' contains '&', which file names"
    ),
    page("a'b.md", "# X"),
    page(
        "About.md",
        "# X",
        "error content/pages/About.md: 'About.html' and 'about.html' cannot both be",
    ),
    page(
        "feed.atom/x.md",
        "# X",
        "error content/pages/feed.atom/x.md: 'feed.atom/x.html' and 'feed.atom' cannot",
    ),
    page(
        "README.md",
        "# X",
        "error content/pages/README.md: the site generates a page at that address",
    ),
    page("404.md", "# X", "error content/pages/404.md: the site generates a page at that address"),
    page("a.md.md", "# X"),
    page(
        "a.html.md",
        "# X",
        "error content/pages/a.html.md: the name contains '.html', which may only end",
    ),
    page("a;b=c,d+e~f!.md", "# X"),
    page("$a@b(c)[d].md", "# X"),
    page(
        "x.markdown",
        "# X",
        "notice content/pages/x.markdown: not published: a page is a Markdown file",
    ),
    page("x.png", b"\x89", "notice content/pages/x.png: not published: a page is a Markdown file"),
    page("-x.md", "# X"),
    page("_x.md", "# X"),
    page("x.md", "Title: y\n\n# X"),
    page(
        "x.md", "# [a](paper:none) `b`\n", "error content/pages/x.md:1:13: there is no paper 'none'"
    ),
    page(
        "x.md",
        "# X {: a=b }\n[y](#z){: href='q'}\n",
        "warning content/pages/x.md:1:1: contains an unrecognized relative link 'q',",
    ),
    page("x.md", "# X\n\n![a][b]\n\n<img src='y'>"),
    page("x.md", "[x]: \n[x]\n<a href></a>[]()"),
    page("x.md", "[a]()\n![]()"),
    page(
        "sub/x.md",
        "# X\n[y](x.md) [z](../about.md#no)",
        "warning content/pages/sub/x.md:2:15: contains a link '../about.md#no', but the doc",
    ),
    Case(said=(), files={"content/pages/about.md": None}),
    Case(
        said=("warning content/pages/about.md:2:1: nothing reads 'a' in front matter",),
        files={"content/pages/about.md": "---\na: b\n---\n"},
    ),
]


def change(folder: Path, case: Case) -> None:
    topics_file = folder / "content" / "topics.yml"
    text = topics_file.read_text(encoding="utf-8")
    assert case.swap[0] in text
    topics_file.write_text(text.replace(*case.swap, 1), encoding="utf-8")
    for name, data in case.files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if data is None:
            path.unlink()
        else:
            path.write_bytes(data if isinstance(data, bytes) else data.encode())


def checked(folder: Path) -> Collection[Problem]:
    """All that `check` says but what it asks about the dumps, which are right."""
    settings = settings_of(folder)
    assembly = read(settings, Progress())
    try:
        found = set(plan(assembly, settings, Progress()).assembly.problems)
    except ContentError as error:
        found = {*assembly.problems, *error.problems}
        check_written(assembly, settings)  # must not stumble over what is wrong elsewhere
    return [problem for problem in found if "/dumps/" not in problem.path]


def name_of(case: Case) -> str:
    change = case.swap[1] or next(iter(case.files.items()))
    return repr(change)[:40] + "".join(case.environment.values())


@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_what_is_wrong_is_said_and_a_build_agrees(
    golden: Path, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in case.environment.items():
        monkeypatch.setenv(name, value)
    change(golden, case)
    said = [f"{p.severity} {p}".replace(f"{golden}/", "") for p in checked(golden)]
    assert len(said) == len(case.said), said
    assert [line for line in case.said if not any(s.startswith(line) for s in said)] == [], said
    if case.is_error:
        with pytest.raises(ContentError):
            build(settings_of(golden), Progress())
        assert not (golden / "build").exists()


def files_of(folder: Path) -> Iterator[str]:
    """All files of the site but those named by a hash of what is in them."""
    site = folder / "build" / "site"
    paths = (path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    return (path for path in paths if not path.startswith(("search/", "selection/", "explore/")))


def test_what_is_not_an_error_changes_no_more_than_it_says(tmp_path: Path) -> None:
    """All such settings and pages at once, each page in a folder, for it takes a build to see."""
    bare, odd = copy_golden(tmp_path / "bare"), copy_golden(tmp_path / "odd")
    pages = {
        f"{number}/{name.removeprefix('content/pages/')}": data
        for number, case in enumerate(CASES)
        for name, data in case.files.items()
        if not case.said and "/pages/" in name and data is not None
    }
    change(odd, Case(files={f"content/pages/{name}": data for name, data in pages.items()}))
    change(odd, Case(files={"mkdocs.yml": N + "\n".join(_ignored_keys())}))
    for folder in (bare, odd):
        build(settings_of(folder), Progress())
    added = {name.removesuffix(".md") + end for name in pages for end in (".md", ".html")}
    assert len(added) > 40
    assert {*files_of(odd)} - {*files_of(bare)} == added
    without_address = {*files_of(bare)} - {*files_of(odd)}
    assert without_address == {"feeds.opml", "sitemap.xml", "assets/sitegen/picture.png"}


def _ignored_keys() -> Collection[str]:
    """The lines of the cases that are warned of, one for each key."""
    texts = (
        str(case.files["mkdocs.yml"]).removeprefix(N)
        for case in CASES
        if any("is ignored" in line and line.startswith("warning") for line in case.said)
    )
    return {text.partition(":")[0]: text for text in texts}.values()
