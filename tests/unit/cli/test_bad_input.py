"""Bad input gets one clear message with its place and a hint, and the right exit status; nothing is half-written."""

import json
import shutil
from pathlib import Path

import pytest

from tests.command import sitegen

SETTINGS = 'title = "T"\ndescription = "D"\n'
MANUSCRIPT = "---\nid: {id}\ntitle: A letter\ndate: 2020-01-01\nlanguage: en\n---\n\nWe ask.\n"

# A file of the content folder with its bytes, and what the build must say of it.
BROKEN = {
    "unknown setting": ("archive.toml", SETTINGS + 'titel = "x"\n', ":3: error[C502 unknown-setting]"),
    "wrong setting": ("archive.toml", 'title = 7\ndescription = "D"\n', ":1: error[C503 wrong-setting]"),
    "broken settings": ("archive.toml", "title = \n", ":1: error[C501 broken-document]"),
    "settings in another encoding": (
        "archive.toml", b'title = "T"\ndescription = "\xe9"\n', ":2: error[S104 unknown-encoding]"
    ),
    "broken front matter": ("letters/b.md", "---\nid: [\n---\n", ":3: error["),
    "unknown key": ("letters/b.md", MANUSCRIPT.format(id="b").replace("date:", "dat:"), ":4: error["),
    "duplicate id": ("letters/b.md", MANUSCRIPT.format(id="a"), ":2: error[C506 duplicate-letter]"),
    "another file name": ("letters/b.md", MANUSCRIPT.format(id="c"), ":2: error[C507 misplaced-file]"),
    "an unsafe id": ("letters/b.md", MANUSCRIPT.format(id="../../a"), ":"),
    "a key twice": ("organizations.yaml", "- id: a\n  name: A\n  name: B\n", ":3: error[C512 repeated-key]"),
    "two records of one id": ("organizations.yaml", "- id: a\n  name: A\n- id: a\n  name: B\n", ":3: error["),
    "broken authority file": ("organizations.yaml", "- id: a\n  name: [\n", ":3: error["),
    "broken judgements": ("judgements.yaml", "- names: [A]\n", ":1: error["),
}  # fmt: skip


def test_a_folder_without_settings_is_no_archive(tmp_path):
    (tmp_path / "content").mkdir()
    assert "content/archive.toml:1: error[C505 missing-settings]" in sitegen("build", cwd=tmp_path).err


def lay_out(folder, files):
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data if isinstance(data, bytes) else data.encode())


@pytest.mark.parametrize(("name", "text", "line"), BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_archive_is_not_built(tmp_path, name, text, line):
    lay_out(tmp_path / "content", {"archive.toml": SETTINGS, "letters/a.md": MANUSCRIPT.format(id="a"), name: text})
    lay_out(tmp_path / "site", {".sitegen": "", "index.html": "the old site"})
    ended = sitegen("build", cwd=tmp_path)
    assert ended.status == 1
    assert f"content/{name}{line}" in ended.err
    first = next(one for one in ended.err.splitlines() if ": error[" in one).partition(": error[")[0]
    assert f"): {first}; site is as it was before" in ended.err.splitlines()[-1]
    assert (tmp_path / "site/index.html").read_text() == "the old site"
    assert sorted(entry.name for entry in tmp_path.iterdir() if not entry.name.startswith(".")) == ["content", "site"]


SOURCES = {
    "empty": (b"", "error[S102 empty-source]"),
    "only blanks": (b" \n\n\t\n", "error[S102 empty-source]"),
    "binary": (bytes(range(256)) * 4, "error[S103 binary-source]"),
    "not text in any encoding we know": (b"To the Council\n\xff\xfe\x81\x8d\n\x00\xd8", "error[S10"),
}


@pytest.mark.parametrize(("data", "line"), SOURCES.values(), ids=SOURCES.keys())
@pytest.mark.parametrize("command", ["parse", "import"])
def test_a_source_that_cannot_be_read_is_refused(tmp_path, command, data, line):
    (tmp_path / "letter.txt").write_bytes(data)
    ended = sitegen(command, "letter.txt", cwd=tmp_path)
    assert ended.status == 1
    assert ended.err.startswith("letter.txt:") or "\nletter.txt:" in ended.err
    assert line in ended.err
    assert "hint: " in ended.err
    assert not (tmp_path / "content/letters").exists()


@pytest.mark.parametrize("command", ["parse", "import", "explain"])
@pytest.mark.parametrize("name", ["missing.txt", "folder"])
def test_a_file_that_cannot_be_opened_is_named(tmp_path, command, name):
    (tmp_path / "folder").mkdir()
    ended = sitegen(command, name, cwd=tmp_path)
    assert ended.status == 1
    assert f"{name}:1: error[S101 unreadable-file]" in ended.err


@pytest.mark.parametrize(
    "call",
    [["build", "--colour"], ["dance"], ["parse"], ["build", "--base-url", "letters.example"], ["build", "--jobs", "0"]],
)
def test_a_wrong_call_ends_with_two(tmp_path, call):
    assert sitegen(*call, cwd=tmp_path).status == 2


def test_files_that_nobody_reads_are_told(tmp_path):
    files = {"archive.toml": SETTINGS, "letters/a.md": MANUSCRIPT.format(id="a"), "letters/B.MD": "x"}
    files["letters/c.md.txt"] = "x"
    lay_out(
        tmp_path / "content", files | {"copy.txt": "x", "judgement.yaml": "", "pages/.gitkeep": "", "pages/a.html": ""}
    )
    ended = sitegen("build", "--format", "json", cwd=tmp_path)
    found = {(one["file"], one["hint"]) for one in json.loads(ended.err) if one["name"] == "ignored-file"}
    assert found == {
        ("content/letters/B.MD", "rename it to B.md"),
        ("content/letters/c.md.txt", "rename it to c.md"),
        (
            "content/copy.txt",
            (
                "here stand archive.toml, organizations.yaml, addressees.yaml, judgements.yaml, changes.yaml, letters, "
                "sources and pages"
            ),
        ),
        ("content/judgement.yaml", "did you mean judgements.yaml?"),
        ("content/pages/a.html", "a page of the archive is a Markdown file: its name ends in .md"),
    }


@pytest.mark.parametrize("output", ["content", "content/site", "."])
def test_a_site_within_the_content_is_refused(tmp_path, output):
    lay_out(tmp_path / "content", {"archive.toml": SETTINGS})
    ended = sitegen("build", "--output", output, cwd=tmp_path)
    assert ended.status == 1
    assert "error[B709 nested-folders]" in ended.err
    assert [one.name for one in (tmp_path / "content").iterdir()] == ["archive.toml"]


def test_a_line_of_a_manuscript_is_explained_by_its_source(tmp_path):
    manuscript = MANUSCRIPT.format(id="a").replace("en\n", "en\nsource: {file: a.txt, sha256: x, lines: 3}\n")
    lay_out(tmp_path / "content", {"letters/a.md": manuscript.replace("We ask.", "We ask. <!-- 3 -->")})
    lay_out(tmp_path / "content", {"sources/a.txt": "Dear all,\n\nWe ask.\n"})
    ended = sitegen("explain", "content/letters/a.md:9", cwd=tmp_path)
    assert (ended.status, ended.err) == (0, "content/letters/a.md:9 is line 3 of its source, content/sources/a.txt\n")
    assert "    3  body       We ask.\n" in ended.out
    assert sitegen("explain", "content/letters/a.md:2", cwd=tmp_path).status == 2
    assert "    1  salutation" in sitegen("explain", "content/letters/a.md", cwd=tmp_path).out


def test_a_linked_cache_is_told_and_not_followed(tmp_path):
    lay_out(tmp_path / "content", {"archive.toml": SETTINGS})
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / ".cache").symlink_to(tmp_path / "elsewhere")
    ended = sitegen("build", cwd=tmp_path)
    assert ended.status == 0
    assert ".cache:1: warning[B770 linked-cache]" in ended.err
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_file_of_the_theme_that_no_system_can_keep_is_named(tmp_path):
    lay_out(tmp_path, {"content/archive.toml": SETTINGS, "theme/a:b.css": "", "theme/aux.svg": "", "theme/x.css": ""})
    ended = sitegen("build", cwd=tmp_path)
    assert ended.status == 1
    assert "theme/a:b.css:1: error[B701 unsafe-path]" in ended.err
    assert "theme/aux.svg:1: error[B701 unsafe-path]" in ended.err


@pytest.mark.parametrize("moment", ["99999999999999999999", "-1e3", "yesterday", "253402300800"])
def test_a_moment_of_the_environment_that_is_none_is_refused(tmp_path, monkeypatch, moment):
    (tmp_path / "a.txt").write_text(
        "Open letter\n\nDear all, keep the lake.\n\nSigned by:\n\nAsh League\nBirch Union\n"
    )
    monkeypatch.setenv("SOURCE_DATE_EPOCH", moment)
    ended = sitegen("import", "a.txt", cwd=tmp_path)
    assert (ended.status, ended.err.splitlines()[0]) == (
        2,
        f"error: SOURCE_DATE_EPOCH is {moment}, which is not a time",
    )
    assert not (tmp_path / "content").exists()


def test_a_page_of_the_name_of_a_device_is_told_at_its_file(tmp_path):
    lay_out(tmp_path / "content", {"archive.toml": SETTINGS, "pages/AUX.md": "# Ours\n"})
    ended = sitegen("build", cwd=tmp_path)
    assert ended.status == 1
    assert "content/pages/AUX.md:1: error[A602 unsafe-id]: 'AUX' is the name of a device" in ended.err


@pytest.mark.parametrize("there", [False, True])
def test_an_archive_that_cannot_be_written_is_not_half_started(tmp_path, monkeypatch, there):
    write, full = Path.write_bytes, iter([False, False, True])

    def fill(path, data):
        if next(full, True):
            raise OSError(28, "No space left on device", str(path))
        return write(path, data)

    if there:
        (tmp_path / "a").mkdir()
    with monkeypatch.context() as patched:
        patched.setattr(Path, "write_bytes", fill)
        ended = sitegen("init", "a", cwd=tmp_path)
    assert ended.status == 1
    assert ended.err.startswith("error: cannot write to a: No space left on device; nothing was started\n")
    assert list(tmp_path.rglob("*")) == ([tmp_path / "a"] if there else [])
    assert sitegen("init", "a", cwd=tmp_path).status == 0


def test_files_that_programs_keep_beside_a_letter_are_left_aside(tmp_path):
    shutil.copy(__file__, tmp_path / "good.txt")
    (tmp_path / "~$good.docx").write_bytes(b"\5editor" + bytes(155))
    (tmp_path / "Thumbs.db").write_bytes(b"\xd0\xcf\x11\xe0")
    ended = sitegen("import", "~$good.docx", "good.txt", "Thumbs.db", cwd=tmp_path)
    assert ended.status == 0
    assert "left aside, for a program made them for itself: ~$good.docx, Thumbs.db" in ended.err
    assert sitegen("import", "Thumbs.db", cwd=tmp_path).status == 1
