"""No name that the archive gives lets a guess of who is withheld be confirmed: names of sources, ids, former ids."""

import re

import pytest

from sitegen.content.accession import accession
from sitegen.content.deaccession.renaming import rename
from sitegen.content.folder import read_content
from sitegen.content.redaction.withhold import withhold_from_letter
from sitegen.core.source import digest
from tests.unit.content.withheld import LETTER, PATH, SETTINGS, content

ID = "2021-05-03-protect-the-river"
DIGITS = digest(LETTER)[:8]


def all_of(files, edit):
    assert not edit.diagnostics
    return {name: data for name, data in (files | edit.value.files).items() if name not in edit.value.remove}


def codes(files):
    return [
        (one.code, one.severity) for one in read_content(files, "content").diagnostics if one.code in ("M384", "M385")
    ]


def as_of_old(*, file=f"letter-{DIGITS}.txt", own=ID, former=()):
    """An archive in which an older sitegen named the source, or the letter, after the digest of the source."""
    files = content(gone=False, front="status: unreviewed\n")
    files[f"sources/{file}"] = files.pop("sources/letter.txt")
    said = "formerly:\n" + "".join(f"  - {one}\n" for one in former) if former else ""
    text = files.pop(PATH).decode().replace("letter.txt", file).replace(f"id: {ID}\n", f"id: {own}\n{said}")
    return {name: data for name, data in files.items() if not name.startswith("readings/")} | {
        f"letters/{own}.md": text.encode()
    }


def another(place, names):
    """A letter of the same day and title, of quite another list, under the same name of a file."""
    listed = b"".join(b"%d. %s Guild of Makers\n" % (at, one) for at, one in enumerate(names.encode().split(), 1))
    return f"{place}/letter.txt", LETTER[: LETTER.index(b"1. ")] + listed


THREE = [another("a", "Gorse Holly Ivy Juniper Kelp"), another("b", "Lark Maple Nettle Olive Pine"),
         another("c", "Quince Reed Sedge Teasel Umber")]  # fmt: skip


def test_letters_and_files_called_alike_are_told_apart_by_numbers():
    files = {"archive.toml": SETTINGS}
    for title, (path, data) in zip((b"Protect", b"Save", b"Free"), THREE, strict=True):
        files |= accession(files, "content", [(path, data.replace(b"Protect", title))]).value
    assert {"sources/letter.txt", "sources/letter-2.txt", "sources/letter-3.txt"} <= files.keys()
    files = {"archive.toml": SETTINGS}
    for path, data in THREE:
        files |= accession(files, "content", [(path.replace("/letter", "-letter"), data)]).value
    assert {PATH, f"letters/{ID}-2.md", f"letters/{ID}-3.md"} <= files.keys()


def test_the_order_of_numbers_says_nothing_of_what_the_files_say():
    for turn in range(3):
        texts = [data for _, data in (*THREE[turn:], *THREE[:turn])]
        came = [(path, data) for (path, _), data in zip(THREE, texts, strict=True)]
        files = accession({"archive.toml": SETTINGS}, "content", came).value
        assert [files[f"sources/letter{end}.txt"] for end in ("", "-2", "-3")] == texts


def test_a_source_whose_name_confirms_a_guess_gets_another_when_somebody_is_withheld():
    files = as_of_old()
    assert codes(files) == []
    after = all_of(files, withhold_from_letter(files, "content", ID, (16,), "2024-05-02"))
    assert [name for name in after if DIGITS in name or DIGITS.encode() in after[name]] == []
    assert after[".private/sources/letter.txt"] == LETTER
    assert b"[withheld]" in after["sources/letter.txt"]
    assert codes(after) == []


def test_an_archive_that_has_such_names_is_told_at_every_build_and_mended_by_withholding_again():
    files = as_of_old()
    after = all_of(files, withhold_from_letter(files, "content", ID, (16,), "2024-05-02"))
    back = {
        name.replace("sources/letter.txt", f"sources/letter-{DIGITS}.txt"): data.replace(
            b"letter.txt", f"letter-{DIGITS}.txt".encode()
        )
        for name, data in after.items()
    }
    assert codes(back) == [("M384", "error")]
    public = {name: data for name, data in back.items() if not name.startswith(".private/")}
    assert codes(public) == [("M385", "warning")]
    again = all_of(back, withhold_from_letter(back, "content", ID, (16,), "2024-05-02"))
    assert codes(again) == []
    assert again["sources/letter.txt"] == after["sources/letter.txt"]


@pytest.mark.parametrize("ending", ["20240506", "06052024", "2", "deadbee", "protect-the-cafe"])
def test_days_and_words_are_no_digits_of_a_digest(ending):
    files = as_of_old(file=f"letter-{ending}.txt")
    edit = withhold_from_letter(files, "content", ID, (16,), "2024-05-02")
    assert f"sources/letter-{ending}.txt" in edit.value.files
    assert codes(all_of(files, edit)) == []


def test_an_id_that_confirms_a_guess_is_to_be_renamed_and_no_former_id_is_kept():
    own = f"{ID}-{DIGITS}"
    files = as_of_old(file="letter.txt", own=own) | {
        "changes.yaml": f"- {{date: 2024-01-01, kind: added, letter: {own}}}\n".encode()
    }
    edit = withhold_from_letter(files, "content", own, (16,), "2024-05-02")
    assert edit.value.left
    assert f"sitegen rename {own} NEW-ID" in "\n".join(edit.value.steps)
    files = all_of(files, edit)
    assert codes(files) == [("M384", "error")]
    done = rename(files, "content", own, ID)
    assert not done.diagnostics
    files = {name: data for name, data in {**files, **done.value}.items() if data is not None}
    assert [name for name, data in files.items() if DIGITS in name or DIGITS.encode() in data] == []
    assert not [one for one in read_content(files, "content").diagnostics if one.severity == "error"]


def test_a_former_id_that_confirms_a_guess_is_taken_out_and_no_record_leads_to_it():
    old = f"{ID}-{DIGITS}"
    files = as_of_old(file="letter.txt", former=(old, "the-river")) | {
        "changes.yaml": f"- {{date: 2024-01-01, kind: added, letter: {old}}}\n".encode()
    }
    files = all_of(files, withhold_from_letter(files, "content", ID, (16,), "2024-05-02"))
    assert re.findall(r"formerly:\n((?:  - .*\n)+)", files[PATH].decode()) == ["  - the-river\n"]
    assert ID.encode() in files["changes.yaml"]
    assert DIGITS.encode() not in files["changes.yaml"]
    assert not [one for one in read_content(files, "content").diagnostics if one.severity == "error"]


def test_two_letters_whose_ids_confirm_a_guess_are_renamed_one_after_the_other():
    other = LETTER.replace(b"river", b"lake")
    files = as_of_old(file="letter.txt", own=f"{ID}-{DIGITS}")
    files |= accession(files, "content", [("lake.txt", other)]).value
    text = files.pop("letters/2021-05-03-protect-the-lake.md").decode()
    lake = f"2021-05-03-protect-the-lake-{digest(other)[:8]}"
    files[f"letters/{lake}.md"] = text.replace("id: 2021-05-03-protect-the-lake\n", f"id: {lake}\n").encode()
    files = {name: data for name, data in files.items() if not name.startswith("readings/")}
    for own in (f"{ID}-{DIGITS}", lake):
        files = all_of(files, withhold_from_letter(files, "content", own, (16,), "2024-05-02"))
    for own in (f"{ID}-{DIGITS}", lake):
        done = rename(files, "content", own, own.rpartition("-")[0])
        assert not done.diagnostics
        files = {name: data for name, data in {**files, **done.value}.items() if data is not None}
    assert codes(files) == []
