"""What a build notes of its site is of what it wrote, whatever happens to the site at that moment."""

import os
import shutil
import subprocess
import sys
from dataclasses import replace

import pytest

from sitegen.adapters.states import states_of
from sitegen.cli import making
from sitegen.cli.building import Wanted, make, rehearse
from tests.unit.built import MANUSCRIPT, SETTINGS


@pytest.fixture
def wanted(tmp_path):
    (tmp_path / "content" / "letters").mkdir(parents=True)
    (tmp_path / "content" / "archive.toml").write_bytes(SETTINGS)
    return Wanted(tmp_path / "content", tmp_path / "site", jobs=1, durable=False)


def write(wanted, title):
    letter = MANUSCRIPT.replace(b"Stop the dam\n", title.encode() + b"\n")
    (wanted.content / "letters" / "2021-05-03-stop.md").write_bytes(letter)


def build(wanted):
    built = make(wanted)
    assert built.value, built.diagnostics
    return (wanted.output / "index.html").read_text("utf-8")


def after_the_next_write(monkeypatch, happens):
    """Let something happen once, as soon as a site has taken its place and its lock is given up."""
    write_site = making.write_site

    def interrupted(*args, **kwargs):
        done = write_site(*args, **kwargs)
        monkeypatch.setattr(making, "write_site", write_site)
        happens()
        return done

    monkeypatch.setattr(making, "write_site", interrupted)


def test_of_two_builds_at_once_the_later_one_is_known(wanted, monkeypatch):
    def other():
        write(wanted, "The second title")
        assert "The second title" in build(wanted)

    write(wanted, "The first title")
    after_the_next_write(monkeypatch, other)
    build(wanted)
    write(wanted, "The first title")
    assert "The first title" in build(wanted)


def test_a_file_that_somebody_changes_at_that_moment_is_made_again(wanted, monkeypatch):
    write(wanted, "The first title")
    after_the_next_write(monkeypatch, lambda: (wanted.output / "index.html").write_text("foreign", "utf-8"))
    assert build(wanted) == "foreign"
    assert "The first title" in build(wanted)


def test_a_build_that_follows_finds_nothing_to_do(wanted, monkeypatch):
    write(wanted, "The first title")
    build(wanted)
    shutil.move(wanted.output, wanted.output.with_name("away"))  # the same folder under its name again
    shutil.move(wanted.output.with_name("away"), wanted.output)
    monkeypatch.setattr(making, "publish", lambda *_: pytest.fail("it is built again"))
    build(wanted)


@pytest.mark.parametrize("later", [0, 10**10], ids=["unseen", "seen"])  # nanoseconds
def test_of_a_table_that_somebody_changed_no_row_is_taken_over(wanted, later):
    write(wanted, "The first title")
    other = MANUSCRIPT.replace(b"2021-05-03-stop", b"2021-05-04-other")
    (wanted.content / "letters" / "2021-05-04-other.md").write_bytes(other)
    build(wanted)
    table = wanted.output / "data" / "signatures.csv"
    made, was = table.read_bytes(), table.stat()
    table.write_bytes(made.replace(b"Birch Network", b"Larch Network"))
    os.utime(table, ns=(was.st_atime_ns, was.st_mtime_ns + later))
    changed = other.replace(b"Birch Network", b"Cedar Network")
    (wanted.content / "letters" / "2021-05-04-other.md").write_bytes(changed)
    build(wanted)
    rows = table.read_text("utf-8").splitlines()
    assert [name for row in rows for name in ("Birch", "Larch", "Cedar") if f"{name} Network" in row] == [
        "Birch",
        "Cedar",
    ]


def test_a_rehearsal_loads_what_an_edit_needs_and_leaves_the_site_alone(wanted, monkeypatch):
    write(wanted, "Stop it")
    build(wanted)
    preview, stood = replace(wanted, at_hand={}), states_of(wanted.output)
    build(preview)
    assert preview.at_hand == {}  # nothing had changed
    rehearse(preview)
    assert preview.at_hand
    assert states_of(wanted.output) == stood
    monkeypatch.setattr(making, "build_on", lambda *_, **__: pytest.fail("it was loaded already"))
    rehearse(preview)


def test_a_rehearsal_makes_little_of_what_is_forgotten(wanted, monkeypatch):
    write(wanted, "Stop it")
    build(wanted)
    monkeypatch.setattr(making, "_FEW", 3)
    (wanted.content.parent / ".cache/sitegen/memo.sqlite3").unlink()
    preview = replace(wanted, at_hand={})
    rehearse(preview)
    assert len(preview.at_hand) <= 3


def test_the_draft_of_a_killed_build_is_gone_after_the_next_though_nothing_has_changed(wanted):
    write(wanted, "Stop the dam")
    before = build(wanted)
    draft = wanted.output.with_name(".site.sitegen-new")
    draft.mkdir()
    (draft / "index.html").write_text("what was taken back since")
    draft.with_name(".site.sitegen-lock").touch()
    assert build(wanted) == before
    assert sorted(one.name for one in wanted.output.parent.iterdir() if "sitegen-" in one.name) == []


def test_what_waited_for_the_site_is_gone_though_nothing_has_changed(wanted):
    write(wanted, "Stop the dam")
    build(wanted)
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    waiting = wanted.content.parent / f".cache/sitegen/made-{ended.pid}-x"
    waiting.mkdir()
    (waiting / "index.html").write_text("what was taken back since")
    build(wanted)
    assert not waiting.exists()


def test_the_second_tree_of_a_site_is_gone_where_a_build_remembers_nothing(wanted):
    write(wanted, "The first title")
    build(wanted)
    spare = wanted.content.parent / ".cache/sitegen/tree"
    assert states_of(spare) == states_of(wanted.output)
    write(wanted, "The second title")
    build(wanted)
    assert states_of(spare) == states_of(wanted.output)
    write(wanted, "The third title")
    build(replace(wanted, cached=False))
    assert not spare.exists()
