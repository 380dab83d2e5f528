"""Signs of a unit by itself. The model asks them of a unit's neighbours, too."""

from __future__ import annotations

from sitegen.reading.labelling.signs.page import Page
from sitegen.reading.labelling.signs.sign import NOTHING, Sign, Values, either, sign, steps, there
from sitegen.reading.parsing.lines.likeness import sentence_words
from sitegen.reading.parsing.lists.list_openings import is_group_heading, is_header_row
from sitegen.reading.parsing.vocabulary import CUES, load_vocabulary

_ENDS = {mark: place for place, marks in enumerate((".", ",;", ":：", "!?", ")）", '"”»', "&-–/|")) for mark in marks}


@sign("it looks {} like a name", "not at all", "hardly", "a little", "somewhat", "much", "very much", "wholly")
def likeness(page: Page) -> Values:
    """How well its words fit a name."""
    return steps(page.likeness, (0.2, 0.45, 0.55, 0.7, 0.85, 0.99))


@sign("it is running text")
def prose(page: Page) -> Values:
    """Whether it reads as sentences."""
    return there(page.prose)


_WORDS = ("one word", "two words", "three words", "up to 5 words", "up to 8 words", "up to 12 words", "up to 19 words")


@sign("it has {}", *_WORDS, "up to 34 words", "more than 34 words")
def words(page: Page) -> Values:
    """How many words it has."""
    return steps((len(one.words) for one in page.facts), (2, 3, 4, 6, 9, 13, 20, 35))


@sign("it is {} characters long", "up to 5", "up to 14", "up to 29", "up to 49", "up to 79", "up to 119", "up to 199")
def length(page: Page) -> Values:
    """How long it is; nothing for the longest."""
    values = steps((len(one.rest) for one in page.facts), (6, 15, 30, 50, 80, 120, 200))
    return [value if value < 7 else NOTHING for value in values]


@sign("it begins with {}", "no number", "a number", "a number without a mark")
def numbering(page: Page) -> Values:
    """Whether a number stands before it."""
    return [1 if one.number is not None else 2 if one.bare is not None else 0 for one in page.facts]


@sign("it has {}", "a dash for a bullet", "a star for a bullet", "a round bullet", "a bullet")
def bullet(page: Page) -> Values:
    """Which bullet stands before it."""
    marks = {"": NOTHING, "-": 0, "–": 0, "—": 0, "*": 1, "•": 2}
    return [marks.get(one.bullet, 3) for one in page.facts]


@sign("all of it is emphasised")
def strong(page: Page) -> Values:
    """Whether emphasis is around all of it."""
    return there(one.strong for one in page.facts)


@sign(
    "it ends in {}", "a full stop", "a comma", "a colon", "an exclamation or question mark", "a bracket",
    "a quotation mark", "a mark that goes on", "a letter", "a digit", "another mark",
)  # fmt: skip
def ending(page: Page) -> Values:
    """What it ends in."""
    lasts = (one.rest[-1:] for one in page.facts)
    return [_ENDS.get(last, 7 if last.isalpha() else 8 if last.isdigit() else 9) for last in lasts]


@sign(
    "it begins with {}", "a capital", "a small letter", "a digit", "a bracket", "a separator",
    "a letter without case", "another mark",
)  # fmt: skip
def beginning(page: Page) -> Values:
    """What it begins with."""
    return [_beginning(one.rest[:1]) for one in page.facts]


def _beginning(first: str) -> int:
    if first.isalpha():
        return 0 if first.isupper() else 1 if first.islower() else 5
    return 2 if first.isdigit() else 3 if first in "([" else 4 if first in ",;:" else 6


@sign("it begins with a person's name")
def person(page: Page) -> Values:
    """Whether its first part has the form of a person's name."""
    return there(page.person)


@sign("it begins with a role or an office")
def role(page: Page) -> Values:
    """Whether its first words are a role."""
    return there(page.role)


@sign("it holds a word that organizations are called by")
def organization(page: Page) -> Values:
    """Whether a word in it is one of organizations' names."""
    return there(page.organization)


@sign("it {} a small connecting word", "begins with", "ends in")
def connector(page: Page) -> Values:
    """Whether "of", "and" or the like stands at one of its ends."""
    connectors = load_vocabulary().connectors
    return [_connector(one.words, connectors) for one in page.facts]


def _connector(those: tuple[str, ...], connectors: frozenset[str]) -> int:
    if not those:
        return NOTHING
    if those[0][:1].islower() and those[0] in connectors:
        return 0
    return 1 if those[-1].lower() in connectors else NOTHING


@sign("it has {}", "no word of sentences", "a word of sentences", "words of sentences", "many words of sentences")
def sentence(page: Page) -> Values:
    """How many of its words only sentences hold."""
    return steps((sentence_words(one.words) for one in page.facts), (1, 2, 4))


@sign("it has {}", "no comma", "a comma", "two commas", "some commas", "many commas")
def commas(page: Page) -> Values:
    """How many commas it has."""
    return steps((one.rest.count(",") for one in page.facts), (1, 2, 3, 5))


@sign("it is {}", "a line", "a cell", "a piece of a line", "what stands before a colon")
def kind(page: Page) -> Values:
    """What the unit is."""
    kinds = ("line", "cell", "piece", "label")
    return [kinds.index(unit.kind) for unit in page.units]


@sign("it is worded as {}", *(f"what stands at a {name}" for name in CUES))
def cue(page: Page) -> Values:
    """Which words of the genre it begins with; of several the first in the order of the vocabulary."""
    order = {name: place for place, name in enumerate(CUES)}
    cues = page.marks.cues
    return [
        min((order[name] for name in cues[unit.first]), default=NOTHING)
        if unit.cell == 0 and unit.kind != "piece"
        else NOTHING
        for unit in page.units
    ]


@sign("it {}", "names the columns of a table", "is worded as the heading of a group")
def header(page: Page) -> Values:
    """Whether it is the head row of a table, or a heading of words by which lists are parted."""
    marks = page.marks
    return [
        0 if is_header_row(marks.facts[unit.first], marks) else 1 if is_group_heading(unit.facts) else NOTHING
        for unit in page.units
    ]


@sign("it has {}", *(
    f"{many} and looks {like} like a name"
    for like in ("not", "somewhat", "much")
    for many in ("one word", "two or three words", "some words", "many words", "very many words")
))  # fmt: skip
def name_of_length(page: Page) -> Values:
    """Likeness and length together: a short text that looks like a name is more of one than a long text."""
    like = steps(page.likeness, (0.55, 0.85))
    long = steps((len(one.words) for one in page.facts), (2, 4, 9, 20))
    return [5 * one + other for one, other in zip(like, long, strict=True)]


_PARTS = ("a person's name", "a role", "a word of organizations", "a capital in front")
_MARKS = ("", "a number", "a bullet")


def _composed(value: int) -> str:
    parts = [part for place, part in enumerate(_PARTS) if value >> place & 1]
    parts += [_MARKS[value >> 4]] if _MARKS[value >> 4] else []
    return " and ".join(parts) or "none of the parts of names"


@sign("it has {}", *map(_composed, range(48)))
def composition(page: Page) -> Values:
    """What it has together: a person's name, a role, a word of organizations, a number, a bullet, a capital."""
    capital = either(one.rest[:1].isalpha() and not one.rest[:1].islower() for one in page.facts)
    marked = [2 if one.bullet else 1 if one.number is not None else 0 for one in page.facts]
    flags = zip(page.person, page.role, page.organization, capital, marked, strict=True)
    return [p + 2 * r + 4 * o + 8 * c + 16 * m for p, r, o, c, m in flags]


LOOKS: tuple[Sign, ...] = (
    likeness, prose, words, length, numbering, bullet, strong, ending, beginning, person, role, organization, connector,
    sentence, commas, kind, cue, header, name_of_length, composition,
)  # fmt: skip
FARTHER: tuple[Sign, ...] = (likeness, prose, words, numbering, bullet, ending, person, role, organization, kind, cue)
