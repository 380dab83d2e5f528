"""Whom a letter says to ask: names, and no words of the sentence around them."""

import pytest

from sitegen.core.source import Source
from sitegen.reading.parsing import parse_letter

LETTER = """\
Dear Minister,

We ask that the weir be opened, and that it stay open.

Yours sincerely,

Weir Watch
River Choir
Salmon Society

{}
"""


@pytest.mark.parametrize(
    ("line", "person", "organization"),
    [
        ("For more information, contact Mara Lind, mara@example.org", "Mara Lind", None),
        ("Contact: mara@example.org", None, None),
        ("Contact: Mara Lind, +66 81 234 5678, mara@example.org", "Mara Lind", None),
        ("Contact: Mara Lind, River Forum, mara@example.org", "Mara Lind", "River Forum"),
        ("Press contact: River Forum, press@example.org", None, "River Forum"),
        ("For questions: Ana Petrov <ana@example.org>", "Ana Petrov", None),
        ("For more information, write to us at any time, also by night: press@example.org", None, None),
        ("Contact presse : Léa Martin - Forum du Lac - lea@example.org", "Léa Martin", "Forum du Lac"),
        ("Kontakt: Jana Nováková, Říční fórum; jana@example.org", "Jana Nováková", "Říční fórum"),
        ("Media contacts: Dr. Aung Kyaw (mailto:aung@example.org)", "Dr. Aung Kyaw", None),
        ("For more information, please contact Mara Lind, at mara@example.org", "Mara Lind", None),
        ("Pour plus d’information, merci de contacter Léa Martin, lea@example.org", "Léa Martin", None),
        ("Contact: Mara Lind, CEO,\nmara@example.org", "Mara Lind", None),
        (
            "Para más información, pueda\ncontactarse con Ana Petrov, Foro del Lago,\nana@example.org",
            "Ana Petrov",
            "Foro del Lago",
        ),
        ("Contact:\nProf. Dr. Ana Petrov, biologist\nTown of Oak, Westland\nana@example.org", "Dr. Ana Petrov", None),
        ("Contact:\nMara Lind\nPhone: +44 000\nmara\\@example.org", "Mara Lind", None),
    ],
)
def test_who_is_named(line, person, organization):
    letter = parse_letter(Source("weir.txt", "", tuple(LETTER.format(line).split("\n")))).value.letter
    assert [(one.person, one.organization) for one in letter.contacts] == [(person, organization)]


def test_who_is_reached_by_telephone_alone_is_a_contact_too():
    line = "Media contact: Mara Lind, River Forum, +95 9 123 456 789"
    found = parse_letter(Source("weir.txt", "0" * 64, tuple(LETTER.format(line).splitlines()), "utf-8")).value.letter
    [contact] = found.contacts
    assert (contact.person, contact.organization, contact.email) == ("Mara Lind", "River Forum", None)
    assert LETTER.format(line).splitlines()[contact.line - 1] == line
