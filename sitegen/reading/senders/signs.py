"""Signs by which a name is told to be the sender's: where it stands, and where else in the letter it is echoed."""

from __future__ import annotations

from sitegen.core.comparing import letters_of
from sitegen.reading.formats.fields import names_authors
from sitegen.reading.labelling.classifier import Classifier, Sign, reached
from sitegen.reading.parsing.lines.facts import LineFacts
from sitegen.reading.parsing.lines.likeness import sentence_words
from sitegen.reading.parsing.vocabulary import fold, load_phrases, load_vocabulary
from sitegen.reading.senders.candidates import Candidate
from sitegen.reading.senders.kinds import ABOVE, BELOW, HEAD, kind_of, words_of

SHORTEST = 4  # letters of a name that is looked for elsewhere; of one in Chinese or Korean half as many
NEAR = 60  # characters before a name in running text, in which somebody speaks of himself
_PLACES = ("above all running text", "between running text", "behind all running text", "in a field above the text",
           "in a sentence of the letter", "as a picture")  # fmt: skip


def _place(one: Candidate) -> int:
    if one.place != "line":
        return {"field": 3, "sentence": 4, "picture": 5}[one.place]
    first, last = one.outline.ends
    return 0 if one.block < first else 2 if one.block > last else 1


def stands_above(one: Candidate) -> bool:
    """Return whether a name stands above all running text, or in a field there."""
    return _place(one) in (0, 3)


def _key(one: Candidate) -> str:
    """Return the name as it is looked for elsewhere, or nothing of what is too short to tell anything."""
    least = SHORTEST if one.name.isascii() else SHORTEST // 2
    return one.name if len(one.name) >= least else ""


def _author(one: Candidate) -> int:
    """Return what the front matter says of an author: 0 nothing, 1 another, 2 the one that is named here."""
    said = " ".join(
        fold(" ".join((each.value, *(item.text for item in each.items))))
        for each in one.outline.fields
        if names_authors(each.name)
    )
    key = _key(one)
    return 0 if not said.strip() else 2 if key and (key in said or said in key) else 1


def _addressed(one: Candidate) -> int:
    """Return where the name's last word stands above the text: 0 nowhere, 1 in the head, 2 where the letter is sent."""
    words = one.name.split()
    if not words or len(words[-1]) < SHORTEST:
        return 0
    own = one.line.plain[:200]
    held = one.outline.addressed.replace(own, "", 1) if _place(one) == 0 else one.outline.addressed
    return 2 if words[-1] in one.outline.named_to else int(words[-1] in held)


def _seen(one: Candidate) -> int:
    key = _key(one)
    return reached(one.outline.body.count(key), 1, 2, 4) if key else 0


def _speaks(one: Candidate) -> int:
    """Return whether the text names it right behind words with which who signs speaks of itself ("we, the …")."""
    key, body = _key(one), one.outline.body
    at = body.find(key) if key else -1
    while at >= 0:
        said = load_phrases("counting", "self").search(body[max(0, at - NEAR) : at])
        if said:
            return 1
        at = body.find(key, at + 1) if at < NEAR * 100 else -1
    return 0


def _titled(one: Candidate) -> int:
    key = _key(one)
    return int(bool(key) and key in one.outline.titles)


def _twice(one: Candidate) -> int:
    """Return how often its line stands in the letter by itself: 0 once, 1 twice, 2 more often, as running heads do."""
    return reached(one.outline.alone.get(letters_of(one.line.rest), 0), 2, 3)


def _reached(one: Candidate) -> int:
    """Return whether an address of mail or of a site holds the name, a long word or the first letters of its words."""
    words = [letters_of(word) for word in one.name.split()]
    longest = max(words, key=len, default="")
    initials = "".join(word[:1] for word in words)
    held = one.outline.reached
    if not held or not longest:
        return 0
    whole = "".join(words)
    return (
        2
        if len(whole) >= SHORTEST and whole in held
        else int((len(longest) > SHORTEST and longest in held) or (len(initials) > 2 and f" {initials}" in f" {held}"))
    )


def _said(one: Candidate) -> int:
    if not one.said or one.place == "field":
        return 0
    if one.farewell:
        return 1
    cues = load_vocabulary().cues_at(one.line.plain)
    byline = load_phrases("cues", "byline").match(fold(one.said.rstrip(":： ")))
    return 2 if "statement" in cues or byline is not None else 3


def _marked(one: Candidate) -> int:
    line = one.line
    if line.bullet:
        return 1 if line.bullet in "-–—~" and not _bulleted(one.below) and not _bulleted(one.above) else 2
    if line.strong:
        return 3
    return 4 if "](" in line.text or "<a " in line.raw else 5 if len(line.cells) > 1 else 0


def _bulleted(line: LineFacts | None) -> bool:
    return line is not None and bool(line.bullet)


def _stop(one: Candidate) -> int:
    return 1 if one.line.text.endswith(".") else 2 if one.line.text.endswith((",", ";")) else 0


def _farewell(one: Candidate) -> int:
    """Return where the nearest known farewell stands: 0 none is known, 1 right above, 2 farther above, 3 below only."""
    at, known = one.index, one.outline.farewells
    if not known or one.place != "line":
        return 0
    above = [line for line in known if line < at]
    if not above:
        return 3
    between = one.outline.marks.facts[above[-1] + 1 : at]
    return 1 if sum(not line.blank and not line.hollow for line in between) <= 1 else 2


def _far(one: Candidate) -> int:
    """Return how many lines stand between the last running text above and the lines: see the words of the sign."""
    text, marks = one.outline.text, one.outline.marks
    number = one.block
    if one.place != "line":
        return 0
    while number >= 0 and not text[number]:
        number -= 1
    start = marks.blocks[number].last + 1 if number >= 0 else marks.front
    between = marks.facts[start : one.index]
    return reached(sum(not line.blank and not line.hollow for line in between), 1, 2, 3, 6, 12)


def _ruled(one: Candidate) -> int:
    """Return whether a drawn line stands right above."""
    start = one.above.index if one.above else one.outline.marks.front
    if one.place != "line":
        return 0
    return int(any(line.hollow and not line.link for line in one.outline.marks.facts[start : one.index]))


def _rest(one: Candidate) -> int:
    """Return how many lines of no running text stand below, up to the next one: 0 none, 1 few, 2 some, 3 many."""
    marks, count = one.outline.marks, 0
    for line in marks.facts[one.index + 1 :][:60] if one.place == "line" else ():
        if line.blank or line.hollow:
            continue
        if one.outline.text[marks.block_of[line.index]]:
            break
        count += 1
    return reached(count, 1, 4, 10)


def _group(one: Candidate) -> int:
    """Return how many lines stand together, with no running text between: 0 one or two, 1 few, 2 some, 3 many."""
    return reached(one.outline.group.get(one.block, 0) if one.place == "line" else 0, 3, 7, 16)


def _block(one: Candidate) -> int:
    """Return which line of its block it is: 0 the only one, 1 the first, 2 the second, 3 a later one."""
    if one.place != "line" or one.block < 0:
        return 0
    block = one.outline.marks.blocks[one.block]
    return 0 if block.first == block.last else 1 + reached(one.index - block.first, 1, 2)


def _behind(one: Candidate) -> int:
    return reached(one.outline.behind[one.block], 1, 2, 6) if one.block >= 0 else 3


_SIGNS: tuple[Sign[Candidate], ...] = (
    Sign("head", "it is {}", words_of(HEAD, "nothing"), lambda one: kind_of(one.line, one, HEAD)),
    Sign("above", "above it stands {}", (*words_of(ABOVE, "nothing"), "a farewell, on the same line"),
         lambda one: len(ABOVE) + 2 if one.farewell else kind_of(one.above, one, ABOVE)),
    Sign("below", "below it stands {}", words_of(BELOW, "nothing"), lambda one: kind_of(one.below, one, BELOW)),
    Sign("place", "it stands {}", _PLACES, _place),
    Sign("block", "it is {} of its block", ("the only line", "the first line", "the second line", "a later line"),
         _block),
    Sign("behind", "{} of running text behind it", ("no block", "one block", "some blocks", "many blocks"), _behind),
    Sign("far", "{} between it and the running text above", ("no line stands", "one line stands", "two lines stand",
         "a few lines stand", "some lines stand", "many lines stand"), _far),
    Sign("farewell", "{}", ("no farewell is known", "a known farewell stands right above",
         "a known farewell stands farther above", "a known farewell stands below it"), _farewell),
    Sign("rest", "{} below it before running text or the end", ("nothing stands", "few lines stand",
         "some lines stand", "many lines stand"), _rest),
    Sign("group", "{} together without running text between", ("a line or two stand", "a few lines stand",
         "some lines stand", "many lines stand"), _group),
    Sign("words", "it has {}", ("one word", "two words", "three words", "four or five words",
         "six to eight words", "many words"), lambda one: reached(len(one.rest.split()), 2, 3, 4, 6, 9)),
    Sign("greeted", "{}", ("no greeting stands above it", "a greeting stands above it"),
         lambda one: int(0 <= one.outline.greeted < one.index)),
    Sign("author", "the file names {}", ("no author", "another author", "the same author"), _author),
    Sign("addressed", "its last word stands {}", ("nowhere in the letter's head", "in the letter's head",
         "where the letter says to whom it goes"), _addressed),
    Sign("seen", "the text names it {}", ("never", "once", "two or three times", "often"), _seen),
    Sign("speaks", "who writes {} by this name", ("is not known", "speaks"), _speaks),
    Sign("titled", "{} holds it", ("no title", "a title"), _titled),
    Sign("twice", "it stands by itself {}", ("once", "twice", "more often"), _twice),
    Sign("reached", "an address holds {}", ("nothing of it", "a part of it", "all of it"), _reached),
    Sign("said", "before it stands {}", ("nothing", "a farewell", "a label of those who sign or write",
         "a label"), _said),
    Sign("marked", "it is {}", ("not marked", "behind a dash", "behind a bullet", "emphasised", "a link",
         "in cells of a row"), _marked),
    Sign("stop", "it ends in {}", ("no mark", "a full stop", "a comma"), _stop),
    Sign("ruled", "{} right above it", ("no line is drawn", "a line is drawn"), _ruled),
    Sign("sentence", "it has {} of sentences", ("no words", "a word", "words"),
         lambda one: min(2, sentence_words(one.line.words))),
)  # fmt: skip
_PAIRS = (
    ("above", "head"), ("place", "head"), ("above", "place"), ("head", "words"), ("head", "below"),
    ("farewell", "head"), ("above", "far"), ("place", "rest"), ("place", "group"), ("head", "group"),
    ("behind", "above"), ("head", "rest"), ("place", "farewell"), ("place", "author"), ("farewell", "block"),
    ("place", "below"), ("above", "words"), ("above", "below"), ("block", "head"), ("block", "above"),
    ("place", "seen"), ("place", "titled"), ("place", "reached"), ("place", "speaks"), ("place", "addressed"),
    ("said", "head"), ("said", "place"), ("marked", "place"), ("twice", "place"), ("head", "seen"),
)  # fmt: skip
SENDER_SIGNS = Classifier(_SIGNS, _PAIRS)
