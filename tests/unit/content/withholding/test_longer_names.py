"""A record that is not published stops no build, and a longer name of an open one is no mention of a withheld name."""

import pytest

from sitegen.content.accession import accession
from sitegen.content.folder import read_content
from tests.unit.content.withheld import AUTHORITY, HIDDEN, LETTER, PATH, content, made, said

WING = "Cedar Union of Weavers Youth Wing"
RECORD = f"- id: wing\n  name: {WING}\n".encode()


def errors(result):
    return [one for one in said(result) if "error" in one]


def archive(more=b"", settings=b""):
    files = content(gone=True)
    files["archive.toml"] += settings
    files[PATH] = files[PATH].replace(b"status: unreviewed\n", b"status: reviewed\n")
    return files | {"organizations.yaml": files["organizations.yaml"] + more}


def test_a_record_that_only_a_letter_left_out_names_stops_nothing(layers):
    files = archive(settings=b'[policies]\nunreviewed = "left out"\n')
    other = LETTER.replace(b"3 May", b"4 June").replace(b"river", b"lake")
    other = other.replace(b"Cedar Union of Weavers", WING.encode()).replace(b"Elm Group", b"Rowan Group")
    files |= accession(files, "content", [("other.txt", other)]).value
    assert WING.encode() in files["organizations.yaml"]
    result = made(files, layers)
    assert errors(result) == []
    assert not [name for name, data in result.value.items() if b"Youth Wing" in data]


def test_a_record_that_no_letter_names_stops_nothing_and_is_not_told(layers):
    result = made(archive(RECORD.replace(b"id: wing", b"id: cedar-union-of-weavers-youth-wing")), layers)
    assert errors(result) == []
    assert result.value
    assert not [one for one in result.diagnostics if "cedar" in f"{one.message} {one.hint}".casefold()]


def test_a_longer_name_of_an_open_record_is_no_mention(layers):
    named = AUTHORITY.replace(b"name: Fir Alliance\n", b"name: Fir Alliance\n  variants: [%b]\n" % WING.encode())
    files = archive() | {"organizations.yaml": named}
    assert errors(made(files, layers)) == []
    page = b"# About\n\nWith the Cedar Union of Weavers.\n"
    assert errors(made(files | {"pages/about.md": page}, layers)) == ["content/pages/about.md:3: error[M362]"]


@pytest.mark.parametrize("field", ["note: not Elm Group", "websites: [https://elm-group.example]"])
def test_what_else_an_open_record_says_is_searched(layers, field):
    named = AUTHORITY.replace(b"name: Fir Alliance\n", f"name: Fir Alliance\n  {field}\n".encode())
    result = read_content(archive() | {"organizations.yaml": named}, "content")
    assert {one.rpartition("error")[2] for one in errors(result)} == {"[M362]"}
    assert not [one for one in result.diagnostics for name in HIDDEN if name in one.message]
