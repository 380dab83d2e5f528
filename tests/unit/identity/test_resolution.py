from dataclasses import replace

import pytest

from sitegen.core.model import Judgement, Organization
from sitegen.identity.authority import read_authority
from sitegen.identity.minting import mint
from sitegen.identity.resolution import resolve
from tests.unit.identity.letters import letter, signatory

FIRST = letter("first", "Riverside Weavers", "Loom Hall (Hilltown)", ("Strike of Looms", ["Night Loom", "Day Loom"]))
SECOND = letter(
    "second", "Riverside Weavers Guild", "RIVERSIDE WEAVERS", ("Strike of Looms", ["Night Loom"]), date="2024-02-01"
)


def same(first, second, line=1):
    return Judgement(first, second, "same", "Anna", "2024-05-06", None, line)


def different(first, second, line=1):
    return Judgement(first, second, "different", "Anna", "2024-05-06", None, line)


def ids(resolution, letter_id):
    return [own for entry, members in resolution.by_letter[letter_id] for own in (entry, *members)]


def names_of(found):
    return [one.name for one in found.diagnostics]


def test_names_of_one_key_share_an_organization_and_others_do_not():
    resolution = resolve([FIRST, SECOND], (), ()).value
    first, second = ids(resolution, "first"), ids(resolution, "second")
    assert first[0] == second[1] == "riverside-weavers"
    assert second[0] == "riverside-weavers-guild"
    assert set(first) & set(second) == {"riverside-weavers", "strike-of-looms", "night-loom"}


def test_names_in_no_record_are_provisional_with_the_lines_to_paste():
    found = resolve([FIRST, SECOND], (), ())
    assert names_of(found) == ["provisional-organization"] * 2  # one for each letter that brings new names
    assert all(one.line == 0 for one in found.value.organizations.values())
    text = found.diagnostics[0].hint.partition("\n")[2]
    recorded = read_authority(text, "").value
    assert [one.organization_id for one in recorded] == ids(found.value, "first")
    assert recorded[3].parent_id == "strike-of-looms"


def test_a_hand_edit_of_the_authority_file_wins():
    records = (Organization("rw", "Riverside Weavers", ("Riverside Weavers Guild",), line=1),)
    resolution = resolve([FIRST, SECOND], records, ()).value
    assert ids(resolution, "second")[:2] == ["rw", "rw"]
    assert resolution.organizations["rw"].variant_names == ("Riverside Weavers Guild", "RIVERSIDE WEAVERS")


def test_two_records_that_the_machine_would_join_stay_two():
    records = (Organization("a", "Riverside Weavers", line=1), Organization("b", "The Riverside Weavers", line=3))
    found = resolve([letter("x", "Riverside Weavers", "The Riverside Weavers", "Riverside-Weavers")], records, ())
    assert ids(found.value, "x") == ["a", "b", "riverside-weavers"]
    assert "contested-spelling" in names_of(found)


def test_judged_the_same_they_are_one_and_the_other_address_leads_there():
    before = resolve([FIRST, SECOND], (), ()).value
    records = before.unrecorded
    joined = resolve([FIRST, SECOND], records, [same("Riverside Weavers", "Riverside weavers guild")]).value
    assert ids(joined, "second")[:2] == ["riverside-weavers"] * 2
    assert joined.redirects == {"riverside-weavers-guild": "riverside-weavers"}
    assert "Riverside Weavers Guild" in joined.organizations["riverside-weavers"].variant_names
    assert resolve([FIRST, SECOND], records, ()).value.by_letter == before.by_letter  # taken back


def test_judged_different_names_of_one_key_part():
    letters = [letter("x", "Riverside Weavers"), letter("y", "The Riverside Weavers")]
    assert len(resolve(letters, (), ()).value.organizations) == 1
    parted = resolve(letters, (), [different("Riverside Weavers", "The Riverside Weavers")]).value
    assert ids(parted, "x") != ids(parted, "y")


def test_judged_different_a_variant_leaves_its_record():
    records = (Organization("a", "Riverside Weavers", ("Hill Weavers",), line=1),)
    found = resolve(
        [letter("x", "Riverside Weavers", "Hill Weavers")], records, [different("Riverside Weavers", "Hill Weavers")]
    )
    assert ids(found.value, "x") == ["a", "hill-weavers"]
    assert "overruled-record" in names_of(found)


def test_unsure_changes_nothing():
    unsure = Judgement("Riverside Weavers", "Riverside Weavers Guild", "unsure", None, None, None, 1)
    assert resolve([FIRST, SECOND], (), [unsure]).value == resolve([FIRST, SECOND], (), ()).value


def test_a_judgement_that_cannot_be_obeyed_is_reported():
    found = resolve([FIRST], (), [same("Riverside Weavers", "Nobody")], judgements_path="j.yaml")
    assert [one.span.path for one in found.diagnostics if one.name == "idle-judgement"] == ["j.yaml"]
    two = letter("x", ("Strike A", ["Night Loom"]), ("Strike B", ["Night Loom"]), "Hill Loom")
    assert "ambiguous-name" in names_of(resolve([two], (), [same("Night Loom", "Hill Loom")]))


def test_members_are_one_only_under_one_parent():
    two = letter(
        "x",
        ("Strike A", ["Night Loom of Hilltown"]),
        ("Strike B", ["Night Loom of Hilltown"]),
        "Night Loom of Hilltown",
    )
    resolution = resolve([two], (), ()).value
    assert len(set(ids(resolution, "x"))) == 5
    parents = {resolution.organizations[own].parent_id for own in ids(resolution, "x")}
    assert parents == {None, "strike-a", "strike-b"}
    joined = resolve([two], (), [same("Strike A", "Strike B")]).value
    assert len(set(ids(joined, "x"))) == 3


def test_a_place_beside_the_name_keeps_two_apart():
    here = letter("x", signatory(1, "Weavers United", place="Norway"))
    there = letter("y", signatory(1, "Weavers United", place="Japan"))
    again = letter(
        "z",
        signatory(1, "Weavers United", place="JP"),
        signatory(2, "Hall of Norway", place="Norway"),
        "Hall of Norway",
    )
    resolution = resolve([here, there, again], (), ()).value
    assert ids(resolution, "x") != ids(resolution, "y") == ids(resolution, "z")[:1]
    assert {one.name: one.place for one in resolution.organizations.values()} == {
        "Weavers United": "Norway",
        "Hall of Norway": None,
    }
    assert ids(resolution, "z")[1] == ids(resolution, "z")[2]  # the name says its place already


def test_an_accepted_repair_counts_for_identity_and_the_printed_form_is_kept():
    damaged = letter("x", signatory(1, "Rivurside Weevers", corrected="Riverside Weavers"))
    resolution = resolve([FIRST, damaged], (), ()).value
    assert ids(resolution, "x") == ["riverside-weavers"]
    assert "Rivurside Weevers" in resolution.organizations["riverside-weavers"].variant_names


def test_persons_get_no_organization_but_their_affiliation_is_known_where_it_is_certain():
    person = signatory(2, "Anna Loom", kind="person", affiliation="The Riverside Weavers")
    stranger = signatory(3, "Otto Shuttle", kind="person", affiliation="Unheard-of Mill")
    resolution = resolve([letter("x", "Riverside Weavers", person, stranger)], (), ()).value
    assert ids(resolution, "x") == ["riverside-weavers", None, None]
    assert resolution.affiliations == {"x": {2: "riverside-weavers"}}
    assert set(resolution.organizations) == {"riverside-weavers"}


def test_where_persons_have_pages_only_people_join_those_of_two_letters():
    def anna(mill):
        return signatory(1, "Anna Loom", kind="person", affiliation=mill)

    original, other = letter("x", anna("Hill Mill")), letter("y", anna("Hill mill"), date="2024-02-01")
    version = replace(letter("v", anna("Hill Mill")), translation_of="x")
    resolution = resolve([original, other, version], (), (), people=True).value
    assert {one: set(ids(resolution, one)) for one in "xyv"} == {
        "x": {"anna-loom-hill-mill"}, "v": {"anna-loom-hill-mill"}, "y": {"anna-loom-hill-mill-87e1f7"},
    }  # fmt: skip
    assert {one.kind for one in resolution.organizations.values()} == {"person"}
    joined = [same("anna-loom-hill-mill", "anna-loom-hill-mill-87e1f7")]
    resolution = resolve([original, other, version], (), joined, people=True)
    assert set(resolution.value.organizations) == {"anna-loom-hill-mill"}
    assert [one.code for one in resolution.diagnostics] == ["N404"]


def test_a_person_takes_no_organizations_id():
    listed = letter("x", signatory(1, "Anna Loom", kind="person"), signatory(2, "Anna Loom"))
    with_people = resolve([listed], (), (), people=True).value
    assert with_people.organizations["anna-loom"].kind != "person"
    assert len(with_people.organizations) == 2


def test_former_ids_lead_to_the_present_one():
    records = (
        Organization("rw", "Riverside Weavers", former_ids=("old", "older"), line=1),
        Organization("b", "Hill Loom", line=4),
    )
    resolution = resolve([FIRST], records, [same("Hill Loom", "Riverside Weavers")]).value
    assert resolution.redirects == {"b": "rw", "old": "rw", "older": "rw"}


@pytest.mark.parametrize(
    ("names", "chosen", "reason"),
    [
        (
            ["Amici per I'Acqua Chiara", "Amici per l'Acqua Chiara"],
            "Amici per l'Acqua Chiara",
            "the only form without signs of damage",
        ),
        (
            ["Weavers Guild Hill", "Weavers Guild Hill (WGH)"],
            "Weavers Guild Hill (WGH)",
            "the fullest of the printed forms",
        ),
        (
            ["Hill Weavers Centre", "Hill Weavers Center", "Hill Weavers Center"],
            "Hill Weavers Center",
            "printed most often: 2 of 3 times",
        ),
        (["Hill Weavers and members", "Hill Weavers"], "Hill Weavers", "the only form that speaks for this body alone"),
        (["HILL WEAVERS", "Hill Weavers"], "HILL WEAVERS", None),
    ],
)
def test_the_authorized_name_is_chosen_and_the_choice_explained(names, chosen, reason):
    letters = [letter(f"l{number}", name, date=f"2024-01-{number + 1:02}") for number, name in enumerate(names)]
    [one] = resolve(letters, (), ()).value.unrecorded
    assert (one.name, one.name_reason) == (chosen, reason)


@pytest.mark.parametrize(
    ("name", "own"),
    [
        ("Harbour Labour Centre", "harbour-labour-centre"),
        ("Women’s Organisation", "womens-organisation"),
        ("Labour Weavers e. V. and member organisations", "labour-weavers"),
        ("L’Amicizia per l’Arte", "amicizia-per-arte"),
        ("Weavers Guild Hill (WGH)", "weavers-guild-hill"),
    ],
)
def test_an_id_spells_the_words_as_the_name_does(name, own):
    [one] = resolve([letter("x", name)], (), ()).value.unrecorded
    assert one.organization_id == own


def test_an_id_that_exists_never_changes_and_whoever_spells_otherwise_has_it_too():
    records = (Organization("harbor-labor-center", "Harbour Labour Centre", line=1),)
    resolution = resolve([letter("x", "Harbour Labour Centre", "Harbor Labor Center")], records, ()).value
    assert {*ids(resolution, "x")} == {"harbor-labor-center"}
    assert resolution.unrecorded == ()


def test_names_too_long_for_a_slug_get_ids_of_their_own_whichever_comes_first():
    long = "Weavers and Spinners and Dyers of all the Hills and Valleys and Rivers of "
    first, second = [(f"{long}Dale", "", "")], [(f"{long}Fell", "", "")]
    apart = mint(first, ()) | mint(second, mint(first, ()).values())
    assert apart == mint(second, ()) | mint(first, mint(second, ()).values())
    assert len(set(apart.values())) == 2


def test_a_parent_given_by_hand_does_not_keep_a_name_from_its_record():
    records = (
        Organization("hill", "Hill Union", line=1),
        Organization("dale", "Dale Loom", parent_id="hill", line=3),
        Organization("kiln", "Kiln Loom", parent_id="hill", nested=True, line=6),
    )
    one = letter("x", "Dale Loom", "Kiln Loom", ("Hill Union", ["Dale Loom", "Kiln Loom"]))
    resolution = resolve([one], records, ()).value
    assert ids(resolution, "x") == ["dale", "kiln-loom", "hill", "dale", "kiln"]


def test_what_is_minted_for_a_member_is_for_entries_under_its_parent_only():
    [night] = [one for one in resolve([FIRST], (), ()).value.unrecorded if one.name == "Night Loom"]
    assert (night.parent_id, night.nested) == ("strike-of-looms", True)


def test_two_forms_on_one_list_are_told_as_what_speaks_against_their_being_one():
    found = resolve([letter("x", "Dale Loom Guild", "Dale Loom Guild (DLG)", "DALE LOOM GUILD")], (), ())
    [one] = [one for one in found.diagnostics if one.name == "joined-in-one-letter"]
    assert one.severity == "info"
    assert "line 10" in one.message
    assert "an acronym that the name explains" in one.message


def test_two_forms_that_a_person_took_for_one_are_not_told():
    one = letter("x", "Dale Loom Guild", "Kiln Circle", "Hill Union", "Hillside Union")
    same = (Judgement("Dale Loom Guild", "kiln", "same", None, None, "merged", 1),)
    records = (Organization("kiln", "Kiln Circle"), Organization("hill", "Hill Union", ("Hillside Union",)))
    found = resolve([one], records, same)
    assert len(set(ids(found.value, "x"))) == 2
    assert "joined-in-one-letter" not in [each.name for each in found.diagnostics]


def test_a_country_as_heading_is_the_place_of_those_below_it():
    here = letter(
        "x", signatory(1, "Loom Watch", group="Norway"), signatory(2, "Kiln Watch", group="Steering committee")
    )
    there = letter("y", signatory(1, "Loom Watch", group="Japan"), "Kiln Watch")
    resolution = resolve([here, there], (), ()).value
    assert ids(resolution, "x")[0] != ids(resolution, "y")[0]
    assert ids(resolution, "x")[1] == ids(resolution, "y")[1]


@pytest.mark.parametrize(
    "name",
    ["ada@lake.example", "**ada@lake.example**", "+95 9 123 456 789", "ada@lake.example, Lake University \\", "[…]",
     "[…], Lake University", "* * *", "███"],
)  # fmt: skip
def test_what_is_masked_is_nobody_s_name_and_joins_nothing(name):
    lists = [letter(one, name, ("Lake Monitor", [name])) for one in ("first", "second")]
    found = resolve(lists, (), ()).value
    assert list(found.organizations) == ["lake-monitor"]
    assert found.by_letter["first"] == ((None, ()), ("lake-monitor", (None,)))


@pytest.mark.parametrize("name", ["Lake Monitor (ada@lake.example)", "350", "Fund 4 Rivers", "[…] Lake Monitor"])
def test_a_name_beside_what_is_masked_is_one(name):
    assert len(resolve([letter("first", name)], (), ()).value.organizations) == 1


@pytest.mark.parametrize("date", ["2023-12-01", "2024-01-01", "2024-02-01"])
def test_a_translation_that_joins_moves_no_page_and_gives_no_name(date):
    first = letter("a", "Weavers Union", "Lawyers for Rivers", "Cedar Union")
    others = [
        replace(letter(own, "Weavers Union", "Avocats pour les rivières", "Cedar Union", date=date), translation_of="a")
        for own in ("a-fr", "a-be")
    ]
    judged = [same("Lawyers for Rivers", "Avocats pour les rivières")]
    found = resolve([first, *others], (), judged).value
    assert ids(found, "a")[1] == ids(found, "a-fr")[1] == "lawyers-for-rivers"
    assert found.organizations["lawyers-for-rivers"].name == "Lawyers for Rivers"
