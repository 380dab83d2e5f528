from dataclasses import replace

from sitegen.content.manuscript import correct
from sitegen.core.model import Correction
from tests.invented import FIRST, archive, policies, views

FIXES = (
    Correction(22, "Fishers of", "Fishers off", "as the letterhead has it"),
    Correction(20, "Alder Women's Union", "Alder Women’s Union, Upper Lake"),
    Correction(5, "Forty", "Fourteen", "write to ada@lake.example"),
    Correction(10, "Counted", "Estimated"),
    Correction(12, "Moss", "Mossy", "nothing is corrected in contacts"),
)


def letter(policy="masked", fixes=FIXES):
    joined = archive()
    first = correct(replace(joined.letters[0], corrections=fixes)).value
    joined = replace(joined, letters=(first, *joined.letters[1:]))
    return views(joined, policies(contacts=policy))[f"letters/{FIRST}.html"]


def test_the_corrections_that_a_letter_was_read_with_are_listed_by_line():
    found = [(one.anchor, one.line, one.printed, one.corrected, one.reason) for one in letter().corrections]
    assert found == [
        ("c1", 5, "Forty", "Fourteen", "write to […]"),
        ("c2", 10, "Counted", "Estimated", None),
        ("c4", 20, "Alder Women's Union", "Alder Women’s Union, Upper Lake", None),
        ("c5", 22, "Fishers of", "Fishers off", "as the letterhead has it"),
    ]
    assert letter(policy="shown").corrections[0].reason == "write to ada@lake.example"


def test_corrected_text_leads_to_what_was_printed():
    view = letter()
    assert [one.mended for one in view.blocks] == [(), ("c1",), (), ()]
    assert [one.mended for one in view.notes] == [("c2",), ()]
    assert "Fourteen villages" in view.blocks[1].text


def test_a_name_is_shown_corrected_with_the_printed_one_beside_it():
    alder, fishers = letter().groups[0].entries[:2]
    assert (alder.printed.name.text, alder.printed.repair.printed) == (
        "Alder Women’s Union, Upper Lake", "Alder Women's Union",
    )  # fmt: skip
    member = fishers.members[0].printed
    assert (member.name.text, member.repair.printed, member.repair.reason) == (
        "Fishers off East Bay", "Fishers of East Bay", "as the letterhead has it",
    )  # fmt: skip
    assert fishers.printed.repair is None


def test_a_letter_without_corrections_has_none():
    view = letter(fixes=())
    assert view.corrections == ()
    assert {one.mended for one in view.blocks} == {()}
