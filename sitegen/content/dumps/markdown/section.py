"""Section: what stands under one heading, and which of it are papers because their neighbors are.

A list of papers without links says where each appeared, and one between papers may lack that, too.
"""

import re
from collections.abc import Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from sitegen.content.dumps.element import Element
from sitegen.content.dumps.markdown.items import Found

_MOST = 0.7  # of the items of a section, for it to be a list of papers
_LEAST = 3  # papers of a file, for one without any link
_THING = (
    r"(?:talks?|presentations?|videos?|news|change\s?log|changes|releases?|updates?|blogs?|posts?"
    r"|media|software|tools?|librar(?:y|ies)|datasets?|events?|courses?|tutorials?|people|awards?"
    r"|teaching|service|experience|education|positions|features|roadmap|todo|links|websites)"
)
_OTHER_THINGS = re.compile(
    rf"\W*(?:\w+ )?{_THING}(?:\W+(?:and )?{_THING})*\W*"
    r"|\W*(?:updates?|news|releases?|changes?|version)\b.*",
    re.IGNORECASE,
)


class Section(Struct):
    """What stands under one heading: items, and whether any of them is a paper."""

    headings: tuple[str, ...]
    found: list[Found] = field(default_factory=list)

    @property
    def has_papers(self) -> bool:
        return any(isinstance(each.element, Element) for each in self.found)

    @property
    def is_of_papers(self) -> bool:
        """Whether most of the items are papers, or say where or when one appeared."""
        items = [each for each in self.found if not each.is_anchor]
        is_other = any(_OTHER_THINGS.fullmatch(heading) for heading in self.headings[-1:])
        return bool(items) and not is_other and self.told(1) >= _MOST * len(items)

    def told(self, least: int) -> int:
        """How many items are papers, or say that much of where and when one appeared."""
        return sum(
            isinstance(each.element, Element)
            or (each.candidate is not None and each.placed >= least)
            for each in self.found
        )

    def settle(self) -> None:
        """Take for papers what says where it appeared, and titles between such."""
        placed = sum(each.candidate is not None and each.placed > 0 for each in self.found)
        least = 0 if 2 * placed >= len(self.found) else 1
        self.found = [
            replace(each, element=each.candidate)
            if each.candidate and each.placed >= least
            else each
            for each in self.found
        ]


def settle(sections: Sequence[Section]) -> None:
    """Decide in the sections of papers about the items that show too little by themselves."""
    of_papers = [section for section in sections if section.is_of_papers]
    if sum(section.told(2) for section in of_papers) >= _LEAST:
        for section in of_papers:
            section.settle()
