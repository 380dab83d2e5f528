"""To whom a letter goes: on a line of its own, in an address block, in the title, in the salutation, or in its text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sitegen.core.model import LineReading
from sitegen.reading.formats.fields import find_fields
from sitegen.reading.formats.listed_fields import parties_of
from sitegen.reading.parsing.context import Context
from sitegen.reading.parsing.fields.greeted import greeted_by
from sitegen.reading.parsing.fields.parties import find_parties
from sitegen.reading.parsing.fields.parties_in_text import addressed_in_text
from sitegen.reading.parsing.fields.titled_parties import in_title
from sitegen.reading.parsing.names.kinds import has_given_name
from sitegen.reading.parsing.names.party_words import without_article
from sitegen.reading.parsing.names.persons import has_honorific, looks_like_person, starts_with_role, without_honorific
from sitegen.reading.parsing.party_labels import without_label
from sitegen.reading.parsing.vocabulary import fold, load_words

LONGEST_NAMED = 14  # words before the colon of a text that begins with its addressee
STEM = 6  # letters by which words are compared; languages that have cases change what follows


def find_addressees(context: Context, readings: Sequence[LineReading], title: str | None) -> tuple[str, ...]:
    """Return the addressees: those that the letter's parts name, or else whom its running text addresses."""
    marked = marked_addressees(context, readings, title)
    found = None if marked else addressed_in_text(context, readings)
    return found.parties if found else marked


def marked_addressees(context: Context, readings: Sequence[LineReading], title: str | None) -> tuple[str, ...]:
    """Return the addressees that are labelled, or of a field, or else those of title and salutation together.

    A party that both name is given once, in the fuller form.
    """
    labelled = find_parties(context, readings, "addressee")
    if labelled:
        return labelled
    said = _said_first(context, readings)
    if said:
        return (said,)
    fielded = _in_fields(context)
    if fielded:
        return fielded
    greeted = greeted_by(context, readings)
    titled = in_title(context, readings, title)
    if titled:
        greeted = [party for party in greeted if len(party.split()) > 1]
    if len(titled) == len(greeted) == 1 and _is_patronymic(greeted[0]):
        return tuple(titled)  # "Dear Ivan Petrovich" greets whom the title names by office and surname
    if len(titled) == len(greeted) == 1 and _is_holder(titled[0], greeted[0]):
        return (f"{greeted[0]}, {titled[0]}",)
    kept = [
        party for party in titled if not any(_same(party, one) and _length(one) >= _length(party) for one in greeted)
    ]
    more = [one for one in greeted if not any(_same(one, party) or _is_called(one, party) for party in kept)]
    if len(greeted) <= len(titled) > 1:  # the salutation greets the same, by other words or in part
        more = [one for one in more if any(_same(one, party) for party in titled)]
    return (*kept, *more)


def _in_fields(context: Context) -> tuple[str, ...]:
    """Return whom fields of the front matter name as those to whom the letter goes."""
    front = [line.raw for line in context.facts[: context.marks.front]]
    named = (parties_of(one) for one in find_fields(front) if one.held == "addressees")
    return tuple(party for parties in named for _, party in parties)


def _said_first(context: Context, readings: Sequence[LineReading]) -> str | None:
    """Return whom the first words of the letter's text name before a colon: "TO THE CITY COUNCIL: We, the …"."""
    first = next((one.line - 1 for one in readings if one.winner.role == "body"), None)
    if first is None or "addressee" not in context.marks.cues[first]:
        return None
    head, colon, rest = context.facts[first].rest.partition(": ")
    label, vocabulary = head.split(), context.language_vocabulary
    if not colon or not rest[:1].isupper() or not 1 < len(label) <= LONGEST_NAMED or not label[1][:1].isupper():
        return None
    return without_article(without_label(head, context), vocabulary.words("letters", "articles")) or None


def _is_called(greeted: str, titled: str) -> bool:
    """Return whether a salutation calls whom the title names by office alone ("Frau Ministerin": Kultusministerin)."""
    respect = load_words("letters", "nobody") | load_words("letters", "honorifics") | load_words("letters", "articles")
    said = [word for part in greeted.split() if (word := fold(part).strip(".,")) not in respect]
    named = [fold(part).strip(".,") for part in titled.split()]
    return bool(said) and all(
        any(one.endswith(word) or (len(word) >= STEM and one[:STEM] == word[:STEM]) for one in named) for word in said
    )


def _is_holder(titled: str, greeted: str) -> bool:
    """Return whether title and salutation name one party: one gives the office, the other the person who holds it."""
    articles = load_words("letters", "articles")
    bare = without_honorific(greeted)  # "Monsieur le Président"
    greeted_as = greeted if without_article(bare, articles) == bare else bare
    parties = [without_article(one, articles) for one in (titled, greeted_as)]
    # “Ministra de Agua y Energía” has the form of a name behind an office; a given name tells, or an honorific.
    told = [has_given_name(one) or has_honorific(one) for one in parties]
    persons = [
        looks_like_person(one) and (named or not starts_with_role(one))
        for one, named in zip(parties, told, strict=True)
    ]
    offices = [starts_with_role(one) and not named for one, named in zip(parties, persons, strict=True)]
    apart = (offices[0] and persons[1] and not offices[1]) or (offices[1] and persons[0] and not offices[0])
    return apart and not _same(titled, greeted)


def _is_patronymic(greeted: str) -> bool:
    """Return whether a salutation calls a person by given name and father's name, without the surname."""
    words = fold(greeted).strip(" ,.!").split()
    endings = tuple(load_words("letters", "patronymics"))
    return len(words) == 2 and bool(endings) and words[1].endswith(endings)


def _length(party: str) -> int:
    return len(re.sub(r"\([^()]*\)", "", party).split())


def _same(party: str, other: str) -> bool:
    """Return whether two parties share most of their words, their endings and what stands in brackets aside."""
    first, second = (
        frozenset(word[:STEM] for word in re.findall(r"\w{3,}", re.sub(r"\([^()]*\)", "", one.lower())))
        for one in (party, other)
    )
    return bool(first and second) and len(first & second) >= 0.6 * min(len(first), len(second))
