"""Mails of Outlook (.msg): written anew as mails travel, and read as such ([MS-OXMSG])."""

from __future__ import annotations

import codecs
import re
import struct
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from email.message import EmailMessage
from email.utils import format_datetime

from sitegen.core.diagnostics import Checked
from sitegen.core.diagnostics.codes import DAMAGED_FILE
from sitegen.core.source import Source, Span, digest
from sitegen.reading.formats.compound import FIRST_DAY, Compound, kind_of, open_compound
from sitegen.reading.formats.mail import read_mail
from sitegen.reading.formats.mail.attached import ReadFile
from sitegen.reading.formats.package import FAULTS

_SUBJECT, _TEXT, _PAGE, _FILE, _FILE_NAMES = "0037", "1000", "1013", "3701", ("3707", "3704", "3001")
_SENT, _RECEIVED, _CODE_PAGES = 0x0039, 0x0E06, (0x3FDE, 0x3FFD)
_LONGEST = 1000  # characters of a subject or of a file's name: Outlook takes 255, and headers are folded slowly
_FIELD = re.compile(r"__SUBSTG1\.0_(?:....[01]01([EF])|10130102)(?:-|$)")
_PROPERTIES, _HEAD = "__PROPERTIES_VERSION1.0", 32  # bytes before the properties
_NAMES = {65001: "utf-8", 20127: "ascii", 20866: "koi8-r", 21866: "koi8-u", 50220: "iso2022_jp", 51949: "euc_kr"}


def read_outlook(path: str, data: bytes, read_file: ReadFile) -> Checked[Source | None]:
    """Return the text of a mail of Outlook as a `Source`, as `read_mail` does."""
    try:
        mail = as_mail(data)
    except FAULTS as fault:
        said, hint = f"the file is no mail of Outlook that can be read: {fault}", "save it from Outlook as text"
        return Checked(None, (DAMAGED_FILE.at(Span.line(path, 1), said, hint),))
    read = read_mail(path, mail, read_file)
    return Checked(read.value and replace(read.value, sha256=digest(data)), read.diagnostics)


def as_it_travels(path: str, data: bytes) -> tuple[str, bytes]:
    """Return a mail of Outlook as a file that is a mail as it travels; any other, or a damaged one, as it is."""
    if kind_of(data) == "mail":
        with suppress(*FAULTS):
            return f"{path}.eml", as_mail(data)
    return path, data


def as_mail(data: bytes) -> bytes:
    """Return a mail of Outlook as mails travel, without those who wrote and got it. Raises one of `FAULTS`."""
    opened, numbers, encoding = _opened(data)
    mail = EmailMessage()
    mail["Subject"] = " ".join(_bounded(_text(opened, _SUBJECT, encoding)).split())
    sent = numbers.get(_SENT) or numbers.get(_RECEIVED)
    if sent:
        with suppress(OverflowError):
            mail["Date"] = format_datetime(FIRST_DAY + timedelta(microseconds=sent // 10))
    text, page = _text(opened, _TEXT, encoding), _text(opened, _PAGE, encoding)
    if text.strip() or not page:
        mail.set_content(text)
    if page:
        (mail.add_alternative if text.strip() else mail.set_content)(page, subtype="html")
    for name, file in _files(opened, encoding):
        mail.add_attachment(file, maintype="application", subtype="octet-stream", filename=name)
    return mail.as_bytes()


def fields_of(data: bytes) -> Iterator[str]:
    """Yield all fields that are text: of the mail, of who wrote and got it, of the mails in it. Raises as `as_mail`."""
    opened, _, encoding = _opened(data)
    for name in opened.streams:
        if field := _FIELD.search(name):
            yield opened.stream(name).decode("utf-16-le" if field[1] == "F" else encoding, "replace")


def _opened(data: bytes) -> tuple[Compound, dict[int, int], str]:
    """Return the file, the properties of the mail that are numbers, and its code page."""
    try:
        opened = open_compound(data)
        numbers = _numbers(opened.stream(_PROPERTIES))
    except struct.error as fault:
        raise ValueError("it ends too early") from fault
    if sum(one.size for one in opened.streams.values()) > len(data):
        raise ValueError("its parts hold each other")  # and all of them together might be anything
    return opened, numbers, next((found for one in _CODE_PAGES if (found := _encoding(numbers.get(one, 0)))), "cp1252")


def _files(opened: Compound, encoding: str) -> Iterator[tuple[str, bytes]]:
    """Yield the files that a mail carries, and those of mails among them, of which only the names are read."""
    folders = dict.fromkeys(name.rpartition("/")[0] for name in opened.streams if "__ATTACH" in name)
    for folder in folders:
        if folder.rpartition("/")[2].startswith("__ATTACH"):
            names = (_text(opened, one, encoding, f"{folder}/") for one in _FILE_NAMES)
            yield _bounded(next(filter(None, names), "file")), opened.stream(f"{folder}/__SUBSTG1.0_{_FILE}0102")


def _text(opened: Compound, number: str, encoding: str, folder: str = "") -> str:
    """Return a property that is text, in two bytes a character, in the code page of the mail, or as bytes of a page."""
    wide = opened.stream(f"{folder}__SUBSTG1.0_{number}001F")
    narrow = opened.stream(f"{folder}__SUBSTG1.0_{number}001E") or opened.stream(f"{folder}__SUBSTG1.0_{number}0102")
    return (wide.decode("utf-16-le", "replace") or narrow.decode(encoding, "replace")).replace("\0", "")


def _bounded(text: str) -> str:
    if len(text) > _LONGEST:
        raise ValueError("a name in it is longer than any")
    return text


def _numbers(properties: bytes) -> dict[int, int]:
    held = properties[_HEAD:]
    whole = held[: len(held) // 16 * 16]
    return {number: value for _, number, value in struct.iter_unpack("<HH4xQ", whole)}


def _encoding(page: int) -> str:
    name = _NAMES.get(page) or (f"iso8859-{page - 28590}" if 28590 < page < 28606 else f"cp{page & 0xFFFF}")
    try:
        return codecs.lookup(name).name
    except LookupError:
        return ""
