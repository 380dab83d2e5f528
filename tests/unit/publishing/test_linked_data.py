import json

from sitegen.publishing.linked_data import (
    archive_data,
    breadcrumbs,
    brief,
    dataset_data,
    embed,
    letter_data,
    organization_data,
    version_data,
    with_versions,
)
from tests.unit.publishing.exports.archives import CONFIG, ORGANIZATIONS, a_letter


def test_a_letter_is_a_message_with_recipients_and_a_count():
    data = letter_data(a_letter(), "https://x.example/1", archive_data(CONFIG), 5)
    assert (data["@type"], data["dateSent"], data["inLanguage"]) == ("Message", "2021-03-04", "en")
    assert [one["name"] for one in data["recipient"]] == ["The Minister of Water", "Council of the Valley"]
    assert data["interactionStatistic"]["userInteractionCount"] == 5


def test_an_original_names_its_translations_and_a_translation_its_original():
    letter = letter_data(a_letter(), None, archive_data(CONFIG))
    french, burmese = version_data("Rivière", "fr", "fr.html"), version_data("မြစ်", "my", "my.html")
    assert with_versions(letter, [(False, french), (False, burmese)])["workTranslation"] == [french, burmese]
    said = with_versions(letter, [(True, french), (False, burmese)])
    assert (said["translationOfWork"], "workTranslation" in said) == (french, False)
    assert with_versions(letter, []) == letter


def test_nothing_empty_is_said():
    data = letter_data(a_letter(title=None, date=None, addressees=(), language=None), None, archive_data(CONFIG))
    assert set(data) == {"@context", "@type", "isPartOf"}


def test_an_organization_has_its_other_names():
    data = organization_data(ORGANIZATIONS[0], None, brief("Parent"))
    assert data["alternateName"] == ["Alm | Friends", "Freunde der Alm"]
    assert data["parentOrganization"] == {"@type": "Organization", "name": "Parent"}


def test_a_licence_is_an_address_or_a_work():
    for licence, said in (
        ("https://x.example/by", "https://x.example/by"),
        ("CC BY 4.0", {"@type": "CreativeWork", "name": "CC BY 4.0"}),
    ):
        config = CONFIG.model_copy(update={"licence": licence})
        assert dataset_data(config, [], None)["license"] == said
    assert "license" not in dataset_data(CONFIG.model_copy(update={"licence": None}), [], None)


def test_a_dataset_lists_its_files():
    data = dataset_data(CONFIG, [("data/letters.csv", "text/csv")], None)
    assert data["distribution"] == [
        {"@type": "DataDownload", "contentUrl": "data/letters.csv", "encodingFormat": "text/csv"}
    ]


def test_breadcrumbs_count_from_one():
    items = breadcrumbs([("Home", "../index.html"), ("Here", None)])["itemListElement"]
    assert [(one["position"], "item" in one) for one in items] == [(1, True), (2, False)]


def test_no_text_can_end_the_script_that_holds_it():
    hostile = "</script><script>alert(1)</script>\u2028 & <!--"
    text = embed({"name": hostile})
    assert not set(text) & set("<>&\u2028")
    assert json.loads(text) == {"name": hostile}
