"""What goes into public git tells no withheld name either: every file of the content is held against them."""

import pytest

from sitegen.content.accession import accession
from sitegen.content.folder import read_content
from tests.unit.content.withheld import ID, PATH, SETTINGS, given_back, withhold
from tests.unit.reading.formats.documents import docx

SOURCE = "sources/letter.txt"
LETTER = b"""To the Council of Examples
3 May 2021

Re: Protect the river

Dear members,

We ask you to protect the river. So do the Cedar Weavers.

Signed by:

- Alder Society
- Cedar Weavers
- Dogwood League
- Fir Alliance
- Hazel Committee
"""
NAME = LETTER.decode().split("\n").index("- Cedar Weavers") + 1
TEXT = NAME - 5
AGAIN = b"""
Press list:

- Alder Society
- Cedar Weavers
- Dogwood League
- Fir Alliance
- Hazel Committee
"""
OTHER = b"""To the Council of Examples
4 June 2022

Re: Keep the lake

Dear members,

Another matter altogether: keep the lake as it is.

Signed by:

- Cedar Weavers
- Maple Circle
- Poplar Club
"""


def archive(*letters, settings=b""):
    given = {"archive.toml": SETTINGS + settings}
    return given | accession(given, "content", letters or [("letter.txt", LETTER)]).value


def told(files):
    read = read_content(files, "content")
    found = [one for one in read.diagnostics if one.severity == "error"]
    assert not [one for one in found if "Cedar" in f"{one.message} {one.hint}"]
    return [(one.code, f"{one.span.path}:{one.span.first}") for one in found]


def test_a_line_of_a_source_that_is_written_over_elsewhere_only_stops_the_build():
    files, _ = withhold(archive(), NAME)
    text = files[PATH].decode().replace("So do the Cedar Weavers.", "")
    assert ("M362", f"content/{SOURCE}:{TEXT}") in told(files | {PATH: text.encode()})
    files, _ = withhold(files, TEXT)
    assert told(files) == []


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("organizations.yaml", b"", b"- id: cedar-weavers\n  name: Cedar Weavers\n"),
        ("archive.toml", b"", b"# not for Cedar Weavers\n"),
        ("judgements.yaml", b"", b"# Cedar Weavers\n"),
        ("changes.yaml", b"", b"# Cedar Weavers\n"),
        ("sources/left-over.txt", b"", b"Cedar Weavers\n"),
        ("sources/left-over.html", b"<p>\n<!-- Cedar&nbsp;Weavers -->", b"\n"),
        (f"readings/{ID}.txt", b"", b"Cedar Weavers\n"),
        ("notes.txt", b"", "Cedar Weavers\n".encode("utf-16")),
        ("sources/vote.docx", b"", docx("<w:p><w:del><w:r><w:delText>Cedar Weavers</w:delText></w:r></w:del></w:p>")),
    ],
)
def test_every_file_that_git_publishes_is_looked_into(name, before, after):
    files, _ = withhold(archive(), NAME, TEXT)
    assert told(files) == []
    files[name] = before + files.get(name, b"") + after
    assert f"content/{name}" in {place.rpartition(":")[0] for code, place in told(files) if code == "M362"}


def test_a_letter_that_waits_for_its_review_is_looked_into():
    files, _ = withhold(archive(settings=b'[policies]\nunreviewed = "left out"\n'), NAME, TEXT)
    assert told(files) == []
    files[PATH] = files[PATH].replace(b"Dear members,", b"Dear Cedar Weavers,")
    assert "M362" in {code for code, _ in told(files)}


def test_a_source_that_is_kept_as_received_is_for_its_editor_alone():
    files, _ = withhold(archive(), NAME, TEXT, keep_source=True)
    assert files[SOURCE] == LETTER
    assert told(files) == []


@pytest.mark.parametrize("settings", [b"", b'[policies]\nunreviewed = "left out"\n'], ids=["published", "waiting"])
def test_who_signs_another_letter_openly_may_stand_in_its_files_and_its_record(settings):
    files = archive(("letter.txt", LETTER), ("other.txt", OTHER), settings=settings)
    files, _ = withhold(files, NAME, TEXT)
    assert b"Cedar Weavers" in files["organizations.yaml"]
    assert b"Cedar Weavers" in files["sources/other.txt"]
    assert told(files) == []
    own = files | {PATH: files[PATH].replace(b"Dear members,", b"Dear Cedar Weavers,")}
    assert told(own) != []


def test_a_list_that_is_printed_twice_loses_both_printings_and_its_record_and_gets_both_back():
    before = archive(("letter.txt", LETTER.replace(b" So do the Cedar Weavers.", b"") + AGAIN))
    files, done = withhold(before, NAME)
    assert b"Cedar" not in b"".join(data for name, data in files.items() if not name.startswith(".private/"))
    assert not done.left
    assert told(files) == []
    after = given_back(files, NAME)
    assert after[PATH] == before[PATH]
    assert after[SOURCE] == before[SOURCE]
    assert b"Cedar Weavers" in after["organizations.yaml"]


def test_the_command_is_not_done_while_the_name_stands_on_another_line():
    files, done = withhold(archive(), NAME)
    assert done.left
    files, done = withhold(files, TEXT)
    assert not done.left
    assert f"line {TEXT} tells a name that is guarded already" in done.steps
    assert not [step for step in done.steps if "give --name" in step]


def test_a_text_that_prints_a_signatory_once_more_says_where_they_sign():
    letter = LETTER.replace(b"Dear members,", b"Cedar Weavers\n\nDear members,")
    line = letter.decode().split("\n").index("Cedar Weavers") + 1
    _, done = withhold(archive(("letter.txt", letter)), line)
    assert done.left
    assert (
        done.steps[-1] == f"who stands on line {line} still signs on line {NAME + 2}: sitegen withhold {ID} {NAME + 2}"
    )
