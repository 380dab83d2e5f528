import os
import pickle
import sqlite3

import pytest

from sitegen.adapters import cache
from sitegen.adapters.cache import Memo, linked
from sitegen.core.diagnostics import Checked
from sitegen.core.diagnostics.codes import EMPTY_SOURCE
from sitegen.core.source import Source, Span

VALUE = Checked(Source("a.txt", "00", ("one", "ကချင်"), (1,)), (EMPTY_SOURCE.at(Span.line("a.txt", 1), "empty"),))


def never():
    pytest.fail("computed again")


@pytest.fixture
def folder(tmp_path):
    with Memo(tmp_path) as memo:
        assert memo("stage", "key", lambda: VALUE) == VALUE
    return tmp_path


def test_a_value_comes_back_with_its_diagnostics(folder):
    with Memo(folder) as memo:
        assert memo("stage", "key", never) == VALUE


def test_stage_and_key_both_count(folder):
    with Memo(folder) as memo:
        assert memo("stage", "other key", lambda: 1) == 1
        assert memo("other stage", "key", lambda: 2) == 2
        assert memo("stage", "key", never) == VALUE


def test_none_is_a_value(tmp_path):
    with Memo(tmp_path) as memo:
        memo("stage", "key", lambda: None)
        assert memo("stage", "key", never) is None


def test_another_edition_of_the_program_forgets(folder, monkeypatch):
    monkeypatch.setattr(cache, "edition", lambda: "another")
    with Memo(folder) as memo:
        assert memo("stage", "key", lambda: "anew") == "anew"


def test_a_fault_in_the_computation_is_not_kept(tmp_path):
    with Memo(tmp_path) as memo:
        with pytest.raises(ZeroDivisionError):
            memo("stage", "key", lambda: 1 / 0)
        assert memo("stage", "key", lambda: 1) == 1


@pytest.mark.parametrize("place", range(0, 100, 7))
def test_a_damaged_memo_is_an_empty_memo(folder, place):
    file = folder / "memo.sqlite3"
    data = bytearray(file.read_bytes())
    start = len(data) * place // 100
    data[start : start + 64] = os.urandom(len(data[start : start + 64]))
    file.write_bytes(data)
    with Memo(folder) as memo:
        assert memo("stage", "key", lambda: VALUE) == VALUE
        assert memo("stage", "new", lambda: 3) == 3


@pytest.mark.parametrize("data", [b"", b"not a database", b"SQLite format 3\0" + bytes(84)])
def test_a_file_that_is_no_memo_is_replaced(tmp_path, data):
    (tmp_path / "memo.sqlite3").write_bytes(data)
    with Memo(tmp_path) as memo:
        memo("stage", "key", lambda: VALUE)
    with Memo(tmp_path) as memo:
        assert memo("stage", "key", never) == VALUE


def test_where_nothing_can_be_kept_everything_is_computed(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with Memo(tmp_path / "file" / "folder") as memo:
        assert memo("stage", "key", lambda: 1) == 1
        assert memo("stage", "key", lambda: 2) == 2


class Evil:
    def __reduce__(self):
        return os.system, ("touch owned",)


@pytest.mark.parametrize("evil", [Evil(), print, os.path.join, Memo, cache.edition])
def test_a_memo_from_elsewhere_runs_no_code(folder, evil, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    base = sqlite3.connect(folder / "memo.sqlite3")
    ((place,),) = base.execute("SELECT place FROM memo").fetchall()
    data = pickle.dumps(evil)
    base.execute("UPDATE memo SET value = ?", (cache._digest(place, data) + data,))
    base.commit()
    base.close()
    with Memo(folder) as memo:
        assert memo("stage", "key", lambda: "computed") == "computed"
    assert not (tmp_path / "owned").exists()


def test_what_was_not_used_for_longest_goes_first(tmp_path):
    big = "x" * 1000
    for build in range(4):
        with Memo(tmp_path, limit=2500) as memo:
            memo("page", "always", lambda: big)
            memo("page", str(build), lambda: big)
    with Memo(tmp_path) as memo:
        assert memo("page", "always", never) == big
        assert memo("page", "3", never) == big
        assert memo("page", "2", lambda: "gone") == "gone"


@pytest.mark.parametrize("link", [".cache", ".cache/sitegen", ".cache/sitegen/memo.sqlite3"])
def test_a_memo_behind_a_link_is_not_followed(tmp_path, link):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (tmp_path / link).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / link).symlink_to(elsewhere / "memo" if link.endswith("3") else elsewhere)
    with Memo(tmp_path / ".cache/sitegen") as memo:
        assert memo("stage", "key", lambda: VALUE) == VALUE
    assert list(elsewhere.iterdir()) == []
    assert linked(tmp_path / ".cache/sitegen/memo.sqlite3") == tmp_path / link
