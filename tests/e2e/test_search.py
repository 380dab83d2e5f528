import pytest
from playwright.sync_api import expect

from sitegen.adapters.search.burmese import SEPARATOR, spelt
from tests.e2e.invented_site import BODY_BURMESE, BURMESE, NAMES, archive
from tests.e2e.search_page import ask, hits, open_search, status

pytestmark = pytest.mark.browser

DAM, YEAR_ON, FERRIES = (
    "letters/2021-05-03-stop-the-dam-at-upper.html",
    "letters/2022-09-14-a-year-on-the-embargo.html",
    "letters/2022-01-30-ferries-for-the-eastern.html",
)


def pages_of(*words):
    """Return the pages of the organizations whose names contain all words."""
    ids = archive().organizations
    return {f"organizations/{one}.html" for one, record in ids.items() if all(word in record.name for word in words)}


QUERIES = {
    "embargo": {DAM, YEAR_ON},
    "aviation fuel": {DAM},
    '"civil society"': {DAM},
    'turbines "civil society"': {DAM},
    "civil society": {DAM, YEAR_ON},
    "Lake Monitor": pages_of("Lake Monitor"),
    "bateliers café": pages_of("Bateliers"),
    "CAFE": pages_of("Bateliers"),
    "xyzzy": set(),
    "ကွန်ရက်": pages_of("ကွန်ရက်") | {DAM},
    "လယ်ယာမြေ": pages_of("လယ်ယာမြေ"),
    "ကော်မတီ": pages_of("ကော်မတီ"),
    "ကုန်ရက်": pages_of("ကုန်ရက်") | {DAM},
    "မြစ်ချောင်း ကွန်ရက်": pages_of("မြစ်ချောင်း") | {DAM},
    "delta လူငယ်": pages_of("Delta"),
    "ကြန္ရက္": pages_of("ကွန်ရက်") | {DAM},  # the same word, typed in Zawgyi
    "လူ": pages_of("လူငယ်"),  # not လူ့, which is another syllable
}


def test_queries_find_the_same_everywhere(page, place):
    open_search(page, place)
    answers = {}
    for query, found in QUERIES.items():
        ask(page, query)
        answers[query] = set(hits(page))
        assert status(page).startswith(str(len(found)) if found else "Nothing"), query
    assert answers == QUERIES


def test_every_word_of_every_burmese_name_finds_exactly_the_names_that_hold_it(page, web):
    """Issue 5: recall 1.00 and no false hit, for stretches of one to four syllables."""
    page.goto(f"{web}search.html")
    stretches = page.evaluate(
        """names => names.flatMap((name) => {
          const [stretch] = archiveSearch.burmese.stretches(name);
          const parts = archiveSearch.burmese.syllables(stretch);
          return parts.flatMap((_, at) => [1, 2, 4].map((size) => parts.slice(at, at + size).join("")));
        })""",
        BURMESE,
    )
    found = page.evaluate(
        """async (stretches) => {
          const engine = await archiveSearch.engine();
          const answers = {};
          for (const stretch of new Set(stretches)) {
            const query = archiveSearch.query.parse(stretch);
            const asked = { query, filters: { kind: "organization" }, sort: "" };
            const results = (await archiveSearch.query.run(engine, asked)).hits;
            const found = await Promise.all(results.map((one) => one.data()));
            answers[stretch] = found.map((data) => data.meta.title).sort();
          }
          return answers;
        }""",
        stretches,
    )
    wanted = page.evaluate(
        """([stretches, names]) => Object.fromEntries(stretches.map((stretch) =>
          [stretch, names.filter((name) => archiveSearch.burmese.places(name, stretch).length).sort()]))""",
        [stretches, NAMES],
    )
    assert len(found) > 100
    assert found == wanted


def test_both_sides_divide_and_spell_burmese_alike(page, web):
    """What the builder spells out in Python, the reader's browser must spell in the same way."""
    texts = [
        *BURMESE,
        BODY_BURMESE,
        "ကြၽန္ေတာ္",
        "ေကာ္မတီ ျမန္မာ",
        "သမဂ\u1039ဂ ဥပဒေ၊ ၂၀၂၁။",
        "တင\u103a\u1037 တင\u1037\u103a",
        "ကု\u102dယ် ကိုယ်",
        "ꩠꩡ ꧠ",
    ]
    page.goto(f"{web}search.html")
    spelt_there = page.evaluate(
        """texts => texts.map((text) =>
          [...new Set(archiveSearch.burmese.stretches(text))].map(archiveSearch.burmese.spelt))""",
        texts,
    )
    assert [f" {SEPARATOR} ".join(words) for words in spelt_there] == [spelt(text) for text in texts]


def test_both_ways_give_the_same_answers_to_the_byte(chromium, web, disk):
    ask = """async () => {
      const engine = await archiveSearch.engine();
      const asked = [["embargo", {}], ['"civil society"', {}], ["women", { filters: { year: "2021" } }], ["turb", {}],
        ["fuel", { sort: { date: "desc" } }], [null, { filters: { kind: "letter" } }], ["ကွန်ရက်", {}]];
      const answers = [];
      for (const [term, options] of asked) {
        const { results, filters } = await engine.search(term, options);
        const data = await Promise.all(results.map((one) => one.data()));
        answers.push([term, filters, results.map(({ id, score, words }) => [id, score, words]), data]);
      }
      return JSON.stringify([answers, await engine.filters()]);
    }"""
    answers = {}
    for name, place in (("web", web), ("disk", disk)):
        page = chromium.new_page()
        page.goto(f"{place}search.html")
        answers[name] = page.evaluate(ask)
        assert len(page.workers) == 1, "the search runs beside the page, not in it"
        page.close()
    assert len(answers["web"]) > 5000
    assert answers["web"] == answers["disk"]


def test_hits_are_marked_in_an_excerpt_and_lead_to_their_paragraph(page, disk):
    open_search(page, disk, "turbines")
    marked = page.eval_on_selector_all("[data-hit] mark", "marks => marks.map((mark) => mark.textContent)")
    assert set(marked) == {"turbines"}
    links = page.eval_on_selector_all("[data-hit] a", "links => links.map((link) => link.href.split('/').pop())")
    assert "2022-01-30-ferries-for-the-eastern.html#p3" in links
    assert page.locator("[data-hit]").first.locator("a").first.get_attribute("href").endswith(".html")


def test_a_burmese_hit_in_a_letter_is_marked(page, disk):
    open_search(page, disk, "မြစ်ချောင်း", kind="letter")
    assert hits(page) == [DAM]
    assert page.inner_text("[data-hit] mark") == "မြစ်ချောင်း"
    assert page.locator("[data-hit] a").nth(1).get_attribute("href").endswith("#p4")


def test_filters_combine_and_stand_in_the_address(page, place):
    open_search(page, place, "embargo")
    page.select_option("select[name=year]", "2022")
    expect(page.locator("[data-hit]")).to_have_count(1)
    assert hits(page) == [YEAR_ON]
    assert "year=2022" in page.url
    page.select_option("select[name=addressee]", "Council of Lakes")
    page.select_option("select[name=year]", "")
    expect(page.locator("[data-hit]")).to_have_count(2)
    assert "addressee=Council" in page.url
    page.go_back()
    page.go_back()
    expect(page.locator("select[name=year]")).to_have_value("2022")
    expect(page.locator("[data-hit]")).to_have_count(1)
    page.reload()
    page.wait_for_selector("[data-search-state=done]")
    assert hits(page) == [YEAR_ON]
    assert page.input_value("select[name=year]") == "2022"


def test_filters_alone_browse(page, disk):
    open_search(page, disk, kind="letter", addressee="River Commission")
    assert set(hits(page)) == {DAM, FERRIES}


@pytest.mark.parametrize(("sort", "order"), [("desc", [YEAR_ON, FERRIES, DAM]), ("asc", [DAM, FERRIES, YEAR_ON])])
def test_letters_in_order_of_date(page, web, sort, order):
    open_search(page, web, "turbines", sort=sort)
    assert hits(page) == order


def test_more_hits_are_shown_on_demand_and_the_focus_goes_to_them(page, disk):
    open_search(page, disk, kind="organization")
    assert len(hits(page)) == 10
    page.click("[data-search-more]")
    expect(page.locator("[data-hit]")).to_have_count(len(NAMES))
    assert page.evaluate("document.activeElement.closest('[data-hit]') === document.querySelectorAll('[data-hit]')[10]")
    assert page.is_hidden("[data-search-more]")
