"""Values that go from one process to another."""

import pickle
import pickletools
from dataclasses import KW_ONLY, dataclass, field

import pytest

from sitegen.adapters.packing import packed
from sitegen.core.model import Signatory


@dataclass(frozen=True, slots=True)
class Plain:
    name: str
    inside: object = None


@dataclass(frozen=True, slots=True)
class Alone:
    name: str


@dataclass(frozen=True)
class Counted:
    names: tuple[str, ...]
    count: int = field(init=False, default=0)

    def __post_init__(self):
        object.__setattr__(self, "count", len(self.names))


@dataclass(frozen=True, slots=True)
class Named:
    first: str
    _: KW_ONLY
    second: str


class Further(Plain):
    pass


VALUES = [
    Plain("a", (Plain("b"), {"c": Alone("d")}, [None, 1, frozenset({"e"})])),
    Alone("a"),
    Counted(("a", "b")),
    Named("a", second="b"),
    Further("a"),
    Signatory(1, 1, "printed", "A", "1. A", 3, 3, written=7),
]


@pytest.mark.parametrize("value", VALUES, ids=lambda one: type(one).__name__)
def test_a_value_arrives_as_it_was(value):
    found = pickle.loads(packed(value))
    assert found == value
    assert type(found) is type(value)


def test_a_frozen_value_is_made_from_its_values_not_set_field_by_field():
    told = {opcode.name for opcode, _, _ in pickletools.genops(packed(VALUES[0]))}
    assert "REDUCE" in told
    assert "BUILD" not in told


def test_what_stands_in_several_places_is_packed_once_and_is_one_again():
    one = Alone("a")
    first, second = pickle.loads(packed([one, one]))
    assert first is second
