"""The content folder as values: settings, manuscripts, sources, authority file, judgements, pages.

One place knows which file is what; the build, the accession of new letters and the reconciling of names start from it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from sitegen.config import Config, read_config
from sitegen.diagnostics import Checked, Diagnostic
from sitegen.diagnostics.codes import (
    CHANGED_SOURCE,
    DUPLICATE_LETTER,
    MISPLACED_FILE,
    MISSING_SETTINGS,
    MISSING_SOURCE,
    UNKNOWN_ENCODING,
)
from sitegen.manuscript import check_translations, correct, read_manuscript
from sitegen.model import Judgement, Manuscript, Organization, Reading
from sitegen.names import read_authority, read_judgements
from sitegen.parsing import number_signatories, parse_letter
from sitegen.readers import read_source
from sitegen.source import Source, Span, digest

T = TypeVar("T")
Memo = Callable[[str, str, Callable[[], Any]], Any]

SETTINGS, AUTHORITY, JUDGEMENTS = "archive.toml", "organizations.yaml", "judgements.yaml"


def no_memo(_stage: str, _key: str, compute: Callable[[], T]) -> T:
    """Compute, remembering nothing."""
    return compute()


@dataclass(frozen=True, slots=True)
class Transcription:
    """A letter's source with what the parser makes of it today."""

    source: Source
    reading: Reading


@dataclass(frozen=True, slots=True)
class Content:
    """All that an archive holds, read and checked.

    `transcriptions` are under the ids of their letters; `unread` are the paths of sources that no manuscript came from.
    """

    config: Config
    manuscripts: tuple[Manuscript, ...]
    organizations: tuple[Organization, ...]
    judgements: tuple[Judgement, ...]
    transcriptions: Mapping[str, Transcription]
    pages: Mapping[str, str]
    unread: tuple[str, ...] = ()


def read_content(files: Mapping[str, bytes], label: str, memo: Memo = no_memo) -> Checked[Content | None]:
    """Return the content in `files` (paths under the content folder), or None if any of it cannot be read.

    `label` is how messages name the folder. All faults of all files are reported together.
    """
    found: list[Diagnostic] = []

    def take(checked: Checked[T]) -> T:
        found.extend(checked.diagnostics)
        return checked.value

    if SETTINGS not in files:
        found.append(
            MISSING_SETTINGS.at(
                Span.line(f"{label}/{SETTINGS}", 1),
                f"{label} has no {SETTINGS}",
                "name the archive's content folder with --content, or start one: sitegen init DIR",
            )
        )
    texts = {name: take(_text(f"{label}/{name}", data)) for name, data in sorted(files.items()) if _is_text(name)}
    config = take(read_config(texts[SETTINGS] or "", f"{label}/{SETTINGS}")) if SETTINGS in texts else None
    organizations = take(read_authority(texts.get(AUTHORITY) or "", f"{label}/{AUTHORITY}"))
    judgements = take(read_judgements(texts.get(JUDGEMENTS) or "", f"{label}/{JUDGEMENTS}"))
    manuscripts = take(_manuscripts(texts, label, memo))
    found += check_translations(manuscripts, {f"{label}/{name}": text or "" for name, text in texts.items()})
    transcriptions = take(_transcriptions(manuscripts, files, label, memo))
    if config is None or organizations is None or judgements is None or any(one.severity == "error" for one in found):
        return Checked(None, tuple(found))
    pages = {name.removeprefix("pages/"): text or "" for name, text in texts.items() if name.startswith("pages/")}
    read = {f"sources/{one.source.file}" for one in manuscripts if one.source}
    unread = tuple(sorted(name for name in files if name.startswith("sources/") and name not in read))
    return Checked(Content(config, manuscripts, organizations, judgements, transcriptions, pages, unread), tuple(found))


def remembered_manuscript(text: str, path: str, memo: Memo = no_memo) -> Checked[Manuscript | None]:
    """Return the manuscript in `text` with its corrections applied and the numbers that its printed ones imply."""

    def compute() -> Checked[Manuscript | None]:
        read = read_manuscript(text, path)
        if read.value is None:
            return read
        corrected = correct(read.value)
        letter = corrected.value.letter
        numbered = replace(letter, signatories=number_signatories(letter.signatories, letter.stated))
        return Checked(replace(corrected.value, letter=numbered), read.diagnostics + corrected.diagnostics)

    result: Checked[Manuscript | None] = memo("manuscript", _key(path, text.encode()), compute)
    return result


def _manuscripts(texts: Mapping[str, str | None], label: str, memo: Memo) -> Checked[tuple[Manuscript, ...]]:
    found: list[Diagnostic] = []
    kept: dict[str, Manuscript] = {}
    for name, text in texts.items():
        if not name.startswith("letters/") or text is None:
            continue
        path = f"{label}/{name}"
        checked = remembered_manuscript(text, path, memo)
        found.extend(checked.diagnostics)
        manuscript = checked.value
        if manuscript is None:
            continue
        if first := kept.get(manuscript.letter_id):
            found.append(
                DUPLICATE_LETTER.at(
                    Span.line(path, 2),
                    f"the id {manuscript.letter_id} is already that of {first.path}",
                    "give one of the two letters another id",
                )
            )
        elif name != f"letters/{manuscript.letter_id}.md":
            found.append(
                MISPLACED_FILE.at(
                    Span.line(path, 2),
                    f"the letter {manuscript.letter_id} stands in a file of another name",
                    f"rename the file to {manuscript.letter_id}.md, or give its id as {name[8:-3]}",
                )
            )
        kept.setdefault(manuscript.letter_id, manuscript)
    return Checked(tuple(kept.values()), tuple(found))


def _transcriptions(
    manuscripts: tuple[Manuscript, ...], files: Mapping[str, bytes], label: str, memo: Memo
) -> Checked[Mapping[str, Transcription]]:
    """Return the sources of the letters as they read today. A source is never edited: other bytes are an error."""
    found: list[Diagnostic] = []
    kept: dict[str, Transcription] = {}
    for one, (name, data) in _sources(manuscripts, files):
        path = f"{label}/{name}"
        if data is None:
            found.append(
                MISSING_SOURCE.at(
                    Span.line(one.path, 1),
                    f"{path}, the source of {one.letter_id}, is missing",
                    "put the file back, or import the letter again",
                )
            )
            continue
        if one.source and digest(data) != one.source.sha256:
            found.append(
                CHANGED_SOURCE.at(
                    Span.line(path, 1),
                    f"the source of {one.letter_id} is not the file that was imported",
                    "put back the file as received; corrections belong in the manuscript",
                )
            )
            continue
        transcription = memo("transcription", _key(path, data), lambda p=path, d=data: _transcribe(p, d))  # type: ignore[misc]
        if transcription is not None:
            kept[one.letter_id] = transcription
    return Checked(kept, tuple(found))


def _transcribe(path: str, data: bytes) -> Transcription | None:
    source = read_source(path, data).value
    return Transcription(source, parse_letter(source).value) if source else None


def _sources(
    manuscripts: tuple[Manuscript, ...], files: Mapping[str, bytes]
) -> Iterator[tuple[Manuscript, tuple[str, bytes | None]]]:
    for one in manuscripts:
        if one.source:
            name = f"sources/{one.source.file}"
            yield one, (name, files.get(name))


def _text(path: str, data: bytes) -> Checked[str | None]:
    try:
        return Checked(data.decode("utf-8-sig").replace("\r\n", "\n"))
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        return Checked(None, (UNKNOWN_ENCODING.at(Span.line(path, line), "not UTF-8 text", "save the file as UTF-8"),))


def _is_text(name: str) -> bool:
    return name in (SETTINGS, AUTHORITY, JUDGEMENTS) or (
        name.startswith(("letters/", "pages/")) and name.endswith(".md")
    )


def _key(path: str, data: bytes) -> str:
    return f"{path} {digest(data)}"
