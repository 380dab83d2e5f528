"""A verdict on a reading: each ground has a letter that it doubts and one that it does not."""

import inspect
import re
from dataclasses import replace
from importlib import resources

import pytest

from sitegen.core.source import Source, split_lines
from sitegen.reading.choosing import compare, entry_lines, read_letter
from sitegen.reading.choosing.readers import sureness
from sitegen.reading.verdict import (
    Readings,
    endings,
    few,
    find_grounds,
    forms,
    lists,
    load_weights,
    nobody,
    outside,
    reach_verdict,
    signers,
)
from sitegen.reading.verdict import grounds as of_lists
from tests.benchmarks.verdict import written

ROOMS = (of_lists, lists, outside, nobody, endings, forms, few, signers)

TEXT = "We ask you to keep the ferry, on which we all depend, and we will not tire of asking until it runs again."
HEAD = f"Open letter on the ferry\n\n3 May 2021\n\nDear Ministers,\n\n{TEXT}\n\n"
NAMES = (
    "Ash League\nBirch Society\nCedar Union\nDogwood Trust\nElm Forum\nFir Council\nGorse Network\nHazel Society\n"
    "Ivy Alliance\nJuniper Foundation\nLarch Institute\nMaple Coalition\nNettle Centre\nOak Association\n"
)
TALL = HEAD + NAMES.replace("\n", "\n\n")
PLAIN = f"{HEAD}Signed by the following organizations:\n\n{NAMES}"


def verdict(text):
    return read_letter(Source("ferry.txt", "", split_lines(text))).value.verdict


def test_a_reading_with_telephone_numbers_gives_way_to_one_without():
    text = TALL.replace("Gorse Network", "0418 743 789").replace("Ivy Alliance", "(07) 3252 7101")
    read = read_letter(Source("ferry.txt", "", split_lines(text))).value
    assert [one.line for one in read.letter.signatories] == [9, 11, 13, 15, 17, 19, 23, 27, 29, 31, 33, 35]
    assert "rules found 14 signatories; 12 were listed" in read.verdict.reasons[0].reason


def test_a_plain_letter_is_well_read():
    found = verdict(PLAIN)
    assert (found.grade, found.reasons) == ("well read", ())


@pytest.mark.parametrize(
    ("text", "grade", "reason", "lines"),
    [
        pytest.param(
            PLAIN.replace("the following organizations", "60 organizations"), "badly read",
            "the letter counts 60 signatories, 14 are listed", (11, 24), id="its own count",
        ),
        pytest.param(
            PLAIN.replace("the following organizations", "17 organizations"), "look here",
            "the letter counts 17 signatories, 14 are listed", (11, 24), id="a few are missing",
        ),
        pytest.param(
            TALL.replace("Fir Council\n", "Fir Council of\n\nHarbours\n").replace("Oak Assoc", "Oak and\n\nYew Assoc"),
            "look here", "2 of 16 entries end in a word that joins it to another", (19, 19), id="pieces of names",
        ),
        pytest.param(
            PLAIN + "Ash League\nBirch Society\nCedar Union\nDogwood Trust\nElm Forum\n", "look here",
            "5 of 19 entries stand on the list more than once", (25, 29), id="repeated entries",
        ),
        pytest.param(
            f"{HEAD}Signed by the following organizations:\n\nfriends of all who live beside the river\n", "look here",
            "words that open a list of signatories, and none was found", (9, 9), id="no list behind the words",
        ),
        pytest.param(
            f"{HEAD}Signed by the following organizations.\n", "look here",
            "words that open a list of signatories, and none was found", (9, 9), id="words and nobody",
        ),
        pytest.param(
            f"{HEAD}Signed by the following organizations.\n\nAdd your name here.\n", "well read",
            "nobody was found who signed", (11, 11), id="words and nobody yet",
        ),
        pytest.param(HEAD, "well read", "nobody was found who signed", (7, 7), id="nobody at all"),
        pytest.param(
            PLAIN.replace("Signed by", "Dear friends,").replace(NAMES, "") + "We are 30 organizations.\n", "look here",
            "the letter counts 30 signatories, and none was found", (1, 1), id="a count and nobody",
        ),
        pytest.param(
            f"---\nfriends:\n  - name: Ash League\n  - name: Elm Forum\n  - name: Oak Trust\n---\n{HEAD}",
            "look here", "3 names stand in fields above the text, and none is listed", (3, 5), id="names in fields",
        ),
        pytest.param(
            f"{HEAD}Maria Lind met Peter Varga, who had spoken of it with Anna Holm. {TEXT}\n",
            "look here", "3 persons are named within a sentence, and none is listed", (9, 9), id="in a sentence",
        ),
    ],
)  # fmt: skip
def test_grounds_of_doubt(text, grade, reason, lines):
    found = verdict(text)
    first = next((one for one in found.reasons if one.reason == reason), None)
    assert first is not None, found
    assert found.grade == grade, found
    assert (first.first, first.last) == lines


def test_persons_behind_their_titles_are_no_roles():
    listed = "MEP Jane ROE\nMEP John DOE\nMEP Ann POE\nMEP Joan BOE\nMEP Jack COE\n"
    assert not [one for one in verdict(f"{HEAD}Yours sincerely,\n\n{listed}").reasons if "role" in one.reason]


def test_a_count_that_is_a_lower_bound_is_no_doubt():
    assert verdict(PLAIN.replace("the following", "more than 10")).grade == "well read"


def test_the_gravest_doubt_comes_first():
    text = (
        PLAIN.replace("the following organizations", "60 organizations")
        + "Ash League\nBirch Society\nElm Forum\nFir Council\n"
    )
    found = verdict(text)
    assert found.reasons[0].reason.startswith("the letter counts 60")


def judged(text, kept, *, seen=()):
    """Return the verdict on a reading that lost all entries but the first `kept`; the second reader has `seen` more."""
    found = compare(Source("ferry.txt", "", split_lines(text)))
    reading = found.rules.value
    reading = replace(reading, letter=replace(reading.letter, signatories=reading.letter.signatories[:kept]))
    lines = entry_lines(reading)
    return reach_verdict(Readings(reading, found.second.page, lines, [*lines, *seen], lines))


MORE = "Ann Poe\nBob Roe\nCleo Doe\nDan Boe\nEva Coe\nFay Loe\nGus Moe\nHal Noe\nIda Soe\n"
LONG = PLAIN + "".join(f"{name} of the North\n" for name in NAMES.splitlines())


@pytest.mark.parametrize(("kept", "doubted"), [(1, True), (3, True), (14, False)])
def test_a_few_whom_the_second_reader_alone_sees(kept, doubted):
    found = compare(Source("ferry.txt", "", split_lines(PLAIN)))
    reading = found.rules.value
    reading = replace(reading, letter=replace(reading.letter, signatories=reading.letter.signatories[:kept]))
    lines = entry_lines(reading)
    grounds = {one.name for one in find_grounds(Readings(reading, found.second.page, (), lines, lines))}
    assert ("rules-none-of-few" in grounds) == doubted


def test_words_that_open_a_list_of_which_nobody_is_listed():
    first_four = "".join(MORE.splitlines(keepends=True)[:4])
    text = f"{PLAIN}\nFurther signatories:\n\n{first_four}"
    found = judged(text, 14)
    reason = "words that open a list of signatories, and what stands below is on none"
    assert (found.grade, [(one.reason, one.first, one.last) for one in found.reasons]) == (
        "look here", [(reason, 26, 31)],
    )  # fmt: skip
    assert judged(text, 18).grade == "well read"


def test_a_name_in_chinese_characters_where_the_text_ends():
    found = compare(Source("ferry.txt", "", split_lines(f"{HEAD}{TEXT}\n\nReported by us\n\n蔡建礼\n")))
    assert not found.rules.value.letter.signatories
    assert "name-at-end" in {one.name for one in find_grounds(found.judge(found.rules))}


@pytest.mark.parametrize(
    ("words", "announced"),
    [
        ("Signed by the following organizations.", True),
        ("The undersigned.", False),
        ("(view signatories)", False),
        ("The undersigned organizations of the ferry demand that the ministers\nkeep the ferry", False),
        ("The undersigned organizations and persons of the river\nsay by this:", True),
    ],
)
def test_words_that_announce_a_list_where_nobody_is_listed(words, announced):
    assert ("worded-and-nobody" in grounds(f"{HEAD}{TEXT}\n\n{words}\n", 0)) == announced


def test_a_few_names_in_a_row_outside_a_very_long_list_are_no_doubt():
    names = "".join(f"{name} {number}\n" for number in range(10) for name in NAMES.splitlines())
    text = f"{HEAD}Signed by the following organizations:\n\n{names}\nFurther signatories\nBoard of the ferry\n\n{MORE}"
    everybody = len(compare(Source("ferry.txt", "", split_lines(text))).rules.value.letter.signatories)
    assert everybody > 140
    assert "names-in-a-row" not in grounds(text, everybody - 9)


def test_the_rules_find_nobody_and_the_second_reader_many():
    found = compare(Source("ferry.txt", "", split_lines(PLAIN)))
    assert "rules-none" in {one.name for one in find_grounds(replace(found.judged, rules=[]))}
    assert "rules-none" not in grounds(PLAIN)


@pytest.mark.parametrize("below", ["", f"\n{TEXT}\n"])
def test_what_was_guessed_behind_all_text_is_the_likelier(below):
    guessed = grounds(f"{HEAD}{TEXT}\n\n{NAMES}{below}")
    assert guessed & {"guessed", "guessed-at-end"} == {"guessed" if below else "guessed-at-end"}


def test_a_run_of_names_outside_a_far_longer_list():
    text = f"{LONG}\nFurther signatories\nBoard of the ferry\n\n{MORE}"
    everybody = len(compare(Source("ferry.txt", "", split_lines(text))).rules.value.letter.signatories)
    found = judged(text, everybody - 9)
    reasons = [one.reason for one in found.reasons]
    assert (found.grade, "9 lines in a row outside the list look like names" in reasons) == ("look here", True), found
    assert judged(text, everybody).grade == "well read"


def test_notes_that_are_addresses_are_no_names_to_any_reader():
    notes = "".join(f"[^{number}]: <https://ferry.example/Timetable_{number}>\n" for number in range(1, 31))
    text = f"{PLAIN.replace('it runs again', 'it runs again[^1]')}\n\n{notes}"
    found = compare(Source("ferry.txt", "", split_lines(text)))
    lines = [one.line for one in found.rules.value.lines if one.winner.role == "footnote"]
    assert len(lines) > 20
    assert judged(text, 14, seen=lines).grade == "well read"


def grounds(text, kept=None):
    """Return the names of the grounds for doubt in a letter, of which a reading keeps the first `kept` entries."""
    found = compare(Source("ferry.txt", "", split_lines(text)))
    read = found.judged if kept is None else found.judge(found.rules)
    if kept is not None:
        letter = replace(read.reading.letter, signatories=read.reading.letter.signatories[:kept])
        lines = entry_lines(replace(read.reading, letter=letter))
        read = replace(read, reading=replace(read.reading, letter=letter), rules=lines, chosen=lines)
    return {one.name for one in find_grounds(read)}


@pytest.mark.parametrize(
    ("name", "text", "kept"),
    [
        pytest.param(
            "name-beside", f"{HEAD}Signed by:\n\n- Ash League\n- Elm Forum\n- Fir Council\n\nOak Society\n\n{TEXT}\n",
            None, id="a name below the last bullet",
        ),
        pytest.param("before-text", f"Signed by:\n\n{NAMES}\n" + f"{TEXT}\n\n" * 6, None, id="a list before the text"),
        pytest.param("text-behind", f"{HEAD}Signed by:\n\n{NAMES}\n" + f"{TEXT}\n\n" * 6, None, id="text behind"),
        pytest.param("entries-code", f"{PLAIN}@endsection()\n", None, id="a line for a program on the list"),
        pytest.param("name-at-end", f"{HEAD}{TEXT}\n\nAsh League of the North\n", 0, id="a name where the text ends"),
        pytest.param(
            "run-and-nobody", f"{HEAD}Ash League\nElm Forum\nOak Society\n\n{TEXT}\n\n{TEXT}\n", 0,
            id="names in a row",
        ),
        pytest.param("farewell-unanswered", f"{PLAIN}\nSincerely,\n\nJane Roe\n", 14, id="who says farewell"),
        pytest.param("differ-wholly", f"{PLAIN}", 2, id="the second reader sees many more"),
        pytest.param(
            "name-at-end", f"{HEAD}{TEXT}\n\nStudents of the Ash School\n\n* * *\n\n{TEXT}\n\n{TEXT}\n", 0,
            id="a name between text and a rule",
        ),
        pytest.param(
            "farewell-and-nobody", f"{HEAD}{TEXT}\n\nSincerely,\n\nASH, BIRCH, CEDAR and others who join.\n", 0,
            id="a farewell over names and more",
        ),
        pytest.param(
            "fields-and-nobody", f"---\ntitle: Ferry\nauthor: Mira Lind, Peter Varga\n---\n\n{TEXT}\n\n{TEXT}\n", 0,
            id="several authors",
        ),
        pytest.param(
            "farewell-over-picture", f'{HEAD}{TEXT}\n\nSincerely,\n\n<img src="/logo.png" alt="Ash League" />\n', 0,
            id="a farewell over a logo",
        ),
        pytest.param(
            "few-nameless", f"{HEAD}Signed by:\n\n- Jane Marlow\n- Director\n- Canada\n", None,
            id="an office and a country",
        ),
        pytest.param(
            "few-nameless", f"{HEAD}Signed by:\n\n- Ján Vrba\n- Lipová 4, 118 26 Lhota\n", None, id="an address",
        ),
        pytest.param(
            "few-and-another", f"{HEAD}Signed by:\n\n- Jane Marlow\n- Elm Forum\n\nDirector\n\nAnna Reed\n\n{TEXT}\n",
            None, id="an office and another person below",
        ),
        pytest.param(
            "few-signed-within", f"{HEAD}{TEXT}\n\n~Mira Lind\n\n{TEXT}\n\n{TEXT}\n\n~Anna Reed\n", None,
            id="two messages, each signed",
        ),
        pytest.param(
            "name-and-day", f"{HEAD}{TEXT}\n\nMira Lind, August 28, 2019\nand the undersigned\n\n{TEXT}\n", 0,
            id="who signs and when",
        ),
        pytest.param(
            "signer-titled", f"# Free Mira Lind now\n\nDear Minister,\n\n{TEXT}\n\nSigned by:\n\nMira Lind\n", None,
            id="whom the title names",
        ),
        pytest.param(
            "sender-above", f"Ash League\ninfo@ashleague.org\n\n{HEAD}Ash League asks for it. {TEXT}\n\n{TEXT}\n", None,
            id="a letterhead",
        ),
        pytest.param(
            "signer-told-of", f"{HEAD}{TEXT}\n\nSigned by:\n\nMira Lind\nIn prison since 2019\n", None, id="a prisoner",
        ),
        pytest.param(
            "signer-told-of", f"{HEAD}{TEXT}\n\nSigned by:\n\nMira Lind\n\n1990–2019\n", None, id="years of a life",
        ),
        pytest.param(
            "signer-withdrawn", f"{HEAD}Signed by:\n\n- Ash League\n- Elm Forum (has not signed)\n", None,
            id="an entry that says that it did not sign",
        ),
        pytest.param(
            "odd-heading", f"{HEAD}Signed by:\n\n- Ash League\n- Elm Forum\n\nGuilty firms\n\n- Fir Mills\n- Oak Ltd\n",
            None, id="a heading of unknown words",
        ),
        pytest.param(
            "says-who-signs", f"{HEAD}Sincerely,\n\nMira Lind\n\nP.S. Also signed by Peter Varga, who joined us.\n",
            None, id="a postscript that says who signs",
        ),
        pytest.param(
            "block-below", f"{HEAD}Signed by\n\nAsh League\nElm Forum\n\nWe remain at your disposal for a meeting.\n\n"
            "Oak Society\nFir Council\nLarch Institute\nCedar Union\n", None, id="a block below a sentence",
        ),
        pytest.param(
            "half-marked", f"{HEAD}{TEXT}\n\nMira Lind\nElm Forum\n\n- Green Campaign\n- Ferry Campaign\n- River Net\n",
            None, id="a menu below",
        ),
    ],
)  # fmt: skip
def test_each_ground_is_found_where_there_is_one_and_not_in_a_plain_letter(name, text, kept):
    assert name in grounds(text, kept)
    assert name not in grounds(PLAIN)


@pytest.mark.parametrize(
    ("names", "ground"),
    [
        ("Committee for the Ferry of the State of Ash\nCommittee for the Ferry of the State of New\nLeon.", "name-cut"),
        ("Maria Lind Convener\nCentre for Ferries Peter Varga Convener\nCentre for Ferries", "name-within"),
        ("Marchers for the Ferry and Friends of the Northern River", "names-joined"),
        ("Mira Lind & Peter Varga, representing the Ferry League", "names-joined"),
        ("Students and teachers of the harbour school", "names-nobody"),
        ("Ash Logo\nBirch Logo\nCedar Logo\nElm Logo\nFir Logo", "names-end-alike"),
        (NAMES.rstrip(), None),
        ("Ash League\nBirch Society\nElm", None),
    ],
)
def test_names_in_pieces(names, ground):
    lines = names.split("\n")
    found = compare(Source("ferry.txt", "", split_lines(PLAIN)))
    one = found.judged.reading.letter.signatories[0]
    entries = tuple(replace(one, name=name, line=at) for at, name in enumerate(lines, 1))
    letter = replace(found.judged.reading.letter, signatories=entries)
    read = replace(found.judged, reading=replace(found.judged.reading, letter=letter))
    assert [one.name for one in forms.names_in_pieces(read)] == ([ground] if ground else [])


@pytest.mark.parametrize(("comma", "doubted"), [(",", True), ("", False)])
def test_an_entry_that_goes_on_behind_a_comma(comma, doubted):
    text = f"{HEAD}Signed by:\n\nA concerned citizen{comma}\n\nMira Lind\n"
    found = compare(Source("ferry.txt", "", split_lines(text)))
    one = found.judged.reading.letter.signatories[0]
    entries = (replace(one, name="A concerned citizen", line=11, last=11), replace(one, line=13, last=13))
    letter = replace(found.judged.reading.letter, signatories=entries)
    read = replace(found.judged, reading=replace(found.judged.reading, letter=letter))
    assert ("name-goes-on" in {one.name for one in forms.names_in_pieces(read)}) == doubted


def test_a_line_of_a_short_list_that_addresses_somebody():
    found = compare(
        Source("ferry.txt", "", split_lines(f"{HEAD}Sincerely,\n\nMira Lind\nDear Ministers of the river,\n"))
    )
    read = replace(found.judged, chosen=[11, 12])
    assert "entries-addressed" in {one.name for one in lists.worded_oddly(read)}
    assert "entries-addressed" not in {one.name for one in lists.worded_oddly(replace(read, chosen=[11]))}


@pytest.mark.parametrize("name", ["Cara Elm, Delta Forum", "Sr. Pia Orozco, Mill League", "Hi Lwin"])
def test_a_name_that_begins_with_a_greeting_of_another_language_or_an_honorific_addresses_nobody(name):
    found = compare(Source("ferry.txt", "", split_lines(f"{HEAD}Signed by:\n\nMira Lind, River Choir\n{name}\n")))
    read = replace(found.judged, chosen=[11, 12])
    assert "entries-addressed" not in {one.name for one in lists.worded_oddly(read)}


@pytest.mark.parametrize(("chosen", "doubted"), [([9, 13], True), ([9], False), ([13], False)])
def test_text_in_the_midst_of_a_few_entries(chosen, doubted):
    found = compare(Source("ferry.txt", "", split_lines(f"{HEAD}Ash League\n\n{TEXT}\n\nFir Council\n")))
    read = replace(found.judged, chosen=chosen)
    assert ("text-within-few" in {one.name for one in lists.stands_oddly(read)}) == doubted


def test_entries_that_are_labels():
    found = compare(Source("ferry.txt", "", split_lines(PLAIN)))
    one = found.judged.reading.letter.signatories[0]
    entries = tuple(replace(one, name=name, line=at) for at, name in enumerate(("Received by:", "Ferry office"), 1))
    letter = replace(found.judged.reading.letter, signatories=entries)
    read = replace(found.judged, reading=replace(found.judged.reading, letter=letter))
    assert "entries-labels" in {one.name for one in of_lists.entries_unlike_names(read)}


def test_one_entry_far_too_long_for_a_name_is_looked_at_however_long_the_list():
    buttons = "".join(f"Ash League {number}Birch Society of the Valley" for number in range(12))
    assert verdict(PLAIN).grade == "well read"
    found = verdict(f"{PLAIN.rstrip()}\n{buttons}\n")
    assert found.grade == "look here"
    assert any("far too long" in one.reason for one in found.reasons)


def test_every_ground_that_weighs_something_is_one_that_is_found():
    named = {part for room in ROOMS for part in re.findall(r'"([a-z]+(?:-[a-z]+)*)"', inspect.getsource(room))}
    odd = {
        f"entries-{name}" for name in ("roles", "sentences", "rows", "repeats", "sources", "labels", "cut", "figures")
    }
    odd |= {"guessed-at-end", "guessed-above"}
    assert set(load_weights()) <= named | odd


def test_the_weights_are_what_training_wrote_within_the_bounds_that_stand_there():
    file = resources.files("sitegen.reading.verdict").joinpath("weights.toml").read_text(encoding="utf-8")
    assert file == written(load_weights()), "weights, or what they may be, have changed: run `make train`"


def test_the_second_reader_is_the_surer_the_more_of_a_list_is_left_out():
    found = compare(Source("ferry.txt", "", split_lines(PLAIN)))
    lines = found.second.lines
    sure = [sureness(found.second, lines[:kept], found.weights) for kept in (14, 10, 5, 0)]
    assert sure[0] == 0
    assert sure == sorted(set(sure))


def test_an_annex_that_repeats_a_list_in_another_order_raises_no_doubt():
    names = ["Ash League", "Birch Society", "Cedar Union", "Elm Forum", "Fir Council"]
    numbered = "".join(f"{at}. {name}\n" for at, name in enumerate(reversed(names), 1))
    annex = "Annex: list of signatories in alphabetical order\n\n" + "\n".join(names)
    text = f"{TEXT}\n\nThis letter is signed by 5 organizations.\n\nSignatories:\n{numbered}\n-----\n\n{annex}\n"
    checked = compare(Source("ferry.txt", "", split_lines(text))).reading
    assert [one.name for one in checked.value.letter.signatories] == names[::-1]
    assert checked.value.verdict.grade == "well read"
    assert "P213" not in {one.code for one in checked.diagnostics}


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.__name__.rpartition(".")[2])
def test_no_ground_quotes_the_letter_for_reasons_are_recorded_with_the_content(room):
    assert not re.search(r"“\{", inspect.getsource(room))


def test_a_language_that_only_its_script_tells_is_one_whose_words_are_not_known():
    text = "காடு எங்கள் வீடு, அதை அழிக்க வேண்டாம் என்று நாங்கள் அரசைக் கேட்டுக்கொள்கிறோம்.\n" * 3
    read = read_letter(Source("ferry.txt", "", split_lines(text))).value
    assert read.letter.language == "ta"
    assert any("no language whose words are known" in one.reason for one in read.verdict.reasons)
