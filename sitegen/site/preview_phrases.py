"""The desk's panel of phrases: what they do, and what another one would do.

It takes seconds the first time after an edit, so that nothing of it is made before it is asked for.
"""

from typing import TYPE_CHECKING
from urllib.parse import parse_qs

from sitegen.content.settings import Settings
from sitegen.content.text_file import read_text
from sitegen.content.yaml_file import read_yaml
from sitegen.errors import SitegenError
from sitegen.library.assemble import Assembly
from sitegen.review.decide import RefusedError

if TYPE_CHECKING:
    from sitegen.present.phrase_overview import PhraseOverview, TopicOverview, Tried

_ALL, _TRY, _TOPIC = "phrases.json", "what-if.json", "phrases/"


def is_of_phrases(path: str) -> bool:
    return path in (_ALL, _TRY) or path.startswith(_TOPIC)


def about_phrases(
    assembly: Assembly, settings: Settings, path: str, query: str
) -> "PhraseOverview | TopicOverview | Tried":
    """What an address of the panel shows.  Raises RefusedError for a wrong topic or phrase."""
    from sitegen.present.phrase_overview import phrase_overview

    if path == _ALL:
        return phrase_overview(assembly.library, assembly.lock)
    if path == _TRY:
        return _tried(assembly, query)
    return _of_topic(assembly, settings, path.removeprefix(_TOPIC).removesuffix(".json"))


def _of_topic(assembly: Assembly, settings: Settings, slug: str) -> "TopicOverview":
    from sitegen.content.phrase_places import phrase_places
    from sitegen.present.phrase_overview import topic_overview

    topic = assembly.library.taxonomy.by_slug.get(slug)
    if topic is None:
        raise RefusedError(404, "there is no such topic", "load the desk again")
    file = read_yaml(str(settings.topics_file), read_text(settings.topics_file)[0])
    places = {} if file.problems else phrase_places(file)
    return topic_overview(assembly.library, topic, places)


def _tried(assembly: Assembly, query: str) -> "Tried":
    from sitegen.library.what_if import read_edit, what_if
    from sitegen.present.phrase_overview import tried

    asked = {name: values[-1] for name, values in parse_qs(query).items()}
    topic, level, phrase = (asked.get(name, "") for name in ("topic", "level", "phrase"))
    try:
        edit = read_edit(assembly.library.taxonomy, topic, level, phrase)
        return tried(assembly.library, what_if(assembly.library, [edit]))
    except SitegenError as error:
        raise RefusedError(400, str(error), "") from error
