"""What a phone reads to put the site on its home screen."""

import json
from pathlib import Path
from urllib.parse import urljoin

import pytest

from sitegen.export.web_manifest import MANIFEST, install_files, short_name
from tests.conftest import settings_of

BELOW = "https://example.org/lists/papers/"


def test_every_address_is_below_the_site_wherever_that_is(golden: Path) -> None:
    files = install_files(settings_of(golden))
    values = json.loads(files[MANIFEST])
    assert urljoin(BELOW + MANIFEST, values["scope"]) == BELOW
    assert urljoin(BELOW + MANIFEST, values["start_url"]) == f"{BELOW}index.html"
    assert {each["src"] for each in values["icons"]} < files.keys()
    assert [each["sizes"] for each in values["icons"]] == ["192x192", "512x512", "512x512"]
    assert [each.get("purpose") for each in values["icons"]] == [None, None, "maskable"]
    assert values["name"] == settings_of(golden).name


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Caches", "Caches"),
        ("Parallel & Sequential", "Parallel"),
        ("On Forgetting Well", "On"),
        ("Counterrevolutionary reading", "Counterrevolutionary"),
        ("A & B & C & D & E", "A & B & C"),
        ("", ""),
    ],
)
def test_a_short_name_is_the_words_that_fit(name: str, short: str) -> None:
    assert short_name(name) == short
