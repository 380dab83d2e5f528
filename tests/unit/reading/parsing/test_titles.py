"""How large its letters are tells a title from a letterhead, a subtitle and a heading of the text."""

import pytest

from sitegen.reading.formats import read_source
from sitegen.reading.parsing import parse_letter
from tests.unit.reading.formats.documents import pdf

TEXT = (
    "We ask that the mangrove be protected, and that the works stop until we",
    "have been heard by the council, which has promised us to hear us before",
    "the end of the year, and which has not done so for more than two years.",
)


def title_of(*lines):
    """The title of a page with these lines (text, size) over a text."""
    page = [(780 - 30 * at, text, 72, size) for at, (text, size) in enumerate(lines)]
    page += [(740 - 30 * len(lines) - 14 * at, text, 72, 12) for at, text in enumerate(TEXT)]
    return parse_letter(read_source("x.pdf", pdf(page)).value).value.letter.title


def test_a_letterhead_in_small_print_is_no_title():
    assert title_of(("A Learning Community", 9), ("30 January 2023", 12), ("Dear Mayor Lind,", 12)) is None


def test_of_two_titles_that_follow_each_other_the_larger_is_one():
    lines = (("Protection of the Mangrove", 36), ("A Fishers' Statement", 28), ("June 2012", 18))
    assert title_of(*lines) == "Protection of the Mangrove"


def test_what_says_only_what_a_letter_is_under_a_title_as_large_is_none():
    lines = (("The mangrove and what is left of it", 15), ("Open letter of the scientific community", 15))
    assert title_of(*lines) == "The mangrove and what is left of it"


def title_of_page(title, body, site=None):
    named = f'<meta property="og:site_name" content="{site}">' if site else ""
    page = f"<html><head><title>{title}</title>{named}</head><body>{body}</body></html>"
    return parse_letter(read_source("x.html", page.encode()).value).value.letter.title


def test_headings_within_the_text_are_no_titles():
    text = "".join(f"<p>{one}</p>" for one in (" ".join(TEXT), "We have been told nothing of it, and we ask why."))
    below = "<h1>Sign the pact</h1><h1>Signed by</h1><ul><li>Harbour Watch<li>Lake Alliance<li>Tide Network</ul>"
    assert title_of_page("Pact of the Coast", text + below) == "Pact of the Coast"


def test_what_a_site_is_called_is_no_title_unless_page_and_heading_say_no_more():
    text = f"<p>Dear Minister,</p><p>{' '.join(TEXT)}</p>"
    assert title_of_page("The Coast Review", text, site="The Coast Review") is None
    both = f"<h1>The Coast Review</h1><h2>Open the gates of the bay</h2>{text}"
    assert title_of_page("Open the gates of the bay", both, site="The Coast Review") == "Open the gates of the bay"
    campaign = f"<h1>Save Our Coast</h1><h2>Our demands for the bay</h2>{text}"
    assert title_of_page("Save Our Coast", campaign, site="Save Our Coast") == "Save Our Coast"


def test_two_words_with_capitals_may_be_the_title_of_a_list():
    rows = "".join(f"<tr><td>{at}<td>Dr. {name}<td>Harwick College" for at, name in enumerate(("Ann Hill", "Jo Lake")))
    page = f"<table><tr><th>No.<th>Name<th>University{rows}</table>"
    assert title_of_page("World Estuary Day", page) == "World Estuary Day"
    assert title_of_page("Mary Hill", page) is None


LIST = "<p>Signed,</p><ul><li>Harbour Watch</li><li>Lake Alliance</li><li>Tide Network</li></ul>"
LETTER = f"<p>{' '.join(TEXT)}</p>{LIST}"


@pytest.mark.parametrize(
    ("page", "body", "title"),
    [
        ("Open the gates - Harbour Watch", "<h1>Harbour Watch</h1><h2>Open the gates</h2>", "Open the gates"),
        ("Open Letter - Open the gates now", "", "Open Letter - Open the gates now"),
        ("Open letter", "<h1>Open letter</h1><h2>Fishers for open gates</h2>", "Fishers for open gates"),
        ("Open the gates now | Harbour Watch", "", "Open the gates now"),
    ],
)
def test_the_name_of_a_site_and_a_bare_word_for_a_letter_give_way(page, body, title):
    assert title_of_page(page, body + LETTER) == title


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("---\ntitle: Letter\n---\n\n# Fishers for open gates", "Fishers for open gates"),
        ("---\ntitle: open-gates\n---\n\n# Open the gates", "Open the gates"),
        ("---\ntitle: open-gates\n---", "open-gates"),
        ("# 2021-05-04 Open the gates of the estuary", "Open the gates of the estuary"),
    ],
)
def test_the_name_of_a_file_and_a_day_before_a_heading_are_no_titles(head, title):
    text = f"{head}\n\n{' '.join(TEXT)}\n\nSigned,\n\n- Harbour Watch\n- Lake Alliance\n"
    assert parse_letter(read_source("x.md", text.encode()).value).value.letter.title == title
