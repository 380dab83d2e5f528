"""What git publishes of a folder."""

import shutil
import subprocess

import pytest

from sitegen.adapters.files.repository import repository_of


def git(folder, *call):
    subprocess.run(["git", "-C", str(folder), *call], check=True, capture_output=True)


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_git_has_what_was_added_and_would_take_what_it_does_not_ignore(tmp_path):
    for name, text in {"a.md": "a", ".b.swp": "b", "c/d": "d", ".gitignore": "c/\n"}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    assert repository_of(tmp_path).tracked == frozenset()
    git(tmp_path, "init")
    git(tmp_path, "add", "a.md")
    (tmp_path / "to").symlink_to("Jane Oak")
    found = repository_of(tmp_path)
    assert found.tracked == {"a.md"}
    assert found.others == {".b.swp", ".gitignore", "to"}
    assert dict(found.files({"a.md", "to", "gone"})) == {"a.md": b"a", "to": b"Jane Oak"}
