"""Entries that say of somebody who signs that they are not named are no signatories; names with such words are."""

import pytest

from sitegen.core.source import Source
from sitegen.reading.parsing import parse_letter
from sitegen.reading.parsing.names.unnamed import is_unnamed
from sitegen.reading.parsing.vocabulary import fold

UNNAMED = """
Name withheld for security reasons
(name withheld upon request)
[withheld]
Anonymous
Anonymous (Yangon)
Name withheld, farmer
Organization name withheld
Two organizations, names withheld
3 groups (names withheld for safety reasons)
An organization that wishes to remain anonymous
Names on file
Name der Redaktion bekannt
Name auf Wunsch nicht genannt
Nom non divulgué pour des raisons de sécurité
Nombre reservado por seguridad
Nome omitido a pedido
Nome omesso per motivi di sicurezza
Naam achtergehouden om veiligheidsredenen
Имя не раскрывается по соображениям безопасности
အမည်မဖော်လိုသူ
匿名希望
Anonymous journalist
Anonymous Journalist, Yangon
Anonymous university professor
Anonymous 3
Three anonymous organizations
Teacher (anonymous)
Journaliste anonyme
Periodista anónima, México
Анонимный журналист
"""
NAMED = """
Anonymous Women's Network
Anonymous, Inc.
Anonymous Professor Smith
Anonymous Journalists Union
Professor Smith (anonymous)
Teachers Anonymous
Anonyme Alkoholiker
Group of Thirty
Alder Society (two members anonymous)
Names for the Nameless
Withheld Wages Campaign
Safety for All
Rose Alder, withheld her vote
"""


@pytest.mark.parametrize("entry", UNNAMED.strip().splitlines())
def test_nobody_is_named(entry):
    assert is_unnamed(fold(entry))


@pytest.mark.parametrize("entry", NAMED.strip().splitlines())
def test_somebody_is_named(entry):
    names = listed(["Birch Network", "Cedar Union", entry, "Dogwood League", "Elm Group", "Fir Alliance"])
    assert len(names) == 6


def test_a_list_with_such_entries_holds_the_others_and_says_so():
    unnamed = UNNAMED.strip().splitlines()[:9]
    assert listed(["Birch Network", "Cedar Union", *unnamed, "Dogwood League", "Elm Group"]) == [
        "Birch Network", "Cedar Union", "Dogwood League", "Elm Group",
    ]  # fmt: skip


def listed(entries):
    lines = ["To the Council", "3 May 2021", "", "Dear members,", "", "We ask you to protect the river.", ""]
    lines += ["Signed by:", "", *(f"{at}. {entry}" for at, entry in enumerate(entries, 1))]
    read = parse_letter(Source("a.txt", "0" * 64, tuple(lines)))
    return [one.name for one in read.value.letter.signatories]


def test_who_is_not_named_is_no_signatory_though_their_trade_is_said():
    entries = ("Anonymous journalist", "Anonymous teacher, Yangon", "Jane Oak, teacher", "Tom Reed, nurse", "Anon.")
    assert listed(entries) == ["Jane Oak", "Tom Reed"]


def read(*lines):
    above = ["To the Council", "3 May 2021", "", "Dear members,", "", "We ask you to protect the river.", ""]
    found = parse_letter(Source("a.txt", "0" * 64, (*above, *lines)))
    names = [(one.name, [each.name for each in one.members]) for one in found.value.letter.signatories]
    return names, [one.span.first for one in found.diagnostics if one.code == "P287"]


OAK, REED = ("Jane Oak", []), ("Tom Reed", [])


@pytest.mark.parametrize(
    ("lines", "names", "at"),
    [
        (["Signed: Jane Oak, Anonymous journalist, Anonymous, Tom Reed"], [OAK, REED], [8]),
        (["Signed by:", "", "Name\tRole", "Jane Oak\tNurse", "Anonymous journalist\tYangon", "Tom Reed\tDriver"],
         [OAK, REED], [12]),
        (["Signed by:", "", "Jane Oak", "Nurse", "", "Anonymous", "Teacher", "", "Tom Reed", "Driver", "", "Bo Lind",
          "Baker"],
         [OAK, REED, ("Bo Lind", [])], [13]),
        (["Signed by:", "", "Jane Oak", "Dr. Anonymous", "Prof. Anonymous, Yangon", "Tom Reed"], [OAK, REED], [11]),
        (["Signed by:", "", "1. Mill League", "   - Jane Oak", "   - Anonymous teacher", "2. Ash Union"],
         [("Mill League", ["Jane Oak"]), ("Ash Union", [])], [12]),
    ],
)  # fmt: skip
def test_wherever_an_entry_names_nobody_it_is_none_and_is_told(lines, names, at):
    assert read(*lines) == (names, at)
