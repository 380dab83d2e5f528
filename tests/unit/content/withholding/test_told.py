"""No text of a value can be passed over, whatever kind of value holds it."""

from dataclasses import dataclass

import pytest

from sitegen.content.withholding.told import texts_in
from sitegen.core.frozen import Frozen


@dataclass(frozen=True)
class Plain:
    name: str


class Packed(Frozen):
    name: str


@pytest.mark.parametrize("holds", [lambda one: one, lambda one: (one,), lambda one: {"key": one}, Plain])
@pytest.mark.parametrize("kind", [Plain, Packed])
def test_texts_are_found_in_every_kind_of_value(kind, holds):
    assert "Ada Moss" in {text for _, _, text in texts_in(holds(kind("Ada Moss")), "content/archive.toml")}
