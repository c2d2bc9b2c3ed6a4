"""The engines compared: each a folder to serve and a script that defines `window.find`.

`find(query, limit)` promises titles.  Peers get what their documentation recommends for a list
like this one, and only the files that searching needs are counted, not their user interface.
"""

import html
import json
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

_PAGE = "<!doctype html><html lang=en><meta charset=utf-8><title>Bench</title>"


@dataclass(frozen=True, slots=True, kw_only=True)
class Engine:
    """`counts` is what the path of a file has in it if searching needs the file."""

    name: str
    folder: Path
    page: str
    find: str
    counts: str


def sitegen_engine(site: Path) -> Engine:
    """Ours, on a built site."""
    find = """() => { window.find = async (query, limit) =>
        (await sitegen.search(query, {limit})).map(({title}) => title) }"""
    return Engine(name="sitegen", folder=site, page="index.html", find=find, counts="search/")


def peers(papers: list[dict[str, Any]], folder: Path) -> Iterator[Engine]:
    """Material's search, then MiniSearch and Pagefind where npm can install them."""
    texts = [(paper["title"], _text(paper)) for paper in papers]
    yield _material(texts, folder / "material")
    if not shutil.which("npm"):
        print("npm is not at hand: MiniSearch and Pagefind are left out")
        return
    packages = folder / "npm"
    packages.mkdir()
    install = [
        "npm",
        "install",
        "--no-audit",
        "--no-fund",
        "--silent",
        "minisearch@7",
        "pagefind@1",
    ]
    subprocess.run(install, cwd=packages, check=True)
    yield _minisearch(texts, folder / "minisearch", packages)
    yield _pagefind(texts, folder / "pagefind", packages)


def _text(paper: dict[str, Any]) -> str:
    """What its page says: the summary, and who it is from."""
    return " ".join(
        [paper["abstract"] or "", *(paper["authors"] or ()), paper["organization"] or ""]
    )


def _material(texts: list[tuple[str, str]], folder: Path) -> Engine:
    folder.mkdir()
    workers = files("material") / "templates" / "assets" / "javascripts" / "workers"
    worker = next(file for file in workers.iterdir() if file.name.endswith(".min.js"))
    (folder / "search_worker.js").write_bytes(worker.read_bytes())
    index = {
        "config": {
            "lang": ["en"],
            "separator": "[\\s\\-]+",
            "pipeline": ["stopWordFilter"],
            "fields": {"title": {"boost": 1000}, "text": {"boost": 1}, "tags": {"boost": 1e6}},
        },
        "docs": [
            {"location": str(n), "title": html.escape(title), "text": html.escape(text)}
            for n, (title, text) in enumerate(texts)
        ],
    }
    (folder / "search_index.json").write_text(json.dumps(index), encoding="utf-8")
    (folder / "titles.json").write_text(json.dumps([t for t, _ in texts]), encoding="utf-8")
    (folder / "index.html").write_text(_PAGE, encoding="utf-8")
    find = """async () => {
        const read = async (name) => (await fetch(name)).json();
        const titles = await read("titles.json");
        let worker;
        const ask = (message, type) => new Promise((resolve) => {
            worker.onmessage = ({data}) => data.type === type && resolve(data.data);
            worker.postMessage(message);
        });
        const setUp = async () => {
            const index = await read("search_index.json");
            worker = new Worker("search_worker.js");
            await ask({type: 0, data: {...index, options: {suggest: false}}}, 1);
        };
        let ready;
        window.find = async (query, limit) => {
            await (ready ??= setUp());
            const {items} = await ask({type: 2, data: query}, 3);
            return items.slice(0, limit).map(([{location}]) => titles[Number(location)]);
        };
    }"""
    return Engine(name="Material", folder=folder, page="index.html", find=find, counts="search_")


def _minisearch(texts: list[tuple[str, str]], folder: Path, packages: Path) -> Engine:
    folder.mkdir()
    shutil.copy(packages / "node_modules/minisearch/dist/umd/index.js", folder / "search_mini.js")
    options = '{fields: ["title", "text"], storeFields: ["title"]}'
    documents = [{"id": n, "title": title, "text": text} for n, (title, text) in enumerate(texts)]
    build = f"""const MiniSearch = require("minisearch");
        const index = new MiniSearch({options});
        index.addAll(JSON.parse(require("fs").readFileSync(0, "utf8")));
        console.log(JSON.stringify(index));"""
    built = subprocess.run(
        ["node", "-e", build],
        input=json.dumps(documents),
        capture_output=True,
        text=True,
        cwd=packages,
        check=True,
    )
    (folder / "search_index.json").write_text(built.stdout, encoding="utf-8")
    (folder / "index.html").write_text(_PAGE, encoding="utf-8")
    find = f"""() => {{
        const setUp = async () => {{
            await new Promise((resolve) => {{
                const script = document.createElement("script");
                script.src = "search_mini.js";
                script.onload = resolve;
                document.head.append(script);
            }});
            const text = await (await fetch("search_index.json")).text();
            return MiniSearch.loadJSON(text, {options});
        }};
        let ready;
        const how = {{prefix: true, fuzzy: 0.2, boost: {{title: 3}}}};
        window.find = async (query, limit) => {{
            const index = await (ready ??= setUp());
            return index.search(query, how).slice(0, limit).map(({{title}}) => title);
        }};
    }}"""
    return Engine(name="MiniSearch", folder=folder, page="index.html", find=find, counts="search_")


def _pagefind(texts: list[tuple[str, str]], folder: Path, packages: Path) -> Engine:
    folder.mkdir()
    for number, (title, text) in enumerate(texts):
        body = (
            f"<main data-pagefind-body><h1>{html.escape(title)}</h1><p>{html.escape(text)}</main>"
        )
        (folder / f"{number}.html").write_text(_PAGE + body, encoding="utf-8")
    (folder / "index.html").write_text(_PAGE, encoding="utf-8")
    program = packages / "node_modules/.bin/pagefind"
    subprocess.run([program, "--site", folder], check=True, capture_output=True)
    find = """() => {
        let ready;
        window.find = async (query, limit) => {
            const pagefind = await (ready ??= import(new URL("pagefind/pagefind.js", location)));
            const {results} = await pagefind.search(query);
            const found = await Promise.all(results.slice(0, limit).map((result) => result.data()));
            return found.map(({meta}) => meta.title);
        };
    }"""
    return Engine(name="Pagefind", folder=folder, page="index.html", find=find, counts="pagefind/")
