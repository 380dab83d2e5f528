"""Pages as browsers save them with all that they show: MHTML (Chrome, Edge, Outlook) and Safari's web archive."""

from __future__ import annotations

import plistlib
import re
from dataclasses import replace
from email import message_from_bytes, policy
from email.errors import MessageError

from sitegen.core.diagnostics import Checked
from sitegen.core.source import Source, digest
from sitegen.reading.formats.web import read_html

_ARCHIVE = b"bplist00"
_HEAD = 4000  # bytes that tell what a file is
_SAVED_BY = re.compile(rb"\nsnapshot-content-location:|\nfrom: [<\"]saved by ")
_SENT = re.compile(rb"\n(?:from|to|received|message-id):[^\n]*@")


def is_saved_page(data: bytes) -> bool:
    """Return whether bytes are a page that a browser saved with its pictures."""
    if data.startswith(_ARCHIVE):
        return b"WebMainResource" in data
    head = b"\n" + data[:_HEAD].lower().replace(b"\r\n", b"\n").partition(b"\n\n")[0]
    return b"multipart/related" in head and (_SAVED_BY.search(head) is not None or not _SENT.search(head))


def read_saved_page(path: str, data: bytes) -> Checked[Source | None]:
    """Return the text of a saved page as a `Source`; when it was saved says nothing of the letter."""
    page, encoding = _archived(data) if data.startswith(_ARCHIVE) else _stored(data)
    read = read_html(path, page, encoding)
    return read if read.value is None else Checked(replace(read.value, sha256=digest(data)), read.diagnostics)


def _stored(data: bytes) -> tuple[bytes, str]:
    """Return the first page of an MHTML file and the encoding that its part names."""
    message = message_from_bytes(data, policy=policy.default)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            try:
                payload = part.get_payload(decode=True)
            except (MessageError, ValueError, LookupError):
                continue
            if isinstance(payload, bytes) and payload.strip():
                return payload, part.get_content_charset("")
    return b"", ""


def _archived(data: bytes) -> tuple[bytes, str]:
    """Return the page of a web archive and the encoding that it names."""
    try:
        found = plistlib.loads(data, fmt=plistlib.FMT_BINARY)["WebMainResource"]
        return bytes(found["WebResourceData"]), str(found.get("WebResourceTextEncodingName", ""))
    except (plistlib.InvalidFileException, KeyError, TypeError, ValueError, RecursionError, OverflowError):
        return b"", ""
