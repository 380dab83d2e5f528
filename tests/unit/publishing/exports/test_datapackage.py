import json

from tests.unit.publishing.exports.archives import ARCHIVE, CONFIG, DAYS, PERMALINKS, data

FILES = data(ARCHIVE, CONFIG, PERMALINKS, days=DAYS)
PACKAGE = json.loads(FILES["data/datapackage.json"])


def test_foreign_keys_lead_from_signatures_to_letters_and_organizations():
    schema = next(one["schema"] for one in PACKAGE["resources"] if one["name"] == "signatures")
    assert [(one["fields"], one["reference"]) for one in schema["foreignKeys"]] == [
        (["letter_id"], {"resource": "letters", "fields": ["id"]}),
        (["organization_id"], {"resource": "organizations", "fields": ["id"]}),
        (["affiliation_id"], {"resource": "organizations", "fields": ["id"]}),
    ]


def test_a_key_with_empty_cells_tells_rows_apart_but_is_not_primary():
    schemas = {one["name"]: one["schema"] for one in PACKAGE["resources"]}
    assert schemas["letters"]["primaryKey"] == ["id"]
    assert schemas["signatures"]["uniqueKeys"] == [["letter_id", "parent_ordinal", "ordinal"]]
    assert "primaryKey" not in schemas["signatures"]


def test_the_version_is_the_day_of_the_last_change_of_the_archive():
    assert PACKAGE["version"] == "2026-03-04"
