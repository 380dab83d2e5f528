from dataclasses import replace

import pytest

from sitegen.content.transcriptions import Understood, transcription_of
from sitegen.core.model import (
    Block,
    Departure,
    Evidence,
    Footnote,
    LineReading,
    Reading,
    Review,
    SourceRef,
    Stated,
    Withheld,
)
from sitegen.core.source import Source
from sitegen.publishing.views.letter import Provenance
from tests.drawn import html_of
from tests.invented import FIRST, SECOND, archive, first_letter, policies, views


def letter(letter_id=FIRST, **more):
    return views(**more)[f"letters/{letter_id}.html"]


def test_blocks_stand_under_their_anchors_and_a_list_is_one_block():
    found = [(one.anchor, one.kind, one.items) for one in letter().blocks]
    assert found == [
        ("p1", "salutation", ()),
        ("p2", "paragraph", ()),
        ("p3", "heading", ()),
        ("p4", "list", ("Stop the work.", "Ask the people; write to […].")),
    ]


def test_what_a_letter_closes_with_stands_on_the_side_of_the_list_that_it_has_in_print():
    joined = archive()
    written = joined.letters[0].letter
    signed = max(one.last for one in written.signatories)
    farewell = Block("closing", "Yours,", 9, 9)
    postscript = Block("closing", "P.S. Come.", signed + 2, signed + 2)
    annex = Block("paragraph", "What we saw.", signed + 4, signed + 4)
    closed = replace(written, body=(*written.body, farewell, postscript, annex))
    joined = replace(joined, letters=(replace(joined.letters[0], letter=closed), *joined.letters[1:]))
    view = views(joined)[f"letters/{FIRST}.html"]
    assert [(one.anchor, one.text) for one in view.blocks][-1] == ("p5", "Yours,")
    assert [(one.anchor, one.text) for one in view.below] == [("p6", "P.S. Come."), ("p7", "What we saw.")]


def test_a_text_under_its_list_is_not_below_it():
    joined = archive()
    written = joined.letters[0].letter
    signed = max(one.last for one in written.signatories)
    under = replace(written, body=tuple(replace(one, first=signed + 2, last=signed + 2) for one in written.body))
    joined = replace(joined, letters=(replace(joined.letters[0], letter=under), *joined.letters[1:]))
    assert views(joined)[f"letters/{FIRST}.html"].below == ()


def test_a_note_stands_at_the_block_that_refers_to_it_and_a_loose_one_at_the_end():
    view = letter()
    assert [[note.marker for note in one.notes] for one in view.blocks] == [[], ["1"], [], []]
    assert [(note.marker, note.referred) for note in view.notes] == [("1", True), ("2", False)]
    assert view.dead_links


def test_entries_keep_their_printed_numbers_and_doubts():
    (group,) = letter().groups
    assert [(one.status, one.lowest, one.highest) for one in group.entries] == [
        ("printed", 1, 1), ("printed", 2, 2), ("ambiguous", 3, 4), ("none", None, None),
    ]  # fmt: skip
    assert letter().ambiguous
    assert not letter(SECOND).ambiguous


def test_names_lead_to_their_organizations_and_the_rest_of_the_entry_stays():
    (group,) = letter(SECOND).groups
    farmers = group.entries[1].printed
    assert (farmers.before, farmers.name.text, farmers.name.href, farmers.after) == (
        "", "Hill Farmers", "../organizations/hill-farmers.html", ", Upper Valley",
    )  # fmt: skip
    member = letter().groups[0].entries[1].members[0]
    assert (member.ordinal, member.printed.name.href) == (1, "../organizations/east-bay.html")


def test_addresses_are_masked_shown_or_hidden_with_their_persons():
    assert [(one.person, one.email, one.masked) for one in letter().contacts] == [("Ada Moss", None, True)]
    assert [one.email for one in letter(config=policies(contacts="shown")).contacts] == ["ada@lake.example"]
    assert letter(config=policies(contacts="hidden")).contacts == ()


def test_a_masked_address_is_nowhere_in_the_view():
    def told(view):
        return repr([getattr(view, name) for name in dir(type(view)) if not name.startswith("_")])

    assert "ada@" not in told(letter())
    assert "ada@" in told(letter(config=policies(contacts="shown")))


def test_a_view_cannot_be_changed():
    with pytest.raises(AttributeError):
        letter().title = "Another"


def with_links(links, **roles_of):
    """The source of the first letter; the lines of `links` hold these alone, others have the roles given for them."""
    others = {at: role for role, lines in roles_of.items() for at in lines}
    roles = {at: "link" if at in links else others.get(at, "body") for at in range(1, 31)}
    read = tuple(LineReading(at, Evidence("rule", role, "because", 1)) for at, role in roles.items())
    lines = tuple(links.get(at, f"line {at}") for at in roles)
    reading = Reading(first_letter(), archive().ledgers[FIRST], read)
    return {FIRST: transcription_of(Understood(Source("first.txt", "ab" * 32, lines), reading))}


def test_links_that_stand_in_no_text_are_shown_where_they_stand_but_no_masked_address():
    view = letter(
        transcriptions=with_links({2: "https://lake.example/map", 6: "www.lake.example", 9: "mailto:a@b.example"})
    )
    assert [(one.line, one.href) for one in view.links_above] == [(2, "https://lake.example/map")]
    assert [[(one.line, one.href) for one in block.links] for block in view.blocks] == [
        [], [(6, "https://www.lake.example")], [], [],
    ]  # fmt: skip


def test_links_in_the_list_stand_below_it_and_a_broken_one_leads_nowhere():
    view = letter(transcriptions=with_links({22: "https://lake.example/a long way"}))
    assert [(one.line, one.text, one.href) for one in view.links_below] == [
        (22, "https://lake.example/a long way", None)
    ]
    assert view.links_above == ()
    assert all(block.links == () for block in view.blocks)


def test_a_departure_that_takes_a_signature_off_the_list_says_so():
    joined = archive()
    said = (Departure("two in one", 20, 21), Departure("withdrew on 1 June", 25, 25), Departure("a slip", 27, 27))
    joined = replace(joined, letters=(replace(joined.letters[0], departures=said), *joined.letters[1:]))
    read = with_links({}, signatory=range(20, 26))
    view = views(joined, transcriptions=read)[f"letters/{FIRST}.html"]
    assert [(one.first, one.unlisted) for one in view.departures] == [(20, False), (25, True), (27, False)]


def test_entries_and_members_have_their_lines_as_received():
    entries = letter(transcriptions=with_links({})).groups[0].entries
    assert [one.received for one in entries][:2] == [((20, "line 20"),), ((21, "line 21"),)]
    assert [one.received for one in entries[1].members][:1] == [((entries[1].members[0].line, "line 22"),)]
    assert letter().groups[0].entries[0].received == ()


def test_a_line_that_says_what_its_row_shows_is_told_by_its_lead():
    first, *others = letter().groups[0].entries
    shown = f"{first.lowest}. {first.printed.name.text}{first.printed.after}"
    group = letter(transcriptions=with_links({first.line: shown})).groups[0]
    assert (group.lead, group.entries[0].lead) == ("{0}. ", "{0}. ")
    assert [one.lead for one in group.entries[1:]] == [None] * len(others)  # "line 21" and so on


def test_neighbours_are_those_of_the_dates():
    (after,), (before,) = letter().neighbours, letter(SECOND).neighbours
    assert (after.card.letter_id, after.before, after.same, after.in_time) == (SECOND, False, False, True)
    assert (before.card.href, before.before, before.in_time) == (f"../letters/{FIRST}.html", True, True)


@pytest.mark.parametrize(
    ("first", "second", "known"),
    [
        ("2021-05-03", "2022-09-14", True),
        ("2021-05", "2021-06-01", True),
        ("2021", "2022-01-01", True),
        ("2021-05-03", "2021-05-03", False),
        ("2021-05", "2021-05-03", False),
        ("2021", "2021-05-03", False),
        ("2021-05-03", None, False),
        (None, None, False),
    ],
)
def test_undated_letters_and_those_of_one_day_have_no_order(first, second, known):
    joined = archive()
    dated = tuple(
        replace(one, letter=replace(one.letter, date=date))
        for one, date in zip(joined.letters, (first, second), strict=True)
    )
    found = views(replace(joined, letters=dated))
    assert [one.in_time for one in found[f"letters/{FIRST}.html"].neighbours] == [known]
    drawn = html_of("letter.html", found[f"letters/{SECOND}.html"])
    beside = drawn.partition('<nav class="neighbours"')[2].partition("</nav>")[0]
    assert (">Earlier ·" in beside, ">Before it in this archive’s list ·" in beside) == (known, not known)
    assert drawn.count("also stand on the list of the previous letter") <= known
    assert all(known or one.new is None for group in found[f"letters/{SECOND}.html"].groups for one in group.entries)


def test_the_next_letter_to_the_same_addressee_is_named_where_it_is_not_the_next_of_all():
    joined = archive()
    between = replace(
        joined.letters[1], letter_id="2021-12-01-between", letter=replace(joined.letters[1].letter, addressees=())
    )
    letters = (joined.letters[0], between, joined.letters[1])
    ledgers = {**joined.ledgers, between.letter_id: joined.ledgers[SECOND]}
    by_letter = {**joined.by_letter, between.letter_id: joined.by_letter[SECOND]}
    found = views(replace(joined, letters=letters, ledgers=ledgers, by_letter=by_letter))
    first = found[f"letters/{FIRST}.html"]
    assert [(one.card.letter_id, one.before, one.same) for one in first.neighbours] == [
        (between.letter_id, False, False), (SECOND, False, True),
    ]  # fmt: skip
    assert [one.same for one in letter().neighbours] == [False]


def test_notes_whose_markers_spell_nothing_have_anchors_of_their_own():
    joined = archive()
    notes = tuple(Footnote(marker, "text", 1, 1) for marker in ("*", "**", "1"))
    one = replace(joined.letters[0], letter=replace(joined.letters[0].letter, footnotes=notes))
    found = views(replace(joined, letters=(one, joined.letters[1])))[f"letters/{FIRST}.html"]
    assert [note.anchor for note in found.notes] == ["x", "x-2", "1"]


def test_a_mark_of_a_note_that_the_source_lost_is_told():
    joined = archive()
    notes = (Footnote("1", "text", 10, 10, 5), Footnote("2", "text", 11, 11, 6))
    one = replace(joined.letters[0], letter=replace(joined.letters[0].letter, footnotes=notes))
    given = with_links({5: "Forty villages,? are told.", 6: "None of them\u00b2 was asked."})
    found = views(replace(joined, letters=(one, joined.letters[1])), transcriptions=given)[f"letters/{FIRST}.html"]
    assert found.lost_marks == (("1", 5),)
    assert "In our copy the mark of note 1 is not to be read" in html_of("letter.html", found)


def test_a_list_shorter_than_what_a_letter_counts_at_least_is_told():
    joined = archive()
    said = Stated(20, None, "at least")
    first = replace(joined.letters[0], letter=replace(joined.letters[0].letter, stated=said))
    ledger = replace(joined.ledgers[FIRST], stated=20, undisclosed=None, listed=6, missing=14)
    changed = replace(joined, letters=(first, joined.letters[1]), ledgers={**joined.ledgers, FIRST: ledger})
    page = html_of("letter.html", views(changed)[f"letters/{FIRST}.html"])
    assert "at least 20 signatories; its list names 6" in page
    assert ", 14 fewer than it counts; we do not know why." in page


def test_where_a_letter_came_from_is_told_but_not_where_it_names_whom_we_withhold():
    joined = archive()
    source = SourceRef("first.txt", "ab" * 32, 30, "https://lake.example/a", "2021-05-04", "Lake Monitor")
    told = replace(joined.letters[0], source=source, review=Review("Ada Holm", "2021-06-01"))
    view = views(replace(joined, letters=(told, joined.letters[1])))[f"letters/{FIRST}.html"]
    assert view.provenance == Provenance("https://lake.example/a", "2021-05-04", "Lake Monitor")
    assert view.review == Review("Ada Holm", "2021-06-01")
    hiding = replace(told, withheld=(Withheld(21, 21),))
    view = views(replace(joined, letters=(hiding, joined.letters[1])))[f"letters/{FIRST}.html"]
    assert view.provenance.url is None
