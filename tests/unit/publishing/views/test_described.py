import json
from dataclasses import replace

from sitegen.core.model import Ledger, Stated
from tests.invented import CONFIG, FIRST, SECOND, archive, views

WEB = CONFIG.model_copy(update={"base_url": "https://lake.example/archive"})


def test_the_json_is_whole_and_leaves_out_what_is_not_known():
    described = views()[f"letters/{FIRST}.html"].described
    message = json.loads(described.data)
    assert (message["@type"], message["dateSent"]) == ("Message", "2021-05-03")
    assert "url" not in message


def test_a_letter_without_a_list_is_not_said_to_be_signed_by_nobody():
    whole = archive()
    one = replace(whole.letters[1], letter=replace(whole.letters[1].letter, signatories=(), stated=Stated(None)))
    ledgers = {**whole.ledgers, SECOND: Ledger(None, None, 0, 0, None)}
    found = views(replace(whole, letters=(whole.letters[0], one), ledgers=ledgers))
    assert "interactionStatistic" not in json.loads(found[f"letters/{SECOND}.html"].described.data)


def test_a_letter_is_cited_in_words_and_in_every_format():
    citation = views(config=WEB)[f"letters/{SECOND}.html"].citation
    assert citation.one.authors == ("Alder Women’s Union", "Hill Farmers")
    assert citation.title == "“A year on <b>the dam</b>”"
    assert [name for name, _ in citation.formats] == ["BibTeX", "RIS", "CSL-JSON"]


def test_pages_show_others_a_card_where_the_archive_has_an_address():
    found = views(config=WEB)
    home = "https://lake.example/archive/"
    assert found[f"letters/{FIRST}.html"].frame.card == f"{home}cards/letters/{FIRST}.png"
    assert found["index.html"].frame.card == f"{home}cards/archive.png"
    assert found["organizations/alder.html"].frame.card == f"{home}cards/archive.png"
    assert found["404.html"].frame.card is None
    assert views()[f"letters/{FIRST}.html"].frame.card is None
    said = json.loads(found[f"letters/{FIRST}.html"].described.data)
    assert said["image"] == f"{home}cards/letters/{FIRST}.png"


def test_a_404_page_leads_home_and_finds_its_style_from_any_address_of_its_host():
    frame = views(config=WEB)["404.html"].frame
    assert (frame.root, frame.theme, frame.feed) == ("/archive/", "/archive/theme/", "/archive/feed.xml")
    assert (views()["404.html"].frame.root, views()["404.html"].frame.theme) == ("/", "/theme/")


def test_a_page_offers_the_feed_that_follows_its_subject():
    found = views()
    assert found["organizations/alder.html"].frame.feed == "alder.xml"
    assert found["addressees/members-of-the-river-commission.html"].frame.feed == "members-of-the-river-commission.xml"
    assert found[f"letters/{FIRST}.html"].frame.feed == "../feed.xml"
