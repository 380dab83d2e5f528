import pytest

from sitegen.core.model import Organization
from sitegen.identity.authority import extend_authority, read_authority

PATH = "content/organizations.yaml"
HAND_MADE = """\
# Our weavers. Ask Anna before changing ids.

- id: riverside-weavers   # the first
  name: Riverside Weavers
  variants:
    - RWG
    - "Riverside: Weavers"
  place: Hilltown
  kind: guild
  websites: [https://weavers.example/]
  identifiers:
    wikidata: Q42
  note: >
    They moved
    twice.
  former_ids: [river-weavers]

- name: Loom House
  id: loom-house
  parent: riverside-weavers
"""


def test_a_hand_made_file_is_read_whole():
    read = read_authority(HAND_MADE, PATH)
    assert read.diagnostics == ()
    first, second = read.value
    assert first == Organization(
        "riverside-weavers", "Riverside Weavers", ("RWG", "Riverside: Weavers"), None, "Hilltown", "guild",
        ("https://weavers.example/",), (("wikidata", "Q42"),), "They moved twice.", ("river-weavers",), 3,
    )  # fmt: skip
    assert (second.organization_id, second.parent_id, second.line) == ("loom-house", "riverside-weavers", 18)


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "[]\n"])
def test_an_empty_file_holds_no_records(text):
    assert read_authority(text, PATH).value == ()


def test_records_are_added_at_the_end_and_nothing_else_changes():
    new = [
        Organization("zebra-looms", "Zebra Looms"),
        Organization("5-looms", "5/ of Looms", ("Five: Looms",), "loom-house"),
    ]
    text = extend_authority(HAND_MADE, new)
    assert text.startswith(HAND_MADE)
    assert text[len(HAND_MADE) :] == (
        '- id: "5-looms"\n  parent: loom-house\n  name: "5/ of Looms"\n  variants:\n    - "Five: Looms"\n'
        "  # end: 5-looms\n- id: zebra-looms\n  name: Zebra Looms\n  # end: zebra-looms\n"
    )
    assert [one.organization_id for one in read_authority(text, PATH).value[2:]] == ["5-looms", "zebra-looms"]


@pytest.mark.parametrize("before", ["", "[]\n", "# ours\n", "- id: a\n  name: A", "  - id: a\n    name: A\n"])
def test_what_is_added_can_be_read_back_whatever_was_there(before):
    text = extend_authority(
        before,
        [Organization("no", "No", ("yes", "1e5", "a: b", "- c", "#d", "‘e’", "\x07", "က")), Organization("b", "B")],
    )
    read = read_authority(text, PATH)
    assert read.diagnostics == ()
    assert {one.organization_id for one in read.value} >= {"no", "b"}
    assert next(one for one in read.value if one.organization_id == "no").variant_names == (
        "yes",
        "1e5",
        "a: b",
        "- c",
        "#d",
        "‘e’",
        "\x07",
        "က",
    )


@pytest.mark.parametrize("between", ["", "\n", "# a note\n"])
def test_a_fact_behind_the_end_of_a_record_may_be_of_another_one(between):
    text = extend_authority("- id: a\n  name: A\n", [Organization("b", "B")])
    assert read_authority(f"{text}{between}- id: c\n  name: C\n", PATH).diagnostics == ()
    lines = (text + between).count("\n")
    assert [one[:2] for one in said(f"{text}{between}  place: Norway\n")] == [("beyond-the-end", lines + 1)]


def said(text):
    read = read_authority(text, PATH)
    assert read.value is None
    return [(one.name, one.span.first, one.message) for one in read.diagnostics]


def test_one_id_for_two_records_is_an_error_that_names_both_lines():
    [(name, line, message)] = said("- id: a\n  name: A\n- id: a\n  name: B\n")
    assert (name, line) == ("duplicate-record", 3)
    assert "line 1" in message


def test_one_name_in_two_records_is_an_error_that_names_both_lines():
    [(name, line, message)] = said(
        "- id: a\n  name: A\n  variants:\n    - Looms’ Hall\n\n- id: b\n  name: LOOMS' HALL\n"
    )
    assert (name, line) == ("contested-name", 7)
    assert "line 4" in message
    assert "line 7" in message


def test_one_name_at_two_places_or_under_two_parents_is_no_error():
    looms = "\n  name: Looms\n  "
    text = f"- id: a{looms}place: Norway\n- id: b{looms}place: Japan\n- id: c{looms}parent: a\n"
    assert len(read_authority(text, PATH).value) == 3


@pytest.mark.parametrize(
    ("text", "name", "line"),
    [
        ("- id: a\n  name: A\n  parent: z\n", "unknown-parent", 3),
        ("- id: a\n  name: A\n  parent: a\n", "unknown-parent", 3),
        ("- id: a\n  name: A\n  parent: b\n- id: b\n  name: B\n  parent: a\n", "unknown-parent", 3),
        ("- id: a\n  name: A\n- id: b\n  name: B\n  former_ids:\n    - a\n", "taken-id", 6),
        ("- id: a\n  name: A\n  former_ids: [o]\n- id: b\n  name: B\n  former_ids: [o]\n", "taken-id", 6),
        ("- id: a\n  name: A\n  colour: red\n", "unknown-setting", 3),
        ("- id: ../a\n  name: A\n", "wrong-setting", 1),
        ("- id: a\n  name: A\n  websites: ['javascript:x']\n", "wrong-setting", 3),
        ("- id: a\n", "wrong-setting", 1),
        ("- id: a\n  name: A\n- id: b\n  name: [\n", "broken-document", 5),
        ("looms\n", "wrong-setting", 1),
    ],
)
def test_faults_have_a_name_and_a_line(text, name, line):
    assert (name, line) in [(found, at) for found, at, _ in said(text)]
