"""Records of how sources read, as the commands leave them: after each, a build reads no letter that it needs not."""

from dataclasses import replace

import pytest

from sitegen.content.recorded import read_record, write_record
from tests.command import sitegen
from tests.unit.content.recorded import LETTER, OWN, SETTINGS

RECORD = f"content/readings/{OWN}.txt"


@pytest.fixture
def archive(tmp_path):
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "archive.toml").write_bytes(SETTINGS)
    (tmp_path / "river.txt").write_text(LETTER)
    assert sitegen("import", "river.txt", cwd=tmp_path).status == 0
    return tmp_path


def builds_unread(folder, monkeypatch):
    """Build the site; fail if a letter is read."""

    def refuse(*_):
        raise AssertionError("a letter was read")

    with monkeypatch.context() as patched:
        patched.setattr("sitegen.reading.choosing.read_letter", refuse)
        built = sitegen("build", cwd=folder)
    assert built.status == 0, built.err
    assert "C60" not in built.err
    return built


def records(folder):
    return sorted(path.name for path in (folder / "content" / "readings").glob("*"))


def test_a_letter_that_is_imported_again_is_recorded_again(archive, monkeypatch):
    before = (archive / RECORD).read_bytes()
    (archive / "river.txt").write_text("A copy.\n\n" + LETTER)
    assert sitegen("import", "river.txt", cwd=archive).status == 0
    assert (archive / RECORD).read_bytes() != before
    builds_unread(archive, monkeypatch)


def test_a_record_goes_by_the_name_of_its_letter(archive, monkeypatch):
    assert sitegen("rename", OWN, "2021-river", cwd=archive).status == 0
    assert records(archive) == ["2021-river.txt"]
    builds_unread(archive, monkeypatch)


def test_a_record_goes_with_its_letter(archive):
    assert sitegen("remove", OWN, cwd=archive).status == 0
    assert records(archive) == []


def test_a_letter_that_withholds_has_no_record_until_that_is_undone(archive, monkeypatch):
    before = (archive / RECORD).read_bytes()
    told = sitegen("withhold", OWN, "14", cwd=archive)
    assert told.status == 0, told.err
    assert records(archive) == []
    assert f"--path {RECORD}" in told.err
    assert sitegen("withhold", "--undo", OWN, "14", cwd=archive).status == 0
    assert (archive / RECORD).read_bytes() == before
    builds_unread(archive, monkeypatch)


def test_reread_records_what_no_import_has(archive, monkeypatch):
    before = (archive / RECORD).read_bytes()
    (archive / RECORD).unlink()
    assert sitegen("reread", "--jobs", "1", cwd=archive).err == f"wrote {RECORD}\n"
    assert (archive / RECORD).read_bytes() == before
    assert sitegen("reread", cwd=archive).err == "nothing to do: all sources read as recorded\n"


def test_a_build_without_its_cache_reads_all_anew(archive, monkeypatch):
    (archive / RECORD).write_bytes(b"spoilt")
    assert "C601" in sitegen("build", cwd=archive).err
    assert "C601" not in sitegen("build", "--no-cache", cwd=archive).err
    monkeypatch.setattr("sitegen.reading.choosing.read_letter", lambda *_: 1 / 0)
    assert sitegen("build", "--no-cache", cwd=archive).status == 3


@pytest.fixture
def two(archive):
    (archive / "lake.txt").write_text(LETTER.replace("river", "lake").replace("3 May", "4 June"))
    assert sitegen("import", "lake.txt", cwd=archive).status == 0
    return archive


LAKE = RECORD.replace("05-03", "06-04").replace("river", "lake")


def test_reread_says_what_it_writes_and_takes_away(two):
    one = read_record((two / LAKE).read_bytes())
    (two / LAKE).write_text(write_record(replace(one, by=replace(one.by, edition="before"))))
    (two / "content" / "readings" / "gone.txt").write_text("x")
    assert sitegen("reread", cwd=two).err.splitlines() == [f"wrote {LAKE}", "removed content/readings/gone.txt"]


def test_reread_leaves_the_record_of_a_letter_that_cannot_be_read(two):
    manuscript = two / "content" / "letters" / f"{OWN}.md"
    manuscript.write_text(manuscript.read_text().replace("status: ", "<<<<<<< status: "))
    before = (two / RECORD).read_bytes()
    said = f"left as they were, for they cannot be read (1): {OWN}; sitegen build says why\n"
    assert sitegen("reread", cwd=two).err == f"{said}nothing to do: all other sources read as recorded\n"
    assert (two / RECORD).read_bytes() == before


def test_reread_says_of_which_letters_there_is_no_record(two):
    kept = (two / RECORD).read_bytes()
    assert sitegen("withhold", OWN, "14", cwd=two).status == 0
    said = f"no record is kept of letters that withhold somebody (1): {OWN}; every build reads them\n"
    assert sitegen("reread", cwd=two).err == f"{said}nothing to do: all other sources read as recorded\n"
    (two / RECORD).write_bytes(kept)
    assert sitegen("reread", cwd=two).err == f"removed {RECORD}\n{said}"


def test_records_that_changed_places_are_told_by_builds_and_checks(two):
    first, second = (two / RECORD).read_bytes(), (two / LAKE).read_bytes()
    (two / RECORD).write_bytes(second)
    (two / LAKE).write_bytes(first)
    built = sitegen("build", cwd=two)
    assert f"{RECORD}:1: warning[C605 mistaken-reading]: the record is of another source" in built.err
    assert f"of that of {OWN}; the source was read again" in built.err
    checked = sitegen("check", cwd=two)
    assert checked.status == 1
    assert checked.err.count("C605") == 2
    assert sitegen("reread", cwd=two).status == 0
    assert sitegen("check", cwd=two).status == 0


def test_check_tells_the_records_that_no_build_believes(archive):
    assert sitegen("build", cwd=archive).status == 0
    one = read_record((archive / RECORD).read_bytes())
    (archive / RECORD).write_bytes(b"spoilt")
    checked = sitegen("check", cwd=archive)
    assert (checked.status, "C601" in checked.err) == (1, True)
    (archive / RECORD).write_text(write_record(replace(one, runs=one.runs[1:])))
    checked = sitegen("check", cwd=archive)
    assert checked.status == 1
    assert f"{RECORD}:1: error[C604 wrong-reading]" in checked.err
    (archive / RECORD).write_text(write_record(replace(one, by=replace(one.by, edition="before"))))
    checked = sitegen("check", cwd=archive)
    assert (checked.status, "C600" in checked.err) == (0, True)  # which is no fault


@pytest.mark.parametrize("name", [RECORD, "content/letters/a.md", "content/organizations.yaml", "content/pages/b.md"])
def test_a_folder_of_the_name_of_a_file_is_told(archive, name):
    if (archive / name).exists():
        (archive / name).unlink()
    (archive / name).mkdir(parents=True)
    built = sitegen("build", cwd=archive)
    assert f"{name}:1: warning[C513 ignored-file]: this is a folder" in built.err
    assert "Traceback" not in sitegen("reread", cwd=archive).err
