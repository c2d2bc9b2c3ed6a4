"""Script: a value as a classic script, the one kind of data a page opened from disk can load."""

import json


def data_script(name: str, value: object) -> str:
    """A script that hands over a value; all ASCII, and inert even inside an HTML page."""
    literal = json.dumps(value, separators=(",", ":")).replace("</", "<\\/")
    return f"sitegen.receive({json.dumps(name)},{literal});\n"
