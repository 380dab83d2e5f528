import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from sitegen.adapters.files import alone, read_tree, write_files
from tests.unit.adapters.files.killing import fail_at_every_step, kill_at_every_step, tree

BEFORE = {"organizations.yaml": b"old", "letters/kept.md": b"kept", "letters/gone.md": b"gone"}
CHANGES = {
    "organizations.yaml": b"new",
    "letters/gone.md": None,
    "letters/a.md": b"letter",
    "letters/never.md": None,
    "sources/deep/a.txt": b"source",
}
AFTER = {name: data for name, data in {**BEFORE, **CHANGES}.items() if data is not None}


@pytest.fixture
def archive(tmp_path):
    root = tmp_path / "content"

    def prepare():
        for path in root.rglob("*") if root.exists() else ():
            if path.is_file():
                path.unlink()
        for path, data in BEFORE.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(data)

    prepare()
    return root, prepare


def test_all_changes_are_written_and_nothing_else_is_touched(archive):
    root, _ = archive
    assert write_files(CHANGES, root).value
    assert tree(root) == AFTER


def test_the_folder_is_made_if_need_be(tmp_path):
    assert write_files({"letters/a.md": b"x"}, tmp_path / "new" / "content").value
    assert tree(tmp_path) == {"new/content/letters/a.md": b"x"}


def test_killed_at_any_step_a_reader_finds_all_or_nothing(archive):
    root, prepare = archive
    seen = set()
    for _ in kill_at_every_step(prepare, lambda: write_files(CHANGES, root)):
        found = read_tree(root)
        assert found.diagnostics == ()
        assert found.value in (dict(sorted(BEFORE.items())), dict(sorted(AFTER.items())))
        assert found.value == tree(root), "nothing of ours is left behind"
        seen.add(found.value == dict(sorted(AFTER.items())))
    assert seen == {True, False}


def test_a_disk_that_is_full_at_any_step_changes_all_or_nothing(archive):
    root, prepare = archive
    for _ in fail_at_every_step(prepare, lambda: write_files(CHANGES, root)):
        assert read_tree(root).value in (dict(sorted(BEFORE.items())), dict(sorted(AFTER.items())))


def test_a_change_that_cannot_be_made_undoes_the_others(archive):
    root, _ = archive
    (root / "sources" / "z.txt").mkdir(parents=True)
    (root / "sources" / "z.txt" / "in the way").write_bytes(b"x")
    before = tree(root)
    failed = write_files({**CHANGES, "sources/z.txt": b"x"}, root)
    assert [one.name for one in failed.diagnostics] == ["unwritable"]
    assert tree(root) == before


def test_killed_on_the_way_back_nothing_is_half_undone(archive):
    root, prepare = archive
    blocked = root / "zz.txt"

    def prepare_blocked():
        prepare()
        blocked.mkdir(exist_ok=True)

    changes = {**CHANGES, "zz.txt": b"x"}
    for _ in kill_at_every_step(prepare_blocked, lambda: write_files(changes, root)):
        found = read_tree(root)
        assert found.value == dict(sorted(BEFORE.items()))


@pytest.mark.parametrize("path", ["../out.md", "/tmp/out.md", "letters/../../out.md", "con.md"])
def test_a_path_that_leads_elsewhere_is_refused(archive, path):
    root, _ = archive
    assert write_files({"letters/a.md": b"x", path: b"x"}, root).failed
    assert tree(root.parent) == {f"content/{name}": data for name, data in BEFORE.items()}


def test_a_link_out_of_the_archive_is_not_written_through(archive, tmp_path):
    root, _ = archive
    (root / "sources").symlink_to(tmp_path)
    assert write_files({"sources/a.txt": b"x"}, root).failed
    assert not (tmp_path / "a.txt").exists()


def test_a_forged_journal_writes_nothing(archive, tmp_path):
    root, _ = archive
    edit = root / ".sitegen-edit"
    edit.mkdir()
    (edit / "0.new").write_bytes(b"evil")
    (edit / "forward.json").write_text('[["../evil.txt", false]]')
    assert read_tree(root).value == dict(sorted(BEFORE.items()))
    assert not (tmp_path / "evil.txt").exists()
    assert not edit.exists()


@pytest.mark.parametrize("there", [True, False])
def test_whoever_edits_alone_reads_what_the_one_before_wrote(tmp_path, there):
    root = tmp_path / "content"
    if there:
        root.mkdir()
    barrier = threading.Barrier(4)

    def add(own):
        barrier.wait()
        # Locks of one process are not held against itself, so each takes its turn in a process of its own.
        script = (
            "import sys; from pathlib import Path; from sitegen.adapters.files import alone, read_tree, write_files\n"
            "root = Path(sys.argv[1])\n"
            "with alone(root):\n"
            "    before = (read_tree(root).value or {}).get('names.yaml', b'') if root.is_dir() else b''\n"
            "    assert write_files({'names.yaml': before + sys.argv[2].encode() + b'\\n'}, root).value\n"
        )
        subprocess.run([sys.executable, "-c", script, str(root), own], check=True)

    with ThreadPoolExecutor() as pool:
        list(pool.map(add, "abcd"))
    assert sorted((root / "names.yaml").read_text().split()) == ["a", "b", "c", "d"]
    assert [one.name for one in tmp_path.iterdir()] == ["content"]


def test_whoever_comes_when_the_folder_was_just_made_waits_for_the_one_who_makes_it(tmp_path):
    root = tmp_path / "content"
    script = (
        "import sys; from pathlib import Path; from sitegen.adapters.files import alone\n"
        "with alone(Path(sys.argv[1]), lambda: print('waits', flush=True)):\n"
        "    print('edits', flush=True)\n"
    )
    with alone(root):
        assert write_files({"names.yaml": b"a"}, root).value
        other = subprocess.Popen([sys.executable, "-c", script, str(root)], stdout=subprocess.PIPE, text=True)
        first = other.stdout.readline()
    rest, _ = other.communicate()
    assert (first, rest) == ("waits\n", "edits\n")
