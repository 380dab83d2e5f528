from dataclasses import replace

from sitegen.core.loading import LetterOnDemand, Loaded, Text, in_passing, seal_of
from tests.unit.letters import letter_of


def counted(value):
    """Return what loads a value, and how often it was loaded."""
    times = []

    def load():
        times.append(1)
        return value

    return Loaded(load), times


def test_what_is_looked_at_in_passing_is_not_kept():
    plain = letter_of("We ask.", "We thank.")
    text, times = counted(Text(plain.body, plain.footnotes))
    letter = LetterOnDemand.of(plain, seal_of(plain), lambda: plain.signatories, text)
    for number in (1, 2):
        assert in_passing(letter).body == plain.body
        assert len(times) == number
    assert letter.body == letter.body == in_passing(letter).body
    assert len(times) == 3  # whoever looks at the letter itself keeps it
    assert in_passing(letter) == plain


def test_a_letter_that_is_at_hand_stays_as_it_is():
    plain = replace(letter_of("We ask."), title="Now")
    assert in_passing(plain) is plain
