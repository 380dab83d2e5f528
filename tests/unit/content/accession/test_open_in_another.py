"""Who did not agree to be named in one form, and signs another letter openly: a person says so."""

import pytest

from sitegen.content.folder import read_content
from tests.unit.content.accession.test_gathering import FORM, LETTER, take_in

SETTINGS = {"archive.toml": b'title = "T"\ndescription = "D"\ncorrections = "a@b.example"\n'}
PRIVATE = ".private/withheld.yaml"
LAKE, FEN = "2021-05-03-protect-the-lake", "2021-05-03-protect-the-fen"


def letter(of):
    text = LETTER.replace(b"river", of.encode()).replace(b"hear all who live on it", f"hear all of the {of}".encode())
    return f"{of}.txt", text + b"\nSigned by:\n\n- Ada Moss\n- Jane Oak\n- Uma Vale\n"


def told(content):
    found = read_content(content, "content").diagnostics
    assert not any(word in f"{one.message} {one.hint}" for one in found for word in ("Ada", "Moss"))
    return {one.span.path.rpartition("/")[2] for one in found if one.code == "M362"}


def test_import_warns_of_a_letter_that_names_who_refused_in_a_form_and_says_how_to_let_it():
    content, _ = take_in(SETTINGS, ("letter.txt", LETTER), ("form.csv", FORM))
    content, said = take_in(content, letter("lake"), together=False)
    (one,) = [one for one in said if one.code == "M362"]
    assert one.severity == "warning"
    assert (one.span.path, one.span.first) == ("in/lake.txt", 15)
    assert f"open_in: [{LAKE}]" in one.hint
    assert "Ada" not in f"{one.message} {one.hint}"
    assert {f"{LAKE}.md", "lake.txt", "organizations.yaml"} >= told(content) >= {f"{LAKE}.md"}
    content[PRIVATE] = (
        content[PRIVATE]
        .replace(b'"Ada Moss"', b"Ada Moss")
        .replace(b"- Ada Moss\n", f"- Ada Moss\n  open_in: [{LAKE}]\n".encode())
    )
    assert LAKE.encode() in content[PRIVATE]
    assert told(content) == set()
    again, said = take_in(content, ("letter.txt", LETTER), ("form.csv", FORM + b",Zed Null,Null Union,,,No,\n"))
    assert "M377" not in {one.code for one in said}
    assert told(again) == set()
    more, said = take_in(content, letter("fen"), together=False)
    assert "M362" in {one.code for one in said}
    assert f"{FEN}.md" in told(more)


@pytest.mark.parametrize("known", [False, True])
def test_a_form_that_comes_after_the_open_letter_is_told_and_the_archive_can_be_built(known):
    content, _ = take_in(SETTINGS, letter("lake"), together=False)
    if known:
        content[PRIVATE] = b"- names: [Ada Moss]\n"
    content, said = take_in(content, ("letter.txt", LETTER), ("form.csv", FORM))
    (one,) = [one for one in said if one.code == "M377"]
    assert (f"open_in: [{LAKE}]" in one.hint) == known
    content[PRIVATE] = content[PRIVATE].replace(b"- Ada Moss\n", f"- Ada Moss\n  open_in: [{LAKE}]\n".encode())
    assert told(content) == set()


def test_without_the_private_folder_a_letter_with_refusals_in_its_form_is_told():
    content, _ = take_in(SETTINGS, ("letter.txt", LETTER), ("form.csv", FORM))
    assert "M366" not in {one.code for one in read_content(content, "content").diagnostics}
    clone = {name: data for name, data in content.items() if not name.startswith(".private/")}
    read = read_content(clone, "content")
    (one,) = [one for one in read.diagnostics if one.code == "M366"]
    assert (one.severity, one.span.path) == ("warning", "content/sources/letter.zip")
    assert not read.failed
    plain, _ = take_in(SETTINGS, ("letter.txt", LETTER), ("form.csv", b"Organization;Country\r\nAlder Union;Kenya\r\n"))
    assert "M366" not in {one.code for one in read_content(plain, "content").diagnostics}
