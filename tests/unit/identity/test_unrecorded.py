"""Names in no record are told at the entry that brings them, with lines to paste that do not contradict the file."""

from sitegen.archive import assemble
from sitegen.content.accession import accession
from sitegen.content.folder import read_content
from sitegen.identity.authority import read_authority

LETTER = b"""To the Council of Examples
3 May 2021

Dear members,

We ask you to act.

Signed by 3 organizations:

1. Alder Socety
2. Birch Network
3. Cedar Union
"""
CORRECTION = b"status: unreviewed\ncorrections:\n  - {line: 10, printed: Socety, corrected: Society}"


def told(files):
    read = read_content(files, "content").value
    found = assemble(read.manuscripts, read.organizations, read.judgements).diagnostics
    return [one for one in found if one.name == "provisional-organization"]


def content(authority=None, edit=None):
    files = {"archive.toml": b'title = "T"\ndescription = "D"\n'}
    files |= accession(files, "content", [("letter.txt", LETTER)]).value
    path = next(name for name in files if name.startswith("letters/"))
    files[path] = files[path].replace(b"status: unreviewed", edit or b"status: unreviewed")
    return files | ({"organizations.yaml": authority} if authority is not None else {}), files[path].decode().split(
        "\n"
    )


def test_a_corrected_name_belongs_to_the_record_that_has_it_as_printed():
    files, lines = content(edit=CORRECTION)
    (one,) = told(files)
    assert lines[one.span.first - 1].startswith("1. Alder Socety")
    said, _, record = one.hint.partition("\n")
    assert said == "let the record alder-socety (content/organizations.yaml:1) have both names:"
    chunk = "- id: alder-socety\n  name: Alder Socety\n"
    assert chunk in files["organizations.yaml"].decode()
    mended = files["organizations.yaml"].decode().replace(chunk, f"{record}\n")
    assert read_authority(mended, "x").diagnostics == ()
    assert told(files | {"organizations.yaml": mended.encode()}) == []


def test_other_names_are_told_once_a_letter_at_the_first_of_them():
    files, lines = content(authority=b"- id: alder\n  name: Alder Socety\n")
    (one,) = told(files)
    assert lines[one.span.first - 1].startswith("2. Birch Network")
    assert one.message == "2 of its names are in no record; their ids are provisional"
    pasted = files["organizations.yaml"].decode() + one.hint.partition("\n")[2] + "\n"
    assert told(files | {"organizations.yaml": pasted.encode()}) == []
