"""What is found in the texts, in a real browser: marks in place, the references, shared passages, a long dossier."""

import pytest

from tests.e2e.browser import assert_sound
from tests.e2e.conftest import serving
from tests.e2e.invented_site import LATIN, archive, build_site

pytestmark = pytest.mark.browser
PHONE, DESK = {"width": 320, "height": 640}, {"width": 1280, "height": 900}
COUNCIL = "Members of the United Nations Security Council"
SHARED = "The gates stay shut while the water rises over the fields of those who built them."


def letters():
    """Return twelve letters: each asks for an embargo again, and cites a resolution and the letter before it."""
    for at in range(12):
        date = f"20{10 + at}-03-01"
        earlier = f"In our open letter of 1 March 20{9 + at} we said so with Lake Monitor. " if at else ""
        paragraphs = (
            "Your Excellencies,",
            f"{earlier}{SHARED} We write for the {at + 1}th time under Resolution 2669 (2022).",
            f"We call on the Security Council to impose a full turbine embargo, and to read page {at} of our survey.",
        )
        yield f"Open the gates, {at + 1}", date, (COUNCIL,), paragraphs, LATIN[at % 3 : at % 3 + 4]


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    with serving(build_site(tmp_path_factory.mktemp("marked") / "site", archive(letters))) as address:
        yield address


LAST = "letters/2021-03-01-open-the-gates-12.html"
DOSSIER = "addressees/members-of-the-united-nations-security-council.html"


@pytest.mark.parametrize(("scheme", "size"), [("light", PHONE), ("dark", DESK)])
@pytest.mark.parametrize("path", [LAST, DOSSIER, "references/index.html", "passages/index.html"])
def test_axe_finds_nothing_and_nothing_is_too_wide(at, page, path, scheme, size):
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.set_viewport_size(size)
    assert_sound(at(path))


def test_a_text_is_marked_and_says_what_it_said(at):
    text = at(LAST).locator(".letter-text")
    assert text.locator(".demand").inner_text().startswith("We call on the Security Council")
    assert SHARED in text.locator(".passage").first.inner_text()
    paragraph = text.locator("#p2").evaluate("one => one.textContent")
    assert paragraph == (
        f"In our open letter of 1 March 2020 we said so with Lake Monitor. {SHARED}"
        " We write for the 12th time under Resolution 2669 (2022)."
    )


def test_each_mark_leads_where_it_says(at):
    page = at(LAST)
    assert page.locator("#p2 .to-work").get_attribute("href") == "https://undocs.org/S/RES/2669(2022)"
    page.locator("#p2 .to-organization").click()
    assert page.locator("h1").inner_text() == "Lake Monitor"
    page.go_back()
    page.locator("#p2 .to-letter").click()
    assert page.locator("h1").inner_text() == "Open the gates, 11"
    assert "Cited by later letters" in page.locator(".found").inner_text()
    page.go_back()
    page.locator("#p2 .sign.again").first.click()
    assert "The gates stay shut" in page.locator("li:target blockquote").first.inner_text()


def test_a_mark_is_told_by_a_sign_and_without_colours_and_on_paper_by_a_rule(at, page):
    at(LAST)
    sign = page.locator(".sign.asks").first
    assert sign.evaluate("one => getComputedStyle(one, '::before').content") == '"→"'
    assert "demand" in sign.evaluate("one => document.getElementById(one.getAttribute('aria-labelledby')).textContent")
    page.emulate_media(forced_colors="active")
    ruled = "getComputedStyle(document.querySelector('.demand')).textDecorationLine"
    assert page.evaluate(ruled) == "underline"
    page.emulate_media(media="print", forced_colors="none")
    assert page.evaluate(ruled) == "underline"
    assert sign.is_visible()


def test_a_long_dossier_has_one_row_for_what_is_asked_twelve_times(at):
    page = at(DOSSIER)
    row = page.locator(".wish").filter(has=page.locator(".wish-words", has_text="turbine embargo"))
    assert row.count() == 1
    assert row.locator(".dates a").count() == 12
    assert row.locator("svg").get_attribute("aria-label") == "asked in 12 of 12 letters"
    assert page.locator("section.year details[open]").count() == 0
    row.locator("summary").click()
    assert row.locator("q").first.is_visible()
