"""What cards say: the letter's own words, and a few of the archive's in the language of its interface."""

from __future__ import annotations

from urllib.parse import urlsplit

from markupsafe import Markup

from sitegen.content.config import Config
from sitegen.content.manuscript import title_of
from sitegen.core.model import Archive, Ledger, Manuscript
from sitegen.publishing.cards.drawing import TITLE, Bar, Card, Marks
from sitegen.publishing.cards.setting import drawable
from sitegen.publishing.render.words import Words
from sitegen.publishing.views.pictures import HEIGHT, WIDTH, timeline


def letter_card(manuscript: Manuscript, ledger: Ledger, config: Config, words: Words) -> Card:
    """Return the card of a letter. Where its title cannot be drawn, its date stands for it."""
    letter = manuscript.letter
    title = title_of(letter)
    kind, date = _plain(words.say("Open letter")), words.date(letter.date)
    label = f"{kind} · {date}" if date else kind
    if not drawable(title, TITLE):
        label, spare = (kind, date) if date else ("", kind)
    else:
        spare = ""
    count, doubt = _counts(manuscript, ledger, words)
    return Card(
        label=label,
        title=title,
        spare=spare,
        note=_plain(words.say("To: {names}", names="; ".join(letter.addressees))) if letter.addressees else "",
        count=count,
        doubt=doubt,
        name=config.title,
        picture=_marks(ledger),
    )


def archive_card(archive: Archive, config: Config, words: Words) -> Card:
    """Return the card of the archive itself, for every page that is not a letter's."""
    letters = len(archive.letters)
    marks = [_marks(archive.ledgers[one.letter_id]) for one in archive.letters]
    every = Marks(
        sum(one.listed for one in marks), sum(one.missing for one in marks), sum(one.undisclosed for one in marks)
    )
    signatures = every.listed + every.missing + every.undisclosed
    counted = (
        words.count(letters, "{n} letter", "{n} letters"),
        words.count(signatures, "{n} signature", "{n} signatures"),
    )
    return Card(
        label="",
        title=config.title,
        spare="",
        note=config.description,
        count=" · ".join(map(_plain, counted)) if letters else "",
        doubt="",
        name=urlsplit(config.base_url or "").hostname or "",
        picture=_bars(archive) or every,
    )


def _marks(ledger: Ledger) -> Marks:
    return Marks(*ledger.strokes)


def _counts(manuscript: Manuscript, ledger: Ledger, words: Words) -> tuple[str, str]:
    """Return how many signed, as the letter counts them or else as it lists them, and how many it does not name."""
    if ledger.stated is None:
        listed = ledger.listed
        return (_plain(words.count(listed, "{n} signatory listed", "{n} signatories listed")) if listed else "", "")
    bound = manuscript.letter.stated.bound
    if bound == "at least":
        said = words.say("at least {n} signatories", n=ledger.stated)
    elif bound == "about":
        said = words.say("about {n} signatories", n=ledger.stated)
    else:
        said = words.count(ledger.stated, "{n} signatory", "{n} signatories")
    without = ledger.undisclosed or 0
    doubt = words.count(without, ", {n} of them without its name", ", {n} of them without their names")
    return _plain(said), _plain(doubt) if without else ""


def _bars(archive: Archive) -> tuple[Bar, ...]:
    """Return the letters through time, if there are enough of them to be a picture."""
    dated = [(one.letter.date, archive.ledgers[one.letter_id]) for one in archive.letters if one.letter.date]
    drawn = timeline((date, its.listed, its.undisclosed or 0) for date, its in dated) if len(dated) > 2 else None
    if drawn is None:
        return ()
    return tuple(Bar(bar.x / WIDTH, bar.listed / HEIGHT, bar.undisclosed / HEIGHT) for bar in drawn.bars)


def _plain(phrase: Markup) -> str:
    """Return a phrase as it reads: it is drawn, not written into a page."""
    return phrase.unescape()
