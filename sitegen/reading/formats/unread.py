"""Kinds of files that are not read, each with the way to a form that is."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

from sitegen.core.diagnostics import Diagnostic
from sitegen.core.diagnostics.codes import ENCRYPTED_FILE, UNREADABLE_FORMAT
from sitegen.core.source import Span
from sitegen.reading.formats.bundle import is_bundle
from sitegen.reading.formats.compound import kind_of

_SAVE = "save the letter as .docx, .pdf or text and give that"
_LIST = "save it as .xlsx or .csv, and give that together with the letter that the list belongs to"
_UNPACK = "unpack it and give the file that holds the letter"
_PHOTO = "save the photo as .jpg: on a Mac in Preview under File > Export, on an iPhone by mailing it to yourself"
_STARTS = (  # where in the file, which bytes, what it is, what to do
    (4, b"ftyphei", "a photo of an iPhone (HEIC)", _PHOTO),
    (4, b"ftypmif1", "a photo of an iPhone (HEIC)", _PHOTO),
    (4, b"ftypavif", "a picture in AVIF", "save it as .png or .jpg"),
    (0, b"\x1f\x8b", "a packed file (gzip)", _UNPACK),
    (0, b"7z\xbc\xaf\x27\x1c", "a packed file (7z)", _UNPACK),
    (0, b"Rar!\x1a\x07", "a packed file (rar)", _UNPACK),
    (0, b"%!PS", "a PostScript file", "make a PDF of it, with `ps2pdf FILE`, and give that"),
    (0, b"\xffWPC", "a WordPerfect file", f"open it in LibreOffice, {_SAVE}"),
    (0, b"\xdb\xa5-\0", "a file of Word 2", f"open it in LibreOffice, {_SAVE}"),
    (0, b"AT&TFORM", "a DjVu file", "make a PDF of it, with `ddjvu -format=pdf FILE letter.pdf`, and give that"),
)
_PARTS = {  # a part of a package, by which it is known
    "xl/workbook.bin": ("a spreadsheet (.xlsb)", _LIST),
    "ppt/presentation.xml": ("a presentation (.pptx)", "save it as .pdf and give that"),
    "Index/Document.iwa": ("a document of Apple Pages, Numbers or Keynote", "export it there, as Word or PDF"),
    "Index.zip": ("a document of Apple Pages, Numbers or Keynote", "export it there, as Word or PDF"),
    "index.xml": ("a document of Apple Pages, Numbers or Keynote", "export it there, as Word or PDF"),
    "META-INF/container.xml": ("an e-book (.epub)", _SAVE),
}
_OPEN_DOCUMENTS = {
    b"spreadsheet": ("a spreadsheet (OpenDocument)", _LIST),
    b"presentation": ("a presentation (OpenDocument)", "save it as .pdf and give that"),
    b"graphics": ("a drawing (OpenDocument)", "save it as .pdf and give that"),
}
_OF_DOCUMENTS = {"_rels/.rels", "[Content_Types].xml", "content.xml"}
# Behind comments comes what no text begins with.
_TEX = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:\s|%[^\r\n]*[\r\n])*\\(?:documentclass|documentstyle|RequirePackage|begin\{document\})"
)
_LINKS = (b"[InternetShortcut]", b"<key>URL</key>", b"Type=Link")  # of Windows, macOS and Linux desktops
LONGEST_LINK = 2000  # bytes
_WORD_XML = (b"<?mso-application", b"<pkg:package", b"<w:wordDocument")


_OF_BEFORE_2007 = "a file of an office program of before 2007"


def locked(span: Span) -> Diagnostic:
    """Return what is said of a document that only a password opens."""
    return ENCRYPTED_FILE.at(span, "the document is locked with a password", "give a copy without a password")


def refuse_unread(path: str, data: bytes) -> Diagnostic | None:
    """Return what is said of a file of a kind that is not read; None for any other."""
    kind = kind_of(data)
    if kind == "locked":
        return locked(Span.line(path, 1))
    known = _known(data) if kind is None else (_OF_BEFORE_2007, _SAVE) if not kind else None
    if known is None:
        return None
    what, hint = known
    return UNREADABLE_FORMAT.at(Span.line(path, 1), f"the file is {what}, which is not read here", hint)


def _known(data: bytes) -> tuple[str, str] | None:
    for at, start, what, hint in _STARTS:
        if data.startswith(start, at):
            return what, hint
    if any(one in data[:2000] for one in _WORD_XML):
        return "a Word document in one piece of XML", _SAVE
    if len(data) <= LONGEST_LINK and any(one in data for one in _LINKS):
        return "a link to a page, and not the page", "open it in a browser, save the page there, and give that"
    if _TEX.match(data, 0, 20_000):
        return "the source of a LaTeX document", "make a PDF of it, with `pdflatex FILE`, and give that"
    return _package(data) if data.startswith(b"PK\x03\x04") and not is_bundle(data) else None


def _package(data: bytes) -> tuple[str, str] | None:
    head = data[:200]
    if b"mimetypeapplication/vnd.oasis.opendocument." in head:
        kind = head.partition(b"opendocument.")[2]
        return next((known for start, known in _OPEN_DOCUMENTS.items() if kind.startswith(start)), None)
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return None
    found = next((known for name, known in _PARTS.items() if name in names), None)
    document = not names or names & _OF_DOCUMENTS or any(name.startswith("word/") for name in names)
    return found or (None if document else ("a packed file (zip)", _UNPACK))
