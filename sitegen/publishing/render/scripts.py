"""Text in another script than the page's, marked with its language, so that fonts, voices and line breaks follow it."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

# A run of Myanmar script with the spaces, joiners and Burmese stops inside it. The blocks hold several languages
# (Burmese, Shan, Mon, Karen); which one a name is in cannot be told from its letters, and Burmese is the common one.
MYANMAR = re.compile(
    "[\u1000-\u109f\ua9e0-\ua9ff\uaa60-\uaa7f]+(?:[\\s\u200b-\u200d]+[\u1000-\u109f\ua9e0-\ua9ff\uaa60-\uaa7f]+)*"
)
BURMESE = "my"


def mark_scripts(text: str) -> Markup:
    """Return `text` escaped, every run of Myanmar script in a `span` with its `lang`."""
    if text.isascii() or not MYANMAR.search(text):
        return escape(text)
    marked = MYANMAR.sub(lambda run: f'<span lang="{BURMESE}">{run[0]}</span>', str(escape(text)))
    return Markup(marked)  # noqa: S704 - escaped above


def language_of(text: str) -> str | None:
    """Return the language that all letters of `text` tell by their script, or None if they do not."""
    rest = MYANMAR.sub("", text)
    return BURMESE if rest != text and not any(char.isalpha() for char in rest) else None
