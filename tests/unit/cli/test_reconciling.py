"""`sitegen reconcile --list` and `sitegen tidy` as their users have them."""

import json

import pytest

from tests.command import sitegen
from tests.unit.cli.looms import LETTER, SETTINGS


@pytest.fixture
def archive(tmp_path):
    (tmp_path / "content").mkdir()
    (tmp_path / "content/archive.toml").write_text(SETTINGS)
    for number, (first, second) in enumerate(
        [("Riverford Weavers Circle", "Hilltown Loom Committee"), ("Riverfort Weavers Circle", "Hilltown Loom Force")],
        1,
    ):
        (tmp_path / f"l{number}.txt").write_text(LETTER.format(date=f"{number} May 2024", first=first, second=second))
        assert sitegen("import", f"l{number}.txt", cwd=tmp_path).status == 0
    return tmp_path


def test_the_queue_can_be_cut_to_a_letter_and_a_number(archive):
    told = sitegen("reconcile", "--list", cwd=archive)
    assert "2 pairs in doubt" in told.out
    one = sitegen("reconcile", "--list", "--limit", "1", cwd=archive)
    assert "2 pairs in doubt, 1 of them shown" in one.out
    pairs = json.loads(sitegen("reconcile", "--list", "--format", "json", cwd=archive).out)["pairs"]
    letter = pairs[0]["first"]["letters"][0]["letter"]
    assert "2 pairs in doubt" in sitegen("reconcile", "--list", "--letter", letter, cwd=archive).out
    assert sitegen("reconcile", "--list", "--letter", "nowhere", cwd=archive).status == 2


def test_what_was_judged_unsure_is_asked_again_on_request(archive):
    (archive / "content/judgements.yaml").write_text(
        "- names: [Riverford Weavers Circle, Riverfort Weavers Circle]\n  judgement: unsure\n"
    )
    assert "1 pair in doubt" in sitegen("reconcile", "--list", cwd=archive).out
    assert "2 pairs in doubt" in sitegen("reconcile", "--list", "--open", cwd=archive).out


def test_records_that_nobody_names_go_on_request_and_nothing_else_does(archive):
    file = archive / "content/organizations.yaml"
    before = file.read_text()
    file.write_text(f"{before}- id: gone-looms\n  name: Gone Looms\n")
    told = sitegen("tidy", "--dry-run", cwd=archive)
    assert "would remove gone-looms (Gone Looms)" in told.err + told.out
    assert "gone-looms" in file.read_text()
    assert sitegen("tidy", cwd=archive).status == 0
    assert file.read_text() == before
    again = sitegen("tidy", cwd=archive)
    assert "nothing to do" in again.err + again.out
    assert file.read_text() == before


def test_tidy_writes_records_of_names_that_were_added_by_hand(archive):
    file = archive / "content/organizations.yaml"
    letter = next((archive / "content/letters").glob("*.md"))
    letter.write_text(letter.read_text().rstrip() + "\n- Oak Carders of Dale <!-- 15 -->\n")
    assert "N404" in sitegen("build", cwd=archive).err
    told = sitegen("tidy", "--dry-run", cwd=archive)
    assert "would add oak-carders-of-dale (Oak Carders of Dale) to organizations.yaml" in told.err + told.out
    assert "Oak Carders" not in file.read_text()
    assert sitegen("tidy", cwd=archive).status == 0
    assert file.read_text().count("name: Oak Carders of Dale\n") == 1
    assert "N404" not in sitegen("build", cwd=archive).err
    assert "nothing to do" in sitegen("tidy", cwd=archive).err


@pytest.mark.parametrize("corrected", [True, False])
def test_tidy_keeps_a_record_whose_name_a_letter_has_in_a_corrected_form(archive, corrected):
    file = archive / "content/organizations.yaml"
    before = file.read_text()
    letter = next(one for one in (archive / "content/letters").glob("*.md") if "Riverford" in one.read_text())
    front = "corrections: [{line: 11, printed: Riverford, corrected: Riverforth, reason: a slip}]\nstatus:"
    changed = ("status:", front) if corrected else ("Riverford", "Riverforth")
    letter.write_text(letter.read_text().replace(*changed))
    told = sitegen("tidy", cwd=archive)
    assert told.status == 0
    assert file.read_text() == before
    said = told.err + told.out
    assert "kept riverford-weavers-circle (Riverford Weavers Circle), line" in said
    record = said[said.index("- id: riverford-weavers-circle") :].partition("\nnothing")[0]
    assert "name: Riverforth Weavers Circle" in record
    assert "    - Riverford Weavers Circle" in record
    entry = "- id: riverford-weavers-circle\n  name: Riverford Weavers Circle\n"
    assert entry in before
    file.write_text(before.replace(entry, record + "\n"))
    again = sitegen("tidy", cwd=archive)
    assert again.status == 0
    assert "kept" not in again.err + again.out
    assert "riverford-weavers-circle" in file.read_text()
