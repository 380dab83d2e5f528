import os

from sitegen.adapters.files import open_tree, read_tree


def kinds(checked):
    return [one.name for one in checked.diagnostics]


def test_reads_every_file_under_its_path(tmp_path):
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "b.md").write_bytes(b"two")
    (tmp_path / "letters" / "odd name ကချင် #1.md").write_bytes(b"three")
    (tmp_path / "archive.toml").write_bytes(b"\xff\x00")
    read = read_tree(tmp_path)
    assert read.diagnostics == ()
    assert list(read.value.items()) == [
        ("archive.toml", b"\xff\x00"), ("letters/b.md", b"two"), ("letters/odd name ကချင် #1.md", b"three"),
    ]  # fmt: skip


def test_a_missing_folder_is_one_clear_message(tmp_path):
    read = read_tree(tmp_path / "nowhere")
    assert read.value is None
    assert kinds(read) == ["missing-folder"]
    (tmp_path / "file").write_bytes(b"")
    assert "is not a folder" in read_tree(tmp_path / "file").diagnostics[0].message


def test_a_link_that_leads_outside_is_refused(tmp_path):
    (tmp_path / "secret").write_bytes(b"private")
    inside = tmp_path / "content"
    inside.mkdir()
    (inside / "kept.md").write_bytes(b"kept")
    (inside / "leak.md").symlink_to(tmp_path / "secret")
    (inside / "all").symlink_to(tmp_path)
    (inside / "same.md").symlink_to(inside / "kept.md")
    read = read_tree(inside)
    assert kinds(read) == ["outside-link", "outside-link"]
    assert read.value == {"kept.md": b"kept", "same.md": b"kept"}


def test_links_in_circles_and_special_files_end_in_a_message(tmp_path):
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "back").symlink_to(tmp_path)
    (tmp_path / "gone.md").symlink_to(tmp_path / "nothing")
    os.mkfifo(tmp_path / "pipe")
    read = read_tree(tmp_path)
    assert kinds(read) == ["unreadable-file"] * 3
    assert read.value == {}


def test_a_name_that_is_no_text_is_reported(tmp_path):
    (tmp_path / os.fsdecode(b"bad\xff.md")).write_bytes(b"x")
    read = read_tree(tmp_path)
    assert kinds(read) == ["unreadable-file"]
    read.diagnostics[0].message.encode()


def test_an_open_tree_reads_a_file_when_it_is_asked_for(tmp_path):
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "a.html").write_bytes(b"first")
    (tmp_path / ".hidden").write_bytes(b"no")
    tree = open_tree(tmp_path).value
    (tmp_path / "letters" / "a.html").write_bytes(b"second")
    assert dict(tree) == {"letters/a.html": b"second"}
    assert open_tree(tmp_path / "none").diagnostics == read_tree(tmp_path / "none").diagnostics
