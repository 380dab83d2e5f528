import csv
import io
import json

from sitegen.analysis.demands import find_demands
from sitegen.analysis.demands.recurring import recurring_demands
from sitegen.analysis.findings import Findings
from sitegen.analysis.passages import shared_passages
from sitegen.analysis.references import find_references
from sitegen.publishing.check import check_site
from tests.exported import export
from tests.unit.letters import letter_of
from tests.unit.publishing.exports.archives import ARCHIVE, CONFIG, SITE, a_manuscript, archive_of

TEXT = "We call on you to honour the UN Charter and to write to ada@alm.example before the river is low again."


def found(*texts):
    archive = archive_of(*(a_manuscript(f"letter-{at}", body=letter_of(text).body) for at, text in enumerate(texts)))
    letters = {one.letter_id: one.letter for one in archive.letters}
    demands = {key: find_demands(letter) for key, letter in letters.items()}
    findings = Findings(
        {key: find_references(letter) for key, letter in letters.items()},
        demands,
        shared_passages(letters.items()),
        recurring=recurring_demands(letters.items(), demands, archive.addressed.by_letter),
    )
    return export(archive, CONFIG, SITE, findings)


def rows(files, name):
    return list(csv.DictReader(io.StringIO(files[f"data/{name}.csv"].decode(), newline="")))


def test_each_finding_leads_to_a_line():
    files = found(TEXT, TEXT)
    assert [(one["letter_id"], one["label"], one["source_line"]) for one in rows(files, "references")] == [
        ("letter-0", "Charter of the United Nations", "1"),
        ("letter-1", "Charter of the United Nations", "1"),
    ]
    again = {one["number"]: (one["letters"], one["first_letter_id"]) for one in rows(files, "recurring")}
    assert set(again.values()) == {("2", "letter-0")}
    assert [(one["rule"], one["recurring"]) for one in rows(files, "demands")] == [("asks", "|".join(again))] * 2
    assert [(one["passage"], one["use"], one["letter_id"], bool(one["text"])) for one in rows(files, "passages")] == [
        ("1", "1", "letter-0", True),
        ("1", "2", "letter-1", False),
    ]


def test_a_sentence_that_cites_twice_is_told_once_and_a_link_has_one_address():
    text = (
        "We recall the UN Charter and Resolution 2669 of the Security Council, see [here](https://a.example/x). More."
    )
    table = rows(found(text), "references")
    assert [bool(one["sentence"]) for one in table] == [True, *[False] * (len(table) - 1)]
    assert len(table) > 2
    assert [(one["key"], one["url"]) for one in table if one["kind"] == "web"] == [("https://a.example/x", "")]


def test_no_masked_address_gets_into_a_table():
    assert not [path for path, content in found(TEXT, TEXT).items() if b"ada@alm.example" in content]


def test_the_tables_are_described_and_agree_with_their_description():
    files = found(TEXT, TEXT)
    names = [one["name"] for one in json.loads(files["data/datapackage.json"])["resources"]]
    assert names[-4:] == ["references", "demands", "recurring", "passages"]
    assert "broken-data" not in {one.name for one in check_site(files)}


def test_without_findings_there_are_no_such_tables():
    assert "data/demands.csv" not in export(ARCHIVE, CONFIG, SITE)
