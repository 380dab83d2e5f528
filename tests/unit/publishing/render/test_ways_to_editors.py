"""How readers reach the editors, and that nothing is promised where they cannot."""

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest

from sitegen.content.config import Channels
from tests.drawn import html_of
from tests.invented import CONFIG, views

PAGES = {"index.html": "home.html", "organizations/alder.html": "organization.html", "changes.html": "changes.html"}


def drawn(page, **settings):
    found = views(config=CONFIG.model_copy(update=settings))[page]
    return unescape(html_of(PAGES[page], found))


@pytest.mark.parametrize("page", PAGES)
def test_nothing_is_promised_where_there_is_no_way(page):
    text = drawn(page, corrections=None)
    assert not re.search("(?i)left out|report a mistake|is your organization named", text)


@pytest.mark.parametrize("page", PAGES)
def test_the_mail_of_who_wants_to_be_left_out_names_nobody_and_asks_no_reasons(page):
    text = drawn(page, corrections="editors@lake.example")
    (address,) = set(re.findall(r'href="(mailto:[^"]*)"[^>]*>Ask to be left out', text))
    mail = parse_qs(urlsplit(address).query)
    assert mail["subject"] == ["A request to Letters on Upper Lake"]
    assert mail["body"][0].strip() == "Which name, and in which letters? You need not say why."


def test_other_ways_stand_beside_the_address_or_alone():
    channels = Channels(signal="lake.01", onion="http://lake.onion/")
    for address in ("editors@lake.example", None):
        text = drawn("organizations/alder.html", corrections=address, channels=channels)
        assert "Signal <code>lake.01</code>" in text
        assert "Tor <code>http://lake.onion/</code>" in text
