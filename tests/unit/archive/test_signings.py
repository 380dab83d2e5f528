"""What each organization signed, also where the rows of lists are remembered."""

import msgspec
import pytest

from sitegen.archive.signings import Signings
from sitegen.core.loading import InPassing
from sitegen.core.model import Signature


def row(letter, at, own, name, *, parent=None):
    return Signature(letter, at, parent, at, "printed", name, own, at + 10, number_range=(at, at))


LISTS = {
    "x": (row("x", 1, "loom", "Loom"), row("x", 2, None, "Anna Loom"), row("x", 1, "mill", "Mill", parent=2)),
    "y": (row("y", 1, "mill", "The Mill"), row("y", 2, "loom", "Loom"), row("y", 3, "mill", "Mill")),
}
SIGNED = {"loom": ("x", "y"), "mill": ("x", "y", "y")}


def lists(look):
    return InPassing(LISTS, look, lambda own: own.encode())


@pytest.fixture
def memo():
    known = {}

    def remember(stage, key, compute):
        if (stage.name, key) not in known:
            value = compute()
            known[stage.name, key] = msgspec.msgpack.encode(value)
            return value
        return msgspec.msgpack.decode(known[stage.name, key], type=stage.kind)

    return remember


def test_rows_follow_the_letters_and_their_lists():
    signings = Signings(lists(LISTS.__getitem__), SIGNED)
    assert signings.of("loom") == (LISTS["x"][0], LISTS["y"][1])
    assert signings.of("mill") == (LISTS["x"][2], LISTS["y"][0], LISTS["y"][2])


def test_rows_that_are_remembered_are_the_same_and_no_list_is_looked_at_for_them(memo):
    first = Signings(lists(LISTS.__getitem__), SIGNED, memo)
    rows, digests = {own: first.of(own) for own in SIGNED}, {own: first.digest(own) for own in SIGNED}
    again = Signings(lists({}.__getitem__), SIGNED, memo)
    assert {own: again.of(own) for own in SIGNED} == rows
    assert {own: again.digest(own) for own in SIGNED} == digests
    assert {own: Signings(lists(LISTS.__getitem__), SIGNED).digest(own) for own in SIGNED} == digests


def test_the_digest_of_rows_tells_packed_rows_as_it_tells_others(memo):
    Signings(lists(LISTS.__getitem__), SIGNED, memo).of("mill")  # packs the lists, and makes no digests
    packed = Signings(lists({}.__getitem__), SIGNED, memo)
    assert packed.digest("mill") == Signings(lists(LISTS.__getitem__), SIGNED).digest("mill")
