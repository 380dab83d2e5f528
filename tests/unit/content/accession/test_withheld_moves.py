"""Records that point to lines go with the text they point to when another state of the source comes."""

import pytest

from sitegen.content.accession import accession
from sitegen.content.folder import read_content
from sitegen.content.manuscript import read_manuscript
from tests.unit.content.withheld import HIDDEN, LETTER, PATH, SETTINGS, WITHHELD, content, said, unnamed

RECORDS = WITHHELD + (
    "departures:\n  - {line: 18, reason: meant}\n"
    "corrections:\n  - {line: 12, printed: Alder, corrected: Elder}\n"
    "contacts:\n  - {person: Ann Example, line: 18}\n"
)


def again(files, data, confirmed=None, name="letter.txt"):
    said = {"confirmed": confirmed} if confirmed else {}
    return accession(files, "content", [(name, data)], **said)


def manuscript(files):
    return read_manuscript(files[PATH].decode(), PATH).value


def lines(records):
    return [(one.first, one.last) for one in records]


@pytest.mark.parametrize("gone", [False, True], ids=["still in the manuscript", "gone from it"])
@pytest.mark.parametrize("above", [b"\n\n", b"A copy of what we sent.\n\n"], ids=["blank lines", "a line of text"])
def test_lines_above_move_what_is_withheld(above, gone):
    files = content(gone=gone, front=RECORDS)
    taken = again(files, above + LETTER)
    assert not [one for one in said(taken) if "M36" in one]
    files |= taken.value
    moved = manuscript(files)
    assert lines(moved.withheld) == [(17, 17), (18, 18)]
    assert lines(moved.departures) == [(20, 20)]
    assert [one.line for one in moved.corrections] == [14]
    assert [one.line for one in moved.letter.contacts] == [20]
    read = read_content(files, "content")
    assert read.value.withheld == frozenset(HIDDEN)
    names = [one.name for entry in read.value.manuscripts[0].letter.signatories for one in (entry, *entry.members)]
    assert names == ["Alder Society", "Birch Network", "Ash Group", "Dogwood League", "Fir Alliance"]
    assert unnamed(taken, *HIDDEN)
    assert unnamed(read, *HIDDEN)


@pytest.mark.parametrize(
    "edit",
    [
        (b"Cedar Union of Weavers", b"Cedar Weavers United"),
        (b"3. Cedar Union of Weavers\n", b""),
        (b"3. Cedar Union of Weavers", b"3. Cedar Union\n   of Weavers"),
    ],
    ids=["another name", "no such line", "wrapped"],
)
def test_a_changed_line_is_not_guessed_at(edit):
    files = content(gone=True)
    taken = again(files, LETTER.replace(*edit))
    assert taken.value == {}
    (found,) = [one for one in taken.diagnostics if one.severity == "error"]
    assert (found.code, str(found.span)) == ("M360", "letter.txt:16")
    assert "--withheld 16=" in found.hint
    assert unnamed(taken, *HIDDEN, "Cedar")


def test_a_person_says_where_a_changed_line_stands():
    files = content(gone=True)
    new = b"\n" + LETTER.replace(b"Cedar Union of Weavers", b"Cedar Weavers United")
    taken = again(files, new, {16: 17})
    assert unnamed(taken, *HIDDEN, "Cedar Weavers United")
    read = read_content(files | taken.value, "content")
    assert "Cedar Weavers United" in read.value.withheld
    assert b"Cedar" not in taken.value[PATH]


def test_a_record_of_a_blank_line_has_no_text_to_lose():
    front = RECORDS + "reading:\n  - {lines: 14, is: none}\n"
    for above, line in ((b"", 14), (b"\n\n", 16)):
        files = content(gone=True, front=front)
        assert LETTER.split(b"\n")[6] == b""
        files[PATH] = files[PATH].replace(b"lines: 14", b"lines: 7")
        taken = again(files, above + LETTER.replace(b"We ask you", b"We beg you"))
        assert [one.message for one in taken.diagnostics if one.code == "M361"] == []
        assert [one.first for one in manuscript(files | taken.value).facts] == [line - 7]


@pytest.mark.parametrize("above", [b"", b"\n\n", b"A copy of what we sent.\n"])
def test_a_range_with_blank_lines_at_its_ends_goes_with_its_text(above):
    front = RECORDS + "reading:\n  - {lines: 7-9, is: text}\n"
    files = content(gone=True, front=front)
    at = above.count(b"\n")
    assert [one.strip() for one in LETTER.split(b"\n")[6:9]] == [b"", b"We ask you to protect the river.", b""]
    taken = again(files, above + LETTER.replace(b"Dear members", b"Dear all") + b"\n")
    assert [one.message for one in taken.diagnostics if one.code == "M361"] == []
    assert [(one.first, one.last) for one in manuscript(files | taken.value).facts] == [(8 + at, 8 + at)]


def test_a_line_of_other_words_is_told_as_what_it_is():
    taken = again(content(gone=True, front=RECORDS), LETTER.replace(b"5. Fir Alliance\n", b"5. Gorse Guild\n"))
    (found,) = [one for one in taken.diagnostics if one.code == "M361"]
    assert found.message == (
        "a departure was on line 18 of the source, whose text its new state lacks; other words stand on line 18"
    )


def test_where_nothing_is_imported_nothing_is_told_as_if_it_were():
    settings = SETTINGS + b'[policies]\nunreviewed = "left out"\n'
    front = RECORDS.replace("status: unreviewed", "status: reviewed")
    files = content(gone=True, front=front) | {"archive.toml": settings}
    new = LETTER.replace(b"Cedar Union", b"Cedar").replace(b"Dogwood League", b"Dogwood Union")
    taken = again(files, new.replace(b"5. Fir Alliance", b"5. Gorse Guild"))
    assert taken.value == {}
    assert {one.code for one in taken.diagnostics} & {"M353", "M361", "M390"} == set()
    assert "M360" in {one.code for one in taken.diagnostics}


def test_the_withheld_come_back_into_no_manuscript_when_a_new_state_is_merged():
    files = content(gone=True)
    taken = again(files, LETTER.replace(b"Dogwood League", b"Dogwood Union").replace(b"Ash Group", b"Ash Grove"))
    assert taken.value[PATH]
    assert not [name for name in HIDDEN if name.encode() in taken.value[PATH]]
    assert unnamed(taken, *HIDDEN)
