from io import StringIO

import pytest
from rich.console import Console

from sitegen.adapters.workshop.reconcile import Session, list_pairs, show
from sitegen.archive import assemble
from sitegen.archive.queue import queue
from sitegen.identity.judgements import read_judgements
from tests.unit.identity.letters import letter

FIRST = letter("first", "Riverford Weavers Circle", "Hilltown Loom Committee", "\x07Amber\x1b Kiln Yardhouse")
SECOND = letter("second", "Riverfort Weavers Circle", "Hilltown Loom Force", "Amber Kiln Yardhousse", date="2024-02-01")
PAIRS = queue(assemble([FIRST, SECOND], (), ()).value)
BEFORE = "# judged by hand\n"


def console():
    return Console(file=StringIO(), width=100, force_terminal=False)


def session(keys, typed=""):
    saved = []
    pressed = iter(keys)
    one = Session(
        PAIRS, BEFORE, console(), lambda: next(pressed), lambda _question: typed, saved.append, "Anna", "2024-05-06"
    )
    return one, saved


def judgements(text):
    return [(one.first, one.verdict, one.by, one.on, one.why) for one in read_judgements(text, "j").value]


def test_every_answer_is_saved_at_once_and_signed():
    one, saved = session("sduq")
    assert one.run() == 3
    assert len(saved) == 3
    assert saved[0].startswith(BEFORE)
    assert [verdict for _, verdict, *_ in judgements(saved[-1])] == ["same", "different", "unsure"]
    assert judgements(saved[0])[0][2:] == ("Anna", "2024-05-06", None)


@pytest.mark.parametrize("keys", ["q", "nnn", "n q", "\x03", "\x04", "xq", "nxq"])
def test_quitting_skipping_and_unknown_keys_save_nothing(keys):
    one, saved = session(keys)
    assert one.run() == 0
    assert saved == []


def test_going_back_takes_the_answer_back():
    one, saved = session("sbdq")
    one.run()
    assert saved[1] == BEFORE
    assert [verdict for _, verdict, *_ in judgements(saved[-1])] == ["different"]


def test_a_reason_is_written_with_the_next_answer_only():
    one, saved = session("wssq", typed=" same street ")
    one.run()
    assert [why for *_, why in judgements(saved[-1])] == ["same street", None]


def shown(what):
    out = console()
    out.print(what)
    return out.file.getvalue()


def test_both_names_their_lines_and_neighbours_are_shown():
    text = shown(show(next(one for one in PAIRS if "Hilltown" in one.first.name), 1, 3))
    for part in (
        "Hilltown Loom Committee",
        "Hilltown Loom Force",
        "content/letters/first.md:20, no. 2",
        "after Riverford Weavers Circle",
        "only the kind of body differs: committee / force",
        "1 of 3",
    ):
        assert part in text


def test_a_name_cannot_steer_the_terminal():
    out = console()
    list_pairs(PAIRS, out)
    for one in PAIRS:
        out.print(show(one, 1, 1))
    assert "\x1b" not in out.file.getvalue()
    assert "\x07" not in out.file.getvalue()
    assert "3 pairs in doubt" in out.file.getvalue()


OTHERS = [
    f"{first}{second} Hall" for first in ("Ba", "De", "Go", "Ku", "Li") for second in ("mer", "lin", "dor", "sap")
]
SPELT = [
    letter("s1", "Riverford Weavers Circle", "Amber Loom Committee", *OTHERS, date="2024-01-01"),
    letter("s2", "Riverfort Weavers Circle", "Amber Loom Force", date="2024-02-01"),
    letter("s3", "Riverforth Weavers Circle", date="2024-03-01"),
]
HANGING = queue(assemble(SPELT, (), ()).value)


def test_one_answer_settles_all_spellings_that_hang_together():
    assert len(HANGING) > 1
    saved = []
    keys = iter("aq")
    one = Session(HANGING, BEFORE, console(), lambda: next(keys), lambda _q: "", saved.append, "Anna", "2024-05-06")
    assert one.run() == 1
    assert [verdict for _, verdict, *_ in judgements(saved[-1])] == ["same", "same"]
    joined = assemble(SPELT, (), read_judgements(saved[-1], "j").value).value
    assert len(joined.organizations) == 3 + len(OTHERS)
