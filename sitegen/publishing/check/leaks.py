"""What must not be in the built site: masked mail addresses, withheld names, paths of the building machine.

Every file is looked into, packed ones too (a copy to take away is a zip), and names are looked for as HTML, JSON and
addresses spell them. A leak is told by its place, never by what leaked.
"""

from __future__ import annotations

import html
import io
import re
import zipfile
import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain
from urllib.parse import unquote

from sitegen.content.config import Config
from sitegen.core.diagnostics import Diagnostic
from sitegen.core.diagnostics.codes import LEAKED_ADDRESS, LEAKED_NAME, LEAKED_PATH
from sitegen.core.slugs import slugify
from sitegen.core.source import Span
from sitegen.identity.contacts import ADDRESS, addresses_in, spelt_in
from sitegen.identity.recognition import Recognizer
from sitegen.reading.formats.packed_words import fields_within, is_packed

_UNPACKED = 64 * 1024 * 1024  # bytes of one packed file that are looked at
_LEAST = 7  # signs of an address or a number in an id; shorter ones are in other words, too
_MAIL = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]+@[\w-]+(?:\.[\w-]+)+")
_SPELT_AT = re.compile(rb"&(?:#0*64\b|#[xX]0*40\b|commat\b)")
# What may stand before and after the @ of an address: signs of its own, or the end and the beginning of one spelt out.
_BEFORE_AT = frozenset(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.!#$%&'*+/=?^_`{|}~-;") | set(
    range(128, 256)
)
_AFTER_AT = frozenset(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789&%\\") | set(range(128, 256))
_LONGEST = len("&#x0000ff;")  # bytes that one byte of an address may take where it is spelt out
# Bytes around an @ that can belong to an address (RFC 5321: 64 before, 255 after), if each of them is spelt out.
_BEFORE, _AFTER = 64 * _LONGEST, 255 * _LONGEST
_BROKEN = 20  # signs that cannot be read, in a piece that is no text
_INLINE = re.compile(r"</?(?:a|abbr|b|bdi|bdo|cite|code|em|i|mark|q|s|small|span|strong|sub|sup|time|u|wbr)\b[^<>]*>")
_INLINES = re.compile(rf"(?:{_INLINE.pattern})+")
_TAG = re.compile(r"""</?[A-Za-z](?:[^<>"']|"[^"]*"|'[^']*')*>""")  # any: <br>, <td>, <tspan>, those of own templates
# Links of one letter each in a list: the ways to the parts of an index, and no name that is spelt out.
_INDEX = re.compile(r"(?:<li\b[^<>]*>\s*<a\b[^<>]*>\s*\w\s*</a>\s*</li>\s*){2,}")
NOBODY = Recognizer()
_TABS = re.compile(r"(?<!\\)\\[tnr]")  # in JSON: no letter, so that it hides no beginning of a word
_TOLD = (
    "take the name out of the letter, page or template that holds it: sitegen withhold LETTER LINE; if it is no "
    "mention of it, allow it in .private/withheld.yaml: allowed: [the longer words]"
)
_SPELT = re.compile("[&%\\\\]")


def private_addresses(texts: Iterable[str], config: Config, own_texts: Iterable[str] = ()) -> frozenset[str]:
    """Return the mail addresses and the numbers of persons in `texts` that the archive's policy keeps from readers.

    Plain addresses are as a program would write to them, all else as it is written.

    Those that the archive gives as its own, in `own_texts` or for corrections, are none of them.
    """
    if config.policies.contacts == "shown":
        return frozenset()
    own = {one.lower() for text in (config.corrections or "", *own_texts) for one in _ways_to(text)}
    return frozenset(one for text in texts for one in _ways_to(text) if one.lower() not in own)


def _ways_to(text: str) -> Iterator[str]:
    yield from addresses_in(text)
    yield from spelt_in(text)


def check_leaks(
    files: Mapping[str, bytes], addresses: Collection[str] = (), guard: Recognizer = NOBODY
) -> Iterator[Diagnostic]:
    """Yield the places where one of the mail `addresses`, or a name that `guard` knows, stands."""
    secrets = Secrets(addresses, guard, ())
    for path, data in files.items() if secrets else ():
        yield from secrets.in_file(path, data)


class Secrets:
    """What must stand nowhere in a site: mail `addresses`, names that `guard` knows, `folders` of the machine."""

    def __init__(self, addresses: Collection[str], guard: Recognizer, folders: Collection[str]) -> None:
        written = sorted({html.escape(one, quote=False) for one in addresses if not ADDRESS.fullmatch(one)})
        slugs = sorted(slug for slug in set(map(slugify, addresses)) if len(slug) >= _LEAST)
        self._guard = guard
        self._private = frozenset(one.lower() for one in addresses if ADDRESS.fullmatch(one))
        self._spelt = re.compile("|".join(re.escape(one) for one in written).encode()) if written else None
        in_ids = rf"(?<![a-z0-9])(?:{'|'.join(slugs)})(?![a-z0-9])"
        self._ids = re.compile(in_ids.encode()) if slugs else None
        self._places = [one.encode() for one in folders if len(one) > 1]  # "/" alone would be everywhere

    def __bool__(self) -> bool:
        return bool(self._private or self._spelt or self._guard or self._places)

    def in_file(self, path: str, data: bytes) -> Iterator[Diagnostic]:
        """Yield the places in a file, and in what is packed into it, where any of it stands."""
        for inner, content in _unpack(path, data) if self else ():
            spelt_at = (found.start() for found in self._spelt.finditer(content)) if self._spelt else ()
            in_ids = (found.start() for found in self._ids.finditer(content)) if self._ids else ()
            for at in chain(_mail_places(content, self._private) if self._private else (), spelt_at, in_ids):
                yield LEAKED_ADDRESS.at(
                    _span(inner, content, at),
                    "a mail address, a telephone number or a person's number that is to be masked",
                    "mask it where the page or file is made",
                )
            if self._guard and (line := _name_line(content, self._guard)):
                yield LEAKED_NAME.at(Span.line(inner, line), "a withheld name stands here", _TOLD)
            for place in self._places:
                if place in content:
                    yield LEAKED_PATH.at(
                        _span(inner, content, content.index(place)),
                        "a path of the machine that built the site stands here",
                    )
        if self._ids and self._ids.search(path.encode()):
            yield LEAKED_ADDRESS.at(
                Span.line(path, 1),
                "a mail address or a number that is to be masked is part of this file's name",
                "give the letter or the record another id, and take this one out of its former ids",
            )
        if self._guard and self._guard.certain(_plain(path)):
            yield LEAKED_NAME.at(Span.line(path, 1), "a withheld name is part of this file's name", _TOLD)


def _mail_places(content: bytes, private: frozenset[str]) -> Iterator[int]:
    """Yield where one of the addresses stands, as written or with any sign spelt out as HTML, JSON or URLs do."""
    for start, end in _ats(content):
        around = content[max(start - _BEFORE, 0) : end + _AFTER].decode("utf-8", "replace")
        if around.count("\ufffd") > _BROKEN:
            continue  # not a text
        if _SPELT.search(around):
            around = _plain(around)
        for mail in _MAIL.finditer(around):
            address = mail[0].lower()
            # Markup before an address can look like a part of it ("mailto=x@…"), so its tail counts as well.
            if address in private or any(address.endswith(one) for one in private if one[-4:] == address[-4:]):
                yield start
                break


def _ats(content: bytes) -> Iterator[tuple[int, int]]:
    """Yield where a sign stands that reads as @ and may be one of an address."""
    at = content.find(b"@")
    while at != -1:
        if 0 < at < len(content) - 1 and content[at - 1] in _BEFORE_AT and content[at + 1] in _AFTER_AT:
            yield at, at + 1
        at = content.find(b"@", at + 1)
    for found in _SPELT_AT.finditer(content):
        yield found.span()
    for sign in (b"%40", b"\\u0040"):
        at = content.find(sign)
        while at != -1:
            yield at, at + len(sign)
            at = content.find(sign, at + 1)


def _name_line(content: bytes, guard: Recognizer) -> int | None:
    """Return the line on which a name stands: with the markup within it, without it, or with spaces for all tags."""
    if is_packed(content):
        return 1 if any(guard.certain(said) for said in fields_within(content)) else None
    text = content.decode("utf-8", "replace")
    if "<li" in text:
        text = _INDEX.sub(lambda found: "\n" * found[0].count("\n"), text)
    for plain in map(_plain, (text, _INLINES.sub(_joined, text), _TAG.sub(_spaced, text)) if "<" in text else (text,)):
        if found := guard.certain(plain):
            return plain.count("\n", 0, found[0].start) + 1
    return None


def _joined(tags: re.Match[str]) -> str:
    """Return what stands for tags within a word: nothing; but a number before a name is a word of its own."""
    before, after = tags.string[tags.start() - 1 : tags.start()], tags.string[tags.end() : tags.end() + 1]
    return " " if (before.isdigit() and after.isalpha()) or (before.isalpha() and after.isdigit()) else ""


def _spaced(tag: re.Match[str]) -> str:
    """Return what stands for a tag: a space, and the ends of its lines, so that lines are still counted."""
    return " " + "\n" * tag[0].count("\n")


def _plain(text: str) -> str:
    """Return `text` with entities, percent signs and JSON's escapes read."""
    read = html.unescape(text) if "&" in text else text
    read = unquote(read) if "%" in read else read
    if "\\" in read:
        read = _TABS.sub(" ", read)
        read = re.sub(r"\\u([0-9a-fA-F]{4})", lambda found: chr(int(found[1], 16)), read).replace('\\"', '"')
    return read


def _unpack(path: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield the file itself, or what is packed into it; damaged packages are looked at as they are.

    The bytes of a zip are of its parts, and of their names, which are given in the place of it.
    """
    if data.startswith(b"\x1f\x8b"):
        try:
            yield path, zlib.decompressobj(31).decompress(data, _UNPACKED)
        except zlib.error:
            yield path, data
        return
    if not data.startswith(b"PK\x03\x04"):
        yield path, data
        return
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            yield path, "\n".join(one.filename for one in package.infolist()).encode() + b"\n" + package.comment
            for one in package.infolist():
                if one.file_size <= _UNPACKED:
                    yield from _unpack(f"{path}/{one.filename}", package.read(one))
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError):
        yield path, data


def _span(path: str, content: bytes, at: int) -> Span:
    return Span.line(path, content.count(b"\n", 0, at) + 1)
