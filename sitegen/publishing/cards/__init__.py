"""Cards: the picture that stands for a letter, or for the archive, where its address is shared; drawn at build.

Pure: texts in, PNG out, in the type and the colours of the theme by day. A card says what can be drawn and leaves out
the rest; a letter in a script that no face of `fonts/` has shows its date instead of its title, never empty boxes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.content.config import Config
from sitegen.core.languages import interface_language
from sitegen.core.memo import Memo, Stage, no_memo
from sitegen.core.model import Archive
from sitegen.core.source import digest
from sitegen.publishing.render.catalogues import catalogue
from sitegen.publishing.render.words import Words
from sitegen.publishing.site import card_of

if TYPE_CHECKING:
    from sitegen.publishing.cards.drawing import Card

__all__ = ["cards", "picture"]

CARD: Stage[bytes] = Stage("card", bytes)


def cards(archive: Archive, config: Config, memo: Memo = no_memo) -> dict[str, bytes]:
    """Return the card of the archive and of every manuscript, under their permalinks; none without a base URL.

    Whoever shows a card asks for it by its absolute address, so an archive without one has no use for them.
    """
    if not config.base_url:
        return {}
    # What shapes and draws text is loaded where there are cards, and where one is drawn.
    from sitegen.publishing.cards.wording import archive_card, letter_card  # noqa: PLC0415

    words = Words(interface_language(config.language), catalogue(config.language))
    drawn = {card_of(None): _remembered(archive_card(archive, config, words), memo)}
    for one in archive.manuscripts:
        card = letter_card(one, archive.ledgers[one.letter_id], config, words)
        drawn[card_of(one.letter_id)] = _remembered(card, memo)
    return drawn


def _remembered(card: Card, memo: Memo) -> bytes:
    return memo(CARD, digest(repr(card).encode()), lambda: picture(card))


def picture(card: Card) -> bytes:
    """Return a card as a PNG of 1200 by 630 pixels; the same card is the same pixels everywhere."""
    from sitegen.publishing.cards.drawing import draw  # noqa: PLC0415
    from sitegen.publishing.cards.painting import paint  # noqa: PLC0415

    drawing = draw(card)
    return paint(drawing.written, drawing.boxes)
