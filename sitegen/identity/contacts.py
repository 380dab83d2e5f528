"""What leads to a person: mail addresses, plain or spelt out, telephone numbers, numbers of identity documents.

They are found in texts, and masked.

A number is taken for a telephone's if it says so: by a country code ("+95 …", "0095 …"), by a word before it ("Tel.",
"ဖုန်း"), by the form of North America ("(202) 555-0143"), or by the nought of a national number in groups ("020 7946
0958"). Other figures are the letter's own, and so are those of an address of the web, of a book, of a body's entry in a
register where nothing else can be meant (`public_numbers`): in doubt figures in such a form are a telephone's. Signs
that stand for others, or for none, hide nothing (`plain_text`).
An address is spelt out where "at" and "dot" stand for its signs in brackets or, behind each other, as words ("name [at]
lake.org", "name at lake dot org"), or where its line says that it is one; "at this point in time" is none, since
its host is a small word and no ending of hosts follows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from sitegen.identity.beginnings import Beginnings
from sitegen.identity.person_numbers import person_numbers
from sitegen.identity.plain_text import plain, plain_text
from sitegen.identity.public_numbers import without_public
from sitegen.identity.vocabulary import ADDRESS_WORDS, TELEPHONES

MASK = "[…]"
# No handle of a network ("@name@host"), which leads to what its owner publishes.
# Several may share a host, and a line may end in it, or another script's full stop stand in it.
_HOST = r"(?:[\w-]*-\n[ \t]{0,8})?[\w-]+(?:(?:(?:\n[ \t]{0,8})?\.[\w-]+)+|(?:[。．｡][A-Za-z-]{2,24}){1,3})"
ADDRESS = re.compile(rf"(?:(?<![@\w.+%-])[\w.+%-]{{1,64}}|\{{[\w.+%,;| -]{{1,80}}\}})\s?@\s?{_HOST}")
_SIGNAL = re.compile(
    r"(?<!\w)(?P<word>signal(?:[ -](?:username|id|handle))?\s?[:：=–-]?\s?@?)[a-z_]\w{2,31}\.\d{2,9}(?!\w)",
    re.IGNORECASE,
)
# A name of mere letters is a word that may stand anywhere.
_HANDLE = re.compile(
    rf"(?<!\w)(?P<word>(?:{'|'.join(TELEPHONES['handles'])})\s?[:：=]\s?)@?(?=\w*[\d._-])[\w.:+-]*\w", re.IGNORECASE
)
_HANDLES = Beginnings(TELEPHONES["handles"])
_AROUND, _BEHIND = " \t*_\\\"'“”„‘’<>", ",;:|/(–—-"  # what stands around a name; what parts it from what it belongs to
_MASKED_LINK = f"[{MASK}](#)"
# How a line may end with the beginning of an address or a number, and how the next may begin with its rest.
_MAY_GO_ON = re.compile(r"[\w.+%-]@[\w-]*[.-]?$|\+[\d\s()/.-]{2,}$|\d[\s-]?$")
_WHOLE_NUMBER = 9  # figures of a telephone's number that nothing need follow
_MAY_BE_REST = re.compile(r"\s*(?:@|\.\w)")
_TARGET = re.compile(r"\(\s*(?:mailto|tel|sms):[^)]*\)", re.IGNORECASE)
PHONE = re.compile(r"(?<![\w/])\+?\(?\d(?:[\s().\-/]{0,2}\d){7,14}(?!\w)")  # eight digits or more
_WORDS = "|".join(TELEPHONES["words"])
_GAP = r"(?:[\s().\-–‑/]{0,2}| / )"  # between figures of one number
_TOLD = re.compile(
    rf"(?:(?<![\w+])\+|(?<![\w/+])00)\s?\(?\d(?:{_GAP}\d){{7,14}}(?!\w)"
    rf"|(?P<word>(?<!\w)(?:{_WORDS})(?:[\s.]{{0,2}}(?:{'|'.join(TELEPHONES['numbers'])}))?[\s.:–-]{{0,3}}(?<![A-Za-z]))"
    rf"\+?\(?\d(?:{_GAP}\d){{5,14}}(?!\w)",
    re.IGNORECASE,
)
_MESSENGER = re.compile(rf"(?<!\w)(?:{'|'.join(TELEPHONES['addresses'])})(?:\+|%2B)?\d{{7,15}}(?!\w)", re.IGNORECASE)
# Addresses of messengers that lead to one person, whatever stands in them; and those that may lead to a channel.
_TO_ONE = re.compile(r"(?:https?://)?(?<![\w.])(?:signal\.me/#\S+|wa\.me/(?:qr|message)/\w+)", re.IGNORECASE)
_TO_SOMEBODY = re.compile(
    r"(?:https?://)?(?<![\w.])(?:t|telegram|m)\.me/[\w+.-]*\w|(?<=telegram)(?:\s?[:：=–-]\s?|\s)@\w{3,32}",
    re.IGNORECASE,
)
_ZERO = "[0٠۰०০๐၀]"
# North America: area, exchange and line, in brackets or with one sign between; Russia, from within; and numbers of a
# country, which begin with a nought, in two groups or more of nine digits together, or in one. A date has eight.
_FORMED = re.compile(
    r"(?<![\w/.,(-])(?:1[-. ])?(?:\([2-9]\d\d\)[ -]?|[2-9]\d\d(?=[-.]))[-.]?[2-9]\d\d[-. ]\d{4}(?![\w-])"
    r"|(?<![\w/.,(-])8[ -]?\(?9\d\d\)?[ -]?\d{3}[ -]\d\d[ -]\d\d(?![\w-])"
    rf"|(?<![\w/.,(+-])(?<!\d[\s-])(?=(?:[\s()/-]{{0,2}}\d){{9,12}}(?![\s/-]?\d))\(?{_ZERO}\d{{1,4}}\)?(?:[\s/-]{{1,2}}\d{{2,9}}){{1,4}}(?![\w/-])"
    rf"|(?<![\w/.,(+-])(?<!\d[\s-]){_ZERO}\d{{8,10}}(?![\w/-]|[.,]\d)"
    rf"|(?<=[(（])(?=(?:[\s-]?\d){{9,11}}\s?[)）]){_ZERO}\d{{1,4}}(?:[\s-]?\d{{2,9}}){{1,4}}"
)
_MAIL, _AT_WORD, _DOTTED, _IN_BRACKETS = (
    "|".join(ADDRESS_WORDS[key]) for key in ("mail", "at", "dots", "at_bracketed")
)
_AT_BRACKETED = rf"[\[({{<]\s?(?:{_IN_BRACKETS})\s?[\])}}>]"
_AT = rf"\s?{_AT_BRACKETED}\s?|\s?＠\s?"
_DOT = rf"\.|\s?[\[({{<]\s?(?:\.|{_DOTTED})\s?[\])}}>]\s?"
_DOT_WORD = rf"\s(?:{_DOTTED})\s"
_ENDING = rf"(?:{'|'.join(ADDRESS_WORDS['endings'])}|[a-z]{{2}})(?!\w)"
_PAIRS = "|".join(
    rf"\s(?:{pair['at']})\s[\w-]+(?:\s(?:{pair['dot']})\s(?!{_ENDING})[\w-]+)*\s(?:{pair['dot']})\s{_ENDING}(?:\s(?:{pair['dot']})\s{_ENDING})*"
    for pair in ADDRESS_WORDS["pairs"]
)
# English that sounds like an address: "at this point in time", without an ending of hosts, "at the dot com bubble".
_SMALL = rf"(?:{'|'.join(ADDRESS_WORDS['no_hosts'])})"
_DECIDING, _SAID = (rf"(?:{'|'.join(ADDRESS_WORDS[words])})(?!\w)" for words in ("deciding", "idioms"))
_IDIOM = rf"(?!{_SMALL}\spoint\s(?!{_DECIDING})|{_SAID})"
_SPELT = re.compile(
    rf"[\w.+%-]{{1,64}}(?:{_AT})[\w-]+(?:(?:{_DOT}|{_DOT_WORD})[\w-]+)*"
    rf"|(?<![@\w.+%-])[\w.+%-]{{1,64}}\s?@\s?[\w-]+(?:(?:{_DOT}|{_DOT_WORD})[\w-]+)+"
    rf"|[\w.+%-]{{1,64}}\s(?:{_AT_WORD})\s{_IDIOM}[\w-]+(?:{_DOT_WORD}[\w-]+)+"
    rf"|[\w.+%-]{{1,64}}(?:{_PAIRS})"
    rf"|(?P<label>(?<!\w)(?:{_MAIL})\s?[:：]\s?)[\w.+%-]{{1,64}}(?:{_AT}|\s(?:{_AT_WORD})\s(?!{_SMALL}(?![\w.-])))[\w.-]+(?:{_DOT_WORD}[\w-]+)*",
    re.IGNORECASE,
)
# A quick look for what every spelt-out address has: most texts have none of it.
_MAYBE_SPELT = re.compile(
    rf"{_AT_BRACKETED}|＠|@|\s(?:{'|'.join((_DOTTED, *(pair['dot'] for pair in ADDRESS_WORDS['pairs'])))})\s"
    rf"|[:：]\s?\S+ (?:{_AT_WORD}) ",
    re.IGNORECASE,
)
# Quicker looks for what all of these have; in texts in small letters, and so that each begins with few signs.
_BRACKETED = re.compile(_AT_BRACKETED)
_DOTS: tuple[str, ...] = tuple(ADDRESS_WORDS["dot_beginnings"])
_ATS = tuple(f" {word} " for word in ADDRESS_WORDS["at"])
_LABELLED = re.compile(rf"[:：]\s?\S+ (?:{_AT_WORD}) ")
# A name of nothing but a number: six figures or more, and no years, days, or one day with a short year ("11.11.11").
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTH = r"(?:0?[1-9]|1[0-2])"
_YEAR = r"(?:19|20)\d\d"
_DATE = rf"(?:{_YEAR}(?:[./-]{_MONTH}[./-]{_DAY})?|{_DAY}[./-]{_MONTH}[./-]{_YEAR})"
_DATES = rf"\W*(?:{_DATE}(?:[\s,/–—-]+{_DATE})*|{_DAY}[./]{_MONTH}[./]\d\d)\W*$"
_BARE = re.compile(rf"(?!{_DATES})\W*(?:\d\W{{0,3}}){{6,17}}")
# A quick look for what every telephone number has: six digits with little between them.
_DIGITS = re.compile(r"\d(?:\D{0,4}\d){5}")
# And for what tells that it is one: the beginning of one of the words, a form.
_LABELS = Beginnings(TELEPHONES["words"])
_MESSENGERS = ("me/", "phone=", "number=", "threema")
_FORMS = re.compile(  # all begin with a figure, which is looked for first
    r"\d(?:\d\d[-. ]\d{4}|(?<=8)[ -]?\(?9\d\d"
    rf"|(?<=(?<!\w){_ZERO})(?:\d{{1,4}}\)?[\s/-]{{1,2}}\d{{2}}|\d{{8}}))"
)
_ABROAD = re.compile(r"00(?<!\w00)\s?\(?\d(?:\D{0,4}\d){7}")


@lru_cache(maxsize=32768)  # a name returns on hundreds of lists
def mask_addresses(text: str) -> str:
    """Return `text` with every mail address, telephone's number and identity document's number replaced by "[…]".

    A Markdown link to one loses its target.
    """
    if ":" in text:
        text = _TARGET.sub("(#)", text)
    plain_signs = plain(text)
    if plain_signs != text and _leads_to_somebody(plain_signs):
        text = _mask_places(text)
    if "@" in text:
        text = ADDRESS.sub(MASK, text)
    small = text.lower()
    if _may_be_spelt(text, small):
        text = _SPELT.sub(lambda found: (found["label"] or "") + MASK, text)
    text = _without(text, _numbers(text))
    return text.replace(_MASKED_LINK, MASK) if _MASKED_LINK in text else text


def mask_name(text: str) -> str:
    """Return a name without what leads to a person: as other texts, and nothing of one that is a number alone."""
    return MASK if not text[:1].isalpha() and _BARE.fullmatch(text) else mask_links(mask_addresses(text))


def names_nobody(text: str) -> bool:
    """Tell whether a name says nobody's name once what leads to a person is masked in it: it is no identity.

    So are a mail address or a number alone, one with only an affiliation behind it ("[…], University"), and signs
    without a letter or a figure. Two lists that have it in common have nobody in common.
    """
    masked = mask_name(text).lstrip(_AROUND)
    if masked.startswith(MASK):
        rest = masked.removeprefix(MASK).strip(_AROUND)
        return not rest or rest[0] in _BEHIND or not any(map(str.isalnum, rest))
    return not any(map(str.isalnum, masked))


def mask_contact(text: str) -> str:
    """Return a line that names a contact with what leads to a person masked, and every run of eight figures or more.

    Of these only what is a part of an address of the web, and in no telephone number's form, stays.
    """
    masked = _TO_SOMEBODY.sub(MASK, mask_addresses(text))
    runs = [one.span() for one in PHONE.finditer(masked)]
    formed = [(start, end) for start, end in runs if _FORMED.fullmatch(masked[start:end])]
    return _without(masked, sorted({*formed, *without_public(runs, masked, contact=True)}))


def mask_links(text: str, *, may_sign: bool = True) -> str:
    """Return what is said of who signs without the addresses at which one writes to them in a messenger.

    One that stands alone is what signs, as a channel, unless the text is what somebody is beside a name.
    """
    maybe = (".me/" in text or "elegram" in text) and not (may_sign and _TO_SOMEBODY.fullmatch(text.strip()))
    return _TO_SOMEBODY.sub(MASK, text) if maybe else text


def mask_across(lines: Sequence[str]) -> list[str]:
    """Return lines with the mask for what leads to a person and runs over the end of one, which none of them tells.

    What stands whole on a line stays, for it is masked there. A line of a list or a table ends what stands on it.
    """
    begins, ends = [0] * len(lines), [len(line) for line in lines]  # of what stays of each, in the line as it came
    for at in range(len(lines) - 1):
        first, second = lines[at].rstrip(), lines[at + 1]
        if not (first and second.strip()) or not (_MAY_GO_ON.search(first) or _MAY_BE_REST.match(second)):
            continue
        inner = second.lstrip()
        for between in ("\n", ""):
            joined, end = f"{first}{between}{inner}", len(first)
            over = [one for one in _spans(joined) if one[0] < end and one[1] > end + len(between)]
            over = [one for one in over if not _is_whole(first, one[0])]
            if over:
                start, stop = over[0]
                ends[at] = start
                begins[at + 1] = len(second) - len(inner) + stop - end - len(between)
                break
    return [
        f"{MASK if begin else ''}{line[begin:end]}{MASK if end < len(line) else ''}"
        for line, begin, end in zip(lines, begins, ends, strict=True)
    ]


def _is_whole(line: str, start: int) -> bool:
    """Return whether what begins at a place of a line is masked there, and no beginning of a longer number."""
    figures = sum(map(str.isdecimal, line[start:]))
    return mask_addresses(line)[: start + 1] != line[: start + 1] and not 0 < figures < _WHOLE_NUMBER


def _without(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return a text with the mask in place of `spans`, which are in order and may overlap."""
    done, out = 0, []
    for start, end in spans:
        if start >= done:
            out += [text[done:start], MASK]
        done = max(done, end)
    return "".join((*out, text[done:])) if out else text


def _may_be_spelt(text: str, small: str) -> bool:
    """Tell whether a text, which is `small` in small letters, may hold an address that is spelt out."""
    told = (
        "@" in text
        or "＠" in text
        or any(word in small for word in _DOTS)
        or (any(word in small for word in _ATS) and _LABELLED.search(small) is not None)
        or (any(sign in text for sign in "([{<") and _BRACKETED.search(small) is not None)
    )
    return told and _MAYBE_SPELT.search(text) is not None


def _may_be_told(text: str) -> bool:
    """Tell whether something may say in a text that figures are a number."""
    return "+" in text or _LABELS.may_begin(text) or _ABROAD.search(text) is not None


def _may_be_formed(text: str) -> bool:
    """Tell whether figures in a text may have a telephone number's form."""
    return _FORMS.search(text) is not None


def _leads_to_somebody(text: str) -> bool:
    return any(True for _ in (*addresses_in(text), *spelt_in(text))) or bool(_TARGET.search(text))


def _mask_places(text: str) -> str:
    """Return a text with what leads to a person masked where its signs stand for others, or for none."""
    found = plain_text(text)
    places = [(one, "(#)") for one in (match.span() for match in _TARGET.finditer(found.text))]
    places += [(span, MASK) for span in _spans(found.text)]
    done, out = 0, []
    for (start, end), instead in sorted(places):
        first, last = found.place(start, end)
        if first >= done:
            out += [text[done:first], instead]
            done = last
    return "".join((*out, text[done:]))


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield where in a text something leads to a person, without the word that says so."""
    yield from (found.span() for found in ADDRESS.finditer(text))
    yield from (
        (found.end("label") if found["label"] else found.start(), found.end()) for found in _SPELT.finditer(text)
    )
    yield from _numbers(text)


def _numbers(text: str) -> list[tuple[int, int]]:
    """Return where in a text the numbers of persons and telephones stand, without the words that say so, in order."""
    found = person_numbers(text)
    if "ignal" in text or "IGNAL" in text:
        found += [(one.end("word"), one.end()) for one in _SIGNAL.finditer(text)]
    if _HANDLES.may_begin(text):
        found += [(one.end("word"), one.end()) for one in _HANDLE.finditer(text)]
    small = text.lower() if _DIGITS.search(text) or "me/" in text else ""
    if small:
        if _may_be_told(text):
            found += [(one.end("word") if one["word"] else one.start(), one.end()) for one in _TOLD.finditer(text)]
        if _may_be_formed(text):
            found += [one.span() for one in _FORMED.finditer(text)]
        if any(part in small for part in _MESSENGERS):
            messengers = [one.span() for known in (_MESSENGER, _TO_ONE) for one in known.finditer(text)]
            return sorted((*messengers, *without_public(found, text)))
    return sorted(without_public(found, text))


def addresses_in(text: str) -> Iterator[str]:
    """Yield the mail addresses in a text, as a program would write to them."""
    text = plain(text)
    for found in ADDRESS.finditer(text) if "@" in text else ():
        yield "".join(found[0].split())


def spelt_in(text: str) -> Iterator[str]:
    """Yield what else in a text leads to a person, as it is written: addresses spelt out, numbers."""
    rest = ADDRESS.sub(MASK, text) if "@" in text else text
    small = rest.lower()
    if _may_be_spelt(rest, small):
        yield from (found[0].removeprefix(found["label"] or "") for found in _SPELT.finditer(rest))
    yield from dict.fromkeys(rest[start:end] for start, end in _numbers(rest))
