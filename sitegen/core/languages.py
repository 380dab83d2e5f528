"""Languages by their tags (BCP 47): whether a tag can name one, and whether the site's own words can be said in it.

A main part of two letters must be a code of ISO 639-1, so that a slip of the pen is found; three letters are taken on
trust, for ISO 639-3 has thousands (`ksw` for S’gaw Karen, `shn` for Shan).
"""

from __future__ import annotations

import re

_TAG = re.compile(r"([a-z]{2,3})(?:-[A-Za-z0-9]{2,8})*")
_CODES = """
    aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo
    es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg
    ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn
    no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su sv sw
    ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
"""
_TWO_LETTERS = frozenset(_CODES.split())
_OF_THE_INTERFACE = frozenset(("en", "my"))  # English, and those of which there is a catalogue of phrases


def _is_language(tag: str) -> bool:
    """Return whether `tag` can name a language: `en`, `my`, `pt-BR`, `ksw`."""
    found = _TAG.fullmatch(tag)
    return found is not None and (len(found[1]) == 3 or found[1] in _TWO_LETTERS)


def checked_language(tag: str) -> str:
    """Return `tag` if it can name a language.

    Raises:
        ValueError: if it cannot.
    """
    if not _is_language(tag):
        raise ValueError(tag)
    return tag


def interface_language(tag: str) -> str:
    """Return the language in which the site's own words stand in an archive of language `tag`: that, or English."""
    return tag if tag.partition("-")[0] in _OF_THE_INTERFACE else "en"
