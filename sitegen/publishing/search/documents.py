"""What is searched: letters with their text in pieces, and names with what a reader is shown of them."""

from __future__ import annotations

from typing import Any

from sitegen.core.frozen import Frozen


class Field(Frozen):
    """A stretch of text that is searched; `anchor` is its place on the page, "" for the page itself.

    `weight` says how much more than running text its words tell what the page is about. What is not `shown` is searched
    and never shown: other forms of a date, say.
    """

    anchor: str
    text: str
    weight: float = 1.0
    shown: bool = True


class Document(Frozen):
    """A page that can be found. `key` tells it from all others for ever; `card` is what a reader is shown of it.

    A document that is `told` by names has no text: its fields are what it is called, the best name first, and `merit`
    (0 to 63) puts those in order that match equally well. `tags` are what it can be filtered by, as "@kind:value".
    """

    key: str
    card: tuple[Any, ...]
    fields: tuple[Field, ...]
    told: bool = False
    merit: int = 0
    tags: tuple[str, ...] = ()
