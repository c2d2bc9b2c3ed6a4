"""Hit: what arXiv says of one paper."""

from msgspec import Struct

from sitegen.content.record import Record
from sitegen.text.dates import PartialDate
from sitegen.text.person import Person


class Hit(Struct, frozen=True, kw_only=True):
    """One paper on arXiv. Text is readable text: cleaned, not escaped.

    `arxiv` is without version, `submitted` the day of the first version, `category` the primary
    one.  `doi` and `journal` are empty unless the authors named where it was published.
    """

    arxiv: str
    title: str
    authors: tuple[Person, ...]
    submitted: PartialDate
    authors_complete: bool = True
    category: str = ""
    doi: str = ""
    journal: str = ""

    @property
    def authors_count(self) -> int | None:
        """How many there are, unless it says et al."""
        return len(self.authors) if self.authors and self.authors_complete else None

    @property
    def record(self) -> Record:
        """The hit as matching compares it with what the list knows."""
        return Record(
            dump="arXiv",
            lines=(1,),
            title=self.title,
            authors_count=self.authors_count,
            date=self.submitted,
            arxiv=self.arxiv,
            authors=self.authors,
            authors_complete=self.authors_complete if self.authors else None,
        )
