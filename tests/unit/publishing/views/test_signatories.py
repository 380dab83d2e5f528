import re

from tests.command import sitegen
from tests.invented import FIRST, views


def test_a_short_list_needs_no_way_about_it():
    assert views()[f"letters/{FIRST}.html"].initials == ()


def test_the_entries_of_a_list_are_told_by_their_first_letters(monkeypatch):
    monkeypatch.setattr("sitegen.publishing.views.signatories.GLANCE", 3)
    initials = views()[f"letters/{FIRST}.html"].initials
    assert [(one.heading, one.script, one.entries) for one in initials] == [
        ("A", "", (1,)), ("F", "", (2,)), ("L", "", (3,)), ("မ", "my", (4,)),
    ]  # fmt: skip


def page_of(letter, name, folder):
    """Return the page of a letter about the weir that is imported from a file of this name, and published."""
    (folder / name).write_text(letter, encoding="utf-8")
    assert sitegen("import", name, cwd=folder).status == 0
    settings = folder / "content" / "archive.toml"
    shown = settings.read_text(encoding="utf-8").replace('unreviewed = "left out"', 'unreviewed = "published"')
    settings.write_text(shown, encoding="utf-8")
    assert sitegen("build", cwd=folder).status == 0
    pages = (folder / "site" / "letters").glob("*weir*.html")
    return next(one for one in pages if "-source" not in one.name).read_text(encoding="utf-8")


def test_a_name_with_a_link_or_emphasis_is_printed_without_its_markup(tmp_path):
    letter = (
        "# Open the weir\n\nWe ask that the weir be opened.\n\nSigned:\n\n"
        "- Heron Watch\n- [Reed Centre](https://reed.example)\n- Marsh Union\n- **Ada Moss**, *Director*\n"
    )
    page = page_of(letter, "weir.md", tmp_path)
    assert ">Reed Centre</a>" in page
    assert "Reed Centre</a>](" not in page
    row = next(line for line in page.splitlines() if "Ada Moss" in line and "data-ordinal" in line)
    assert "*" not in row.partition("<details")[0]
    assert "Ada Moss, Director" in row.replace("</a>", "")


def test_what_stands_in_cells_beside_a_name_does_not_run_into_it(tmp_path):
    rows = (("Ada Moss", "Dalton Farmers' League"), ("Karim Haddad", "Freelance reporter"), ("Jan Wood", "Baker"))
    table = "".join(f"<tr><td>{name}</td><td>{said}</td></tr>" for name, said in rows)
    letter = f"<h1>Open the weir</h1><p>We ask that the weir be opened.</p><p>Signed by:</p><table>{table}</table>"
    page = page_of(f"<html lang=en><body>{letter}</body></html>", "weir.html", tmp_path)
    assert "Jan Wood\N{EM SPACE}Baker" in re.sub("<[^>]+>", "", page)
