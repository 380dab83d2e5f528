"""Whoever is withheld leaves no trace: two archives that differ in nothing else are one and the same for a reader."""

import pytest

from sitegen.content.accession import accession
from sitegen.content.redaction.withhold import withhold_from_letter
from tests.unit.content.withheld import SETTINGS, made

OPEN = ("Ada Moss, Teacher", "Fin Stone, Farmer", "Bo Reed, Driver", "Una Elm, Student", "Cy Lind, Nurse")
LETTER = """Stop the dam on the river

3 May 2021

To: The Ministry of Water

Dear Minister,

We ask you to stop the dam on the river, and to hear the villages.

Signed by 6 persons:

"""
HIDDEN = SETTINGS + b'[policies]\nwithheld_places = "hidden"\n'


def archive(settings, entry, place):
    """Return the public files of an archive whose one letter withholds the `entry` at a place of its list."""
    listed = [*OPEN[:place], entry, *OPEN[place:]]
    text = LETTER + "".join(f"{at}. {one}\n" for at, one in enumerate(listed, 1))
    files = {"archive.toml": settings}
    files |= accession(files, "content", [("letter.txt", text.encode())], "2024-05-01").value
    edit = withhold_from_letter(files, "content", "2021-05-03-stop-the-dam-on-the-river", [13 + place], "2024-05-02")
    assert not edit.diagnostics
    return {name: data for name, data in edit.value.on(files).items() if not name.startswith(".private/")}


def test_no_file_and_no_page_depends_on_who_is_withheld(layers):
    one, other = archive(SETTINGS, "Hela Oakmann, Surgeon", 2), archive(SETTINGS, "Zyx Qrstuv", 2)
    assert one == other
    assert made(one, layers).value


@pytest.mark.parametrize("place", [1, 4])
def test_where_places_are_hidden_no_page_depends_on_where_somebody_stood(layers, place):
    first, second = (made(archive(HIDDEN, "Hela Oakmann", at), layers).value for at in (2, place))
    assert first
    assert first == second
