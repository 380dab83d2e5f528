from sitegen.views.collation import filed
from tests.invented import FIRST, RIVER, SECOND, views


def test_letters_stand_under_their_years_latest_first():
    years = views()["letters/index.html"].years
    assert [(year.year, [one.letter_id for one in year.letters]) for year in years] == [
        ("2022", [SECOND]),
        ("2021", [FIRST]),
    ]


def test_organizations_are_filed_by_script():
    sections = views()["organizations/index.html"].sections
    assert [(one.heading, one.script, len(one.entries)) for one in sections] == [
        ("A", "", 1), ("F", "", 2), ("H", "", 1), ("L", "", 1), ("မ", "my", 1),
    ]  # fmt: skip


def test_names_are_filed_without_accent_case_and_leading_marks():
    names = ["élan", "“Eden”", "8888 Days", "zebra", "Éclair", RIVER, "Ødegård", "5 Lakes"]
    assert [(one.heading, one.entries) for one in filed((name, name) for name in names)] == [
        ("0–9", ("5 Lakes", "8888 Days")), ("E", ("Éclair", "“Eden”", "élan")),
        ("O", ("Ødegård",)), ("Z", ("zebra",)), ("မ", (RIVER,)),
    ]  # fmt: skip


def test_a_dossier_holds_the_letters_of_one_addressee_in_order():
    dossier = views()["addressees/members-of-the-river-commission.html"]
    assert dossier.name == "Members of the River Commission"
    assert [one.letter.letter_id for one in dossier.received] == [FIRST, SECOND]


def test_home_counts_what_is_there():
    home = views()["index.html"]
    assert (home.letters, home.organizations, home.signatures, home.undisclosed) == (2, 6, 7, 2)
    assert [one.letter_id for one in home.latest] == [SECOND, FIRST]
