"""Further letters to train on, made from letters with gold: the same names in other layouts.

The corpus holds long lists behind long texts. Letters that are unlike it have three signers behind a farewell, a list
before the text or none at all, tables, links, menus around. Every function here takes a letter apart and puts it
together otherwise, and knows what is listed afterwards. There is no chance in it: the place of a letter in the
corpus decides which copies are made. A copy counts as a letter of its source's site wherever readers are measured.
"""

import zlib
from collections.abc import Callable
from dataclasses import dataclass

from sitegen.core.source import Source
from sitegen.reading.labelling.signs import look_at
from sitegen.reading.labelling.units import make_units
from sitegen.reading.parsing.context import look_over
from tests.benchmarks.labelled import align

MOST = 60  # entries of a copy
LONGEST = 160  # characters of an entry that is set anew
MOST_TEXT = 80  # lines of text around the list of a copy

OPENERS = (
    "Signed,", "## Signatories", "Signatories:", "**Signed by:**", "The undersigned:", "Supporting organizations",
    "### Signatures", "Endorsed by the following organizations:",
)  # fmt: skip
FAREWELLS = ("Sincerely,", "Yours sincerely,", "Respectfully,", "In solidarity,", "Kind regards,", "Yours faithfully,")
MENU = (
    "Home", "About Us", "Our Work", "News and Events", "Press Releases", "Publications", "Get Involved", "Donate Now",
    "Contact", "Sign the Letter", "Read the Letter", "Frequently Asked Questions", "Our Team", "Board of Directors",
    "Annual Report", "Campaigns", "Climate Change", "Human Rights", "Digital Freedom", "Resources", "Media Kit",
    "English", "Français", "Español", "Deutsch", "Search", "Log In", "Site Map",
)  # fmt: skip
FOOT = (
    "Share on Facebook", "Related Posts", "Open Letter to the Minister", "Joint Statement on Privacy",
    "Privacy Policy", "Terms of Use", "Follow Us", "Subscribe to our Newsletter", "© 2019 All Rights Reserved",
    "Recent Comments", "Archives", "January 2019", "December 2018", "Powered by WordPress", "Back to Top",
)  # fmt: skip
FORM = (
    "Name: ______________________", "Organization: ______________________", "City: ______________________",
    "E-mail: ______________________", "Date: ______________________", "Signature: ______________________",
)  # fmt: skip
TEMPLATE = ("[Your Name]", "[Your Title]", "[Your Organization]", "[City, State]")
DEMANDS = (
    "An Independent Inquiry", "Full Access to Documents", "Fair Wages for All Workers", "Safe and Healthy Housing",
    "A Moratorium on New Licences", "Protection of Personal Data", "Public Oversight", "Open Standards",
)  # fmt: skip
OFFICES = ("Director", "Professor of Law", "President", "Secretary General", "Coordinator", "Lecturer in History")


@dataclass(frozen=True)
class Parts:
    """A letter taken apart: the lines before its list, what opens it, its entries (name, as printed), the lines behind.

    `turn` is a number that differs between letters: what is chosen by it is chosen once and for all.
    """

    above: tuple
    opener: tuple
    entries: tuple
    below: tuple
    turn: int


def parts_of(letter):
    """Return a letter's parts, or None where it lists nobody or its entries cannot be set anew."""
    inside = [at for at, label in enumerate(letter.labels) if label in ("entry", "wrapped")]
    entries = tuple(
        (name, " ".join(entry.replace("|", " ").split()))
        for name, entry in letter.sample.entries
        if len(entry) <= LONGEST and sum(map(str.isalpha, name)) > 2
    )
    if len(entries) < 3 or not inside:
        return None
    units, lines = letter.page.units, letter.source.lines
    first, last = units[inside[0]].first, units[inside[-1]].last
    at = inside[0]
    while at and _opens(letter.page, at - 1):
        at -= 1
    opening = units[at].first if at < inside[0] else first
    shared = any(unit.last >= first and unit.first <= first for unit in units[: inside[0]])
    above = lines[max(0, opening - MOST_TEXT) : opening]
    opener = () if shared else tuple(line for line in lines[opening:first] if line.strip())
    return Parts(above, opener, entries, lines[last + 1 :][:MOST_TEXT], zlib.crc32(letter.sample.path.name.encode()))


def _opens(page, at):
    """Return whether a unit may open a list: a short line of no sentence."""
    facts = page.units[at].facts
    return (
        not page.prose[at]
        and len(facts.words) <= 8
        and (facts.level or facts.text.endswith((":", ",")) or page.cue[at])
    )


def augmented(letter, ways):
    """Return the further letters that are made of one in some ways: each as a page with its labels."""
    parts = parts_of(letter)
    made = [copy for function in ways for copy in function(parts)] if parts else []
    return [page for lines, entries in made if (page := read_again(letter, lines, entries))]


def read_again(letter, lines, entries):
    """Return lines as a page with labels, or None where an entry is not found in them."""
    marks = look_over(Source(letter.source.path, "", tuple(lines), markup=letter.source.markup)).marks
    units = make_units(marks)
    if not units:
        return None
    labels, lost = align(units, entries)
    return None if lost else (look_at(units, marks), labels)


# --- how entries are set ----------------------------------------------------------------------------------------


def lines_each(entries, before="", after="", *, blank=False):
    found = []
    for _, entry in entries:
        found += [f"{before}{entry}{after}", *([""] if blank else [])]
    return found


def numbered(entries):
    return [f"{place}. {entry}" for place, (_, entry) in enumerate(entries, 1)]


def linked(entries, before="- "):
    return [f"{before}[{name}](https://www.example.org/{place})" for place, (name, _) in enumerate(entries)]


def table(entries):
    """Return a table of two columns: the name, and what else the entry says."""
    rows = [(name, rest_of(name, entry) or "–") for name, entry in entries]
    return ["| Name | Affiliation |", "|---|---|", *(f"| {name} | {rest} |" for name, rest in rows)]


def two_columns(entries):
    """Return a table in which two entries stand beside each other."""
    names = [name for name, _ in entries]
    names += [""] * (len(names) % 2)
    return [f"| {left} | {right} |" for left, right in zip(names[::2], names[1::2], strict=True)]


def paragraph(entries, separator=", "):
    return [separator.join(name.replace(separator.strip(), " ") for name, _ in entries) + "."]


def wrapped(entries):
    """Return entries of several lines each: the name, and below it what else the entry says; blank lines between."""
    found = []
    for name, entry in entries:
        rest = rest_of(name, entry)
        found += [name, *(part.strip() for part in rest.split(",", 1) if part.strip()), ""]
    return found


def rest_of(name, entry):
    """Return what an entry says behind its name."""
    return entry[len(name) :].strip(" ,;:–—-()") if entry.startswith(name) else ""


def names_only(entries):
    return tuple((name, name) for name, _ in entries)


def in_capitals(entries):
    return tuple((name.upper(), entry.upper()) for name, entry in entries)


STYLES = (
    lambda some: (lines_each(some, "- "), some),
    lambda some: (lines_each(some, blank=True), some),
    lambda some: (numbered(some), some),
    lambda some: (linked(some), names_only(some)),
    lambda some: (table(some), some),
    lambda some: (lines_each(names_only(some)), names_only(some)),
    lambda some: (paragraph(some), names_only(some)),
    lambda some: (wrapped(some), some),
    lambda some: (two_columns(some), names_only(some)),
    lambda some: (paragraph(some, "; "), names_only(some)),
    lambda some: (lines_each(in_capitals(some)), in_capitals(some)),
    lambda some: (linked(some, ""), names_only(some)),
    lambda some: (lines_each(some, after="  "), some),
)


def some_of(parts, count, turn=0):
    """Return so many entries of a letter in a row, from a place that the letter decides."""
    start = (parts.turn // 7 + turn) % max(1, len(parts.entries) - count + 1)
    some = parts.entries[start : start + count]
    return some if (parts.turn + turn) % 3 else tuple(sorted(some, key=lambda one: zlib.crc32(one[0].encode())))


def chosen(parts, choices, turn=0):
    return choices[(parts.turn + turn) % len(choices)]


# --- copies -----------------------------------------------------------------------------------------------------


def set_anew(parts):
    """The same letter with its list set in other ways: bullets, numbers, tables, paragraphs, links."""
    for turn in (0, 4, 8):
        lines, entries = chosen(parts, STYLES, turn)(some_of(parts, (12, MOST, 25)[turn // 4], turn))
        yield (*parts.above, "", *parts.opener, "", *lines, "", *parts.below), entries


def few_signers(parts):
    """Few signers behind a farewell: names, with or without what they are."""
    for turn, count in enumerate((1, 2, 3, 5)):
        some = some_of(parts, count, 4 * turn)
        farewell = chosen(parts, FAREWELLS, turn)
        style = (parts.turn + turn) % 4
        if style == 0:
            lines, entries = lines_each(names_only(some)), names_only(some)
        elif style == 1:
            lines, entries = lines_each(some, blank=count > 1), some
        else:
            entries = tuple((name, f"{name} {chosen(parts, OFFICES, at)}") for at, (name, _) in enumerate(some))
            between = ", " if style == 2 else "\n"
            lines = [
                line
                for at, (name, _) in enumerate(some)
                for line in (*f"{name}{between}{chosen(parts, OFFICES, at)}".split("\n"), *([""] if style == 3 else []))
            ]
        below = parts.below if turn % 2 else ()
        yield (*parts.above, "", farewell, *([""] if parts.turn >> turn & 1 else []), *lines, "", *below), entries
    name = parts.entries[parts.turn % len(parts.entries)][0]
    yield (*parts.above, "", f"{chosen(parts, FAREWELLS, 3)} {name}", "", *parts.below[:20]), ((name, name),)


def alone(parts):
    """The list and nothing else, with words that open it and without."""
    lines, entries = chosen(parts, STYLES, 3)(some_of(parts, MOST, 5))
    yield lines, entries
    lines, entries = chosen(parts, STYLES, 5)(some_of(parts, 8, 7))
    yield (chosen(parts, OPENERS), "", *lines), entries


def before_text(parts):
    """The list before the text."""
    lines, entries = chosen(parts, STYLES, 6)(some_of(parts, 30, 9))
    yield (*parts.above[:2], "", chosen(parts, OPENERS, 2), "", *lines, "", *parts.above[2:]), entries


def opened_otherwise(parts):
    """The list with other words that open it, and with none."""
    lines, entries = chosen(parts, STYLES, 7)(some_of(parts, 20, 11))
    yield (*parts.above, "", chosen(parts, OPENERS, 5), "", *lines, "", *parts.below), entries
    lines, entries = chosen(parts, STYLES, 9)(some_of(parts, 40, 13))
    yield (*parts.above, "", *lines, "", *parts.below), entries


WAYS = (
    list,
    lambda words: [f"- [{word}](/page/{place})" for place, word in enumerate(words)],
    lambda words: [f"[{word}](https://www.example.org/{place})" for place, word in enumerate(words)],
    lambda words: [f"* {word}" for word in words],
    lambda words: [" | ".join(words)],
)


def nobody(parts):
    """A letter that lists nobody: with menus, a form, a template, demands in short lines."""
    menu, foot = chosen(parts, WAYS, 2)(MENU[parts.turn % 11 :]), chosen(parts, WAYS, 3)(FOOT[parts.turn % 3 :])
    yield (*menu, "", *parts.above, "", *foot), ()
    form = FORM[: 2 + parts.turn % 5]
    yield (*parts.above, "", chosen(parts, (*FAREWELLS, *OPENERS), 4), "", *form, "", *parts.below[:10]), ()
    yield (*parts.above, "", chosen(parts, FAREWELLS, 1), "", *TEMPLATE[: 1 + parts.turn % 4]), ()
    middle = len(parts.above) // 2
    demands = [f"{chosen(parts, ('- ', '* ', '1. ', ''))}{line}" for line in DEMANDS[parts.turn % 4 :]]
    yield (*parts.above[:middle], "", *demands, "", *parts.above[middle:], "", *parts.below[:5]), ()


COPIES: tuple[Callable, ...] = (set_anew, few_signers, alone, before_text, opened_otherwise, nobody)
