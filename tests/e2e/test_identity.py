"""Judgements, doubts and corrections in a real browser: without JavaScript, for everyone, at every width."""

import pytest
from playwright.sync_api import expect

from tests.e2e.browser import assert_sound
from tests.e2e.small_site import FIRST, build_small_site, content

pytestmark = pytest.mark.browser
CORRECTIONS = """corrections:
  - {line: 10, printed: Forty, corrected: Forty-one, reason: in words elsewhere}
  - {line: 29, printed: West, corrected: Western, reason: as on its letterhead}
  - {line: 33, printed: Zephyr, corrected: Zephyrus}
"""
JUDGEMENTS = """- names: [Fishers of East Bay, Fishers of Western Bay]
  judgement: different
  by: Ada Moss
  why: each has a harbour of its own
- names: [Birch & Reed Network, Alder Women's Union (AWU)]
  judgement: same
  on: 2024-05-06
"""
PAGES = (FIRST, "organizations/fishers-of-east-bay.html", "organizations/zephyrus-society-norway.html")


@pytest.fixture(scope="module", params=["en", "my"])
def site(request, tmp_path_factory):
    files = content()
    name = FIRST.replace(".html", ".md")
    files[name] = files[name].replace(b"source:\n", CORRECTIONS.encode() + b"source:\n", 1)
    files["judgements.yaml"] = JUDGEMENTS.encode()
    files["archive.toml"] = f'language = "{request.param}"\n'.encode() + files["archive.toml"]
    return build_small_site(tmp_path_factory.mktemp(request.param) / "site", files)


def test_axe_finds_nothing_and_nothing_is_too_wide(chromium, site):
    """In English on a desk by day, in Burmese on a phone by night."""
    width, scheme = (1280, "light") if "en" in site.parent.name else (320, "dark")
    context = chromium.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = context.new_page()  # one that may complain: axe asks for style sheets, which a disk gives to no script
    for path in PAGES:
        page.goto((site / path).as_uri())
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
        assert_sound(page)
    context.close()


def test_the_printed_form_of_a_name_is_a_tap_away_without_javascript(plain, site):
    plain.goto((site / FIRST).as_uri())
    for place, corrected, printed in (
        ("s7", "Zephyrus Society", "“Zephyr Society"),
        ("s3.2", "Western Bay", "West Bay”"),
    ):
        entry = plain.locator(f"[id='{place}']")
        expect(entry).to_contain_text(corrected)
        expect(entry.get_by_text(printed)).to_be_hidden()
        entry.locator(".repaired summary").click()
        expect(entry.get_by_text(printed)).to_be_visible()


def test_a_corrected_paragraph_leads_to_what_was_printed_and_that_to_its_line(plain, site):
    plain.goto((site / FIRST).as_uri())
    plain.locator(".letter-text .mended").click()
    told = plain.locator(".corrections li:target")
    expect(told.locator("del")).to_have_text("Forty")
    expect(told.locator("ins")).to_have_text("Forty-one")
    expect(told).to_contain_text("in words elsewhere")
    told.locator("a").click()
    expect(plain.locator("tr:target")).to_contain_text("at Upper Lake.1 Forty villages")


def test_names_kept_apart_lead_to_each_other(plain, site):
    plain.goto((site / "organizations/fishers-of-east-bay.html").as_uri())
    expect(plain.locator(".apart")).to_contain_text("Ada Moss")
    plain.locator(".apart a").click()
    expect(plain.locator("h1")).to_contain_text("Western Bay")


def test_a_former_address_leads_on_and_the_page_names_it(page, site):
    moved = next(one for one in (site / "organizations").glob("*.html") if b'http-equiv="refresh"' in one.read_bytes())
    page.goto(moved.as_uri())
    page.wait_for_url(lambda url: not url.endswith(moved.name))
    expect(page.locator(".page-address")).to_contain_text(f"organizations/{moved.name}")
    expect(page.locator(".forms")).to_contain_text("Alder Women")


def test_a_report_names_the_page_and_a_wish_to_be_left_out_names_nobody(plain, site):
    plain.goto((site / PAGES[1]).as_uri())
    reported = plain.locator(".page-address a[data-report]").get_attribute("href")
    assert "body=https%3A%2F%2Fletters.example%2Forganizations%2Ffishers-of-east-bay.html%0D%0A" in reported
    asked = plain.locator(".page-address a[href^='mailto:']:not([data-report])").get_attribute("href")
    assert "ishers" not in asked
