import re

import pytest

from sitegen.publishing.render.inline import inline
from sitegen.publishing.render.misreadings import is_misread, with_doubt


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("Chapter VIl of the Charter", "Chapter VIl [?] of the Charter"),
        ("We call onthe UNSCto act.", "We call onthe [?] UNSCto [?] act."),
        ("<onthe>", "<onthe [?]>"),
    ],
)
def test_words_that_a_scan_has_misread_are_marked_where_they_are_quoted(text, quoted):
    assert is_misread(text)
    assert re.sub(r"</?span[^>]*>", "", with_doubt(text)).replace("&lt;", "<").replace("&gt;", ">") == quoted


@pytest.mark.parametrize(
    "text",
    ["Chapter VII of the Charter", "NGOs and MEPs", "UN-Habitat, UNHabitat and USAid", "the lathe and the tithe",
     "ill will", "Live at onthe.example/of-the", "write to me@onthe.org", "မြစ်ချောင်း", "IVlan"],
)  # fmt: skip
def test_words_that_people_write_are_not(text):
    assert not is_misread(text)
    assert "[?]" not in with_doubt(text)


def test_in_the_letter_itself_the_mark_adds_no_sign():
    drawn = str(inline("We **call** onthe UNSCto act."))
    assert '<span class="misread">onthe</span>' in drawn
    assert re.sub(r"<[^>]*>", "", drawn) == "We call onthe UNSCto act."
