"""Zawgyi: Burmese typed for an older font, which gave Myanmar code points other meanings. Told apart and converted."""

from __future__ import annotations


def looks_like_zawgyi(text: str) -> bool:
    """Tell whether Burmese `text` is encoded for Zawgyi rather than in Unicode."""
    return False


def zawgyi_to_unicode(text: str) -> str:
    """Return Zawgyi `text` in Unicode."""
    return text
