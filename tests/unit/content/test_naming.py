"""Names that the archive gives: letters and files called alike are told apart, and no name says what a file says."""

from sitegen.content.accession import accession
from tests.unit.content.withheld import LETTER, PATH, SETTINGS

ID = "2021-05-03-protect-the-river"


def another(place, names):
    """A letter of the same day and title, of quite another list, under the same name of a file."""
    listed = b"".join(b"%d. %s Guild of Makers\n" % (at, one) for at, one in enumerate(names.encode().split(), 1))
    return f"{place}/letter.txt", LETTER[: LETTER.index(b"1. ")] + listed


THREE = [another("a", "Gorse Holly Ivy Juniper Kelp"), another("b", "Lark Maple Nettle Olive Pine"),
         another("c", "Quince Reed Sedge Teasel Umber")]  # fmt: skip


def test_letters_and_files_called_alike_are_told_apart_by_numbers():
    files = {"archive.toml": SETTINGS}
    for title, (path, data) in zip((b"Protect", b"Save", b"Free"), THREE, strict=True):
        files |= accession(files, "content", [(path, data.replace(b"Protect", title))]).value
    assert {"sources/letter.txt", "sources/letter-2.txt", "sources/letter-3.txt"} <= files.keys()
    files = {"archive.toml": SETTINGS}
    for path, data in THREE:
        files |= accession(files, "content", [(path.replace("/letter", "-letter"), data)]).value
    assert {PATH, f"letters/{ID}-2.md", f"letters/{ID}-3.md"} <= files.keys()


def test_the_order_of_numbers_says_nothing_of_what_the_files_say():
    for turn in range(3):
        texts = [data for _, data in (*THREE[turn:], *THREE[:turn])]
        came = [(path, data) for (path, _), data in zip(THREE, texts, strict=True)]
        files = accession({"archive.toml": SETTINGS}, "content", came).value
        assert [files[f"sources/letter{end}.txt"] for end in ("", "-2", "-3")] == texts
