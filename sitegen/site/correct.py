"""Correct: what a correction form says, written into `curation.yml` for a pull request.

Whoever may open an issue may have written the form.  So it names a paper and states facts, each of
which is checked as if the curator had written it, and the file is left as it was unless the whole
content is then without errors.
"""

from collections.abc import Mapping

from msgspec.structs import replace

from sitegen.content.correction_form import CorrectionForm
from sitegen.content.curation_file import Edited, checked, joined, pair, put
from sitegen.content.settings import Settings
from sitegen.content.sources import read_sources
from sitegen.content.taxonomy import Taxonomy, Topic
from sitegen.content.yaml_writer import Text, Value
from sitegen.errors import SitegenError, did_you_mean
from sitegen.library.library import Library
from sitegen.library.paper import Paper
from sitegen.progress import Progress
from sitegen.site import output
from sitegen.site.plan import PLAN_STEPS, plan, read
from sitegen.text.identifier import arxiv_id, doi
from sitegen.text.label import label_key

CORRECT_STEPS = PLAN_STEPS + 4  # it reads the content before and after
_EMPTY = "fill in what should change: a topic, a date, a venue, an identifier, …"


def correct(settings: Settings, form: CorrectionForm, progress: Progress) -> list[str]:
    """Write what the form says, and return the lines that were written.

    Raises SitegenError if the form does not name a paper, says nothing, or says something wrong;
    ContentError if the content would have errors.
    """
    wrote: list[str] = []

    def change(text: str) -> str:
        sources = read_sources(settings)
        library = read(settings, progress, sources).library
        edited = _edited(text, form, library)
        if edited.text == text:
            raise SitegenError(f"issue {form.issue} says what curation.yml says already")
        corrected = replace(sources, curation=edited.text)
        plan(read(settings, progress, corrected), settings, progress)
        wrote[:] = edited.wrote.splitlines()
        return edited.text

    output.rewrite(settings.curation_file, change)
    return wrote


def _edited(text: str, form: CorrectionForm, library: Library) -> Edited:
    paper = _paper(form, "paper", library)
    edited = Edited(text=text)
    fields = _fields(form, paper, library)
    if fields:
        edited = put(edited, paper.id, fields, lambda name: _is(library, name, paper.id))
    if "same" in form.answers:
        other = _paper(form, "same", library)
        if other is paper:
            raise SitegenError(f"issue {form.issue}: '{paper.id}' is one paper here already")
        both = (paper.id, other.id)
        edited = joined(edited, lambda name: any(_is(library, name, i) for i in both))
        edited = pair(edited, "same", paper.id, other.id)
    if not edited.changes:
        raise SitegenError(f"issue {form.issue} corrects nothing ({_EMPTY})")
    return checked(text, edited)


def _paper(form: CorrectionForm, key: str, library: Library) -> Paper:
    """The paper that an answer names."""
    names = form.names(key)
    found = [library.names.papers(name) for name in names]
    named = [each[0] if len(each) == 1 and each[0] in library.papers else None for each in found]
    # A title may end with another's in brackets; else what is before them is what is in them.
    meant = sorted({*filter(None, named[-1:])} or {*filter(None, named)})
    if len(meant) == 1:
        return library.papers[meant[0]]
    if meant:
        what = " and ".join(f"'{each}'" for each in meant)
        raise SitegenError(f"issue {form.issue}: title and address name two papers, {what}")
    if not names:
        raise SitegenError(f"issue {form.issue} names no paper (write its title or address)")
    wrong = names[-1]
    raise SitegenError(f"issue {form.issue}: no paper '{wrong}' ({library.names.nearest(wrong)})")


def _is(library: Library, name: str, identifier: str) -> bool:
    return library.names.papers(name) == (identifier,)


def _fields(form: CorrectionForm, paper: Paper, library: Library) -> Mapping[str, Value]:
    """What the form states, as `curation.yml` has it; a wrong value is found when that is read."""
    said, decision = form.answers, library.decisions.get(paper.id)
    fields: dict[str, Value] = {}
    if "topic" in said:
        fields["topic"] = _topic(form, library.taxonomy)
        if decision and decision.seen and decision.topic and not decision.seen.phrases:
            # Or the new topic would be taken for what the phrases said when it was seen.
            fields["seen"] = {"on": str(decision.seen.on.iso), "phrases": decision.topic}
    if "date" in said:
        fields["date"] = said["date"]
    if "venue" in said:
        fields["venue"] = Text(said["venue"])
    if "arxiv" in said:
        fields["arxiv"] = Text(arxiv_id(said["arxiv"]) or said["arxiv"])
    if "doi" in said:
        fields["doi"] = doi(said["doi"]) or said["doi"]
    if "code" in said:
        links = decision.facts["links"][0] if decision and "links" in decision.facts else ()
        fields["links"] = {link.kind: link.url for link in links} | {"code": said["code"]}
    return fields


def _topic(form: CorrectionForm, taxonomy: Taxonomy) -> str:
    """The slug of the topic of the name in the form, or of that slug."""
    name = form.answers["topic"]
    slugs = {label_key(each): topic.slug for topic in taxonomy.topics for each in _names(topic)}
    slug = slugs.get(label_key(name))
    if slug is None:
        names = [topic.name for topic in taxonomy.topics]
        remedy = did_you_mean(name, names, f"use one of: {', '.join(names)}")
        raise SitegenError(f"issue {form.issue}: no topic '{name}' ({remedy})")
    return slug


def _names(topic: Topic) -> tuple[str, ...]:
    return topic.slug, topic.name, *topic.formerly
