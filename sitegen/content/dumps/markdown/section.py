"""Section: what stands under one heading, and which of it are papers because their neighbors are.

A list of papers without links says where each appeared, and one between papers may lack that, too.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from sitegen.content.dumps.element import Element
from sitegen.content.dumps.markdown.items import Found

_MOST = 0.7  # of the items of a section, for it to be a list of papers
_LEAST = 3  # papers of a file, for one without any link
_OTHER_THINGS = re.compile(
    r"\b(?:talks?|presentations?|videos?|news|change\s?log|changes|releases?|updates?|blogs?|posts?"
    r"|media|software|tools?|librar(?:y|ies)|datasets?|events?|courses?|tutorials?|people|awards?"
    r"|teaching|service|experience|education|positions|features|roadmap|todo|links|websites)\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Section:
    """What stands under one heading: items, and whether any of them is a paper."""

    headings: tuple[str, ...]
    found: list[Found] = field(default_factory=list)

    @property
    def has_papers(self) -> bool:
        return any(isinstance(each.element, Element) for each in self.found)

    @property
    def is_of_papers(self) -> bool:
        """Whether most of the items are papers, or say where one appeared."""
        items = [each for each in self.found if not each.is_anchor]
        is_other = any(_OTHER_THINGS.search(heading) for heading in self.headings[-1:])
        return bool(items) and not is_other and len(self._told(items)) >= _MOST * len(items)

    def _told(self, items: Sequence[Found]) -> list[Found]:
        return [
            each
            for each in items
            if isinstance(each.element, Element) or (each.candidate and each.is_placed)
        ]

    def told(self) -> int:
        return len(self._told(self.found))

    def settle(self) -> None:
        """Take for papers what says where it appeared, and titles between such."""
        placed = sum(each.candidate is not None and each.is_placed for each in self.found)
        takes_all = 2 * placed >= len(self.found)
        self.found = [
            replace(each, element=each.candidate)
            if each.candidate and (each.is_placed or takes_all)
            else each
            for each in self.found
        ]


def settle(sections: Sequence[Section]) -> None:
    """Decide in the sections of papers about the items that show too little by themselves."""
    of_papers = [section for section in sections if section.is_of_papers]
    if sum(section.told() for section in of_papers) >= _LEAST:
        for section in of_papers:
            section.settle()
