"""Files attached to a mail: a letter that the mail only passes on is read, the others are told."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TypeAlias

from sitegen.core.diagnostics import Checked, Diagnostic
from sitegen.core.diagnostics.codes import ATTACHED_LETTER, LEFT_ASIDE
from sitegen.core.source import Source, Span, digest
from sitegen.reading.formats.aside import Aside, report_aside
from sitegen.reading.formats.mail.apart import carries
from sitegen.reading.formats.mail.message import Message
from sitegen.reading.formats.mail.parts import Attached

ReadFile: TypeAlias = Callable[[str, bytes], Checked[Source | None]]
Document: TypeAlias = tuple[Attached, Source, tuple[Diagnostic, ...]]

DOCUMENTS = (
    ".doc", ".docx", ".eml", ".htm", ".html", ".markdown", ".md", ".mht", ".mhtml", ".odt", ".pdf", ".rtf", ".txt",
)  # fmt: skip
_MOST = 20  # files of a mail that are looked into
_NAMED = 5  # that a message names
_SHOWN = 8  # words of a file that a message quotes
_FEWEST = 10  # words of a letter
_FEW = 4  # words that are worth telling


def read_attached(
    path: str, data: bytes, message: Message, read_file: ReadFile
) -> tuple[list[Diagnostic], Checked[Source] | None]:
    """Return what is said of the files that a mail carries, and the letter among them, if the mail passes one on."""
    read = _documents(data, message, read_file)
    letter = _passed_on(message, read)
    if letter is None:
        return list(_told(path, message.attached, read)), None
    file, inner, said_of_it = letter
    others = [one for one in message.attached if one is not file]
    # What the mail was sent under is not what the letter is called, and may name who passed it on.
    mail = (one for one in message.evidence if one.kind != "title")
    source = replace(inner, path=path, sha256=digest(data), evidence=(*inner.evidence, *mail))
    said = [
        ATTACHED_LETTER.at(
            Span.line(path, 1),
            f"the letter was read from a file attached to the mail ({file.name})",
            "if the mail itself is the letter, save its text as a file of its own and give that",
        ),
        *report_aside(
            path,
            [
                Aside("the subject of the mail that the letter is attached to", message.subject, 0),
                Aside("what the mail says that the letter is attached to", " ".join(message.lines), 0),
            ],
        ),
        *_told(path, others, [one for one in read if one[0] is not file]),
    ]
    moved = tuple(replace(one, span=one.span and replace(one.span, path=path)) for one in said_of_it)
    return said, Checked(source, moved)


def passed_on(data: bytes, message: Message, read_file: ReadFile) -> Attached | None:
    """Return the letter among the files that a mail carries, if the mail passes one on."""
    letter = _passed_on(message, _documents(data, message, read_file))
    return letter[0] if letter else None


def _documents(data: bytes, message: Message, read_file: ReadFile) -> list[Document]:
    """Return the files that a mail carries and that may be letters, as read."""
    nested = data.count(b"message/rfc822") > _MOST  # mails within mails without end
    opened = (
        (one, read_file(one.name, one.data))
        for one in message.attached[: 0 if nested else _MOST]
        if one.name.lower().endswith(DOCUMENTS)
    )
    return [(one, found.value, found.diagnostics) for one, found in opened if found.value is not None]


def _passed_on(message: Message, read: Sequence[Document]) -> Document | None:
    letter = max(read, key=lambda one: _words(one[1]), default=None)
    return letter if letter and _passes_on(message, letter[1]) else None


def _words(source: Source) -> int:
    return sum(len(line.split()) for line in source.lines)


def _passes_on(message: Message, source: Source) -> bool:
    """Return whether a mail says little beside the file that it carries."""
    if _words(source) < _FEWEST:
        return False
    return carries([*message.lines, *source.lines], 0, len(message.lines))


def _told(path: str, attached: Sequence[Attached], read: Sequence[Document]) -> Iterator[Diagnostic]:
    """Report the files that are left aside; those that hold text with their number of words and how they begin."""
    if not attached:
        return
    shown = {id(file): _shown(source) for file, source, _ in read}
    files = "1 file" if len(attached) == 1 else f"{len(attached)} files"
    names = ", ".join(one.name + shown.get(id(one), "") for one in attached[:_NAMED])
    said = f"{files} left aside: attached to the mail ({names})"
    yield LEFT_ASIDE.at(Span.line(path, 1), said, "if the letter is one of them, save it from the mail and give that")


def _shown(source: Source) -> str:
    words = " ".join(source.lines).split()
    return f": {len(words)} words, “{' '.join(words[:_SHOWN])} …”" if len(words) >= _FEW else ""
