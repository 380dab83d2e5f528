"""Texts that tell whom one letter withholds and only another one names: in other cases and orders, too."""

import pytest

from sitegen.content.withholding.told import told_elsewhere
from sitegen.identity import Recognizer


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
