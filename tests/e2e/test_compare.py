"""Any two letters, list against list, in the browser: over http, from a disk, without JavaScript."""

import re

import pytest
from playwright.sync_api import expect

from sitegen.adapters.files import write_site
from sitegen.content.transcriptions import Understood, transcription_of
from sitegen.publishing.site import pair_permalink, plan_site
from sitegen.reading.choosing import read_letter
from sitegen.reading.formats import read_source
from tests.e2e.browser import assert_sound
from tests.e2e.conftest import serving
from tests.e2e.invented_site import pages_of
from tests.followed import CONFIG, EARLY, LATE, LONE, MIDDLE, SILENT, archive

pytestmark = pytest.mark.browser
PAGE = "letters/compare/index.html"
PAIRS = [(EARLY, LATE), (EARLY, MIDDLE), (MIDDLE, LATE)]


def build(folder, config, language="en"):
    """Write the site of letters that follow one another; two of them show a source, which is another's."""
    config = config.model_copy(update={"language": language})
    joined = archive()
    site = plan_site(joined, config, transcribed=[EARLY, LATE]).value
    source = read_source("letter.txt", b"Dear all,\n\nWe write.\n").value
    sources = dict.fromkeys((EARLY, LATE), transcription_of(Understood(source, read_letter(source).value)))
    made = pages_of(joined, config, site, transcriptions=sources)
    assert write_site(made.items(), folder, durable=False).value
    return folder


@pytest.fixture(scope="module")
def followed(tmp_path_factory):
    return build(tmp_path_factory.mktemp("followed") / "site", CONFIG)


@pytest.fixture(scope="module")
def served(followed):
    with serving(followed) as address:
        yield address


@pytest.fixture(params=["web", "disk"])
def place(request, followed):
    return request.getfixturevalue("served") if request.param == "web" else followed.as_uri() + "/"


@pytest.fixture
def at(page, place):
    def go(path):
        page.set_default_timeout(5000)
        page.goto(place + path)
        return page

    return go


SHAPE = """(root) => {
  const copy = root.cloneNode(true);
  copy.querySelectorAll('.filter, :is(#first, #second) ~ *').forEach((one) => one.remove());
  copy.querySelectorAll('*').forEach((one) => [...one.attributes].forEach((attribute) => {
    if (attribute.name.startsWith('data-') || attribute.value === '') one.removeAttribute(attribute.name);
  }));
  return copy.outerHTML.replace(/\\s+/g, ' ').replace(/ ?(<[^>]*>) ?/g, '\\n$1\\n').replace(/\\n+/g, '\\n')
    .replace(/<([a-z]+) ([^>]*)>/g, (_, tag, rest) => `<${tag} ${rest.match(/[\\w-]+="[^"]*"/g).sort().join(' ')}>`);
}"""


def shape(page):
    return page.locator(".pair").evaluate(SHAPE)


def pick(page, first, second):
    page.get_by_label("First letter").select_option(first)
    page.get_by_label("Second letter").select_option(second)
    page.get_by_role("button", name="Compare").click()


def test_those_on_one_list_only_are_named_with_their_lines_without_javascript(plain, followed):
    plain.goto((followed / pair_permalink(EARLY, LATE)).as_uri())
    first = plain.locator("section[aria-labelledby=first]")
    expect(first.get_by_role("link", name="the whole list of")).to_have_attribute(
        "href", f"../{EARLY}.html#signatories"
    )
    expect(first.locator("li")).to_have_text(["Café des Bateliers", "Fishers of West Bay", "Zinc & Tin"])
    assert [one.get_attribute("value") for one in first.locator("li").all()] == ["160", "152", "170"]
    expect(plain.locator("section[aria-labelledby=second] li")).to_have_count(2)


@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_what_the_browser_makes_is_the_page_of_the_pair(at, first, second):
    expected = shape(at(pair_permalink(first, second)))
    page = at(f"{PAGE}?a={first}&b={second}")
    expect(page.locator(".pair")).to_be_visible()
    assert shape(page) == expected


def test_any_two_letters_can_be_picked_and_the_address_says_which(at):
    page = at(PAGE)
    assert page.locator(".pair").count() == 0
    pick(page, LONE, LATE)
    status = page.get_by_role("status")
    expect(status).to_have_text("On both lists: 1; on the first only: 0; on the second only: 8.")
    expect(page.locator("section[aria-labelledby=both] li")).to_contain_text("Hill Farmers")
    assert page.url.endswith(f"{PAGE}?a={LONE}&b={LATE}")
    page.get_by_role("button", name="Swap").click()
    expect(status).to_have_text("On both lists: 1; on the first only: 8; on the second only: 0.")
    page.go_back()
    expect(status).to_have_text("On both lists: 1; on the first only: 0; on the second only: 8.")
    expect(page.get_by_label("First letter")).to_have_value(LONE)


def test_it_is_done_with_the_keyboard_alone(at):
    page = at(PAGE)
    page.get_by_label("First letter").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".pair-letters .card-title")).to_have_count(2)


def test_nothing_is_loaded_before_the_reader_picks_and_then_the_two_lists_only(at):
    asked = []
    page = at(PAGE)
    page.on("request", lambda one: asked.append(one.url))
    page.reload()
    assert not [url for url in asked if "/lists/" in url]
    pick(page, EARLY, LATE)
    expect(page.locator(".pair")).to_be_visible()
    lists = [re.sub(r".*/lists/", "", url) for url in asked if "/lists/" in url]
    assert sorted(lists) == [f"{EARLY}.js", f"{LATE}.js"]


def test_what_cannot_be_compared_is_said(at):
    status = at(f"{PAGE}?a={EARLY}&b=no-such-letter").get_by_role("status")
    expect(status).to_have_text("There is no letter “no-such-letter” in this archive.")
    page = at(f"{PAGE}?a={EARLY}")
    expect(page.get_by_label("First letter")).to_have_value(EARLY)
    expect(page.get_by_role("status")).to_have_text("Choose two different letters.")
    assert page.locator(".pair").count() == 0


def test_titles_are_in_their_languages(at):
    page = at(f"{PAGE}?a={MIDDLE}&b={LATE}")
    titles = page.locator(".pair-letters .card-title a")
    expect(titles.nth(0)).to_have_attribute("lang", "es")
    expect(titles.nth(1)).to_have_attribute("lang", "fr")
    page = at(f"{PAGE}?a={EARLY}&b={LATE}")
    assert page.locator(".pair-letters .card-title a").nth(0).get_attribute("lang") is None
    expect(page.locator("section[aria-labelledby=both] span[lang=my]").first).to_be_visible()


def test_without_javascript_the_ready_pairs_are_there(plain, followed):
    plain.goto((followed / PAGE).as_uri())
    assert plain.locator("form[data-compare]").is_hidden()
    assert "JavaScript is needed" in plain.locator("[data-compare-needs]").inner_text()
    shared = [int(one.split()[0]) for one in plain.locator("[data-compare-ready] .card-date").all_inner_texts()]
    assert shared == sorted(shared, reverse=True)
    assert 0 not in shared
    assert len(shared) < len(PAIRS)
    plain.locator("[data-compare-ready] .card a").first.click()
    assert plain.locator(".pair-figures dd").all_inner_texts() == ["3", "7", "2"]


def test_the_policy_shows_what_both_lists_share_and_no_more(page, tmp_path):
    folder = build(tmp_path / "site", SILENT)
    page.goto((folder / pair_permalink(EARLY, LATE)).as_uri())
    expected = shape(page)
    assert page.locator("svg.overlap, #first, #second").count() == 0
    page.goto((folder / PAGE).as_uri() + f"?a={EARLY}&b={LATE}")
    expect(page.get_by_role("status")).to_have_text("7 organizations stand on both lists.")
    assert shape(page) == expected
    assert "Hill Farmers" not in page.locator("main").inner_text()


def test_in_burmese_too_the_browser_makes_the_page_of_the_pair(page, tmp_path):
    folder = build(tmp_path / "site", CONFIG, "my")
    page.goto((folder / pair_permalink(EARLY, LATE)).as_uri())
    expected = shape(page)
    page.goto((folder / PAGE).as_uri() + f"?a={EARLY}&b={LATE}")
    expect(page.locator(".pair")).to_be_visible()
    assert shape(page) == expected
    assert "၇" in page.locator(".pair-figures").inner_text()


@pytest.mark.parametrize(
    ("path", "scheme"),
    [
        (PAGE, "light"),
        (pair_permalink(EARLY, LATE), "dark"),
        (f"{PAGE}?a={EARLY}&b={LATE}", "light"),
        ("coalition.html", "dark"),
    ],
)
def test_axe_finds_nothing_and_nothing_is_too_wide(page, served, path, scheme):
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(served + path)
        if "?" in path:
            expect(page.locator(".pair")).to_be_visible()
        assert_sound(page)
