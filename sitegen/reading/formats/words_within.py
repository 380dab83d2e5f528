"""All words that a file holds, shown or not: what whoever has the file can find in it.

Readers give what a person reads as the letter. Fields of a header, comments, deleted words and who wrote them, the
other forms of a mail and what it carries are none of it, and are in the file all the same.
"""

from __future__ import annotations

import html
import re
import zipfile
import zlib
from binascii import Error, a2b_base64
from collections.abc import Iterator
from contextlib import suppress
from email import message_from_bytes, policy
from io import BytesIO
from urllib.parse import unquote

from sitegen.reading.formats.compound import kind_of
from sitegen.reading.formats.encodings import decode
from sitegen.reading.formats.mail import is_stored_mail
from sitegen.reading.formats.mail.message import field_of
from sitegen.reading.formats.mail.outlook import as_mail, fields_of
from sitegen.reading.formats.package import FAULTS, LARGEST
from sitegen.reading.formats.packed_words import fields_within, is_packed
from sitegen.reading.formats.word_97 import as_docx
from sitegen.reading.formats.words_of_pdf import held_in

DEEPEST = 8  # files within files
# In what text of one byte a sign may be, if it is not in UTF-8: which of these it is, nobody can tell for certain.
_OTHER_ENCODINGS = ("cp1250", "cp1251", "cp1254", "koi8-r", "cp874", "gb18030", "big5", "shift_jis", "euc-kr")
_PDF = re.compile(rb"%PDF-[0-9]")
_BREAKS = re.compile(r"</(?:\w+:)?(?:p|h|tc|table-cell)>|<(?:\w+:)?(?:br|tab|line-break)\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")
_VALUE = re.compile(r"=\s*(?:\"([^\"<]*)\"|'([^'<]*)')")

_CODE_PAGE = re.compile(r"\\ansicpg(\d+)")
_UNICODE = re.compile(r"\\u(-?\d+) ?(?:\\'[0-9a-fA-F]{2}|\?)?")
_CODED = re.compile(r"(?:\\'[0-9a-fA-F]{2})+")
_CONTROL = re.compile(r"\\\*|\\[a-z]+-?\d* ?|[{}\r\n]")
_BOMS = (b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")  # of text in UTF-16 and UTF-32
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WIDE = re.compile(rb"(?:[\x20-\x7e\xa0-\xff\r\n\t]\0|[\x00-\xff][\x01-\x06\x09\x0e\x10]){8,}")  # 8 signs are no chance
_NARROW = re.compile(rb"[\x20-\x7e\x80-\xff\r\n\t]{8,}")
# The same in a file that is nothing we know: bytes that are UTF-8, or UTF-16 either way, for random ones are no words.
_RUNS = (
    ("utf-8", re.compile(rb"(?:[\x20-\x7e\r\n\t]|[\xc2-\xf4][\x80-\xbf]{1,3}){8,}")),
    ("utf-16-le", _WIDE),
    ("utf-16-be", re.compile(rb"(?:\0[\x20-\x7e\xa0-\xff\r\n\t]|[\x01-\x06\x09\x0e\x10][\x00-\xff]){8,}")),
)
_IN_ADDRESS = re.compile(r"data:[^,\s\"']{0,100};base64,([A-Za-z0-9+/]{8,}=*)")
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")

Within = tuple[str, str]


def words_within(data: bytes) -> Iterator[Within]:
    """Yield the texts that a file holds, each with the part of the file, or "" for text that is the file's own lines.

    Entities of HTML become their characters. Of pictures and fonts only what their fields say; no bytes raise.
    """
    try:
        yield from _within(data, "", 0)
    except RecursionError:  # a mail of endless parts, which no reader opens either
        return


def _within(data: bytes, part: str, depth: int) -> Iterator[Within]:
    if depth > DEEPEST:
        return
    if data.startswith(b"PK\x03\x04"):
        yield from _in_package(data, part, depth)
    elif data.startswith(b"\x1f\x8b"):
        with suppress(zlib.error):
            yield from _within(zlib.decompressobj(31).decompress(data, LARGEST), f"{part}unpacked: ", depth + 1)
    elif _PDF.search(data, 0, 1024):
        yield from _in_pdf(data, part, depth)
    elif is_packed(data):
        yield from ((f"{part}fields", text) for text in fields_within(data))
    else:
        for text in _decoded(data):
            yield from _in_text(text, part, depth)
        yield from _in_documents(data, part, depth)


def _in_documents(data: bytes, part: str, depth: int) -> Iterator[Within]:
    """Yield what documents of other formats than text say, in none of which it stands as it is."""
    if (kind := kind_of(data)) is not None:
        yield from ((f"{part}text", one) for one in _in_compound(data))
        with suppress(*FAULTS):  # where it is read, as it is read: its text may lie about in pieces
            if kind == "word":
                yield from _in_package(as_docx(data), part, depth)
            elif kind == "mail":
                for field in fields_of(data):  # however short it is
                    yield from _in_text(field.replace("\0", "\n"), f"{part}field", depth)
                yield from _in_mail(as_mail(data), part, depth)
    if data.lstrip()[:5] == b"{\\rtf":
        yield from ((f"{part}text", one) for one in _in_rich_text(data))
    if is_stored_mail("", data):
        yield from _in_mail(data, part, depth)


def _in_text(text: str, part: str, depth: int) -> Iterator[Within]:
    """Yield a text, as it is and as a browser reads it, and the files that stand in its addresses."""
    yield part, html.unescape(text) if "&" in text else text
    yield from ((part, one) for one in (*_without_tags(text), *_spelt(text)))
    for found in _IN_ADDRESS.finditer(text):
        with suppress(Error):
            yield from _within(a2b_base64(found[1]), f"{part}file in an address: ", depth + 1)


def _spelt(text: str) -> Iterator[str]:
    """Yield a text with signs that are spelt out as in an address or in JSON as they are."""
    if "%" in text and (read := unquote(text)) != text:
        yield read
    if "\\u" in text:
        yield _ESCAPED.sub(lambda one: chr(int(one[1], 16)), text)


def _decoded(data: bytes) -> Iterator[str]:
    """Yield the characters of a file of text, in each encoding in which it may be."""
    known = decode("", data).value
    if known:
        yield known.text.replace("\r\n", "\n")
    if known is None or known.encoding not in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"):
        for encoding in _OTHER_ENCODINGS if b"\0" not in data else ():
            try:
                yield data.decode(encoding).replace("\r\n", "\n")
            except UnicodeDecodeError:
                continue
    if b"\0" in data and not data.startswith((_COMPOUND, *_BOMS)):
        for encoding, runs in _RUNS:
            yield "\n".join(one[0].decode(encoding, "replace") for one in runs.finditer(data))


def _in_package(data: bytes, part: str, depth: int) -> Iterator[Within]:
    """Yield what the parts of a zip hold: the text of XML, the values of its attributes, the names of parts."""
    left = LARGEST
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            for one in archive.infolist():
                where = f"{part}{one.filename}"
                yield where, one.filename
                left -= one.file_size
                if left < 0:
                    return
                if one.is_dir() or one.flag_bits & 1:
                    continue
                inner = archive.read(one)
                if inner.lstrip()[:1] == b"<":
                    yield from ((where, text) for text in _in_xml(inner))
                else:
                    yield from _within(inner, f"{where}: ", depth + 1)
    except FAULTS:
        return


def _in_xml(data: bytes) -> Iterator[str]:
    """Yield the words between tags, of a paragraph in one line, and of an element in one; and those within tags."""
    text = data.decode("utf-8", "replace")
    yield html.unescape(_TAG.sub("", _BREAKS.sub("\n", text)))
    yield html.unescape(_TAG.sub("\n", text))  # fields stand behind each other without a break
    yield html.unescape("\n".join(one or other for one, other in _VALUE.findall(text)))


def _without_tags(text: str) -> Iterator[str]:
    """Yield text in which a word or a name may be cut by tags without these, on the lines on which it stands."""
    if "<" in text and ">" in text:
        for between in ("", " "):  # within a word; between two elements
            yield html.unescape(_TAG.sub(lambda tag, mark=between: "\n" * tag[0].count("\n") or mark, text))  # type: ignore[misc]


def _in_rich_text(data: bytes) -> Iterator[str]:
    """Yield what RTF says, fields of its header too, with escapes as their characters (RTF 1.9.1, "Unicode RTF")."""
    text = data.decode("latin-1")
    page = _CODE_PAGE.search(text)
    coded = f"cp{page[1]}" if page else "cp1252"
    text = _UNICODE.sub(lambda one: chr(int(one[1]) % 0x10000), text)
    try:
        text = _CODED.sub(lambda some: bytes.fromhex(some[0].replace("\\'", "")).decode(coded, "replace"), text)
    except LookupError:  # a code page that Python does not know
        return
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    yield _CONTROL.sub("", text)
    yield _CONTROL.sub("\n", text)  # fields stand behind each other without a break


def _in_compound(data: bytes) -> Iterator[str]:
    """Yield the runs of words in a file of Microsoft's former formats, in UTF-16 or in one byte each."""
    yield "\n".join(one[0].decode("utf-16-le", "replace") for one in _WIDE.finditer(data))
    narrow = b"\n".join(_NARROW.findall(data))
    yield from (narrow.decode(encoding, "replace") for encoding in ("cp1252", *_OTHER_ENCODINGS))


def _in_pdf(data: bytes, part: str, depth: int) -> Iterator[Within]:
    """Yield what a PDF says of itself, and beside its pages, which are read as a source; and files set into it."""
    import pypdfium2  # type: ignore[import-untyped]  # noqa: PLC0415 - large, and needed for PDFs alone

    for held in held_in(data):
        if isinstance(held, str):
            yield f"{part}objects", held
        else:
            yield from _within(held, f"{part}attached file: ", depth + 1)
    try:
        document = pypdfium2.PdfDocument(data)
        yield f"{part}properties", "\n".join(document.get_metadata_dict(skip_empty=True).values())
        for page in document if depth else ():  # of a file that no reader opens
            yield f"{part}page", page.get_textpage().get_text_range()
    except pypdfium2.PdfiumError:
        return


def _in_mail(data: bytes, part: str, depth: int) -> Iterator[Within]:
    for one in message_from_bytes(data, policy=policy.default).walk():
        yield f"{part}header", "\n".join(field_of(one, name) for name in one.keys())  # noqa: SIM118 - a mail is no dict
        if not one.is_multipart():
            inner = one.get_payload(decode=True)
            if isinstance(inner, bytes):
                yield from _within(inner, f"{part}{one.get_content_type()} ", depth + 1)
