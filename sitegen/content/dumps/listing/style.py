"""Style: how much a paragraph looks like prose, where nothing but its looks can tell."""

import re

_LONG_WORDS = 35
_CHARACTERS_PER_WORD = 7.5  # in scripts without spaces too, roughly
_PROSE_OF_AN_ABSTRACT = 0.3  # anything less reads like a title
_SENTENCE_END = re.compile(r"""(?:(?<!\.)\.|。)[)\]"'”’]*$""")
_ENDING = 8
_WEB_ADDRESS = re.compile(r"https?://\S")
_RESOURCE = re.compile(
    r"\b(?:benchmark|code|data|datasets?|demo|github|homepage|implementation|models?|page|project"
    r"|repository|software|source|videos?|website|weights)\b.*https?://\S",
    re.IGNORECASE,
)
_ONLY_WEB_ADDRESS = re.compile(r"<?https?://\S+")


def prose(text: str) -> float:
    """How much a paragraph looks like an abstract (1) or like a title (0)."""
    if is_long(text):
        return 1.0
    words = text.split()
    length = max(len(words), len(text) / _CHARACTERS_PER_WORD)
    long_words = [word for word in words if len(word) > 3]
    capitals = sum(not word[0].islower() for word in long_words)
    lower_case = 1 - capitals / len(long_words) if long_words else 0.0
    style = 0.01 * length + 0.2 * lower_case
    style += 0.35 if ends_a_sentence(text) else 0.0
    style += 0.6 if _WEB_ADDRESS.search(text) else 0.0
    return min(style, 1.0)


def reads_as_prose(text: str) -> bool:
    return not _ONLY_WEB_ADDRESS.fullmatch(text) and prose(text) >= _PROSE_OF_AN_ABSTRACT


def names_a_resource(text: str) -> bool:
    """Is it a short line about where a paper's code, data or page is?"""
    return not is_long(text) and _RESOURCE.search(text) is not None


def is_long(text: str) -> bool:
    """Is it too long to be anything but an abstract?"""
    if len(text) / _CHARACTERS_PER_WORD >= _LONG_WORDS:
        return True
    return len(text) >= 2 * _LONG_WORDS - 1 and len(text.split()) >= _LONG_WORDS


def ends_a_sentence(text: str) -> bool:
    return _SENTENCE_END.search(text[-_ENDING:]) is not None
