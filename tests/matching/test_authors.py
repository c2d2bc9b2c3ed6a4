"""When two names are one, and how far two lists of them agree."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.matching.authors import COMPARED, agreement, are_one, read_name
from sitegen.text.person import Person


def person(written: str) -> Person:
    """`Family, Given`; without a comma, undivided."""
    family, _, given = written.partition(", ")
    return Person(family=family, given=given)


def same(one: str, other: str) -> bool:
    a, b = read_name(person(one)), read_name(person(other))
    assert are_one(a, b) is are_one(b, a)
    return are_one(a, b)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Heron, J. K.", "Heron, Julia"),
        ("Heron, JK", "Heron, Julia K."),
        ("Heron JK", "Heron, Julia K."),
        ("Heron, Julia", "Julia, Heron"),
        ("Julia Heron", "Heron, Julia"),
        ("Heron Julia", "Heron, J."),
        ("van der Lerche, Jan", "Lerche, Jan van der"),
        ("Lerche, J.", "van der Lerche, Jan"),
        ("Möwe, Jürgen", "Moewe, Juergen"),
        ("García Garza, Ana", "García, Ana"),
        ("HERON, JULIA", "Heron, Julia"),
        ("LI, Wei", "Li, Wei"),
        ("Zhang, Xiao-Ming", "Zhang, Xiaoming"),
        ("O’Finch, Pat", "O'Finch, P."),
        ("Heron", "Heron, Julia"),
        ("张伟", "张伟"),
    ],
)
def test_one_name_in_two_writings(one: str, other: str) -> None:
    assert same(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Heron, Julia M.", "Heron, Julia K."),
        ("Heron, Julia", "Heron, Mary"),
        ("Heron, Julia", "Finch, Julia"),
        ("Heron, Julia", "Hawk, Julia"),
        ("", "Heron, Julia"),
    ],
)
def test_two_names(one: str, other: str) -> None:
    assert not same(one, other)


@given(st.text(max_size=30), st.text(max_size=30), st.text(max_size=30), st.text(max_size=30))
def test_any_two_names_can_be_compared(a: str, b: str, c: str, d: str) -> None:
    one, other = (read_name(Person(family=f, given=g)) for f, g in ((a, b), (c, d)))
    assert are_one(one, one)
    assert are_one(one, other) is are_one(other, one)


def test_lists_agree_as_far_as_they_share_names() -> None:
    three = [person("Heron, Julia"), person("Finch, Ada"), person("Owl, Bo")]
    turned = [person("Finch, A."), person("Julia, Heron")]
    found = agreement(three, turned)
    assert (found.shared, found.fewer, found.more, found.first) == (2, 2, 3, False)
    assert agreement(three, three).first
    assert agreement([three[0]] * 2, [three[0]]).shared == 1


def test_lists_of_groups_and_of_two_scripts_may_be_the_same_people() -> None:
    heron = [person("Heron, Julia")]
    assert agreement(heron, [person("Owl, Bo")]).is_sure
    assert not agreement(heron, [person("The Bird Watchers")]).is_sure
    assert not agreement(heron, [person("张伟")]).is_sure


def test_a_long_list_is_compared_as_far_as_it_goes_quickly() -> None:
    many = [person(f"Family{'abcdefghij'[n % 10] * (n % 7 + 1)}, A.") for n in range(5000)]
    found = agreement(many, many)
    assert (found.shared, found.more) == (COMPARED, 5000)
