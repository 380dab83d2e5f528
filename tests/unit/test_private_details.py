"""Numbers and addresses that a reader took for names, or left beside them: nothing of the site tells them."""

import re
from pathlib import Path

import pytest

from sitegen.content.accession import accession
from sitegen.core.model import ReadingFact
from sitegen.identity.contacts import mask_across, mask_links, mask_name
from sitegen.identity.minting import mint
from sitegen.publishing.check import check_leaks
from tests.unit.built import SETTINGS, made

CASES = (Path(__file__).parent.parent / "cases/details/masked.txt").read_text("utf-8").splitlines()
LETTER = """---
id: 2025-05-07-stop
title: Stop
addressees: ["Minister Reed, reed@lantern.example", "Consul, Phone 0163 2960 777"]
date: 2025-05-07
language: en
status: reviewed
---

We ask you to stop.

## Signatories

- **Piet Reed**, médico, DNI 99.333.444 <!-- 17; kind: person; role: médico; affiliation: DNI 99.333.444 -->
- Tel: +41 22 555 01 02 <!-- 20 -->
- E-mail: reed@lantern.example <!-- 21 -->
"""
TELLING = re.compile(r"22.?555|0163.?2960|lantern|99.?333", re.IGNORECASE)
PLACE = "content/letters/2025-05-07-stop.md"


def archive(**more):
    return {"letters/2025-05-07-stop.md": LETTER.encode(), **more}


def telling(files):
    """Return the files whose names or bytes tell something that is masked."""
    return [
        name for name, data in files.items() if TELLING.search(name) or TELLING.search(data.decode("utf-8", "replace"))
    ]


@pytest.mark.parametrize("case", [one for one in CASES if not one.startswith("#")])
def test_what_leads_to_a_person_is_masked_in_a_name(case):
    text, shown = case.split(" → ")
    assert mask_name(text) == shown


@pytest.mark.parametrize(
    ("first", "second", "shown"),
    [
        ("write to ann.ash@", "lake.example now", ("write to […]", "[…] now")),
        ("write to ann.ash", "  @lake.example now", ("write to […]", "[…] now")),
        ("write to ann.ash@lake.", "example", ("write to […]", "[…]")),
        ("write to ann.ash@lake-", "river.example", ("write to […]", "[…]")),
        ("Tel. +95 9 123", "456 789, at night", ("Tel. […]", "[…], at night")),
        ("write to ann.ash@lake.example", "Yours", None),
        ("Tel. +95 9 123 456 789", "2024 was dry", None),
        ("In 2019", "2020 and 2021 we asked", None),
        ("follow", "@lake and us", None),
        ("", "@lake.example", None),
    ],
)
def test_what_runs_over_the_end_of_a_line_is_masked_on_both(first, second, shown):
    assert tuple(mask_across(["x", first, second, "y"])) == ("x", *(shown or (first, second)), "y")


def test_a_line_on_which_one_address_ends_and_another_begins_shows_neither():
    lines = ("Write to ann.ash@", "lake.example by day, to ben.reed@", "moor.example by night")
    assert mask_across(lines) == ["Write to […]", "[…] by day, to […]", "[…] by night"]


def test_what_somebody_is_beside_a_name_is_no_channel_that_signs():
    assert mask_links("t.me/riverwatch") == "t.me/riverwatch"
    assert mask_links("t.me/annash01", may_sign=False) == "[…]"


def test_the_page_of_a_source_shows_no_address_that_runs_over_the_end_of_a_line():
    letter = "Stop the dam\n\n3 May 2021\n\nDear all,\n\nWe ask you to stop. Write to ann.ash@\nlantern.example now.\n"
    files = {"archive.toml": SETTINGS}
    files |= accession(
        files, "content", [("letter.txt", f"{letter}\nSigned by:\n\n1. Lake Union\n2. River Union\n".encode())]
    ).value
    built = made(files)
    assert [name for name in built.value if name.endswith("-source.html")]
    assert telling(built.value) == []


def test_no_file_of_the_site_tells_what_was_taken_for_a_name():
    built = made(archive())
    assert built.value
    assert telling(built.value) == []
    assert "organizations/tel.html" in built.value


def test_a_build_gives_the_lines_and_says_nothing_of_what_stands_there():
    told = [one for one in made(archive()).diagnostics if "details" in one.name]
    assert sorted((str(one.span), one.name) for one in told) == [
        (f"{PLACE}:14", "details-in-entry"),
        (f"{PLACE}:15", "details-for-a-name"),
        (f"{PLACE}:16", "details-for-a-name"),
    ]
    assert not TELLING.search(repr([(one.message, one.hint) for one in told]))
    own = PLACE.rpartition("/")[2].removesuffix(".md")
    for one in told:
        line = re.search(r"line (\d+)", one.message)[1]
        hint = f"sitegen withhold {own} {line}" if "beside the name" in one.message else f" --is {line}=none"
        assert hint in one.hint


def test_where_contacts_are_shown_nothing_is_said():
    built = made(archive(**{"archive.toml": SETTINGS + b'[policies]\ncontacts = "shown"\n'}))
    assert [one.name for one in built.diagnostics if "details" in one.name] == []


def test_an_import_makes_no_id_and_no_file_name_of_them():
    source = (
        b"Stop the dam\n\n7 May 2025\n\nDear Sirs,\n\nStop it.\n\nSigned by:\n\nAlder Union\nTel: +41 22 555 01 02\n"
    )
    files = {"archive.toml": SETTINGS}
    said = (ReadingFact(11, 12, "signatories"),)
    taken = accession(files, "content", [("reed@lantern.example.txt", source)], "2025-05-08", facts=said)
    assert [name for name in taken.value if TELLING.search(name)] == []
    assert not re.search(r"^- id:.*22-555", taken.value["organizations.yaml"].decode(), re.MULTILINE)
    (told,) = [one for one in taken.diagnostics if one.name == "details-for-a-name"]
    (file,) = [name for name in taken.value if name.startswith("sources/")]
    assert f"sitegen import content/{file} --is 12=none" in told.hint
    assert "line 12 " in told.message
    assert not TELLING.search(told.message)


def test_names_that_only_a_number_tells_apart_have_ids_of_their_own():
    wanted = [(f"Tel: +41 22 555 01 {last}", "", "") for last in ("02", "03", "04")]
    assert sorted(mint(wanted, {"tel-2"}).values()) == ["tel", "tel-3", "tel-4"]


def test_the_check_of_a_site_finds_numbers_in_ids_and_names_of_files():
    page = b'<a href="tel-41-22-555-01-02.html">Tel</a>'
    site = {
        "organizations/tel-41-22-555-01-02.html": page,
        "a.html": b"DNI 99.333.444",
        "b.html": b"1041-22-555-01-029",
    }
    found = list(check_leaks(site, ["+41 22 555 01 02", "99.333.444"]))
    assert [str(one.span) for one in found] == ["organizations/tel-41-22-555-01-02.html:1"] * 2 + ["a.html:1"]
    assert {one.name for one in found} == {"leaked-address"}
