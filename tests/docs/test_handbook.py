"""The handbook, followed as it is written: every command runs, every edit is read, and the archive builds after it."""

import re
import shutil
import textwrap

import pytest

from sitegen.content.dropped import read_all
from tests.command import sitegen
from tests.conftest import ROOT

LETTER = """Open letter on {what}

{day} 2024

To the River Commission

Dear Commissioners,

We ask you to act at once.

Signed by 3 organizations:
1. Alder Unlon of {what}
2. Birch Network for Peace and {what}
3. Cedar League of {what}
"""
ID, OTHER = "2024-02-01-an-example", "2024-03-01-another-letter"
FRONT = ("status:", "reviewed:", "settled:", "corrections:", "departures:", "translation_of:", "date:")
FILES = {"- names:": "judgements.yaml", "- date:": "changes.yaml"}


def tasks():
    """Return the tasks, each with its heading and its blocks of code as (language, text)."""
    text = (ROOT / "docs/handbook.md").read_text(encoding="utf-8")
    for part in re.split(r"^## ", text, flags=re.MULTILINE)[1:]:
        heading, _, rest = part.partition("\n")
        found = re.findall(r"^ *```(sh|yaml)\n(.*?)^ *```", rest, flags=re.MULTILINE | re.DOTALL)
        blocks = [(language, textwrap.dedent(text)) for language, text in found]
        if blocks:
            yield pytest.param(blocks, id=heading)


@pytest.fixture(scope="module")
def started(tmp_path_factory):
    folder = tmp_path_factory.mktemp("handbook") / "archive"
    assert sitegen("init", folder, cwd=ROOT).status == 0
    given = folder.parent
    (given / "another.txt").write_text(LETTER.format(what="Mines", day="1 March"))
    (given / "example.txt").write_text(LETTER.format(what="Dams", day="1 February"))
    (given / "signatories.csv").write_text("Name,Organization,Email\nAda Moss,Mill League,ada@mill.example\n")
    (given / "page-1.txt").write_text(LETTER.format(what="Ponds", day="1 April").partition("Signed by")[0])
    (given / "page-2.txt").write_text("Signed by:\n\n1. Alder Union\n2. Birch Network\n")
    assert sitegen("import", "../example.txt", "../another.txt", cwd=folder).status == 0
    for now, wanted in (("2024-02-01-open-letter-on-dams", ID), ("2024-03-01-open-letter-on-mines", OTHER)):
        assert sitegen("rename", now, wanted, cwd=folder).status == 0
    settings = folder / "content/archive.toml"
    settings.write_text(settings.read_text().replace('"left out"', '"published"', 1))
    return folder


@pytest.fixture
def archive(started, tmp_path):
    return shutil.copytree(started.parent, tmp_path, dirs_exist_ok=True) / "archive"


@pytest.mark.parametrize("blocks", list(tasks()))
def test_a_task_of_the_handbook_works_as_it_is_written(blocks, archive):
    for language, text in blocks:
        if language == "yaml":
            edit(archive / "content", text)
            continue
        if text.startswith("sitegen withdraw") and "--without-text" in text:
            shutil.rmtree(archive / "content")  # the second way of one task, from the start
            shutil.copytree(archive.parent / "archive-before", archive / "content")
        else:
            shutil.copytree(archive / "content", archive.parent / "archive-before", dirs_exist_ok=True)
        for line in text.splitlines():
            words = re.findall(r'"[^"]*"|\S+', line.partition("#")[0])
            assert words[0] == "sitegen"
            ended = sitegen(*(word.strip('"') for word in words[1:]), cwd=archive)
            assert ended.status == 0, ended.err
    read = read_all(contents(archive), "content", lambda _stage, _key, compute: compute())
    assert not read.failed, read.diagnostics


def contents(archive):
    files = (file for file in (archive / "content").rglob("*") if file.is_file())
    return {file.relative_to(archive / "content").as_posix(): file.read_bytes() for file in files}


def edit(content, text):
    """Make the edit that a block of YAML shows: in the front matter of the letter, or at the end of its file."""
    for start, name in FILES.items():
        if text.startswith(start):
            with (content / name).open("a", encoding="utf-8") as file:
                file.write(text)
            return
    assert text.startswith(FRONT)
    letter = content / f"letters/{ID}.md"
    keys = "|".join(re.findall(r"^(\w+):", text, flags=re.MULTILINE))
    front = re.sub(rf"^(?:{keys}):.*\n(?:[ -].*\n)*", "", letter.read_text(encoding="utf-8"), flags=re.MULTILINE)
    letter.write_text(front.replace("\n---\n", f"\n{text}---\n", 1), encoding="utf-8")
