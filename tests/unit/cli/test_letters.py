"""`sitegen withdraw`, `rename` and `remove`, and what a reader of the built site sees of them."""

from pathlib import Path

import pytest

from tests.command import sitegen
from tests.unit.content.dam_and_mine import DAM, LETTER, MINE


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    folder = tmp_path_factory.mktemp("archive")
    for what, day, last in (("dam", "1 February", "Birch Network"), ("mine", "3 May", "Dogwood Youth Forum")):
        (folder / f"{what}.txt").write_text(LETTER.format(what=what, day=day, last=last))
    assert sitegen("import", "dam.txt", "mine.txt", cwd=folder).status == 0
    for name in (DAM, MINE):
        letter = folder / f"content/letters/{name}.md"
        letter.write_text(letter.read_text().replace("status: unreviewed", "status: reviewed"))
    assert sitegen("withdraw", DAM, "--reason", "None had agreed.", "--on", "2024-06-01", cwd=folder).status == 0
    assert sitegen("rename", DAM, "the-dam", cwd=folder).status == 0
    assert sitegen("build", "--base-url", "https://letters.example", cwd=folder).status == 0
    return folder


def text(archive, name):
    return Path(archive / "site" / name).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "name",
    [
        "letters/the-dam.html", "letters/the-dam-source.html", "letters/index.html", "index.html", "feed.xml",
        "organizations/birch-network.html", "addressees/river-commission.html", f"letters/{MINE}.html",
        "letters/compare/index.html", "changes.html", "data/letters.csv", "data/citations.bib", "letters/the-dam.xml",
    ],
)  # fmt: skip
def test_a_withdrawn_letter_is_shown_as_withdrawn_wherever_its_title_stands(archive, name):
    shown = text(archive, name)
    others = shown.replace("Withdrawn: Open letter on the dam", "").count("Open letter on the dam")
    assert "Withdrawn: Open letter on the dam" in shown
    assert others == name.endswith("-source.html"), "the source says what it said"


def test_its_page_says_when_and_why(archive):
    assert "This letter was withdrawn on <time" in text(archive, "letters/the-dam.html")
    assert "None had agreed." in text(archive, "letters/the-dam.html")


def test_its_former_addresses_lead_on(archive):
    assert 'url=the-dam.html"' in text(archive, f"letters/{DAM}.html")
    assert 'url=the-dam-source.html"' in text(archive, f"letters/{DAM}-source.html")
    for ending in ("html", "xml"):
        assert f"/letters/{DAM}.{ending} /letters/the-dam.{ending} 301\n" in text(archive, "_redirects")
    assert DAM not in text(archive, "sitemap.xml")
    assert sitegen("check", cwd=archive).status == 0


def test_a_removed_letter_is_gone_from_the_folder(archive):
    assert (archive / ".cache/sitegen").exists()
    ended = sitegen("remove", MINE, "--records", cwd=archive)
    assert (ended.status, ended.out) == (0, "")
    assert not (archive / ".cache/sitegen").exists()
    assert "the past of git" in ended.err
    assert f"removed content/letters/{MINE}.md" in ended.err
    assert "mine" not in " ".join(str(one) for one in (archive / "content").rglob("*"))
    assert sitegen("remove", MINE, cwd=archive).status == 1


def test_a_letter_goes_by_the_path_of_its_manuscript_too(tmp_path):
    (tmp_path / "dam.txt").write_text(LETTER.format(what="dam", day="1 February", last="Birch Network"))
    begun = sitegen("import", "dam.txt", cwd=tmp_path)
    assert "started a new archive in content" in begun.err
    (tmp_path / "mine.txt").write_text(LETTER.format(what="mine", day="3 May", last="Dogwood Youth Forum"))
    assert "started" not in sitegen("import", "mine.txt", cwd=tmp_path).err
    assert sitegen("withdraw", f"content/letters/{DAM}.md", cwd=tmp_path).status == 0
    missed = sitegen("withdraw", "content/letters/none.md", cwd=tmp_path).err
    assert missed.startswith("content/letters/none.md:1: error[C575 unchangeable-letter]: there is no letter none")
