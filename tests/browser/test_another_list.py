"""Search in a list of another field, in whose titles are four languages."""

import pytest

from tests.another_list import build_site
from tests.browser.tabs import OpenPage
from tests.made_once import built_once

FOUND = {
    "Aletschgletscher": "Die Geschichte des Grossen Aletschgletschers",
    "großer aletschgletscher": "Die Geschichte des Grossen Aletschgletschers",
    "Gletscher Inventar": "Das Schweizer Gletscherinventar",
    "Uebersicht Alpengletscher": "Die Alpengletscher im Spät- und Postglazial",
    "etudes sur les glaciers": "Études sur les glaciers",
    "glaciologia": "Nieves y glaciares de Chile",
    "jokulhlaup": "Water flow in glaciers: Jökulhlaups",
    "alga": "Remote sensing reveals Antarctic green snow algae",
    "isbrae": "Of isbrae and ice streams",
    "paleotemperatures": "Greenland palaeotemperatures",
    "δ18O stack": "A Pliocene–Pleistocene stack",
    "author:luethi length": "Volume change reconstruction of Swiss glaciers",
    "author:nordenskiold": "Cryoconite found 1870",
    "year:-1800": "Versuch einer historischen",
}


def test_every_language_and_spelling_is_found(
    open_page: OpenPage, tmp_path_factory: pytest.TempPathFactory
) -> None:
    site = built_once("another", build_site, tmp_path_factory)
    page = open_page(site.as_uri() + "/explore.html")
    firsts = page.evaluate(
        """async (queries) => Promise.all(
            queries.map(async (query) => (await sitegen.search(query, { limit: 1 }))[0]?.title),
        )""",
        list(FOUND),
    )
    found = dict(zip(FOUND, firsts, strict=True))
    assert {q: found[q] for q, title in FOUND.items() if not found[q].startswith(title)} == {}
    page.get_by_label("Picked by the curator").wait_for()
    assert page.get_by_label("Has code").count() == 0
