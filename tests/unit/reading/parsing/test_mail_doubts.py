"""What a mail has around a letter that somebody passes on is told with its lines, and how to withhold them."""

import pytest

from sitegen.core.diagnostics import codes
from sitegen.reading.formats import read_source
from sitegen.reading.parsing import parse_letter

LETTER = """Open Letter to the River Council

2 May 2025

Dear members,

We ask you to keep the river open, and to hear the villages before the rains begin this year.

Signed by:

Alder Union
Birch League
"""
HEAD = "From: Ada Moss <ada@moss.example>\nTo: x@letters.example\nSubject: {}\n\n"
NOTE = "Hi all, below is the letter. Please keep my name out of it. Ada\n\n"


def told(text):
    source = read_source("letter.txt", text.encode()).value
    found = [one for one in parse_letter(source).diagnostics if one.code == codes.AROUND_LETTER.code]
    return [(one.span.first, one.span.last) for one in found], found


@pytest.mark.parametrize("subject", ["Fwd: river letter", "river letter"])
def test_subject_and_note_over_it_and_signature_below_are_told(subject):
    lines, found = told(f"{HEAD.format(subject)}{NOTE}{LETTER}\nAda Moss\nada@moss.example\n\nSent from my phone\n")
    assert lines == [(3, 5), (20, 23)]
    assert all("sitegen withhold LETTER LINE" in one.hint for one in found)
    assert "sitegen import --is 3-5=text letter.txt" in found[0].hint


def test_a_mail_that_is_the_letter_has_nothing_around_it():
    assert told(f"{HEAD.format('Open Letter to the River Council')}{LETTER}")[0] == []


def test_a_letter_that_no_mail_holds_has_nothing_around_it():
    assert told(LETTER)[0] == []
