"""Further letters to train on that few sign, or with lists that are short, grouped or run together.

The corpus holds hardly any; as the other copies (`augmentation`), these are made of its letters. Who signs are names of
the letter's own list, or invented ones of other scripts; how they are set, what stands over them and below is chosen by
the letter alone, so that there is no chance in it.
"""

import textwrap

from sitegen.reading.parsing.names.kinds import is_personal
from sitegen.reading.parsing.names.persons import is_organization_like
from tests.benchmarks.augmentation import OPENERS, STYLES, some_of
from tests.benchmarks.senders import (
    BODIES,
    FOR,
    LONGEST_NAME,
    OFFICES,
    PERSONS,
    Choice,
    Who,
    below_letters,
    closing_of,
    head_of,
)

SIGNED, LISTED, RUN, GROUPED = 8, 6, 3, 3  # copies of a letter: few sign, short lists, in paragraphs, in groups
MARKS = ("/s/", "(signed)", "[signature]", "gez.", "(signé)", "(firmado)", "Fdo.:", "F.to", "_______________________")
ENTRIES = (
    "{name}, {office}", "{name}, {office}, {body}", "{name} ({office})", "{name} – {body}", "{name} - {office}, {body}",
    "**{name}**, {body}", "{name}: {office}", "{office}: {name}", "*{name}*, {office}", "{name}; {body}",
    "{name} | {office}", "{name} / {body}", "[{name}](https://www.example.org), {body}", "**{name}** *{office}*",
)  # fmt: skip
BLOCKS = (
    "{name}", "{name}", "{name}\n{office}", "{name}\n{office}, {body}", "{name}\n{office}\n{body}", "{name}\n{body}",
    "**{name}**\n{office}, {body}", "{name}\n*{office}*",
)  # fmt: skip
BULLETS = ("", "", "", "- ", "* ", "• ", "– ", "{}. ", "{}) ")
OVER = ("{}", "{}:", "## {}", "**{}**", "{} ({number}):")
GROUPS = ("## {}", "**{}**", "{}:", "- {}", "{}", "### {}", "**{}:**")
COUNTRIES = ("Kenya", "India", "Deutschland", "France", "México", "Brasil", "Italia", "Polska", "Norge", "Canada",
             "Česko", "Türkiye")  # fmt: skip
WIDTHS = (64, 72, 78, 90)  # characters of a typed line


def signed(parts):
    """A few persons or bodies sign: under farewells of many languages or none, over what stands below letters."""
    for turn in range(SIGNED):
        pick = Choice(parts, 1000 + turn)
        bodies = pick.now_and_then(3)
        names = names_of(parts, pick, pick((1, 1, 1, 2, 2, 3, 4)), bodies=bodies)
        form = "{name}" if bodies else pick((*BLOCKS, *ENTRIES))
        bullet = pick(BULLETS) if bodies and len(names) > 1 else pick(("", "", "", "**", "– "))
        shown = [said_of(pick, form, name) for name in names]
        blank = [""] if pick.now_and_then(2) or "\n" in form else []
        lines = [line for at, one in enumerate(shown, 1) for line in (*marked(bullet, at, one).split("\n"), *blank)]
        behind = [pick(FOR)] if pick.now_and_then(6) and not bodies else []
        mark = [pick(MARKS)] if pick.now_and_then(6) and not bodies else []
        text = text_of(pick, parts)
        closing = closing_of(pick) if bodies or not pick.now_and_then(6) else []
        gap = [""] if closing and not pick.now_and_then(3) else []
        entries = tuple((name, one.replace("\n", " ")) for name, one in zip(names, shown, strict=True))
        yield (*text, "", *closing, *gap, *behind, *mark, *lines, "", *below(pick, parts)), entries


def listed(parts):
    """A short list behind words that open it, or none, over what stands below letters."""
    for turn in range(LISTED):
        pick = Choice(parts, 2000 + turn)
        count = pick((3, 3, 4, 4, 5, 6, 7, 8, 10))
        if pick.now_and_then(3):
            lines, entries = pick(STYLES)(some_of(parts, count, turn))
        else:
            names = names_of(parts, pick, count, bodies=pick.now_and_then(2))
            form = pick(("{name}", *ENTRIES))
            bullet, blank = pick(BULLETS), [""] if pick.now_and_then(3) else []
            shown = [said_of(pick, form, name) for name in names]
            lines = [line for at, one in enumerate(shown, 1) for line in (marked(bullet, at, one), *blank)]
            entries = tuple(zip(names, shown, strict=True))
        opener = () if pick.now_and_then(5) else opener_of(pick, parts, count)
        closing = closing_of(pick) if pick.now_and_then(3) else []
        yield (*text_of(pick, parts), "", *closing, "", *opener, "", *lines, "", *below(pick, parts)), entries


def run_together(parts):
    """Names in paragraphs, between commas or semicolons, wrapped as typed letters are; by country or not."""
    for turn in range(RUN):
        pick = Choice(parts, 3000 + turn)
        names = [name for name, _ in some_of(parts, pick((6, 12, 25, 50)), turn) if not set(name) & set(",;:·")]
        mark, width, by_country = pick((",", ",", ",", ";")), pick(WIDTHS), pick((True, False))
        found = []
        for country, some in parted(pick, names, 6 if by_country else len(names)):
            text = f"{country}: " * by_country + f"{mark} ".join(some) + pick((".", ""))
            found += [*(textwrap.wrap(text, width) if not pick.now_and_then(4) else [text]), ""]
        opener = opener_of(pick, parts, len(names))
        if len(names) > 2:
            entries = tuple((name, name) for name in names)
            yield (*text_of(pick, parts), "", *opener, "", *found, *below(pick, parts)), entries


def grouped(parts):
    """A list in groups, each below the name of a country that is set as a heading, in bold, or above bullets."""
    for turn in range(GROUPED):
        pick = Choice(parts, 4000 + turn)
        some = some_of(parts, pick((5, 8, 14, 30)), turn)
        form, bullet, gap = pick(GROUPS), pick(BULLETS), [""] if pick.now_and_then(3) else []
        bullet = "  - " if form == "- {}" else bullet
        some = tuple((name, name) for name, _ in some) if pick.now_and_then(2) else some
        found, at = [], 0
        for country, group in parted(pick, some, 4):
            found += ["", form.format(country), *([""] if form != "- {}" and pick.now_and_then(2) else [])]
            for _, entry in group:
                at += 1
                found += [marked(bullet, at, entry), *gap]
        opener = () if pick.now_and_then(6) else opener_of(pick, parts, at)
        yield (*text_of(pick, parts), "", *opener, "", *found, "", *below(pick, parts)), some


def parted(pick, some, most):
    """Return things in groups of `most` or fewer, each with the name of a country."""
    found, at, first = [], 0, pick(range(len(COUNTRIES)))
    while at < len(some):
        size = max(1, most - pick(range(max(1, most // 2 + 1)))) if most < len(some) else most
        found.append((COUNTRIES[(first + len(found)) % len(COUNTRIES)], some[at : at + size]))
        at += size
    return found


def names_of(parts, pick, count, *, bodies):
    """Return names of a letter's own list, or others where it has too few, each once."""
    own = own_names(parts)
    fitting = [name for name in own if (is_organization_like(name) if bodies else is_personal(name))]
    if len(fitting) < count or pick.now_and_then(5):
        fitting = list(BODIES if bodies else PERSONS)
    first = pick(range(len(fitting)))
    found = dict.fromkeys((fitting[first:] + fitting[:first])[:count])
    return [name.upper() for name in found] if pick.now_and_then(8) else list(found)


def own_names(parts):
    return [name for name, _ in parts.entries if len(name.split()) <= LONGEST_NAME]


def said_of(pick, form, name):
    return form.format(name=name, office=pick(OFFICES), body=pick(BODIES))


def marked(bullet, at, text):
    """Return an entry behind a bullet or its number, or in bold where nothing of it is."""
    if bullet == "**":
        return text if "*" in text or "\n" in text else f"**{text}**"
    return bullet.replace("{}", str(at)) + text


def opener_of(pick, parts, number):
    """Return the line that opens a list: the letter's own, or another."""
    if pick.now_and_then(2):
        return parts.opener
    return (pick(OVER).format(pick(OPENERS).strip("#*: ,"), number=number),)


def text_of(pick, parts):
    text = list(parts.above)
    if pick.now_and_then(2):
        text = text[: 4 + pick(range(20))]
    return [*head_of(pick), *text] if pick.now_and_then(3) else text


def below(pick, parts):
    who = Who(pick, own_names(parts) or list(PERSONS))
    return below_letters(pick, parts, who) if not pick.now_and_then(3) else []


COPIES = (signed, listed, run_together, grouped)
