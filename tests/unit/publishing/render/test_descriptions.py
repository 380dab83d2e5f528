"""What pages say of themselves, in the language of the interface."""

import json
import re
from dataclasses import replace
from html import unescape

import pytest

from sitegen.core.model import Change, Ledger, Stated
from tests.drawn import html_of
from tests.invented import CONFIG, FIRST, SECOND, archive, policies, views

LETTER, INDEX = f"letters/{FIRST}.html", "letters/index.html"


def drawn(page, template, language="en", base_url="https://lake.example"):
    config = CONFIG.model_copy(update={"language": language, "base_url": base_url})
    return html_of(template, views(config=config)[page], language)


def data(html):
    return [json.loads(one) for one in re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)]


def tags(html):
    return {
        name: unescape(said) for name, said in re.findall(r'<meta (?:name|property)="([^"]+)" content="([^"]*)">', html)
    }


def citation(html):
    text = re.search(r'<p class="citation">(.*?)</p>', html, re.DOTALL)[1]
    return unescape(" ".join(re.sub("<[^>]*>", "", text).split()))


def test_the_way_to_a_page_is_told_in_the_interface_s_language():
    for language, said in (("en", "Letters"), ("my", "စာများ")):
        _, trail = data(drawn(LETTER, "letter.html", language))
        names = [one["name"] for one in trail["itemListElement"]]
        assert names == ["Letters on Upper Lake", said, "Stop the dam at Upper Lake"]
        assert trail["itemListElement"][1]["item"] == "https://lake.example/letters/index.html"


def test_a_citation_is_in_the_interface_s_language():
    english, burmese = (citation(drawn(LETTER, "letter.html", language)) for language in ("en", "my"))
    assert english == (
        "7 signatories. “Stop the dam at Upper Lake”. Open letter to Members of the River Commission. 3 May 2021. "
        f"Letters on Upper Lake. https://lake.example/letters/{FIRST}.html"
    )
    assert "လက်မှတ်ရေးထိုးသူ ၇. “Stop the dam at Upper Lake”. Members of the River Commission ထံ" in burmese
    assert "၂၀၂၁ ခုနှစ်၊ မေလ ၃ ရက်." in burmese
    second = citation(drawn(f"letters/{SECOND}.html", "letter.html", base_url=None))
    assert second == (
        "Alder Women’s Union, Hill Farmers. “A year on <b>the dam</b>”. "
        "Open letter to Members of the River Commission. 14 September 2022. Letters on Upper Lake."
    )


def test_every_page_has_a_card_and_the_words_beside_it_if_there_is_an_address():
    letter, index = (
        tags(drawn(page, template)) for page, template in ((LETTER, "letter.html"), (INDEX, "letters.html"))
    )
    assert letter["og:image"] == f"https://lake.example/cards/letters/{FIRST}.png"
    assert index["og:image"] == "https://lake.example/cards/archive.png"
    for one, title in ((letter, "Stop the dam at Upper Lake"), (index, "Letters")):
        assert (one["og:title"], one["og:image:alt"]) == (title, f"{title} · Letters on Upper Lake")
        assert (one["og:image:width"], one["og:image:height"]) == ("1200", "630")
        assert one["twitter:card"] == "summary_large_image"
    assert not [one for one in tags(drawn(LETTER, "letter.html", base_url=None)) if "image" in one]


def test_a_title_that_is_supplied_is_marked_and_the_page_says_so():
    joined = archive()
    untitled = replace(joined.letters[0], letter=replace(joined.letters[0].letter, title=None))
    found = views(replace(joined, letters=(untitled, *joined.letters[1:])))
    page = html_of("letter.html", found[LETTER])
    words = "[Forty villages must go. See the survey.]"
    assert (
        f'<h1>{words}</h1>\n<p class="editorial">The letter has no title: in brackets stand its first words.</p>'
        in page
    )
    assert f"7 signatories. {words}. Open letter to" in citation(page)
    assert tags(page)["citation_title"] == words
    assert f"“{FIRST}”" not in page
    assert "The letter has no title" not in drawn(LETTER, "letter.html")


MISREAD = "This list was probably misread: compare it with the source."
PARTLY = "Parts of this list may be misread: compare them with the source."


@pytest.mark.parametrize(
    ("grade", "said"), [("badly read", [MISREAD]), ("look here", [PARTLY]), ("well read", []), (None, [])]
)
def test_a_doubt_about_a_list_stands_at_the_list(grade, said):
    joined = replace(archive(), grades={FIRST: grade} if grade else {})
    page = html_of("letter.html", views(joined)[LETTER])
    listed = page.partition('id="signatories"')[2].partition('class="entries')[0]
    assert [one for one in (MISREAD, PARTLY) if one in listed] == said


@pytest.mark.parametrize(
    ("grade", "said"),
    [("badly read", "the list was probably misread"), ("look here", "parts of the list may be misread"), (None, None)],
)
def test_a_doubt_about_a_list_goes_with_every_answer_made_from_it(grade, said):
    joined = replace(archive(), grades={FIRST: grade} if grade else {})
    found = views(joined)
    pages = {
        "organizations/alder.html": "organization.html",
        f"letters/compare/{FIRST}--{SECOND}.html": "pair.html",
        f"letters/{SECOND}.html": "letter.html",
        "letters/compare/index.html": "compare.html",
    }
    html = {page: html_of(template, found[page]) for page, template in pages.items()}
    answer = re.search(r'<div id="answer-text">(.*?)</div>', html["organizations/alder.html"], re.DOTALL)[1]
    history = re.search(r'id="signings">(.*?)</ol>', html["organizations/alder.html"], re.DOTALL)[1]
    held = re.search(r'class="pair-letters">(.*?)</ol>', html[f"letters/compare/{FIRST}--{SECOND}.html"], re.DOTALL)[1]
    compared = re.search(r'<div class="comparisons">(.*?)</div>', html[f"letters/{SECOND}.html"], re.DOTALL)[1]
    picked = re.search(rf'value="{FIRST}".*?>', html["letters/compare/index.html"])[0]
    for place in (answer, history, held, compared, picked):
        assert place.count("misread") == (1 if said else 0)
        assert said is None or said in place


def unsigned(grade, withheld=0, stated=None):
    """Return the archive whose first letter names nobody, as its reading is trusted."""
    joined = archive()
    first = replace(joined.letters[0], letter=replace(joined.letters[0].letter, signatories=(), stated=Stated(stated)))
    ledgers = {**joined.ledgers, FIRST: Ledger(stated, None, 0, 0, stated, withheld=withheld)}
    grades = {FIRST: grade} if grade else {}
    return replace(joined, letters=(first, *joined.letters[1:]), ledgers=ledgers, by_letter={}, grades=grades)


NOBODY = {
    "The list was probably misread; nobody can be shown.",
    "No list was found, which may be a mistake.",
    "No list of signatories was found in this letter.",
    "Who signed it is not named here.",
}


@pytest.mark.parametrize("stated", [None, 462])
@pytest.mark.parametrize(
    ("grade", "withheld", "said"),
    [
        ("badly read", 0, "The list was probably misread; nobody can be shown."),
        ("look here", 0, "No list was found, which may be a mistake."),
        ("well read", 0, "No list was found, which may be a mistake."),
        (None, 0, "No list of signatories was found in this letter."),
        ("badly read", 1, "Who signed it is not named here."),
    ],
)
def test_why_nobody_is_named_is_said_in_one_sentence_and_never_as_a_number(grade, withheld, said, stated):
    pages = views(unsigned(grade, withheld, stated))
    drawn = {
        page: html_of(template, pages[page])
        for page, template in ((LETTER, "letter.html"), (INDEX, "letters.html"), ("index.html", "home.html"))
    }
    head, _, rest = drawn[LETTER].partition('class="to-parts"')
    listed = rest.partition('id="signatories"')[2].partition("</section>")[0]
    own = drawn[INDEX].partition(f"{FIRST}.html")[2].partition("</tr>")[0]
    card = drawn["index.html"].partition(f"{FIRST}.html")[2].partition("</li>")[0]
    for where in (head, own, card):
        assert [one for one in NOBODY if one in where] == [said]
        assert not [one for one in ("0 listed", ">0<", "0 signatories", "0 are") if one in where]
    assert [one for one in NOBODY if one in listed] == ([] if withheld else [said])
    assert ("1 is on the list as received" in listed) == bool(withheld)
    assert "names 0" not in listed
    assert ("The letter counts 462 signatories." in " ".join(listed.split())) == bool(stated)


def test_a_letter_that_one_signs_is_signed_by_one():
    joined = archive()
    alone = replace(joined.letters[1].letter, signatories=joined.letters[1].letter.signatories[:1], stated=Stated(None))
    one = replace(joined.letters[1], letter=replace(alone, body=(), footnotes=()))
    found = replace(
        joined, letters=(joined.letters[0], one), ledgers={**joined.ledgers, SECOND: Ledger(None, None, 1, 0, None)}
    )
    page = html_of("letter.html", views(found)[f"letters/{SECOND}.html"])
    assert "Signed by one." in page
    assert "total of those who signed" not in page
    assert "tally-picture" not in page
    assert 'href="#text"' not in page, "there is none"


@pytest.mark.parametrize("listed", [1, 4])
def test_signatories_without_names_that_no_count_of_the_letter_speaks_of(listed):
    joined = archive()
    entries = joined.letters[1].letter.signatories[:listed]
    letter = replace(joined.letters[1].letter, signatories=entries, stated=Stated(None, 3))
    # The letter may count those who signed in parts ("11 organisations and 3 individuals"); that is no total.
    ledgers = {**joined.ledgers, SECOND: Ledger(None, 3, listed, 0, None)}
    letters = (joined.letters[0], replace(joined.letters[1], letter=letter))
    pages = views(replace(joined, letters=letters, ledgers=ledgers))
    page = html_of("letter.html", pages[f"letters/{SECOND}.html"])
    assert f"No single total of those who signed was found in the letter; its list names {listed}." in page
    assert "(3 signed without their names)" in page
    assert "3 counted without a name" in page
    assert "organizations that the letter counts" not in page


def dated(years, count=42):
    """Return the archive with many more letters like the second one, of so many `years`, "" for undated."""
    joined = archive()
    more = [
        replace(
            joined.letters[1],
            letter_id=f"more-{at}",
            letter=replace(joined.letters[1].letter, date=years[at % len(years)] or None),
        )
        for at in range(count)
    ]
    ledgers = {**joined.ledgers, **{one.letter_id: Ledger(930_000, None, 2, 0, None) for one in more}}
    letters = sorted((*joined.letters, *more), key=lambda one: one.letter.date or "9999")
    return replace(joined, letters=tuple(letters), ledgers=ledgers)


def test_the_picture_of_all_letters_tells_which_are_not_in_it():
    home = html_of("home.html", views(dated(["2020-01-01", ""]))["index.html"])
    assert "One bar for every dated letter, as high as its list is long (at most" in home
    assert "21 undated letters are not shown." in home
    assert "undated letters" not in html_of("home.html", views(dated(["2020-01-01"]))["index.html"])


def test_a_strip_says_what_its_cells_are_and_which_row_is_undated():
    joined = dated(["2020-01-01", ""])
    own = next(iter(joined.by_organization))
    rows = joined.by_organization[own]
    twice = (*rows, replace(rows[0], letter_id="more-1"))
    page = f"organizations/{own}.html"
    two = replace(joined, by_organization={**joined.by_organization, own: twice})
    drawn = html_of("organization.html", views(two)[page])
    assert ">undated</text>" in drawn
    assert "One cell for every letter, in order of date; " in drawn.partition("</svg>")[2]
    once = {**joined.by_organization, own: rows[:1]}
    alone = html_of("organization.html", views(replace(joined, by_organization=once))[page])
    assert 'class="strip"' not in alone, "one cell of many says nothing"


def test_persons_are_counted_apart_from_organizations_and_what_they_did_not_sign_is_not_said():
    joined = archive()
    own = next(iter(joined.by_organization))
    person = replace(joined.organizations[own], kind="person")
    one = replace(joined, organizations={**joined.organizations, own: person})
    found, all_ = views(one, config=policies(people_pages=True)), len(joined.organizations)
    home = found["index.html"]
    assert (home.organizations, home.persons) == (all_ - 1, 1)
    index = found["organizations/index.html"]
    assert (index.total - index.persons, index.persons) == (all_ - 1, 1)
    last = index.sections[-1]
    assert (last.heading, [each.organization.text for each in last.entries]) == ("Persons", [person.label])
    assert found[f"organizations/{own}.html"].absent == ()
    assert views(joined)["coalition.html"].unpaged == 0
    assert views(one)["coalition.html"].unpaged == 1


def test_a_letter_that_states_no_number_counts_nobody_who_is_withheld():
    changes = [Change("2024-05-06", "withheld", one) for one in (FIRST, SECOND)]
    drawn = html_of("changes.html", views(changes=changes)["changes.html"])
    first, second = (drawn.partition(f"letters/{one}.html")[2].partition("</li>")[0] for one in (FIRST, SECOND))
    assert all("not named at its own request, or for its safety." in one for one in (first, second))
    assert ("The letter’s count includes it." in first, "The letter’s count includes it." in second) == (True, False)


def test_a_citation_by_count_begins_as_a_sentence_and_names_the_few_who_are_named():
    joined = archive()
    many = replace(joined.letters[1].letter, stated=Stated(930_000, bound="at least"))
    found = views(replace(joined, letters=(joined.letters[0], replace(joined.letters[1], letter=many))))
    page = html_of("letter.html", found[f"letters/{SECOND}.html"])
    assert citation(page).startswith("At least 930,000 signatories, among them Alder Women’s Union; Hill Farmers. “")
    assert 'content="at least 930000 signatories"' in page
