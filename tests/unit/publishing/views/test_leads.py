"""What stands before each name of a list, said once for a list."""

import pytest

from sitegen.publishing.views.received import commonest, lead_of


@pytest.mark.parametrize(
    ("text", "shown", "number", "lead"),
    [
        ("12. Alder Society", "Alder Society", 12, "{0}. "),
        ("(12) Alder Society", "Alder Society", 12, "({0}) "),
        ("၁၂။ Alder Society", "Alder Society", 12, "{၀}။ "),
        ("Alder Society", "Alder Society", None, ""),
        ("• Alder Society", "Alder Society", None, "• "),
        ("  - Alder 7", "Alder 7", None, "  - "),
        ("012. Alder Society", "Alder Society", 12, None),  # 12 would not be written so
        ("13. Alder Society", "Alder Society", 12, None),
        ("12. Alder Society", "Alder Society", None, None),
        ("1-12. Alder Society", "Alder Society", 12, None),
        ("12. Alder  Society", "Alder Society", 12, None),
        ("{0}. Alder Society", "Alder Society", 12, None),
        ("12. ", "", 12, None),
        (None, "Alder Society", 12, None),
    ],
)
def test_a_lead_is_what_stands_before_the_name_with_its_number(text, shown, number, lead):
    assert lead_of(((20, text),), shown, number) == lead


def test_an_entry_of_several_lines_has_none():
    assert lead_of(((20, "12. Alder"), (21, "Society")), "Society", 12) is None
    assert lead_of((), "Society", 12) is None


def test_the_commonest_lead_is_that_of_a_list():
    assert commonest(["• ", "{0}. ", None, "{0}. "]) == "{0}. "
    assert commonest([None, None]) is None
