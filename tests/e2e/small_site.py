"""The small golden archive's letters, read and built by the whole way: what the tests of pages look at."""

from dataclasses import replace

from sitegen.adapters.files import read_tree, write_site
from sitegen.build import Inputs, build
from sitegen.content.manuscript import write_manuscript
from sitegen.core.model import Footnote, Manuscript, SourceRef
from sitegen.reading.choosing import read_letter
from sitegen.reading.formats import read_source
from tests.unit.built import ROOT, TEMPLATES

LETTERS = {"first.txt": "2021-05-03-stop-the-dam", "second.txt": "2022-09-14-a-year-on"}
FIRST, SECOND = (f"letters/{one}.html" for one in LETTERS.values())
SOURCE = FIRST.replace(".html", "-source.html")
PAGES = {
    "home": "index.html",
    "letters": "letters/index.html",
    "letter": FIRST,
    "letter with what is new": SECOND,
    "source": SOURCE,
    "addressees": "addressees/index.html",
    "dossier": "addressees/members-of-the-river-commission.html",
    "organizations": "organizations/index.html",
    "organizations by number": "organizations/by-letters.html",
    "organizations by date": "organizations/by-date.html",
    "organization": "organizations/lake-monitor.html",
    "about": "about.html",
    "search": "search.html",
    "lost": "404.html",
}


def with_a_note(letter):
    """Return the letter as an editor has it who saw that a note hangs on its first paragraph."""
    at = next(at for at, block in enumerate(letter.body) if block.kind == "paragraph")
    first = replace(letter.body[at], text="We write about the dam.[^1] Forty villages have been told to leave.")
    note = Footnote("1", "Counted by the Lake Monitor in April 2021.", first.last, first.last, first.first)
    return replace(letter, body=(*letter.body[:at], first, *letter.body[at + 1 :]), footnotes=(note,))


def content():
    """Return the files of a content folder that holds the letters as they read today."""
    folder = ROOT / "tests/sites/small"
    files = {
        "archive.toml": (folder / "content/archive.toml").read_bytes(),
        "pages/about.md": b"# About\n\nInvented.\n",
    }
    for name, letter_id in LETTERS.items():
        data = (folder / "letters" / name).read_bytes()
        source = read_source(name, data).value
        origin = SourceRef(name, source.sha256, len(source.lines))
        letter = replace(read_letter(source).value.letter, addressees=("Members of the River Commission",))
        manuscript = Manuscript(
            letter_id, f"{letter_id}.md", with_a_note(letter) if name == "first.txt" else letter, origin
        )
        files[f"sources/{name}"] = data
        files[f"letters/{letter_id}.md"] = write_manuscript(manuscript).encode()
    return files


def build_small_site(folder, files=None):
    """Write the site of `files`, or of the letters, into `folder` and return it."""
    built = build(Inputs(files or content(), "content", (TEMPLATES,), read_tree(ROOT / "theme").value))
    assert not [one for one in built.diagnostics if one.severity == "error"], built.diagnostics
    write_site(sorted(built.value.items()), folder)
    return folder
