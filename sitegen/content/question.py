"""Question: what a reader may ask that a paper answers, where the curator writes it.

Search takes all of its words together, and nobody types a paragraph.
"""

from sitegen.content.yaml_file import Place, YamlReader

MOST_WORDS = 12


def check_question(reader: YamlReader, text: str, place: Place) -> None:
    """Warn of a question that is longer than anybody would type."""
    words = len(text.split())
    if words > MOST_WORDS:
        message = f"a question of {words} words, but readers type a few"
        remedy = f"ask it in at most {MOST_WORDS} words, as a reader would"
        reader.report(place, message, remedy, "warning")
