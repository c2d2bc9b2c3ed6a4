"""CSL-JSON: papers for Zotero, Pandoc and everything else that reads CSL.

The type is `article`, which is CSL's type for a preprint.
"""

import json
from collections.abc import Iterable
from typing import Any

from sitegen.present.citation import Citation, without_commas


def item(citation: Citation) -> dict[str, Any]:
    date = citation.date
    facts = {
        "id": citation.key,
        "type": "article",
        "title": citation.title,
        "author": [{"literal": citation.organization}] if citation.organization else None,
        "container-title": citation.facts.get("venue"),
        "issued": {"date-parts": [[part for part in date.order if part]]} if date else None,
        "note": ". ".join(citation.notes),
        "abstract": "\n\n".join(citation.paragraphs),
        "keyword": ", ".join(map(without_commas, citation.keywords)),
        "URL": citation.url,
    }
    return {name: value for name, value in facts.items() if value}


def item_json(citation: Citation) -> str:
    return json.dumps(item(citation), ensure_ascii=False)


def items(each: Iterable[str]) -> str:
    """A JSON array of items, one per line."""
    return "[\n" + ",\n".join(each) + "\n]\n"
