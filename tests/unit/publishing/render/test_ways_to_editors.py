"""How readers reach the editors, and that nothing is promised where they cannot."""

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest

from sitegen.content.config import Channels
from sitegen.publishing.render import Renderer
from tests.invented import CONFIG, views

PAGES = {"index.html": "home.html", "organizations/alder.html": "organization.html", "changes.html": "changes.html"}


@pytest.fixture(scope="module")
def layer(root):
    folder = root / "templates"
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in folder.rglob("*.html")}


def drawn(layer, page, **settings):
    found = views(config=CONFIG.model_copy(update=settings))[page]
    return unescape(Renderer([layer], "en").render(PAGES[page], found).decode())


@pytest.mark.parametrize("page", PAGES)
def test_nothing_is_promised_where_there_is_no_way(layer, page):
    text = drawn(layer, page, corrections=None)
    assert not re.search("(?i)left out|report a mistake|is your organization named", text)


@pytest.mark.parametrize("page", PAGES)
def test_the_mail_of_who_wants_to_be_left_out_names_nobody_and_asks_no_reasons(layer, page):
    text = drawn(layer, page, corrections="editors@lake.example")
    (address,) = set(re.findall(r'href="(mailto:[^"]*)"[^>]*>Ask to be left out', text))
    mail = parse_qs(urlsplit(address).query)
    assert mail["subject"] == ["A request to Letters on Upper Lake"]
    assert mail["body"][0].strip() == "Which name, and in which letters? You need not say why."


def test_other_ways_stand_beside_the_address_or_alone(layer):
    channels = Channels(signal="lake.01", onion="http://lake.onion/")
    for address in ("editors@lake.example", None):
        text = drawn(layer, "organizations/alder.html", corrections=address, channels=channels)
        assert "Signal <code>lake.01</code>" in text
        assert "Tor <code>http://lake.onion/</code>" in text
