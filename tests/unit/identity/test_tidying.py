"""The authority file stays clean: records that nobody names, records that were renamed."""

from dataclasses import replace

import pytest

from sitegen.archive import assemble
from sitegen.core.model import Organization
from sitegen.identity.authority import read_authority
from sitegen.identity.resolution import resolve
from sitegen.identity.tidying import unnamed
from sitegen.identity.yaml_records import without_records
from tests.unit.identity.letters import letter

TEXT = """# by hand
- id: hill-union
  name: Hill Union
# a comment on the next
- id: gone-looms
  name: Gone Looms
  variants:
    - GL

- id: dale-loom
  name: Dale Loom
  parent: hill-union
"""
RECORDS = read_authority(TEXT, "organizations.yaml").value
LETTER = letter("x", "Dale Loom")


def test_records_that_no_letter_names_are_not_published_and_told():
    found = assemble([LETTER], RECORDS, ())
    assert set(found.value.organizations) == {"dale-loom", "hill-union"}  # it is what another is a part of
    [one] = [one for one in found.diagnostics if one.name == "unnamed-record"]
    assert (one.severity, one.span.first) == ("info", 5)
    assert "gone-looms" in one.message


def test_the_file_without_them_is_the_file_as_it_was():
    silent = unnamed({one.organization_id: one for one in RECORDS}, {"dale-loom"})
    assert silent == ("gone-looms",)
    left, _ = without_records(TEXT, {one.line for one in RECORDS if one.organization_id in silent})
    assert left == TEXT.replace("- id: gone-looms\n  name: Gone Looms\n  variants:\n    - GL\n", "")


def test_a_renamed_record_keeps_the_name_that_letters_print():
    records = [Organization("dale-loom", "Dale Weavers of Today", line=1)]
    found = resolve([LETTER], records, ())
    assert found.value.by_letter["x"] == (("dale-loom", ()),)
    assert found.value.organizations["dale-loom"].variant_names == ("Dale Loom",)
    assert found.value.unrecorded == ()
    assert [one.name for one in found.diagnostics] == ["renamed-record"]


def test_a_record_to_which_a_place_was_added_is_not_renamed():
    found = resolve([LETTER], [Organization("dale-loom", "Dale Loom", place="Northland", line=1)], ())
    assert found.value.by_letter["x"] == (("dale-loom", ()),)
    assert found.diagnostics == ()


def test_a_record_of_a_slip_leads_to_what_it_is_corrected_to():
    slip = Organization("3-dale-l00m", "3 Dale L00m", line=1)
    records = [slip, Organization("dale-loom", "Dale Loom", line=3), Organization("dale-kiln", "Dale Kiln", line=5)]

    def corrected(letter_id, *made):
        one = letter(letter_id, *["3 Dale L00m"] * len(made))
        entries = tuple(replace(it, corrected=name) for it, name in zip(one.letter.signatories, made, strict=True))
        return replace(one, letter=replace(one.letter, signatories=entries))

    def redirects(*letters):
        found = assemble([LETTER, letter("z", "Dale Kiln"), *letters], records, ())
        told = any("3-dale-l00m" in one.message for one in found.diagnostics)
        return found.value.redirects.get("3-dale-l00m"), "3-dale-l00m" in found.value.organizations, told

    assert redirects(corrected("y", "Dale Loom")) == ("dale-loom", False, False)
    assert redirects(corrected("y", "Dale Loom", "Dale Kiln")) == (None, False, True)  # it became two
    assert redirects(corrected("y", "Dale Loom"), letter("w", "3 Dale L00m")) == (None, True, False)


def test_a_record_whose_name_letters_print_is_not_renamed():
    records = [Organization("dale-loom", "Dale Weavers", line=1)]
    both = letter("x", "Dale Loom", "Dale Weavers")
    assert [own for own, _ in resolve([both], records, ()).value.by_letter["x"]] != ["dale-loom", "dale-loom"]


def test_a_list_that_names_one_twice_says_so():
    found = resolve([letter("x", "Dale Loom", "Hill Union", "Dale Loom", "The Dale Loom", "Hill Kiln")], (), ())
    [one] = [one for one in found.diagnostics if one.name == "repeated-signatory"]
    assert one.message == "5 entries, 3 organizations; lines 30, 40 repeat one"


@pytest.mark.parametrize(
    "text",
    [
        "- id: a\n  name: A\n  # end: a\n   \n- id: b\n  name: B\n  # end: b\n",
        "- id: a\n  name: A\n  # end: a\n  # checked by hand\n- id: b\n  name: B\n",
        "- id: a\n  # end: of 2020 it was renamed\n  name: A\n- id: b\n  name: B\n",
        "- id: a\n  name: A\n   \n\n- id: b\n  name: B\n  \n",
        "- id: a\r\n  name: A\r\n- id: b\r\n  name: B\r\n",
    ],
)
def test_space_and_comments_behind_the_end_of_a_record_say_nothing_of_it(text):
    read = read_authority(text, "organizations.yaml")
    assert read.diagnostics == ()
    assert [(it.organization_id, it.name) for it in read.value] == [("a", "A"), ("b", "B")]
