"""The answer to "did they sign, and when?": the first thing on an organization's page, to be copied."""

import pytest

pytestmark = pytest.mark.browser


def test_what_is_copied_names_the_letter_its_date_and_its_line(copying, address):
    page = copying
    page.goto(address + "organizations/hill-farmers.html")
    page.get_by_text("Copy this answer").click()
    page.get_by_role("button", name="Copy the text").click()
    page.get_by_text("Copied.").wait_for()
    first, *_, last = page.evaluate("window.copied").split("\n")
    assert first.startswith("“Hill Farmers” stands on the list of the open letter “")
    assert "Source, line " in first
    assert last.startswith("Letters on Upper Lake")


def test_of_many_letters_the_list_itself_is_copied_a_letter_a_line(copying, address):
    page = copying
    page.goto(address + "organizations/lake-monitor.html")
    page.get_by_text("Copy this answer").click()
    button = page.get_by_role("button", name="Copy the text")
    button.evaluate("one => one.dataset.copy = 'name on-lists nothing signings imprint'")
    button.click()
    page.get_by_text("Copied.").wait_for()
    name, lists, first, *others = page.evaluate("window.copied").split("\n")
    assert (name, lists) == ("Lake Monitor", "On the lists of 2 of the 2 letters in this archive.")
    assert first.startswith("3 May 2021 Stop the dam at Upper Lake")
    assert ", source, line " in first
    assert others[0].startswith("14 September 2022 ")
    assert others[1].startswith("Letters on Upper Lake")


def test_the_answer_stands_first_and_needs_no_script(plain, small):
    plain.goto((small / "organizations/hill-farmers.html").as_uri())
    assert plain.locator("main h2").first.inner_text() == "On these lists"
    plain.get_by_text("Copy this answer").click()
    assert plain.locator("#answer-text").is_visible()
    assert not plain.get_by_role("button", name="Copy the text").is_visible()


def test_what_nobody_has_decided_is_copied_with_the_answer(copying, address):
    page = copying
    page.goto(address + "organizations/fishers-of-north-bay.html")
    page.get_by_text("Copy this answer").click()
    button = page.get_by_role("button", name="Copy the text")
    button.click()
    page.get_by_text("Copied.").wait_for()
    assert "\nMay be the same as Fishers of West Bay; nobody has decided.\n" in page.evaluate("window.copied")
    button.evaluate("one => one.dataset.copy = 'name undecided'")
    button.click()
    page.wait_for_function("window.copied.split('\\n').length === 2")
    assert page.evaluate("window.copied").startswith("Fishers of North Bay\nMay be the same as Fishers of West Bay;")
