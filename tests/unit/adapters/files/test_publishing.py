import errno
import fcntl
import shutil

import pytest

from sitegen.adapters.files import MARKER, ChangedError, standing, swapping, write_site
from sitegen.adapters.states import states_of
from sitegen.core.diagnostics.codes import UNSAFE_PATH, UNWRITABLE
from sitegen.core.source import digest
from sitegen.publishing.records import Facts
from tests.unit.adapters.files.killing import fail_at_every_step, kill_at_every_step, tree

OLD = {"index.html": b"old", "letters/a.html": b"same", "letters/gone.html": b"stale"}
NEW = {"index.html": b"new", "letters/a.html": b"same", "letters/b.html": b"more"}


def pages(folder):
    return {path: data for path, data in tree(folder).items() if path != MARKER}


@pytest.fixture(params=["exchange", "two renames"])
def system(request, monkeypatch):
    if request.param == "two renames":
        monkeypatch.setattr(swapping, "exchange", lambda first, second: False)
    return request.param


def test_a_site_is_written_and_replaced_whole(tmp_path, system):
    site = tmp_path / "deep" / "site"
    assert write_site(OLD.items(), site).value
    assert pages(site) == OLD
    assert write_site(NEW.items(), site).value
    assert pages(site) == NEW
    assert [entry.name for entry in site.parent.iterdir()] == ["site"]


def test_an_unchanged_file_is_not_written_again(tmp_path):
    site = tmp_path / "site"
    write_site(OLD.items(), site)
    before = (site / "letters/a.html").stat()
    write_site(NEW.items(), site)
    assert (site / "letters/a.html").stat().st_ino == before.st_ino
    assert (site / "letters/a.html").stat().st_nlink == 1


@pytest.mark.parametrize("system", ["exchange", "two renames"], indirect=True)
@pytest.mark.parametrize("tree_of", [None, "cache/tree"])
def test_killed_at_any_step_there_is_a_whole_site(tmp_path, system, tree_of):
    site, spare = tmp_path / "site", tree_of and tmp_path / tree_of

    def prepare():
        assert write_site(OLD.items(), site, spare=spare, durable=False).value
        assert pages(site) == OLD
        assert spare is None or same_files(spare, site)

    def act():
        def finish(staged):
            (staged / "search").write_bytes(b"index")
            return ()

        write_site(NEW.items(), site, finish, spare=spare, durable=False)

    new = {**NEW, "search": b"index"}
    seen = set()
    for _ in kill_at_every_step(prepare, act):
        if not site.exists():  # only possible where names cannot be exchanged; the next build mends it
            assert system == "two renames"
            assert write_site(NEW.items(), site, lambda _: (UNWRITABLE.at(None, "no"),)).value is False
            assert pages(site) == OLD
        assert pages(site) in (OLD, new)
        seen.add(pages(site) == new)
    assert seen == {True, False}


@pytest.mark.parametrize("tree_of", [None, "cache/tree"])
def test_a_disk_that_is_full_at_any_step_leaves_a_whole_site(tmp_path, system, tree_of):
    site, spare = tmp_path / "site", tree_of and tmp_path / tree_of

    def prepare():
        assert write_site(OLD.items(), site, spare=spare, durable=False).value

    seen = set()
    for _ in fail_at_every_step(prepare, lambda: write_site(NEW.items(), site, spare=spare, durable=False)):
        assert pages(site) in (OLD, NEW)
        seen.add(pages(site) == NEW)
        assert spare is None or not spare.exists() or same_files(spare, site), "it holds what is gone"
        assert write_site(NEW.items(), site, spare=spare, durable=False).value, "the next build finds its way"
        assert spare is None or same_files(spare, site)
    assert seen == {True, False}
    assert {entry.name for entry in tmp_path.iterdir()} <= {"site", "cache"}


def moved_away(path, elsewhere):
    shutil.move(path, elsewhere)
    path.symlink_to(elsewhere)


def other_bytes(page):
    page.unlink()
    page.write_bytes(b"SAME")


# What somebody made of the second tree, or of the folder `elsewhere`, since the last build.
SPOILT = {
    "nothing": lambda spare, elsewhere: None,
    "none": lambda spare, elsewhere: shutil.rmtree(spare),
    "foreign files": lambda spare, elsewhere: (spare / "letters/b.html").write_bytes(b"m0re"),
    "foreign folders": lambda spare, elsewhere: (spare / "letters/foreign/deep").mkdir(parents=True),
    "other bytes": lambda spare, elsewhere: other_bytes(spare / "letters/a.html"),
    "a link": lambda spare, elsewhere: moved_away(spare / "letters/a.html", elsewhere),
    "a link to a folder": lambda spare, elsewhere: moved_away(spare / "letters", elsewhere),
    "all a link": moved_away,
}


@pytest.mark.parametrize("spoil", SPOILT.values(), ids=SPOILT)
def test_a_second_tree_follows_the_site_and_nothing_in_it_comes_out(tmp_path, system, spoil):
    site, spare, elsewhere = tmp_path / "site", tmp_path / "cache" / "tree", tmp_path / "elsewhere"
    assert write_site(OLD.items(), site, spare=spare).value
    states = states_of(site)
    assert same_files(spare, site)
    kept = {"letters/a.html": states["letters/a.html"]}
    new = {**NEW, "letters/gone.html/index.html": b"a folder for a file"}
    spoil(spare, elsewhere)
    before = sorted(elsewhere.rglob("*"))
    outputs = {path: data for path, data in new.items() if path not in kept}
    noted = []
    assert write_site(outputs.items(), site, note=lambda states, _: noted.append(states), kept=kept, spare=spare).value
    assert pages(site) == new
    assert not (site / "letters/foreign").exists()
    assert noted == [states_of(site)]
    assert same_files(spare, site)
    assert states_of(site)["letters/a.html"] == states["letters/a.html"]
    assert sorted(elsewhere.rglob("*")) == before


def same_files(one, other):
    """Return whether two trees are names of the same files."""
    inodes = (
        {path.relative_to(top): path.lstat().st_ino for path in top.rglob("*") if not path.is_dir()}
        for top in (one, other)
    )
    return next(inodes) == next(inodes)


def test_a_build_that_fails_leaves_the_old_site(tmp_path):
    site = tmp_path / "site"
    write_site(OLD.items(), site)

    def breaking():
        yield "index.html", b"new"
        raise OSError(errno.ENOSPC, "No space left on device", "index.html")

    full = write_site(breaking(), site)
    assert [one.name for one in full.diagnostics] == ["unwritable"]
    assert "No space left" in full.diagnostics[0].message
    bad_index = write_site(NEW.items(), site, lambda _: (UNWRITABLE.at(None, "damaged"),))
    assert not bad_index.value
    assert bad_index.diagnostics == (UNWRITABLE.at(None, "damaged"),)
    with pytest.raises(KeyboardInterrupt):
        write_site(NEW.items(), site, interrupted)
    assert pages(site) == OLD
    assert [entry.name for entry in tmp_path.iterdir()] == ["site"]


def interrupted(_site):
    raise KeyboardInterrupt


def test_a_folder_that_is_not_ours_is_never_replaced(tmp_path):
    home = tmp_path / "home"
    home.mkdir()
    (home / "thesis.odt").write_bytes(b"years of work")
    refused = write_site(NEW.items(), home)
    assert [one.name for one in refused.diagnostics] == ["foreign-folder"]
    assert tree(home) == {"thesis.odt": b"years of work"}
    file = tmp_path / "file"
    file.write_bytes(b"kept")
    assert not write_site(NEW.items(), file).value
    assert file.read_bytes() == b"kept"


def test_an_empty_folder_and_a_link_to_one_are_filled(tmp_path):
    real = tmp_path / "disk" / "www"
    real.mkdir(parents=True)
    link = tmp_path / "site"
    link.symlink_to(real)
    assert write_site(NEW.items(), link).value
    assert link.is_symlink()
    assert pages(real) == NEW


@pytest.mark.parametrize(
    "path",
    ["../escape.html", "/etc/passwd", "a/../../b", "a//b", "", "a/.", "a\\b", "c:x", "a/aux.html", "NUL", "dot.", "sp ",
     "a\nb", "x" * 256],
)  # fmt: skip
def test_a_path_that_would_lead_elsewhere_is_refused(tmp_path, path):
    site = tmp_path / "out" / "site"
    refused = write_site([("index.html", b"x"), (path, b"x")], site)
    assert [one.code for one in refused.diagnostics] == [UNSAFE_PATH.code]
    assert list(tree(tmp_path)) == []


@pytest.mark.parametrize("rivals", [("a.html", "A.html"), ("a", "a/b"), ("a/b", "A")])
def test_paths_that_cannot_stand_side_by_side_everywhere_are_refused(tmp_path, rivals):
    refused = write_site([(path, b"x") for path in rivals], tmp_path / "site")
    assert refused.failed
    assert not (tmp_path / "site").exists()


def test_a_second_build_waits_and_says_so(tmp_path):
    site = tmp_path / "site"
    said = []

    def finish(_staged):
        lock = tmp_path / ".site.sitegen-lock"
        with pytest.raises(BlockingIOError), lock.open() as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        said.append("locked while building")
        return ()

    assert write_site(NEW.items(), site, finish).value
    assert said == ["locked while building"]


def test_a_file_of_the_site_is_given_back_only_as_it_was_made(tmp_path):
    site, made = tmp_path / "site", Facts(len(OLD["index.html"]), digest(OLD["index.html"]))
    write_site(OLD.items(), site)
    assert standing(site, "index.html", made) == OLD["index.html"]
    (site / "index.html").write_bytes(b"0ld")
    with pytest.raises(ChangedError):
        standing(site, "index.html", made)
    (site / "index.html").unlink()
    with pytest.raises(ChangedError):
        standing(site, "index.html", made)
