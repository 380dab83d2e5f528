import os
import sqlite3

import pytest

from sitegen.adapters import cache
from sitegen.adapters.cache import Memo, linked
from sitegen.core.diagnostics import Checked
from sitegen.core.diagnostics.codes import EMPTY_SOURCE
from sitegen.core.memo import Stage
from sitegen.core.source import Source, Span

VALUE = Checked(Source("a.txt", "00", ("one", "ကချင်"), (1,)), (EMPTY_SOURCE.at(Span.line("a.txt", 1), "empty"),))

KIND = Checked[Source] | int | str | None
STAGE, PAGE = Stage("stage", KIND), Stage("page", bytes)


def never():
    pytest.fail("computed again")


@pytest.fixture
def folder(tmp_path):
    with Memo(tmp_path) as memo:
        assert memo(STAGE, "key", lambda: VALUE) == VALUE
    return tmp_path


def test_a_value_comes_back_with_its_diagnostics(folder):
    with Memo(folder) as memo:
        assert memo(STAGE, "key", never) == VALUE


def test_another_edition_of_the_program_forgets(folder, monkeypatch):
    monkeypatch.setattr(cache, "edition", lambda: "another")
    with Memo(folder) as memo:
        assert memo(STAGE, "key", lambda: "anew") == "anew"


@pytest.mark.parametrize("place", range(0, 100, 7))
def test_a_damaged_memo_is_an_empty_memo(folder, place):
    file = folder / "memo.sqlite3"
    data = bytearray(file.read_bytes())
    start = len(data) * place // 100
    data[start : start + 64] = os.urandom(len(data[start : start + 64]))
    file.write_bytes(data)
    with Memo(folder) as memo:
        assert memo(STAGE, "key", lambda: VALUE) == VALUE
        assert memo(STAGE, "new", lambda: 3) == 3


@pytest.mark.parametrize("data", [b"", b"not a database", b"SQLite format 3\0" + bytes(84)])
def test_a_file_that_is_no_memo_is_replaced(tmp_path, data):
    (tmp_path / "memo.sqlite3").write_bytes(data)
    with Memo(tmp_path) as memo:
        memo(STAGE, "key", lambda: VALUE)
    with Memo(tmp_path) as memo:
        assert memo(STAGE, "key", never) == VALUE


@pytest.mark.parametrize("kept", [b"\0\x93\1\2\3", b"\0", b"\1no stream", b"\0\xc7\4\1evil", b""])
def test_what_is_no_value_of_its_stage_is_computed_again(folder, kept):
    base = sqlite3.connect(folder / "memo.sqlite3")
    ((place,),) = base.execute("SELECT place FROM memo").fetchall()
    base.execute("UPDATE memo SET value = ?", (cache._digest(place, kept) + kept,))
    base.commit()
    base.close()
    with Memo(folder) as memo:
        assert memo(STAGE, "key", lambda: "computed") == "computed"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no copies of a process here")
def test_a_copy_of_the_process_reads_what_was_just_kept_and_writes_nothing(folder):
    with Memo(folder) as memo:
        memo(STAGE, "new", lambda: VALUE)
        child = os.fork()
        if not child:
            right = memo(STAGE, "new", lambda: 1) == VALUE and memo(STAGE, "other", lambda: 2) == 2
            os._exit(0 if right else 1)
        assert os.waitpid(child, 0)[1] == 0
        assert memo(STAGE, "other", lambda: 3) == 3


def test_what_was_not_used_for_longest_goes_first(tmp_path):
    big = os.urandom(1000)
    for build in range(4):
        with Memo(tmp_path, limit=2500) as memo:
            memo(PAGE, "always", lambda: big)
            memo(PAGE, str(build), lambda: big)
    with Memo(tmp_path) as memo:
        assert memo(PAGE, "always", never) == big
        assert memo(PAGE, "3", never) == big
        assert memo(PAGE, "2", lambda: b"gone") == b"gone"


@pytest.mark.parametrize("link", [".cache", ".cache/sitegen", ".cache/sitegen/memo.sqlite3"])
def test_a_memo_behind_a_link_is_not_followed(tmp_path, link):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (tmp_path / link).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / link).symlink_to(elsewhere / "memo" if link.endswith("3") else elsewhere)
    with Memo(tmp_path / ".cache/sitegen") as memo:
        assert memo(STAGE, "key", lambda: VALUE) == VALUE
    assert list(elsewhere.iterdir()) == []
    assert linked(tmp_path / ".cache/sitegen/memo.sqlite3") == tmp_path / link


def test_values_at_hand_are_not_read_again_while_they_are_used(folder):
    at_hand = {}
    with Memo(folder, at_hand=at_hand) as memo:
        value = memo(STAGE, "key", never)
    with Memo(folder, at_hand=at_hand) as memo:
        assert memo(STAGE, "key", never) is value
    with Memo(folder, at_hand=at_hand):
        pass
    assert at_hand == {}


def test_where_nothing_can_be_kept_everything_is_computed(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with Memo(tmp_path / "file" / "folder") as memo:
        assert memo(STAGE, "key", lambda: 1) == 1
        assert memo(STAGE, "key", lambda: 2) == 2
