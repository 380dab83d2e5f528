"""Regular lists are read exactly, however they are set: every layout, opener, kind of entry and format, in turn.

The letters are those of the benchmark of layouts, which draws them at random and tells how often.
"""

from itertools import cycle, product

import pytest

from tests.benchmarks.layouts import CARDS, FORMATS, LAYOUTS, PARTS, SINGLE, Case, letters, read

OPENERS = ("heading", "label", "sentence", "bold")
SIGNERS = ("mixed", "persons", "organizations", "bare persons")
ENDINGS = ("nothing", "menu", "contact", "reading", "turning")


def cases(language):
    turns = zip(cycle(OPENERS), cycle(SIGNERS), cycle(ENDINGS), cycle((5, 6, 8)), strict=False)
    layouts = [(layout, "brackets" if layout == "running text" else "commas") for layout in LAYOUTS]
    layouts += [(layout, part) for layout, part in zip(cycle(SINGLE), PARTS, strict=False)]
    for (layout, part), (opener, who, ending, number) in zip(layouts, turns, strict=False):
        for form in FORMATS:
            seen = form != "txt" or (layout != "headings" and part in ("commas", "dash", "hyphen", "brackets"))
            if seen:
                yield Case(language, layout, part, who, opener, ending, number, form, "heading", "line", "line", "none")


@pytest.mark.parametrize("language", letters())
def test_regular_lists_are_read_exactly(language):
    outcomes = [read(case) for case in cases(language)]
    assert len(outcomes) > 2 * len(LAYOUTS)
    assert [(one.case, one.invented, one.missed) for one in outcomes if one.names < 1] == []


@pytest.mark.parametrize("layout", [*CARDS, "table"])
def test_what_cards_and_tables_say_of_persons_is_told_apart(layout):
    for language, form in product(letters(), ("md", "html")):
        case = Case(
            language, layout, "commas", "persons", "heading", "nothing", 5, form, "heading", "line", "line", "none"
        )
        assert read(case).parts == 1, case
