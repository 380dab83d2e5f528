"""What was in doubt when a letter came is said at every build, until a person has settled it; facts by a person."""

import re
from dataclasses import replace

import pytest

from sitegen.content.accession import accession
from sitegen.content.fidelity.unsettled import doubts_of, unsettled
from sitegen.content.folder import read_content
from sitegen.content.manuscript import read_manuscript
from sitegen.core.model import Evidence, ReadingFact, Settlement
from sitegen.core.source import Source, split_lines
from sitegen.reading.choosing import read_letter
from tests.command import sitegen

SETTINGS = b'title = "T"\ndescription = "D"\n'
TEXT = "We ask you to keep the ferry, on which we all depend, and we will not tire of asking until it runs again."
HEAD = f"Open letter on the ferry\n\n3 May 2021\n\nDear Ministers,\n\n{TEXT}\n\nSigned by 9 organizations:\n\n"
GAPS = HEAD + "1. Ash League\n2. Birch Society\n3. Cedar Union\n7. Dogwood Trust\n8. Elm Forum\n9. Fir Council\n"
PLAIN = HEAD.replace("9 organizations", "our members") + "Ash League\nBirch Society\nCedar Union\n"


def imported(text):
    taken = accession({"archive.toml": SETTINGS}, "content", [("ferry.txt", text.encode())])
    assert not taken.failed, taken.diagnostics
    return {"archive.toml": SETTINGS} | taken.value


def path_of(files):
    return next(name for name in files if name.startswith("letters/"))


def codes(files):
    return sorted({one.code for one in read_content(files, "content").diagnostics})


def with_front(files, more):
    path = path_of(files)
    return files | {path: files[path].replace(b"status: unreviewed\n", b"status: unreviewed\n" + more.encode())}


def test_gaps_are_said_at_every_build_until_settled():
    files = imported(GAPS)
    (said,) = [one for one in read_content(files, "content").diagnostics if one.code == "P282"]
    assert "of 9 signatories that the letter counts 3 are missing" in said.message
    assert said.span.path == "content/sources/ferry.txt"
    assert "P282" in codes(with_front(files, "settled:\n  - {of: reading, reason: another doubt}\n"))
    assert "P282" not in codes(with_front(files, "settled:\n  - {of: gaps, reason: a page is lost, on: 2024-05-02}\n"))


@pytest.mark.parametrize("mark", ["[withheld]", "Anonymous", "(name withheld)"])
def test_no_gap_is_told_where_somebody_signs_without_a_name(mark):
    whole = GAPS.replace("9 organizations", "6 organizations").replace("7. ", "4. ").replace("8. ", "5. ")
    whole = whole.replace("9. ", "6. ")
    assert "P282" not in codes(imported(whole))
    assert {"P280", "P281", "P282"}.isdisjoint(codes(imported(whole.replace("Dogwood Trust", mark))))
    assert "P282" in codes(imported(whole.replace("Dogwood Trust", mark).replace("5. Elm Forum\n", "")))


@pytest.mark.parametrize("reason", ["…", "...", "?", "TODO", "TBD.", "---", "reason", "– –"])
@pytest.mark.parametrize("record", ["settled:\n  - {of: gaps, ", "departures:\n  - {of: title, "])
def test_what_a_hint_leaves_to_be_filled_in_is_no_reason(record, reason):
    files = with_front(imported(GAPS), f'{record}reason: "{reason}"}}\n')
    (found,) = [one for one in read_content(files, "content").diagnostics if one.severity == "error"]
    assert found.code == "C503"
    assert f"a reason in words of your own, which pages show, not '{reason}'" in found.message
    for right in ("page lost", "စာမျက်နှာ ပျောက်", "A4"):
        assert "C503" not in codes(with_front(imported(GAPS), f'{record}reason: "{right}"}}\n'))


def test_a_doubt_names_the_manuscript_in_which_to_settle_it_and_the_file_to_import_again():
    files = imported(GAPS)
    for one in read_content(files, "content").diagnostics:
        if one.code in ("P280", "P281", "P282"):
            assert f"content/{path_of(files)}" in one.hint
            assert one.span.path == "content/sources/ferry.txt"
    taken = accession({"archive.toml": SETTINGS}, "content", [("in box/ferry.txt", GAPS.encode())])
    (told,) = [one for one in taken.diagnostics if one.code in ("P280", "P281")]
    assert f"content/{path_of(files)}" in told.hint
    assert re.search(r"sitegen import --is 1[1-6](-1[2-6])?=signatories 'in box/ferry.txt'", told.hint), told.hint


def said_again(files, *facts, source=GAPS):
    taken = accession(files, "content", [("ferry.txt", source.encode())], facts=facts)
    assert not taken.failed
    return {one.code for one in taken.diagnostics}, taken.value


def test_what_is_settled_is_not_said_again_when_a_person_says_what_lines_are():
    files = imported(GAPS)
    fact = ReadingFact(7, 7, "text")
    open_ones, _ = said_again(files, fact)
    assert {"P208", "P209", "P281"} & open_ones == {"P208", "P209", "P281"}
    settled = with_front(files, "settled:\n  - {of: gaps, reason: two pages}\n  - {of: reading, reason: all right}\n")
    told, now = said_again(settled, fact)
    assert {"P208", "P209", "P280", "P281"} & told == set()
    assert now[path_of(files)].count(b"reason: ") == 2


def test_what_was_settled_of_another_source_is_open_again_and_that_is_said():
    settled = with_front(imported(GAPS), "settled:\n  - {of: gaps, reason: two pages}\n")
    source = GAPS.replace("9. Fir Council", "9. Gorse Council")
    taken = accession(settled, "content", [("ferry.txt", source.encode())])
    (told,) = [one for one in taken.diagnostics if one.code == "M353"]
    assert "in doubt again, for the source is another one: gaps" in told.message
    assert "P208" in {one.code for one in taken.diagnostics}


@pytest.mark.parametrize(
    ("text", "told"),
    [("Heron Trust of the North", True), ("%%% ~~", False), (". Co (2}", False), ("and so they went on", False)],
)
def test_noise_that_looks_like_names_is_said_until_settled(text, told):
    source = Source("ferry.txt", "", (*split_lines(PLAIN), "", text))
    read = read_letter(source).value
    lines = [
        replace(one, winner=Evidence("no-rule", "noise", "", 0.05)) if one.line == 15 else one for one in read.lines
    ]
    noisy = replace(read, lines=tuple(lines))
    manuscript = read_manuscript(imported(PLAIN)[path_of(imported(PLAIN))].decode(), "m.md").value
    said = [
        one.span.first for one in unsettled(manuscript, source.path, doubts_of(source, noisy)) if one.code == "P283"
    ]
    assert said == [15] * told
    settled = replace(manuscript, settled=(Settlement("noise", "a footer"),))
    assert not [one for one in unsettled(settled, source.path, doubts_of(source, noisy)) if one.code == "P283"]


def test_the_verdict_is_said_at_import_and_at_every_build_until_settled():
    wrong = HEAD.replace("9 organizations", "40 organizations") + "Ash League\nBirch Society\nCedar Union\n"
    taken = accession({"archive.toml": SETTINGS}, "content", [("ferry.txt", wrong.encode())])
    assert "P280" in {one.code for one in taken.diagnostics}
    files = imported(wrong)
    (said,) = [one for one in read_content(files, "content").diagnostics if one.code == "P280"]
    assert said.severity == "warning"
    assert "the letter counts 40 signatories, 3 are listed" in said.message
    assert re.search(r"\(lines 11 to 13\)", said.message)
    settled = with_front(files, "settled:\n  - {of: reading, reason: the others are not named}\n")
    assert "P280" not in codes(settled)
    kept = read_content(settled, "content").value
    (there,) = kept.transcriptions.values()
    assert there.verdict.grade == "badly read"  # what it says of itself stays true


def test_a_review_settles_how_a_letter_was_read_and_no_gap():
    wrong = HEAD.replace("9 organizations", "40 organizations") + "Ash League\nBirch Society\nCedar Union\n"
    files = imported(wrong)
    assert {"P280", "P282"} <= {*codes(files)}
    path = path_of(files)
    reviewed = files | {path: files[path].replace(b"status: unreviewed\n", b"status: reviewed\n")}
    assert {"P280", "P281", "P282"} & {*codes(reviewed)} == {"P282"}
    taken = accession(reviewed, "content", [("ferry.txt", wrong.replace("Cedar Union", "Cedar Guild").encode())])
    assert "P280" in {one.code for one in taken.diagnostics}  # what is new, nobody has reviewed


def names(folder):
    (path,) = (folder / "content" / "letters").iterdir()
    read = read_manuscript(path.read_text(encoding="utf-8"), str(path)).value
    return [one.name for one in read.letter.signatories], read


@pytest.fixture
def archive(tmp_path):
    (tmp_path / "ferry.txt").write_text(PLAIN, encoding="utf-8")
    assert sitegen("import", "ferry.txt", cwd=tmp_path).status == 0
    return tmp_path


def test_a_person_says_what_lines_are_of_a_letter_that_is_here_already(archive):
    done = sitegen("import", "--is", "11=text", "--is", "12-13=signatories", "ferry.txt", cwd=archive)
    assert done.status == 0, done.err
    listed, read = names(archive)
    assert listed == ["Birch Society", "Cedar Union"]
    assert [(one.first, one.last, one.kind) for one in read.facts] == [(11, 11, "text"), (12, 13, "signatories")]
    assert read.status == "unreviewed"
    built = sitegen("build", cwd=archive)
    assert built.status == 0
    assert not re.search(r"\[[MP]\d", built.err), built.err  # what the manuscript lists is what its source reads as


def test_a_newer_source_moves_facts_with_their_text(archive):
    sitegen("import", "--is", "11=text", "ferry.txt", cwd=archive)
    (archive / "ferry.txt").write_text("A copy.\n\n" + PLAIN + "Dogwood Trust\n", encoding="utf-8")
    done = sitegen("import", "ferry.txt", cwd=archive)
    assert done.status == 0, done.err
    listed, read = names(archive)
    assert [(one.first, one.last, one.kind) for one in read.facts] == [(13, 13, "text")]
    assert listed == ["Birch Society", "Cedar Union", "Dogwood Trust"]


@pytest.mark.parametrize("said", ["11", "11=", "x=text", "12-11=text", "11=nonsense", "0=text"])
def test_a_fact_that_says_nothing_is_a_wrong_call(archive, said):
    done = sitegen("import", "--is", said, "ferry.txt", cwd=archive)
    assert done.status == 2
    assert "115-148=signatories" in done.err


@pytest.mark.parametrize(
    "record",
    ["{lines: 12-11, is: text}", "{lines: 12, is: nonsense}", "{lines: x, is: text}", "{lines: 0-3, is: text}",
     "{lines: 12}"],
)  # fmt: skip
def test_a_fact_that_cannot_be_is_told_at_its_line(archive, record):
    (path,) = (archive / "content" / "letters").iterdir()
    text = path.read_text(encoding="utf-8").replace(
        "status: unreviewed\n", f"status: unreviewed\nreading: [{record}]\n"
    )
    path.write_text(text, encoding="utf-8")
    built = sitegen("build", cwd=archive)
    assert built.status == 1
    assert re.search(rf"{path.name}:\d+: error\[C503", built.err), built.err


def test_the_end_of_a_build_names_the_letters_in_doubt(tmp_path):
    wrong = HEAD.replace("9 organizations", "40 organizations") + "Ash League\nBirch Society\nCedar Union\n"
    (tmp_path / "ferry.txt").write_text(wrong, encoding="utf-8")
    done = sitegen("import", "ferry.txt", cwd=tmp_path)
    assert "1 letter badly read: ferry.txt:11" in done.err
    settings = tmp_path / "content" / "archive.toml"
    shown = settings.read_text(encoding="utf-8").replace('unreviewed = "left out"', 'unreviewed = "published"')
    settings.write_text(shown, encoding="utf-8")
    built = sitegen("build", cwd=tmp_path)
    assert built.status == 0, built.err
    assert "1 letter badly read: content/sources/ferry.txt:11" in built.err
    assert sitegen("build", "--strict", cwd=tmp_path).status == 1
    page = next((tmp_path / "site" / "letters").glob("2021*.html")).read_text(encoding="utf-8")
    assert "the program doubts its own reading" in page
    manuscript = next((tmp_path / "content" / "letters").glob("2021*.md"))
    reviewed = manuscript.read_text(encoding="utf-8").replace("status: unreviewed", "status: reviewed")
    manuscript.write_text(reviewed, encoding="utf-8")
    assert sitegen("build", cwd=tmp_path).status == 0
    page = next((tmp_path / "site" / "letters").glob("2021*.html")).read_text(encoding="utf-8")
    assert "doubts its own reading" not in page
    assert "probably misread" not in page


def test_a_correction_to_the_dots_of_a_hint_is_none():
    record = 'corrections:\n  - {line: 11, printed: Ash, corrected: "…"}\n'
    assert "C503" in codes(with_front(imported(GAPS), record))
    assert "C503" in codes(with_front(imported(GAPS), record.replace('"…"', 'Ashes, reason: "…"')))
    assert "C503" not in codes(with_front(imported(GAPS), record.replace("…", "Ashes")))


def test_what_is_said_later_of_the_same_lines_holds(archive):
    sitegen("import", "--is", "11-12=text", "ferry.txt", cwd=archive)
    sitegen("import", "--is", "11-12=signatories", "ferry.txt", cwd=archive)
    listed, read = names(archive)
    assert listed == ["Ash League", "Birch Society", "Cedar Union"]
    assert [(one.first, one.last, one.kind) for one in read.facts] == [(11, 12, "signatories")]


def test_many_messages_alike_are_one(tmp_path):
    odd = "\n".join(f"{number}. Heron {word} Trust" for number, word in enumerate("abcdefghijkl", 1))
    text = HEAD + odd.replace("4. ", "9. ").replace("5. ", "1. ").replace("6. ", "3. ").replace("7. ", "77. ")
    (tmp_path / "ferry.txt").write_text(text + "\n" + "%%%\n\n" * 9, encoding="utf-8")
    done = sitegen("parse", "ferry.txt", cwd=tmp_path)
    kinds = re.findall(r"\[(\w\d+) ", done.err)
    assert all(kinds.count(kind) <= 5 for kind in kinds), done.err
