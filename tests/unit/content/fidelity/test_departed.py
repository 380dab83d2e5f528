"""Who is left out of a list by an editor, who says why, is counted as that, and nobody wonders where they are."""

import pytest

from tests.command import sitegen
from tests.unit.content.withheld import ID, LETTER, PATH, SETTINGS, made, with_letter

WHY = "departures:\n  - {line: 16, reason: withdrew, on: 2024-05-03}\n"
UNCOUNTED = LETTER.replace(b"Signed by 5 organizations:", b"Signed by:")
BUILT = f"letters/{ID}.html"


def archive(letter=LETTER, why=WHY):
    """Return the files of an archive whose letter lost the third of its entries."""
    files = with_letter({"archive.toml": SETTINGS}, letter)
    text = files[PATH].decode().replace("3. Cedar Union of Weavers <!-- 16 -->\n", "")
    files[PATH] = text.replace("status: unreviewed\n", f"status: reviewed\n{why}").encode()
    return files


def site(layers, letter=LETTER, why=WHY):
    result = made(archive(letter, why), layers)
    assert result.value, [one.message for one in result.diagnostics]
    return result.value


def words(page):
    return " ".join(page.decode().split())


@pytest.mark.parametrize(
    ("letter", "said"),
    [
        (LETTER, "its list names 4, an editor left out 1: withdrew; the counts agree."),
        (UNCOUNTED, "An editor left out 1: withdrew"),
    ],
    ids=["counted", "not counted"],
)
def test_the_letter_its_source_and_the_data_say_so(layers, letter, said):
    files = site(layers, letter)
    page = words(files[BUILT])
    assert said in page
    assert "we do not know why" not in page
    assert "Left out of the list: withdrew" in words(files[f"letters/{ID}-source.html"])
    assert "Left out by an editor: 1: withdrew" in words(files[f"letters/{ID}.xml"])
    head, row = files["data/letters.csv"].decode().strip().split("\r\n")
    assert dict(zip(head.split(","), row.split(","), strict=True))["left_out"] == "1"


def test_entries_behind_one_who_left_keep_their_addresses(layers):
    page = site(layers)[BUILT].decode()
    assert 'id="s5"' in page
    assert 'id="s3"' not in page


def test_the_page_of_who_left_leads_to_the_letter_that_says_why(layers):
    files = site(layers)
    page = words(files["organizations/cedar-union-of-weavers.html"])
    assert f'href="../{BUILT}"' in page
    assert "Cedar" not in page
    assert f"/organizations/cedar-union-of-weavers.html /{BUILT} 301" in files["_redirects"].decode()


def test_the_record_of_who_left_stays_so_that_the_page_leads_on(tmp_path):
    for name, data in archive().items():
        (tmp_path / "content" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "content" / name).write_bytes(data)
    assert "cedar" not in sitegen("tidy", "--dry-run", cwd=tmp_path).err


def test_more_that_are_missing_than_were_left_out_are_still_asked_about(layers):
    page = words(site(layers, LETTER.replace(b"Signed by 5", b"Signed by 7"))[BUILT])
    assert "an editor left out 1: withdrew" in page
    assert "2 fewer than it counts; we do not know why." in page
