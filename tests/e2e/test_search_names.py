import pytest
from playwright.sync_api import expect

from tests.e2e.invented_site import archive
from tests.e2e.search_page import open_search

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
NOTHING = ["zzz", "xq peace", "က်", "ွန်", "&"]


def test_names_are_found_as_people_type_them(page, place):
    page.goto(f"{place}search.html")
    first = page.evaluate(
        """async (all) => {
          const found = {};
          for (const text of all) [found[text]] = await archiveSearch.suggest(text, 1);
          return found;
        }""",
        list(FIRST) + NOTHING,
    )
    assert {text: first[text]["name"] for text in FIRST} == FIRST
    assert [text for text in NOTHING if first.get(text)] == []


def test_a_suggestion_leads_straight_to_the_organization(page, place):
    open_search(page, place)
    page.keyboard.press("Tab")
    page.focus("input[name=q]")
    page.keyboard.type("rohinja")
    expect(page.locator("[data-search-names] a")).to_have_count(1)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Rohinya Weavers Circle")
    assert page.url.endswith("organizations/rohinya-weavers-circle.html")


def test_every_suggested_page_exists(page, web):
    """The file leaves out pages that the name says: both sides must say the same."""
    page.goto(f"{web}search.html")
    found = page.evaluate("async () => { await archiveSearch.suggest('x', 1); return archiveSearch.allNames(); }")
    assert {one["name"]: one["page"] for one in found} == {
        one.name: f"organizations/{key}.html" for key, one in archive().organizations.items()
    }
