"""Names of authors come out in their parts, as they are written, whatever order that was in."""

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.text.person import Person, parse_people, parse_person, people, people_of_bibtex
from tests.corpus import ROOT

CAPTURES = ROOT.parent / "shared" / "captures"  # not in a clone


def parts(text: str) -> tuple[str, str, str] | None:
    person = parse_person(text)
    return (person.given, person.family, person.suffix) if person else None


@pytest.mark.parametrize(
    ("text", "given", "family"),
    [
        ("Jan van der Berg", "Jan", "van der Berg"),
        ("van der Berg, Jan", "Jan", "van der Berg"),
        ("Elna Van Den Berg", "Elna", "Van Den Berg"),
        ("Charles de la Vallée Poussin", "Charles", "de la Vallée Poussin"),
        ("Mohammed bin Salman", "Mohammed", "bin Salman"),
        ("Ammar K Al Mhdawi", "Ammar K", "Al Mhdawi"),
        ("M. K. S. Al-Mhdawi", "M. K. S.", "Al-Mhdawi"),
        ("Ali al-Khwarizmi", "Ali", "al-Khwarizmi"),
        ("Ahmed Abd El-Latif", "Ahmed", "Abd El-Latif"),
        ("Hans zu Eulenburg", "Hans", "zu Eulenburg"),
        ("Paul ter Horst", "Paul", "ter Horst"),
        ("Ana dos Santos", "Ana", "dos Santos"),
        ("Lucia della Torre", "Lucia", "della Torre"),
        ("Cedric Le Gentil", "Cedric", "Le Gentil"),
        ("Gerard 't Hooft", "Gerard", "'t Hooft"),
        ("Santiago Ramón y Cajal", "Santiago", "Ramón y Cajal"),
        ("maarten de rijke", "maarten", "de rijke"),
        ("bell hooks", "bell", "hooks"),
        ("van der Berg", "", "van der Berg"),
        ("de Silva", "", "de Silva"),
        ("Di Wu", "Di", "Wu"),
        ("Van Nguyen", "Van", "Nguyen"),
        ("Toan Van Nguyen", "Toan Van", "Nguyen"),
        ("Quoc V. Le", "Quoc V.", "Le"),
        ("Ngo Xuan Bach", "Ngo Xuan", "Bach"),
        ("K V M, Shree", "Shree", "K V M"),
        ("A.R, Jayasudha", "Jayasudha", "A.R"),
        ("Sadiq, Mohd.", "Mohd.", "Sadiq"),
        ("García Pérez, M.D.", "M.D.", "García Pérez"),
        ("Maheshwari, R. Uma", "R. Uma", "Maheshwari"),
        ("Abd El-Latif, Ahmed A.", "Ahmed A.", "Abd El-Latif"),
        ("Doe J.K.", "J.K.", "Doe"),
        ("O'Neil, Sean", "Sean", "O'Neil"),
        ("Gabriele D’Angelo", "Gabriele", "D’Angelo"),
        ("Flor Plaza-del-Arco", "Flor", "Plaza-del-Arco"),
        ("Jean-Marie Mirebeau", "Jean-Marie", "Mirebeau"),
        ("Yann LeCun", "Yann", "LeCun"),
        ("Plato", "", "Plato"),
        ("Prince", "", "Prince"),
        ("Plato,", "", "Plato"),
        (", Plato", "", "Plato"),
        ("李明", "", "李明"),
        ("李, 明", "明", "李"),
        ("김 철수", "", "김 철수"),
        ("山田 太郎", "", "山田 太郎"),
        ("Zoë  Müller", "Zoë", "Müller"),
        ("{Consortium of X}", "", "Consortium of X"),
        ("{Sami Alanazi Seemal Asif}", "", "Sami Alanazi Seemal Asif"),
        ("Sami Alanazi Seemal Asif", "Sami Alanazi Seemal", "Asif"),
        ("The OpenAI Team", "", "The OpenAI Team"),
        ("DeepSeek-AI", "", "DeepSeek-AI"),
        ("Lantern Research", "", "Lantern Research"),
        ("GLM-4.5 Team", "", "GLM-4.5 Team"),
        ("Institute of Light", "", "Institute of Light"),
        ("Lantern Platforms, Inc.", "", "Lantern Platforms, Inc."),
    ],
)
def test_a_name_has_its_parts(text: str, given: str, family: str) -> None:
    assert parts(text) == (given, family, "")


@pytest.mark.parametrize(
    "text",
    [
        "Jan van Berg Jr.",
        "Jan van Berg, Jr.",
        "van Berg, Jr., Jan",
        "van Berg, Jan, Jr.",
        "van Berg Jr., Jan",
        "van Berg, Jan Jr.",
    ],
)
def test_a_suffix_stands_in_many_places(text: str) -> None:
    assert parts(text) == ("Jan", "van Berg", "Jr.")


@pytest.mark.parametrize("suffix", ["Jr", "Sr.", "II", "III", "IV"])
def test_a_suffix_ends_a_name(suffix: str) -> None:
    person = Person(family="van Berg", given="Jan", suffix=suffix)
    assert parse_person(person.name) == parse_person(person.inverted) == person
    assert person.name == f"Jan van Berg {suffix}"
    assert person.inverted == f"van Berg, {suffix}, Jan"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Jane Doe*", "Jane Doe"),
        ("Jane Doe†,‡", "Jane Doe"),
        ("Jane Doe¹²", "Jane Doe"),
        ("Jane Doe1,2", "Jane Doe"),
        ("Jane Doe (1)", "Jane Doe"),
        ("Tse-Hsun (Peter) Chen", "Tse-Hsun (Peter) Chen"),
        ("Ajay Krishnan T. K.", "Ajay Krishnan T. K."),
        ("Jane Doe (Lamp University, Berlin)", "Jane Doe"),
        ("Jane Doe<sup>1,2</sup>", "Jane Doe"),
        ("Jane Doe$^{1,*}$", "Jane Doe"),
        (r"Jane Doe\thanks{Equal part}", "Jane Doe"),
        (r"Jane Doe\textsuperscript{1}", "Jane Doe"),
        ("Jane Doe^{1}", "Jane Doe"),
        (r"Ram\^{o}a, Gaspar", "Gaspar Ramôa"),
        ("Jane Doe jane.doe@example.org", "Jane Doe"),
        ("Jane Doe <jane.doe@example.org>", "Jane Doe"),
        ("Jane Doe, PhD", "Jane Doe"),
        ("<b>Jane</b> D&ouml;e", "Jane Döe"),
        ("Jane D&amp;ouml;e", "Jane Döe"),
        ("Jane\n  Do\u0308e", "Jane Döe"),
        ("Jane\u200b Doe\u202e", "Jane Doe"),
        (r"Erd{\H{o}}s, P{\'a}l", "Pál Erdős"),
        (r"Jos\'{e} {\v S}rom\'\i{}n", "José Šromín"),
        ("李, 明", "李明"),
        ("JANE DOE", "JANE DOE"),
        ("jane McDOE", "jane McDOE"),
        ("Jane Doe et al.", "Jane Doe"),
    ],
)
def test_a_name_reads_as_it_is_written(text: str, name: str) -> None:
    person = parse_person(text)
    assert person is not None
    assert person.name == name


@pytest.mark.parametrize("text", ["", " ", ",", "...", "{}", "et al.", "*†", "a@b.org", "\\"])
def test_nobody_is_named(text: str) -> None:
    assert parse_person(text) is None
    assert parse_people(text)[0] == ()


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Élise Dupont", "dupont elise"),
        ("Jan van der Berg", "berg jan"),
        ("Benjamin Van Durme", "van durme benjamin"),
        ("Ali al-Khwarizmi", "khwarizmi ali"),
        ("Jean d'Alembert", "alembert jean"),
        ("Sean O’Neil Jr.", "oneil sean jr"),
        ("The OpenAI Team", "openai team"),
        ("Łukasz Kaiser", "kaiser lukasz"),
        ("J. K. Doe-Roe", "doe roe j k"),
    ],
)
def test_names_are_sorted_by_what_counts(text: str, key: str) -> None:
    person = parse_person(text)
    assert person is not None
    assert person.sort_key == key


@pytest.mark.parametrize(
    ("text", "inverted"),
    [
        ("A B, C D, E F", ["B, A", "D, C", "F, E"]),
        ("Ann Bo, Cy Do", ["Bo, Ann", "Do, Cy"]),
        ("Ann Bo and Cy Do", ["Bo, Ann", "Do, Cy"]),
        ("Ann Bo, Cy Do, and Ed Fo", ["Bo, Ann", "Do, Cy", "Fo, Ed"]),
        ("Ann Bo, Cy Do & Ed Fo", ["Bo, Ann", "Do, Cy", "Fo, Ed"]),
        ("Ann Bo and Cy Do and Ed Fo", ["Bo, Ann", "Do, Cy", "Fo, Ed"]),
        ("Ann Bo; Cy Do; Ed Fo", ["Bo, Ann", "Do, Cy", "Fo, Ed"]),
        ("Authors: Ann Bo, Cy Do", ["Bo, Ann", "Do, Cy"]),
        ("Ann Bo1,2, Cy Do2 and Ed Fo*", ["Bo, Ann", "Do, Cy", "Fo, Ed"]),
        ("Ann van der Bo, Cy de Do", ["van der Bo, Ann", "de Do, Cy"]),
        ("Ann Bo, Jr., Cy Do", ["Bo, Jr., Ann", "Do, Cy"]),
        ("Ann K. Bo, Cy Do", ["Bo, Ann K.", "Do, Cy"]),
        ("J. Bo, K. Do", ["Bo, J.", "Do, K."]),
        ("Bo, Ann", ["Bo, Ann"]),
        ("Bo, A.; Do, C. K.", ["Bo, A.", "Do, C. K."]),
        ("Bo, Ann; and Do, Cy", ["Bo, Ann", "Do, Cy"]),
        ("Bo, Ann and Do, Cy", ["Bo, Ann", "Do, Cy"]),
        ("Bo, A., Do, C.", ["Bo, A.", "Do, C."]),
        ("Bo, A., Do, C.-P., & Fo, E. K.", ["Bo, A.", "Do, C.-P.", "Fo, E. K."]),
        ("Bo, A., Jr., Do, C.", ["Bo, Jr., A.", "Do, C."]),
        ("García Pérez, A., López, B.", ["García Pérez, A.", "López, B."]),
        ("Bo, A., The Lamp Team, Do, C.", ["Bo, A.", "The Lamp Team", "Do, C."]),
        ("Bo, Ann, Do, Cy", ["Bo, Ann", "Do, Cy"]),
        ("Bo, Ann, Cy Do, and Ed Fo", ["Bo, Ann", "Do, Cy", "Fo, Ed"]),
        ("van der Bo, Ann and The Lamp Team", ["van der Bo, Ann", "The Lamp Team"]),
        ("Tran Dinh Dai, Quan", ["Tran Dinh Dai, Quan"]),
        ("Bo A, Do CK, van der Fo E", ["Bo, A", "Do, CK", "van der Fo, E"]),
        ("Bo A, Do CK, The Lamp Team", ["Bo, A", "Do, CK", "The Lamp Team"]),
        ("Lamp AI, Light AI", ["Lamp AI", "Light AI"]),
        ("Ann Bo II, Cy Do III", ["Bo, II, Ann", "Do, III, Cy"]),
        ("Bo A., Do C.K.", ["Bo, A.", "Do, C.K."]),
        ("DeepSeek-AI, Ann Bo, Cy Do", ["DeepSeek-AI", "Bo, Ann", "Do, Cy"]),
        ("The OpenAI Team", ["The OpenAI Team"]),
        ("Institute of Light and Lamps", ["Institute of Light and Lamps"]),
        ("Ann Bo; Institute of Light and Lamps", ["Bo, Ann", "Institute of Light and Lamps"]),
        ("Lantern Platforms, Inc., Ann Bo", ["Lantern Platforms, Inc.", "Bo, Ann"]),
        ("{Lamp and Light} and Ann Bo", ["Lamp and Light", "Bo, Ann"]),
        ("Doe, Jane E., John Roe, and Ann Bo", ["Doe, Jane E.", "Roe, John", "Bo, Ann"]),
        ("李明, 王伟", ["李明", "王伟"]),
        ("李明、王伟、김철수", ["李明", "王伟", "김철수"]),
        ("", []),
    ],
)
def test_a_list_has_its_persons(text: str, inverted: list[str]) -> None:
    persons, complete = parse_people(text)
    assert [person.inverted for person in persons] == inverted
    assert complete


@pytest.mark.parametrize(
    "more",
    [
        " et al.", " et.al.", " et. al", ", et al", " and others", ", and others", " and 12 others",
        ", 3 more authors", " +3 more", ", …", ", ...", ", +7",
    ],
)  # fmt: skip
def test_a_list_says_that_there_are_more(more: str) -> None:
    persons, complete = parse_people("Ann Bo, Cy Do" + more)
    assert [person.name for person in persons] == ["Ann Bo", "Cy Do"]
    assert not complete


def test_names_given_one_by_one_are_one_person_each() -> None:
    persons, complete = people(["Bo, Ann", "Cy Do", "", "{Lamp, Light and Co}"])
    assert [person.family for person in persons] == ["Bo", "Do", "Lamp, Light and Co"]
    assert complete
    assert people(["Ann Bo", "et al."]) == (parse_people("Ann Bo")[0], False)
    assert people(["Ann Bo et al."]) == people(["Ann Bo", "others"])


@pytest.mark.parametrize(
    ("field", "inverted", "complete"),
    [
        (r"G{\"o}del, Kurt and Erd{\H o}s, P\'al", ["Gödel, Kurt", "Erdős, Pál"], True),
        (r"{\O}rsted, H. and \L ukasz Kaiser", ["Ørsted, H.", "Kaiser, Łukasz"], True),
        (r"Wei{\ss}, M\"uller and Kraj\v{c}{\'\i}k, J.", ["Weiß, Müller", "Krajčík, J."], True),
        (r"{\v C}apek, Karel and {\'E}lise {\c C}elik", ["Čapek, Karel", "Çelik, Élise"], True),
        ("Bo, Ann\n  AND Do, Cy", ["Bo, Ann", "Do, Cy"], True),
        ("Bo, Ann and others", ["Bo, Ann"], False),
        ("Bo, Ann and Do, Cy and et al.", ["Bo, Ann", "Do, Cy"], False),
        ("{Lamp and Light}", ["Lamp and Light"], True),
        ("{{Lamp and Light}} and Bo, Ann", ["Lamp and Light", "Bo, Ann"], True),
        ("{Sami Alanazi Seemal Asif} and {Ann Bo}", ["Sami Alanazi Seemal Asif", "Ann Bo"], True),
        ("Ludwig van Beethoven", ["van Beethoven, Ludwig"], True),
        ("de la Vall{\\'e}e Poussin, Charles", ["de la Vallée Poussin, Charles"], True),
        ("{van der Berg}, Jan and Jan {Brinch Hansen}",
         ["van der Berg, Jan", "Brinch Hansen, Jan"], True),
        ("King, Jr., Martin L.", ["King, Jr., Martin L."], True),
        ("{McD}onald, {R}on", ["McDonald, Ron"], True),
        ("Gómez Muñoz, Carlos Quiterio", ["Gómez Muñoz, Carlos Quiterio"], True),
        ("Donald~E. Knuth", ["Knuth, Donald E."], True),
        ("Bo, A.; Do, C.", ["Bo, A.", "Do, C."], True),
        ("Ann Bo, Cy Do, Ed Fo, Gil Ho", ["Bo, Ann", "Do, Cy", "Fo, Ed", "Ho, Gil"], True),
        ("Ann Bo, Cy Do, Ed Fo", ["Bo, Ann", "Do, Cy", "Fo, Ed"], True),
        ("", [], True),
    ],
)  # fmt: skip
def test_a_bibtex_field_has_its_persons(field: str, inverted: list[str], complete: bool) -> None:
    persons, is_complete = people_of_bibtex(field)
    assert [person.inverted for person in persons] == inverted
    assert is_complete is complete


_WORDS = st.sampled_from([
    "Ann", "Bo", "Zoë", "Müller", "O'Neil", "D’Angelo", "Doe-Roe", "J.", "K.", "J.-P.", "Q", "X",
    "van", "der", "de", "la", "Le", "Van", "Den", "al-Amin", "Al", "bin", "y", "e", "Jr", "Jr.",
    "III", "Sr.", "Nguyen", "Kaiser", "Łukasz", "李", "明", "김", "The", "Team", "Lab", "of",
    "Inc.", "Mohd.", "McDoe", "LeCun", "JK", "GPT-4", "hooks", "'t", "et", "others",
])  # fmt: skip
_NAMES = st.lists(_WORDS | st.just(","), min_size=1, max_size=6).map(" ".join)


def written(person: Person) -> str:
    """A name as a BibTeX field takes it: that of a body in braces."""
    is_body = not (person.given or person.suffix)
    return f"{{{person.inverted}}}" if is_body else person.inverted


@given(_NAMES)
def test_an_inverted_name_is_the_same_person(text: str) -> None:
    person = parse_person(text)
    if person is not None and person.given:
        assert parse_person(person.inverted) == person


@given(st.lists(st.builds(Person, family=_WORDS, given=_WORDS), max_size=5))
def test_a_list_of_names_is_given_back(persons: list[Person]) -> None:
    plain = tuple(filter(None, map(parse_person, (person.inverted for person in persons))))
    names = [person.name for person in people_of_bibtex(" and ".join(map(written, plain)))[0]]
    assert names == [person.name for person in plain]


_SCRAPS = st.lists(
    st.sampled_from([
        "Ann", "Bo", "van", ",", ";", " and ", "&", " ", "{", "}", "\\", "\\v ", '\\"', "{\\", "~",
        "$^", "<", ">", "<sup>", "&amp;", "@", ".", "(", ")", "1,2", "*", "et al.", "…", "李", "\0",
        "\u0308", "https://", "+3", "\\thanks{", "Jr.",
    ]),
    max_size=16,
).map("".join)  # fmt: skip


@given(_SCRAPS | st.text(max_size=60))
def test_no_text_raises_and_names_are_plain_and_bounded(text: str) -> None:
    person = parse_person(text)
    alone = (person,) if person else ()
    for persons in (alone, parse_people(text)[0], people([text])[0], people_of_bibtex(text)[0]):
        for one in persons:
            assert one.family
            assert one.name == unicodedata.normalize("NFC", one.name)
            assert "  " not in one.name
            assert not set("{}\\") & set(one.name)
            assert isinstance(one.sort_key, str)
        assert sum(len(one.inverted) for one in persons) <= 4 * len(text)


@pytest.mark.parametrize(
    "scrap",
    [
        "a", "a ", "A, ", "A. ", "A and ", "{", "}", "\\", "{\\", "\\v", "\\thanks{", "$^", "<",
        "<sup>", "&amp;", "@", "a@", "a.", "1,", "a1,", "(", "et al", "van ", ";", "~", "\u0308",
        "…", "Jr, ", "李 ", "{a} ", "{a} and ", "+1 ", "A ", "A J; ", "^{", "\\relax ", "#@", "http://",
    ],
)  # fmt: skip
def test_an_endless_name_is_read(scrap: str) -> None:
    endless = scrap * (100_000 // len(scrap))
    for persons, _ in (parse_people(endless), people([endless]), people_of_bibtex(endless)):
        assert sum(len(person.name) for person in persons) <= 2 * len(endless)


@pytest.mark.skipif(not CAPTURES.is_dir(), reason="the captures are not here")
def test_real_names_are_as_their_truth_says() -> None:
    truth = json.loads((CAPTURES / "zotero.bib.truth.json").read_text(encoding="utf-8"))
    for authors in filter(None, (record["authors"] for record in truth)):
        field = " and ".join(name if "," in name else f"{{{name}}}" for name in authors)
        assert [person.inverted for person in people_of_bibtex(field)[0]] == authors
    lines = (CAPTURES / "daily-arxiv.jsonl").read_text(encoding="utf-8").splitlines()
    for authors in (json.loads(line)["authors"] for line in lines):
        assert [person.name for person in people(authors)[0]] == authors
        assert [person.name for person in parse_people(", ".join(authors))[0]] == authors
        assert [person.name for person in parse_people(" and ".join(authors))[0]] == authors
