"""Whoever no longer signs is published nowhere: not from the source, not from a manuscript that still has the entry."""

import pytest

from sitegen.build import Inputs, build
from sitegen.content.accession import accession
from sitegen.content.folder import read_content
from sitegen.content.redaction.withhold import withhold_from_letter
from sitegen.core.source import digest
from sitegen.identity.recognition import Recognizer
from sitegen.publishing.check.leaks import check_leaks
from tests.invented import memory
from tests.unit.built import TEMPLATES, made

LETTER = b"""# Protect the river

3 May 2021

Dear members,

We ask you to protect ~~the lake and~~ the river.

Signatories:

- Alder Society
- Birch Network (signature withdrawn)
- ~~Cedar Union of Weavers~~
- ~Dogwood League~ (retracted by request)
- Elm Group
"""
SETTINGS = b'title = "T"\ndescription = "D"\ncorrections = "a@b.example"\n\n[policies]\nsource_files = "offered"\n'
GONE = ("Birch Network", "Cedar Union of Weavers", "Dogwood League")
PATH = "letters/2021-05-03-protect-the-river.md"
GUARD = Recognizer(frozenset(GONE))


@pytest.fixture(scope="module")
def content():
    files = {"archive.toml": SETTINGS}
    checked = accession(files, "content", [("letter.md", LETTER)])
    told = {one.span.first: one for one in checked.diagnostics if one.code == "P337"}
    assert sorted(told) == [12, 13, 14]
    assert not [name for one in checked.diagnostics for name in GONE if name in f"{one.message} {one.hint}"]
    return files | checked.value


def test_who_no_longer_signs_is_nowhere_in_the_site(content):
    site = made(content).value
    assert list(check_leaks(site, guard=GUARD)) == []
    source = site[PATH.replace(".md", "-source.html")].decode()
    assert source.count("signature retracted, not shown") == 3
    assert source.count("(words struck out, not shown)") == 1
    assert "Words that are struck out in it are not shown." in source


@pytest.mark.parametrize("edition", [None, "one"], ids=["unrecorded", "recorded"])
def test_no_guess_of_who_no_longer_signs_is_confirmed_by_a_checksum(edition):
    files = {"archive.toml": SETTINGS}
    files |= accession(files, "content", [("letter.md", LETTER)], edition=edition).value
    checksum, memo = digest(LETTER), memory()
    assert checksum in files[PATH].decode()
    for _ in ("read", "remembered"):
        site = build(Inputs(files, "content", (TEMPLATES,), {}, edition=edition), memo).value
        assert site
        assert [name for name, data in site.items() if checksum.encode() in data] == []


def test_an_entry_of_a_manuscript_that_no_longer_signs_is_left_out_and_told(content):
    entries = "- **Birch Network** (signature withdrawn) <!-- 12 -->\n- ~~Dogwood League~~ <!-- 14 -->\n"
    files = content | {PATH: content[PATH] + entries.encode()}
    result = made(files)
    assert [one.code for one in result.diagnostics if one.severity == "warning"] == ["M348", "M348", "P337"]
    assert list(check_leaks(result.value, guard=GUARD)) == []
    letter = read_content(files, "content").value.manuscripts[0].letter
    assert [(one.ordinal, one.name) for one in letter.signatories] == [(1, "Alder Society"), (2, "Elm Group")]


def test_the_others_keep_their_places_when_somebody_no_longer_signs(content):
    path = content[PATH].decode()
    first = next(line for line in path.splitlines() if line.startswith("- ") and "Alder Society" in line)
    gone = path.replace(first, f"- ~~Birch Network~~ <!-- 9 -->\n{first}", 1)
    letter = read_content(content | {PATH: gone.encode()}, "content").value.manuscripts[0].letter
    assert [(one.ordinal, one.name) for one in letter.signatories] == [(2, "Alder Society"), (3, "Elm Group")]


def test_a_file_that_names_who_no_longer_signs_is_not_offered():
    files = {"archive.toml": SETTINGS}
    plain = LETTER.replace(b"~", b"").replace(b"- Dogwood League (retracted by request)\n", b"")
    files |= accession(files, "content", [("letter.txt", plain)]).value
    result = made(files)
    assert [one.message for one in result.diagnostics if one.code == "C590"] == [
        "files of letters that are not offered for download (1): letter.txt (a signature is retracted)"
    ]
    assert not [name for name, data in result.value.items() if digest(data) == digest(plain)]
    assert list(check_leaks(result.value, guard=Recognizer(frozenset(GONE[:1])))) == []


def test_each_build_tells_who_is_left_out_until_it_is_settled(content):
    (told,) = (one for one in made(content).diagnostics if one.code == "P337")
    assert told.message.startswith("3 are left out of the list")
    assert not [name for name in GONE if name in f"{told.message} {told.hint}"]
    for record in ('settled: [{of: retracted, reason: "so"}]', 'departures: [{line: 12, last: 14, reason: "so"}]'):
        text = content[PATH].decode().replace("\n---\n", f"\n{record}\n---\n", 1)
        assert "P337" not in [one.code for one in made(content | {PATH: text.encode()}).diagnostics]


def test_a_source_that_is_written_over_as_text_keeps_a_strike_without_what_is_left_of_the_entry():
    page = b"""<html><body><h1>Protect the river</h1><p>3 May 2021</p><p>Dear members,</p>
<p>We ask you to protect the river, on which all of us depend, today and tomorrow.</p><p>Signatories:</p>
<ol><li>Alder Society</li><li>Birch Network</li>
<li><del>Jane Oak</del>, Cedar Union</li><li>Elm Group</li></ol></body></html>
"""
    files = {"archive.toml": SETTINGS} | accession({"archive.toml": SETTINGS}, "content", [("letter.html", page)]).value
    line = next(one.line for one in _listed(files) if one.name == "Birch Network")
    edit = withhold_from_letter(files, "content", PATH[len("letters/") : -len(".md")], [line], "2026-08-14").value
    files = edit.on(files)
    assert "Elm Group" in files["sources/letter.md"].decode()
    public = {name: data for name, data in files.items() if not name.startswith(".private/")}
    assert [name for name, data in public.items() if b"Cedar Union" in data or b"Jane" in data] == []
    assert [one.name for one in _listed(files)] == ["Alder Society", "Elm Group"]
    result = made(public)
    source = result.value[PATH.replace(".md", "-source.html")].decode()
    assert "Cedar" not in source
    assert "signature retracted, not shown" in source
    assert not {"M330", "M331"} & {one.code for one in result.diagnostics}


def _listed(files):
    return read_content(files, "content").value.manuscripts[0].letter.signatories
