"""Words of a letter that a scan has probably misread, marked wherever they are quoted: "onthe [?]".

Not "[sic]", which says that the authors wrote so.

Three kinds, each of which no author writes: a Roman number with a small l in it ("VIl"), an acronym with a small word
stuck to it ("UNSCto"), and a small word with the article stuck to it ("onthe"). The rest nobody can tell from here.
"""

from __future__ import annotations

import re
from functools import lru_cache

from markupsafe import Markup, escape

from sitegen.publishing.render.scripts import mark_scripts

_SMALL = "to|of|in|on|and|the|for|is|as|at|by|or|has|with|from|must|that"
_MISREAD = re.compile(
    r"(?<![\w.@/-])(?:"
    r"(?=[IVX]+l|l+[IVX])[IVXl]{2,7}"
    rf"|[A-Z]{{2,}}(?:{_SMALL})"
    r"|(?:on|of|in|to|for|by|at|and|from|with|that)the"
    r")(?![\w@/]|\.\w)"
)
# What each such word has, in patterns that begin with few signs: most texts have none of it.
_MAYBE = (
    re.compile(r"the(?<=\wthe)(?![\w@/]|\.\w)"),
    re.compile(r"[IVXl](?:(?<=l)(?=l*[IVX])|(?<=[IVX])(?=[IVX]*l))"),
    re.compile(rf"[A-Z][A-Z](?:{_SMALL})(?![\w@/]|\.\w)"),
)
DOUBTFUL = "[?]"


def is_misread(text: str) -> bool:
    """Whether a text holds such a word."""
    return _may_be_misread(text) and _MISREAD.search(text) is not None


def _may_be_misread(text: str) -> bool:
    return any(one.search(text) for one in _MAYBE)


def with_doubt(text: str) -> Markup:
    """Return a quoted text, escaped, with "[?]" after such words."""
    return _with_doubt(text.unescape() if isinstance(text, Markup) else text)


@lru_cache(maxsize=1 << 15)  # pages quote the same words of many letters
def _with_doubt(plain: str) -> Markup:
    found = list(_MISREAD.finditer(plain)) if _may_be_misread(plain) else []
    if not found:
        return mark_scripts(plain)
    parts, at = [], 0
    for one in found:
        parts += [mark_scripts(plain[at : one.end()]), Markup(' <span class="misreading">{}</span>').format(DOUBTFUL)]
        at = one.end()
    return Markup("").join([*parts, mark_scripts(plain[at:])])


def with_marks(text: str) -> str:
    """Return a text of the letter itself, escaped, with such words in an element that adds no sign to it."""
    found = list(_MISREAD.finditer(text)) if _may_be_misread(text) else []
    if not found:
        return str(mark_scripts(text))
    parts, at = [], 0
    for one in found:
        parts += [str(mark_scripts(text[at : one.start()])), f'<span class="misread">{escape(one[0])}</span>']
        at = one.end()
    return "".join([*parts, str(mark_scripts(text[at:]))])
