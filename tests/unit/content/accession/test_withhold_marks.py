"""A line that is written over keeps the mark by which the list counts it, and nothing of the name."""

import re

import pytest

from sitegen.content.folder import read_content
from sitegen.content.manuscript import read_manuscript
from sitegen.content.redaction.giving_back import give_back
from sitegen.content.redaction.withhold import withhold_from_letter
from tests.unit.content.withheld import ID, LETTER, PATH, SETTINGS, given_back, with_letter, withheld

HEAD = LETTER.decode().partition("1. Alder")[0].replace("Signed by 5 organizations:", "Signed by:")
FIRST = 12  # line of the first entry


def taken_in(text):
    return with_letter({"archive.toml": SETTINGS}, text.encode())


def entries(*lines):
    return taken_in(HEAD + "".join(f"{line}\n" for line in lines))


def source(files):
    return files["sources/letter.txt"].decode().splitlines()


def found(files):
    return [(one.code, one.span.first) for one in read_content(files, "content").diagnostics if one.severity != "info"]


NAMES = [
    "88 Generation Peace Society",
    "350 Norland",
    "(8) Eight Women",
    "12 - 12 Movement",
    "7 Seas Watch",
    "Elm Group",
]


@pytest.mark.parametrize("mark", ["{}. ", "{}) ", "({}) ", "{} ", "- ", "", "   {}.  ", "{}.", "• "])
@pytest.mark.parametrize("name", NAMES)
def test_figures_of_a_name_do_not_stay_before_what_is_written_over(mark, name):
    listed = ["Alder Society", "Birch Network", name, "Dogwood League", "Fir Alliance"]
    lines = [mark.format(at) + one for at, one in enumerate(listed, 1)]
    files = entries(*lines)
    line = lines.index(mark.format(3) + name) + FIRST
    over = source(withheld(files, line))[line - 1]
    assert over.endswith("[withheld]")
    assert over.removesuffix("[withheld]") in (mark.format(3), mark.format(3).rstrip("123. "), "")


@pytest.mark.parametrize(
    ("line", "over"),
    [
        ("၂။ ၈၈ မျိုးဆက် ကျောင်းသားများ", "၂။ [withheld]"),
        ("၂. ၈၈ မျိုးဆက် ကျောင်းသားများ", "၂. [withheld]"),
        ("၈၈ မျိုးဆက် ကျောင်းသားများ", "[withheld]"),
        ("2、王小明協會", "2、[withheld]"),
        ("२। परिषद संघ", "२। [withheld]"),
    ],
)
def test_numbers_of_all_scripts_are_marks(line, over):
    before, behind = (f"{number}{line[1]} " if over != "[withheld]" else "" for number in (1, 3))
    files = entries(f"{before}Alder Society", line, f"{behind}Cedar Union")
    assert source(withheld(files, FIRST + 1))[FIRST] == over


def test_a_further_name_of_whom_is_withheld_already_is_guarded_and_given_back():
    before = entries("1. Alder Society", "2. Daw Hla Hla", "3. Cedar Union")
    files = withheld(before, 13)
    more = withheld(files, 13, names=("Auntie Pearl",), reason="asked")
    assert b"Auntie Pearl" in more[".private/withheld.yaml"]
    assert read_manuscript(more[PATH].decode(), PATH).value.withheld[0].reason == "asked"
    assert found(more) == []
    assert ("M362", 3) in found(more | {"pages/about.md": b"# About\n\nAuntie Pearl wrote it.\n"})
    back = given_back(more, 13)
    assert {name for name in back if not name.startswith(".private/")} == before.keys()
    assert back["sources/letter.txt"] == before["sources/letter.txt"]


@pytest.mark.parametrize("gone", [(12,), (13,), (14,), (12, 13), (13, 14), (12, 13, 14)])
def test_withholding_in_a_short_list_without_a_heading_stops_no_build(gone):
    text = HEAD.replace("Signed by:", "Yours faithfully,") + "Alder Union of Weavers\nAnna Oak\nLantern Legal Aid\n"
    files = withheld(taken_in(text), *gone)
    assert [one for one in read_content(files, "content").diagnostics if one.severity == "error"] == []
    assert [code for code, _ in found(files) if code in ("M334", "M337", "M347", "P281", "P282")] == []
    public = {name: data for name, data in files.items() if not name.startswith(".private/")}
    assert [one for one in read_content(public, "content").diagnostics if one.severity == "error"] == []


@pytest.mark.parametrize("mark", ["{}. ", "{}။ ", ""])
def test_a_list_of_which_nearly_all_is_withheld_is_still_read(mark):
    numbers = "၁၂၃၄၅" if "။" in mark else "12345"
    lines = [mark.format(numbers[at]) + one for at, one in enumerate(("Ada Moss, Elm Guild", "Bela Reed, Birch Network",
             "Cato Hill, Cedar House", "Dana Oak, Dune Society", "Egon Ash, Oak League"))]  # fmt: skip
    files = entries(*lines)
    for gone in (range(12, 15), range(12, 16), range(13, 16)):
        assert found(withheld(files, *gone)) == []


def test_a_page_that_becomes_a_text_takes_no_other_letters_name():
    page = (
        b"<html><body><h1>Protect the lake</h1><p>To the Council of Examples</p><p>4 May 2021</p><p>We ask you to "
        b"protect the lake.</p><p>Signed by:</p><ol><li>Gorse Guild</li><li>Holly Guild</li></ol></body></html>"
    )
    files = taken_in(HEAD + "1. Alder Society\n2. Birch Network\n")
    files["sources/letter.md"] = other = b"# Another\n"
    files = with_letter(files, page, "letter.html")
    own = next(name for name in files if name.endswith("lake.md"))[len("letters/") : -len(".md")]
    line = int(files[f"letters/{own}.md"].decode().partition("Holly Guild <!-- ")[2].split()[0])
    edit = withhold_from_letter(files, "content", own, (line,), "2024-05-02")
    assert not edit.diagnostics
    after = edit.value.on(files)
    assert after["sources/letter.md"] == other
    assert b"[withheld]" in after["sources/letter-2.md"]
    assert after[".private/sources/letter-2.html"] == page
    back = give_back(after, "content", own, (line,))
    assert not back.diagnostics


@pytest.mark.parametrize(
    ("entry", "asked"),
    [
        ("Mill League (represented by Edda Oak)", {"Mill League", "Edda Oak"}),
        ("Olga Reed on behalf of Maria Holm", {"Maria Holm"}),
        ("Peter Ash, Mill League (Dora Oak)", {"Dora Oak"}),
        ("Anna Oak, Chair, Mill League", set()),
        ("Hill Journalists for Free Speech (HJFS)", set()),
        ("Anna Oak", set()),
    ],
)
def test_where_an_entry_holds_more_than_a_name_the_command_says_what_it_guards_and_asks(entry, asked):
    files = entries("1. Alder Society", f"2. {entry}", "3. Cedar Union")
    edit = withhold_from_letter(files, "content", ID, (13,), "2024-05-02")
    (*_, last) = edit.value.steps
    said = re.findall(r"words (\d+)–(\d+)", last)
    words = [re.sub("[()]", "", entry).split()[int(one) - 1 : int(two)] for one, two in said]
    assert {" ".join(one) for one in words} == asked
    assert edit.value.doubtful == bool(asked)
    page = "# About\n\nIt was " + " and then ".join(sorted(asked)) + ".\n"
    files = edit.value.on(files) | {"pages/about.md": page.encode()}
    warned = [one for one in read_content(files, "content").diagnostics if one.code == "M363"]
    assert len({one.span for one in warned}) == bool(asked)
    given = withhold_from_letter(files, "content", ID, (13,), "2024-05-02", names=sorted(asked))
    assert {code for code, _ in found(given.value.on(files))} == ({"M362"} if asked else set())


def asked_for(files, *lines):
    """Return the lines that the command asks an editor to look at, and what is done."""
    edit = withhold_from_letter(files, "content", ID, lines, "2024-05-02")
    assert not edit.diagnostics
    return [
        int(one) for step in edit.value.steps for one in re.findall(r"line (\d+) (?:stands over|is called)", step)
    ], edit


def test_a_heading_over_withheld_entries_alone_is_to_be_looked_at():
    listed = ["Lower Hill:", "", "Alder Society", "Birch Network", "", "Hidden Valley:", "", "Secret Roads Union", "",
              "Upper Hill:", "", "Dogwood League", "Fir Alliance"]  # fmt: skip
    files = entries(*listed)
    heading = FIRST + listed.index("Hidden Valley:")
    asked, edit = asked_for(files, heading + 2)
    assert asked == [heading]
    assert edit.value.doubtful
    assert asked_for(files, FIRST + 2)[0] == []
    assert asked_for(files, FIRST + 2, FIRST + 3)[0] == [FIRST]
    after = edit.value.on(files)
    assert ("M337", heading) not in found(after)
    assert [code for code, _ in found(after)] == []


def test_a_note_that_only_a_withheld_entry_calls_is_to_be_looked_at():
    listed = ["1. Alder Society [1]", "2. Birch Network [2]", "3. Otto Bergh [3]*", "4. Fir Alliance [2]", "",
              "[1] Since 1990.", "[2] Together.", "[3] Signs for the Hill Guild.", "* Judge at the court."]  # fmt: skip
    files = entries(*listed)
    assert asked_for(files, FIRST + 2)[0] == [FIRST + 7, FIRST + 8]
    assert asked_for(files, FIRST + 1)[0] == []
    assert asked_for(files, FIRST + 1, FIRST + 3)[0] == [FIRST + 6]
    assert asked_for(files, FIRST + 2, FIRST + 7, FIRST + 8)[0] == []
