"""The parties that one labelled line names: "To: the Minister, the Committee and the mayors"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sitegen.reading.parsing.context import Context
from sitegen.reading.parsing.names.kinds import has_given_name, is_known_person
from sitegen.reading.parsing.names.party_lists import listed_in_turn
from sitegen.reading.parsing.names.party_words import at_joints, in_turn, to_each
from sitegen.reading.parsing.names.persons import looks_like_person, starts_with_role
from sitegen.reading.parsing.party_labels import without_label
from sitegen.reading.parsing.vocabulary import fold, load_words
from sitegen.reading.parsing.vocabulary.phrases import any_of

FEWEST_BODIES = 3  # between commas, that are a party each


def listed_on_line(text: str, context: Context) -> list[str]:
    """Return the parties of one labelled line: parted by semicolons or their like, or by "and the" before an office."""
    mark = next((one for one in (";", "；", "、") if one in text[:2000]), None)
    vocabulary = context.language_vocabulary
    each = [part.strip() for part in text.split(mark) if part.strip()] if mark else to_each(text, vocabulary)
    if mark or len(each) > 1:
        return each
    parts = [part.strip() for part in text[:2000].split(", ")]
    if len(parts) > 1 and all(vocabulary.cue("addressee", fold(part)) is not None for part in parts[1:]):
        return [parts[0], *(without_label(part, context) for part in parts[1:])]
    if len(parts) > 1 and all(map(_is_named_office, parts)):
        return parts
    listed = listed_in_turn(text, vocabulary)
    joined = listed if len(listed) > 1 else at_joints(text, vocabulary)
    if len(joined) > 1:
        return joined
    turned = in_turn(text, vocabulary)
    if len(turned) > 1:
        return turned
    return bodies_in_turn(parts) or _persons_in_turn(text) or [text]


def _is_named_office(part: str) -> bool:
    """Return whether a part is an office with its holder or body: "Minister Jane Roe", in some languages behind it."""
    words = part.split()
    behind = part.upper() == part.lower() and fold(words[-1]) in load_words("letters", "roles")
    return len(words) > 1 and (behind or starts_with_role(part))


def _persons_in_turn(text: str) -> list[str]:
    """Return the persons whom commas and "and" part, if each is one; two must be told by given name or honorific."""
    joints = any_of(load_words("numbers", "and") | {"&"})
    parts = [part.strip() for part in re.split(rf",(?: (?:{joints}) )?| (?:{joints}) ", text[:2000])]
    named = list(map(is_known_person, parts))
    persons = all(looks_like_person(part) for part in parts)
    return parts if len(parts) > 1 and persons and (len(parts) >= FEWEST_BODIES or all(named)) else []


def bodies_in_turn(parts: Sequence[str]) -> list[str]:
    """Return the parts between commas as parties, if each begins with a capital and none is a person or an office."""
    named = [part for part in parts if part[:1].isupper()]
    told = any(starts_with_role(part) or has_given_name(part) for part in parts)
    return list(parts) if len(parts) >= FEWEST_BODIES and len(named) == len(parts) and not told else []
