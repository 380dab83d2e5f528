"""Letters that cite other letters of the archive: "our open letter of 1 February 2024".

A letter is cited where a word for a letter, or for a statement, is followed within a few words by the full date of
an earlier letter of the archive, and is said to be the signatories' own or open. Which words, is data: `letters.toml`.
What a letter says is found without regard to the archive; which letter it means is settled when all are known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from sitegen.analysis.references.found import Found, Mention
from sitegen.core.tables import table
from sitegen.core.web_addresses import host_of
from sitegen.reading.parsing.lines.dates import find_date

_WORDS = table(__package__, "letters")
_NEAR = 60  # characters after the word in which the date must begin and end


def _any(of: str) -> str:
    words = sorted({word for all_of in _WORDS[of].values() for word in all_of}, key=lambda word: (-len(word), word))
    return rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)"


_CUE = re.compile(_any("words"))
_OWN = re.compile(_any("own"), re.IGNORECASE)


def find_letters(sentence: str, own_date: str | None) -> Iterator[Found]:
    """Yield what a readable sentence says of letters of an earlier day than its own; the key is that day (ISO 8601)."""
    for cue in _CUE.finditer(sentence):
        near = sentence[cue.end() : cue.end() + _NEAR]
        date = find_date(near) if any(map(str.isdigit, near)) else None
        if date is None or date.iso is None or (own_date is not None and date.iso >= own_date):
            continue
        year = re.search(rf"{date.iso[:4]}(?:-\d\d-\d\d)?", near)  # in what a scan or another script spoilt: nowhere
        if not _OWN.search(sentence, max(cue.start() - _NEAR, 0), cue.end() + (year.start() if year else 0)):
            continue
        end = cue.end() + (year.end() if year else 0)
        yield Found(cue.start(), end, "letter", "letter", date.iso, date.iso, None)


def settle(
    mentions: Iterable[Mention], titles: Mapping[str, str], by_date: Mapping[str, Sequence[str]]
) -> Iterator[Mention]:
    """Yield mentions of letters with the id and the title of the letter that is meant, all others as they are.

    `titles` are the archive's letters by id, `by_date` their ids under their dates. Where a day has several letters, or
    none, it is not certain which is meant, and nothing is yielded; a link to a page elsewhere is a page of the web.
    """
    for one in mentions:
        ids = (one.key,) if one.key in titles else by_date.get(one.key, ())
        if one.kind != "letter":
            yield one
        elif len(ids) == 1:
            yield replace(one, key=ids[0], label=titles[ids[0]], url=None)
        elif one.url and one.url.lower().startswith(("http://", "https://")):
            yield replace(one, kind="web", rule="link", key=one.url, label=host_of(one.url) or one.url)
