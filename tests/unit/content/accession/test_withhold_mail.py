"""A name in what is left aside of a mail's text (its fields) is withheld as on any line, and goes with all others."""

import pytest

from sitegen.content.folder import read_content
from sitegen.content.redaction.giving_back import give_back
from sitegen.content.redaction.withhold import withhold_from_letter
from tests.unit.content.withheld import PRIVATE, SETTINGS, made, public, said, with_letter

HEAD = """Begin forwarded message:

> From: Ada Moss <ada@moss.example>
> Date: 4 May 2021 at 18:04:11 GMT+2
> To: editors@letters.example
> Subject: Fwd: Protect the river
>
> Here is the text. Yours, Ada Moss
>
"""
LETTER = """To the Council of Examples
3 May 2021

Re: Protect the river

Dear members,

We ask you to protect the river, which all of us drink from, and to hear the villages.

Signed by:

1. Alder Society
2. Birch Network
3. Cedar Union
"""
MAIL = HEAD + "".join(f"> {line}\n" for line in LETTER.splitlines())
FROM, NOTE = 3, 8


def archive():
    return with_letter({"archive.toml": SETTINGS}, MAIL.encode(), "mail.txt")


def letter_id(files):
    (path,) = [name for name in files if name.startswith("letters/")]
    return path.removeprefix("letters/").removesuffix(".md")


def withhold(files, *lines, **options):
    edit = withhold_from_letter(files, "content", letter_id(files), lines, "2024-05-02", **options)
    assert not edit.diagnostics
    return edit.value.on(files), edit.value


def told(files):
    return [name for name, data in public(files).items() if b"Ada Moss" in data]


@pytest.mark.parametrize("line", [FROM, NOTE])
def test_a_name_in_the_fields_of_a_mail_goes_whichever_line_is_withheld(line):
    files, _ = withhold(archive(), line, NOTE, names=["Ada Moss"])
    assert told(files) == []
    assert b"Ada Moss" in files[".private/sources/mail.txt"]
    assert b"1. Alder Society" in files["sources/mail.txt"]
    assert not [one for one in said(read_content(files, "content")) if "error" in one]


def test_a_name_that_is_given_later_goes_from_the_fields_too():
    files, _ = withhold(archive(), NOTE)
    assert told(files) == ["sources/mail.txt"]
    files, edit = withhold(files, NOTE, names=["Ada Moss"])
    assert told(files) == []
    assert "sources/mail.txt: what was left aside of it named them, too, and is gone from it" in edit.steps
    assert not [one for one in said(read_content(files, "content")) if "error" in one]


def test_the_line_that_a_build_names_can_be_withheld_and_given_back():
    files = archive() | {PRIVATE: b"- names: [Ada Moss]\n"}
    files, _ = withhold(files, NOTE)
    (found,) = [one for one in read_content(files, "content").diagnostics if one.code == "M362"]
    assert found.span.first == FROM
    gone, _ = withhold(files, found.span.first)
    assert told(gone) == []
    assert not [one for one in said(read_content(gone, "content")) if "error" in one]
    back = give_back(gone, "content", letter_id(gone), [FROM, NOTE]).value.on(gone)
    assert back["sources/mail.txt"] == MAIL.encode()


def test_a_field_of_whom_nobody_knows_the_name_is_withheld_by_its_line():
    files, edit = withhold(archive(), FROM)
    assert files["sources/mail.txt"].decode().split("\n")[FROM - 1] == "[withheld]"
    assert b"ada@moss.example" not in files["sources/mail.txt"]
    assert f"letters/{letter_id(files)}.md: line 3, private text, is withheld, and taken out" in edit.steps


def test_the_page_of_the_source_says_that_a_header_is_left_aside(layers):
    files = archive()
    files = {name: data.replace(b"status: unreviewed", b"status: reviewed") for name, data in files.items()}
    page = made(files, layers).value[f"letters/{letter_id(files)}-source.html"].decode()
    assert "of its header no more than subject and date is kept" in page
    assert "so are telephone numbers" in page
    assert "ada@moss.example" not in page
