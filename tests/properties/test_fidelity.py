"""The laws of fidelity: what the machine wrote is faithful, whatever the letter, and no entry can be lost unseen."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.content.accession import accession
from sitegen.content.fidelity import hold_against_source
from sitegen.content.folder import read_content
from sitegen.content.manuscript import as_stored, correct, read_manuscript, write_manuscript
from sitegen.core.model import Correction, Manuscript, SourceRef
from sitegen.core.source import Source
from sitegen.reading.choosing import read_letter
from tests.properties.lines import LINES

SETTINGS = b'title = "T"\ndescription = "D"\n'
NAMES = st.lists(
    st.from_regex(r"[A-Z][a-z]{4,9} (Union|League|Network|Forum) of [A-Z][a-z]{4,9}", fullmatch=True),
    min_size=3,
    max_size=12,
    unique_by=str.casefold,
)


@settings(max_examples=150)
@given(LINES)
def test_what_was_read_and_written_is_faithful(lines):
    source = Source("any.txt", "0" * 64, tuple(lines))
    reading = read_letter(source).value
    listed = [one for entry in reading.letter.signatories for one in (entry, *entry.members)]
    corrections = tuple(Correction(one.line, one.name, one.corrected) for one in listed if one.corrected)
    made = Manuscript(
        "x", "x.md", reading.letter, SourceRef("any.txt", "0" * 64, len(lines)), "unreviewed", corrections
    )
    text = write_manuscript(as_stored(made))
    read = correct(read_manuscript(text, "x.md").value).value
    assert hold_against_source(read, text, source, reading) == ()


@settings(max_examples=40)
@given(NAMES, st.booleans(), st.data())
def test_deleting_any_entry_is_told_once_and_in_its_place(names, numbered, data):
    head = "To the Council of Lakes\n3 May 2021\n\nDear members,\n\nPlease act.\n\n"
    head += f"Signed by {len(names)} organizations:\n\n"
    items = (f"{at}. {name}" if numbered else f"- {name}" for at, name in enumerate(names, 1))
    letter = (head + "\n".join(items) + "\n").encode()
    files = {"archive.toml": SETTINGS}
    files |= accession(files, "content", (("letter.txt", letter),)).value
    path = next(name for name in files if name.startswith("letters/"))
    assert fidelity(files) == []
    lines = files[path].decode().split("\n")
    entries = [at for at, line in enumerate(lines) if re.search(r"^(\d+\.|-) .* <!-- \d+ -->$", line)]
    assert len(entries) == len(names)
    at = data.draw(st.sampled_from(entries))
    (found,) = fidelity(files | {path: "\n".join(lines[:at] + lines[at + 1 :]).encode()})
    assert found.name == "unlisted-entry"
    assert names[entries.index(at)] in found.message
    before = (
        entries[entries.index(at) - 1] if at != entries[0] else lines.index(next(x for x in lines if x[:3] == "## "))
    )
    assert found.span.first == before + 1


def fidelity(files):
    found = read_content(files, "content").diagnostics
    return [one for one in found if "M330" <= one.code <= "M349"]
