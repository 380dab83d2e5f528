"""No message shows a line of a file in which a withheld name may stand."""

import pytest

from sitegen.cli.printing import as_text, print_diagnostics
from sitegen.core.diagnostics.codes import LEAKED_NAME, LEAKED_PATH
from sitegen.core.source import Span
from tests.command import sitegen

SETTINGS = 'title = "T"\ndescription = "D"\n'
FRONT = "---\nid: {id}\ntitle: A letter\ndate: 2020-01-01\nlanguage: en\n"
LETTER = FRONT + "{withheld}---\n\nWe ask.\n\n## Signatories\n\n- Elm Group <!-- 3 -->\nstray Elm Group\n"
WITHHELD = "withheld:\n  - line: 3\n"
BROKEN = "- id: x\n  nam: Elm Group\n"


@pytest.fixture
def archive(tmp_path):
    (tmp_path / "content" / "letters").mkdir(parents=True)
    (tmp_path / "content" / "archive.toml").write_text(SETTINGS)
    return tmp_path


def write(archive, name, text):
    (archive / "content" / name).write_text(text)


@pytest.mark.parametrize("name", ["letters/a.md", "organizations.yaml", "judgements.yaml", "changes.yaml"])
@pytest.mark.parametrize("form", ["text", "json"])
def test_no_message_shows_a_line_once_somebody_is_withheld(archive, name, form):
    write(archive, "letters/a.md", LETTER.format(id="a", withheld=WITHHELD))
    if not name.startswith("letters"):
        write(archive, name, BROKEN)
    result = sitegen("build", "--format", form, cwd=archive)
    assert result.status == 1
    assert f"content/{name}" in result.err
    assert "Elm" not in result.err


@pytest.mark.parametrize("command", [["build"], ["import", "new.txt"], ["reconcile", "--list"], ["withhold", "a", "1"]])
def test_no_message_quotes_a_name_while_the_letter_that_withholds_it_cannot_be_read(archive, command):
    write(archive, "letters/a.md", LETTER.format(id="a", withheld=WITHHELD))
    write(archive, "letters/b.md", LETTER.format(id="b", withheld="").replace("stray Elm Group\n", ""))
    write(archive, "organizations.yaml", "- id: elm\n  name: Elm Group\n- id: ulm\n  name: Elm Group\n")
    write(archive, "judgements.yaml", "- names: [Elm Group, Elm group]\n  judgement: different\n")
    (archive / "new.txt").write_text("A letter.")
    result = sitegen(*command, cwd=archive)
    assert result.status == 1
    assert "elm group" not in (result.out + result.err).casefold()


def test_lines_are_shown_where_nobody_is_withheld(archive):
    write(archive, "letters/a.md", LETTER.format(id="a", withheld=""))
    assert "| stray Elm Group" in sitegen("build", cwd=archive).err


def test_what_leaked_is_not_shown(tmp_path):
    page = tmp_path / "x.html"
    page.write_text("Elm Group")
    assert "Elm" not in as_text(LEAKED_NAME.at(Span.line(str(page), 1), "a withheld name stands here"))
    assert "Elm" in as_text(LEAKED_PATH.at(Span.line(str(page), 1), "a path"))


def test_no_line_of_a_file_with_a_leak_is_shown(tmp_path, capsys):
    page = tmp_path / "x.html"
    page.write_text("Elm Group")
    span = Span.line(str(page), 1)
    print_diagnostics([LEAKED_NAME.at(span, "a withheld name stands here"), LEAKED_PATH.at(span, "a path")])
    assert "Elm" not in capsys.readouterr().err
