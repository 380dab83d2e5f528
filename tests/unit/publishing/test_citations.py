import json
from dataclasses import replace

import pytest

from sitegen.core.model import Signatory, Stated, Withheld
from sitegen.publishing.citations import bibtex, citable, csl, csl_json, meta_tags, quoted, ris
from tests.unit.publishing.exports.archives import CONFIG, a_manuscript

URL = "https://river.example/archive/letters/2021-03-04-keep-the-river-free.html"
ONE = citable(a_manuscript(title="Keep {all} of it & 50% free"), CONFIG, URL)
NOTHING = {"title": None, "date": None, "language": None, "signatories": (), "addressees": (), "stated": Stated()}
BARE = citable(a_manuscript(**NOTHING), CONFIG, None)


def test_bibtex():
    assert bibtex(ONE) == (
        "@misc{2021-03-04-keep-the-river-free,\n"
        "  author = {{5 signatories}},\n"
        "  title = {{Keep \\{all\\} of it \\& 50\\% free}},\n"
        "  year = {2021},\n  month = {3},\n  day = {4},\n"
        "  note = {Open letter to The Minister of Water; Council of the Valley},\n"
        "  howpublished = {Letters on the River},\n"
        "  langid = {en},\n"
        f"  url = {{{URL}}},\n"
        "}\n"
    )  # fmt: skip


def test_ris_begins_with_the_type_and_ends_with_the_end():
    lines = ris(ONE).split("\r\n")
    assert lines[0] == "TY  - GEN"  # an open letter is no private communication
    assert lines[-2:] == ["ER  - ", ""]
    assert [line for line in lines if line.startswith("AU")] == ["AU  - 5 signatories"]
    assert "N1  - Open letter to The Minister of Water; Council of the Valley" in lines
    assert "DA  - 2021/03/04" in lines


def test_csl():
    item = csl(ONE)
    assert item["type"] == "document"
    assert item["issued"] == {"date-parts": [[2021, 3, 4]]}
    assert item["author"] == [{"literal": "5 signatories"}]
    assert item["recipient"] == [{"literal": name} for name in ("The Minister of Water", "Council of the Valley")]
    assert json.loads(csl_json(ONE)) == [item]


@pytest.mark.parametrize(
    ("stated", "names", "kind", "authors"),
    [
        (Stated(), 2, "organization", ["Name 1", "Name 2"]),
        (Stated(462, 84), 361, "organization", ["462 organizations"]),
        (Stated(3, 1), 2, "organization", ["3 organizations"]),
        (Stated(None, None), 51, "person", ["51 persons"]),
        (Stated(75, None, "at least"), 60, "organization", ["at least 75 organizations"]),
        (Stated(75, None, "at least"), 79, "organization", ["79 organizations"]),
        (Stated(1, 1), 0, "unknown", ["1 signatory"]),
    ],
)
def test_many_signatories_are_one_author_as_the_letter_counts_them(stated, names, kind, authors):
    listed = tuple(Signatory(at, None, "none", f"Name {at}", "", 9, 9, kind) for at in range(1, names + 1))
    item = csl(citable(a_manuscript(stated=stated, signatories=listed), CONFIG, None))
    assert [one["literal"] for one in item["author"]] == authors


@pytest.mark.parametrize(
    ("total", "names", "withheld", "authors"),
    [(6, 4, 2, ["6 signatories"]), (None, 2, 2, ["4 signatories"]), (None, 3, 0, ["Name 1", "Name 2", "Name 3"])],
)
def test_where_somebody_is_withheld_the_rest_do_not_say_of_what_kind_all_are(total, names, withheld, authors):
    listed = tuple(Signatory(at, None, "none", f"Name {at}", "", 9, 9, "organization") for at in range(1, names + 1))
    letter = a_manuscript(stated=Stated(total), signatories=listed)
    letter = replace(letter, withheld=tuple(Withheld(at, at) for at in range(20, 20 + withheld)))
    assert [one["literal"] for one in csl(citable(letter, CONFIG, None))["author"]] == authors


def test_what_a_letter_does_not_say_is_left_out():
    assert "author" not in bibtex(BARE)
    assert "year" not in bibtex(BARE)
    assert set(csl(BARE)) == {"id", "type", "genre", "title", "archive"}
    assert "\r\nAU" not in ris(BARE)


def test_no_line_break_of_a_title_adds_a_field():
    one = citable(a_manuscript(title="a\r\nTY  - BOOK"), CONFIG, None)
    assert ris(one).count("\r\nTY") == 0
    assert len(bibtex(one).splitlines()) == len(bibtex(citable(a_manuscript(), CONFIG, None)).splitlines())


def test_meta_tags():
    tags = meta_tags(ONE)
    assert ("citation_title", "Keep {all} of it & 50% free") in tags
    assert ("citation_publication_date", "2021/03/04") in tags
    assert ("z:itemType", "document") in tags  # what Zotero goes by first
    assert all(content for _, content in meta_tags(BARE))


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Keep the river free", "“Keep the river free”"),
        ("“No more”, they say", "“‘No more’, they say”"),
        ('"No more", they say', "“‘No more’, they say”"),
        ('They say ("no more")', "“They say (‘no more’)”"),
        ("The people’s 'river'", "“The people’s 'river'”"),
        ('A 5" pipe', '“A 5" pipe”'),
        ("Le « non » du village", "“Le « non » du village”"),
    ],
)
def test_quotation_marks_within_a_title_are_inner_ones(title, said):
    assert quoted(title) == said
