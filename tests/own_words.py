"""Own words: what tests ask of texts that stand for the abstracts of others."""

import re

ADDRESS = re.compile(r"https?://\S+")

_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_NAME = re.compile(r"\b\w*[A-Z]\w*[A-Z0-9]\w*\b")  # two capitals, or a capital and a figure
_PLURAL = re.compile(r"(?<=[A-Z0-9])s$")
# Names that a paper does not claim, but that anyone uses for what its abstract spells out.
_USUAL_NAMES = frozenset({"AI", "CPU", "CPUs", "FLOPs", "GPU", "GPUs", "LLM", "LLMs"})


def runs(text: str, length: int) -> set[tuple[str, ...]]:
    """All runs of so many words."""
    words = re.findall(r"[a-z0-9]+", text.lower())
    return {tuple(words[at : at + length]) for at in range(len(words) - length + 1)}


def figures(text: str) -> set[str]:
    return {figure.replace(",", "") for figure in _FIGURE.findall(text)}


def figures_told(text: str) -> set[str]:
    """Those of an abstract, where `100,200` may be one figure or two."""
    return figures(text.replace("{,}", ",")) | set(re.findall(r"\d+(?:\.\d+)?", text))


def unknown_names(text: str, source: str) -> list[str]:
    """The names in a text that its source does not have, in whatever spelling."""
    told = _squeezed(source)
    names = sorted(set(_NAME.findall(text)) - _USUAL_NAMES)
    return [name for name in names if _squeezed(_PLURAL.sub("", name)) not in told]


def _squeezed(text: str) -> str:
    return re.sub(r"[\W_]", "", text).casefold()
