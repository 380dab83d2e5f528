"""`sitegen import --together`, from the files to the site: nothing of a form is told, on the screen or on pages."""

import pytest

from tests.command import sitegen
from tests.unit.content.accession.test_gathering import FORM, ID, LETTER

SECRET = (b"Ada Moss", b"Tom Reed", b"oak.example", b"poisoned")


@pytest.fixture
def archive(tmp_path):
    (tmp_path / "letter.txt").write_bytes(LETTER)
    (tmp_path / "form.csv").write_bytes(FORM)
    return tmp_path


def told(folder):
    files = (path for path in folder.rglob("*") if path.is_file() and ".private" not in path.parts)
    return [path for path in files if any(word in path.read_bytes() for word in SECRET)]


def test_nothing_of_a_form_is_told(archive):
    done = sitegen("import", "--together", "letter.txt", "form.csv", cwd=archive)
    assert done.status == 0
    assert "form.csv:3: warning[S113 not-to-be-named]" in done.err
    assert not any(word.decode() in done.err + done.out for word in SECRET)
    settings = archive / "content/archive.toml"
    settings.write_text(settings.read_text().replace('"left out"', '"published"', 1))
    assert sitegen("build", cwd=archive).status == 0
    assert told(archive / "content") == told(archive / "site") == []
    page = (archive / f"site/letters/{ID}-source.html").read_text()
    assert '<th colspan="3" scope="rowgroup">form.csv</th>' in page
    assert "[withheld: Email]" in page
    assert sitegen("check", cwd=archive).status == 0
    why = sitegen("explain", "content/sources/letter.zip:14", cwd=archive).out
    assert "line 14 is line 2 of form.csv" in why
    assert "it is a row of a sheet whose columns say who signs" in why
    (archive / "content/pages").mkdir(exist_ok=True)
    (archive / "content/pages/about.md").write_text("# About\n\nThanks to Ada Moss.\n")
    stopped = sitegen("build", cwd=archive)
    assert stopped.status == 1
    assert "content/pages/about.md:3: error[M362" in stopped.err
    assert "Moss" not in stopped.err


def test_a_sheet_alone_changes_nothing_and_says_what_to_do(archive):
    done = sitegen("import", "form.csv", cwd=archive)
    assert done.status == 1
    assert "form.csv:1: error[M374 list-alone]" in done.err
    assert "sitegen import --together LETTER form.csv" in done.err
    assert not (archive / "content").exists()


def test_wrong_calls(archive):
    assert sitegen("import", "--together", "letter.txt", cwd=archive).status == 2
    assert sitegen("import", "--is", "1=title", "letter.txt", "form.csv", cwd=archive).status == 2
    assert sitegen("import", "--together", "--is", "1=title", "letter.txt", "form.csv", cwd=archive).status == 0


def test_what_is_said_of_several_files_names_one_that_is_there(archive):
    (archive / "list.csv").write_text("Organization\nOak Union\nBrook Group\nReed Society\n")
    done = sitegen("import", "--together", "letter.txt", "list.csv", cwd=archive)
    assert done.status == 0
    assert "letter.zip" not in done.err.replace("content/sources/letter.zip", "")
    again = sitegen("import", "--is", "1=title", "letter.txt", cwd=archive)
    assert again.status == 0
    assert "title: Protect the river\n" in (archive / f"content/letters/{ID}.md").read_text()
    last = sitegen("import", "--is", "4=none", "list.csv", cwd=archive)
    assert "gone: entry of the list, “Reed Society” (lines of content/sources/letter.zip)" in last.err
    beyond = sitegen("import", "--is", "40=none", "letter.txt", cwd=archive)
    assert beyond.status == 1
    assert "letter.txt has lines 1 to 11" in beyond.err


def test_a_refused_import_does_not_tell_what_it_would_have_done(archive):
    form = b"Publish my name,Organization,Country\nYes,Oak Union,Norway\nNo,Mill League,Norway\nYes,Alder Roads,Kenya\n"
    (archive / "form.csv").write_bytes(form)
    assert sitegen("import", "--together", "letter.txt", "form.csv", cwd=archive).status == 0
    before = {path: path.read_bytes() for path in (archive / "content").rglob("*") if path.is_file()}
    unclear = form.replace(b"Publish my name", b"Do you not mind?").replace(b"Yes,Alder", b"No,Alder")
    (archive / "form.csv").write_bytes(unclear)
    refused = sitegen("import", "--together", "letter.txt", "form.csv", cwd=archive)
    assert refused.status == 1
    assert {path: path.read_bytes() for path in (archive / "content").rglob("*") if path.is_file()} == before
    told = [line for line in refused.err.splitlines() if "[" in line]
    assert any("error[S117" in line for line in told)
    assert all("error[" in line or "warning[S" in line for line in told)
    assert "content/sources" not in refused.err
