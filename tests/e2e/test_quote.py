"""Every paragraph can be quoted with its source, and read beside it."""

import pytest

from tests.e2e.small_site import FIRST, SOURCE

pytestmark = pytest.mark.browser


@pytest.fixture
def letter(address):
    return address + FIRST


def first_quote(page):
    return page.locator(".letter-text .quote").first


def test_a_quotation_says_who_to_whom_when_and_on_which_lines_without_scripts(plain, small):
    plain.goto((small / FIRST).as_uri())
    quote = first_quote(plain)
    assert not quote.locator("blockquote").is_visible()
    quote.locator("summary").click()
    assert quote.locator("blockquote").inner_text() == plain.locator("#p2").evaluate(
        "e => [...e.childNodes].filter((one) => one.nodeName !== 'SUP').map((one) => one.textContent).join('').trim()"
    )
    said = quote.locator(".said-by").inner_text()
    assert "to Members of the River Commission" in said
    assert "3 May 2021" in said
    assert "source line" in said
    assert not quote.get_by_role("button").first.is_visible()


def test_lines_as_received_lead_to_the_source(page, letter):
    page.goto(letter)
    first_quote(page).locator("summary").click()
    line = first_quote(page).locator(".received a").first
    number = line.inner_text()
    line.click()
    page.wait_for_load_state("networkidle")
    assert page.url.endswith(f"{SOURCE}#L{number}")


def test_what_is_copied_as_markdown_is_a_quotation(copying, letter):
    page = copying
    page.goto(letter)
    first_quote(page).locator("summary").click()
    first_quote(page).get_by_role("button", name="Copy as Markdown").click()
    first_quote(page).get_by_text("Copied.").wait_for()
    words, empty, said = page.evaluate("window.copied").split("\n")
    assert words.startswith("> We ")
    assert (empty, said[:4]) == (">", "> — ")
    first_quote(page).get_by_role("button", name="Copy the citation").click()
    page.wait_for_function("window.copied.indexOf('> ') < 0")
    assert page.evaluate("window.copied") == said[4:]


def test_the_source_is_shown_beside_the_text_and_hidden_again(page, letter):
    page.goto(letter)
    button = page.get_by_role("button", name="Show the source beside the text")
    button.click()
    text, source = page.locator("#p2").bounding_box(), first_quote(page).locator(".received").bounding_box()
    assert source["x"] >= text["x"] + text["width"]
    assert not first_quote(page).locator("blockquote").is_visible()
    button.click()
    assert page.locator(".received:visible").count() == 0


def test_a_demand_is_copied_in_its_words(copying, letter):
    page = copying
    page.goto(letter)
    page.locator(".found details").first.locator("summary").first.click()
    fold = page.locator(".demands .quote").first
    fold.locator("summary").click()
    fold.get_by_role("button", name="Copy the text").click()
    fold.get_by_text("Copied.").wait_for()
    words, said = page.evaluate("window.copied").split("\n")
    assert words == page.locator(".demands li > span").first.inner_text()
    assert "to Members of the River Commission" in said


def test_lines_stand_under_each_entry_without_scripts_on_a_phone(chromium, small):
    context = chromium.new_context(java_script_enabled=False, viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.goto((small / FIRST).as_uri())
    entry = page.locator("#s2")
    assert (entry.locator("> b").inner_text(), entry.locator("a").first.inner_text()) == ("2", "Birch & Reed Network")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    entry.locator("a.line").click()  # the line says what the row says: it stands in the source alone
    assert page.locator("tr:target td").last.inner_text().strip() == "2. Birch & Reed Network"
    context.close()


def test_lines_of_entries_stand_beside_them_and_light_as_one_reads(page, letter):
    page.set_viewport_size({"width": 1280, "height": 400})
    page.goto(letter)
    button = page.get_by_role("button", name="Show the source beside the list")
    button.scroll_into_view_if_needed()
    before = button.bounding_box()["y"]
    button.click()
    assert abs(button.bounding_box()["y"] - before) < 2  # though the text above has grown
    entry = page.locator("#s2")
    entry.evaluate("e => e.scrollIntoView({ block: 'center' })")
    page.locator("#s2 .lines.lit").wait_for()
    name, line = entry.locator("a").first.bounding_box(), entry.locator(".lines").bounding_box()
    assert line["x"] >= name["x"] + name["width"]
    lines = [page.locator(f"[id='{one}'] .lines p").first.inner_text() for one in ("s2", "s3.2", "s6")]
    assert lines == ["26 2. Birch & Reed Network", "29 - Fishers of West Bay", "32 6. မြစ်ချောင်းကွန်ရက်"]
    assert page.get_by_role("button", name="Show the source beside the text").get_attribute("aria-pressed") == "true"


STOPS = (
    "[...document.querySelectorAll('.entries a, .entries summary')]"
    ".filter((one) => one.tabIndex >= 0 && one.offsetParent)"
)


def test_each_line_is_reached_by_keys_and_none_is_a_stop_of_its_own_beside_the_button(page, letter, plain, small):
    page.goto(letter)
    assert page.locator(".entries a.line").count() > 3
    assert page.evaluate(f"{STOPS}.filter((one) => one.closest('.line, .lines')).length") == 0
    button = page.get_by_role("button", name="Show the source beside the list")
    button.focus()
    page.keyboard.press("Enter")
    assert page.locator(".entries .lines a:visible").count() > 3
    assert page.evaluate(f"{STOPS}.filter((one) => one.closest('.lines')).length") > 3
    plain.goto((small / FIRST).as_uri())
    lines = ".entries a.line, .entries .lines > summary"
    assert plain.locator(lines).count() == plain.locator(f":is({lines}):not([tabindex])").count() > 3
