"""What git does with an archive's files is the same here and in an archive that `sitegen init` starts."""

import subprocess

import pytest

from tests.conftest import ROOT

STARTER = ROOT / "sitegen/cli/starter/gitattributes"


def rules(path):
    return [line for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#")]


def test_the_starters_rules_stand_here_in_their_order():
    here = rules(ROOT / ".gitattributes")
    assert [line for line in here if line in rules(STARTER)] == rules(STARTER)


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="no git here")
def test_git_joins_records_and_neither_sources_nor_prose():
    paths = ("content/organizations.yaml", "content/addressees.yaml", "content/sources/2021/a.txt", "CHANGELOG.md")
    told = subprocess.run(
        ["git", "check-attr", "merge", "--", *paths], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    assert [line.rpartition(": ")[2] for line in told.splitlines()] == ["union", "union", "unset", "unspecified"]
