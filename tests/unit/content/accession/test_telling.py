"""What came tells somebody who is withheld: said before a commit, and refused where a person pointed elsewhere."""

from sitegen.content.accession import accession
from tests.unit.content.withheld import ID, LETTER, before, public, withheld

NEW = b"A copy.\n" + LETTER.replace(b"Dear", b"Dear all,\nDear")
OTHER = b"""A word on the lake

7 July 2022

Dear all,

We stand with the Cedar Union of Weavers, who were threatened for what they said about the river.

Signed by:

1. Hazel Committee
2. Juniper Guild
3. Larch Society
"""


def again(files, data, name="letter.txt", **options):
    return accession(files, "content", [(name, data)], today="2024-06-01", **options)


def line_of(data, words):
    return next(at for at, line in enumerate(data.split(b"\n"), 1) if words in line)


def test_a_name_that_stands_on_another_line_than_a_person_says_is_not_imported():
    files = withheld(before(), 16)
    line = line_of(NEW, b"Cedar Union")
    for wrong in (line + 1, None):
        taken = again(files, NEW, confirmed={16: wrong})
        assert taken.value == {}
        (found,) = [one for one in taken.diagnostics if one.severity == "error"]
        assert (found.code, found.span.first) == ("M360", line)
        assert f"--withheld 16={line}" in found.hint
        assert "Cedar" not in found.message + found.hint
    taken = again(files, NEW, confirmed={16: line})
    assert taken.value
    assert not [path for path, data in public(taken.value).items() if data and b"Cedar" in data]


def test_a_further_line_of_a_new_state_that_tells_the_name_is_said():
    files = withheld(before(), 16)
    new = NEW.replace(b"Dear all,", b"Dear all, we thank the Cedar Union of Weavers,")
    taken = again(files, new, confirmed={16: line_of(new, b"3. Cedar Union")})
    (found,) = [one for one in taken.diagnostics if one.code == "M362"]
    assert (found.severity, found.span.first) == ("warning", line_of(new, b"we thank"))
    assert f"sitegen withhold {ID}" in found.hint


def test_the_text_of_a_letter_that_names_whom_another_withholds_is_said_before_it_is_committed():
    taken = again(withheld(before(), 16), OTHER, "other.txt")
    (found,) = [one for one in taken.diagnostics if one.code == "M362"]
    assert (found.severity, str(found.span)) == ("warning", "other.txt:7")
    assert "Cedar" not in found.message + found.hint


def test_the_text_of_a_letter_may_name_who_signs_another_one_openly():
    files = withheld(before(), 16)
    files |= again(files, OTHER.replace(b"Hazel Committee", b"Cedar Union of Weavers"), "open.txt").value
    third = OTHER.replace(b"lake", b"sea").replace(b"2022", b"2023").replace(b"the river", b"the coast")
    assert not [one for one in again(files, third, "third.txt").diagnostics if one.code == "M362"]
