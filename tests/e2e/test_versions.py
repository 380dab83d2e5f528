"""A letter in three languages, in a real browser: each version leads to the others, and the letter is counted once."""

import pytest
from playwright.sync_api import expect

from sitegen.adapters.files import open_tree
from sitegen.publishing.check import check_site
from tests.e2e.browser import assert_sound
from tests.e2e.small_site import FIRST, build_small_site, content

pytestmark = pytest.mark.browser
BURMESE, FRENCH = "letters/2021-05-03-burmese.html", "letters/2021-05-03-arretez.html"
MANUSCRIPTS = {
    BURMESE: ("my", "အပေါ်ရေကန်ရှိ ဆည်ကို ရပ်တန့်ပါ", "လေးစားအပ်ပါသော ကော်မရှင်နာများ", "တောင်သူလယ်သမားများ"),
    FRENCH: ("fr", "Arrêtez le barrage", "Excellences,", "Pêcheurs du Nord"),
}


def version(path, language, title, salutation, name):
    own, original = (one.removeprefix("letters/").removesuffix(".html") for one in (path, FIRST))
    return (
        f"---\nid: {own}\ntitle: {title}\ndate: 2021-05-03\nlanguage: {language}\ntranslation_of: {original}\n---\n\n"
        f"{salutation}\n\n## Signatories\n\n1. Lake Monitor\n2. {name}\n"
    ).encode()


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    files = content() | {path.replace(".html", ".md"): version(path, *what) for path, what in MANUSCRIPTS.items()}
    files["archive.toml"] = b'base_url = "https://lake.example"\n' + b"\n".join(
        line for line in files["archive.toml"].split(b"\n") if not line.startswith(b"base_url")
    )
    return build_small_site(tmp_path_factory.mktemp("versions") / "site", files)


def also_in(page):
    return page.locator(".particulars div", has=page.get_by_text("Also in", exact=True))


def test_from_each_version_one_gets_to_the_others(plain, site):
    plain.goto((site / FIRST).as_uri())
    also_in(plain).get_by_role("link", name="မြန်မာဘာသာ").click()
    expect(plain.locator("h1")).to_have_attribute("lang", "my")
    expect(also_in(plain)).to_contain_text("(the original)")
    expect(also_in(plain)).to_contain_text("The two lists differ")
    also_in(plain).get_by_role("link", name="français").click()
    expect(plain.locator("h1")).to_have_text("Arrêtez le barrage")
    also_in(plain).get_by_role("link", name="English").click()
    expect(plain.locator("h1")).to_contain_text("Stop the dam")


def test_a_switch_is_in_the_language_that_it_leads_to(plain, site):
    plain.goto((site / FIRST).as_uri())
    link = also_in(plain).get_by_role("link", name="မြန်မာဘာသာ")
    assert [link.get_attribute(one) for one in ("lang", "hreflang", "rel")] == ["my", "my", "alternate"]
    alternates = plain.locator("head link[hreflang]")
    assert sorted(one.get_attribute("hreflang") for one in alternates.all()) == ["en", "fr", "my", "x-default"]


def test_the_index_has_the_letter_once_and_leads_to_its_versions(plain, site):
    plain.goto((site / "letters/index.html").as_uri())
    expect(plain.locator(".lede")).to_contain_text("2 letters")
    row = plain.locator("tr", has_text="Stop the dam")
    expect(row).to_have_count(1)
    row.get_by_role("link", name="မြန်မာဘာသာ").click()
    expect(plain.locator("h1")).to_have_attribute("lang", "my")


def test_axe_finds_nothing_and_nothing_is_too_wide(chromium, site):
    for width, scheme in ((1280, "light"), (320, "dark")):
        context = chromium.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
        page = context.new_page()  # one that may complain: axe asks for style sheets, which a disk gives to no script
        for path in (FIRST, BURMESE):
            page.goto((site / path).as_uri())
            assert_sound(page)
        context.close()


def test_a_card_is_shown_where_the_page_says_and_the_check_finds_nothing(page, site):
    assert [str(one) for one in check_site(open_tree(site).value, base_url="https://lake.example")] == []
    page.goto((site / BURMESE).as_uri())
    address = page.locator("meta[property='og:image']").get_attribute("content")
    card = site / address.removeprefix("https://lake.example/")
    page.goto(card.as_uri())
    size = page.evaluate("[document.images[0].naturalWidth, document.images[0].naturalHeight]")
    assert size == [1200, 630]
    assert card.stat().st_size < 60_000
