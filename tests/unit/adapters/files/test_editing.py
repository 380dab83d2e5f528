import os
import signal
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from itertools import count

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


def test_killed_at_any_step_a_reader_finds_all_or_nothing(archive):
    root, prepare = archive
    seen = set()
    for _ in kill_at_every_step(prepare, lambda: write_files(CHANGES, root)):
        found = read_tree(root)
        assert {one.name for one in found.diagnostics} <= {"completed-edit"}
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

    def prepare_blocked():
        prepare()
        if (root / "zz").is_dir():
            (root / "zz").rmdir()
        (root / "zz").write_bytes(b"no folder")

    changes = {**CHANGES, "zz/a.txt": b"x"}
    prepare_blocked()
    assert write_files(changes, root).failed
    assert tree(root) == {**BEFORE, "zz": b"no folder"}
    said = set()
    for _ in kill_at_every_step(prepare_blocked, lambda: write_files(changes, root)):
        said |= {one.message.partition(":")[0] for one in read_tree(root).diagnostics}
        (root / "zz").unlink()  # where the way forward was still open, it is free now
        found = read_tree(root)
        assert found.value in (dict(sorted(BEFORE.items())), dict(sorted((AFTER | {"zz/a.txt": b"x"}).items())))
    assert "a command was cut short, and it was undone" in said


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
    read = read_tree(root)
    assert read.value == dict(sorted(BEFORE.items()))
    assert [one.name for one in read.diagnostics] == ["foreign-journal"]
    assert not (tmp_path / "evil.txt").exists()


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


def half_done(root, step=2):
    """Leave an edit of the archive that was killed before one of its steps of putting files in their places."""
    moves = count()

    def die_there(event, arguments):
        moved = event == "os.rename" and str(root) in str(arguments) and ".json" not in str(arguments)
        if moved and next(moves) == step:
            os.kill(os.getpid(), signal.SIGKILL)

    child = os.fork()
    if not child:
        sys.addaudithook(die_there)
        with alone(root, command="import"):
            write_files(CHANGES, root)
        os._exit(1)
    assert os.WIFSIGNALED(os.waitpid(child, 0)[1])
    (root / ".sitegen-edit-lock").unlink()


def test_whoever_comes_after_a_killed_command_is_told_what_was_finished(archive):
    root, _ = archive
    half_done(root)
    (found,) = read_tree(root).diagnostics
    assert (found.name, found.severity) == ("completed-edit", "warning")
    assert found.message == (
        "“sitegen import” was cut short, and it was finished now: "
        "organizations.yaml, letters/gone.md, letters/a.md, sources/deep/a.txt"
    )
    assert tree(root) == AFTER
    assert read_tree(root).diagnostics == (), "once"


@pytest.mark.parametrize(
    ("path", "now"),
    [
        pytest.param("organizations.yaml", b"new\nand a note", id="what was written is edited"),
        pytest.param("organizations.yaml", b"old", id="what was written is taken back, by git"),
        pytest.param("letters/gone.md", b"gone", id="what was removed is brought back"),
        pytest.param("letters/a.md", b"by hand", id="what was to come is there"),
        pytest.param("sources/deep/a.txt", b"by hand", id="in a folder that was to come"),
    ],
)
def test_what_somebody_wrote_after_a_killed_command_is_not_written_over(archive, path, now):
    root, _ = archive
    half_done(root)
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_bytes(now)
    before = tree(root)
    for act in (lambda: read_tree(root), lambda: write_files({"x.md": b"x"}, root)):
        done = act()
        assert [one.name for one in done.diagnostics] == ["changed-since"]
        assert path in done.diagnostics[0].message
        assert tree(root) == before
    assert write_files({"x.md": b"x"}, root).value is False


@pytest.mark.parametrize("copied", ["all", "what git keeps"])
def test_git_keeps_nothing_of_a_command_that_was_killed(archive, tmp_path, copied):
    root, _ = archive
    half_done(root)
    git = ["git", "-c", "user.name=T", "-c", "user.email=t@example.org"]
    subprocess.run([*git, "init", "-q"], cwd=tmp_path, check=True)
    subprocess.run([*git, "add", "-A"], cwd=tmp_path, check=True)
    added = subprocess.run([*git, "ls-files"], cwd=tmp_path, check=True, capture_output=True, text=True).stdout
    assert "content/organizations.yaml" in added
    assert "sitegen-edit/" not in added
    if copied == "all":  # as an archive has it that was committed by an older version, or with all force
        subprocess.run([*git, "add", "-Af", "content/.sitegen-edit"], cwd=tmp_path, check=True)
    subprocess.run([*git, "commit", "-qm", "half"], cwd=tmp_path, check=True)
    subprocess.run([*git, "clone", "-q", ".", "clone"], cwd=tmp_path, check=True)
    clone = tmp_path / "clone/content"
    before = tree(clone)
    expected = ["foreign-journal"] if copied == "all" else []
    assert [one.name for one in read_tree(clone).diagnostics] == expected
    assert tree(clone) == before


def stopped_at_every_step(prepare, act):
    """For n = 1, 2, …: prepare, run `act` and press Ctrl-C before its n-th step on the disk, then yield."""
    left = 0

    def press(event, _arguments):
        nonlocal left
        if left and event.startswith(("open", "os.")) and event != "os.kill":
            left -= 1
            if not left:
                signal.raise_signal(signal.SIGINT)

    sys.addaudithook(press)
    for step in count(1):
        prepare()
        left = step
        try:
            act()
        except KeyboardInterrupt:
            assert not left
            yield
        else:
            break
    assert left, "it was stopped, and nobody was told"
    assert step > 10
    left = 0


def test_ctrl_c_at_any_step_leaves_all_or_nothing_and_nothing_to_be_finished(archive):
    root, prepare = archive
    wrote = []

    def act():
        with alone(root, command="import") as turn:
            try:
                write_files(CHANGES, root)
            finally:
                wrote.append(turn.wrote)

    for _ in stopped_at_every_step(prepare, act):
        read = read_tree(root)
        assert read.diagnostics == ()
        assert read.value == tree(root)
        assert read.value in (BEFORE, AFTER)
        if wrote:
            assert wrote.pop() == (read.value == AFTER)


def test_what_somebody_wrote_while_a_command_was_at_work_is_not_written_over(archive):
    root, _ = archive
    read = read_tree(root).value
    (root / "organizations.yaml").write_bytes(b"old\nand a note")
    before = tree(root)
    done = write_files(CHANGES, root, read)
    assert [one.name for one in done.diagnostics] == ["changed-meanwhile"]
    assert done.value is False
    assert tree(root) == before
    assert write_files(CHANGES, root, read_tree(root).value).value
