"""`sitegen explain`: what each reader said of a line, and by which signs, in words."""

import pytest

from tests.command import sitegen

TEXT = """Open letter on the ferry

3 May 2021

Dear Ministers,

We ask you to keep the ferry, on which we all depend, and we will not tire of asking until it runs again.

Signed by:

Ash League
Birch Society
Cedar Union
Dogwood Trust
Elm Forum
Fir Council
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "ferry.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def test_a_line_is_explained_by_every_reader(folder):
    done = sitegen("explain", "ferry.txt:12", cwd=folder)
    assert done.status == 0, done.err
    lines = done.out.splitlines()
    assert lines[0] == "read by the rules: the rules find 6 entries, the second reader 6, the same"
    assert lines[1] == "verdict: well read"
    assert "signatory" in lines[2]
    assert "Birch Society" in lines[2]
    (second,) = [line for line in lines if "second reader:" in line and "read by" not in line]
    assert second.strip().startswith("second reader: an entry, not ")
    assert second.count("; ") == 3  # the four strongest signs, whichever the weights make them


def test_a_manuscript_is_explained_with_what_a_person_said(folder):
    sitegen("import", "--is", "11=text", "ferry.txt", cwd=folder)
    (letter,) = (folder / "content" / "letters").iterdir()
    done = sitegen("explain", letter, cwd=folder)
    assert "a person said so (person-said: body, 1.00)" in done.out
    assert "the second reader 5" in done.out
    source = sitegen("explain", "content/sources/ferry.txt:11", cwd=folder)
    assert "a person said so (person-said: body, 1.00)" in source.out
