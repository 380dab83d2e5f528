"""A letter made of a few paragraphs, for rooms that read only texts."""

from sitegen.core.model import Block, Footnote, Letter, Stated


def letter_of(*texts, language="en", date=None, addressees=(), footnotes=(), kinds=()):
    blocks = [
        Block(kinds[at] if at < len(kinds) else "paragraph", text, 10 * at + 1, 10 * at + 4)
        for at, text in enumerate(texts)
    ]
    notes = [Footnote(str(at), text, 500 + at, 500 + at) for at, text in enumerate(footnotes, 1)]
    return Letter(None, date, language, tuple(addressees), (), Stated(), (), tuple(blocks), tuple(notes), None, ())
