"""Several signatories in one sentence: a line is withheld whole, so nobody is silenced unasked."""

import pytest

from sitegen.content.accession import accession
from sitegen.content.folder import read_content
from sitegen.content.manuscript import read_manuscript
from sitegen.content.redaction.withhold import withhold_from_letter
from tests.unit.content.withheld import (
    ID,
    PATH,
    PRIVATE,
    SETTINGS,
    given_back,
    public,
    said,
    with_letter,
    withhold,
)

NAMES = ("Alder Society", "Birch Network", "Cedar Union", "Dogwood League")
ONE_LINE = "The organizations Alder Society, Birch Network, Cedar Union and Dogwood League ask you to act."
WRAPPED = "The organizations Alder Society,\nBirch Network, Cedar Union and\nDogwood League\nask you to act."
LETTER = "To the Council of Examples\n3 May 2021\n\nRe: Protect the river\n\nDear members,\n\n{}\n\nSincerely\n"
LINE = 8


def archive(sentence, *lines):
    """An archive in which a person wrote down whom a sentence names."""
    files = with_letter({"archive.toml": SETTINGS}, LETTER.format(sentence).encode())
    text = files[PATH].decode().partition("## Signatories")[0]
    departed = f'departures: [{{line: {LINE}, last: {max(lines)}, reason: "they stand in one sentence"}}]\n'
    text = text.replace("status: unreviewed\n", f"status: unreviewed\n{departed}", 1).rstrip()
    entries = "\n".join(f"- {name} <!-- {line} -->" for name, line in zip(NAMES, lines, strict=True))
    return files | {PATH: f"{text}\n\n## Signatories\n\n{entries}\n".encode()}


def names_in(files):
    text = b"".join(public(files).values()).decode()
    return [name for name in NAMES if name in text]


@pytest.mark.parametrize(
    ("sentence", "lines", "line", "many", "them"),
    [(ONE_LINE, (8, 8, 8, 8), 8, 4, "all"), (WRAPPED, (8, 9, 9, 10), 9, 2, "both")],
    ids=["one line", "two on a line"],
)
def test_a_line_of_several_is_refused_until_a_person_says_that_all_are_meant(sentence, lines, line, many, them):
    edit = withhold_from_letter(archive(sentence, *lines), "content", ID, [line], "2024-05-02")
    (found,) = edit.diagnostics
    assert (found.code, edit.value.files) == ("M367", {})
    assert found.message == f"line {line} of the source holds {many} signatories; a line is withheld whole"
    assert f"to withhold {them} of them: --all" in found.hint
    assert not [name for name in NAMES if name in found.message + found.hint]


def test_all_of_a_line_are_withheld_in_the_text_too_and_counted():
    files, edit = withhold(archive(ONE_LINE, 8, 8, 8, 8), LINE, all_of_line=True)
    assert edit.steps[0] == f"{PATH}: line 8, 4 signatories, are withheld, and taken out"
    assert names_in(files) == []
    manuscript = read_manuscript(files[PATH].decode(), PATH).value
    assert [(one.first, one.count) for one in manuscript.withheld] == [(8, 4)]
    assert "[withheld]" in [one.text for one in manuscript.letter.body]
    read = read_content(files, "content")
    assert not [one for one in said(read) if "error" in one]
    assert len(read.value.manuscripts[0].withheld) == len(read.value.manuscripts[0].withheld_signatories()) == 4
    assert [one.on for one in read.value.manuscripts[0].withheld].count("2024-05-02") == 1


def test_one_on_a_line_of_its_own_goes_from_the_sentence_and_the_others_stay():
    files, edit = withhold(archive(WRAPPED, 8, 9, 9, 10), 10)
    assert edit.steps[0] == f"{PATH}: line 10, a signatory, is withheld, and taken out"
    assert names_in(files) == [*NAMES[:3]]
    body = " ".join(one.text for one in read_manuscript(files[PATH].decode(), PATH).value.letter.body)
    assert "Birch Network, Cedar Union and [withheld] ask you to act." in " ".join(body.split())
    assert not [one for one in said(read_content(files, "content")) if "error" in one]


@pytest.mark.parametrize(
    ("sentence", "lines", "line"), [(ONE_LINE, (8, 8, 8, 8), 8), (WRAPPED, (8, 9, 9, 10), 10)], ids=["all", "one"]
)
def test_undoing_brings_back_sentence_and_entries_that_no_reader_finds(sentence, lines, line):
    files = archive(sentence, *lines)
    gone, _ = withhold(files, line, all_of_line=True)
    back = given_back(gone, line)
    assert read_manuscript(back[PATH].decode(), PATH).value == read_manuscript(files[PATH].decode(), PATH).value
    assert names_in(back) == [*NAMES]


def test_lines_above_move_whom_a_sentence_names_and_nobody_comes_back():
    gone, _ = withhold(archive(WRAPPED, 8, 9, 9, 10), 10)
    new = b"A copy.\n\n" + LETTER.format(WRAPPED).encode()
    taken = accession(gone, "content", [("letter.txt", new)], today="2024-06-01")
    assert not [one for one in taken.diagnostics if one.severity == "error"]
    moved = gone | dict(taken.value)
    assert NAMES[3] not in names_in(moved)
    back = given_back(moved, 12)
    assert f"- {NAMES[3]} <!-- 12 -->" in back[PATH].decode()
    assert NAMES[3] in moved[PRIVATE].decode()


def test_a_text_of_no_line_that_still_names_somebody_is_told_at_once():
    files = archive(WRAPPED, 8, 9, 9, 10)
    text = files[PATH].decode().replace("## Signatories", "We thank Dogwood League.\n\n## Signatories")
    files, edit = withhold(files | {PATH: text.encode()}, 10)
    (line,) = [at for at, one in enumerate(files[PATH].decode().split("\n"), 1) if "We thank" in one]
    assert f"the manuscript still names it, content/{PATH}:{line}: take it out by hand" in edit.steps


@pytest.mark.parametrize("sentence", [(ONE_LINE, (8, 8, 8, 8), 8), (WRAPPED, (8, 9, 9, 10), 10)], ids=["all", "one"])
def test_a_source_that_stays_as_received_builds_without_whom_no_reader_finds(sentence):
    text, lines, line = sentence
    files, _ = withhold(archive(text, *lines), line, all_of_line=True, keep_source=True)
    read = read_content(files, "content")
    assert not [one for one in said(read) if "error" in one]
    (there,) = read.value.transcriptions.values()
    assert there.source.lines[line - 1] == ""
    assert NAMES[3] not in repr(read.value.manuscripts)
