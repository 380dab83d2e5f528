"""What is found holds the words that were asked for; what only looks like them is told apart."""

import pytest
from playwright.sync_api import expect

from tests.e2e.search_page import open_search

pytestmark = pytest.mark.browser


def titles(page, kept="hit"):
    letters = "" if kept == "name" else ":not([data-name])"
    return page.locator(f"[data-{kept}]{letters} .card-title a").all_inner_texts()


def test_a_word_that_is_not_there_finds_nothing_by_ever_shorter_ones(page, web):
    open_search(page, web, "amnesty")
    assert titles(page) == []
    assert titles(page, "similar") == []


def test_a_slip_finds_what_is_like_it_and_says_so(page, web):
    open_search(page, web, "turbinez")
    assert titles(page) == []
    assert "Stop the dam at Upper Lake" in titles(page, "similar")
    assert page.get_by_text("Letters with similar words, not the ones you typed").is_visible()


@pytest.mark.parametrize("query", ["3 May 2021", "May 2021", "2021-05-03", "River Commission embargo"])
def test_dates_and_addressees_are_found(page, web, query):
    open_search(page, web, query)
    assert titles(page)[0] == "Stop the dam at Upper Lake"


def test_a_word_can_be_excluded(page, web):
    open_search(page, web, "embargo")
    both = titles(page)
    open_search(page, web, "embargo -promised")
    assert set(both) - set(titles(page)) == {"A year on: the embargo"}


def test_words_written_apart_find_the_word_written_together(page, web):
    open_search(page, web, "ferry men")
    assert titles(page) == ["Ferries for the eastern shore"]


def test_another_ending_is_similar_and_says_so(page, web):
    open_search(page, web, "turbine")
    assert titles(page) == []
    assert (
        page.locator("[role=status]")
        .inner_text()
        .startswith("No letter’s text holds “turbine”. 3 letters hold similar")
    )


def test_letters_with_the_one_and_names_with_the_other_are_told_apart(page, web):
    open_search(page, web, "embargo weavers")
    assert titles(page) == []
    assert set(titles(page, "some")) == {"Stop the dam at Upper Lake", "A year on: the embargo"}
    assert titles(page, "name") == ["Rohinya Weavers Circle"]
    assert page.locator("[data-name][data-hit]").count() == 0
    assert page.locator("#names-title").inner_text() == "Names that have some of these words, not all"
    assert "No list names it as a signatory." in page.locator("[role=status]").inner_text()


def test_letters_with_only_some_of_the_words_are_not_found(page, web):
    open_search(page, web, "embargo xyzzy")
    assert titles(page) == titles(page, "some") == []


def test_a_question_is_asked_for_its_subject(page, web):
    open_search(page, web, "farmers")
    asked = titles(page, "name")
    open_search(page, web, "did farmers sign?")
    assert asked == titles(page, "name") != []


def test_nothing_says_what_is_not_searched(page, web):
    open_search(page, web, "xyzzy")
    said = page.locator("[role=status]")
    expect(said).to_have_text(
        "Nothing found for “xyzzy”. No list names it as a signatory. Persons named as contacts are not searched for."
    )


def test_who_signed_both_leads_to_the_comparison(page, web):
    open_search(page, web, "who signed both")
    assert page.get_by_role("link", name="compare two letters").is_visible()


def test_a_slash_goes_to_the_search_field(page, web):
    page.goto(web + "organizations/index.html")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.name") == "q"
