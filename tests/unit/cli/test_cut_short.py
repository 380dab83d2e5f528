"""Commands that are stopped or killed: what they leave is all or nothing, and somebody says which."""

import signal
from importlib import resources

import pytest

from sitegen.adapters.files.journal import Journal
from sitegen.cli import withholding
from tests.command import sitegen
from tests.unit.adapters.files.killing import tree
from tests.unit.content.recorded import LETTER, OWN, SETTINGS

LINE = LETTER.splitlines().index("2. Lake Monitor") + 1


class Killed(BaseException):
    """Ends the program as nothing else does."""


@pytest.fixture
def archive(tmp_path):
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "archive.toml").write_bytes(SETTINGS)
    (tmp_path / "river.txt").write_text(LETTER)
    return tmp_path


def killed(monkeypatch, *call, cwd):
    """Run a command that dies when its edit counts as made, and none of its files is in its place."""

    def die(_self):
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr(Journal, "go", die)
        with pytest.raises(Killed):
            sitegen(*call, cwd=cwd)


@pytest.mark.parametrize(
    "call", [["build"], ["check"], ["package"], ["reread"], ["tidy"], ["reconcile", "--list"], ["remove", OWN]]
)
def test_the_next_command_finishes_it_and_says_so(archive, monkeypatch, call):
    killed(monkeypatch, "import", "river.txt", cwd=archive)
    assert "“sitegen import” was cut short, and it was finished now" in sitegen(*call, cwd=archive).err
    assert (archive / f"content/letters/{OWN}.md").exists() == (call[0] != "remove")
    assert "cut short" not in sitegen(*call, cwd=archive).err


@pytest.mark.parametrize("call", [["build"], ["check"], ["package"], ["import", "river.txt"]])
def test_where_somebody_has_changed_its_files_no_command_goes_on(archive, monkeypatch, call):
    assert sitegen("import", "river.txt", cwd=archive).status == 0
    killed(monkeypatch, "withhold", OWN, str(LINE), cwd=archive)
    with (archive / "content/organizations.yaml").open("a") as file:
        file.write("# a note\n")
    before = tree(archive)
    ended = sitegen(*call, cwd=archive)
    assert ended.status == 1
    assert ended.err.count("error[B712") == 1
    assert {path: data for path, data in tree(archive).items() if not path.endswith("-lock")} == before


def test_ctrl_c_says_whether_anything_was_written(archive, monkeypatch):
    def press(*_, **__):
        signal.raise_signal(signal.SIGINT)

    with monkeypatch.context() as patched:
        patched.setattr("sitegen.cli.writing.accession", press)
        ended = sitegen("import", "river.txt", cwd=archive)
    assert (ended.status, ended.err.splitlines()[-1]) == (130, "stopped; nothing was changed")
    assert sorted(tree(archive / "content")) == ["archive.toml"]
    with monkeypatch.context() as patched:
        patched.setattr("sitegen.cli.writing.say_doubts", press)
        ended = sitegen("import", "river.txt", cwd=archive)
    assert (ended.status, ended.err.splitlines()[-1]) == (130, "stopped; what it had to write is written")
    assert (archive / f"content/letters/{OWN}.md").exists()


def test_ctrl_c_when_a_name_is_withheld_already_leaves_no_cache_and_no_step_untold(archive, monkeypatch):
    assert sitegen("import", "river.txt", cwd=archive).status == 0
    memo = archive / ".cache/sitegen/memo"
    memo.mkdir(parents=True)
    write = withholding.write

    def pressed(*given):
        done = write(*given)
        signal.raise_signal(signal.SIGINT)
        return done

    monkeypatch.setattr(withholding, "write", pressed)
    ended = sitegen("withhold", OWN, str(LINE), cwd=archive)
    assert ended.status == 130
    assert "git filter-repo" in ended.err
    assert not memo.exists()


def test_what_commands_leave_when_they_are_killed_is_ignored_by_git():
    rules = (resources.files("sitegen.cli") / "starter/gitignore").read_text().splitlines()
    assert {".sitegen-edit/", "*.sitegen-edit-lock", ".*.sitegen-lock", ".*.sitegen-new/"} <= set(rules)
