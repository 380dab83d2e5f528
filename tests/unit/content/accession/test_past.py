"""The files whose history still tells what a letter withholds."""

from sitegen.content.manuscript import read_manuscript
from sitegen.content.redaction.still_telling import telling_paths
from tests.unit.content.withheld import ID, PATH
from tests.unit.content.withheld_contacts import archive


def told_of(files, changed):
    return telling_paths(read_manuscript(files[PATH].decode(), PATH).value, files, changed)


COMMON = ("organizations.yaml", "addressees.yaml", "judgements.yaml")


def test_the_manuscript_its_record_its_source_and_whoever_tells_names():
    letter = (PATH, f"readings/{ID}.txt", "sources/a.txt")
    assert told_of(archive(), ("sources/a.txt",)) == (*letter, *COMMON)


def test_the_changelog_and_the_pages_are_told_too():
    files = archive() | {"changes.yaml": b"", "pages/about.md": b"# About\n", "pages/team.md": b"# Team\n"}
    assert told_of(files, ("sources/a.txt",))[-3:] == ("changes.yaml", "pages/about.md", "pages/team.md")


def test_a_source_that_became_another_file_is_told_under_the_name_it_had():
    files = archive(("a.txt", "a.html")) | {"sources/a.html": b"", "sources/a.html.recognised": b""}
    told = told_of(files, ("sources/a.md", "sources/a.html"))
    assert [path for path in told if path.startswith("sources/")] == ["sources/a.html", "sources/a.html.recognised"]


def test_a_renamed_letter_has_a_past_under_each_former_id():
    files = archive(("status: unreviewed\n", "status: unreviewed\nformerly: [old-id]\n"))
    assert {"letters/old-id.md", "readings/old-id.txt"} <= {*told_of(files, ())}
