"""`sitegen withhold` on a disk: one step, nothing told on the way, no trace where others look."""

from itertools import takewhile

import pytest

from tests.command import sitegen
from tests.unit.content.withheld import HIDDEN, ID, PATH, content


@pytest.fixture
def archive(tmp_path):
    for name, data in content(gone=False, front="status: unreviewed\n").items():
        file = tmp_path / "content" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    return tmp_path


def test_one_step_that_tells_nothing_and_its_undoing(archive):
    before = (archive / "content" / PATH).read_bytes()
    (archive / ".cache" / "sitegen").mkdir(parents=True)
    (archive / ".cache" / "sitegen" / "memo.sqlite3").write_bytes(b"Elm Group")
    done = sitegen("withhold", ID, "15", "16", cwd=archive)
    assert (done.status, done.out) == (0, "")
    assert not [name for name in HIDDEN if name in done.err]
    assert "git filter-repo" in done.err
    assert "this working copy has it in its .git" in done.err
    assert "web.archive.org" in done.err
    assert not (archive / ".cache" / "sitegen").exists()
    told = [
        path
        for path in archive.rglob("*")
        if path.is_file()
        and ".private" not in path.parts
        and any(name.encode() in path.read_bytes() for name in HIDDEN)
    ]
    assert told == []
    assert (archive / "content/.private/.gitignore").read_text() == "*\n"
    assert sitegen("withhold", "--undo", ID, "15", "16", cwd=archive).status == 0
    assert (archive / "content" / PATH).read_bytes() == before


def test_the_advice_for_git_is_in_lines_that_a_shell_reads(archive):
    lines = sitegen("withhold", ID, "16", cwd=archive).err.split("\n")
    at = next(at for at, line in enumerate(lines) if "git filter-repo --invert" in line)
    paths = list(takewhile(lambda line: line.strip().startswith("--path "), lines[at + 1 :]))
    assert [line.endswith(" \\") for line in (lines[at], *paths)] == [True] * len(paths) + [False]
    assert not [line for line in lines if len(line) > 140 or "  " in line.strip()]


def test_a_wrong_call_changes_nothing(archive):
    before = {path: path.read_bytes() for path in archive.rglob("*") if path.is_file()}
    result = sitegen("withhold", ID, "7", cwd=archive)
    assert result.status == 1
    assert "error[M367 cannot-withhold]" in result.err
    assert {path: path.read_bytes() for path in archive.rglob("*") if path.is_file()} == before


def test_a_build_reads_the_private_file(archive):
    sitegen("withhold", ID, "16", cwd=archive)
    (archive / "content/pages").mkdir(exist_ok=True)
    (archive / "content/pages/about.md").write_text("# About\n\nWritten by the Cedar-Union of Weaver.\n")
    result = sitegen("build", cwd=archive)
    assert result.status == 1
    assert "content/pages/about.md:3: error[M362 told-name]" in result.err
    assert "Cedar" not in result.err


@pytest.mark.parametrize("call", [("parse",), ("parse", "--format", "json"), ("explain",)], ids=" ".join)
def test_no_screen_shows_whom_an_archive_withholds(archive, call):
    sitegen("withhold", "--keep-source", ID, "15", "16", cwd=archive)
    result = sitegen(*call, "content/sources/letter.txt", cwd=archive)
    assert result.status == 0
    assert "Dogwood League" in result.out
    assert not [name for name in HIDDEN if name in result.out + result.err]


def test_check_and_build_stop_at_a_file_that_tells_the_name_though_no_page_does(archive):
    assert sitegen("withhold", ID, "15", "16", cwd=archive).status == 0
    assert sitegen("build", cwd=archive).status == 0
    stray = archive / "content" / "sources" / "left-over.txt"
    stray.write_bytes(b"As received\n\nElm Group\n")
    for command in (("build",), ("build", "--no-cache"), ("check",)):
        result = sitegen(*command, cwd=archive)
        assert result.status == 1
        assert "content/sources/left-over.txt:3: error[M362 told-name]" in result.err + result.out
        assert "Elm Group" not in result.err + result.out


def test_a_site_of_before_is_not_packed(archive):
    assert sitegen("build", cwd=archive).status == 0
    assert sitegen("package", cwd=archive).status == 0
    kept = (archive / "archive.zip").read_bytes()
    assert sitegen("withhold", ID, "15", "16", cwd=archive).status == 0
    refused = sitegen("package", cwd=archive)
    assert refused.status == 1
    assert "error[B710 telling-site]" in refused.err
    assert not [name for name in HIDDEN if name in refused.err]
    assert (archive / "archive.zip").read_bytes() == kept
    assert sitegen("build", cwd=archive).status == 0
    assert sitegen("package", cwd=archive).status == 0
    assert (archive / "archive.zip").read_bytes() != kept
