"""The formats for other trades. Their schemas were run by hand (see docs/data.md); these tests hold the structure."""

import json
from dataclasses import replace
from xml.etree import ElementTree as ET

from sitegen.core.model import Block, Organization, Signatory
from sitegen.core.source import digest
from sitegen.publishing.exports.tei_names import Names
from tests.exported import export
from tests.unit.publishing.exports.archives import (
    ARCHIVE,
    CONFIG,
    OFFLINE,
    ORGANIZATIONS,
    SITE,
    a_manuscript,
    archive_of,
)

TEI = "{http://www.tei-c.org/ns/1.0}"
FILES = export(ARCHIVE, CONFIG, SITE)


def descriptions(config=CONFIG):
    root = ET.fromstring(export(ARCHIVE, config, SITE)["data/cmif.xml"])
    return {one.get("key"): one for one in root.iter(f"{TEI}correspDesc")}


def test_cmif_describes_every_letter_with_senders_date_and_recipients():
    found = descriptions()
    assert list(found) == [one.letter_id for one in ARCHIVE.letters]
    sent, received = found["2021-03-04-keep-the-river-free"]
    assert (sent.get("type"), received.get("type")) == ("sent", "received")
    assert [one.text for one in sent.iter(f"{TEI}orgName")] == ["Friends of the Alm", '=HYPERLINK("x")', "မြစ်"]
    assert sent.find(f"{TEI}date").get("when") == "2021-03-04"
    assert sent.findtext(f"{TEI}note") == "and 2 more signatories, whom the letter does not name"
    assert [one.text for one in received] == ["The Minister of Water", "Council of the Valley"]


def test_cmif_tells_persons_from_bodies_and_whom_a_letter_goes_to_from_who_gets_a_copy():
    whom, copies = ("Ms Ada Holm", "Council of the Valley"), ("The Press", "Mr Jan Moss")
    joined = archive_of(a_manuscript(addressees=whom, cc=copies))
    root = ET.fromstring(export(joined, CONFIG, SITE)["data/cmif.xml"])
    received = root.find(f".//{TEI}correspAction[@type='received']")
    assert [(one.tag.removeprefix(TEI), one.text) for one in received] == [
        ("persName", "Ms Ada Holm"), ("orgName", "Council of the Valley"), ("note", "copies to: The Press; Mr Jan Moss")
    ]  # fmt: skip


def test_cmif_refers_to_its_one_source_by_an_id_that_xml_allows():
    root = ET.fromstring(FILES["data/cmif.xml"])
    (bibl,) = root.iter(f"{TEI}bibl")
    identifier = bibl.get("{http://www.w3.org/XML/1998/namespace}id")
    assert identifier[0].isalpha()
    assert {one.get("source") for one in descriptions().values()} == {f"#{identifier}"}


def test_addresses_in_cmif_are_relative_without_a_base_url():
    assert descriptions(OFFLINE)["no-date"].get("ref") == "../letters/no-date.html"


def test_an_edition_holds_the_text_under_its_lines_and_the_whole_list():
    root = ET.fromstring(FILES["letters/2021-03-04-keep-the-river-free.xml"])
    assert [(one.get("n"), one.text) for one in root.iter(f"{TEI}p") if one.get("n")] == [
        ("3-3", "Dear Minister,"),
        ("5-6", "We call on you to keep the river free."),
    ]
    outer = root.find(f".//{TEI}list")
    assert [item.get("n") for item in outer.findall(f"{TEI}item")] == ["1", "2", "3"]
    assert [one.text for one in outer.find(f"{TEI}item").iter(f"{TEI}orgName")] == [
        "Friends of the Alm",
        "Youth of the Alm",
    ]


def test_cmif_names_every_entry_of_a_long_list_and_no_member():
    entries = tuple(Signatory(at, at, "printed", f"Union {at}", f"{at}. Union {at}", at, at) for at in range(1, 41))
    known = {f"Union {at}": f"union-{at}" for at in range(1, 41)}
    joined = archive_of(a_manuscript(signatories=entries), organizations=ORGANIZATIONS, resolve=known)
    root = ET.fromstring(export(joined, CONFIG, SITE)["data/cmif.xml"])
    sent = root.find(f".//{TEI}correspAction[@type='sent']")
    assert [one.text for one in sent.iter(f"{TEI}orgName")] == [f"Union {at}" for at in range(1, 41)]
    members = {"Youth of the Alm"}
    assert members.isdisjoint(one.text for one in ET.fromstring(FILES["data/cmif.xml"]).iter(f"{TEI}orgName"))


def test_a_name_refers_to_an_authority_where_the_record_has_one_else_to_its_page():
    wikidata, gnd = (("wikidata", "Q42"),), (("wikidata", "Q42"), ("GND", "118-x"))
    cases = {
        "friends-of-the-alm": (wikidata, "https://www.wikidata.org/entity/Q42"),
        "youth-of-the-alm": (gnd, "https://d-nb.info/gnd/118-x"),
        "river": ((), "https://river.example/archive/organizations/river.html"),
    }
    for own, (identifiers, expected) in cases.items():
        archive = archive_of(organizations=(Organization(own, "A", identifiers=identifiers),))
        names = Names(archive, CONFIG, frozenset({f"organizations/{own}.html"}))
        signature = next(iter(archive_of(a_manuscript()).signatures))
        tag = names.of(replace(signature, organization_id=own, name_as_written="A & B"))
        assert tag == f'<orgName ref="{expected}">A &amp; B</orgName>'


def test_a_name_without_a_page_refers_to_nothing_and_a_person_is_a_person():
    archive = archive_of(organizations=(Organization("ada", "Ada Holm", kind="person"),))
    signature = next(iter(archive_of(a_manuscript()).signatures))
    named = replace(signature, organization_id="ada", name_as_written="Ada")
    assert Names(archive, CONFIG, frozenset()).of(named) == "<persName>Ada</persName>"


def test_a_person_without_a_record_is_a_person_with_office_and_affiliation_and_a_postscript_stands_below():
    entry = Signatory(
        1,
        None,
        "none",
        "Ada Holm",
        "Ada Holm, Chair, Alm Trust",
        10,
        10,
        "person",
        role="Chair",
        affiliation="Alm Trust",
    )
    body = (*a_manuscript().letter.body, Block("closing", "PS: Come.", 12, 12))
    joined = archive_of(a_manuscript(signatories=(entry,), body=body))
    (own,) = (row.letter_id for row in joined.signatures)
    joined = replace(joined, by_letter={own: tuple(replace(row, organization_id=None) for row in joined.signatures)})
    files = export(joined, CONFIG, SITE)
    div = ET.fromstring(files[f"letters/{own}.xml"]).find(f".//{TEI}div")
    assert [one.tag.removeprefix(TEI) for one in div] == ["p", "p", "list", "p"]
    (item,) = div.iter(f"{TEI}item")
    assert [(one.tag.removeprefix(TEI), one.text) for one in item] == [
        ("persName", "Ada Holm"),
        ("roleName", "Chair"),
        ("affiliation", "Alm Trust"),
    ]
    sent = ET.fromstring(files["data/cmif.xml"]).find(f".//{TEI}correspAction[@type='sent']")
    assert [one.text for one in sent.iter(f"{TEI}persName")] == ["Ada Holm"]


def test_follow_the_money_joins_letters_and_organizations_by_signings():
    entities = {one["id"]: one for one in map(json.loads, FILES["data/followthemoney.jsonl"].decode().splitlines())}
    letter = f"letter-{digest(b'2021-03-04-keep-the-river-free')[:16]}"
    assert entities[letter]["properties"]["notes"] == ["letters/2021-03-04-keep-the-river-free.html"]
    assert entities[f"{letter}-1.1"]["properties"] == {
        "document": [letter],
        "entity": ["organization-youth-of-the-alm"],
        "role": ["member"],
        "recordId": ["line 11"],
    }
    assert entities["part-youth-of-the-alm"]["properties"]["organization"] == ["organization-friends-of-the-alm"]
    for one in entities.values():
        assert {"document", "entity", "member", "organization"}.isdisjoint(one["properties"]) or all(
            entities[value] for key in ("document", "entity") for value in one["properties"].get(key, ())
        )


def test_the_crate_holds_every_data_file_with_its_checksum():
    graph = {one["@id"]: one for one in json.loads(FILES["ro-crate-metadata.json"])["@graph"]}
    data = {path for path in FILES if path.startswith(("data/", "letters/"))}
    assert {one["@id"] for one in graph["./"]["hasPart"]} == data
    assert all(graph[path]["description"] for path in data)
    assert all(graph[path]["sha256"] == digest(FILES[path]) for path in data)
    assert graph["ro-crate-metadata.json"]["about"] == {"@id": "./"}


def test_no_file_takes_a_letter_s_id_for_its_title():
    one = a_manuscript(title=None)
    files = export(archive_of(one), CONFIG, SITE)
    words = "[We call on you to keep the river free.]"
    assert f"  title = {{{{{words}}}}},\n" in files["data/citations.bib"].decode()
    assert f"TI  - {words}\r\n" in files["data/citations.ris"].decode()
    assert [item["title"] for item in json.loads(files["data/citations.json"])] == [words]
    for path in ("feed.xml", f"letters/{one.letter_id}.xml"):
        titles = [found.text for found in ET.fromstring(files[path]).iter() if found.tag.endswith("}title")]
        assert words in titles
        assert one.letter_id not in titles


def test_no_contact_stands_in_any_file():
    for content in FILES.values():
        assert b"ada@alm.example" not in content


def test_an_empty_archive_has_all_files_too():
    assert {path for path in FILES if "/" not in path or path.startswith("data/")} == {
        path for path in export(archive_of(), CONFIG, SITE) if "/" not in path or path.startswith("data/")
    }


def test_strange_characters_break_nothing():
    archive = archive_of(a_manuscript(title='\x00<"&>\ud800\u2028'))
    files = export(archive, CONFIG, SITE)
    for path, content in files.items():
        if path.endswith(".xml"):
            ET.fromstring(content)
        elif path.endswith(".json"):
            json.loads(content)
        elif path.endswith(".jsonl"):
            assert all(map(json.loads, content.decode().splitlines()))
