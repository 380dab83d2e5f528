"""Whoever reads with large letters on a phone: no page gets wider than the screen, and no word of a label is cut."""

import pytest

from tests.e2e.browser import FLAGS, chromium_path, too_wide
from tests.e2e.small_site import SOURCE

pytestmark = pytest.mark.browser


@pytest.fixture(params=[(24, 320), (32, 390)], ids=lambda one: "{} px of letters, {} px of screen".format(*one))
def phone(chromium, request):
    """Give a page of a browser whose reader has set the size of letters."""
    letters, width = request.param
    flags = [*FLAGS, f"--blink-settings=defaultFontSize={letters}"]
    browser = chromium.browser_type.launch(executable_path=chromium_path(chromium.browser_type), args=flags)
    yield browser.new_page(viewport={"width": width, "height": 800})
    browser.close()


def test_no_page_is_wider_than_the_screen(phone, small):
    assert too_wide(phone, small) == []


def test_a_line_of_the_source_has_most_of_the_screen(phone, small):
    phone.goto((small / SOURCE).as_uri())
    assert phone.evaluate("document.querySelector('#L1 > td:last-child').clientWidth > innerWidth * .55")
