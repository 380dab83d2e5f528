"""HTML: what a person sees on the opened page as lines, and what the page says of itself as evidence."""

from __future__ import annotations

import codecs
import re

from sitegen.core.diagnostics import Checked
from sitegen.core.source import Source, digest
from sitegen.reading.formats.aside import report_aside, struck_lines
from sitegen.reading.formats.encodings import Decoded, decode
from sitegen.reading.formats.front_matter import split_front_matter
from sitegen.reading.formats.web.evidence import page_evidence, without_scripts
from sitegen.reading.formats.web.page import lay_out_page
from sitegen.reading.formats.web.parse import parse_page

__all__ = ["read_html"]

_DECLARED = re.compile(rb"\s*<\?xml\b[^>]{0,100}?\bencoding\s*=\s*[\"']([A-Za-z0-9_.:-]{1,40})")
# What browsers read under a name (the encoding standard's labels): mostly a larger set of characters than it says.
_MEANT = {
    "gb2312": "gb18030", "gb_2312-80": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "shift_jis": "cp932",
    "shift-jis": "cp932", "sjis": "cp932", "x-sjis": "cp932", "euc-kr": "cp949", "ks_c_5601-1987": "cp949",
    "big5": "big5hkscs", "x-x-big5": "big5hkscs", "iso-8859-9": "cp1254", "iso-8859-11": "cp874", "tis-620": "cp874",
    "x-mac-cyrillic": "mac-cyrillic", "x-cp1250": "cp1250", "x-cp1251": "cp1251", "x-cp1252": "cp1252",
}  # fmt: skip
# Left to the bytes: UTF-8 proves itself, Latin-1 is read as Windows-1252; a page that can say UTF-16 is not in it.
_TRIED = frozenset(("utf-8", "iso8859-1", "ascii", "utf-16", "utf-16-le", "utf-16-be", "utf-7"))
_CLOSED = re.compile(  # as XML closes elements that HTML does not take for closed
    r"<(?!(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)\b)([a-zA-Z][\w-]*)(\s[^<>]*)?/>"
)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{1,40})")


def read_html(path: str, data: bytes, encoding: str = "") -> Checked[Source | None]:
    """Return the text of an HTML page as a `Source`; links are Markdown links, headings have their hashes.

    Front matter above the page (Jekyll, Hugo) stays as the first lines; the code of a server's scripts is no text.
    `encoding` is what the page came under, by its label; what it says itself is heard first.
    """
    decoded = _decode(path, data, encoding)
    if decoded.value is None:
        return Checked(None, decoded.diagnostics)
    front = split_front_matter(decoded.value.text)
    markup = without_scripts(front.rest)
    if path.lower().endswith(".xhtml"):
        markup = _CLOSED.sub(r"<\1\2></\1>", markup)
    tree = parse_page(markup)
    laid = lay_out_page(tree)
    above = (*front.lines, "") if front.lines and laid.lines else ()
    evidence = (*front.evidence, *page_evidence(tree, laid.lines, len(above)))
    source = Source(
        path,
        digest(data),
        (*above, *laid.lines),
        encoding=decoded.value.encoding,
        markup="markdown",
        evidence=evidence,
        struck=struck_lines(laid.aside, (*above, *laid.lines), len(above)),
    )
    return Checked(source, (*decoded.diagnostics, *report_aside(path, laid.aside, len(above))))


def _decode(path: str, data: bytes, told: str) -> Checked[Decoded | None]:
    """Return the page's characters: in the encoding that it names itself, if the bytes bear that out."""
    named = _CHARSET.search(data, 0, 4096) or _DECLARED.match(data)
    label = named[1].decode("ascii").lower() if named else told.lower()
    if label and b"\0" not in data:
        try:
            encoding = codecs.lookup(_MEANT.get(label, label))
            if encoding.name not in _TRIED and isinstance(data[:0].decode(encoding.name), str):
                return Checked(Decoded(data.decode(encoding.name), encoding.name))
        except (LookupError, ValueError):
            pass  # a name of nothing, or a wrong one: then the bytes themselves must tell
    return decode(path, data)
