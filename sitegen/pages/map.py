"""The map of the list: the frame of what the browser draws, and its topics as a plain list."""

from sitegen.library.library import Library
from sitegen.pages.home import group_views
from sitegen.present.view import MapView, Page
from sitegen.site_map import MAP
from sitegen.text.clean import counted


def map_page(library: Library) -> Page:
    count = len(library.papers)
    return Page(
        path=MAP.address,
        template=MAP.name,
        title="Map of the list",
        description=f"{counted(count, 'paper')} as points, each near those whose words are near",
        view=MapView(papers=count, groups=group_views(library)),
    )
