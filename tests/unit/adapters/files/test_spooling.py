"""Files that wait on the disk for the site: they are there for other processes, and gone when nobody waits."""

import os
import subprocess
import sys

from sitegen.adapters.files import spool, write_site
from sitegen.adapters.files.spooling import sweep


def test_what_waits_moves_into_the_site_and_nothing_is_left(tmp_path):
    with spool(tmp_path / "cache") as waiting:
        made = {path: waiting.put(path, path.encode()) for path in ("a.html", "letters/b.html")}
        assert {path: bytes(one) for path, one in made.items()} == {path: path.encode() for path in made}
        assert write_site({**made, "c.txt": b"c"}.items(), tmp_path / "site").value
    site = tmp_path / "site"
    assert [(site / path).read_bytes() for path in ("a.html", "letters/b.html", "c.txt")] == [
        b"a.html", b"letters/b.html", b"c",
    ]  # fmt: skip
    assert list((tmp_path / "cache").iterdir()) == []


def test_a_file_that_is_as_before_keeps_its_time_stamp(tmp_path):
    for data in (b"same", b"same", b"else"):
        with spool(tmp_path / "cache") as waiting:
            before = (tmp_path / "site/a.html").stat() if (tmp_path / "site/a.html").exists() else None
            write_site([("a.html", waiting.put("a.html", data))], tmp_path / "site", durable=False)
            assert (tmp_path / "site/a.html").read_bytes() == data
            if before:
                assert ((tmp_path / "site/a.html").stat().st_ino == before.st_ino) == (data == b"same")


def test_what_a_killed_build_left_goes_and_what_another_one_makes_stays(tmp_path):
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    for process in (ended.pid, os.getpid()):
        (tmp_path / f"made-{process}-x").mkdir()
    sweep(tmp_path)
    assert not (tmp_path / f"made-{ended.pid}-x").exists()
    assert (tmp_path / f"made-{os.getpid()}-x").exists()
