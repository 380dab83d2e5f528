"""The two letters of the archive against what a careful reader sees in them. Skipped where the gold is not at hand."""

import json
from pathlib import Path

import pytest

from sitegen.core.source import Source, digest, split_lines
from sitegen.reading.choosing import read_letter

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
PAIRS = [("000_b7e0fdf4101a12f9", "letter1"), ("001_a1a71a70a019e1fb", "letter2")]
pytestmark = pytest.mark.skipif(not (SHARED / "gold").is_dir(), reason="the gold is not at hand")


def read(name):
    data = (SHARED / "letters" / f"{name}.txt").read_bytes()
    return read_letter(Source(name, digest(data), split_lines(data.decode("utf-8"))))


@pytest.fixture(scope="module", params=PAIRS, ids=[gold for _, gold in PAIRS])
def pair(request):
    name, gold = request.param
    return read(name).value, json.loads((SHARED / "gold" / f"{gold}.json").read_text(encoding="utf-8"))


def test_metadata(pair):
    letter, gold = pair[0].letter, pair[1]
    assert (letter.title, letter.date, letter.language) == (gold["title"], gold["date"], "en")
    assert (list(letter.addressees), list(letter.cc)) == (gold["addressees"], gold["cc"])
    assert (letter.stated.total, letter.stated.undisclosed) == (
        gold["stated_total"],
        gold["stated_undisclosed"],
    )
    seen = [
        {"person": one.person, "organization": one.organization, "email": one.email, "line": one.line}
        for one in letter.contacts
    ]
    assert seen == gold["contacts"]


def test_body(pair):
    letter, gold = pair[0].letter, pair[1]
    paragraphs = [block for block in letter.body if block.kind == "paragraph"]
    seen = [(" ".join(p.text.split()[:8]), " ".join(p.text.split()[-5:]), len(p.text.split())) for p in paragraphs]
    assert seen == [(one["first8"], one["last5"], one["words"]) for one in gold["body_detail"]]
    assert [(block.first, block.text) for block in letter.body if block.kind == "salutation"] == [
        (one["line"], one["text"]) for one in gold["salutations"]
    ]


def test_footnotes_are_tied_to_their_marks(pair):
    letter, gold = pair[0].letter, pair[1]
    seen = [(note.marker, note.text, [note.first, note.last], note.reference) for note in letter.footnotes]
    assert seen == [(one["marker"], one["text"], one["lines"], one["reference"]["line"]) for one in gold["footnotes"]]


def test_entries_members_and_numbers(pair):
    letter, gold = pair[0].letter, pair[1]
    assert [(one.name, one.line) for one in letter.signatories] == [
        (one["name"], one["line"]) for one in gold["signatories"]
    ]
    for one, want in zip(letter.signatories, gold["signatories"], strict=True):
        assert [(member.name, member.line) for member in one.members] == [
            (m["name"], m["line"]) for m in want["members"]
        ]
        assert (one.number_status, list(one.number_range)) == (want["number_status"], want["number_range"])
        if want["number_status"] == "ambiguous":
            assert want["number_range"][0] <= one.number <= want["number_range"][1]
        else:
            assert one.number == want["number"]


def test_ledger(pair):
    ledger, gold = pair[0].ledger, pair[1]
    assert (ledger.listed, ledger.members) == (gold["recoverable_top_level"], gold["member_count"])
    assert ledger.missing == len(gold["lost_numbers"])
    seen = [(gap.first, gap.after + 1, gap.expected, gap.found) for gap in ledger.gaps]
    lines = {one["ordinal"]: one["line"] for one in gold["signatories"]}
    want = [(one["numbers"][0], one["n_numbers"], one["n_top_level_lines"]) for one in gold["gaps"]]
    assert [one[1:] for one in seen] == want
    assert all(first in lines.values() for first, *_ in seen)


def test_every_line_has_one_role_and_debris_is_noise(pair):
    reading, gold = pair
    assert [one.line for one in reading.lines] == list(range(1, len(reading.lines) + 1))
    assert [one.line for one in reading.lines if one.winner.role == "noise"] == gold["garbage_lines"]
    links = [one.line for one in reading.lines if one.winner.role == "link"]
    assert links == [one["line"] for one in gold["page_end_urls"]]


def test_members_without_a_bullet_say_why():
    letter = read(PAIRS[0][0]).value.letter
    reasons = [member.reason for entry in letter.signatories for member in entry.members]
    assert sum(reason is None for reason in reasons) == 8
    assert all("alphabet" in reason for reason in reasons if reason)


def test_a_sibling_letter_is_a_witness():
    sibling = read(PAIRS[1][0]).value.letter
    data = (SHARED / "letters" / f"{PAIRS[0][0]}.txt").read_bytes()
    letter = read_letter(Source("000", digest(data), split_lines(data.decode("utf-8"))), (sibling,)).value.letter
    reasons = [member.reason for entry in letter.signatories for member in entry.members if member.reason]
    assert len(reasons) == 33
    assert all("another letter" in reason for reason in reasons)
