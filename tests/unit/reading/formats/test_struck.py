"""The lines on which words are struck out, whatever the format; a name struck out on a list signs nothing."""

import pytest

from sitegen.reading.choosing import read_letter
from sitegen.reading.formats import read_source
from tests.unit.reading.formats.documents import docx, paragraph

TEXT = ("Open letter on the ferry", "We ask you to keep the ferry, on which all of us depend.", "Signatories:")
STRUCK = (
    "<w:p><w:r><w:rPr><w:strike/></w:rPr><w:t>Jon Abara</w:t></w:r><w:r><w:t>, Harbour University</w:t></w:r></w:p>"
)
NAMES = ("Marta Quill", "Piet Holm", "Sara Okoye")


def as_word():
    return "a.docx", docx("".join(map(paragraph, (*TEXT, NAMES[0]))) + STRUCK + "".join(map(paragraph, NAMES[1:])))


def as_page():
    names = f"<li>{NAMES[0]}<li><s>Jon Abara</s>, Harbour University<li>{NAMES[1]}<li>{NAMES[2]}"
    return "a.html", ("".join(f"<p>{one}</p>" for one in TEXT) + f"<ul>{names}</ul>").encode()


def as_rich_text():
    lines = (*TEXT, NAMES[0], r"{\strike Jon Abara}, Harbour University", *NAMES[1:])
    return "a.rtf", (r"{\rtf1 " + r"\par ".join(lines) + "}").encode()


def as_mail():
    head = "From: a@b.example\nSubject: Ferry\nContent-Type: text/html; charset=utf-8\n\n"
    return "a.eml", head.encode() + as_page()[1]


@pytest.mark.parametrize("file", [as_word, as_page, as_rich_text, as_mail])
def test_a_struck_name_signs_nothing_and_its_line_is_known(file):
    source = read_source(*file()).value
    (line,) = source.struck
    assert source.lines[line - 1].strip("- ") == ", Harbour University"
    names = [one.name for one in read_letter(source).value.letter.signatories]
    assert names == list(NAMES)
