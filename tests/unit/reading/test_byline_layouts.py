"""Letters that are signed above their text are read: every place, style and word of a byline in turn, and nobody's.

The letters are those of the benchmark of byline layouts, which draws them at random and tells how often.
"""

from itertools import cycle

import pytest

from sitegen.reading.parsing.vocabulary import load_vocabulary
from tests.benchmarks.byline_layouts import ENTRIES, FORMATS, PLACES, STYLES, Case, read, words


def cases(language):
    said = words()[language]
    by, styles, formats = cycle(range(len(said["by"]))), cycle(STYLES), cycle(FORMATS)
    others, entries = cycle((-1, *range(len(said["other"])))), cycle(ENTRIES)
    for place in dict.fromkeys(PLACES):
        signers = (
            ("bodies",) if place == "letterhead" else ("persons",) if place == "committee" else ("persons", "bodies")
        )
        for who in signers:
            for number, lines in ((1, "commas"), (2, "commas"), (3, "semicolons"), (2, "lines")):
                if place == "below, and a byline" and who == "bodies" and number == 2:
                    continue  # two bodies on two lines may be one
                style = next(styles)
                if place in ("letterhead", "committee") or (
                    style in ("dated", "comma") and (place != "under the title" or lines == "lines")
                ):
                    style = "plain"
                entry = "name" if who == "bodies" else next(entries)
                if who == "persons" and number == 2 and lines == "commas":
                    entry = "name"
                form = place == "committee"
                turn = (next(others), "", False, form, next(formats))
                yield Case(language, who, number, place, entry, next(by), style, lines, *turn)
    for other in range(len(said["other"])):
        yield Case(
            language, "nobody", 0, "nowhere", "name", 0, "plain", "commas", other, "", False, False, next(formats)
        )


@pytest.mark.parametrize("language", words())
def test_bylines_are_read(language):
    outcomes = [read(case) for case in cases(language)]
    odd = [(one.case, one.invented, one.missed) for one in outcomes if one.names < 1]
    assert len(odd) <= 1, odd


def test_every_language_has_words_of_bylines_and_of_who_is_none():
    for language in load_vocabulary().languages:
        by, other = (set(language.words("cues", key)) for key in ("byline", "published_by"))
        assert by, language.code
        assert other, language.code
        assert language.words("cues", "newsroom"), language.code
        assert not by & other, language.code
