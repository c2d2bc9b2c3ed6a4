"""The pages of a site: no two of one address."""

import pytest

from sitegen.errors import SitegenError
from sitegen.pages.site import refuse_collisions
from sitegen.present.view import GoneView, Page


def page(path: str, title: str) -> Page:
    view = GoneView(title=title, text="It is gone.")
    return Page(path=path, template="gone", title=title, description=title, view=view)


def test_two_pages_of_one_address_are_refused() -> None:
    pages = [page("a.html", "First"), page("b.html", "Second"), page("A.html", "Third")]
    with pytest.raises(SitegenError, match=r"address A\.html: 'First' and 'Third'"):
        refuse_collisions(pages)
    refuse_collisions(pages[:2])
