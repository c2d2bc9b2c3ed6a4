"""Author decisions: what a curator says about the people behind the names of authors.

Names are taken as papers have them: one name is one person.  Where that is wrong, `authors` in
`curation.yml` says so, and `hidden_authors` names who asked not to be listed:

    authors:
      same: [[Jane Doe, J. Doe]]            # two names of one person, the first is shown
      different: {Wei Wang: [[a paper]]}    # these papers are by another person of that name
    hidden_authors: [John Roe]
"""

from typing import Any

from msgspec import Struct

from sitegen.content.yaml_file import Place, YamlReader
from sitegen.store import kept
from sitegen.text.person import Person, parse_person

_known_person = kept(parse_person)  # what parses names takes longer to load than all the rest

_KEYS = ("same", "different")
_GROUP = "write - [one name, another name of that person]"
_PAPERS = "write Wei Wang: [[one paper, another paper of that person]]"


class NamedAuthor(Struct, frozen=True):
    """A name, and where it is in the file."""

    place: Place
    person: Person


class NamedPaper(Struct, frozen=True):
    """A name of a paper, and where it is in the file."""

    place: Place
    name: str


class Namesake(Struct, frozen=True):
    """One of several people of one name: the author of these papers, of which there is one."""

    author: NamedAuthor
    papers: tuple[NamedPaper, ...]


class AuthorDecisions(Struct, frozen=True, kw_only=True):
    """`same` are names of one person each; a name is in one of them at most.

    `namesakes` are people apart from whoever else has their name, and `hidden` are not listed.
    """

    same: tuple[tuple[NamedAuthor, ...], ...] = ()
    namesakes: tuple[Namesake, ...] = ()
    hidden: tuple[NamedAuthor, ...] = ()

    @property
    def named(self) -> tuple[NamedAuthor, ...]:
        """Every name in the file, once for each place."""
        listed = (name for group in self.same for name in group)
        apart = {each.author.place: each.author for each in self.namesakes}
        return (*listed, *apart.values(), *self.hidden)


NO_AUTHOR_DECISIONS = AuthorDecisions()


def read_author_decisions(reader: YamlReader, authors: Any, hidden: Any) -> AuthorDecisions:
    """The sections `authors` and `hidden_authors`; what is wrong is reported to `reader`."""
    fields = reader.mapping(authors, ("authors",), _KEYS)
    return AuthorDecisions(
        same=_same(reader, fields.get("same"), ("authors", "same")),
        namesakes=_namesakes(reader, fields.get("different"), ("authors", "different")),
        hidden=_names(reader, hidden, ("hidden_authors",)),
    )


def _same(reader: YamlReader, value: Any, place: Place) -> tuple[tuple[NamedAuthor, ...], ...]:
    groups: list[tuple[NamedAuthor, ...]] = []
    listed: set[str] = set()
    for index, item in enumerate(reader.items(value, place, _GROUP)):
        here = (*place, index)
        if not (isinstance(item, list) and len(item) > 1):
            reader.report(here, "not two names", _GROUP)
            continue
        names = _names(reader, item, here)
        for name in names:
            if name.person.key in listed:
                message = f"'{name.person.name}' a second time"
                reader.report(name.place, message, "put all names of one person in one list")
            listed.add(name.person.key)
        groups.append(names)
    return tuple(groups)


def _namesakes(reader: YamlReader, value: Any, place: Place) -> tuple[Namesake, ...]:
    found: list[Namesake] = []
    listed: set[tuple[str, str]] = set()
    for text, item in reader.mapping(value, place, example="Wei Wang: [[a paper]]").items():
        author = _name(reader, text, (*place, text))
        for index, papers in enumerate(reader.items(item, (*place, text), _PAPERS)):
            here = (*place, text, index)
            if not isinstance(papers, list) or not papers:
                reader.report(here, "not the papers of one person", _PAPERS)
            elif author:
                named = _papers(reader, papers, here)
                for paper in named:
                    if (author.person.key, paper.name) in listed:
                        message = f"'{paper.name}' a second time"
                        reader.report(paper.place, message, "name it for one person only")
                    listed.add((author.person.key, paper.name))
                found.append(Namesake(author, named))
    return tuple(found)


def _papers(reader: YamlReader, items: list[Any], place: Place) -> tuple[NamedPaper, ...]:
    texts = ((index, reader.text(item, (*place, index))) for index, item in enumerate(items))
    return tuple(NamedPaper((*place, index), text) for index, text in texts if text)


def _names(reader: YamlReader, value: Any, place: Place) -> tuple[NamedAuthor, ...]:
    items = enumerate(reader.items(value, place, "write [Jane Doe]"))
    return tuple(n for index, item in items if (n := _name(reader, item, (*place, index))))


def _name(reader: YamlReader, value: Any, place: Place) -> NamedAuthor | None:
    """The name, by the rules of all names of authors."""
    text = reader.text(value, place)
    if text is None and value is not None:
        return None  # reported already
    person = _known_person(text) if text else None
    if person is None or not person.key:
        reader.report(place, f"'{text or ''}' is not a name", "write a name as papers have it")
        return None
    return NamedAuthor(place, person)
