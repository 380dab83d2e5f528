"""Two editors: branches that each import a letter are joined by git itself, and the archive reads the result."""

import subprocess
from importlib import resources

import pytest

from sitegen.adapters.files import read_tree
from sitegen.content.accession import accession
from sitegen.content.folder import read_content
from tests.command import sitegen

SETTINGS = {"archive.toml": b'title = "T"\ndescription = "D"\n'}
HEAD = "Open letter on {what}\n\n{day} 2024\n\nTo the River Commission\n\nWe ask you to act.\n\nSigned by:\n\n"
OLD = ["Alder Union", "Birch Network"]
LISTS = {  # two letters that share something; entries with members; many
    "sharing": (["Cedar League", "Dogwood Forum", "Elm Union"], ["Bog Council", "Dogwood Forum", "Zinc Federation"]),
    "spelt in many ways": (["Cedar League", "CEDAR LEAGUE", "Fir Union"], ["Elm Union", "ELM UNION", "Fir union"]),
    "with members": (
        ["Cedar League", "   - Local of Pine", "   - Local of Yew", "Gum Network"],
        ["Elm Federation", "   - Local of Pine", "   - Local of Oak", "Gum Network"],
    ),
    "many": ([f"Cedar {n} Union" for n in range(0, 90, 2)], [f"Cedar {n} Union" for n in range(0, 90, 3)]),
}


def git(folder, *call):
    done = subprocess.run(
        ["git", "-c", "user.name=T", "-c", "user.email=t@example.org", "-c", "init.defaultBranch=main", *call],
        cwd=folder, capture_output=True, text=True, check=False,
    )  # fmt: skip
    return done.returncode, done.stdout + done.stderr


def letter(what, day, names):
    return (f"{what}.txt", (HEAD.format(what=what, day=day) + "".join(f"- {name}\n" for name in names)).encode())


def held(folder):
    content = folder / "content"
    return {file.relative_to(content).as_posix(): file.read_bytes() for file in content.rglob("*") if file.is_file()}


def bring(folder, received, today):
    """Import a letter as `sitegen import` does, and commit it."""
    for name, data in accession(held(folder), "content", [received], today).value.items():
        (folder / "content" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "content" / name).write_bytes(data)
    git(folder, "add", "-A")
    assert git(folder, "commit", "-qm", received[0])[0] == 0


@pytest.fixture
def archive(tmp_path):
    (tmp_path / "content").mkdir()
    (tmp_path / "content/archive.toml").write_bytes(SETTINGS["archive.toml"])
    (tmp_path / ".gitattributes").write_bytes((resources.files("sitegen.cli") / "starter/gitattributes").read_bytes())
    (tmp_path / ".gitignore").write_bytes((resources.files("sitegen.cli") / "starter/gitignore").read_bytes())
    git(tmp_path, "init", "-q")
    bring(tmp_path, letter("dams", "1 February", [*OLD, "Zebra Roads Network"]), "2024-02-02")
    return tmp_path


@pytest.mark.parametrize("lists", list(LISTS.values()), ids=list(LISTS))
def test_branches_that_each_import_a_letter_merge_without_a_conflict(archive, lists):
    for branch, what, names in (("hers", "mines", lists[0]), ("his", "roads", lists[1])):
        git(archive, "checkout", "-qb", branch, "main")
        bring(archive, letter(what, "3 May", names), "2024-05-04")
    status, said = git(archive, "merge", "-q", "hers")
    assert status == 0, said
    read = read_content(held(archive), "content")
    assert not read.failed, read.diagnostics
    assert len(read.value.manuscripts) == 3
    assert sorted(one.letter for one in read.value.changes) == sorted(one.letter_id for one in read.value.manuscripts)
    known = {name.casefold() for one in read.value.organizations for name in (one.name, *one.variant_names)}
    signed = {entry.name.casefold() for one in read.value.manuscripts for entry in one.letter.signatories}
    assert signed <= known
    ids = [one.organization_id for one in read.value.organizations]
    assert len(ids) == len(set(ids))


def on_branch(folder, name, what, *given):
    git(folder, "checkout", "-qb", name, "main")
    what(folder, *given)
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", name)


def merged(folder, first, second):
    """Return whether git joins two branches without a conflict, and what the archive says of the records then."""
    git(folder, "checkout", "-qf", "-B", "joined", first)
    status, _ = git(folder, "merge", "-q", "-m", "joined", second)
    return status == 0, read_content(held(folder), "content")


def imports(folder, what="mines"):
    bring(folder, letter(what, "3 May", ["Yew League", "Quiet Union"]), "2024-05-04")


def adds_facts(folder, above="  # end: zebra-roads-network\n"):
    file = folder / "content/organizations.yaml"
    text = file.read_text()
    assert above in text
    file.write_text(text.replace(above, f"  place: Northland\n  variants:\n    - Zebra Network\n{above}"))


def adds_facts_at_the_end(folder):
    with (folder / "content/organizations.yaml").open("a") as file:
        file.write("  place: Northland\n")


BOTH_WAYS = pytest.mark.parametrize(("first", "second"), [("hers", "his"), ("his", "hers")])


@BOTH_WAYS
def test_facts_stay_with_their_record_where_another_letter_is_imported(archive, first, second):
    on_branch(archive, "hers", imports)
    on_branch(archive, "his", adds_facts)
    clean, read = merged(archive, first, second)
    assert clean
    assert not read.failed
    placed = {one.organization_id: (one.place, one.variant_names) for one in read.value.organizations if one.place}
    assert placed == {"zebra-roads-network": ("Northland", ("Zebra Network",))}
    assert {"yew-league", "quiet-union"} <= {one.organization_id for one in read.value.organizations}


@BOTH_WAYS
def test_facts_of_a_record_without_an_end_move_to_no_other_one_silently(archive, first, second):
    file = archive / "content/organizations.yaml"
    file.write_text("".join(line for line in file.read_text().splitlines(keepends=True) if "# end" not in line))
    git(archive, "commit", "-qam", "as a person writes it")
    on_branch(archive, "hers", imports)
    on_branch(archive, "his", adds_facts_at_the_end)
    _, read = merged(archive, first, second)
    if read.failed:
        assert {one.name for one in read.diagnostics} == {"beyond-the-end"}
    else:
        assert {one.organization_id for one in read.value.organizations if one.place} == {"zebra-roads-network"}


def withholds(folder):
    own = next((folder / "content/letters").iterdir()).stem
    ended = sitegen("withhold", own, "13", cwd=folder)
    assert ended.status == 0, ended.err
    assert git(folder, "grep", "-il", "zebra")[1] == ""


@BOTH_WAYS
def test_a_record_of_a_withheld_name_that_git_brought_back_is_told_and_not_named(archive, first, second):
    on_branch(archive, "hers", imports)
    on_branch(archive, "his", withholds)
    private = archive / "content/.private"
    kept = {file.name: file.read_bytes() for file in private.iterdir() if file.is_file()}
    clean, _ = merged(archive, first, second)
    assert clean
    assert "zebra" in (archive / "content/organizations.yaml").read_text()
    assert "error[M362" in sitegen("build", cwd=archive).err, "where the private file is, it is refused"
    for name in kept:
        (private / name).unlink()
    told = []
    for call in (["build"], ["tidy", "--dry-run"], ["tidy"], ["build"]):
        ended = sitegen(*call, cwd=archive)
        assert ended.status == 0, ended.err
        assert "zebra" not in (ended.out + ended.err).casefold()
        told.append("warning[M373" in ended.err)
    assert told == [True, False, False, False]


@BOTH_WAYS
def test_two_letters_from_files_of_one_name_are_parted_as_the_message_says(archive, first, second):
    for branch, what in (("hers", "mines"), ("his", "roads")):
        _, data = letter(what, "3 May", ["Yew League"])
        on_branch(archive, branch, bring, ("letter.txt", data), "2024-05-04")
    clean, read = merged(archive, first, second)
    assert not clean
    (found,) = (one for one in read.diagnostics if one.severity == "error")
    assert found.name == "changed-source"
    command, told = found.hint.split("\n")
    shown, _, file = command.partition("git show ")[2].replace("BRANCH", second).partition(" > ")
    (archive / file).write_text(git(archive, "show", shown)[1])
    manuscript = archive / told.partition("into ")[2].partition(",")[0]
    manuscript.write_text(manuscript.read_text().replace("file: letter.txt", told.partition("source: ")[2]))
    read = read_content(held(archive), "content")
    assert not read.failed, read.diagnostics
    assert len(read.value.manuscripts) == 3


def test_a_source_whose_line_ends_git_changed_is_told_from_one_that_somebody_changed():
    received = letter("dams", "1 February", OLD)
    files = SETTINGS | dict(accession(SETTINGS, "content", [received]).value)
    for data, said in (
        (received[1].replace(b"\n", b"\r\n"), "has other line ends than the file that was imported"),
        (received[1] + b"\n", "is not the file that was imported"),
    ):
        (found,) = read_content(files | {"sources/dams.txt": data}, "content").diagnostics
        assert (found.name, found.message.endswith(said) or said in found.message) == ("changed-source", True)
        assert (".gitattributes" in found.hint) == ("line ends" in said)


def test_a_source_is_found_by_its_name_however_its_accents_are_stored(tmp_path):
    joined, apart = "caf\u00e9.txt", "cafe\u0301.txt"  # a name that somebody gave by hand; ours are ASCII
    files = SETTINGS | dict(accession(SETTINGS, "content", [letter("dams", "1 February", OLD)]).value)
    manuscript = next(path for path in files if path.startswith("letters/"))
    for on_disk, in_letter in ((apart, joined), (joined, apart)):
        folder = tmp_path / on_disk
        for path, data in files.items():
            file = folder / path.replace("dams.txt", on_disk)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data.replace(b"dams.txt", in_letter.encode()) if path == manuscript else data)
        read = read_tree(folder)
        assert read.diagnostics == ()
        assert not read_content(read.value, "content").diagnostics
    (folder / "sources" / apart).write_bytes(b"another")
    assert [one.name for one in read_tree(folder).diagnostics] == ["two-spellings"]
