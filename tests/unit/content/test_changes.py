"""The archive's changelog: read with faults at their lines, joined with what manuscripts date, added to at its end."""

import re
from dataclasses import replace

from sitegen.content.changes import check_changes, extend_changes, present_changes, read_changes
from sitegen.content.folder import read_content
from sitegen.core.model import Change, Manuscript, Withdrawal
from sitegen.publishing.check.feeds import check_xml
from sitegen.publishing.exports.changelog import change_feed
from tests.invented import CONFIG, FIRST, archive, first_letter

GOOD = """# kept by hand
- date: 2024-03-05
  kind: added
  letter: a
  by: Ada

- date: 2024-04-01
  kind: note
  what: x
"""
PATH = "content/changes.yaml"
LETTER = Manuscript("2021-a", "content/letters/2021-a.md", first_letter(), None)


def said(diagnostics):
    return [(str(one.span), one.name, one.message) for one in diagnostics]


def test_every_fault_has_its_line():
    text = "- date: yesterday\n  kind: added\n- date: 2024-01-01\n  kind: add\n- kind: note\n  when: 2024-01-01\n"
    assert said(read_changes(text, PATH).diagnostics) == [
        (
            f"{PATH}:1",
            "wrong-setting",
            "record 1: date must be a day of the calendar, written 2024-02-01, not 'yesterday'",
        ),
        (
            f"{PATH}:4",
            "wrong-setting",
            "record 2: kind must be added or corrected or withdrawn or withheld or note, not 'add'",
        ),
        (f"{PATH}:5", "wrong-setting", "record 3: date is missing"),
        (f"{PATH}:6", "unknown-setting", "unknown setting record 3: when"),
    ]


def test_a_day_that_no_calendar_has_is_named_at_its_line_with_what_mends_it():
    (found,) = read_changes(f"{GOOD}- date: 2024-13-01\n  kind: note\n", PATH).diagnostics
    assert said([found]) == [(f"{PATH}:10", "broken-document", "2024-13-01 is no day of the calendar")]
    assert found.hint.startswith("write year, month and day: 2024-02-01")


def test_a_letter_that_cannot_be_read_is_not_said_to_be_missing():
    files = {
        "archive.toml": b'title = "T"\ndescription = "D"\n',
        "letters/2024-a.md": b"---\nid: [\n---\n",
        "letters/2024-b.md": b"---\nid: 2024-b\ntitle: B\nlanguage: en\n---\n\nWe ask.\n",
        "changes.yaml": b"- {date: 2024-03-05, kind: added, letter: 2024-a}\n",
    }
    assert [one.code for one in read_content(files, "content").diagnostics if one.code == "C514"] == []
    del files["letters/2024-a.md"]
    assert [one.code for one in read_content(files, "content").diagnostics if one.code == "C514"] == ["C514"]


def test_a_change_is_one_of_a_letter_in_the_archive_unless_it_was_withdrawn():
    changes = (
        Change("2024-01-01", "added", "2021-a", line=1),
        Change("2024-01-01", "added", "2021-b", line=4),
        Change("2024-01-01", "withdrawn", "2021-c", line=7),
        Change("2024-01-01", "corrected", line=10),
        Change("2024-01-01", "note", line=13),
    )
    found = list(check_changes(changes, [LETTER], PATH))
    assert said(found) == [
        (f"{PATH}:4", "change-of-nothing", "there is no letter 2021-b in the archive"),
        (f"{PATH}:10", "change-of-nothing", "the letter that was corrected is not named"),
    ]
    assert found[0].hint.startswith("did you mean 2021-a? if the letter has another id now")


def test_a_letter_that_was_withdrawn_says_so_and_is_known_by_its_former_ids():
    letter = replace(LETTER, former_ids=("2020-a",))
    changes = [Change("2024-01-01", "withdrawn", "2021-a", line=1), Change("2024-01-01", "added", "2020-a", line=4)]
    (found,) = check_changes(changes, [letter], PATH)
    assert (str(found.span), found.name) == (f"{PATH}:1", "silent-withdrawal")
    assert found.hint == "say it in content/letters/2021-a.md: sitegen withdraw 2021-a"
    assert not list(check_changes(changes, [replace(letter, withdrawn=Withdrawal("2024-01-01"))], PATH))
    assert [one.letter for one in present_changes(changes, [letter])] == ["2021-a", "2021-a"]


def test_records_are_added_at_the_end_and_what_was_there_stays():
    longer = extend_changes(GOOD.rstrip("\n"), [Change("2024-05-01", "added", "2024-a")])
    assert longer.startswith(GOOD)
    assert read_changes(longer, PATH).value[2] == Change("2024-05-01", "added", "2024-a", line=10)
    assert read_changes(extend_changes("[]\n", [Change("2024-05-01", "added", "b")]), PATH).value[0].letter == "b"


def test_what_a_manuscript_dates_stands_in_the_changelog():
    front = (
        "id: a\ncorrections:\n  - {line: 3, printed: wnter, corrected: winter, on: 2024-06-01, reason: a slip}\n"
        "  - {line: 3, printed: colt, corrected: cold}\n"
        "departures:\n  - {of: date, reason: the postmark, on: 2024-02-01}\n"
    )
    text = f"---\n{front}---\n\nThe wnter was colt. <!-- 3 -->\n"
    files = {"archive.toml": b'title = "T"\ndescription = "D"\n', "letters/a.md": text.encode()}
    files["changes.yaml"] = b"- {date: 2024-03-05, kind: added, letter: a}\n"
    read = read_content(files, "content")
    assert [(one.date, one.kind, one.letter, one.what) for one in read.value.changes] == [
        ("2024-02-01", "corrected", "a", "the postmark"),
        ("2024-03-05", "added", "a", None),
        ("2024-06-01", "corrected", "a", "“wnter” is read “winter”: a slip"),
    ]


def test_the_feed_holds_what_the_page_shows_and_passes_the_check():
    withheld = Change("2022-03-01", "withheld", FIRST)
    changes = (
        Change("2021-05-03", "added", FIRST, "by ada@lake.example"),
        withheld,
        withheld,
        Change("2022-04-01", "withheld", FIRST, private=True),
        Change("2022-05-01", "corrected", FIRST, "a new state", None, 5),
        Change("2022-05-01", "corrected", FIRST, "a new state", None, 6),  # the same twice on one day
        Change("2020-01-01", "note"),
    )
    for config in (CONFIG, CONFIG.model_copy(update={"base_url": "https://lake.example"})):
        files = change_feed(changes, archive(), config)
        pages = {f"letters/{FIRST}.html": b"", "changes.html": b""}
        assert (
            list(
                check_xml(
                    "changes.xml",
                    files["changes.xml"],
                    (files | pages).keys(),
                    config.base_url and f"{config.base_url}/",
                )
            )
            == []
        )
        text = files["changes.xml"].decode()
        assert text.index("Withheld: Stop the dam") < text.index("Added: Stop the dam") < text.index("Note: Letters on")
        assert "by […]" in text
        assert text.count("A signatory of this letter is not named.") == 2
        assert text.count("A private text of this letter is not shown.") == 1
        assert len(set(re.findall("<id>(.*)</id>", text))) == len(changes) + 1
