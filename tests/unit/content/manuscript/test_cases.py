"""The cases in tests/cases/manuscript: what a person may write by hand, and what is said of it."""

import pytest

from sitegen.content.manuscript import read_manuscript, write_manuscript
from sitegen.core.diagnostics import sort_diagnostics
from tests.conftest import ROOT


def read_cases(name):
    """A case is a title, then its input and what is expected of it, each ended by a line with a full stop."""
    parts = (ROOT / "tests" / "cases" / "manuscript" / name).read_text(encoding="utf-8").split("\n.\n")
    titles = [title.strip() for title in parts[0:-1:3]]
    return [
        pytest.param(f"{text}\n", f"{expected}\n", id=title)
        for title, text, expected in zip(titles, parts[1::3], parts[2::3], strict=True)
    ]


@pytest.mark.parametrize(("text", "expected"), read_cases("by-hand.md"))
def test_what_is_written_by_hand_is_read_generously(text, expected):
    read = read_manuscript(text, "x.md")
    assert not [one for one in read.diagnostics if one.severity != "info"]
    assert write_manuscript(read.value) == expected
    assert write_manuscript(read_manuscript(expected, "x.md").value) == expected


@pytest.mark.parametrize(("text", "expected"), read_cases("faults.md"))
def test_every_fault_has_its_line_and_a_hint(text, expected):
    read = read_manuscript(text, "x.md")
    assert said(read.diagnostics) == expected
    assert (read.value is None) == read.failed


def said(diagnostics):
    return "".join(
        f"{one.span}: {one.severity}[{one.code} {one.name}]: {one.message}\n  hint: {one.hint}\n"
        for one in sort_diagnostics(diagnostics)
    )
