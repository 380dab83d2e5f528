"""A card as a drawing: paper, ink, the letter's title, its count as strokes."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.core.frozen import Frozen
from sitegen.publishing.cards.faces import EM
from sitegen.publishing.cards.painting import HEIGHT, INK, RUBRIC, RULE, SOFT, WIDTH, Box, Colour, Written
from sitegen.publishing.cards.setting import Setting, Style, cut_to, drawable, fit, set_line

MARGIN, BAR = 72, 14
LEFT, RIGHT = MARGIN, WIDTH - MARGIN
ROOM = RIGHT - LEFT

_BURMESE = "noto-sans-myanmar"
_FEATURES = (("ss11", 1), ("onum", 1))
TITLE = Style(("vollkorn-regular", _BURMESE), _FEATURES, 1.13)
PLAIN = Style(("vollkorn-regular", _BURMESE), _FEATURES, 1.32)
LABEL = Style(("vollkorn-regular", _BURMESE), (*_FEATURES, ("smcp", 1), ("c2sc", 1)), tracking=50)
NAME = Style(("vollkorn-italic", "vollkorn-regular", _BURMESE), _FEATURES)

SIZES = (92, 84, 76, 70, 64, 58, 53, 48, 44)
SMALL, GAP = 31, 26
FOOT = HEIGHT - 40  # the base line of the last line
_FOOT_SIZES = (SMALL, 28, 25, 22)
_LABEL_AT, _TITLE_AT = 92, 118
_RULE_AT, _PICTURE_ROOM = 544, 96

# A tally: strokes in groups of five, as on the site. Whole pixels: from one stroke to the next, how wide a stroke is,
# from one group and one row to the next, how high a stroke is. The first that has room is taken.
_GRIDS = (
    (12, 5, 70, 41, 29), (10, 4, 58, 34, 24), (8, 3, 46, 27, 19), (6, 2, 36, 20, 14), (5, 2, 29, 17, 12),
    (4, 1, 23, 13, 9), (3, 1, 18, 10, 7), (2, 1, 12, 8, 5),
)  # fmt: skip


class Marks(Frozen):
    """How many signatories a letter lists, lacks, and does not name."""

    listed: int
    missing: int
    undisclosed: int


class Bar(Frozen):
    """A letter in time: where from 0 to 1 its bar stands, and how high, from 0 to 1, its two parts are."""

    x: float
    listed: float
    undisclosed: float


class Card(Frozen):
    """What a card says, in words ready to be read. Any of them may be "": then it says so much less.

    `spare` is the title where the letter's own cannot be drawn. `doubt` follows `count`, in red.
    """

    label: str
    title: str
    spare: str
    note: str
    count: str
    doubt: str
    name: str
    picture: Marks | tuple[Bar, ...]


class Drawing(Frozen):
    """What is on a card."""

    written: tuple[Written, ...]
    boxes: tuple[Box, ...]


def draw(card: Card) -> Drawing:
    """Return the card as it is drawn. Any text can be in it: what cannot be drawn is left out, not guessed."""
    height, boxes = _tally(card.picture) if isinstance(card.picture, Marks) else _bars(card.picture)
    bottom = _RULE_AT - GAP - (height + GAP if height else 0)
    label = drawable(card.label, LABEL)
    written = [*_foot(card)]
    if label:
        written.append(Written(cut_to(label, LABEL, _units(ROOM)), LEFT, _LABEL_AT, SMALL, SOFT))
    written += _head(card, _TITLE_AT if label else _LABEL_AT - SMALL, bottom)
    frame = (Box(0, 0, WIDTH, BAR, INK), Box(LEFT, _RULE_AT, ROOM, 2, RULE))
    return Drawing(tuple(written), (*frame, *boxes))


def _head(card: Card, top: float, bottom: float) -> Iterator[Written]:
    """Yield the title, as large as there is room, and the note under it."""
    note = drawable(card.note, PLAIN)
    title = drawable(card.title, TITLE) or drawable(card.spare, TITLE)
    under = fit(note, PLAIN, (SMALL,), ROOM, 2.2 * SMALL * PLAIN.leading_of(note)) if note else None
    if title:
        above = fit(title, TITLE, SIZES, ROOM, bottom - top - (under.height + GAP if under else 0))
        yield from _lines(above, top, INK)
        top += above.height
    if under:
        yield from _lines(under, top + GAP / 2, SOFT)


def _lines(setting: Setting, top: float, colour: Colour) -> Iterator[Written]:
    """Yield lines from the edge `top` down: half of the leading's surplus stands above each line's letters."""
    first = top + (setting.leading - setting.size) / 2 + setting.size * 0.79
    for at, line in enumerate(setting.lines):
        yield Written(line, LEFT, round(first + at * setting.leading), setting.size, colour)


def _foot(card: Card) -> Iterator[Written]:
    """Yield the last line: the count at the left, whose card it is at the right, both smaller if they do not fit."""
    counts = [(set_line(text, PLAIN), colour) for text, colour in ((card.count, INK), (card.doubt, RUBRIC))
              if text and drawable(text, PLAIN)]  # fmt: skip
    name = drawable(card.name, NAME)
    gap = 2 * GAP if counts and name else 0
    units = sum(line.width for line, _ in counts) + (set_line(name, NAME).width if name else 0)
    size = next((one for one in _FOOT_SIZES if units * one / EM + gap <= ROOM), _FOOT_SIZES[-1])
    x: float = LEFT
    for line, colour in counts:
        yield Written(line, x, FOOT, size, colour)
        x += line.width * size / EM
    room = RIGHT - x - gap
    if name and room > 5 * size:
        line = cut_to(name, NAME, int(room * EM / size) + 1)
        yield Written(line, RIGHT - line.width * size / EM, FOOT, size, INK)


def _tally(marks: Marks) -> tuple[int, list[Box]]:
    """Return how high the strokes are, and the strokes: none for none, or for more than a card can show."""
    total = marks.listed + marks.missing + marks.undisclosed
    for step, wide, group, row, high in _GRIDS if total else ():
        per_row = (ROOM + group - 5 * step) // group * 5
        height = (-(-total // per_row) - 1) * row + high
        if height <= _PICTURE_ROOM:
            top = _RULE_AT - GAP - height
            places = (
                (LEFT + at % per_row // 5 * group + at % 5 * step, top + at // per_row * row) for at in range(total)
            )
            return height, [box for at, place in enumerate(places) for box in _stroke(marks, at, place, (wide, high))]
    return 0, []


def _stroke(marks: Marks, at: int, place: tuple[int, int], size: tuple[int, int]) -> Iterator[Box]:
    """Yield a stroke: whole if the name is listed, a dot at its foot if it is missing, hollow if it is withheld."""
    (x, y), (wide, high) = place, size
    if at < marks.listed:
        yield Box(x, y, wide, high, INK)
    elif at < marks.listed + marks.missing:
        yield Box(x, y + high - wide, wide, wide, SOFT)
    elif wide < 3:
        yield Box(x, y, wide, high, RUBRIC)
    else:
        yield from (Box(x, y, wide, 1, RUBRIC), Box(x, y + high - 1, wide, 1, RUBRIC))
        yield from (Box(x, y, 1, high, RUBRIC), Box(x + wide - 1, y, 1, high, RUBRIC))


def _bars(bars: tuple[Bar, ...]) -> tuple[int, list[Box]]:
    boxes = []
    wide = max(2, min(12, ROOM // max(1, len(bars)) // 2))
    for bar in bars:
        x = LEFT + round(bar.x * (ROOM - wide))
        listed, undisclosed = round(bar.listed * _PICTURE_ROOM), round(bar.undisclosed * _PICTURE_ROOM)
        foot = _RULE_AT - GAP
        boxes.append(Box(x, foot - listed, wide, listed, INK))
        if undisclosed:
            boxes.append(Box(x, foot - listed - undisclosed, wide, undisclosed, RUBRIC))
    return _PICTURE_ROOM if bars else 0, boxes


def _units(pixels: float) -> int:
    return int(pixels * EM / SMALL)
