"""Whoever is withheld is named nowhere: not on a page, in data, in the search's names, or in a message."""

import pytest

from sitegen.accession import accession
from sitegen.archive import assemble
from sitegen.build import Inputs, build
from sitegen.check.leaks import check_leaks
from sitegen.content import read_content
from sitegen.files import read_tree
from tests.conftest import ROOT

LETTER = b"""To the Council of Examples
3 May 2021

Re: Protect the river

Dear members,

We ask you to protect the river.

Signed by 5 organizations:

1. Alder Society
2. Birch Network
   - Ash Group
   - Elm Group
3. Cedar Union of Weavers
4. Dogwood League
5. Fir Alliance
"""
SETTINGS = b'title = "T"\ndescription = "D"\ncorrections = "a@b.example"\n'
AUTHORITY = b"""- id: cedar
  name: Cedar Union of Weavers
  variants:
    - The Cedar Weavers
- id: fir
  name: Fir Alliance
"""
JUDGEMENTS = b"- names: [Cedar Union of Weavers, Fir Alliance]\n  judgement: different\n"
PATH = "letters/2021-05-03-protect-the-river.md"


WITHHELD = "status: unreviewed\nwithheld:\n  - {line: 15, on: 2024-05-02, reason: asked}\n  - {line: 16}\n"
GONE = ("   - Elm Group <!-- 15 -->\n", "3. Cedar Union of Weavers <!-- 16 -->\n")
HIDDEN = ("Cedar Union of Weavers", "The Cedar Weavers", "Elm Group")


def content(*, gone, front=WITHHELD):
    files = {"archive.toml": SETTINGS, "organizations.yaml": AUTHORITY}
    files |= accession(files, "content", [("letter.txt", LETTER)]).value
    text = files[PATH].decode().replace("status: unreviewed\n", front)
    for line in GONE if gone else ():
        assert line in text
        text = text.replace(line, "")
    return files | {"judgements.yaml": JUDGEMENTS, PATH: text.encode()}


@pytest.fixture(scope="module")
def layers():
    return [read_tree(ROOT / kind).value for kind in ("templates", "theme")]


def made(files, layers):
    templates, theme = layers
    return build(Inputs(files, "content", ({name: data.decode() for name, data in templates.items()},), theme))


@pytest.mark.parametrize("gone", [False, True], ids=["still in the manuscript", "gone from the manuscript"])
def test_a_withheld_name_is_nowhere(layers, gone):
    files = content(gone=gone)
    result = made(files, layers)
    assert not [one for one in result.diagnostics if one.severity != "info"]
    assert not [name for one in result.diagnostics for name in HIDDEN if name in f"{one.message} {one.hint}"]
    assert read_content(files, "content").value.withheld == frozenset(HIDDEN)
    assert list(check_leaks(result.value, names=HIDDEN)) == []
    page = result.value[PATH.replace(".md", ".html")].decode()
    assert "Ash Group" in page
    assert "1 more is on the list as received and is not named" in page
    assert result.value["changes.html"].decode().count("A signatory of this letter is not named") == 1
    source = result.value[PATH.replace(".md", "-source.html")].decode()
    assert source.count("<em>withheld</em>") == 2


def test_the_test_can_find_the_names(layers):
    found = check_leaks(made(content(gone=False, front="status: unreviewed\n"), layers).value, names=HIDDEN)
    assert {one.name for one in found} == {"leaked-name"}


def test_who_signs_another_letter_openly_keeps_its_record():
    files = content(gone=True)
    other = LETTER.replace(b"3 May", b"4 June").replace(b"river", b"lake").replace(b"Dogwood", b"Dog Rose")
    files |= accession(files, "content", [("other.txt", other)]).value
    read = read_content(files, "content")
    assert read.value.withheld == frozenset()
    assert "cedar" in {one.organization_id for one in read.value.organizations}
    assert len(read.value.judgements) == 1
    names = [[one.name for one in letter.letter.signatories] for letter in read.value.manuscripts]
    assert ["Cedar Union of Weavers" in found for found in names] == [False, True]


def test_what_is_withheld_is_neither_missing_nor_a_gap():
    read = read_content(content(gone=True), "content").value
    archive = assemble(read.manuscripts, read.organizations, read.judgements).value
    ledger = archive.ledgers["2021-05-03-protect-the-river"]
    assert (ledger.stated, ledger.listed, ledger.missing, ledger.withheld, ledger.gaps) == (5, 4, 0, 1, ())
