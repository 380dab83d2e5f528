import random

import pytest
from playwright.sync_api import expect

from sitegen.publishing.search.words import readings_of, words_of
from tests.e2e.invented_site import BODY_BURMESE, BURMESE, NAMES, archive, build_site
from tests.e2e.queries import DAM, FERRIES, QUERIES, YEAR_ON
from tests.e2e.search_page import ask, hits, names, open_search

pytestmark = pytest.mark.browser


def test_queries_find_the_same_everywhere(page, place):
    open_search(page, place)
    answers = {}
    for query in QUERIES:
        ask(page, query)
        answers[query] = set(hits(page)), set(names(page))
    assert answers == QUERIES


def test_every_word_of_every_burmese_name_finds_exactly_the_names_that_hold_it(page, web):
    """Issue 5: recall 1.00 and no false hit, for stretches of one to four syllables."""
    page.goto(f"{web}search.html")
    found = page.evaluate(
        """async (names) => {
          await archiveSearch.ready(names[0]);
          const answers = {};
          for (const name of names) {
            const parts = archiveSearch.words.termsOf(name.split(" ")[0]).filter(Boolean);
            for (let at = 0; at < parts.length; at += 1) for (const size of [1, 2, 4]) {
              const stretch = parts.slice(at, at + size).join("");
              const { found } = await archiveSearch.suggest(stretch, 50);
              answers[stretch] = found.filter(({ exact }) => exact).map(({ name }) => name).sort();
            }
          }
          return answers;
        }""",
        BURMESE,
    )
    wanted = page.evaluate(
        """([stretches, names]) => Object.fromEntries(stretches.map((stretch) =>
          [stretch, names.filter((name) => archiveSearch.burmese.places(name, stretch).length).sort()]))""",
        [list(found), NAMES],
    )
    assert len(found) > 100
    assert found == wanted


def texts():
    """Yield texts that are hard to take apart, and others of any signs put together by chance."""
    yield from BURMESE
    yield BODY_BURMESE
    yield from (
        "ကြၽန္ေတာ္",
        "ေကာ္မတီ ျမန္မာ",
        "သမဂ\u1039ဂ ဥပဒေ၊ ၂၀၂၁။",
        "တင\u103a\u1037 တင\u1037\u103a",
        "ကု\u102dယ် ကိုယ်",
        "ꩠꩡ ꧠ",
        "ၸၢႆးၶမ်းမိူင်းလူင် ကညီၡါဖးလါ ၜါဍုၚ်မန် ပဥ္စမ ဦးဩဇာ၌",
    )
    yield from (
        "The International Criminal Court of the Lakes, VIl",
        "l’État women's Womens’ 4,450 1.234.567 12,34",
        "ﬁ ＡＢＣ ½ ²",
    )
    chance = random.Random(17)
    signs = "aEéø ßłıIiİVXl1234,.'’- \u00ad\u200b\u0301ςΣйЁمُإىة٣हिन्ฤดูำ๒ລຳខ្មែကွန်ရက်၂河が゛ガｶﾞ한글𠀀🙂_"
    for _ in range(400):
        yield "".join(chance.choices(signs, k=14))


def test_both_sides_take_texts_apart_alike(page, web):
    """What the index holds by the rules in Python, a query asks for by those in the browser."""
    page.goto(f"{web}search.html")
    there = page.evaluate(
        """texts => archiveSearch.ready("က").then(() => texts.map((text) => {
          const words = archiveSearch.words.wordsOf(text);
          return [words.map(({ terms }) => terms),
            archiveSearch.words.readingsOf(text, words).map(({ term, first, last }) => [term, first, last])];
        }))""",
        list(texts()),
    )
    here = []
    for text in texts():
        words = words_of(text)
        here.append([[list(terms) for _, _, terms in words], [list(one) for one in readings_of(text, words)]])
    assert dict(zip(texts(), there, strict=True)) == dict(zip(texts(), here, strict=True))


def test_hits_are_marked_in_an_excerpt_and_lead_to_their_paragraph(page, disk):
    open_search(page, disk, "turbines")
    marked = page.eval_on_selector_all("[data-search-hits] li mark", "marks => marks.map((mark) => mark.textContent)")
    assert set(marked) == {"turbines"}
    links = page.eval_on_selector_all(
        "[data-search-hits] li a", "links => links.map((link) => link.href.split('/').pop())"
    )
    assert "2022-01-30-ferries-for-the-eastern.html#p3" in links
    assert page.locator("[data-search-hits] li").first.locator("a").first.get_attribute("href").endswith(".html")


def test_a_burmese_hit_in_a_letter_is_marked(page, disk):
    open_search(page, disk, "မြစ်ချောင်း")
    assert hits(page) == [DAM]
    assert page.inner_text("[data-search-hits] li mark") == "မြစ်ချောင်း"
    assert page.locator("[data-search-hits] li a").nth(1).get_attribute("href").endswith("#p4")


def test_filters_combine_and_stand_in_the_address(page, place):
    open_search(page, place, "embargo")
    page.select_option("select[name=year]", "2022")
    expect(page.locator("[data-search-hits] li")).to_have_count(1)
    assert hits(page) == [YEAR_ON]
    assert "year=2022" in page.url
    page.select_option("select[name=addressee]", label="Council of Lakes")
    page.select_option("select[name=year]", "")
    expect(page.locator("[data-search-hits] li")).to_have_count(2)
    assert "addressee=council-of-lakes" in page.url
    page.go_back()
    page.go_back()
    expect(page.locator("select[name=year]")).to_have_value("2022")
    expect(page.locator("[data-search-hits] li")).to_have_count(1)
    page.reload()
    page.wait_for_selector("[data-search-state=done]")
    assert hits(page) == [YEAR_ON]
    assert page.input_value("select[name=year]") == "2022"


def test_filters_alone_browse(page, disk):
    open_search(page, disk, addressee="river-commission")
    assert set(hits(page)) == {DAM, FERRIES}


@pytest.mark.parametrize(("sort", "order"), [("desc", [YEAR_ON, FERRIES, DAM]), ("asc", [DAM, FERRIES, YEAR_ON])])
def test_letters_in_order_of_date(page, web, sort, order):
    open_search(page, web, "turbines", sort=sort)
    assert hits(page) == order


def many():
    """Yield more letters and more names than are shown at first."""
    names = [f"Lake Watch {n}" for n in range(9)]
    for n in range(12):
        yield f"Letter {n}", f"2021-05-{n + 1:02}", ("River Commission",), ("Dear members,", "The turbines."), names


def test_more_are_shown_on_demand_and_the_focus_goes_to_them(page, tmp_path):
    site = build_site(tmp_path / "site", archive(many, [f"Lake Watch {n}" for n in range(9)]))
    open_search(page, f"{site.as_uri()}/", "lake")
    assert len(names(page)) == 6
    page.click("[data-search-more-names]")
    expect(page.locator("[data-name]")).to_have_count(9)
    assert page.evaluate(
        "document.activeElement.closest('[data-name]') === document.querySelectorAll('[data-name]')[6]"
    )
    assert page.is_hidden("[data-search-more-names]")
    ask(page, "turbines")
    assert len(hits(page)) == 10
    page.click("[data-search-more]")
    expect(page.locator("[data-search-hits] li")).to_have_count(12)
    assert page.evaluate(
        "document.activeElement.closest('li') === document.querySelectorAll('[data-search-hits] li')[10]"
    )
    assert page.is_hidden("[data-search-more]")
