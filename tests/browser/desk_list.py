"""A small invented list of which something of every kind needs its curator."""

from pathlib import Path

from sitegen.content.lock_file import Lock, Published, Revision, write_lock
from sitegen.library.paper import paper_id

CERTAIN = (
    "Lanterns for Moths: Keeping a Moth by Lantern Light",
    "Piers of a Harbor: Harbors Built of Piers",
)
DOUBTFUL = "On the Habits of a Visitor"
UNSORTED = "Notes on Nothing in Particular"
APART = ("Tides: A Study of Bells in Nine Parts", "Tides: A Study of Bells in Ten Parts")
NO_PAPER = "Trending this week"

_TOPICS = """
weights: {decisive: 5, telling: 3, hint: 1, against: -4}
groups: [Animals, Places]
topics:
  - slug: moths
    name: Moths & lanterns
    group: Animals
    scope: What comes to a light.
    introduction: ""
    phrases: {decisive: [moth, lantern], telling: [visitor]}
  - slug: harbors
    name: Harbors
    group: Places
    scope: Where ships stay.
    introduction: ""
    phrases: {decisive: [harbor, pier], telling: [habit]}
  - slug: bells
    name: Bells
    group: Places
    scope: What rings.
    introduction: ""
    phrases: {decisive: [bell, tide]}
"""

_HEAD = """new

Get trending papers in your email inbox!

Subscribe

Daily Papers

byAK and the research community

Apr 15"""

_CURATION = f"""# What the curator says; this line stays where it is.
dumps:
  april.txt:
    captured: 2026-04-15  # as is this
papers:
  {DOUBTFUL}:
    also: [harbors]
"""

_BELLS = (
    "A bell rings at every tide, and whoever counts the bells of a year knows the tides of it. "
)


def write(root: Path) -> Path:
    """Write the list below `root`; its `content`."""
    content = root / "content"
    (content / "dumps").mkdir(parents=True)
    (root / "mkdocs.yml").write_text("site_name: Small & <b>invented</b>\n", encoding="utf-8")
    (content / "topics.yml").write_text(_TOPICS, encoding="utf-8")
    (content / "curation.yml").write_text(_CURATION, encoding="utf-8")
    (content / "dumps" / "april.txt").write_text(_dump(), encoding="utf-8")
    (content / "papers.lock").write_text(write_lock(_lock()), encoding="utf-8")
    return content


def _dump() -> str:
    cards = [
        _card(CERTAIN[0], "A moth comes to a lantern, and each lantern has a moth. Moths stay."),
        _card(CERTAIN[1], "A pier makes a harbor, a harbor has a pier; harbors are made of piers."),
        _card(DOUBTFUL, "A visitor has a habit, and the habit of the visitor is what is told."),
        NO_PAPER,
        _card(
            UNSORTED, "There is little to say of it, and what there is was said before by others."
        ),
        *(_card(title, _BELLS * 3) for title in APART),
    ]
    return "\n\n".join([_HEAD, *cards]) + "\n"


def _card(title: str, abstract: str) -> str:
    return f"{title}\n\n{abstract}\n\n  • 2 authors\n·\nMar 16"


def _lock() -> Lock:
    """All but the certain ones were published."""
    titles = (DOUBTFUL, UNSORTED, NO_PAPER, *APART)
    entries = (Published(id=paper_id(title), title=title, first_revision=1) for title in titles)
    return Lock(
        entries={entry.id: entry for entry in entries},
        revisions=(Revision(number=1, as_of="2026-01-01"),),
    )
