"""The frame of a large list's pages: header, menu and footer, once for all pages.

    assets/sitegen/frame.js    what they hold, and what puts it into a page

With some dozens of topics, which are in the header's panel and in the menu, the frame is half of a
paper's page.  The home page has it whole, without a script too, and the others take it from there.
The page of a paper takes more: its address and icons, and what is alike in each but for its name.
"""

import html
import json
import re
from collections.abc import Mapping

from rjsmin import jsmin

from sitegen.errors import SitegenError
from sitegen.site.bundles import ASSETS, BROWSER
from sitegen.site_map import ADDRESSES

FRAME = f"{ASSETS}/frame.js"
_HERE = ' aria-current="page"'
_SITE = re.compile(r'<link rel="canonical" href="([^"]*)"')
_FORMS = {
    "head": re.compile(r'<link rel="icon".*?(?=<script)', re.DOTALL),
    "header": re.compile(r'<a class="sg-skip".*?(?=<div class="sg-frame)', re.DOTALL),
    "menu": re.compile(r'<nav class="sg-nav".*?</nav>', re.DOTALL),
    "footer": re.compile(r'<footer class="sg-footer">.*?</footer>', re.DOTALL),
}


def frame_script(home: str, parts: Mapping[str, str]) -> str:
    """The script, from the rendered home page, and from `parts` of the pages of papers by name.

    Raises SitegenError if the page has no frame.
    """
    found = {name: form.search(home) for name, form in _FORMS.items()}
    frame = {name: each[0].replace(_HERE, "") for name, each in found.items() if each}
    if len(frame) < len(_FORMS):
        raise SitegenError("the home page has no header or menu (report this: sitegen renders it)")
    site = _SITE.search(home)
    frame["site"] = html.unescape(site[1]) if site else ""
    frame |= {name: ADDRESSES[name] for name in ("explore", "mylist")}
    program = (BROWSER / "page_frame.js").read_text(encoding="utf-8")
    values = json.dumps({**frame, "parts": dict(parts)})
    return str(jsmin(f"window.sitegenFrame = {values};\n{program}"))
