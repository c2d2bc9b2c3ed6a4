"""Phrases at the desk: what they do, and what an edit of one would do."""

from collections.abc import Callable, Mapping

from sitegen.errors import SitegenError
from sitegen.library.assemble import Assembly
from sitegen.library.filing import Key
from sitegen.library.what_if import no_topic, read_edit, what_if
from sitegen.present.phrase_overview import (
    PhraseOverview,
    TopicOverview,
    Tried,
    phrase_overview,
    topic_overview,
    tried,
)
from sitegen.review.decide import RefusedError

Places = Callable[[], Mapping[Key, str]]


def phrases_of(
    assembly: Assembly, asked: str, places: Places
) -> PhraseOverview | TopicOverview | Tried:
    """Of all topics (""), of one by its slug, or what an edit would do
    (`what-if/TOPIC/LEVEL/PHRASE`).

    `places` says where each phrase is.  Raises RefusedError if there is no such topic, level or
    phrase, or while the content has errors.
    """
    library = assembly.library
    if assembly.errors:
        raise RefusedError(409, assembly.errors[0].labeled, "mend that first")
    if not asked:
        return phrase_overview(library, assembly.lock)
    if topic := library.taxonomy.by_slug.get(asked):
        return topic_overview(library, topic, places())
    edit = asked.split("/", 3)
    if edit[0] == "what-if" and len(edit) == 4:
        return _tried(assembly, *edit[1:])
    raise RefusedError(404, no_topic(library.taxonomy, asked), "")


def _tried(assembly: Assembly, topic: str, level: str, phrase: str) -> Tried:
    library = assembly.library
    try:
        edit = read_edit(library.taxonomy, topic, level, phrase)
    except SitegenError as error:
        raise RefusedError(422, str(error), "") from error
    return tried(library, what_if(library, [edit]))
