"""JSON Feed 1.1.

There are no authors at the top: items without authors would inherit them.  Addresses have to
be absolute, so they are left out where the site's own is not known.
"""

import json
from typing import Any

from sitegen.content.settings import Settings
from sitegen.export.atom import paragraphs_html
from sitegen.export.entry import Entry
from sitegen.export.feed import Feed
from sitegen.present.address import absolute, permalink
from sitegen.store import kept


@kept
def document(feed: Feed, settings: Settings) -> str:
    facts = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "description": feed.description,
        "home_page_url": absolute(settings, feed.page),
        "feed_url": absolute(settings, f"{feed.stem}.json"),
        "language": "en",
    }
    items = [_item(entry, settings) for entry in feed.entries]
    known = {name: value for name, value in facts.items() if value}
    return json.dumps({**known, "items": items}, ensure_ascii=False, indent=1) + "\n"


def _item(entry: Entry, settings: Settings) -> dict[str, Any]:
    facts = {
        "id": permalink(settings, entry.address),
        "url": absolute(settings, entry.path),
        "external_url": entry.elsewhere,
        "title": entry.title,
        "summary": entry.summary,
        "content_html": paragraphs_html(entry.paragraphs),
        "date_published": entry.published,
        "date_modified": entry.updated,
        "authors": [{"name": name} for name in entry.authors],
        "tags": list(entry.tags),
    }
    return {name: value for name, value in facts.items() if value}
