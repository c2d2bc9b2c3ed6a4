"""Authors: the people behind the names, with their papers on the list.

Names are taken as they are written: spellings of one name (`Person.key`) are one person, and
different names are different people, unless the curator says otherwise.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct, field

from sitegen.content.author_decisions import NamedAuthor
from sitegen.content.curation import Curation
from sitegen.content.leave_out import OF_SEVERAL
from sitegen.content.lock_file import Lock
from sitegen.content.record import Record
from sitegen.content.yaml_file import YamlFile
from sitegen.errors import Problem, did_you_mean
from sitegen.library.author_address import author_slug
from sitegen.library.chosen import value_of
from sitegen.library.names import Found, PaperResolver
from sitegen.library.paper import Paper
from sitegen.site_map import AUTHOR
from sitegen.store import kept
from sitegen.text.person import Person

Naming = tuple[Person, str]  # a name on a paper, and the id of that


class Author(Struct, frozen=True, kw_only=True):
    """A person, or a body of persons, and the ids of their papers in the order of the library.

    `others` are their names and spellings that are not shown.  A page that was once published
    stays, however few papers are left.
    """

    slug: str
    person: Person
    others: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()
    has_page: bool = False

    @property
    def name(self) -> str:
        return self.person.name

    @property
    def url(self) -> str:
        """The address of the page, if there is one."""
        return AUTHOR.at(self.slug) if self.has_page else ""

    @property
    def is_choice(self) -> bool:
        """Can the page of all papers be narrowed to theirs?"""
        return self.has_page or len(self.papers) >= OF_SEVERAL


class Authors(Struct, frozen=True, kw_only=True):
    """Every author by slug, in the order of the alphabet; `of` are the slugs of a paper's names.

    `former` are the slugs of names that are now another's, or several people's.
    """

    by_slug: Mapping[str, Author] = field(default_factory=dict)
    of: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    former: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def with_page(self) -> list[Author]:
        return [author for author in self.by_slug.values() if author.has_page]

    @property
    def choices(self) -> list[Author]:
        return [author for author in self.by_slug.values() if author.is_choice]

    def of_paper(self, paper: Paper) -> list[Author]:
        """Whose each name of a paper is, in their order."""
        return [self.by_slug[slug] for slug in self.of[paper.id]]


class Identities(Struct, frozen=True, kw_only=True):
    """Whose a name is: `first` is the first name of a person by the keys of all of them, and
    `apart` what tells a namesake, by the key of the first name and the id of a paper.
    """

    first: Mapping[str, Person] = field(default_factory=dict)
    apart: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def shown(self, person: Person) -> Person:
        """The name that is shown for a person of this name."""
        return self.first.get(person.key, person) if self.first else person

    def slug(self, person: Person, paper: str) -> str:
        first = self.shown(person)
        return author_slug(first, self.apart.get((first.key, paper), "") if self.apart else "")


NO_IDENTITIES = Identities()


def find_identities(curation: Curation, names: PaperResolver) -> Found[Identities]:
    """What the curator decided of names, with the papers that they name."""
    decisions = curation.authors
    first = {name.person.key: group[0].person for group in decisions.same for name in group}
    apart: dict[tuple[str, str], str] = {}
    problems: list[Problem] = []
    for namesake in decisions.namesakes:
        person = namesake.author.person
        key = first.get(person.key, person).key
        for paper in namesake.papers:
            found = names.find(curation.file, paper.place, paper.name)
            problems += found.problems
            if found.value:
                apart[key, found.value] = namesake.papers[0].name
    return Found(Identities(first=first, apart=apart), tuple(problems))


def find_authors(
    papers: Iterable[Paper], identities: Identities, lock: Lock, of_a_page: int = OF_SEVERAL
) -> Authors:
    """The authors of the papers, which are in the order of the library; so many papers give one a
    page.
    """
    people = {paper.id: value_of(paper.facts.get("authors")) or () for paper in papers}
    published = tuple(path for path in lock.addresses if path.startswith(AUTHOR.folder))
    return _authors(people, identities, published, of_a_page)


@kept
def _authors(
    people: Mapping[str, Sequence[Person]],
    identities: Identities,
    published: tuple[str, ...],
    of_a_page: int,
) -> Authors:
    """Whose the names are that each paper has; `published` are addresses of authors."""
    names: dict[str, list[Naming]] = {}
    of: dict[str, tuple[str, ...]] = {}
    for paper, named in people.items():
        of[paper] = tuple(identities.slug(person, paper) for person in named)
        for slug, person in zip(of[paper], named, strict=True):
            names.setdefault(slug, []).append((person, paper))
    with_page = {*published}
    authors = [
        _author(slug, found, identities, AUTHOR.at(slug) in with_page, of_a_page)
        for slug, found in names.items()
    ]
    authors.sort(key=lambda author: (author.person.sort_key, author.slug))
    by_slug = {author.slug: author for author in authors}
    return Authors(by_slug=by_slug, of=of, former=dict(_former(names, by_slug)))


def _author(
    slug: str,
    names: Sequence[Naming],
    identities: Identities,
    is_published: bool,
    of_a_page: int,
) -> Author:
    """The spelling that most papers have is shown; the curator's, where one is."""
    votes = Counter([person for person, _ in names])
    usual = max(votes, key=votes.__getitem__)
    shown = identities.shown(usual)
    papers = tuple(dict.fromkeys(paper for _, paper in names))
    others = dict.fromkeys(person.name for person, _ in names if person.name != shown.name)
    return Author(
        slug=slug,
        person=shown,
        others=tuple(others),
        papers=papers,
        has_page=is_published or len(papers) >= of_a_page,
    )


def _former(
    names: Mapping[str, Sequence[Naming]], living: Mapping[str, Author]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The slugs that names would have by themselves, where no author has them."""
    heirs: dict[str, dict[str, None]] = {}
    for slug in living:
        for person, _ in names[slug]:
            heirs.setdefault(author_slug(person), {})[slug] = None
    return ((slug, tuple(found)) for slug, found in heirs.items() if slug not in living)


def wrong_names(
    curation: Curation,
    names: PaperResolver,
    records: Iterable[Record],
    papers: Mapping[str, Paper],
) -> Iterator[Problem]:
    """A warning for each name that nobody has: a person to hide would go on being listed."""
    stated = (decision.facts.get("authors") for decision in curation.decisions.values())
    people = {person for record in records for person in record.authors}
    people |= {person for statement in stated if statement for person in statement[0]}
    known = {person.key: person.name for person in people}
    for named in curation.authors.named:
        if named.person.key not in known:
            yield _unknown(curation.file, named, known.values())
    for namesake in curation.authors.namesakes:
        for paper in namesake.papers:
            found = [papers[each] for each in names.papers(paper.name) if each in papers]
            if found and namesake.author.person.key not in _keys(found[0]):
                yield curation.file.problem(
                    paper.place,
                    f"'{paper.name}' has no author '{namesake.author.person.name}'",
                    "name a paper that has",
                    "warning",
                )


def _keys(paper: Paper) -> set[str]:
    return {person.key for person in value_of(paper.facts.get("authors")) or ()}


def _unknown(file: YamlFile, named: NamedAuthor, known: Iterable[str]) -> Problem:
    remedy = did_you_mean(named.person.name, list(known), "write the name as papers have it")
    return file.problem(
        named.place, f"no paper has an author '{named.person.name}'", remedy, "warning"
    )
