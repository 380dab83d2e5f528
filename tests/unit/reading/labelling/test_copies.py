"""Copies of letters that are trained on: made without chance, and all whom they list are labelled."""

import pytest

from sitegen.core.source import Source, split_lines
from sitegen.reading.labelling.signs import look_at
from sitegen.reading.labelling.units import make_units
from sitegen.reading.parsing.context import look_over
from tests.benchmarks import augmentation, short_copies
from tests.benchmarks.corpus import Sample
from tests.benchmarks.labelled import Labelled, align

NAMES = ("Ash League", "Birch Society", "Jane Roe", "Karl Ohnesorg", "Elm Forum", "Fir Council", "Ana Beltrán")
TEXT = "We ask you to keep the ferry, on which we all depend, and we will not tire of asking until it runs again."
LETTER = "\n".join(
    ("Open letter", "", TEXT, "", TEXT, "", "Signatories:", "", *NAMES, "", "Contact: press@example.org")
)
COPIES = (*augmentation.COPIES, *short_copies.COPIES)


def labelled(tmp_path):
    source = Source("ferry.txt", "", split_lines(LETTER))
    marks = look_over(source).marks
    units = make_units(marks)
    entries = [(name, name) for name in NAMES]
    sample = Sample("F", tmp_path / "ferry.txt", {"names": [*NAMES], "entries": [*NAMES]}, "a site")
    labels, _ = align(units, entries)
    return Labelled(sample, source, look_at(units, marks), labels, [])


@pytest.mark.parametrize("way", COPIES, ids=lambda way: way.__name__)
def test_copies_are_the_same_each_time_and_each_entry_is_labelled(way, tmp_path):
    letter = labelled(tmp_path)
    parts = augmentation.parts_of(letter)
    made = [([*lines], [*entries]) for lines, entries in way(parts)]
    assert made == [([*lines], [*entries]) for lines, entries in way(parts)]
    pages = augmentation.augmented(letter, (way,))
    assert len(pages) == len(made) > 0
    for (page, labels), (_, entries) in zip(pages, made, strict=True):
        assert ("entry" in labels) == bool(entries)
        assert labels.count("entry") <= len(entries)
        texts = " ".join(unit.facts.text for unit, label in zip(page.units, labels, strict=True) if label != "before")
        assert all(name.split()[0] in texts for name, _ in entries)


def test_few_sign_in_copies_of_few_and_lists_are_parted_by_countries_or_run_together(tmp_path):
    parts = augmentation.parts_of(labelled(tmp_path))
    assert {len(entries) for _, entries in short_copies.signed(parts)} <= {1, 2, 3, 4}
    assert {len(entries) for _, entries in short_copies.listed(parts)} <= set(range(3, 11))
    grouped = ["\n".join(lines) for lines, _ in short_copies.grouped(parts)]
    assert all(any(country in text for country in short_copies.COUNTRIES) for text in grouped)
    together = [lines for lines, _ in short_copies.run_together(parts)]
    assert all(any(sum(name in line for name in NAMES) > 1 for line in lines) for lines in together)
