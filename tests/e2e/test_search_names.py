import pytest
from playwright.sync_api import expect

from tests.e2e.invented_site import NAMES, archive
from tests.e2e.search_page import open_search
from tests.e2e.small_site import FIRST as LETTER
from tests.e2e.small_site import build_small_site, content

pytestmark = pytest.mark.browser

FIRST = {
    "ald": "Alder Women's Union",
    "womens peace": "Women’s Peace Table",
    "women's peace": "Women’s Peace Table",
    "WOMEN’S PEACE": "Women’s Peace Table",
    "peace women": "Women’s Peace Table",
    "eace tab": "Women’s Peace Table",
    "GSCN": "Global Shore Care Network (GSCN)",
    "gsc": "Global Shore Care Network (GSCN)",
    "awu": "Alder Women's Union",
    "rohingya": "Rohinya Weavers Circle",
    "rohinja": "Rohinya Weavers Circle",
    "rhoinya weav": "Rohinya Weavers Circle",
    "fishers and farmers": "Fishers & Farmers Federation",
    "fishers & farmers": "Fishers & Farmers Federation",
    "fishers farmers": "Fishers & Farmers Federation",
    "fund for rivers": "Fund 4 Rivers",
    "fund 4 riv": "Fund 4 Rivers",
    "cafe": "Café des Bateliers",
    "CAFÉ DES": "Café des Bateliers",
    "hill side": "Hill-side Farmers",
    "hill-side": "Hill-side Farmers",
    "hill – side": "Hill-side Farmers",
    "delta": "မြစ်ဝကျွန်းပေါ်လူငယ်ကွန်ရက် (Delta Youth)",
    "လူငယ်": "မြစ်ဝကျွန်းပေါ်လူငယ်ကွန်ရက် (Delta Youth)",
    "ပညာရေး": "ပညာရေးကော်မတီ",
    "youth ကွန်ရက်": "မြစ်ဝကျွန်းပေါ်လူငယ်ကွန်ရက် (Delta Youth)",
}
NOTHING = ["zzz", "xq peace", "က်", "ွန်", "&", "constructor", "__proto__", "toString", "valueOf of"]


def test_names_are_found_as_people_type_them(page, place):
    page.goto(f"{place}search.html")
    first = page.evaluate(
        """async (all) => {
          const found = {};
          for (const text of all) [found[text]] = (await archiveSearch.suggest(text, 1, true)).found;
          return found;
        }""",
        list(FIRST) + NOTHING,
    )
    assert {text: first[text]["name"] for text in FIRST} == FIRST
    assert [text for text in NOTHING if first.get(text)] == []


def chosen(page):
    """Return the name that is chosen in the list of suggestions, as it is announced."""
    return page.evaluate(
        """() => {
          const own = document.activeElement.getAttribute("aria-activedescendant");
          return own && document.getElementById(own).textContent;
        }"""
    )


@pytest.mark.parametrize("at", ["index.html", "letters/index.html", "organizations/index.html", "search.html"])
def test_names_are_suggested_in_every_field_by_the_keys_of_a_combobox(page, place, at):
    page.goto(place + at)
    page.focus("input[name=q]")
    page.wait_for_selector("[role=combobox]")
    page.keyboard.type("rohinj")
    options = page.locator(".suggestions [role=option]")
    expect(options).to_have_text(["Rohinya Weavers Circle"])
    field = page.locator("[role=combobox]")
    assert field.get_attribute("aria-expanded") == "true"
    assert page.locator("[role=listbox]").get_attribute("id") == field.get_attribute("aria-controls")
    assert chosen(page) is None
    page.keyboard.press("ArrowDown")
    assert chosen(page) == "Rohinya Weavers Circle"
    page.keyboard.press("ArrowDown")
    assert chosen(page) is None, "behind the last name comes the field again"
    page.keyboard.press("Escape")
    assert field.get_attribute("aria-expanded") == "false"
    assert field.input_value() == "rohinj"
    page.keyboard.type("a")
    expect(options).to_have_count(1)
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Rohinya Weavers Circle")
    assert page.url.endswith("organizations/rohinya-weavers-circle.html")


def test_without_a_choice_the_form_is_sent(page, place):
    page.goto(f"{place}letters/index.html")
    page.focus("input[name=q]")
    page.wait_for_selector("[role=combobox]")
    page.keyboard.type("turbines")
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-search-state=done]")
    assert page.url.endswith("search.html?q=turbines")


def test_nothing_of_the_search_is_loaded_before_somebody_turns_to_the_field(page, place):
    asked = []
    page.on("request", lambda one: asked.append(one.url))
    page.goto(f"{place}letters/index.html")
    page.wait_for_load_state("networkidle")
    assert not [one for one in asked if "/search/" in one or "search-index" in one]


def test_a_name_is_clicked(page, place):
    page.goto(f"{place}index.html")
    page.focus("input[name=q]")
    page.wait_for_selector("[role=combobox]")
    page.keyboard.type("monitor")
    page.locator(".suggestions [role=option]").click()
    expect(page.locator("h1")).to_have_text("Lake Monitor")


def test_who_is_found_is_told_with_lists_dates_and_lines(page, place):
    open_search(page, place, "did GSCN sign?")
    card = page.locator("[data-search-state] [data-hit]").first
    expect(card.locator("h3")).to_have_text("Global Shore Care Network (GSCN)")
    told = "On 2 of 3 lists: 14 September 2022, no. 1, line 51 of the source; 3 May 2021, no. 4, line 54 of the source"
    expect(card.locator(".hit-text")).to_have_text(told)
    page.click("[data-name] a")
    expect(page.locator("h1")).to_have_text("Global Shore Care Network (GSCN)")


def test_a_name_that_may_be_another_is_told_so(page, small):
    open_search(page, small.as_uri() + "/", "Fishers of North Bay")
    told = "May be the same as Fishers of West Bay; nobody has decided."
    expect(page.locator("[data-name] .aside").first).to_have_text(told)


def test_in_burmese_dates_and_figures_are_those_of_the_pages_whatever_the_browser_knows(page, tmp_path):
    files = content()
    files["archive.toml"] = b'language = "my"\n' + files["archive.toml"]
    site = build_small_site(tmp_path / "site", files)
    page.add_init_script("Intl.DateTimeFormat = Intl.NumberFormat = undefined")
    open_search(page, site.as_uri() + "/", "Lake Monitor")
    told = page.locator("[data-name] .hit-text").first.inner_text().replace("\u2060", "")
    assert "၂၀၂၂ ခုနှစ်၊ စက်တင်ဘာလ ၁၄ ရက်၊ အမှတ် ၅၊ မူရင်း၏ စာကြောင်း ၂၄" in told
    assert not set("0123456789") & set(told)
    page.goto((site / LETTER).as_uri())
    page.locator("[data-filter] input").first.fill("Lake")
    expect(page.locator("[data-filter] output").first).to_have_text("၇ အနက် ၂ ပြထား\u2060သည်")


def test_every_page_of_a_name_exists(page, web):
    page.goto(f"{web}search.html")
    found = page.evaluate(
        """async (names) => {
          const pages = {};
          for (const name of names) pages[name] = (await archiveSearch.suggest(name, 1)).found[0].page;
          return pages;
        }""",
        NAMES,
    )
    assert found == {one.name: f"organizations/{key}.html" for key, one in archive().organizations.items()}
