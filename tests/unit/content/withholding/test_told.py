"""No text of a value can be passed over, and none that tells whom only another letter names."""

from dataclasses import dataclass

import pytest

from sitegen.content.withholding.told import texts_in, told_elsewhere
from sitegen.core.frozen import Frozen
from sitegen.identity.recognition import Recognizer


@dataclass(frozen=True)
class Plain:
    name: str


class Packed(Frozen):
    name: str


@pytest.mark.parametrize("holds", [lambda one: one, lambda one: (one,), lambda one: {"key": one}, Plain])
@pytest.mark.parametrize("kind", [Plain, Packed])
def test_texts_are_found_in_every_kind_of_value(kind, holds):
    assert "Ada Moss" in {text for _, _, text in texts_in(holds(kind("Ada Moss")), "content/archive.toml")}


@pytest.mark.parametrize("text", ["With Jana Rybářová.", "Mluvili jsme s Janou Rybářovou.", "Rybářová Jana"])
def test_other_cases_and_orders_of_a_name_are_told_as_the_name_is(text):
    (one,) = told_elsewhere([("pages/about.md", 1, f"Title\n{text}")], Recognizer(frozenset(("Jana Rybářová",))))
    assert (one.code, one.severity, one.span.first) == ("M363", "warning", 2)
    assert "Ryb" not in one.message


def test_who_is_allowed_and_who_is_another_is_not_told():
    words = frozenset(("Jana Rybářová Street",))
    guard = Recognizer(frozenset(("Jana Rybářová",)), words, words)
    texts = [("pages/about.md", 1, one) for one in ("Jana Rybářová Street", "With Jana Moss.")]
    assert not list(told_elsewhere(texts, guard))
