"""What a build makes of a whole archive, in values: no disk, no search index."""

import csv
import io
import json

import pytest

from sitegen.core.source import digest
from tests.unit.built import LETTER, MANUSCRIPT, SETTINGS, made

WAYS_TO_A_NAME = ("index.html", "letters/index.html", "organizations/birch-network.html")


def names(built):
    return [one.name for one in built.diagnostics]


def letters(built):
    return [
        name.replace(".xml", ".html") for name in built.value if name.startswith("letters/") and name.endswith(".xml")
    ]


def test_a_source_without_a_manuscript_is_read_at_every_build():
    built = made({"sources/stop.txt": LETTER})
    assert letters(built) == ["letters/2021-05-03-stop-the-dam.html"]
    assert "dropped-source" in names(built)
    assert not any(one.severity == "error" for one in built.diagnostics)


def said_of_dropped(files):
    (found,) = (one for one in made(files).diagnostics if one.name == "dropped-source")
    return found


def test_what_is_said_of_a_dropped_source_is_so_where_it_is_left_out():
    assert "the letter is published as it was read" in said_of_dropped({"sources/stop.txt": LETTER}).message
    settings = SETTINGS + b'[policies]\nunreviewed = "left out"\n'
    found = said_of_dropped({"archive.toml": settings, "sources/stop.txt": LETTER})
    assert "published" not in found.message
    assert "left out until it is reviewed" in found.message


def test_a_source_that_is_there_twice_is_said_to_be_so_and_nothing_else():
    source = f"status: reviewed\nsource: {{file: stop.txt, sha256: {digest(LETTER)}, lines: 13}}\n".encode()
    letter = MANUSCRIPT.replace(b"status: reviewed\n", source)
    files = {"letters/2021-05-03-stop.md": letter, "sources/stop.txt": LETTER, "sources/again.txt": LETTER}
    files["changes.yaml"] = b"- {date: 2024-03-05, kind: note, what: we moved}\n"  # of no letter
    said = [one for one in made(files).diagnostics if one.span and one.span.path == "content/sources/again.txt"]
    assert [(one.name, one.hint) for one in said] == [("already-imported", "delete it: no letter needs it")]


def test_what_is_said_of_a_letter_that_nobody_imported_names_a_file_that_is_there():
    names = b"\n".join(b"%d. %s" % pair for pair in enumerate((b"Hill Farmers", b"Lake Monitor", b"Night Loom"), 1))
    once = LETTER.partition(b"Signed by")[0] + b"Signed by 3 organizations:\n\n" + names + b"\n"
    files = {"sources/one.txt": once, "sources/two.txt": once.replace(b"at once", b"now") + b"\n"}
    said = [one for one in made(files).diagnostics if one.name == "like-a-copy"]
    assert said
    assert {one.span.path for one in said} <= {f"content/{name}" for name in files}


def test_a_command_can_be_pasted_whatever_the_name_of_the_file():
    found = said_of_dropped({"sources/stop it (final).txt": LETTER})
    assert found.hint == "keep it: sitegen import 'content/sources/stop it (final).txt'"


@pytest.mark.parametrize("above", ["", "Stop the dam\nWe ask that the dam be stopped at once.\n\n"])
def test_a_form_that_was_put_into_the_sources_is_published_by_no_build(above):
    form = f"{above}Organization,Email\nOak Union,jane@oak.example\nBrook Group,tom@brook.example\n".encode()
    built = made({"sources/form.csv": form})
    assert built.value == {}
    (found,) = (one for one in built.diagnostics if one.severity == "error")
    assert (found.name, found.span.path) == ("form-in-sources", "content/sources/form.csv")
    assert "kept-as-copy" not in names(built)


@pytest.mark.parametrize(
    ("policy", "published", "failed"), [("published", 1, False), ("left out", 0, False), ("error", 1, True)]
)
def test_unreviewed_letters_are_published_left_out_or_an_error(policy, published, failed):
    settings = SETTINGS + f'[policies]\nunreviewed = "{policy}"\n'.encode()
    built = made({"archive.toml": settings, "sources/stop.txt": LETTER})
    assert (len(letters(built)), "unreviewed-letter" in names(built)) == (published, failed)


def test_a_source_that_cannot_be_read_stops_the_build():
    built = made({"sources/stop.txt": b"\0\1\2\3" * 99})
    assert built.value == {}
    assert built.failed


def test_a_page_does_not_deny_the_review_that_a_new_state_of_its_source_ended():
    ended = MANUSCRIPT.replace(
        b"status: reviewed\n", b"status: unreviewed\nreviewed: {by: Ada Moss, until: 2024-05-02}\n"
    )
    page = made({"letters/2021-05-03-stop.md": ended}).value["letters/2021-05-03-stop.html"].decode()
    assert "compared with its source by a person until 2 May 2024; what has changed since is read by a program" in page
    assert "no person has compared it" not in page
    again = MANUSCRIPT.replace(
        b"status: reviewed\n", b"status: reviewed\nreviewed: {by: Ada Moss, until: 2024-05-02}\n"
    )
    page = made({"letters/2021-05-03-stop.md": again}).value["letters/2021-05-03-stop.html"].decode()
    assert "Reviewed by an editor" in page
    assert "2 May 2024" not in page


def test_an_accepted_correction_is_shown_and_the_printed_form_kept():
    built = made({"letters/2021-05-03-stop.md": MANUSCRIPT})
    (first, _) = csv.DictReader(io.StringIO(built.value["data/signatures.csv"].decode()))
    page = built.value["letters/2021-05-03-stop.html"].decode()
    assert first["name_as_written"] == "Alder Women's Uni0n"
    assert first["organization_id"] == "alder-womens-union"
    assert "Alder Women&#39;s Uni0n" in page
    assert "Alder Women&#39;s Union" in page


def test_a_correction_of_what_is_not_there_is_reported():
    built = made({"letters/2021-05-03-stop.md": MANUSCRIPT.replace(b"printed: Uni0n", b"printed: Onion")})
    assert "unused-correction" in names(built)


BROKEN = {
    "syntax": ({"home.html": "<p>\n{% if %}"}, "templates/home.html:2"),
    "a name that no view has": ({"home.html": "<p>\n\n{{ view.colour }}"}, "templates/home.html:3"),
    "a file that is not there": ({"home.html": '{% extends "nowhere.html" %}'}, "templates/home.html:1"),
}


@pytest.mark.parametrize(("layer", "place"), BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_template_is_named_with_its_line(layer, place):
    built = made({}, [layer])
    (found,) = [one for one in built.diagnostics if one.severity == "error"]
    assert (found.name, str(found.span)) == ("broken-template", place)


def test_an_own_template_wins_and_can_extend_the_one_it_hides():
    own = {"home.html": '{% extends "default/home.html" %}{% block title %}Ours{% endblock %}'}
    assert b"<title>Ours</title>" in made({}, [own]).value["index.html"]


def test_content_is_never_a_template():
    built = made({"letters/2021-05-03-stop.md": MANUSCRIPT.replace(b"stop the dam.", b"{{ 7 * 7 }}{% include 'x' %}")})
    assert b"{{ 7 * 7 }}{% include" in built.value["letters/2021-05-03-stop.html"]


def test_the_address_of_the_call_wins_over_the_settings():
    built = made({"archive.toml": SETTINGS + b'base_url = "https://old.example"\n'}, base_url="https://new.example")
    assert b"https://new.example/" in built.value["feed.xml"]
    assert b"old.example" not in b"".join(built.value.values())


WITH_SOURCE = MANUSCRIPT.replace(
    b"status: reviewed", b"status: reviewed\nsource:\n  file: stop.txt\n  sha256: " + b"a" * 64 + b"\n  lines: 13"
)


def test_a_source_that_is_missing_is_reported():
    assert "missing-source" in names(made({"letters/2021-05-03-stop.md": WITH_SOURCE}))


def test_a_source_that_was_changed_stops_the_build():
    built = made({"letters/2021-05-03-stop.md": WITH_SOURCE, "sources/stop.txt": LETTER})
    assert "changed-source" in names(built)
    assert built.value == {}


@pytest.mark.parametrize("way", [b'corrections = "e@x.example"\n', b'[channels]\nsignal = "e.01"\n'])
def test_an_archive_whose_readers_cannot_reach_its_editors_is_warned(way):
    assert "no-way-to-editors" in names(made({"letters/2021-05-03-stop.md": MANUSCRIPT}))
    reachable = {"archive.toml": SETTINGS + way, "letters/2021-05-03-stop.md": MANUSCRIPT}
    assert "no-way-to-editors" not in names(made(reachable))


def test_nobody_is_asked_to_ask_in_public_to_be_left_out():
    letter = {"letters/2021-05-03-stop.md": MANUSCRIPT}
    issues = SETTINGS + b'corrections = "https://github.com/a/b"\n'
    alone = made({"archive.toml": issues, **letter})
    assert "only-in-public" in names(alone)
    assert "A%20request" not in "".join(data.decode() for path, data in alone.value.items() if path.endswith(".html"))
    both = made({"archive.toml": issues + b'[channels]\nsignal = "e.01"\n', **letter})
    assert "only-in-public" not in names(both)
    assert "Ask to be left out: Signal <code>e.01</code>" in both.value["index.html"].decode()


@pytest.mark.parametrize(
    ("front", "said"),
    [("", True), ("status: reviewed\n", False), ("settled:\n  - of: reading\n    reason: nobody signed it\n", False)],
)
def test_that_a_list_may_be_wrong_is_said_wherever_somebody_looks_for_a_name(front, said):
    source = b"Keep the river\n\n2 June 2022\n\nDear Members,\n\nWe, the undersigned, ask you to keep the river.\n"
    manuscript = (
        f"---\nid: 2022-06-02-river\ntitle: Keep the river\ndate: 2022-06-02\nlanguage: en\n"
        f"source:\n  file: river.txt\n  sha256: {digest(source)}\n  lines: 7\n{front}---\n\n"
        "We, the undersigned, ask you to keep the river. <!-- 7 -->\n"
    )
    files = {
        "sources/stop.txt": LETTER,
        "sources/river.txt": source,
        "letters/2022-06-02-river.md": manuscript.encode(),
    }
    site = made(files).value

    asked = {path: "No list was found, which may be a mistake." in site[path].decode() for path in WAYS_TO_A_NAME}
    assert asked == dict.fromkeys(WAYS_TO_A_NAME, said)
    assert ("The list of 1 letter may have been misread." in site["search.html"].decode()) is said
    doubts = {one["id"]: one["doubt"] for one in json.loads(site["data/letters.json"])}
    assert doubts == {
        "2021-05-03-stop-the-dam": None,
        "2022-06-02-river": "look here" if said else None,
    }
