import os

import msgspec
import pytest

from sitegen.adapters import manifest
from sitegen.adapters.manifest import (
    NO_MANIFEST,
    Last,
    Seen,
    last_build,
    read_manifest,
    seen,
    write_last,
    write_manifest,
)

LATER = 10**10  # nanoseconds


def look(folder, asked="so"):
    return seen((folder,), asked)


def later(one):
    return msgspec.structs.replace(one, at=one.newest + LATER)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "content" / "letters").mkdir(parents=True)
    (tmp_path / "content" / "letters" / "a.md").write_text("one")
    return tmp_path / "content"


def test_files_that_nobody_touched_stand(folder):
    assert later(look(folder)).stands(look(folder))


def test_what_was_written_shortly_before_it_was_read_tells_nothing(folder):
    assert not look(folder).stands(look(folder))


def test_other_words_of_the_same_length_are_seen_whatever_time_they_claim(folder):
    file, before = folder / "letters" / "a.md", later(look(folder))
    was = file.stat()
    file.write_text("two")
    os.utime(file, ns=(was.st_atime_ns, was.st_mtime_ns))
    assert not before.stands(look(folder))


@pytest.mark.parametrize("name", ["letters/b.md", ".private/withheld.yaml", ".import-journal"])
def test_a_new_file_is_seen_hidden_or_not(folder, name):
    before = later(look(folder))
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text("")
    assert not before.stands(look(folder))


def last():
    return Last("this", Seen(b"seen", 1, 2), b"inputs", b"states", 3, ())


def test_the_last_build_is_read_back_with_its_manifest(tmp_path):
    write_manifest(tmp_path, tmp_path / "site", last(), NO_MANIFEST)
    found = last_build(tmp_path, tmp_path / "site", "this")
    assert found
    assert found.pages == 3
    assert last_build(tmp_path, tmp_path / "site", "another") is None
    assert last_build(tmp_path, tmp_path / "other", "this") is None
    write_last(tmp_path, tmp_path / "site", msgspec.structs.replace(found, seen=Seen(b"again", 1, 2)))
    assert last_build(tmp_path, tmp_path / "site", "this").seen.digest == b"again"


def test_a_manifest_that_is_not_the_one_of_the_last_build_is_none(tmp_path):
    full = manifest.Manifest({"a.html": (1, 2)}, {}, {}, {})
    write_manifest(tmp_path, tmp_path / "site", last(), full)
    assert read_manifest(tmp_path, tmp_path / "site", "this") == full
    for damaged in tmp_path.glob("*.manifest"):
        damaged.write_bytes(damaged.read_bytes().replace(b"a.html", b"b.html"))
    assert read_manifest(tmp_path, tmp_path / "site", "this") == NO_MANIFEST
