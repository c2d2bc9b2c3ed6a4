"""The built golden site as those see it who never look at a page: reference managers, feed
readers, crawlers, and whoever downloads it."""

import hashlib
import json
import re
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree

import pytest
import yaml

from sitegen.export.references import REFERENCES
from sitegen.pages.data import size_text
from sitegen.progress import Progress
from sitegen.site.build import build
from sitegen.starter import start
from tests.conftest import copy_golden, settings_of
from tests.corpus import ROOT

URL = "https://example.org/golden/"
DATED = "papers/scheduling-rivers-by-moonlight-751306.html"
INFERRED = "papers/lantern-lighting-a-cache-without-regrets-083d30.html"


class Head(HTMLParser):
    """The elements of a page with their attributes, and the text of its JSON-LD."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.json_ld = ""
        self._in_json_ld = False
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        facts = {name: value or "" for name, value in attrs}
        self.elements.append((tag, facts))
        self._in_json_ld = facts.get("type") == "application/ld+json"

    def handle_data(self, data: str) -> None:
        if self._in_json_ld:
            self.json_ld += data

    def handle_endtag(self, tag: str) -> None:
        self._in_json_ld = False

    def all(self, tag: str) -> list[dict[str, str]]:
        return [facts for name, facts in self.elements if name == tag]

    @property
    def meta(self) -> dict[str, str]:
        named = [(facts.get("name") or facts.get("property"), facts) for facts in self.all("meta")]
        return {name: facts["content"] for name, facts in named if name}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The golden list, by a curator who named themselves in MkDocs's own settings."""
    folder = copy_golden(tmp_path_factory.mktemp("site"))
    with (folder / "mkdocs.yml").open("a", encoding="utf-8") as config:
        config.write("\nsite_author: Jane Curator\nrepo_url: https://github.com/jane/list\n")
    build(settings_of(folder), Progress())
    yield folder / "build" / "site"


WRITTEN = {"essays/on-forgetting.html", "topics/caches.html"}  # with more than plain Markdown


def pages(site: Path) -> dict[str, Head]:
    paths = sorted(site.rglob("*.html"))
    return {path.relative_to(site).as_posix(): Head(path) for path in paths}


PEOPLE = {  # whom the curator names, one of them hidden
    *("Ada Bettong", "A. Bettong", "Jan van der Berg Jr.", "Zoë Numbat", "Zoe Numbat"),
    "The Quokka Team",
}


def paper_pages(site: Path) -> dict[str, Head]:
    return {path: head for path, head in pages(site).items() if "citation_title" in head.meta}


# -- What Zotero and search engines read


def test_a_papers_head_says_what_is_certain_and_no_more(site: Path) -> None:
    dated, inferred = Head(site / DATED), Head(site / INFERRED)
    assert dated.meta["citation_title"] == "Scheduling Rivers by Moonlight"
    assert dated.meta["citation_public_url"] == dated.meta["og:url"] == URL + DATED
    assert dated.meta["citation_publication_date"] == "2022/01/31"
    assert dated.meta["z:itemType"] == "preprint"
    assert (dated.meta["og:type"], dated.meta["og:title"]) == (
        "article",
        dated.meta["citation_title"],
    )
    assert "citation_publication_date" not in inferred.meta
    assert "datePublished" not in json.loads(inferred.json_ld)
    for head in paper_pages(site).values():
        article = json.loads(head.json_ld)
        named = {person["name"] for person in article.get("author", ())}
        assert article["@type"] == "ScholarlyArticle" and named <= PEOPLE
        assert named or head.meta.get("citation_author", ",").endswith(",")


def test_nothing_makes_the_curator_or_another_day_a_papers(site: Path) -> None:
    """Zotero takes authors from `author`, `byline` and `vcard`, a date from the first `time`."""
    for path, head in pages(site).items():
        names = " ".join(facts.get("class", "") for _, facts in head.elements)
        assert not re.search("byline|vcard", names), path
        assert "author" not in head.meta, path
    assert not any("Jane" in path.read_text(encoding="utf-8") for path in site.rglob("*.html"))
    for path, head in paper_pages(site).items():
        times = [facts["datetime"] for facts in head.all("time") if "datetime" in facts]
        stated = head.meta.get("citation_publication_date", "").replace("/", "-")
        assert times == ([stated] if stated else []), path


def test_references_in_pages_are_many_or_none(site: Path) -> None:
    counts = {
        path: sum(facts.get("class") == "Z3988" for facts in head.all("span"))
        for path, head in pages(site).items()
    }
    assert not any(counts[path] for path in paper_pages(site))
    assert 1 not in counts.values()
    assert counts["topics/caches.html"] > 1


def test_links_to_a_page_are_shown_with_a_picture(site: Path) -> None:
    for path, head in pages(site).items():
        if "og:url" in head.meta:
            picture = site / head.meta["og:image"].removeprefix(URL)
            assert picture.read_bytes().startswith(b"\x89PNG"), path
            assert head.meta["og:image:alt"], path
            assert head.meta["twitter:card"] == "summary_large_image", path


@pytest.mark.parametrize("path", ["index.html", "explore.html", "topics/caches.html", DATED])
def test_the_papers_of_a_page_are_offered_as_references(site: Path, path: str) -> None:
    found = [facts for facts in Head(site / path).all("link") if facts.get("rel") == "alternate"]
    forms = {form.media_type for form in REFERENCES}
    files = [facts["href"] for facts in found if facts["type"] in forms]
    assert len(files) == len(forms)
    assert not [name for name in files if not (site / path).parent.joinpath(name).is_file()]


def test_a_list_says_what_it_is_and_what_is_on_it(site: Path) -> None:
    for path in ("index.html", "topics/caches.html", "years/2025.html"):
        page = json.loads(Head(site / path).json_ld)
        assert (page["@type"], page["url"]) == ("CollectionPage", URL + path)
        items = page["mainEntity"]["itemListElement"]
        assert [item["position"] for item in items] == [*range(1, len(items) + 1)]
        assert not [i for i in items if not (site / i["url"].removeprefix(URL)).is_file()]
    data = json.loads(Head(site / "data.html").json_ld)
    assert data["@type"] == "Dataset"
    files = [site / each["contentUrl"].removeprefix(URL) for each in data["distribution"]]
    assert files and all(file.is_file() for file in files)


# -- What a page leaves out


def test_every_page_begins_with_the_policy_and_holds_nothing_that_it_denies(site: Path) -> None:
    for path, head in pages(site).items():
        after_head = head.elements[head.elements.index(("head", {})) + 1]
        assert after_head[1]["content"].startswith("default-src 'self'; "), path
        # JSON-LD is data: no browser runs it, and no policy speaks of it.
        scripts = [facts for facts in head.all("script") if "src" not in facts]
        assert all(facts["type"] == "application/ld+json" for facts in scripts), path
        names = {name for _, facts in head.elements for name in facts}
        assert not [name for name in names if name == "style" or name.startswith("on")], path
        assert not head.all("style"), path


def test_pages_hold_no_blank_lines_and_nothing_of_another_theme(site: Path) -> None:
    for path, head in pages(site).items():
        names = " ".join(facts.get("class", "") for _, facts in head.elements)
        assert set(re.findall(r"\bmd-[\w-]+", names)) <= {"md-typeset"}, path
        assert ("md-typeset" in names) == (path in WRITTEN), path
        text = (site / path).read_text("utf-8")
        frame = re.sub(r"<(head|main)\b.*</\1>", "<>", text, flags=re.DOTALL)
        assert not re.search(r"\n\s*\n", frame), path


# -- What is followed


def alternates(head: Head) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for link in head.all("link"):
        if link.get("rel") == "alternate":
            found.setdefault(link["type"], set()).add(link["href"])
    return found


def test_pages_name_the_feeds_that_belong_to_them(site: Path) -> None:
    news, topic = (Head(site / name) for name in ("whats-new.html", "topics/caches.html"))
    assert {"feed.atom", "changes.atom"} <= alternates(news)["application/atom+xml"]
    assert {"feed.json", "changes.json"} <= alternates(news)["application/feed+json"]
    assert "../topics/caches.atom" in alternates(topic)["application/atom+xml"]
    assert "../topics/caches.json" in alternates(topic)["application/feed+json"]


def test_every_alternate_and_every_fed_address_exists(site: Path) -> None:
    for path, head in pages(site).items():
        for hrefs in alternates(head).values():
            assert all(((site / path).parent / href).resolve().is_file() for href in hrefs), path
    outlines = ElementTree.parse(site / "feeds.opml").iter("outline")
    fed = {outline.get(name, "") for outline in outlines for name in ("xmlUrl", "htmlUrl")}
    for feed in site.rglob("*.atom"):
        root = ElementTree.parse(feed).getroot()
        fed |= {link.get("href", "") for link in root.iter("{http://www.w3.org/2005/Atom}link")}
    own = {url.removeprefix(URL) for url in fed if url.startswith(URL)}
    assert len(own) > 20
    assert [path for path in own if not (site / path).is_file()] == []
    assert {urlsplit(url).hostname for url in fed} == {"example.org", "arxiv.org"}  # and the paper


def test_the_sitemap_names_what_is_there_and_may_be_found(site: Path) -> None:
    root = ElementTree.parse(site / "sitemap.xml").getroot()
    named = {str(loc.text).removeprefix(URL) for loc in root.iter(f"{root.tag[:-6]}loc")}
    hidden = {path for path, head in pages(site).items() if "robots" in head.meta}
    assert named == pages(site).keys() - hidden
    assert not list(site.glob("sitemap.xml.gz"))


def test_every_page_has_a_copy_whose_links_lead_somewhere(site: Path) -> None:
    for path in pages(site).keys() - {"404.html"}:
        copy = (site / path).with_suffix(".md")
        for url in re.findall(r"\]\(([^)\s]+)\)", copy.read_text(encoding="utf-8")):
            if not urlsplit(url).scheme:
                assert (copy.parent / url.partition("#")[0]).resolve().is_file(), f"{copy}: {url}"


def test_the_short_form_names_files_that_exist(site: Path) -> None:
    links = re.findall(r"\]\((\S+?)\):", (site / "llms.txt").read_text(encoding="utf-8"))
    assert len(links) > 7
    assert [url for url in links if not (site / url.removeprefix(URL)).is_file()] == []


# -- What is downloaded


def test_sums_and_sizes_are_those_of_the_files(site: Path) -> None:
    page = (site / "data.html").read_text(encoding="utf-8")
    lines = (site / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    assert {"papers.sqlite", "reading-list.zip"} <= {line.split("  ")[1] for line in lines}
    for line in lines:
        reported, name = line.split("  ")
        data = (site / name).read_bytes()
        assert hashlib.sha256(data).hexdigest() == reported
        assert f"{name}</a></th><td>{size_text(len(data))}</td>" in page


def test_the_offline_copy_is_whole_in_itself(site: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(BytesIO((site / "reading-list.zip").read_bytes())) as packed:
        packed.extractall(tmp_path)
    copy = tmp_path / "reading-list"
    for path, head in pages(copy).items():
        urls = [facts["href"] for _, facts in head.elements if "href" in facts]
        own = [url.partition("#")[0] for url in urls if not urlsplit(url).scheme]
        dead = [url for url in own if url and not ((copy / path).parent / url).resolve().exists()]
        assert path == "404.html" or dead == [], path
    for line in (copy / "SHA256SUMS").read_text(encoding="utf-8").splitlines():
        reported, name = line.split("  ")
        assert hashlib.sha256((copy / name).read_bytes()).hexdigest() == reported
    assert "(reading-list.zip)" not in (copy / "data.md").read_text(encoding="utf-8")


# -- What is corrected


def test_a_correction_fills_in_a_field_of_the_form(site: Path, tmp_path: Path) -> None:
    list(start(tmp_path / "mine"))
    template = "ISSUE_TEMPLATE/correction.yml"
    forms = [ROOT / ".github", tmp_path / "mine" / ".github"]
    for head in paper_pages(site).values():
        (link,) = (f["href"] for f in head.all("a") if "/issues/new" in f.get("href", ""))
        url, query = urlsplit(link), parse_qs(urlsplit(link).query)
        assert (url.netloc, url.path) == ("github.com", "/example/golden/issues/new")
        assert query.pop("template") == ["correction.yml"]
        assert head.meta["citation_title"] in query["paper"][0]
        for form in forms:
            body = yaml.safe_load((form / template).read_text(encoding="utf-8"))["body"]
            assert query.keys() <= {field["id"] for field in body if "id" in field}
