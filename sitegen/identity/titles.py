"""Forms of address in scripts that put no space between them and the name: ဦးအောင်မင်း, นายสมชาย, 王先生, 김민서님.

Several may stand one beside the other ("ဒေါက်တာဒေါ်…", "ศ.ดร.…", "…목사님"): all are taken away.
"""

from __future__ import annotations

import re
import unicodedata

from sitegen.identity.burmese import order_signs, spoken_syllables, syllables
from sitegen.identity.scripts import is_burmese
from sitegen.identity.tokens import INVISIBLE, is_run
from sitegen.identity.vocabulary import ADDRESS_AFTER, ADDRESS_BEFORE, ADDRESS_JOINED

_INVISIBLE = re.compile(f"[{INVISIBLE}]")
_LEAST = 2  # syllables of a Burmese name, signs of another one, that may be a name without its form of address


def without_joined_titles(text: str) -> str:
    """Return a name of a script without spaces between words without its forms of address; other names as they are."""
    if not text or text.isascii() or not is_run(text[0]):
        return text
    plain = order_signs(unicodedata.normalize("NFC", _INVISIBLE.sub("", text)))
    step = _without_burmese_title if is_burmese(plain[0]) else _without_title
    bare = plain
    while (shorter := step(bare)) != bare:
        bare = shorter
    return text if bare == plain else bare


def _without_burmese_title(text: str) -> str:
    """Return a name without the form of address in front, which ends with a syllable."""
    for title in ADDRESS_BEFORE:
        if text.startswith(title):
            rest = text.removeprefix(title).lstrip()
            own = syllables(title)
            if spoken_syllables(rest.replace(" ", "")) >= _LEAST and syllables(title + rest)[: len(own)] == own:
                return rest
    return text


def _without_title(text: str) -> str:
    before = next((one for one in ADDRESS_JOINED if text.startswith(one)), "")
    after = next((one for one in ADDRESS_AFTER if text.endswith(one)), "")
    bare = text.removeprefix(before).removesuffix(after).strip()
    return bare if len(bare) >= _LEAST else text
