"""How a list is set tells headings, wraps and roles apart, where its words do not."""

from sitegen.core.model.reading import ReadingFact
from sitegen.reading.choosing import read_letter
from sitegen.reading.formats import read_source
from sitegen.reading.parsing import parse_letter
from tests.unit.reading.formats.documents import pdf, tagged

TREES = ("Alder", "Birch", "Cedar", "Dogwood", "Elm", "Fir", "Gorse", "Hazel")
NAMES = [f"{tree} Society" for tree in TREES]


def names(*lines):
    """The names read from a list of (text, left edge, size), 14 points apart, under "Signed by:"."""
    top = [(760, "Dear all, we ask you to act for the lake and all who live by it."), (730, "Signed by:")]
    page = [*top, *((700 - 14 * n, text, *how) for n, (text, *how) in enumerate(lines) if text)]
    return [one.name for one in parse_letter(read_source("x.pdf", pdf(page)).value).value.letter.signatories]


def test_a_line_set_larger_than_the_entries_is_a_heading():
    lines = [("Harbours and Coasts", 72, 14), *((name,) for name in NAMES[:4]), ("Hills and Valleys", 72, 14)]
    assert names(*lines, *((name,) for name in NAMES[4:])) == NAMES


def test_entries_in_two_sizes_are_entries():
    assert names(*((name, 72, 14 if n < 3 else 12) for n, name in enumerate(NAMES))) == NAMES


def test_a_line_that_hangs_under_an_entry_goes_on_from_it():
    lines = [(name,) for name in NAMES]
    lines[3:4] = [("Dogwood Society of the Rivers",), ("Worldwide Chapter", 90)]
    assert names(*lines)[3] == "Dogwood Society of the Rivers Worldwide Chapter"
    assert len(names(*lines)) == len(NAMES)


def test_where_entries_begin_is_seen_page_by_page():
    # A head sticks out to the left of the first page alone.
    first = [(800, "Letter on the lake", 62), (760, "Dear all, we ask you to act for the lake."), (730, "Signed by:")]
    first += [(700 - 14 * n, name) for n, name in enumerate(NAMES)]
    second = [
        (760 - 14 * n, f"{name} of {part}")
        for n, (part, name) in enumerate((p, n) for p in ("Asia", "Peru") for n in NAMES)
    ]
    source = read_source("x.pdf", pdf(first, second)).value
    assert len(parse_letter(source).value.letter.signatories) == 3 * len(NAMES)


def test_a_wrapped_entry_is_one_where_the_file_says_so():
    paragraphs = [("P", f"{name} of the North") for name in NAMES]
    paragraphs[3] = ("P", "Dogwood Society of Friends", "Worldwide Chapter")
    data = tagged(("P", "Dear all, we ask you to act."), ("P", "Signed by:"), *paragraphs)
    found = [one.name for one in parse_letter(read_source("x.pdf", data).value).value.letter.signatories]
    assert (len(found), found[3]) == (len(NAMES), "Dogwood Society of Friends Worldwide Chapter")


def test_what_is_set_small_below_a_name_is_no_name():
    lines = [(name,) for name in NAMES]
    lines[3:3] = [("School of Law, Westhaven University", 72, 9)]
    lines[6:6] = [("Museum of the Lake", 72, 9), ("Northern Province", 72, 9)]
    assert len(names(*lines)) == len(NAMES)


def test_entries_that_run_from_right_to_left_begin_at_the_right():
    letters = dict(zip("abcdefghijk", "אבגדהוזחטיכ", strict=True))
    # Eight names of two lengths: at the right all begin at one place, at the left they end at two.
    names = [f"{'abcd' if n % 2 else 'abcdefgh'} {chr(97 + n) * 3} jihg" for n in range(8)]
    page = [(760, "DEAR ALL, WE ASK YOU TO ACT FOR THE LAKE."), (730, "SIGNED BY:")]
    page += [(700 - 14 * n, name, 460 - 6.67 * len(name)) for n, name in enumerate(names)]
    source = read_source("x.pdf", pdf(page, letters=letters)).value
    told = ReadingFact(5, 12, "signatories")
    assert len(read_letter(source, facts=[told]).value.letter.signatories) == len(names)
