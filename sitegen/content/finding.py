"""Finding: the sentence that says what a paper found, where the curator writes it.

Cards show it whole, so it has to be short.
"""

from sitegen.content.yaml_file import Place, YamlReader

MOST_WORDS = 25


def check_finding(reader: YamlReader, text: str, place: Place) -> None:
    """Warn of a finding that is too long to be taken in at a glance."""
    words = len(text.split())
    if words > MOST_WORDS:
        message = f"a finding of {words} words, but lists show it whole"
        remedy = f"say it in one sentence of at most {MOST_WORDS} words"
        reader.report(place, message, remedy, "warning")
