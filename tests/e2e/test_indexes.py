"""Long lists in a real browser: sorted, filtered and jumped about where they stand; whole without JavaScript."""

import pytest

from sitegen.adapters.files import write_site
from tests.e2e.browser import assert_sound
from tests.e2e.conftest import serving
from tests.e2e.invented_site import archive, outputs

pytestmark = pytest.mark.browser

KINDS = ("Alder", "Birch", "Cedar", "Elm", "Fir")
NAMES = [f"{kind} Union {number:02}" for kind in KINDS for number in range(1, 11)] + ["မြစ်ချောင်းကွန်ရက်"]
MANY = "letters/2021-05-03-a-letter-of-many.html"


def letters():
    yield ("A letter of many", "2021-05-03", ("River Commission",), ("Dear members,",), NAMES)
    yield ("Zinc", "2022-09-14", (), ("Dear members,",), NAMES[:3])
    yield ("Mud", "2019-01-30", ("River Commission",), ("Dear members,",), NAMES[20:29])
    yield from ((f"Note {number}", f"2019-0{number}-11", (), ("Dear members,",), NAMES[:1]) for number in range(2, 5))


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("many") / "site"
    assert write_site(outputs(archive(letters, NAMES)).items(), folder, durable=False).value
    return folder


@pytest.fixture(scope="module")
def served(folder):
    with serving(folder) as address:
        yield address


def shown(page):
    return page.locator(".register tbody th a:visible").all_inner_texts()


def test_headings_sort_all_letters_and_say_so(at):
    page = at("letters/index.html")
    first = page.locator(".register").first
    by_date = shown(page)
    assert by_date == ["Zinc", "A letter of many", "Note 4", "Note 3", "Note 2", "Mud"]
    assert first.locator("[data-key=date]").get_attribute("aria-sort") == "descending"
    first.get_by_role("button", name="Listed").click()
    assert shown(page)[:3] == ["A letter of many", "Mud", "Zinc"]
    assert first.locator("[aria-sort]").all_inner_texts() == ["Listed"]
    assert page.locator("section.year:visible").count() == 1
    first.get_by_role("button", name="Letter").click()
    assert shown(page) == sorted(by_date)
    first.get_by_role("button", name="Letter").click()
    assert shown(page) == sorted(by_date, reverse=True)
    assert page.locator("main [role=status]").inner_text().startswith("Letter")
    first.get_by_role("button", name="Date").click()
    assert shown(page) == by_date
    assert page.locator("section.year:visible h2").all_inner_texts() == ["2022", "2021", "2019"]
    first.get_by_role("button", name="Date").click()
    assert shown(page) == by_date[::-1]


def test_a_filter_holds_while_letters_are_sorted(at):
    page = at("letters/index.html")
    page.get_by_label("Find on this list").fill("note")
    assert page.locator("output").inner_text() == "3 of 6 shown"
    assert page.locator("section.year:visible h2").all_inner_texts() == ["2019"]
    page.get_by_label("Find on this list").fill("")
    page.get_by_role("button", name="Stated").first.click()
    page.get_by_label("Find on this list").fill("note")
    assert shown(page) == ["Note 4", "Note 3", "Note 2"]


def test_a_letter_of_the_alphabet_shows_the_entries_that_begin_with_it(at):
    page = at(MANY)
    cedar = page.locator(".initials").get_by_role("link", name="C", exact=True)
    cedar.click()
    assert page.locator("[data-ordinal]:visible").count() == 10
    assert page.locator(".filter output").inner_text() == f"10 of {len(NAMES)} shown"
    page.get_by_label("Find on this list").fill("03")
    assert page.locator("[data-ordinal]:visible").count() == 1
    page.get_by_label("Find on this list").fill("")
    cedar.click()
    assert page.locator("[data-ordinal]:visible").count() == len(NAMES)
    page.locator(".initials").get_by_role("link", name="မ").click()
    assert page.locator("[data-ordinal]:visible").all_inner_texts()[0].split()[0] == "51"


def test_all_orders_and_letters_are_there_without_javascript(plain, folder):
    plain.goto((folder / MANY).as_uri())
    plain.locator(".initials").get_by_role("link", name="C", exact=True).click()
    assert plain.locator("[data-ordinal]:target").get_attribute("data-ordinal") == "21"
    plain.goto((folder / "letters/index.html").as_uri())
    plain.get_by_role("link", name="Most signatories first").click()
    assert shown(plain)[:2] == ["A letter of many", "Mud"]
    plain.goto((folder / "organizations/index.html").as_uri())
    plain.get_by_role("link", name="By number of letters").click()
    assert plain.url.endswith("organizations/by-letters.html")


@pytest.mark.parametrize(
    ("path", "scheme", "width"),
    [("letters/index.html", "dark", 390), ("letters/by-signatories.html", "light", 1280),
     ("organizations/index.html", "light", 1280), (MANY, "dark", 390)],
)  # fmt: skip
def test_axe_finds_nothing_before_or_after_sorting(at, page, path, scheme, width):
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 800})
    at(path)
    for touched in (None, "[data-key=listed] button", "[data-entries]"):
        if touched and page.locator(touched).count():
            page.locator(touched).first.click()
        assert_sound(page)
