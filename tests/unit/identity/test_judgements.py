import pytest

from sitegen.core.model import Judgement
from sitegen.identity.judgements import read_judgements

PATH = "content/judgements.yaml"
TEXT = """\
# by hand
- names: [Looms, "Loom Hall, Hilltown"]
  judgement: same
  by: Anna
  on: 2024-05-06
  why: they told us

- names: [Looms, Heddles]
  judgement: different
"""


def test_judgements_are_read_with_their_lines():
    read = read_judgements(TEXT, PATH)
    assert read.diagnostics == ()
    assert read.value == (
        Judgement("Looms", "Loom Hall, Hilltown", "same", "Anna", "2024-05-06", "they told us", 2),
        Judgement("Looms", "Heddles", "different", None, None, None, 8),
    )


@pytest.mark.parametrize("text", ["", "# none\n", "[]"])
def test_an_empty_file_holds_none(text):
    assert read_judgements(text, PATH).value == ()


def test_a_contradiction_names_all_three_lines():
    same = "- names: [{}]\n  judgement: same\n"
    text = same.format("A, B") + same.format("b, C") + "- names: [a, c]\n  judgement: different\n"
    read = read_judgements(text, PATH)
    assert read.value is None
    [one] = read.diagnostics
    assert (one.name, one.span.first) == ("contradicting-judgements", 5)
    assert all(f"line {line}" in one.message for line in (1, 3, 5))


def test_a_name_is_not_different_from_itself():
    [one] = read_judgements("- names: [A, a]\n  judgement: different\n", PATH).diagnostics
    assert one.name == "contradicting-judgements"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("- names: [A]\n  judgement: same\n", 1),
        ("- names: [A, B]\n  judgement: perhaps\n", 2),
        ("- names: [A, B]\n  judgement: same\n  on: soon\n", 3),
    ],
)
def test_faults_have_a_line(text, line):
    read = read_judgements(text, PATH)
    assert read.value is None
    assert read.diagnostics[0].span.first == line
