"""Long lists that are typed and worn are read exactly: each layout with each wear that makes sense in it, in turn.

The letters are those of the benchmark of typed layouts, which draws them at random and tells how often.
"""

from itertools import cycle

import pytest

from tests.benchmarks.typed_layouts import IN_RUNS, LAYOUTS, WEARS, Case, makes_sense, read, words

OPENERS = ("heading", "label", "sentence", "count")
SIGNERS = ("organizations", "bare persons", "persons")
OTHERS = {"two columns": ("stray marks", "capitals"), "by letter": ("capitals", "wrapped narrow")}  # not always exact


def cases(language):
    openers, who = cycle(OPENERS), cycle(SIGNERS)
    for layout in dict.fromkeys(LAYOUTS):
        signed = "countries" if "countr" in layout else "mixed" if layout == "by kind" else next(who)
        signed = "organizations" if layout in IN_RUNS and signed == "persons" else signed
        parts = "brackets" if layout in IN_RUNS else "dash"
        for wear in WEARS:
            odd = wear in ("stray marks", "odd names", "wrapped narrow", "hanging") or wear in OTHERS.get(layout, ())
            apart = wear == "commas behind" and (layout.startswith("by ") or layout in ("tabs", "two columns"))
            if makes_sense(wear, layout, signed) and not (odd or apart):
                yield Case(language, layout, signed, parts, (wear,), next(openers), "nothing", 12, 7)


@pytest.mark.parametrize("language", words())
def test_worn_lists_are_read(language):
    outcomes = [read(case) for case in cases(language)]
    assert len(outcomes) > 3 * len(LAYOUTS)
    assert [(one.case, one.invented, one.missed) for one in outcomes if one.names < 1] == []
