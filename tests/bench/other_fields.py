"""Invented records of medicine and history, where titles of different papers are close neighbors.

The words and thresholds of matching were found on a list of computer science.  Here a hundred
papers share a title but for one word, as trials and studies of one disease do; abstracts share
their stock sentences; journals repeat "Editorial" and "Book Review"; no author is known.
"""

import re
from collections.abc import Callable, Sequence
from random import Random

from msgspec.structs import replace

from sitegen.content.record import Record
from sitegen.text.dates import PartialDate, YearFrom
from tests.bench.perturb import relist
from tests.bench.sample import Sample

Slots = dict[str, Sequence[str]]

_MEDICINE: Slots = {
    "what": (
        "hypertension", "hypotension", "hyperglycemia", "hypoglycemia", "asthma", "sepsis",
        "migraine", "osteoporosis", "psoriasis", "gout", "stroke", "epilepsy", "anemia",
        "tachycardia", "bradycardia", "hyperthyroidism", "hypothyroidism", "dysphagia",
        "chronic pain", "acute pain", "type 1 diabetes", "type 2 diabetes",
    ),
    "how": (
        "aspirin", "metformin", "exercise", "acupuncture", "vitamin D", "vitamin C", "ketamine",
        "lithium", "yoga", "insulin", "surgery", "radiotherapy", "interferon alpha",
        "interferon beta", "probiotics", "statins",
    ),
    "who": (
        "children", "adults", "older men", "pregnant women", "nurses", "rural clinics",
        "emergency departments", "rats", "mice", "infants", "athletes", "veterans",
    ),
    "when": ("before surgery", "after surgery", "in winter", "at night", "over ten years"),
}  # fmt: skip
_MEDICAL_TITLES = (
    "{how} for {what} in {who}: a randomized trial",
    "{how} and the risk of {what} in {who}",
    "Prevalence of {what} among {who} {when}",
    "Management of {what} in {who}",
    "Does {how} prevent {what} in {who}?",
    "Quality of life of {who} with {what}: a cohort study",
    "Cost of treating {what} with {how} {when}",
    "Diagnosis of {what} {when}",
)
_MEDICAL_SENTENCES = (
    "We enrolled {n} participants at {m} centers and followed them for {k} months",
    "The primary outcome was the change of {what} at {k} weeks",
    "Secondary outcomes were mortality, length of stay and adverse events of {how}",
    "{what} is a common cause of disability in {who}",
    "The groups did not differ in age, sex or smoking at baseline",
    "{how} reduced the relative risk by {n} percent, with a confidence interval of {k} to {m}",
    "Adverse events were mild, and {k} of {who} withdrew",
    "Larger trials in {who} are needed before {how} is recommended for {what}",
    "Data were analyzed by intention to treat with mixed models",
    "Evidence on {how} {when} remains scarce",
)
_HISTORY: Slots = {
    "what": (
        "grain prices", "guild law", "the plague", "church reform", "land tax", "book printing",
        "the wool trade", "serfdom", "free labor", "coinage", "the census", "border forts",
        "town charters", "pilgrimage", "the navy", "the army", "imports of silk",
        "exports of silk", "witch trials", "canal building",
    ),
    "how": (
        "letters", "parish registers", "court rolls", "tax lists", "ship logs", "maps",
        "sermons", "wills", "coins", "chronicles",
    ),
    "who": (
        "merchants", "peasants", "widows", "monks", "soldiers", "miners", "nobles", "scribes",
        "apprentices", "exiles",
    ),
    "when": (
        "before 1500", "after 1500", "in the twelfth century", "in the thirteenth century",
        "in northern Italy", "in southern Italy", "in medieval Prague", "in modern Prague",
        "during the First Crusade", "during the Second Crusade", "between the wars",
    ),
}  # fmt: skip
_HISTORICAL_TITLES = (
    "{who} and {what} {when}",
    "The {how} of {who} {when}",
    "{what} {when}: evidence from {how}",
    "The rise of {what} {when}",
    "The fall of {what} {when}",
    "Writing the history of {what} with {how}",
    "{who} without {what}? {how} {when}",
    "A social history of {what} {when}",
)
_HISTORICAL_SENTENCES = (
    "This article reads {n} {how} from {m} archives",
    "Historians have long seen {what} as a matter for {who}",
    "It argues that {who} shaped {what} {when} more than the crown did",
    "The argument rests on {how} that nobody has edited so far",
    "Between a wave of famine and a wave of war, {what} changed within {k} years",
    "A comparison with neighboring regions shows how unusual the case was",
    "The conclusion asks what this means for the study of {who}",
    "Earlier work relied on {k} published sources",
)
_SYLLABLES = re.findall(
    "..",
    "abacarbebicacecodediduelenerfafefifogagegrhiinlalelilolumamemimonanenonuorpapepipo"
    "rarerirosasesisosutatetitotrtuurvavevivo",
)
_REPEATED = (
    "Editorial", "Book Review", "Book Reviews", "Letters to the Editor", "Erratum", "Index",
    "Introduction", "Vorwort", "Comptes rendus", "Reseñas", "In Memoriam", "News and Notes",
)  # fmt: skip
_FIELDS = (
    (_MEDICINE, _MEDICAL_TITLES, _MEDICAL_SENTENCES),
    (_HISTORY, _HISTORICAL_TITLES, _HISTORICAL_SENTENCES),
)


def other_fields(size: int, seed: int) -> Sample:
    """About `size` records."""
    random = Random(seed)
    listed: list[tuple[Record, int, str]] = []
    titles: set[str] = set()
    while len(listed) < size:
        record = _drawn(random)
        paper = len(listed)
        if record.title in titles:
            continue
        titles.add(record.title)
        listed.append((record, paper, "as it was"))
        if random.random() < 0.4:
            again, done = relist(random, record)
            listed.append((replace(again, date=_listed_later(random, record)), paper, done))
        if random.random() < 0.06:
            title = random.choice(_REPEATED)
            listed.append((replace(record, title=title, abstract=()), len(listed), "repeated"))
    random.shuffle(listed)
    return Sample(
        records=tuple(record for record, _, _ in listed),
        papers=tuple(paper for _, paper, _ in listed),
        done=tuple(done for _, _, done in listed),
    )


def _drawn(random: Random) -> Record:
    slots, titles, sentences = random.choice(_FIELDS)
    filled = {name: random.choice(values) for name, values in slots.items()}

    def fill(template: str) -> str:
        numbers = {name: random.randint(2, 400) for name in "nmk"}
        text = template.format(**filled, **numbers)
        return text[0].upper() + text[1:]

    own = ["We study {what}, {how} and {who} {when}", *(_sentence(random) for _ in range(3))]
    chosen = [*own, *random.sample(sentences, 4)] if random.random() < 0.7 else []
    text = " ".join(f"{fill(sentence)}." for sentence in chosen)
    return Record(
        dump="fields.txt",
        lines=(1,),
        title=fill(random.choice(titles)),
        abstract=(text,) if text else (),
        date=_day(random, random.randint(1990, 2024)),
    )


def _sentence(random: Random) -> str:
    """Of what only this paper says; the words of some scholars' Latin."""
    return " ".join(
        "".join(random.choice(_SYLLABLES) for _ in range(random.randint(2, 3)))
        for _ in range(random.randint(7, 11))
    )


def _day(random: Random, year: int) -> PartialDate:
    month, day = random.randint(1, 12), random.randint(1, 28)
    return PartialDate(month=month, day=day, year=year, year_from=YearFrom.LISTING)


def _listed_later(random: Random, record: Record) -> PartialDate | None:
    """The same day, a day of the next year (preprint and journal), or none."""
    date = record.date
    if date is None or date.year is None:
        return date
    ways: tuple[Callable[[], PartialDate | None], ...] = (
        lambda: date,
        lambda: _day(random, (date.year or 0) + 1),
        lambda: None,
    )
    return random.choice(ways)()
