"""Elements: parts of a page's HTML that are cut out of it as a whole."""

import re


def without_elements(page: str, opening: re.Pattern[str], instead: str = "") -> str:
    """The page without the elements that begin with a match of `opening`, up to their first end.

    A group of the pattern has the element's name; without one it is a comment.  An element that
    never ends stays, and is looked for once: the time grows with the page, not with its square.
    """
    kept, end, endless = [], 0, set[str]()
    for match in opening.finditer(page):
        closing = f"</{match[match.lastindex]}>" if match.lastindex else "-->"
        if match.start() < end or closing in endless:
            continue
        at = page.find(closing, match.end())
        if at < 0:
            endless.add(closing)
            continue
        kept += [page[end : match.start()], instead]
        end = at + len(closing)
    return "".join([*kept, page[end:]])
