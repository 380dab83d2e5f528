"""Whoever is withheld is named nowhere: not on a page, in data, in the search's names, or in a message."""

import json
import re

import pytest

from sitegen.archive import assemble
from sitegen.content.folder import read_content
from sitegen.core.source import digest
from sitegen.publishing.check.leaks import check_leaks
from sitegen.publishing.exports.addresses import letter_urn
from tests.unit.content.withheld import (
    GUARD,
    HIDDEN,
    LAKE,
    LETTER,
    PATH,
    WITHHELD,
    content,
    made,
    said,
    unnamed,
    with_letter,
)


@pytest.mark.parametrize("gone", [False, True], ids=["still in the manuscript", "gone from the manuscript"])
def test_a_withheld_name_is_nowhere(layers, gone):
    files = content(gone=gone)
    result = made(files, layers)
    assert not [one for one in result.diagnostics if one.severity != "info"]
    assert not [name for one in result.diagnostics for name in HIDDEN if name in f"{one.message} {one.hint}"]
    assert read_content(files, "content").value.withheld == frozenset(HIDDEN)
    assert list(check_leaks(result.value, guard=GUARD)) == []
    page = result.value[PATH.replace(".md", ".html")].decode()
    assert "Ash Group" in page
    assert "1 more is on the list as received and is not named" in page
    assert result.value["changes.html"].decode().count("A signatory of this letter is not named") == 1
    source = result.value[PATH.replace(".md", "-source.html")].decode()
    assert source.count("<td>withheld<td><em>not shown</em>") == 2


def test_of_a_private_text_no_page_says_that_it_is_a_signatory(layers):
    withheld = "status: unreviewed\nwithheld:\n  - {line: 8, on: 2024-05-02, of: text}\n"
    result = made(content(gone=False, front=withheld), layers)
    for page in ("changes.html", "changes.xml"):
        text = result.value[page].decode()
        assert text.count("A private text of this letter is not shown") == 1
        assert "A signatory of this letter" not in text


def test_the_test_can_find_the_names(layers):
    found = check_leaks(made(content(gone=False, front="status: unreviewed\n"), layers).value, guard=GUARD)
    assert {one.name for one in found} == {"leaked-name"}


def test_who_signs_another_letter_openly_keeps_its_record():
    files = content(gone=True)
    files = with_letter(files, LAKE, "other.txt")
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


def edited(*edits, front=WITHHELD, gone=False):
    files = content(gone=gone, front=front)
    text = files[PATH].decode()
    for old, new in edits:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return files | {PATH: text.encode()}


@pytest.mark.parametrize(
    "edits",
    [
        [("3. Cedar Union of Weavers <!-- 16 -->", "3. Cedar Union of Weavers")],
        [("3. Cedar Union of Weavers <!-- 16 -->", "3. CEDAR Union  of Weavers <!-- 12 -->")],
        [("   - Elm Group <!-- 15 -->", "   - Elm Group")],
        [
            ("   - Elm Group <!-- 15 -->\n", ""),
            ("Fir Alliance <!-- 18 -->", "Fir Alliance <!-- 18 -->\n   - Elm Group"),
        ],
    ],
    ids=["no line", "wrong line", "member without a line", "member elsewhere"],
)
def test_an_entry_goes_by_the_name_that_the_withheld_line_reads_as(layers, edits):
    files = edited(*edits)
    result = made(files, layers)
    assert [one for one in said(result) if "error" in one] == []
    assert list(check_leaks(result.value, guard=GUARD)) == []
    names = read_content(files, "content").value.withheld
    assert {" ".join(name.casefold().split()) for name in names} == {name.casefold() for name in HIDDEN}
    assert unnamed(result, *HIDDEN)


@pytest.mark.parametrize(
    ("old", "new", "secret"),
    [
        ("3. Cedar Union of Weavers <!-- 16 -->", "3. The Cedar Weavers' Union", "Cedar Weavers"),
        ("3. Cedar Union of Weavers <!-- 16 -->", "3. The Cedar Weavers' Union <!-- 12 -->", "Cedar Weavers"),
        ("3. Cedar Union of Weavers <!-- 16 -->", "3. The Cedar Weavers' Union <!-- 71 -->", "Cedar Weavers"),
        ("4. Dogwood League <!-- 17 -->", "4. Dogwood League <!-- 16 -->", "Dogwood League"),
    ],
    ids=["no line", "line of another", "line beyond the end", "another on a withheld line"],
)
def test_an_entry_that_may_be_the_withheld_one_stops_the_build(layers, old, new, secret):
    files = edited((old, new))
    result = made(files, layers)
    line = files[PATH].decode().split("\n").index(new) + 1
    assert f"content/{PATH}:{line}: error[M346]" in said(result)
    assert result.value == {}
    assert unnamed(result, secret, *HIDDEN)


def test_an_entry_that_is_only_spelt_otherwise_is_no_withheld_one():
    result = read_content(edited(("4. Dogwood League <!-- 17 -->", "4. Dogwood Leage <!-- 17 -->")), "content")
    assert "M334" in {one.code for one in result.diagnostics}
    assert not [one for one in said(result) if "error" in one]


@pytest.mark.parametrize("line", [99, 11, 1, 3], ids=["beyond the end", "blank", "addressee", "date"])
def test_a_record_that_withholds_nobody_is_an_error_at_its_line(layers, line):
    files = content(gone=False, front=WITHHELD + f"  - {{line: {line}}}\n")
    place = files[PATH].decode().split("\n").index(f"  - {{line: {line}}}") + 1
    result = made(files, layers)
    assert said(result) == [f"content/{PATH}:{place}: error[M345]"]
    assert result.value == {}


def test_a_name_written_over_in_the_source_is_withheld_without_a_fault(layers):
    files = content(gone=True, front="status: unreviewed\nwithheld:\n  - {line: 15}\n  - {line: 16}\n")
    source = files["sources/letter.txt"]
    over = source.replace(b"Cedar Union of Weavers", b"[withheld]").replace(b"Elm Group", b"[withheld]")
    text = files[PATH].decode().replace(digest(source), digest(over))
    result = made(files | {"sources/letter.txt": over, PATH: text.encode()}, layers)
    assert [one for one in said(result) if "error" in one] == []
    assert result.value


PLACES = {
    "a paragraph": {PATH: ("We ask you to", "We, the CEDAR Union of Weavers, ask you to")},
    "a title": {PATH: ("title: Protect the river", "title: Elm Group and the river")},
    "a contact": {
        PATH: ("status: unreviewed", "status: unreviewed\ncontacts:\n  - organization: Elm Group\n    line: 18")
    },
    "a reason": {PATH: ("reason: asked", "reason: Elm Group asked")},
    "an open record": {"organizations.yaml": ("  name: Fir Alliance", "  name: Fir Alliance\n  note: not Elm Group")},
}


@pytest.mark.parametrize("where", PLACES)
def test_a_build_that_would_name_the_withheld_makes_nothing(layers, where):
    files = content(gone=False)
    for name, (old, new) in PLACES[where].items():
        text = files[name].decode()
        assert old in text
        files[name] = text.replace(old, new).encode()
    refused(made(files, layers), next(iter(PLACES[where])))


def test_a_file_whose_name_would_name_the_withheld_is_not_named(layers):
    result = made(content(gone=True) | {"pages/elm-group.md": b"# About\n\nUs.\n"}, layers)
    refused(result, "pages/….md")
    assert not [one for one in result.diagnostics if "elm" in str(one).casefold()]


def refused(result, name):
    assert result.value == {}
    found = [one for one in result.diagnostics if one.severity == "error"]
    assert {one.code for one in found} == {"M362"}
    assert {one.span.path for one in found} == {f"content/{name}"}
    assert unnamed(result, *HIDDEN)


def test_a_build_looks_into_the_changelog_and_the_archives_own_pages(layers):
    changes = b"- date: 2024-06-06\n  kind: note\n  what: Elm Group is gone\n"
    refused(made(content(gone=True) | {"changes.yaml": changes}, layers), "changes.yaml")
    page = b"# About\n\nNot by the Elm\nGroup.\n"
    refused(made(content(gone=True) | {"pages/about.md": page}, layers), "pages/about.md")


def test_a_line_of_the_source_that_names_the_withheld_elsewhere_is_not_shown(layers, monkeypatch):
    monkeypatch.setitem(globals(), "LETTER", LETTER.replace(b"Dear members,", b"Dear members, says Elm Group,"))
    files = content(gone=True)
    text = files[PATH].decode().replace("Dear members, says Elm Group,", "Dear members,")
    result = made(files | {PATH: text.encode()}, layers)
    assert [one for one in said(result) if "error" in one] == []
    assert list(check_leaks(result.value, guard=GUARD)) == []
    assert unnamed(result, *HIDDEN)


def test_nothing_public_lets_a_guess_of_the_name_be_confirmed(layers):
    files = content(gone=True)
    told = digest(files["sources/letter.txt"]).encode()
    urn = letter_urn(read_content(content(gone=False, front="status: unreviewed\n"), "content").value.manuscripts[0])
    result = made(files, layers)
    assert result.value
    assert [name for name, data in result.value.items() if told in data or urn.encode() in data] == []
    assert b"SHA-256 withheld" in result.value[PATH.replace(".md", ".xml")]
    rows = json.loads(result.value["data/letters.json"])
    assert [one["source_sha256"] for one in rows] == [None]
    page = result.value[PATH.replace(".md", ".html")].decode()
    assert "whose SHA-256 is <em>withheld</em>" in page
    shown = made(content(gone=False, front="status: unreviewed\n"), layers).value
    assert [name for name, data in shown.items() if told in data]


def test_the_memo_keeps_no_withheld_name():
    kept = []

    def memo(_stage, _key, compute):
        value = compute()
        kept.append(repr(value))
        return value

    read_content(content(gone=False), "content", memo)
    assert not [name for name in HIDDEN for value in kept if name in value]


def test_whom_one_version_withholds_no_other_names():
    files = content(gone=True)
    own = (
        files[PATH]
        .decode()
        .replace("status: unreviewed\n", "status: unreviewed\ntranslation_of: 2021-05-03-protect-the-river\n")
    )
    french = re.sub(r"withheld:\n(?:  - .*\n)+", "", own).replace(
        "id: 2021-05-03-protect-the-river", "id: 2021-05-03-fleuve"
    )
    french = re.sub(r"source:\n(?:  .*\n)+", "", french).replace("language: en", "language: fr")
    clean = {**files, "letters/2021-05-03-fleuve.md": french.encode()}
    assert not [one for one in read_content(clean, "content").diagnostics if one.severity == "error"]
    named = french.replace("5. Fir Alliance", "5. The Cedar Weavers <!-- 16 -->\n6. Fir Alliance")
    told = read_content({**files, "letters/2021-05-03-fleuve.md": named.encode()}, "content")
    (found,) = [one for one in told.diagnostics if one.name == "named-in-version"]
    assert told.value is None
    assert named.split("\n")[found.span.first - 1].endswith("The Cedar Weavers <!-- 16 -->")
    assert "Cedar" not in found.message + found.hint
