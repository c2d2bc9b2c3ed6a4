"""YAML: papers as mappings, as sites and programs keep them, with whatever names for their fields.

What a curator writes for this list is read in the layout `hand`, which knows every field and says
what is wrong; a file with fields that `hand` does not have is of another origin.
"""

from sitegen.content.dumps import hand
from sitegen.content.dumps.element import Cut, Element
from sitegen.content.dumps.elements import element_layout
from sitegen.content.dumps.roles import Role
from sitegen.content.dumps.saved_file import SavedFile
from sitegen.content.dumps.tree.json_papers import FEW, NAMES, cut_tree, papers_of
from sitegen.content.dumps.tree.names import ROLES
from sitegen.content.dumps.tree.node import has_identifier
from sitegen.content.dumps.tree.yaml_tree import parse_yaml

_LIKE = 0.99
_SAMPLE = 400_000  # characters
_ENOUGH = 2  # papers, where the text is broken


def _likeness(file: SavedFile) -> float:
    text = file.text[:_SAMPLE]
    if not _may_be_yaml(text) or hand.is_own(file):
        return 0.0
    whole = text if len(text) == len(file.text) else text[: text.rfind("\n") + 1]
    tree = parse_yaml(whole)
    found = papers_of(whole, tree, most=FEW).elements
    papers = [each for each in found if isinstance(each, Element)]
    least = _ENOUGH if tree.breaks or len(tree.values) > 1 else 1
    return _LIKE if len(papers) >= least and any(map(_is_certain, papers)) else 0.0


def _is_certain(paper: Element) -> bool:
    """Does it say more than a post of a site does: a title, a date and one author?"""
    persons, are_all = paper.people or ((), True)
    roles = {ROLES.get(name.lower()) for name, texts in paper.values.items() if any(texts)}
    is_published = not roles.isdisjoint({Role.ABSTRACT, Role.VENUE})
    return len(persons) > 1 or not are_all or is_published or has_identifier(paper.values, NAMES)


def _may_be_yaml(text: str) -> bool:
    """Are there keys, or items, where YAML has them?"""
    lines = (line for line in text.split("\n", 1_000) if hand.is_filled(line))
    first = next(lines, "")
    return first[:1] not in ("{", "[", "<", "@", "|", "%") and hand.has_keys(text)


def _cut(file: SavedFile) -> Cut:
    return cut_tree(file.text, parse_yaml(file.text))


LAYOUT = element_layout("YAML", _likeness, _cut)
