"""My list: the frame of what a reader keeps; their own browser fills it."""

from sitegen.content.settings import Settings
from sitegen.library.library import Library
from sitegen.present.address import absolute
from sitegen.present.view import MyListView, Page
from sitegen.site_map import MY_LIST


def my_list_page(library: Library, settings: Settings) -> Page:
    return Page(
        path=MY_LIST.address,
        template=MY_LIST.name,
        title=MY_LIST.title,
        description="The papers you keep: to read, reading and read, in your order, with notes",
        view=MyListView(
            name=settings.name,
            published=absolute(settings, MY_LIST.address),
            papers=len(library.papers),
        ),
    )
