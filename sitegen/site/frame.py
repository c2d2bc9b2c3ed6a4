"""The frame of a large list's pages: header, menu and footer, once for all pages.

    assets/sitegen/frame.js    what they hold, and what puts it into a page

With some dozens of topics, which are in the header's panel and in the menu, the frame is half of a
paper's page.  The home page has it whole, without a script too, and the others take it from there.
"""

import json
import re

from rjsmin import jsmin

from sitegen.errors import SitegenError
from sitegen.site.bundles import ASSETS, BROWSER

FRAME = f"{ASSETS}/frame.js"
_HERE = ' aria-current="page"'
_PARTS = {
    "header": re.compile(r'<header class="sg-header">.*?(?=<div class="sg-frame)', re.DOTALL),
    "menu": re.compile(r'<nav class="sg-nav".*?</nav>', re.DOTALL),
    "footer": re.compile(r'<footer class="sg-footer">.*?</footer>', re.DOTALL),
}


def frame_script(home: str) -> str:
    """The script, from the rendered home page. Raises SitegenError if that has no frame."""
    found = {name: form.search(home) for name, form in _PARTS.items()}
    parts = {name: each[0].replace(_HERE, "") for name, each in found.items() if each}
    if len(parts) < len(_PARTS):
        raise SitegenError("the home page has no header or menu (report this: sitegen renders it)")
    program = (BROWSER / "page_frame.js").read_text(encoding="utf-8")
    return str(jsmin(f"window.sitegenFrame = {json.dumps(parts)};\n{program}"))
