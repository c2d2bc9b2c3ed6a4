"""LaTeX: the whole list typeset by pdfLaTeX, with BibTeX's own styles and with biblatex."""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.clients.client import Client, Result, Tool, run

_LATEX = (
    Tool(command="pdflatex", package="texlive-latex-recommended"),
    Tool(command="bibtex", package="texlive-binaries"),
)
_BIBER = (*_LATEX, Tool(command="biber", package="biber texlive-latex-extra texlive-bibtex-extra"))

_FIRST = r"""\documentclass{article}
\usepackage[utf8]{inputenc}
\usepackage[T1]{fontenc}
\usepackage{amsmath,amssymb,url}
\tracinglostchars=2
"""
_BIBTEX = r"""\usepackage{natbib}
\begin{document}
\nocite{*}
\bibliographystyle{%s}
\bibliography{papers}
\end{document}
"""
_BIBLATEX = r"""\usepackage[backend=biber]{biblatex}
\addbibresource{papers.bib}
\begin{document}
\nocite{*}
\printbibliography
\end{document}
"""
# A line of TeX's log or of a program's messages that says that something is wrong.
_FAULT = re.compile(
    r"^!.*|^Missing character.*|^Warning--.*|^(?:ERROR|WARN)\b.*|.*need author or key.*"
    r"|^LaTeX Warning: Citation.*|^Repeated entry.*|^\(There w.* error message.*",
    re.MULTILINE,
)
# What is said of a paper whose year nobody knows, by BibTeX and by biber.
_NO_YEAR = re.compile(
    r"empty year in (\S+)|Entry '([^']+)' .*: Missing mandatory field.*'date, year'"
)
_PAGES = re.compile(r"Output written on .*\((\d+) pages")


def _bibtex(site: Path, work: Path) -> Iterator[Result]:
    for style in ("plain", "plainnat"):
        folder = work / style
        yield _typeset(site, folder, _BIBTEX % style, ("bibtex", "list"), f"papers.bib, {style}")


def _biblatex(site: Path, work: Path) -> Iterator[Result]:
    program = ("biber", "--validate-datamodel", "list")
    yield _typeset(site, work / "biblatex", _BIBLATEX, program, "papers.bib, biblatex")


def _typeset(
    site: Path, folder: Path, document: str, program: tuple[str, ...], read: str
) -> Result:
    folder.mkdir()
    shutil.copy(site / "papers.bib", folder)
    (folder / "list.tex").write_text(_FIRST + document, encoding="utf-8")
    latex = ("pdflatex", "-interaction=nonstopmode", "list")
    run(*latex, cwd=folder)
    said = run(*program, cwd=folder).stdout
    run(*latex, cwd=folder)
    said += run(*latex, cwd=folder).stdout
    log = (folder / "list.log").read_text(encoding="utf-8", errors="replace")
    pages = _PAGES.search(log.replace("\n", " "))
    entries = (folder / "list.bbl").read_text(encoding="utf-8")
    count = len(re.findall(r"\\bibitem\b|^\s*\\entry\{", entries, re.MULTILINE))
    faults = list(dict.fromkeys(found[0] for found in _FAULT.finditer(f"{said}\n{log}")))
    undated = _undated(site)
    faults = [fault for fault in faults if not undated & _without_year(fault)]
    wanted = (site / "papers.bib").read_text(encoding="utf-8").count("\n@") + 1
    if count != wanted or pages is None:
        faults.append(f"{count} of {wanted} entries typeset")
    shown = f"{count} entries on {pages[1] if pages else 0} pages, {len(undated)} undated"
    return Result(read=read, found=shown, faults=faults)


def _undated(site: Path) -> set[str]:
    """The papers that are rightly without a year: it is unknown, inferred, or unconfirmed."""
    papers = json.loads((site / "papers.json").read_text(encoding="utf-8"))["papers"]
    return {paper["id"] for paper in papers if not _is_dated(paper)}


def _is_dated(paper: dict[str, Any]) -> bool:
    year_from = (paper["date"] or {}).get("year_from")
    return year_from not in (None, "capture") and "date" not in paper["unconfirmed"]


def _without_year(fault: str) -> set[str]:
    found = _NO_YEAR.search(fault)
    return {found[1] or found[2]} if found else set()


CLIENTS = (
    Client(name="pdfLaTeX, BibTeX", check=_bibtex, tools=_LATEX),
    Client(name="pdfLaTeX, biber", check=_biblatex, tools=_BIBER),
)
