"""The anatomy of an entry: name, place, role, affiliation, and whether it names a person or an organization.

What a comma or a dash means is a habit of the whole list, not of one entry: ", Norway" is a place where a third of
the entries end in one, and part of the name where two of three hundred do. So habits are read from the list first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sitegen.core.model import Signatory
from sitegen.reading.parsing.context import Context
from sitegen.reading.parsing.lines.dates import find_date
from sitegen.reading.parsing.lines.mail_addresses import has_email
from sitegen.reading.parsing.lists.regions import ListRegion
from sitegen.reading.parsing.lists.remarks import total_behind
from sitegen.reading.parsing.names.address_parts import without_address
from sitegen.reading.parsing.names.drafts import Draft, Parts, signatory
from sitegen.reading.parsing.names.kinds import (
    for_oneself,
    has_given_name,
    is_given_name,
    is_known_person,
    kind_of_entry,
    kind_told,
)
from sitegen.reading.parsing.names.name_habits import (
    PARTS,
    Habits,
    behind_mark,
    by_emphasis,
    habits_of,
    is_signed_by_hand,
    name_before_signer,
    names_person_alone,
    names_place,
    plain_name,
    says_what_they_are,
    with_comma,
)
from sitegen.reading.parsing.names.persons import (
    before_end,
    behind_office,
    has_honorific,
    is_appendage,
    is_degree,
    is_east_asian_person,
    is_organ,
    is_organization_like,
    is_place,
    looks_like_person,
    starts_with_role,
)
from sitegen.reading.parsing.names.said_of_persons import (
    calls_somebody,
    says_role,
    with_offices,
    with_series,
    without_identity,
)
from sitegen.reading.parsing.names.several import body_apart, joined_persons, office_apart
from sitegen.reading.parsing.names.unspaced_names import has_glued_address, may_have_address
from sitegen.reading.parsing.vocabulary import fold, load_phrases, load_vocabulary, load_words

BODY_WITH_ORGAN = 2  # lines
FEW = 4  # entries that are signatures, whatever opened their list
LONGEST_DATED = 90  # characters of an entry that ends in a day
_BEFORE_DAY = ",;(–—-"  # what parts a day from who signed then
_AROUND = re.compile(
    rf"{PARTS.pattern}|[,(]", PARTS.flags
)  # what parts what somebody is from the name, before and behind
_IN_BRACKETS = re.compile(r"(?P<name>[^,()\[\]]{2,80}?) ?[(\[](?P<said>[^()\[\]]{2,200})[)\]]$")  # at an entry's end
_LAST_WORD = re.compile(r"[^\W\d_]{5}\)?\.$|[^\W\d_]\)\.$")  # before a full stop; no short form of one
_QUOTES, _CLOSING_MARKS = '"“”„«»‟', '"”»'


def dissect(drafts: Sequence[Draft], context: Context, statement: str | None) -> list[Signatory]:
    """Return the drafts as signatories, numbered by `ordinal`, with their parts told apart."""
    drafts = _without_final_stop(drafts, context)
    groups: dict[tuple[int, str | None], list[Draft]] = {}
    for draft in drafts:
        groups.setdefault((context.list_of[draft.first], draft.group), []).append(draft)
    habits = {key: _habits(group, key[1], context.lists[key[0]], statement) for key, group in groups.items()}
    alone = len(drafts) == 1 and context.lists[context.list_of[drafts[0].first]].cue != "group"
    entries = (
        (draft, parts)
        for draft in drafts
        for parts in (alone and _signs_alone(draft))
        or _persons_apart(_dissect(draft, habits[context.list_of[draft.first], draft.group]), draft, context)
    )
    found = [signatory(draft, ordinal, parts) for ordinal, (draft, parts) in enumerate(entries, 1)]
    return list(with_offices(found))


def _habits(group: Sequence[Draft], heading: str | None, region: ListRegion, statement: str | None) -> Habits:
    said = f"{statement or ''} {_kinds_said(heading or '')}"
    return habits_of(
        group, said, region.layout.columns, closing=region.cue in ("closing", "shape") or len(group) <= FEW
    )


def _kinds_said(heading: str) -> str:
    """Return a heading, if it may say what those below it are: one that says for whom they sign does not."""
    return "" if load_phrases("letters", "signing_for").match(fold(heading)) else heading


def _signs_alone(draft: Draft) -> list[Parts]:
    """Return the one signature under a farewell as the person's, with what stands below the name, or over it."""
    said = [*draft.parts, *draft.said]
    organs = [line for line in said if is_organ(line)]
    if organs and len(said) == BODY_WITH_ORGAN:
        body = next((line for line in said if line not in organs), None)
        return [Parts(plain_name(body), "organization", organs[0], None, None)] if body else []
    given = len(said) > 1 and is_given_name(said[0]) and starts_with_role(said[1])
    names = said[:1] if given else [line for line in said[:2] if looks_like_person(behind_mark(line) or line)]
    if len(said) == 1 or len(names) != 1:
        return []
    parts = [part.strip() for line in said if line != names[0] for part in PARTS.split(plain_name(line))]
    parts = [part for part in parts if any(map(str.isalpha, part)) and not has_email(part)]
    return [Parts(plain_name(names[0]), "person", *_what_they_are(parts, None))]


def _persons_apart(entry: Parts, draft: Draft, context: Context) -> list[Parts]:
    """Return an entry that names several persons as one for each, with what is said of all of them.

    Where entries have numbers or bullets, the letter itself says what one entry is.
    """
    if draft.number is not None or context.facts[draft.first].bullet or draft.cells or draft.members:
        return [entry]
    names, said = joined_persons(plain_name(draft.head))
    if not names and len(draft.parts) > 1:  # "Jane Roe and John Doe / for the Mill League"
        names, said = joined_persons(plain_name(draft.parts[0]))
        said = said or " ".join(draft.parts[1:])
    said = said.strip("() ")
    known = all(map(has_given_name, names))
    if not names or not (known or entry.kind == "person" or starts_with_role(said)):
        return [entry]
    role = said if starts_with_role(said) else None
    affiliation = None if role else said or None
    return [Parts(name, "person", role, affiliation, entry.place) for name in names]


def _without_final_stop(drafts: Sequence[Draft], context: Context) -> list[Draft]:
    """Return the entries without what ends a list, and not its last entry.

    A total of them all; a full stop where the other entries end in commas or semicolons, or there is no other; an "and"
    before the last, a quotation mark that opened long before.
    """
    found = list(drafts)
    lasts = {context.list_of[draft.first]: at for at, draft in enumerate(drafts)}
    for number, at in lasts.items():
        if at and context.list_of[found[at - 1].first] == number and context.lists[number].layout.ends:
            found[at - 1] = _without_joint(found[at - 1])
        *parts, text = found[at].parts
        text, total = total_behind(text)
        if total:
            found[at] = replace(found[at], parts=(*parts, text))
        alone = len(drafts) == 1 and _LAST_WORD.search(text) is not None
        if (alone or context.lists[number].layout.ends) and text.endswith(".") and not is_appendage(text.split()[-1]):
            found[at] = replace(found[at], parts=(*parts, text[:-1]))
        elif text[-1:] in _CLOSING_MARKS and not any(mark in text[:-1] for mark in _QUOTES):
            found[at] = replace(found[at], parts=(*parts, text[:-1].rstrip()))
    return found


def _without_joint(draft: Draft) -> Draft:
    """Return an entry without the "and" behind it that leads on to the last one."""
    *parts, text = draft.parts
    name, _, last = text.rstrip().rpartition(" ")
    return replace(draft, parts=(*parts, name)) if name and last in load_words("numbers", "and") else draft


def _dissect(draft: Draft, habits: Habits) -> Parts:
    cells = draft.cells
    printed = draft.head
    emphasized = by_emphasis(printed)
    if cells:
        return _from_cells(cells, habits)
    if emphasized:
        return _emphasized(*emphasized, habits)
    whole = without_identity(_without_date(plain_name(printed).rstrip(",; ")))
    head = without_address(whole)
    at_home = head != whole and looks_like_person(before_end(head))
    by_mail, _, rest = head.partition(",")
    if has_email(by_mail) and " " not in by_mail.strip():  # whose name is not given
        return Parts(by_mail, "person", *_what_they_are(PARTS.split(rest.strip(" \\")), None))
    if (known := _told_by_words(head, draft)) is not None:
        return known
    apart = office_apart(head, signed=is_signed_by_hand(printed))
    head = ", ".join(apart) if apart else head
    parted = with_comma(head) if habits.colons else head
    held = parted != head
    head, place = habits.place_apart(parted)
    before = head.partition(" (")[0] if head.endswith(")") else ""
    bracketed = names_person_alone(before) and (habits.bracketed or is_known_person(before))
    below = bool(draft.extras) and starts_with_role(plain_name(draft.extras[0])) and names_person_alone(head)
    told = bracketed or held or below or bool(draft.office)
    person = not habits.led and (
        habits.persons or at_home or told or _is_person_entry(head) or _is_handle(head, habits)
    )
    if person:
        return _person(head, place, draft, habits)
    return _named(head, habits, place or next(filter(names_place, draft.extras), None))


def _told_by_words(head: str, draft: Draft) -> Parts | None:
    """Return an entry whose own words say for whom somebody signs, or what they are, in brackets."""
    if own := for_oneself(head):
        return _for_oneself(head[: own.start()], own[0], head[own.end() :])
    if (held := behind_office(head)) is not None:
        name, *said = [part.strip() for part in PARTS.split(held[1]) if part.strip()]
        return Parts(name, "person", *_what_they_are([held[0], *said, *_said_around(draft)], None))
    signed_for = body_apart(head)
    if signed_for is None:
        return _told_in_brackets(head, draft)
    return Parts(signed_for[0], "person", *_what_they_are([signed_for[1], *_said_around(draft)], None))


def _told_in_brackets(head: str, draft: Draft) -> Parts | None:
    """Return an entry whose end in brackets says which kind it is, or what a person does, whatever else stands there.

    "Foo Union (organisation)", "Jane Roe (Chair, Foo League)", "Jane Roe [coordinator]".
    """
    found = _IN_BRACKETS.match(head)
    if found is None:
        return None
    name, said = found["name"].strip(), PARTS.split(found["said"])
    kind = kind_told(found["said"])
    if kind is not None:
        return Parts(name, kind, None, None, None)
    if not names_person_alone(name) or not starts_with_role(said[0]):
        return None
    return Parts(name, "person", *_what_they_are([*said, *_said_around(draft)], None))


def _without_date(head: str) -> str:
    """Return an entry without the day on which somebody signed ("Jane Roe, 3 May 2021").

    A body may be named for a day ("Committee of 5 May 1998"); that is part of its name.
    """
    found = find_date(head) if len(head) <= LONGEST_DATED else None
    if found is None or found.after.strip(" .)]") or len(found.before) < 3:
        return head
    name = head[: len(found.before)].rstrip()
    apart = name[-1:] in _BEFORE_DAY or looks_like_person(name)
    return name.rstrip(f" {_BEFORE_DAY}") if apart else head


def _from_cells(cells: Sequence[str], habits: Habits) -> Parts:
    """Take the first cell as the name; of the others a country is the place, an office the role.

    One may say what the name is ("Company", "Individual").
    """
    name, others = plain_name(cells[0]), [plain_name(cell) for cell in cells[1:] if cell.strip()]
    place = next((cell for cell in others if is_place(cell)), None)
    if place is None:
        name, place = habits.place_apart(name)
    role = next((cell for cell in others if cell != place and len(cell) < 90 and starts_with_role(cell)), None)
    told = next((cell for cell in others if kind_told(cell) is not None), None)
    named = looks_like_person(name) or (role is not None and may_have_address(name))
    person = named and not is_organization_like(name) and (habits.persons or role is not None)
    rest = [cell for cell in others if cell not in (place, role, told)]
    affiliation = next((cell for cell in rest if len(cell.split()) <= 14), None) if person else None
    if person and not role and len(rest) == 2 and not any(map(str.isdecimal, "".join(rest))):
        affiliation = ", ".join(rest)  # of which the first may be an office, as in the other rows
        if is_organization_like(rest[1]) and not is_organization_like(rest[0]):
            role, affiliation = rest
    if person and role and not rest:  # one cell says all
        role, affiliation, place = _what_they_are([part.strip() for part in PARTS.split(role)], place)
    kind = kind_told(told or "") or ("person" if person else kind_of_entry(name, habits.kind))
    return Parts(name, kind, role, affiliation, place)


def _person(head: str, place: str | None, draft: Draft, habits: Habits) -> Parts:
    """Return an entry as "Name, role, affiliation", parted by commas, dashes or the lines it stands on."""
    name, *rest = [part.strip() for part in PARTS.split(head) if part.strip()] or [head]
    while rest and is_degree(name.rpartition(",")[2]):  # "M.Sc., LL.M. Jane Roe", as it is printed
        named = rest.pop(0)
        name = head[: head.index(named) + len(named)].strip()
    if (
        habits.surname_first
        and rest
        and len(name.split()) <= 3
        and len(rest[0].split()) <= 3
        and not starts_with_role(rest[0])
    ):
        name = f"{name}, {rest.pop(0)}"
    addressed = may_have_address(name) and any(map(says_role, [*rest[:1], *_said_around(draft)[:1]]))
    if not (habits.surname_first or addressed or looks_like_person(name) or _is_handle(head, habits)):
        return _named(head, habits, place=place)
    while rest and is_degree(rest[0]):
        name = f"{name}, {rest.pop(0)}"
    rest = [part for part in rest if not has_email(part)]
    below = _said_around(draft)
    return Parts(name, "person", *_what_they_are([*rest, *below], place))


def _said_around(draft: Draft) -> list[str]:
    """Return the parts of what stands above and below a name."""
    return [part.strip() for said in draft.said for part in PARTS.split(plain_name(said).rstrip(" ,:"))]


def _what_they_are(said: Sequence[str], place: str | None) -> tuple[str | None, str | None, str | None]:
    """Return a person's role, affiliation and place from what stands behind the name, part by part."""
    rest = [bare for part in said if (bare := _without_brackets(part)).strip() and not calls_somebody(bare)]
    if place is None and rest and is_place(rest[-1]):
        place = rest.pop()
    rest = with_series(rest)
    roles = [part for part in rest if not _names_body(part) and (says_role(part) or says_what_they_are(part))]
    others = [part for part in rest if part not in roles]
    return ", ".join(roles) or None, ", ".join(others) or None, place


def _names_body(part: str) -> bool:
    """Return whether a part begins with a word that bodies are called by, and says of what ("Institut für Recht")."""
    called, *behind = part.split()[:2]
    return behind != [] and behind[0] in load_vocabulary().connectors and is_organization_like(called)


def _without_brackets(part: str) -> str:
    """Return a part without the brackets around it, or the half of a pair at one end; those within it stay."""
    inner = part.removeprefix("（").removesuffix("）").lstrip("(")
    return inner.rstrip(")") if inner.count(")") > inner.count("(") else inner


def _emphasized(name: str, said: str, habits: Habits) -> Parts:
    """Return an entry whose name is set apart by emphasis; behind a person's stands a role or an affiliation."""
    if not looks_like_person(name) or not (habits.persons or starts_with_role(said)):
        return _named(name, habits, habits.place_apart(f"{name}, {said}")[1])
    parts = [part.strip() for part in PARTS.split(said)]
    return Parts(name, "person", *_what_they_are(parts, None))


def _for_oneself(before: str, words: str, behind: str) -> Parts:
    """Return an entry that says that a person signs for nobody else, and what else they are before or behind it."""
    name, *said = [part.strip(" ()") for text in (before, behind) for part in _AROUND.split(text) if part.strip(" ()")]
    while said and is_degree(said[0]):
        name = f"{name}, {said.pop(0)}"
    return Parts(name, "person", *_what_they_are([*said, words.strip(" (")], None))


def _named(name: str, habits: Habits, place: str | None = None) -> Parts:
    body = name_before_signer(name) if habits.led else None
    if body is not None:
        return Parts(body, "organization", None, None, place)
    return Parts(name, kind_of_entry(name, habits.kind), None, None, place)


def _is_handle(head: str, habits: Habits) -> bool:
    """Return whether an entry among persons says what somebody does whose name has no person's form, as handles have.

    "nightowl, Software Engineer", "Ada(阿达), Student".
    """
    if habits.kind.kind != "person":
        return False
    name, *rest = PARTS.split(head)
    titled = name.endswith(".")  # a degree, and the name behind it
    return not titled and any(says_role(part.strip()) for part in rest) and not is_organization_like(name)


def _is_person_entry(head: str) -> bool:
    """Return whether one entry says by itself that it is a person: a person's name, then a role."""
    if not head.isascii():
        first = before_end(head)
        if is_east_asian_person(first) or has_glued_address(first):
            return True
    found = PARTS.search(head)
    name, rest = (head[: found.start()], head[found.end() :].strip(" ()")) if found else ("", "")
    office = says_role(before_end(rest)) if rest else False
    if not looks_like_person(name):
        return office and may_have_address(name)
    if office or starts_with_role(rest):
        return True
    if found and found[0].strip() == ",":
        return (name.split()[0].endswith(".") and has_honorific(name)) or says_what_they_are(rest)
    return rest[:1].islower() and has_given_name(name)
