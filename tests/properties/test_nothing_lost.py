"""Nothing is lost: what a line says stands in the letter, or the line is said to be furniture or noise."""

import json
import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.core.source import Source
from sitegen.reading.choosing import read_letter
from sitegen.reading.formats import read_source
from sitegen.reading.parsing import reading_as_json

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
LARGEST = 30_000  # bytes of a letter that is read here; what is larger takes long, and is a long list
TEXTS = [
    path
    for path in sorted((SHARED / "corpus").glob("*"))
    if path.suffix in (".txt", ".md", ".html") and path.with_suffix(".json").exists() and path.stat().st_size < LARGEST
]
FIELDS = ("title", "date", "heading", "group", "statement", "body", "closing", "salutation")
MARKUP = re.compile(r"<[^<>]*>|\]\([^()]*\)|https?://\S+|&\w+;")
LONG = 6  # characters from which a word is looked for within others: in scripts that part no words, sentences are one
MOST = 2  # words beside a date that may be its place, its month, a weekday


def words(text):
    plain = unicodedata.normalize("NFKC", MARKUP.sub(" ", text).replace("\u00ad", "")).casefold()
    return re.findall(r"[^\W\d_]{3,}", plain)


def lost(source, checked):
    """Return the lines of a letter as read that hold words which stand nowhere in it, and no doubt tells of."""
    record = reading_as_json(source, checked, source.path)
    letter = [record[key] for key in ("title", "addressees", "cc", "contacts", "body", "footnotes", "statement")]
    letter += [(one["entry"], one["group"], one["members"]) for one in record["signatories"]]
    said = words(json.dumps(letter, ensure_ascii=False))
    known, whole = set(said), " ".join(said)
    doubted = {one["line"] for one in record["diagnostics"]}
    found = []
    entries = [one for entry in record["signatories"] for one in (entry, *entry["members"])]
    listed = {at for one in entries for at in range(one["line"], one.get("last", one["line"]) + 1)}
    for line in record["lines"]:
        if line["role"] in ("signatory", "member") and line["line"] not in listed:
            found.append((line["line"], line["role"], line["text"]))
        if line["role"] not in FIELDS or line["rule"] == "front-matter":
            continue
        gone = [one for one in words(line["text"]) if one not in known and not (len(one) >= LONG and one in whole)]
        dated = line["role"] in ("date", "title") and re.search(r"\d", line["text"])
        labelled = line["rule"] == "labelled-subject"
        if len(gone) > (MOST * 3 if dated else MOST if line["line"] in doubted else 1 if labelled else 0):
            found.append((line["line"], line["role"], line["text"]))
    return found


@pytest.mark.skipif(not TEXTS, reason="the corpus is not at hand")
@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_no_line_of_a_real_letter_is_lost(path):
    source = read_source(path.name, path.read_bytes()).value
    assert lost(source, read_letter(source)) == []


OPENERS = [
    "Open letter on wells",
    "# Open letter on wells",
    "**Who counts us?**",
    "*Read aloud in the camp*",
    "Seed Circle",
]
DATES = ["12 May 2024", "Zell, 13 May 2024", "03/04/2024", "March 2024", "Last updated: 5 June 2024"]
SHORT = ["Count us.", "Nobody came.", "Recalling that every person counts,", "The pump broke on 3 April 2024.",
         "We met on 3 April 2024, and we ask you to come.", "Please answer by 1 June 2024.", "1. We want numbers.",
         "From: the children of the camp", "## What we ask", "Added on 6 July 2024:", "Niemand kommt."]  # fmt: skip
LONGER = ["We ask for a pump, and for a man who can mend it before the summer comes, because our wells are dry."]
PARTIES = ["To the Minister of Water", "Dear Minister,", "Minister Jane Doe\nMinistry of Water"]
ENDS = ["Signed:", "Signatories", "Yours sincerely,", "Individuals:", "P.S. We enclose a map."]
NAMES = ["Ann Poe", "Ben Roe, driver", "- Heron Watch", "- Reed Network", "1. Salmon Society", "Cleo Wyn, 13 May 2024"]
LETTERS = st.lists(st.sampled_from([*OPENERS, *DATES, *SHORT, *LONGER, *PARTIES, *ENDS, *NAMES]), max_size=18)


@settings(max_examples=60)
@given(st.sampled_from(OPENERS), LETTERS, st.lists(st.sampled_from(["\n", "\n\n"]), min_size=18, max_size=18))
def test_no_line_of_an_invented_letter_is_lost(title, lines, breaks):
    text = title + "\n\n" + "".join(line + end for line, end in zip(lines, breaks, strict=False))
    source = Source("any.txt", "0" * 64, tuple(text.split("\n")))
    assert lost(source, read_letter(source)) == []
