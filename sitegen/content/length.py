"""Length: how many words a curator's own sentences have at most, where that matters.

Cards show a finding whole, and search takes all words of a question together.
"""

from sitegen.content.yaml_file import Place, YamlReader

MOST_WORDS = {"finding": 25, "asked_as": 12}

_SAID = {
    "finding": (
        "a finding of {} words, but lists show it whole",
        "say it in one sentence of at most {} words",
    ),
    "asked_as": (
        "a question of {} words, but readers type a few",
        "ask it in at most {} words, as a reader would",
    ),
}


def check_length(reader: YamlReader, key: str, text: str, place: Place) -> None:
    """Warn of a text that is longer than its key allows; other keys allow any length."""
    if key not in MOST_WORDS:
        return
    most, words = MOST_WORDS[key], len(text.split())
    if words > most:
        message, remedy = _SAID[key]
        reader.report(place, message.format(words), remedy.format(most), "warning")
