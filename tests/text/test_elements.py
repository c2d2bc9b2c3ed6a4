"""Elements are cut out whole, and one that never ends costs nothing."""

import re

from sitegen.text.elements import without_elements

OPENING = re.compile(r"<(code|pre)\b|<!--")


def test_what_is_inside_goes_along() -> None:
    page = "a<code x>b <pre>c</pre></code>d<!-- <code> -->e"
    assert without_elements(page, OPENING) == "ade"
    assert without_elements(page, OPENING, " ") == "a d e"


def test_what_never_ends_stays_and_hides_nothing_else() -> None:
    assert without_elements("<code>a<pre>b</pre>", OPENING) == "<code>a"
    assert without_elements("<!-- a <pre>b</pre>", OPENING) == "<!-- a "


def test_many_that_never_end_are_looked_for_once() -> None:
    finds = []

    class Page(str):
        def find(self, *sought: object) -> int:
            finds.append(sought)
            return super().find(*sought)  # type: ignore[arg-type]

    page = Page("<code " * 1000)
    assert without_elements(page, OPENING) == page
    assert len(finds) == 1
