"""Entries that ask not to be named are said when a letter comes."""

import pytest

from sitegen.content.accession import accession

LETTER = """Open letter on the river

3 May 2021

To the council

We ask you to stop the dam on the river, and to hear the villages before anything is built.

Signed by:

1. {entry}
2. Tom Reed, Teacher
3. Bo Lind, Nurse
4. Una Elm, Driver
"""


def said(entry):
    taken = accession({}, "content", [("in/letter.txt", LETTER.format(entry=entry).encode())], "2021-05-04")
    assert taken.value
    return [(one.severity, str(one.span)) for one in taken.diagnostics if one.code == "M398"]


@pytest.mark.parametrize(
    "entry",
    ["Jane Oak (please do not publish my name)", "Jane Oak - name withheld", "Jane Oak (anonymous)",
     "Jane Oak, Teacher (name not for publication)", "Jane Oak, Teacher, public: no", "Jane Oak (consent: no)"],
)  # fmt: skip
def test_words_beside_a_name_that_ask_not_to_print_it_are_said(entry):
    assert said(entry) == [("warning", "in/letter.txt:11")]


@pytest.mark.parametrize(
    "entry",
    ["Jane Oak (in a private capacity)", "Not In My Name, Kenya", "Jane Oak, Union of Anonymous Workers",
     "Jane Oak, Confidential Adviser", "Jane Oak, Public Library of Kenya", "Jane Oak, Consent Counts",
     "Hidden Voices (Kenya)"],
)  # fmt: skip
def test_a_name_that_only_sounds_so_is_not(entry):
    assert said(entry) == []
