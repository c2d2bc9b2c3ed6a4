"""Effort: how much of everything, in the long form and in that of `make test`."""

from msgspec import Struct


class Effort(Struct, frozen=True, kw_only=True):
    """Numbers of cases. Steps are those of publishing, before which a run is ended by a signal."""

    dumps: int
    yaml_files: int
    locks: int
    carried_out: int
    random_kills: int
    steps_of_a_kind: int
    steps_before_the_swap: int
    every_signal: bool
    fillings: int
    crowds: int
    surroundings: int
    generations: int
    warm_builds: int


LONG = Effort(
    dumps=50_000,
    yaml_files=500,
    locks=500,
    carried_out=200,
    random_kills=100,
    steps_of_a_kind=12,
    steps_before_the_swap=6,
    every_signal=True,
    fillings=24,
    crowds=20,
    surroundings=99,
    generations=400,
    warm_builds=400,
)
SHORT = Effort(
    dumps=150,
    yaml_files=20,
    locks=20,
    carried_out=2,
    random_kills=2,
    steps_of_a_kind=1,
    steps_before_the_swap=0,
    every_signal=False,
    fillings=2,
    crowds=1,
    surroundings=1,
    generations=5,
    warm_builds=4,
)
