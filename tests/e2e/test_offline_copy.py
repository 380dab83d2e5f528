"""The offline copy, unpacked: everything in it works with no network at all. Search from it: see test_search*.py."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


@pytest.fixture
def offline(page):
    page.context.set_offline(True)
    return page


def test_it_can_be_browsed_from_link_to_link(offline, disk):
    offline.goto(f"{disk}index.html")
    offline.click("nav >> text=Letters")
    offline.click("main >> text=Stop the dam at Upper Lake")
    expect(offline.locator("h1")).to_have_text("Stop the dam at Upper Lake")
    offline.click("main >> text=Lake Monitor")
    expect(offline.locator("h1")).to_have_text("Lake Monitor")


def test_its_fonts_are_its_own(offline, disk):
    offline.goto(f"{disk}organizations/index.html")
    used = offline.evaluate(
        "document.fonts.ready.then((all) => [...all].filter((one) => one.status === 'loaded').map((one) => one.family))"
    )
    assert {name.strip('"') for name in used} >= {"Vollkorn", "Noto Sans Myanmar Web"}


def test_no_link_in_it_leads_nowhere(offline, disk):
    """Every page is opened once; a file that is missing is an error in the browser's console, which fails the test."""
    waiting, seen = [f"{disk}index.html"], set()
    while waiting:
        address = waiting.pop()
        seen.add(address)
        offline.goto(address)
        links = offline.eval_on_selector_all(
            "a[href]", "links => links.map((link) => link.href.split('#')[0].split('?')[0])"
        )
        waiting += [
            one
            for one in dict.fromkeys(links)
            if one.startswith(disk) and one.endswith(".html") and one not in seen | set(waiting)
        ]
    assert len(seen) > 25
