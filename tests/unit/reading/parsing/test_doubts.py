"""Every diagnostic of the parser is fired by a small letter, and says where and why."""

# ruff: noqa: E501 - a table reads best with a line a row

import re

import pytest

from sitegen.core.diagnostics import codes
from sitegen.core.source import Source, split_lines
from sitegen.reading.choosing import read_letter
from sitegen.reading.parsing import parse_letter

WHOLE = """Open letter on the ferry

To: The Harbour Board

1 May 2019

Dear Board,

{body}

{opener}

{names}
"""


def letter(
    names="Foo Union\nBar Network",
    opener="Signed by:",
    body="We ask that the ferry be kept. It is what we have.",
    **more,
):
    text = WHOLE.format(names=names, opener=opener, body=body)
    for old, new in more.items():
        text = re.sub(
            {"date": "1 May 2019", "title": "Open letter on the ferry\n", "to": "To: The Harbour Board\n"}[old],
            new,
            text,
        )
    return text


FIRED = {
    codes.UNPLACED_LINE: letter("1. Foo Union\n. Ba (2}\n2. Bar Union"),
    codes.UNDATED_LETTER: letter(date=""),
    codes.AMBIGUOUS_DATE: letter(date="3/5/2019"),
    codes.IMPOSSIBLE_DATE: letter(date="30 February 2019"),
    codes.UNREAD_DATE: letter(date="22 Baisakh 2080"),
    codes.OTHER_TITLE: "---\ntitle: Posts of the river\nlang: en\n---\n\n# Open letter to the board\n\nWe ask that the ferry be kept.",
    codes.DAYS_APART: "---\ntitle: Keep the ferry\ndate: 2019-04-03\n---\n\n3 May 2019\n\nWe ask that the ferry be kept.",
    codes.SEVERAL_DATES: letter(body="We ask that the ferry be kept. It is what we have.\n\n7 July 2019"),
    codes.DATE_OF_PAGE: letter(date="") + "\nLast updated: 15 June 2021\n",
    codes.UNTITLED_LETTER: letter(title=""),
    codes.PLAIN_TITLE: "Stop the closure of ferries between small harbours\n\n1 May 2019\n\nTo: The Harbour Board\n\nDear Board,\n\nWe ask that it be kept.\n\nSigned by:\n\nFoo Union\nBar Network\n",
    codes.NO_ADDRESSEE: "Letter on the ferry\n\n1 May 2019\n\nDear all,\n\nWe ask that it be kept, as it is what we have.\n",
    codes.ADDRESSED_IN_TEXT: "Letter on the ferry\n\n1 May 2019\n\nWe, the undersigned, call on the Harbour Board to keep it, as it is what we have.\n\nSigned by:\n\nFoo Union\nBar Network\n",
    codes.NO_SIGNATORIES: "Letter on the ferry\n\n1 May 2019\n\nDear Board,\n\nWe ask that it be kept, as it is what we have.\n",
    codes.UNKNOWN_LANGUAGE: "Zzz qqq xxx\n\nBrr krr trr vrr\n",
    codes.COUNT_MISMATCH: letter(opener="Signed by 5 organizations:"),
    codes.NUMBER_GAP: letter("1. Foo Union\n2. Bar Union\nBaz Union\nQux Union\n4. Tail Union"),
    codes.ODD_NUMBER: letter("1. Foo Union\n2. Bar Union\n2. Baz Union\n3. Tail Union\n4. Last Union"),
    codes.INFERRED_NESTING: letter(
        "1. Ash Union\n2. Elm Union\nOak Union\nBay Branch\nCedar Branch\nFir Branch\nPine Union\n5. Rose Union\n6. Yew Union"
    ),
    codes.CLOSE_DECISION: letter("Foo Union\nMaria Lopez\nPage Turners\nPage Turners\nPage Turners"),
    codes.GUESSED_LIST: letter("Foo Union\nBar Network\nBaz Circle\nQux Forum\nTail Trust", opener=""),
    codes.DAMAGED_NAME: letter("Foo Union (FU\nBar Network"),
    codes.PROPOSED_REPAIR: letter("Foo Union ( Kenya)\nBar Network"),
    codes.LOOSE_FOOTNOTE: letter(
        body="We ask that the ferry be kept. It is what we have.\n\n[7] See the report of the board."
    ),
    codes.UNEVEN_TABLE: letter("Name\nCountry\nFoo Union\nKenya\nBar Union\nNepal\nBaz Union"),
    codes.SEVERAL_TOTALS: letter(
        opener="Signed by 2 organizations:", body="We, 3 organizations, ask that the ferry be kept."
    ),
    codes.DOUBTFUL_TITLE: "Statement on the ferry\n\n9 May 2019\n\nLetter on the pier\n\nDear all,\n\nWe ask that the ferry be kept.",
    codes.UNNAMED_SIGNATORIES: letter("Ash Union\nAnonymous\nBay Network\nAnonymous (teacher)"),
    codes.FURTHER_SIGNATORIES: letter("Ash Union\nBay Network\nCedar Trust\nMore signatures follow"),
    codes.LIST_REMARK: letter("Ash Union\nBay Network\nShow more\nCedar Trust\nUpdated 3 May"),
    codes.TRANSLATED_LINES: letter(
        "Ash Union\nСоюз ясеня\nBay Net\nСеть залива\nElm Trust\nФонд вяза\nFir Club\nКлуб ели"
    ),
    codes.SECOND_LETTER: letter("Foo Union\nBar Network")
    + "\nDear passengers,\n\nWe thank you for all that you have said, and we will not end the ferry this year.\n\nMax Moe\n",
    codes.MISCOUNTED_PART: letter("Kenya (2)\nAsh Union\nBay Network\nCedar Trust\nPeru (1)\nElm Forum"),
    codes.UNPARTED_LIST: letter(
        "",
        opener="Signed by: Ash Union Bay Network Cedar Trust Elm Forum Fir Club Gorse Guild Hazel Society Ivy League Juniper Fund "
        "Kelp Watch",
    ),
    codes.REPEATED_LIST: letter(
        "Ash Union; Bay Network; Cedar Trust; Elm Forum; Fir Club\n\nSigned by:\n\nAsh Union\nBay Network\nCedar Trust\nElm Forum\nFir Club"
    ),
    codes.UNMARKED_HEADINGS: letter(
        "Harbour Workers' Union\nJane Roe\nJohn Doe\nAnn Poe\nMax Moe", opener="Yours sincerely,"
    ),
    codes.NAMED_OTHERS: letter("- Foo Union\n- Bar Network\n\nOrganizations that refused to sign\n\n- Baz Works"),
    codes.ODD_HEADING: letter("- Foo Union\n- Bar Network\n\nGuilty firms\n\n- Baz Works\n- Qux Mills"),
    codes.SAYS_WHO_SIGNS: letter("Foo Union\n\nP.S. Also signed by Jane Roe, who joined us."),
    codes.MAY_SIGN_FOR: letter("Ada Moss for Quiet Roads", opener="Yours sincerely,"),
    codes.MAYBE_COPIES: letter("Foo Union\nC.C. Los Andes\nBar Network"),
    codes.WITHDRAWN_ENTRY: letter("- Foo Union\n- Bar Network (has not signed)"),
    codes.RETRACTED_ENTRY: letter("- Foo Union\n- Bar Network (signature withdrawn)"),
    codes.TITLED_SIGNER: "Free Jane Roe now\n\n3 May 2019\n\nDear all,\n\nWe ask that the ferry be kept.\n\nSigned by:\n\nJane Roe\nFoo Union",
    codes.JOINED_PERSONS: letter("Jane Roe and John Doe, directors\nAnn Poe, lecturer\nMax Moe, lecturer"),
    codes.MONTH_ONLY: "Keep the ferry\n\nMarch 2019\n\nDear all,\n\nWe ask that the ferry be kept.",
}


def parse(text):
    return parse_letter(Source("ferry.txt", "", split_lines(text))).diagnostics


@pytest.mark.parametrize("code", FIRED, ids=lambda code: code.name)
def test_it_fires(code):
    found = [one for one in parse(FIRED[code]) if one.code == code.code]
    assert found, [one.name for one in parse(FIRED[code])]
    assert all(one.span is not None and one.message for one in found)


def test_every_code_of_the_room_has_a_letter():
    elsewhere = {codes.BADLY_READ, codes.LOOK_HERE, codes.LIST_WITH_GAPS, codes.NOISE_LIKE_NAMES}  # see test_unsettled
    elsewhere |= {codes.SENDER_ABOVE, codes.MAYBE_SENDER, codes.UNSURE_SENDER}  # see choosing/test_signing
    elsewhere |= {codes.DISBELIEVED_LIST}  # see there, too
    elsewhere |= {codes.AROUND_LETTER}  # see test_mail_doubts
    assert {code for code in codes.ALL if code.code.startswith(("P2", "P3"))} == set(FIRED) | elsewhere


def test_a_clean_letter_raises_no_doubt():
    assert parse(letter()) == ()


def test_a_repair_comes_with_the_line_to_paste():
    (found,) = [one for one in parse(FIRED[codes.PROPOSED_REPAIR]) if one.code == codes.PROPOSED_REPAIR.code]
    assert found.span.first == 13
    assert found.hint.endswith('\n  - {line: 13, printed: "Foo Union ( Kenya)", corrected: "Foo Union (Kenya)"}')


@pytest.mark.parametrize(
    ("more", "at", "said"),
    [
        (
            {"opener": "Signed by 3 organizations:"},
            "Signed by 3",
            "the letter states 3, the list holds 2: 1 is missing",
        ),
        (
            {"opener": "Signed by 5 organizations:"},
            "Signed by 5",
            "the letter states 5, the list holds 2: 3 are missing",
        ),
        (
            {"body": "We, 4 organizations, ask that the ferry be kept."},
            "We, 4",
            "the letter states 4, the list holds 2: 2 are missing",
        ),
    ],
)
def test_a_count_that_does_not_come_out_is_told_where_it_is_stated(more, at, said):
    lines = split_lines(letter(**more))
    (found,) = (
        one for one in parse_letter(Source("a.txt", "", lines)).diagnostics if one.code == codes.COUNT_MISMATCH.code
    )
    assert found.message == said
    assert lines[found.span.first - 1].startswith(at)
    assert found.hint


@pytest.mark.parametrize(
    "code", [codes.UNPLACED_LINE, codes.NO_SIGNATORIES, codes.GUESSED_LIST], ids=lambda code: code.name
)
def test_it_says_how_to_say_what_lines_are(code):
    found = next(one for one in parse(FIRED[code]) if one.code == code.code)
    lines = f"{found.span.first}-{found.span.last}=signatories" if code is codes.GUESSED_LIST else ""
    where = lines or ("LINES=signatories" if code is codes.NO_SIGNATORIES else f"{found.span.first}=text")
    assert f"sitegen import --is {where} ferry.txt" in found.hint
    assert ("settled: [{of: reading, reason: " in found.hint) == (code is codes.NO_SIGNATORIES)


def test_lists_that_were_guessed_one_below_the_other_are_told_together():
    heads = [
        "Rice prices double in Northbank",
        "Harbour Clinics Association opens third ward",
        "Weavers Network wins prize",
    ]
    body = "We ask you to keep the ferry.\n\nThis letter was sent without signatories, for their safety."
    listed = "\n".join(f"- {one}" for one in heads)
    text = WHOLE.format(body=body, opener="### Related articles", names=listed)
    source = Source("ferry.txt", "", split_lines(text))
    [found] = [one for one in read_letter(source).diagnostics if one.code == codes.GUESSED_LIST.code]
    lines = f"{found.span.first}-{found.span.last}"
    assert [source.lines[at - 1] for at in range(found.span.first, found.span.last + 1)] == [
        f"- {one}" for one in heads
    ]
    assert f"if nobody signs there: sitegen import --is {lines}=none ferry.txt" in found.hint


def test_a_close_decision_says_how_to_say_the_other_on_its_own_line():
    found = next(one for one in parse(FIRED[codes.CLOSE_DECISION]) if one.code == codes.CLOSE_DECISION.code)
    assert f"sitegen import --is {found.span.first}=" in found.hint
    assert found.hint.endswith(" ferry.txt")
