"""The zip of XML parts that a Word document is (ECMA-376), read without trusting it.

What is unpacked is bounded; a document type, the only way to define entities, is refused; the XML is read as a stream
of events, so that neither depth nor size costs more than time.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterable, Mapping
from typing import Any
from xml.etree.ElementTree import ParseError, XMLParser

LARGEST = 64 * 2**20  # bytes of one unpacked part: a letter of some ten thousand pages
FAULTS = (  # of a damaged package
    zipfile.BadZipFile, zlib.error, ParseError, LookupError, ValueError, EOFError, OSError, RuntimeError,
)  # fmt: skip


class Part:
    """Takes the events of one part; names come without their namespaces. Made to be derived from."""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Take a start tag."""
        self.begin(_local(tag), {_local(key): value for key, value in attributes.items()})

    def end(self, tag: str) -> None:
        """Take an end tag."""
        self.finish(_local(tag))

    def begin(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take an element's beginning."""

    def finish(self, name: str) -> None:
        """Take an element's end."""

    def data(self, text: str) -> None:
        """Take text."""

    def doctype(self, *_: str | None) -> None:
        """Refuse a document type."""
        raise ValueError("it declares a document type")

    def close(self) -> None:
        """Take the end of the part."""


def read_part(archive: zipfile.ZipFile, name: str, part: Part) -> None:
    """Feed the part called `name`, if there is one, to `part`. Raises one of FAULTS if it is damaged or too large."""
    if name not in archive.namelist():
        return
    with archive.open(name) as packed:
        read_xml(iter(lambda: packed.read(2**16), b""), part)


def read_xml(chunks: Iterable[bytes], part: Part) -> None:
    """Feed XML to `part`. Raises one of FAULTS if it is damaged or too large."""
    parser: Any = XMLParser(target=part)  # noqa: S314 - a document type is refused, so there are no entities
    size = 0
    for chunk in chunks:
        size += len(chunk)
        if size > LARGEST:
            raise ValueError("it is larger than any letter")
        parser.feed(chunk)
    parser.close()


def _local(name: str) -> str:
    return name.rpartition("}")[2]
