"""What policies keep from readers is in no byte of the site: unreviewed letters, places of the withheld."""

import json

import pytest

from sitegen.content.accession import accession
from sitegen.content.accession.gathering import gather
from sitegen.publishing.check import check_site
from tests.unit.content.withheld import LETTER, PATH, SETTINGS, content, made, said

LEFT_OUT = SETTINGS + b'[policies]\nunreviewed = "left out"\n'
HIDDEN_PLACES = SETTINGS + b'[policies]\nwithheld_places = "hidden"\n'
OTHER = (
    LETTER.replace(b"3 May", b"9 July")
    .replace(b"Protect the river", b"Open the archives")
    .replace(b"protect the river", b"open the archives of the town, all of them, now")
    .replace(b"Dogwood League", b"Gorse Guild of Readers")
    .replace(b"Elm Group", b"Heather Circle")
)


def archive(settings, status):
    files = content(gone=False, front=f"status: {status}\n") | {"archive.toml": settings}
    return files | accession(files, "content", [("other.txt", OTHER)], "2024-01-01").value


def test_nothing_of_an_unreviewed_letter_is_published(layers):
    result = made(archive(LEFT_OUT, "reviewed"), layers)
    assert [one for one in said(result) if "error" in one] == []
    assert [one.code for one in result.diagnostics if one.code == "C560"] == ["C560"]
    assert f"{PATH[:-3]}.html" in result.value
    telling = (b"Gorse Guild", b"gorse-guild", b"Heather Circle", b"Open the archives", b"open-the-archives")
    assert [name for name, data in result.value.items() for one in telling if one in data or one.decode() in name] == []
    assert len(json.loads(result.value["data/organizations.json"])) == 7
    assert b"2024-01-01" not in result.value["changes.html"]


def test_an_archive_of_nothing_reviewed_is_built_and_empty(layers):
    result = made(archive(LEFT_OUT, "unreviewed"), layers)
    assert [one for one in said(result) if "error" in one] == []
    assert json.loads(result.value["data/organizations.json"]) == []
    assert json.loads(result.value["data/letters.json"]) == []


@pytest.mark.parametrize(("settings", "told"), [(SETTINGS, True), (HIDDEN_PLACES, False)], ids=["shown", "hidden"])
def test_no_number_and_no_line_tells_where_the_withheld_stood(layers, settings, told):
    result = made(content(gone=True) | {"archive.toml": settings}, layers)
    assert [one for one in said(result) if "error" in one] == []
    rows = json.loads(result.value["data/signatures.json"])
    assert any(one["source_line"] for one in rows) is told
    assert any(one["number"] for one in rows) is told
    assert (PATH.replace(".md", "-source.html") in result.value) is told
    assert check_site(result.value) == ()
    assert "1 more is on the list as received and is not named" in result.value[PATH.replace(".md", ".html")].decode()


@pytest.mark.parametrize(("settings", "told"), [(SETTINGS, True), (HIDDEN_PLACES, False)], ids=["shown", "hidden"])
def test_no_line_tells_where_somebody_stands_who_did_not_agree_in_a_form(layers, settings, told):
    text = b"Protect the river\n\n3 May 2021\n\nDear members,\n\nWe ask you to protect the river.\n"
    form = b"Name,Country,Publish my name?\nAda Moss,Kenya,yes\nJane Oak,Kenya,no\nUna Elm,Kenya,yes\n"
    files = {"archive.toml": settings}
    gathered = gather([("letter.txt", text), ("form.csv", form)], files, together=True)
    result = made(files | accession(files, "content", gathered).value, layers)
    assert result.value
    assert any(name.endswith("-source.html") for name in result.value) is told
    assert any(one["source_line"] for one in json.loads(result.value["data/signatures.json"])) is told


@pytest.mark.parametrize(("settings", "same"), [(SETTINGS, True), (HIDDEN_PLACES, False)], ids=["shown", "hidden"])
def test_the_address_of_an_entry_stays_when_another_is_withheld(layers, settings, same):
    withheld = content(gone=True)
    everybody = content(gone=False, front="status: unreviewed\n")
    before, after = (made(one | {"archive.toml": settings}, layers).value for one in (everybody, withheld))
    addresses, rest = (
        {
            one["name_as_written"]: f"{one['parent_ordinal'] or ''}.{one['ordinal']}"
            for one in json.loads(files["data/signatures.json"])
        }
        for files in (before, after)
    )
    assert len(rest) < len(addresses)
    assert all(addresses[name] == place for name, place in rest.items()) is same
    page = after[PATH.replace(".md", ".html")].decode()
    assert all(f'id="s{place.removeprefix(".")}"' in page for place in rest.values())
    assert check_site(after) == ()
