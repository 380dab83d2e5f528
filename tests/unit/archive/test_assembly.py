from dataclasses import replace

from sitegen.archive import assemble, cosigning_of
from sitegen.core.model import Naming, Stated, Withheld
from tests.unit.identity.letters import letter, signatory

OLD = letter(
    "old", "Riverside Weavers", ("Strike of Looms", ["Night Loom", "Day Loom"]), "Hill Loom", date="2023-01-01"
)
NEW = letter("new", "The Riverside Weavers", ("Strike of Looms", ["Night Loom"]), "Dale Loom", date="2024-01-01")
UNDATED = letter("undated", "Hill Loom", date=None)


def test_letters_are_in_order_of_date_undated_last():
    archive = assemble([UNDATED, NEW, OLD], (), ()).value
    assert [one.letter_id for one in archive.letters] == ["old", "new", "undated"]
    assert archive == assemble([OLD, NEW, UNDATED], (), ()).value


def test_every_entry_and_every_member_is_a_signature():
    archive = assemble([OLD, NEW], (), ()).value
    rows = [(one.ordinal, one.parent_ordinal, one.name_as_written, one.line) for one in archive.by_letter["old"]]
    assert rows == [
        (1, None, "Riverside Weavers", 10), (2, None, "Strike of Looms", 20), (1, 2, "Night Loom", 21),
        (2, 2, "Day Loom", 22), (3, None, "Hill Loom", 30),
    ]  # fmt: skip
    assert archive.signatures == archive.by_letter["old"] + archive.by_letter["new"]
    assert [one.letter_id for one in archive.by_organization["riverside-weavers"]] == ["old", "new"]
    assert archive.ledgers["old"].listed == 3
    assert archive.ledgers["old"].members == 2


def test_a_person_signs_for_themselves_with_a_known_affiliation():
    one = letter("x", "Riverside Weavers", signatory(2, "Anna Loom", kind="person", affiliation="Riverside weavers"))
    archive = assemble([one], (), ()).value
    assert [(row.organization_id, row.affiliation_id) for row in archive.by_letter["x"]] == [
        ("riverside-weavers", None),
        (None, "riverside-weavers"),
    ]
    assert [row.name_as_written for row in archive.by_organization["riverside-weavers"]] == ["Riverside Weavers"]


def test_several_who_are_withheld_on_one_line_are_several_and_none_is_missing():
    told = replace(OLD, letter=replace(OLD.letter, stated=Stated(6)))
    hiding = replace(
        told, withheld=(Withheld(40, 40, count=3), Withheld(22, 22, nested=True), Withheld(5, 5, of="text"))
    )
    ledger = assemble([hiding], (), ()).value.ledgers["old"]
    assert (ledger.listed, ledger.withheld, ledger.missing) == (3, 3, 0)


def test_company_are_those_on_most_lists_together():
    cosigning = cosigning_of(assemble([OLD, NEW, UNDATED], (), ()).value)
    assert cosigning.signed("riverside-weavers") == 2
    assert cosigning.closest("riverside-weavers", 4) == (
        ("night-loom", 2), ("strike-of-looms", 2), ("dale-loom", 1), ("day-loom", 1),
    )  # fmt: skip


def test_organizations_that_persons_name_as_theirs_are_told_with_the_letter_and_the_first_of_them():
    mill = {"kind": "person", "affiliation": "River Mill"}
    persons = (signatory(2, "Ann Roe", **mill), signatory(3, "Ben Poe", **mill))
    archive = assemble(
        [letter("x", "River Mill", date="2020-01-01"), letter("y", "Weir Guild", *persons)], (), ()
    ).value
    assert archive.named == {"river-mill": (Naming("y", 2, 2),)}
    assert [one.letter_id for one in archive.by_organization["river-mill"]] == ["x"]
