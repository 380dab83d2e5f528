"""How the search page behaves: what it loads, what it says, where the focus is, who can use it."""

from urllib.parse import urlencode

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.e2e.search_page import ask, hits, names, open_search, status

DAM, FERRIES = "letters/2021-05-03-stop-the-dam-at-upper.html", "letters/2022-01-30-ferries-for-the-eastern.html"
pytestmark = pytest.mark.browser


def loaded(page):
    """Return a list that the addresses of all that the page loads from now on are added to."""
    addresses = []
    page.on("request", lambda asked: addresses.append(asked.url))
    return addresses


def holding(page, address):
    """Return a list that requests of this address come into, and wait there until the test lets them go on."""
    held = []

    def hold(route):
        held.append(route)

    page.route(address, hold)
    return held


def test_only_the_list_of_files_is_loaded_before_the_reader_asks(page, place):
    addresses = loaded(page)
    page.goto(f"{place}search.html")
    page.wait_for_load_state("networkidle")
    assert [one.rpartition("/search/")[2] for one in addresses if "/search/" in one] == ["index.js"]
    ask(page, "turbines")
    assert [one for one in addresses if "/search/letters/" in one]


def test_a_first_query_loads_little(page, web, site):
    """Bytes as they lie on the disk; most hosts send them zipped."""
    addresses = loaded(page)
    open_search(page, web, "embargo")
    paths = {one.removeprefix(web).partition("?")[0] for one in addresses}
    program = sum(
        (site / one).stat().st_size for one in paths if one.startswith("theme/search") and one.endswith(".js")
    )
    index = sum((site / one).stat().st_size for one in paths if one.startswith("search/"))
    assert program < 60_000, f"{program} bytes of program"
    assert index < 20_000, f"{index} bytes of index"


def test_typing_searches_without_a_key_more(page, web):
    open_search(page, web)
    page.focus("input[name=q]")
    page.keyboard.type("turbines")
    expect(page.locator("[data-search-hits] li")).to_have_count(3)
    assert status(page) == "3 letters for “turbines”."
    assert page.evaluate("document.activeElement.name") == "q"
    assert page.url.endswith("?q=turbines")


def test_names_are_announced_beside_the_results(page, web):
    open_search(page, web, "commission")
    expect(page.locator("[role=status]")).to_have_text("2 letters for “commission”. 1 name.")


def test_an_emptied_field_empties_the_results(page, web):
    open_search(page, web, "turbines")
    page.fill("input[name=q]", "")
    expect(page.locator("[data-search-state=idle]")).to_be_visible()
    assert hits(page) == []
    assert status(page) == ""
    assert page.url.endswith("/search.html")


def test_a_late_answer_does_not_replace_a_newer_one(page, web):
    open_search(page, web)
    page.evaluate("""() => {
      const field = document.querySelector("input[name=q]");
      const form = field.form;
      for (const query of ["embargo", "turbines", "Lake Monitor"]) {
        field.value = query;
        form.requestSubmit();
      }
    }""")
    page.wait_for_selector("[data-search-state=done]")
    assert status(page) == "1 name. No letter’s text holds “Lake Monitor”."
    assert names(page) == ["organizations/lake-monitor.html"]


@pytest.mark.parametrize("asked", ["xylophone", "asking", "monitro"])
def test_the_answer_stands_however_long_similar_letters_are_looked_for(page, web, asked):
    held = holding(page, "**/search/similar/**")
    page.clock.install()
    open_search(page, web)
    with page.expect_request("**/search/similar/**"):
        ask(page, asked)
    page.clock.run_for(5000)  # the reader is told of slow searches after less than one
    assert status(page).startswith(f"Nothing found for “{asked}”. No list names it")
    for route in held:
        route.continue_()


@pytest.mark.parametrize("late", ["theme/search-field.js", "search/names/t/**"])
def test_names_that_come_after_the_question_was_sent_are_not_suggested(page, web, late):
    page.goto(f"{web}search.html")
    held = holding(page, f"**/{late}")
    with page.expect_request(f"**/{late}"):
        page.fill("input[name=q]", "monitor")
    page.press("input[name=q]", "Enter")
    for route in held:
        route.continue_()
    page.wait_for_selector("[data-search-state=done]")
    page.wait_for_selector("[role=combobox]")
    expect(page.locator(".suggestions")).to_be_hidden()
    assert names(page) == ["organizations/lake-monitor.html"]


def test_arrow_keys_walk_from_the_field_through_the_hits_and_back(page, disk):
    open_search(page, disk, "embargo")
    page.focus("input[name=q]")
    page.keyboard.press("ArrowDown")
    assert page.evaluate(
        "document.activeElement.closest('[data-search-hits] li') === document.querySelector('[data-search-hits] li')"
    )
    page.keyboard.press("ArrowDown")
    assert page.evaluate(
        "document.activeElement.closest('li') === document.querySelectorAll('[data-search-hits] li')[1]"
    )
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.name") == "q"


def test_the_words_are_marked_on_the_page_arrived_at(page, place):
    open_search(page, place, '"aviation fuel" မြစ်ချောင်း')
    page.click("[data-search-hits] li a >> nth=0")
    expect(page.locator("h1")).to_have_text("Stop the dam at Upper Lake")
    page.wait_for_selector("main mark")
    marked = page.eval_on_selector_all("main mark", "marks => marks.map((mark) => mark.textContent)")
    assert set(marked) == {"aviation fuel", "မြစ်ချောင်း"}
    assert page.url.endswith(".html"), "nobody copies an address with a query in it"
    page.go_back()
    page.wait_for_selector("[data-search-state=done]")
    assert page.input_value("input[name=q]") == '"aviation fuel" မြစ်ချောင်း'


@pytest.mark.parametrize(
    ("asked", "letter", "marked"),
    [("oresund FLUSS", FERRIES, {"Øresund", "Fluß"}), ("rwc မြစ်ချောင်း", DAM, {"Rohinya Weavers Circle", "မြစ်ချောင်း"})],
)
def test_words_are_marked_by_the_rules_by_which_they_were_found(page, disk, asked, letter, marked):
    page.goto(f"{disk}{letter}?{urlencode({'marked': asked})}")
    page.wait_for_selector("main mark")
    assert set(page.locator("main mark").all_text_contents()) == marked


def test_a_place_in_a_letter_is_arrived_at_and_marked(page, place):
    open_search(page, place, "turbines", year="2022", addressee="river-commission")
    page.click("[data-search-hits] li .hit-place")
    expect(page.locator("#p3 mark")).to_have_text("turbines")
    assert page.url.endswith("#p3")
    expect(page.locator("#p3 mark")).to_be_in_viewport()


def test_without_javascript_the_page_offers_the_browse_pages(chromium, disk):
    page = chromium.new_page(java_script_enabled=False)
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(f"{disk}search.html")
    expect(page.locator("text=Search needs JavaScript")).to_be_in_viewport()
    page.click("main >> text=all organizations from A to Z")
    assert page.url.endswith("organizations/index.html")
    page.close()


def test_a_browser_that_cannot_run_it_says_so(chromium, disk):
    page = chromium.new_page()
    page.add_init_script("delete globalThis.Map")
    page.goto(f"{disk}search.html?q=embargo")
    assert page.is_visible("text=a browser from 2020 or later")
    assert page.is_visible("text=all letters by year")
    page.close()


def test_a_missing_file_is_said_and_the_next_try_may_succeed(chromium, web):
    page = chromium.new_page()
    page.route("**/search/index.js", lambda route: route.abort())
    page.goto(f"{web}search.html?q=embargo")
    page.wait_for_selector("[data-search-state=error]")
    assert page.is_visible("text=all organizations from A to Z")
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing_and_nothing_is_cut_off(chromium, web, width, scheme):
    page = chromium.new_page(
        viewport={"width": width, "height": 844}, color_scheme=scheme, reduced_motion="reduce", bypass_csp=True
    )
    open_search(page, web, "turbines", year="2022")
    ask(page, "women")
    expect(page.locator("[data-search-names] a").first).to_be_visible()
    page.focus("input[name=q]")
    page.keyboard.type("’")
    expect(page.locator(".suggestions [role=option]").first).to_be_visible()
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    small = page.eval_on_selector_all(
        ".search-form input, .search-form button, .search-form select",
        "all => all.filter((one) => one.getBoundingClientRect().height < 44).map((one) => one.name || one.textContent)",
    )
    assert small == [], "a thumb needs 44 pixels"
    page.close()


def test_nothing_moves_when_results_come(page, web):
    page.add_init_script("""
      globalThis.moved = 0;
      new PerformanceObserver((list) => { for (const one of list.getEntries()) moved += one.value; })
        .observe({ type: "layout-shift", buffered: true });
    """)
    open_search(page, web, "turbines")
    page.evaluate("new Promise((resume) => requestAnimationFrame(() => requestAnimationFrame(resume)))")
    assert page.evaluate("moved") < 0.01
