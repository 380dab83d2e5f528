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


OPEN = LETTER.replace("stray Elm Group\n", "").replace("Elm", "Oak").replace("{withheld}", "")


def _private(archive, text):
    (archive / "content" / ".private").mkdir()
    (archive / "content" / ".private" / "withheld.yaml").write_bytes(text.encode("latin-1"))


@pytest.mark.parametrize("command", [["build"], ["build", "--format", "json"], ["import", "new.txt"], ["check"]])
@pytest.mark.parametrize(
    "text",
    [
        "- letter: a\n  names: Elm Group\n",
        "- Elm Group\n",
        "Elm Group: 1\n",
        "- names: [Elm Group\n",
        "- Elm Group: x\n  Elm Group: y\n",
        "- names: [*Elm Group]\n",
        "- names: [Elm Group, \xe9]\n",
        "<<<<<<< Elm Group\n- names: [x]\n=======\n>>>>>>> Elm Group\n",
    ],
)
def test_a_private_file_that_cannot_be_read_tells_nothing(archive, command, text):
    write(archive, "letters/a.md", LETTER.format(id="a", withheld="").replace("stray Elm Group\n", ""))
    write(archive, "organizations.yaml", "- id: elm-group\n  name: Elm Group\n- id: ulm\n  name: Elm Group\n")
    (archive / "new.txt").write_text("A letter of Elm Group.")
    (archive / "site").mkdir()
    _private(archive, text)
    result = sitegen(*command, cwd=archive)
    assert result.status == 1
    assert "elm" not in (result.out + result.err).casefold()
    assert command[0] != "build" or "content/.private/withheld.yaml" in result.err


def _whole(archive):
    write(archive, "letters/a.md", OPEN.format(id="a"))
    _private(archive, "- names: [Elm Group]\n")


def test_no_side_of_a_merge_is_told_by_its_name(archive):
    _whole(archive)
    write(archive, "organizations.yaml", "<<<<<<< Elm Group\n=======\n>>>>>>> elm-group\n")
    err = sitegen("build", cwd=archive).err
    assert "C571" in err
    assert "elm" not in err.casefold()


def test_a_source_dropped_under_a_withheld_name_is_not_told(archive):
    _whole(archive)
    (archive / "content" / "sources").mkdir()
    (archive / "content" / "sources" / "elm-group.txt").write_text("Another letter\n\n1 May 2020\n\nWe ask you.\n")
    err = sitegen("build", cwd=archive).err
    assert "elm" not in err.casefold()


def test_a_template_that_breaks_on_a_withheld_name_does_not_tell_it(archive):
    _whole(archive)
    (archive / "templates").mkdir()
    (archive / "templates" / "letter.html").write_text("{{ page['Elm Group'].x }}{{ none['Elm Group'] }}")
    err = sitegen("build", cwd=archive).err
    assert "A603" in err
    assert "elm" not in err.casefold()


@pytest.mark.parametrize("own", ["Elm Group", "elm-group"])
def test_a_letter_whose_id_is_a_withheld_name_does_not_tell_it(archive, own):
    _whole(archive)
    write(archive, "letters/b.md", OPEN.format(id=own))
    err = sitegen("build", cwd=archive).err
    assert "content/letters/b.md" in err
    assert "elm" not in err.casefold()


@pytest.mark.parametrize("command", [["build"], ["import", "new.txt"], ["check"]])
def test_a_link_of_a_withheld_name_is_not_told(archive, command):
    _whole(archive)
    (archive / "new.txt").write_text("A letter.")
    (archive / "site").mkdir()
    (archive / "content" / "letters" / "elm-group.md").symlink_to("/elm-group")
    result = sitegen(*command, cwd=archive)
    assert result.status == 1
    assert "elm" not in (result.out + result.err).casefold()


@pytest.mark.parametrize("log", ["", "true"])
def test_the_log_of_a_server_points_at_nobody(archive, monkeypatch, log):
    monkeypatch.setenv("CI", log)
    write(archive, "letters/a.md", LETTER.format(id="a", withheld=WITHHELD).replace("stray Elm Group\n", ""))
    write(archive, "letters/b.md", LETTER.format(id="b", withheld="").replace("stray Elm Group\n", ""))
    (archive / "content" / ".private").mkdir()
    write(archive, ".private/withheld.yaml", "- letter: a\n  line: 3\n  names: [Elm Group]\n")
    result = sitegen("build", cwd=archive)
    assert result.status == 1
    assert ("M350" in result.err) == bool(log)
    assert ("letters/b.md" in result.err) == (not log)
