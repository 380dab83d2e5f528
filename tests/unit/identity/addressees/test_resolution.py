import random
from dataclasses import replace

import pytest

from sitegen.core.model import Judgement, Organization
from sitegen.identity.addressees import everyone_above, resolve_addressees, unaddressed
from sitegen.identity.authority import extend_authority, read_authority
from tests.unit.identity.letters import letter

EC, HEAD = "European Commission", "President of the European Commission"
PERSON = f"Ursula Roe, {HEAD}"


def to(letter_id, *names, date="2024-01-01", language="en", original=None):
    one = letter(letter_id, "Weavers", date=date)
    its = replace(one.letter, addressees=names, language=language)
    return replace(one, letter=its, translation_of=original)


def resolved(*letters, records=(), judgements=(), **more):
    return resolve_addressees(letters, records, judgements, **more).value


def judged(first, second, verdict="same"):
    return Judgement(first, second, verdict, "Ada", None, None, 1)


def ids(found):
    return found.addressed.by_letter


def test_case_spacing_and_punctuation_make_no_other_addressee():
    found = resolved(to("a", "The River Board"), to("b", "The river board:"))
    assert ids(found) == {"a": ("the-river-board",), "b": ("the-river-board",)}


def test_other_words_for_one_office_join_and_say_why():
    found = resolved(to("a", HEAD), to("b", "European Commission President", date="2024-02-01"))
    assert ids(found)["b"] == ids(found)["a"] == ("president-of-the-european-commission",)
    [join] = found.addressed.joins
    assert (join.rule, join.letters) == ("address", ("a", "b"))
    assert found.addressed.redirects == {"european-commission-president": "president-of-the-european-commission"}


def test_a_setting_keeps_the_machine_to_typography():
    found = resolved(to("a", HEAD), to("b", "European Commission President"), joining=False)
    assert len(set(ids(found).values())) == 2
    assert found.addressed.joins == ()


def test_a_letter_to_who_holds_an_office_goes_to_office_and_body_too():
    found = resolved(to("a", PERSON), to("b", HEAD), to("c", EC)).addressed
    [person] = found.by_letter["a"]
    assert everyone_above(found, person) == ("president-of-the-european-commission", "european-commission")
    assert found.records[person].kind == "person"
    assert found.records[person].parent_id == "president-of-the-european-commission"


def test_a_body_that_only_others_lead_to_gets_a_record_once_two_do():
    assert set(resolved(to("a", HEAD)).addressed.records) == {"president-of-the-european-commission"}
    found = resolved(to("a", HEAD), to("b", "Members of the European Commission"))
    assert found.addressed.records["european-commission"].kind == "body"
    assert "european-commission" in {one.organization_id for one in found.unrecorded}


def test_a_person_without_the_office_is_asked_about_and_not_joined():
    found = resolved(to("a", PERSON), to("b", "Ms Ursula Roe")).addressed
    assert len(found.records) == 2
    [lead] = found.leads
    assert (lead.rule, lead.against) == ("person", "persons are never joined by the program")
    other = resolved(to("a", PERSON), to("b", "Ursula Roe, President of the European Council")).addressed
    assert [one.against.partition(":")[0] for one in other.leads] == ["different bodies"]


def test_versions_of_a_letter_go_to_the_same_addressees_in_the_same_order():
    found = resolved(
        to("a", "Heads of State", "WTO Members"),
        to("b", "Jefes de Estado", "Miembros de la OMC", language="es", original="a"),
    )
    assert ids(found)["b"] == ids(found)["a"]
    assert {one.rule for one in found.addressed.joins} == {"address", "version"}


@pytest.mark.parametrize("names", [("Jefes de Estado",), ("Miembros de la OMC", "Jefes de Estado")])
def test_versions_that_do_not_agree_join_nothing(names):
    found = resolved(to("a", "Heads of State", "WTO Members"), to("b", *names, language="es", original="a"))
    assert "version" not in {one.rule for one in found.addressed.joins}


def test_a_name_that_stands_for_two_in_one_language_ties_them_together_in_no_way():
    found = resolved(
        to("a", "Heads of State"), to("b", "chefs d’État", language="fr", original="a"),
        to("c", "Heads of Government"), to("d", "chefs d’État", language="fr", original="c"),
    ).addressed  # fmt: skip
    assert len(set(found.by_letter.values())) == 3
    assert {one.against for one in found.leads} == {"two names in one language"}


def test_people_join_and_part_by_judgements_and_by_records():
    parted = resolved(to("a", HEAD), to("b", "European Commission President"),
                      judgements=[judged(HEAD, "European Commission President", "different")])  # fmt: skip
    assert len(set(ids(parted).values())) == 2
    joined = resolved(to("a", PERSON), to("b", "Ms Ursula Roe"), judgements=[judged(PERSON, "Ms Ursula Roe")])
    assert len(set(ids(joined).values())) == 1
    record = Organization("board", "The Board of the River", ("River Board",), line=1)
    assert ids(resolved(to("a", "River Board"), records=[record]))["a"] == ("board",)


def test_a_renamed_record_still_is_the_name_that_its_id_was_made_of():
    record = Organization("river-board", "Board for the River Alm", line=1)
    found = resolved(to("a", "River Board"), records=[record]).addressed
    assert found.records["river-board"].variant_names == ("River Board",)


def test_an_editor_says_what_belongs_to_what():
    records = [Organization("poe", "Anna Poe", parent_id="river-board", kind="person", line=1),
               Organization("river-board", "River Board", kind="body", line=4)]  # fmt: skip
    found = resolved(to("a", "Anna Poe"), records=records).addressed
    assert found.above == {"poe": ("river-board",)}
    assert set(found.records) == {"poe", "river-board"}


def test_records_that_no_letter_needs_are_told():
    records = [Organization("gone", "Gone Office", line=1), Organization("river-board", "River Board", line=3)]
    assert [one.organization_id for one in unaddressed(records, resolved(to("a", "River Board"),
            records=records).addressed)] == ["gone"]  # fmt: skip


def test_ids_are_the_same_in_whatever_order_letters_come():
    letters = [
        to("a", PERSON, date="2024-03-01"), to("b", "European Commission President", date="2024-01-01"),
        to("c", HEAD, "UNSC members", date="2024-02-01"), to("d", "Members of the UN Security Council"),
        to("e", "Miembros del Consejo de Seguridad de la ONU", HEAD, language="es", original="c"),
        to("f", "UN Security Council"), to("g", "x " * 60), to("h", "x " * 60 + "y"),
    ]  # fmt: skip
    at_once = resolved(*letters)
    every = {one.organization_id for one in at_once.unrecorded}
    for seed in range(8):
        text, order, known = "", random.Random(seed).sample(letters, len(letters)), []
        for one in order:
            known.append(one)
            records = read_authority(text, "addressees.yaml").value or ()
            text = extend_authority(text, resolved(*known, records=records).unrecorded)
        records = read_authority(text, "addressees.yaml").value
        assert {one.organization_id for one in records} == every
        again = resolved(*letters, records=records)
        assert ids(again) == ids(at_once)
        assert again.unrecorded == ()


def test_words_that_say_of_nobody_whose_they_are_are_told_where_two_letters_have_them():
    def told(*letters, records=()):
        return [one.name for one in resolve_addressees(letters, records, ()).diagnostics]

    vague = [to("a", "Heads of State"), to("b", "Heads of State"), to("c", "WTO Members"), to("d", "WTO Members")]
    assert told(*vague) == ["provisional-addressee", "unsure-addressee"]
    looked_at = [Organization("heads-of-state", "Heads of State", kind="members", line=1)]
    assert told(*vague, records=looked_at) == ["provisional-addressee"]


@pytest.mark.parametrize("date", ["2023-12-01", "2024-01-01", "2024-02-01"])
@pytest.mark.parametrize("recorded", [False, True])
def test_a_translation_that_joins_moves_no_page_and_gives_no_heading(date, recorded):
    """Neither if it is dated before the letter, nor if it says the body in full, nor if it is printed more often."""
    full = "Membres du Conseil de sécurité des Nations unies"
    for name, other in (("UNSC members", full), ("Prime Minister", "Premier ministre")):
        first = to("a", name)
        translations = [to(own, other, date=date, language="fr", original="a") for own in ("a-fr", "a-be")]
        before = resolved(first)
        records = [Organization(one.organization_id, one.name) for one in resolved(first, *translations).unrecorded]
        now = resolved(first, *translations, records=records if recorded else ())
        assert ids(now)["a"] == ids(before)["a"] == ids(now)["a-fr"]
        [own] = ids(now)["a"]
        assert now.addressed.records[own].name == name
