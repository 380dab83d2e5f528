from dataclasses import replace
from types import SimpleNamespace

import pytest

from sitegen.analysis.findings import find
from sitegen.core.memo import in_turn
from sitegen.core.model import Block
from sitegen.publishing.views.evidence import PassageView
from sitegen.publishing.views.held import HELD, differences, shortened
from sitegen.publishing.views.lookup import FindingsLookup
from sitegen.publishing.views.reads import Tables
from sitegen.publishing.works_cited import PASSAGES, works_of
from tests.invented import CONFIG, FIRST, SECOND, archive, memory, views

ASKS = "We call on the Council to adopt Resolution 2669 (2022) and stop the war at once; write to ada@lake.example."


def asking():
    """Return the archive with the same asking in both letters."""
    joined = archive()
    letters = []
    for one in joined.letters:
        letter = one.letter
        body = (*letter.body[:1], Block("paragraph", ASKS, 5, 6))
        addressees = ("Members of the United Nations Security Council",)
        letters.append(replace(one, letter=replace(letter, body=body, addressees=addressees)))
    return replace(joined, letters=tuple(letters))


def test_what_is_asked_again_leads_to_where_it_was_asked_before():
    found = views(asking())
    (first,), (second,) = (found[f"letters/{one}.html"].demands for one in (FIRST, SECOND))
    assert (first.href, first.before, first.first) == ("#demand-1", 0, None)
    assert (second.before, second.first.text, second.first.href) == (1, "2021-05-03", f"../letters/{FIRST}.html")
    assert "ada@" not in second.text


def test_a_dossier_has_one_row_for_what_returns_and_each_letters_others():
    dossier = views(asking())["addressees/members-of-the-united-nations-security-council.html"]
    (repeated,) = [one for one in dossier.recurring if "war" in one.text]
    assert [one.href for one in repeated.letters] == [f"../letters/{one}.html#demand-1" for one in (FIRST, SECOND)]
    assert [(one.again, one.demands) for one in dossier.received] == [(1, ()), (1, ())]
    assert "ada@" not in repr(dossier)


def test_documents_are_cited_once_with_every_place():
    (cited,) = views(asking(), CONFIG)[f"letters/{FIRST}.html"].cited
    assert (cited.kind, cited.places) == ("resolution", ("p2",))
    assert "2669" in cited.label
    assert cited.entry == "../references/index.html#s-res-2669-2022"


def test_what_is_found_is_marked_where_it_stands():
    block = views(asking())[f"letters/{SECOND}.html"].blocks[1]
    (marks,) = block.marks
    assert {(one.kind, one.about, block.text[one.start : one.end]) for one in marks} == {
        ("demand", "asks", block.text),
        ("passage", "again", block.text.removesuffix(" […].")),
        ("link", "work", "Resolution 2669 (2022)"),
    }


def test_passages_are_held_against_each_other_for_the_pages_that_are_drawn_and_remembered():
    joined, kept = asking(), {}
    findings = find(joined)
    lookup = FindingsLookup(joined, findings, works_of(findings), Tables(), memory(kept))
    lookup.hold((), in_turn)
    assert not kept
    lookup.hold({PASSAGES}, in_turn)
    ((stage, _),) = kept
    assert stage == HELD
    kept.update(dict.fromkeys(kept, "as remembered"))
    assert lookup.held[PASSAGES] == "as remembered"


def test_the_index_of_references_has_every_sentence_with_its_place():
    view = views(asking())["references/index.html"]
    (resolutions,) = [one for one in view.kinds if one.kind == "resolution"]
    (work,) = resolutions.works
    assert [one.letter.letter_id for one in work.citing] == [FIRST, SECOND]
    (sentence,) = work.citing[0].sentences
    assert (sentence.words, sentence.href) == ("Resolution 2669 (2022)", f"../letters/{FIRST}.html#p2")


def test_shared_passages_stand_with_their_first_use_and_what_differs():
    (group,) = views(asking())["passages/index.html"].groups
    (passage,) = group.passages
    assert group.letters[passage.first.at - 1].letter_id == FIRST
    assert (passage.first.letter.letter_id, [one.exact for one in passage.later]) == (FIRST, [True])
    assert differences("open the old gates now", "open the gates right now") == (
        ("same", "open the"), ("only there", "old"), ("same", " gates"), ("same", " "), ("only here", "right"),
        ("same", " now"),
    )  # fmt: skip


def test_letters_that_cite_each_other_lead_both_ways():
    joined = archive()
    first, second = joined.letters
    body = (Block("paragraph", "In our open letter of 3 May 2021 we asked in vain.", 5, 6),)
    joined = replace(joined, letters=(first, replace(second, letter=replace(second.letter, body=body))))
    found = views(joined)
    assert [one.href for one in found[f"letters/{FIRST}.html"].citing] == [f"../letters/{SECOND}.html#p1"]
    (mark,) = found[f"letters/{SECOND}.html"].blocks[0].marks[0]
    assert (mark.about, mark.href) == ("letter", f"../letters/{FIRST}.html")


def test_of_a_later_use_the_words_around_what_differs_are_shown():
    first = " ".join(f"word{at}" for at in range(40)) + " open the gates " + " ".join(f"more{at}" for at in range(40))
    pieces = shortened(differences(first, first.replace("open", "shut")))
    assert [op for op, _ in pieces] == ["same", "only there", "same", "only here", "same"]
    assert pieces[0][1].split() == ["…", "word34", "word35", "word36", "word37", "word38", "word39"]
    assert pieces[-1][1].split() == ["the", "gates", "more0", "more1", "more2", "…"]
    whole = differences(first, first)
    assert shortened(whole) == whole
    assert shortened(differences("open the old gates now", "open the gates right now")) == differences(
        "open the old gates now", "open the gates right now"
    )


@pytest.mark.parametrize(
    ("first", "later", "ordered"),
    [
        ("2021-05-03", ("2022-09-14", "2023-01"), True), ("2021-05-03", ("2022-09-14", None), False),
        (None, ("2022-09-14",), False), ("2021-05-03", ("2021-05-03",), False), ("2021-05-03", ("2021-05",), False),
    ],
)  # fmt: skip
def test_a_first_use_is_known_where_its_letter_is_surely_the_oldest(first, later, ordered):
    uses = [SimpleNamespace(letter=SimpleNamespace(date=date)) for date in (first, *later)]
    assert PassageView("p", 8, uses[0], tuple(uses[1:])).ordered is ordered
