"""Letters with other forms of the words, by Pagefind: found over http and from a disk, loaded only when asked for."""

import re
from dataclasses import replace

import pytest
from playwright.sync_api import expect

from tests.e2e.invented_site import archive, build_site
from tests.e2e.search_page import ask, hits, open_search, status

pytestmark = pytest.mark.browser

SIMILAR = "theme/search-similar.js", "/search/similar/"
DAM, YEAR_ON, FERRIES = (
    "letters/2021-05-03-stop-the-dam-at-upper.html",
    "letters/2022-09-14-a-year-on-the-embargo.html",
    "letters/2022-01-30-ferries-for-the-eastern.html",
)


def looked_up(page):
    page.wait_for_selector("[data-search-pagefind=done], [data-search-pagefind=error]")
    assert page.get_attribute("[data-search-state]", "data-search-pagefind") == "done"


def test_without_an_answer_letters_with_another_form_of_the_word_are_found(page, place):
    open_search(page, place, "asking")  # the letter asks
    looked_up(page)
    assert hits(page) == []
    assert hits(page, "similar") == [DAM]
    hit = page.locator("[data-similar]")
    assert hit.locator("h3").inner_text().startswith("Stop the dam at Upper Lake")
    assert hit.locator("time").inner_text() == "3 May 2021"
    assert hit.locator(".aside").inner_text() == "Similar words: ask"
    assert hit.locator("mark").all_inner_texts() == ["ask"]
    assert hit.locator("a").nth(1).get_attribute("href").endswith("#p3")
    assert status(page).endswith("1 more letter holds similar words.")


def test_below_an_answer_they_are_loaded_on_demand_only(page, place):
    addresses = []
    page.on("request", lambda one: addresses.append(one.url))
    open_search(page, place, "seasons")
    ask(page, "mentioned dam")
    ask(page, "stored")
    page.wait_for_load_state("networkidle")
    addresses.clear()
    page.reload()
    page.wait_for_selector("[data-search-state=done]")
    page.wait_for_load_state("networkidle")
    assert hits(page) == [YEAR_ON]
    assert not [one for one in addresses for part in SIMILAR if part in one]
    ask(page, "ask")
    assert hits(page) == [DAM]
    assert not [one for one in addresses for part in SIMILAR if part in one]
    page.get_by_role("button", name="Similar words in letters").click()
    looked_up(page)
    assert [one for one in addresses if SIMILAR[1] in one]
    assert hits(page, "similar") == []
    assert status(page).endswith("No more letters hold similar words.")


def test_letters_with_similar_words_that_stand_there_are_not_said_not_to_exist(page, web):
    open_search(page, web, "dams")
    assert (len(hits(page)), len(hits(page, "similar"))) == (1, 1)
    page.click("[data-search-ask-similar]")
    looked_up(page)
    assert len(hits(page, "similar")) == 1
    assert status(page) == "1 letter for “dams”. 1 letter holds similar words."


def test_who_is_still_typing_loads_nothing(page, web):
    addresses = []
    page.on("request", lambda one: addresses.append(one.url))
    page.goto(f"{web}search.html")
    page.locator("input[name=q]").press_sequentially("askin")
    page.wait_for_selector("[data-search-state=done]")
    page.wait_for_load_state("networkidle")
    assert page.is_visible("[data-search-ask-similar]")
    assert not [one for one in addresses for part in SIMILAR if part in one]


def test_filters_and_excluded_words_hold(page, web):
    for query, filters in (("asking", {"year": "2022"}), ("asking -turbines", {}), ("asking", {"addressee": "x"})):
        open_search(page, web, query, **filters)
        looked_up(page)
        assert hits(page, "similar") == []
    open_search(page, web, "asking", year="2021", addressee="council-of-lakes")
    looked_up(page)
    assert hits(page, "similar") == [DAM]


def test_where_webassembly_is_switched_off_the_exact_answer_stands(chromium, web):
    """As in Tor Browser's safer mode."""
    context = chromium.new_context()
    context.add_init_script("delete globalThis.WebAssembly")
    page = context.new_page()
    addresses = []
    page.on("request", lambda one: addresses.append(one.url))
    open_search(page, web, "turbine")
    assert set(hits(page, "similar")) == {DAM, YEAR_ON, FERRIES}
    assert page.is_hidden("[data-search-ask-similar]")
    page.wait_for_load_state("networkidle")
    assert not [one for one in addresses for part in SIMILAR if part in one]
    context.close()


@pytest.mark.parametrize("missing", ["search/similar/**", "wasm.*", "*.pf_meta.js", "*.pf_index.js"])
def test_what_cannot_be_loaded_takes_nothing_away(page, web, missing):
    page.route(f"**/{missing}", lambda route: route.abort())
    open_search(page, web, "turbines")
    page.click("[data-search-ask-similar]")
    page.wait_for_selector("[data-search-pagefind=error]")
    assert set(hits(page)) == {DAM, YEAR_ON, FERRIES}
    assert "Similar words cannot be looked up in this browser." in status(page)
    page.complaints.clear()  # the browser's, of what it could not load


def many():
    """Yield more letters than a shard holds."""
    for n in range(130):
        text = f"They were walking on the road {n}."
        yield f"Letter {n}", f"2021-05-{n % 28 + 1:02}", ("Commission",), ("Dear members,", text), ["Lake Monitor"]


def test_shards_are_put_together(page, tmp_path):
    site = build_site(tmp_path / "site", archive(many, ["Lake Monitor"]))
    assert len([one for one in (site / "search/similar").iterdir() if one.is_dir()]) > 1
    open_search(page, f"{site.as_uri()}/", "walks road")
    looked_up(page)
    for size in (20, 30):
        page.click("[data-search-ask-similar]")
        expect(page.locator("[data-similar]")).to_have_count(size)
    assert len(set(hits(page, "similar"))) == 30


def spoken():
    """Yield letters, most of them in one language."""
    for n, text in enumerate(("They were walking on the road.", "We walked home.", "Nous marchons, walking.")):
        yield f"Letter {n}", f"2021-05-{n + 1:02}", ("Commission",), ("Dear members,", text), ["Lake Monitor"]


def test_letters_in_other_languages_are_looked_into_only_for_who_asks(page, tmp_path):
    joined = archive(spoken, ["Lake Monitor"])
    *own, other = joined.letters
    other = replace(other, letter=replace(other.letter, language="fr"))
    site = build_site(tmp_path / "site", replace(joined, letters=(*own, other)))
    addresses = []
    page.on("request", lambda one: addresses.append(one.url))
    open_search(page, f"{site.as_uri()}/", "walks")
    looked_up(page)
    expect(page.locator("[data-similar]")).to_have_count(2)
    assert not [one for one in addresses if "/fr-" in one or "wasm.fr" in one]
    button = page.locator("[data-search-ask-similar]")
    expect(button).to_have_text(re.compile(r"^Similar words in letters of other languages \([1-9]\d+ KB\)$"))
    button.click()
    expect(page.locator("[data-similar]")).to_have_count(3)
    expect(button).to_be_hidden()
    assert [one for one in addresses if "/fr-" in one]
