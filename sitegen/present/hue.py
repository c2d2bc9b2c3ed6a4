"""Hue: which of the stylesheet's five quiet hues stands for a group of topics.

It is never the only sign of a group.  Groups after the fifth have none: two groups of one hue
would say that they belong together.
"""

from sitegen.content.taxonomy import Taxonomy

HUES = 5


def hue(taxonomy: Taxonomy, group: str) -> int:
    """From 1 to 5 in the order of groups, or 0 for none."""
    place = taxonomy.groups.index(group) + 1 if group in taxonomy.groups else 0
    return place if place <= HUES else 0
