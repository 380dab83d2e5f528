"""The laws of the manuscript: nothing that a letter says is lost, and nothing in it is taken for Markdown."""

import re
from dataclasses import replace
from typing import get_args

from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from sitegen.content.manuscript import as_stored, read_manuscript, write_manuscript
from sitegen.content.manuscript.bold import read_entry, write_entry
from sitegen.content.manuscript.escaping import read_text, write_lines, write_text
from sitegen.content.manuscript.inline import Link, Strong, as_written, parse_inline
from sitegen.core.model import (
    Block,
    Contact,
    Correction,
    Departure,
    FactKind,
    Footnote,
    Letter,
    Manuscript,
    Member,
    ReadingFact,
    SettledMatter,
    Settlement,
    Signatory,
    SourceRef,
    Stated,
    Withdrawal,
    Withheld,
)

MARKDOWN = [
    *"*_`[]()!#-+.>=|:&;<~$1 2\\\n\tbက•–",
    "[a](#)",
    "[b](https://x.org/)",
    "**",
    "[^1]",
    "&amp;",
    "<!--",
    "-->",
    "1. ",
    "- ",
    "---",
    "## Signatories",
    "\u202e",
    "\u200b",
    " <!-- 5 -->",
    '"',
    "; place: ",
]
# NUL is no character of text; readers refuse it.
text = st.lists(
    st.sampled_from(MARKDOWN) | st.characters(exclude_characters="\0", exclude_categories=("Cs",)),
    max_size=20,
).map("".join)
words = st.text(st.characters(categories=("L", "N", "P", "Zs"), include_characters="\n"), min_size=1, max_size=30)
some_text = (text | words).filter(lambda one: one != "…")  # which is what a hint leaves to be filled in
maybe = st.none() | some_text
line = st.integers(0, 99_999)
lines = st.tuples(line, line).map(sorted)
PLAIN = ["salutation", "paragraph", "quote", "closing"]
items = st.tuples(st.integers(0, 12), st.sampled_from(".)"), some_text).map(lambda item: "{}{} {}".format(*item))
blocks = st.one_of(
    st.builds(lambda kind, t, at: Block(kind, t, *at), st.sampled_from(PLAIN), some_text, lines),
    st.builds(lambda t, at, level: Block("heading", t, *at, level), some_text, lines, st.integers(1, 6)),
    st.builds(lambda t, at, level: Block("list", t, *at, level), some_text, lines, st.integers(0, 4)),
    st.builds(lambda item, at: Block("list", item, *at), items, lines),
)
named = st.one_of(
    some_text.map(lambda name: (name, name)),
    st.tuples(text, some_text, text).map(lambda parts: (parts[1], "".join(parts))),
    st.tuples(words, words).map(lambda parts: (parts[0], f"[{parts[0]}](https://x.org/) {parts[1]}")),
    st.tuples(some_text, some_text),
)
members = st.builds(lambda name, at, reason: Member(*name, *at, reason), named, lines, maybe)
numbers = st.none() | st.integers(0, 30) | st.integers(-5, 10**12)
signatories = st.lists(
    st.builds(
        lambda number, name, at, kind, role, affiliation, place, group, nested: Signatory(
            0, number, "none" if number is None else "printed", *name, *at, kind, role, affiliation, place, group,
            None, nested,
        ),
        numbers, named, lines, st.sampled_from(["organization", "person", "unknown"]), maybe, maybe, maybe,
        st.none() | st.sampled_from(["Asia", "## Signatories", "x\ny"]), st.lists(members, max_size=2).map(tuple),
    ),
    max_size=5,
).map(lambda many: tuple(replace(one, ordinal=n) for n, one in enumerate(many, 1)))  # fmt: skip
bounds = st.sampled_from(["exact", "at least", "about"])
markers = st.sampled_from(["1", "a", "A", "*", "x y"]) | some_text
notes = st.builds(lambda marker, t, at, ref: Footnote(marker, t, *at, ref), markers, some_text, lines, st.none() | line)
letters = st.builds(
    Letter,
    maybe,
    st.none() | st.dates().map(str) | st.sampled_from(["2024", "2024-02"]),
    st.none() | st.sampled_from(["en", "my", "no"]),
    st.lists(some_text, max_size=2).map(tuple),
    st.lists(some_text, max_size=2).map(tuple),
    st.builds(Stated, st.none() | st.integers(0, 9999), st.none() | st.integers(0, 99), bounds),
    st.lists(st.builds(Contact, maybe, maybe, maybe, line), max_size=2).map(tuple),
    st.lists(blocks, max_size=6).map(tuple),
    st.lists(notes, max_size=3).map(tuple),
    st.none() | words.map(str.strip).filter(bool),
    signatories,
)
on_line = st.integers(1, 99_999)
spans = st.tuples(on_line, on_line).map(sorted)
days = st.none() | st.dates().map(str)
reasons = some_text.map(lambda text: f"as {text}".strip())
departures = st.one_of(
    st.builds(lambda reason, at, on: Departure(reason, *at, None, on), reasons, spans, days),
    st.builds(
        lambda reason, of, on: Departure(reason, 0, 0, of, on), reasons, st.sampled_from(["title", "date"]), days
    ),
)
manuscripts = st.builds(
    Manuscript,
    st.from_regex(r"[a-z0-9]{1,5}(-[a-z0-9]{1,5}){0,2}", fullmatch=True),
    st.just("letter.md"),
    letters,
    st.none() | st.builds(SourceRef, some_text, st.from_regex(r"[0-9a-f]{64}", fullmatch=True), line),
    st.sampled_from(["unreviewed", "reviewed"]),
    st.lists(st.builds(Correction, on_line, some_text, some_text, maybe, days), max_size=2).map(tuple),
    maybe,
    st.lists(departures, max_size=2).map(tuple),
    st.lists(
        st.builds(
            lambda at, reason, on, count: Withheld(*at, reason, on, count=count),
            spans,
            st.none() | reasons,
            days,
            st.integers(1, 4),
        ),
        max_size=2,
    ).map(tuple),
    st.lists(
        st.builds(lambda at, kind: ReadingFact(*at, kind), spans, st.sampled_from(get_args(FactKind))), max_size=2
    ).map(tuple),
    st.lists(st.builds(Settlement, st.sampled_from(get_args(SettledMatter)), reasons, days), max_size=2).map(tuple),
    withdrawn=st.none()
    | st.builds(Withdrawal, days, st.none() | reasons).filter(lambda one: one.on is not None or one.reason is not None),
    former_ids=st.lists(some_text, max_size=2).map(tuple),
)
commonmark = MarkdownIt("commonmark").enable(["table", "strikethrough"])
# What no reader of Markdown shows: it puts a replacement for control characters and unassigned ones.
CONTROLS = "".join(map(chr, [*range(9), *range(11, 32), *range(127, 160)]))
shown_text = st.lists(
    st.sampled_from(MARKDOWN) | st.characters(exclude_characters=CONTROLS, exclude_categories=("Cs", "Cn")),
    max_size=20,
).map("".join)


# A disk may spell the name of a source with its accents apart (NFD).
APART = Manuscript(
    "a", "letter.md", Letter(None, None, None, (), (), Stated(None, None, "exact"), (), (), (), None, ()),
    SourceRef("bru\u0308cke.txt", "0" * 64, 1), "unreviewed",
)  # fmt: skip


@settings(max_examples=100)
@given(manuscripts)
@example(APART)
def test_reading_what_was_written_gives_the_same_letter(manuscript):
    written = write_manuscript(manuscript)
    read = read_manuscript(written, "letter.md")
    assert read.value == as_stored(manuscript), read.diagnostics
    assert write_manuscript(read.value) == written


@settings(max_examples=100)
@given(manuscripts)
def test_a_manuscript_survives_the_line_ends_of_other_systems(manuscript):
    written = write_manuscript(manuscript)
    assert read_manuscript(written.replace("\n", "\r\n"), "letter.md").value == as_stored(manuscript)


@given(some_text)
def test_escaping_is_taken_back(text):
    assert read_text(write_text(text)) == text
    assert read_text(re.sub(r"(?<!\\)((?:\\\\)*)\\\n", r"\1\n", write_lines(text))) == text


@given(some_text)
def test_inline_pieces_are_the_text(text):
    assert "".join(map(as_written, parse_inline(text))) == text
    assert "".join(map(as_written, parse_inline(text, strong=False))) == text


@settings(max_examples=200)
@given(shown_text.filter(bool))
@example("0**\u202e**")
def test_a_reader_of_markdown_shows_the_letters_own_characters(text):
    for written in (write_text(text), write_lines(text)):
        tokens = commonmark.parse(written)
        assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"], written
        assert shown(tokens[1].children) == seen(parse_inline(text))
        kinds = [token.type for token in tokens[1].children]
        assert kinds.count("link_open") == count(parse_inline(text), Link)
        assert kinds.count("strong_open") + kinds.count("em_open") == count(parse_inline(text), Strong)
        assert "html_inline" not in kinds


@given(named)
def test_bold_names_are_read_back(name_and_entry):
    name, entry = name_and_entry
    written, says_name = write_entry(entry, name)
    assert read_entry(written).entry == entry
    if says_name:
        assert read_entry(written).name == name


@settings(max_examples=200)
@given(st.lists(some_text, max_size=8).map("\n".join), st.booleans())
def test_no_text_breaks_the_reader(text, fenced):
    read = read_manuscript(f"---\nid: x\n---\n{text}" if fenced else text, "letter.md")
    assert read.value is not None or read.failed
    if read.value:
        again = write_manuscript(read.value)
        assert write_manuscript(read_manuscript(again, "letter.md").value) == again


def shown(tokens):
    return "".join("\n" if token.type in ("softbreak", "hardbreak") else token.content for token in tokens)


def seen(pieces):
    """Plain CommonMark knows no footnotes and shows their marks as they stand."""
    return "".join(seen(one.words) if isinstance(one, Link | Strong) else as_written(one) for one in pieces)


def count(pieces, kind):
    return sum(
        isinstance(one, kind) + (count(one.words, kind) if isinstance(one, Link | Strong) else 0) for one in pieces
    )
