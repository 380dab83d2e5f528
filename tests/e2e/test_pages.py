"""Pages in a real browser: for everyone, at every width, without JavaScript, without asking anything of anyone else."""

import pytest

from tests.e2e.browser import assert_sound
from tests.e2e.small_site import FIRST, PAGES, SECOND, SOURCE

pytestmark = pytest.mark.browser
PHONE, DESK = {"width": 320, "height": 640}, {"width": 1280, "height": 900}


@pytest.mark.parametrize(("scheme", "size"), [("light", DESK), ("dark", PHONE)])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_and_nothing_is_too_wide(at, page, name, scheme, size):
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.set_viewport_size(size)
    assert_sound(at(PAGES[name]))


def test_a_letter_is_whole_from_a_disk_without_javascript(plain, small):
    plain.goto((small / FIRST).as_uri())
    assert plain.locator("[data-ordinal]").count() == 7
    assert plain.locator("[data-ordinal='3'] [data-member]").count() == 2
    plain.locator("[data-ordinal='4'] a").first.click()
    assert plain.locator("h1").inner_text() == "Lake Monitor"
    plain.locator(".history a").first.click()
    assert plain.locator("h1").inner_text().startswith("Stop the dam")


def test_every_entry_leads_to_its_line_and_back(at):
    page = at(FIRST)
    page.locator("[data-ordinal='6'] a.line").click()
    line = page.locator("tr:target")
    assert "မြစ်ချောင်းကွန်ရက်" in line.inner_text()
    line.locator("a").click()
    assert page.url.endswith(f"{FIRST}#s6")


def background(locator):
    return locator.evaluate("e => getComputedStyle(e).backgroundColor")


def test_an_entry_arrived_at_is_marked_but_no_section_is(at):
    page = at(f"{FIRST}#s2")
    nothing = background(page.locator("#s1"))
    assert background(page.locator("#s2:target")) != nothing
    assert background(at(f"{FIRST}#signatories").locator("#signatories:target")) == nothing


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_searched_for_are_marked_in_the_colours_of_the_theme(at, page, scheme):
    page.emulate_media(color_scheme=scheme)
    word = at(f"{FIRST}?marked=Lake#s4").locator("main mark").first
    inside, around = (one.evaluate("e => getComputedStyle(e).color") for one in (word, word.locator("..")))
    assert inside == around
    assert background(word) == background(page.locator("#s4:target")) != "rgb(255, 255, 0)"


def test_a_note_leads_back_to_where_it_is_referred_to(at):
    page = at(FIRST)
    page.locator("[role=doc-noteref]").click()
    assert "Counted by the Lake Monitor" in page.locator(":target").inner_text()
    page.locator(":target [role=doc-backlink]").click()
    assert page.locator(":target").get_attribute("role") == "doc-noteref"


def test_a_note_stands_in_the_margin_where_there_is_one(at, page):
    def beside():
        text, note = page.locator(".letter-text > p").nth(1).bounding_box(), page.locator(".note").bounding_box()
        return note["x"] >= text["x"] + text["width"] and abs(note["y"] - text["y"]) < 40  # below the way to quote it

    at(FIRST)
    assert beside()
    page.set_viewport_size(PHONE)
    assert not beside()


def test_the_filter_finds_names_whatever_their_accents_and_says_how_many(at):
    page = at(FIRST)
    page.get_by_label("Find on this list").fill("fisher")
    assert page.locator("[data-ordinal]:visible").count() == 1
    assert page.locator(".filter output").inner_text() == "1 of 7 shown"
    page.get_by_label("Find on this list").fill("")
    assert page.locator("[data-ordinal]:visible").count() == 7


def test_burmese_is_marked_and_has_its_font_and_room(at):
    name = at(FIRST).locator("[data-ordinal='6'] a [lang=my]").first
    style = name.evaluate("e => (s => [s.fontStyle, s.fontWeight, s.letterSpacing])(getComputedStyle(e))")
    assert style == ["normal", "400", "normal"]
    assert name.evaluate("() => document.fonts.check('16px \"Noto Sans Myanmar Web\"', 'မြစ်')")


def test_the_burmese_font_is_not_fetched_where_no_burmese_stands(at, page):
    fetched = []
    page.on("request", lambda asked: fetched.append(asked.url))
    at("about.html").evaluate("document.fonts.ready")
    assert not [url for url in fetched if "myanmar" in url]
    at(FIRST).evaluate("document.fonts.ready")
    assert [url for url in fetched if "myanmar" in url]


def test_the_keyboard_reaches_the_text_first(at):
    page = at(FIRST)
    page.keyboard.press("Tab")
    assert page.locator(":focus").get_attribute("href") == "#main"


def test_nothing_moves_while_a_letter_loads(at):
    shift = """() => new Promise(done => new PerformanceObserver(list =>
        done(list.getEntries().reduce((sum, one) => sum + one.value, 0)))
        .observe({type: 'layout-shift', buffered: true})
        || setTimeout(() => done(0), 500))"""
    assert at(SECOND).evaluate(shift) < 0.05


def test_masked_addresses_are_on_no_page(small):
    leaking = [str(path) for path in small.rglob("*.html") if b"ada@" in path.read_bytes()]
    assert leaking == []


def test_the_source_shows_every_line_with_what_it_became(at):
    page = at(SOURCE)
    rows = page.locator(".transcription tbody tr")
    assert rows.count() == 33
    assert page.locator(".signatory tr").count() == 7
    assert page.locator(".member tr").count() == 2


def test_a_page_that_is_not_there_has_its_style_and_its_ways_at_any_depth(page, small, served):
    lost = (small / "404.html").read_text(encoding="utf-8")
    page.route("**/no/such/place.html", lambda route: route.fulfill(status=404, content_type="text/html", body=lost))
    page.goto(f"{served}no/such/place.html")
    assert "Vollkorn" in page.evaluate("getComputedStyle(document.body).fontFamily")
    assert [one for one in page.complaints if "404" not in one] == []
    page.complaints.clear()
    page.get_by_role("main").get_by_role("link", name="All letters").click()
    assert page.locator("h1").inner_text() == "Letters"


def test_what_is_printed_says_where_it_stands_and_when_it_was_printed(at, page):
    printed = at(FIRST).locator(".printed")
    assert not printed.is_visible()
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    year = page.evaluate("new Date().getFullYear()")
    assert FIRST in printed.inner_text()
    assert printed.inner_text().endswith(f" {year}")
    assert ", printed on " in printed.inner_text()


def test_every_filter_says_how_many_it_shows(at, small):
    pages = [one for one in sorted(small.rglob("*.html")) if 'class="filter"' in one.read_text(encoding="utf-8")]
    assert len(pages) > 4
    for one in pages:
        page = at(one.relative_to(small).as_posix())
        page.locator(".filter input").first.fill("lake")
        said = page.locator(".filter output").first.inner_text().split(" ")
        assert said[1::2] == ["of", "shown"]
        assert 0 <= int(said[0]) <= int(said[2])


def test_colours_that_a_reader_has_set_reach_pictures_and_keys(at, page):
    page.emulate_media(forced_colors="active", color_scheme="dark")
    ink, paper = (at(FIRST).evaluate(f"getComputedStyle(document.body).{one}") for one in ("color", "backgroundColor"))
    assert page.locator("#mark-listed path").evaluate("e => getComputedStyle(e).stroke") == ink != paper
