"""The content folder as values: settings, manuscripts, sources, authority file, judgements, pages.

One place knows which file is what; the build, the accession of new letters and the reconciling of names start from it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import TypeVar

from sitegen.content.changes import changes_of, check_changes, present_changes, read_changes
from sitegen.content.config import Config, read_config
from sitegen.content.fidelity.departed import with_left_out
from sitegen.content.layout import (
    ADDRESSEES,
    AUTHORITY,
    CHANGES,
    JUDGEMENTS,
    LETTERS,
    PAGES,
    PRIVATE,
    PRIVATE_FOLDER,
    READINGS,
    RECOGNISED,
    SETTINGS,
    SOURCES,
    WITHHOLDS,
    is_text,
)
from sitegen.content.letters import read_manuscripts
from sitegen.content.manuscript import check_translations, present_ids
from sitegen.content.private import PrivateRecord, check_there, read_private, with_openings
from sitegen.content.recording import believed
from sitegen.content.sources import Sources, hold, pairs_of, read_sources
from sitegen.content.texts import texts_of
from sitegen.content.transcriptions import Transcriptions
from sitegen.content.withholding import Kept, keep_back
from sitegen.content.withholding.filed import told_in_files
from sitegen.content.withholding.fitting import fit_records
from sitegen.content.withholding.told import Text, texts_in, told, told_elsewhere
from sitegen.content.withholding.unknown import unguarded_forms
from sitegen.core.diagnostics import Checked, Diagnostic
from sitegen.core.diagnostics.codes import (
    BADLY_READ,
    DETAILS_FOR_A_NAME,
    DETAILS_IN_ENTRY,
    IGNORED_FILE,
    LIKE_A_WITHHELD_NAME,
    MISSING_SETTINGS,
    TOLD_NAME,
)
from sitegen.core.digests import digest_of
from sitegen.core.memo import Memo, Spread, Stage, in_turn, no_memo
from sitegen.core.model import Change, Judgement, Manuscript, Organization
from sitegen.core.source import Span
from sitegen.identity.addressees import read_addressees
from sitegen.identity.authority import read_authority
from sitegen.identity.judgements import read_judgements
from sitegen.identity.recognition import Recognizer
from sitegen.identity.withholding import unquoted

T = TypeVar("T")

Records = Checked[tuple[Organization, ...] | None]
RECORDS: Stage[Records] = Stage("records", Records)
ADDRESSED: Stage[Records] = Stage("records of addressees", Records)
_DETAILS = frozenset((DETAILS_FOR_A_NAME.code, DETAILS_IN_ENTRY.code))


@dataclass(frozen=True, slots=True)
class Content:
    """All that an archive holds, read and checked.

    `transcriptions` are under the ids of their letters; `unread` are the paths of sources that no manuscript came from.
    `changes` are the archive's changelog, in order of date; `addressees` the records of those to whom letters go.
    `misread` are the ids of letters whose lists were probably misread, as nobody has settled.
    `guard` knows the names that nothing published may hold; they are in no manuscript, transcription, record or
    judgement here.
    """

    config: Config
    manuscripts: tuple[Manuscript, ...]
    organizations: tuple[Organization, ...]
    judgements: tuple[Judgement, ...]
    transcriptions: Transcriptions
    pages: Mapping[str, str]
    unread: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    guard: Recognizer = field(default_factory=Recognizer)
    addressees: tuple[Organization, ...] = ()
    misread: frozenset[str] = frozenset()

    @property
    def withheld(self) -> frozenset[str]:
        """The names that nothing published may hold."""
        return self.guard.names


def read_content(
    files: Mapping[str, bytes], label: str, memo: Memo = no_memo, spread: Spread = in_turn, edition: str | None = None
) -> Checked[Content | None]:
    """Return the content in `files` (paths under the content folder), or None if any of it cannot be read.

    `label` is how messages name the folder. All faults of all files are reported together. `spread` may read several
    letters at the same time. A source is not read where a record of this `edition` of the reader tells how it reads;
    without an edition no record is believed.
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
    found += _ignored(files, label)
    texts = take(texts_of(files, label))
    settings = texts.get(SETTINGS)
    config = None if settings is None else take(read_config(settings, f"{label}/{SETTINGS}"))
    # Nothing is remembered of records where somebody is withheld, whom they may name.
    open_memo = no_memo if PRIVATE in texts or any(WITHHOLDS in (text or "") for text in texts.values()) else memo

    def records(stage: Stage[Records], read: Callable[[str, str], Records], name: str) -> Records:
        text, path = texts.get(name) or "", f"{label}/{name}"
        return open_memo(stage, digest_of((text, path)).hex(), lambda: read(text, path))

    organizations = take(records(RECORDS, read_authority, AUTHORITY))
    addressees = take(records(ADDRESSED, read_addressees, ADDRESSEES))
    judgements = take(read_judgements(texts.get(JUDGEMENTS) or "", f"{label}/{JUDGEMENTS}"))
    manuscripts = take(_as_masked(read_manuscripts(texts, label, memo, spread), config))
    manuscripts = present_ids(manuscripts)
    by_path = {f"{label}/{name}": text or "" for name, text in texts.items()}
    found += check_translations(manuscripts, by_path)
    changes = take(read_changes(texts.get(CHANGES) or "", f"{label}/{CHANGES}"))
    all_read = len(manuscripts) == sum(name.startswith(LETTERS) for name in texts)
    if all_read:  # else the letter may be an unread one
        found += check_changes(changes or (), manuscripts, f"{label}/{CHANGES}")
    pairs = take(pairs_of(manuscripts, by_path, files, label))
    received = read_sources(pairs, memo, spread, take(believed(pairs, files, label, edition)))
    private = take(_private(texts, config, f"{label}/{PRIVATE}"))
    manuscripts = with_openings(manuscripts, private or ())
    left_out = config is not None and config.policies.unreviewed == "left out"
    waiting = frozenset(one.letter_id for one in manuscripts if left_out and one.status == "unreviewed")
    fitted = take(
        fit_records(private or (), manuscripts, texts.get(PRIVATE) or "", f"{label}/{PRIVATE}", all_read=all_read)
    )
    open_ones, secret = received.transcriptions, received.secret
    kept = take(keep_back(manuscripts, open_ones, secret, organizations or (), judgements or (), fitted, waiting))
    written, manuscripts = manuscripts, tuple(with_left_out(kept.manuscripts, kept.transcriptions))
    found += _held(manuscripts, by_path, received)
    badly = {one.span.path for one in found if one.code == BADLY_READ.code and one.span}
    misread = {one.letter_id for one in manuscripts if one.source and f"{label}/{SOURCES}{one.source.file}" in badly}
    found += unguarded_forms(written, files, label)
    if kept.guard or kept.own:
        found += _told(kept, waiting, by_path, changes or (), config, label)
        found += told(texts_in(addressees or (), f"{label}/{ADDRESSEES}"), kept.guard)
        found += told_in_files(files, label, written, organizations or (), secret, fitted, kept)
        found = kept.redacted(_once(found))
    read_ones = {one.path for one in manuscripts}
    if any(
        name.startswith(LETTERS) and WITHHOLDS in (text or "") and f"{label}/{name}" not in read_ones
        for name, text in texts.items()
    ):
        found = [unquoted(one) for one in found]  # a letter that cannot be read may withhold somebody
    if (
        config is None
        or organizations is None
        or addressees is None
        or judgements is None
        or changes is None
        or private is None
        or any(one.severity == "error" for one in found)
    ):
        return Checked(None, tuple(found))
    read = {f"{SOURCES}{one.source.file}" for one in manuscripts if one.source}
    unread = tuple(sorted(name for name in files if _is_source(name) and name not in read))
    content = Content(
        config,
        manuscripts,
        kept.organizations,
        kept.judgements,
        kept.transcriptions,
        {name.removeprefix(PAGES): text or "" for name, text in texts.items() if name.startswith(PAGES)},
        unread,
        tuple(
            sorted((*present_changes(changes or (), manuscripts), *changes_of(manuscripts)), key=lambda one: one.date)
        ),
        kept.guard,
        addressees,
        frozenset(misread),
    )
    return Checked(content, tuple(found))


def _private(
    texts: Mapping[str, str | None], config: Config | None, path: str
) -> Checked[tuple[PrivateRecord, ...] | None]:
    """Return the records of the private file, none where there is no such file, or None if it cannot be read."""
    text = texts.get(PRIVATE)
    if PRIVATE in texts and text is None:
        return Checked(None)
    read = read_private(text or "", path)
    demanded = config is not None and config.policies.withheld_names == "demanded"
    return Checked(read.value, (*read.diagnostics, *check_there(text, path, demanded=demanded)))


def _as_masked(read: Checked[T], config: Config | None) -> Checked[T]:
    """Return manuscripts, with what is said of details in them only where these are masked."""
    if config is None or config.policies.contacts != "shown":
        return read
    return Checked(read.value, tuple(one for one in read.diagnostics if one.code not in _DETAILS))


def _once(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return diagnostics of which none says again that a line tells or may tell a name: pages and file show it."""
    told: dict[object, Diagnostic] = {}
    codes = (TOLD_NAME.code, LIKE_A_WITHHELD_NAME.code)
    for one in found:
        told.setdefault((one.code, one.span) if one.code in codes else one, one)
    return list(told.values())


def _held(manuscripts: Iterable[Manuscript], texts: Mapping[str, str], received: Sources) -> Iterator[Diagnostic]:
    """Yield what manuscripts and their sources do not share; of one that withholds somebody, without whom it does."""
    for one in manuscripts:
        if one.letter_id in received.held:
            yield from received.held[one.letter_id]
        elif one.letter_id in received.secret:
            yield from hold(one, texts[one.path], received.secret[one.letter_id])


def _told(
    kept: Kept,
    waiting: Collection[str],
    files: Mapping[str, str],
    changes: Sequence[Change],
    config: Config | None,
    label: str,
) -> Iterator[Diagnostic]:
    """Yield what would tell a withheld name: in each letter whom it or all may not name, elsewhere whom nothing may."""
    of_letters: dict[str, list[Text]] = {one.letter_id: [] for one in kept.manuscripts if one.letter_id not in waiting}
    for one in kept.manuscripts:
        texts, there = of_letters.get(one.letter_id), kept.transcriptions.get(one.letter_id)
        if texts is None:
            continue
        texts += texts_in(one, one.path, files.get(one.path, ""))
        if there:
            texts.append((there.source.path, 1, "\n".join(there.source.lines)))
            texts.append((there.source.path, 1, there.source.path.rpartition("/")[2]))
    others: list[Text] = []
    for change in changes:
        of_letters.get(change.letter or "", others).extend(texts_in((change,), f"{label}/{CHANGES}"))
    shared = [text for own, texts in of_letters.items() if own not in kept.own for text in texts]
    others += _texts(files, config, label)
    records = (*texts_in(kept.named, f"{label}/{AUTHORITY}"), *texts_in(kept.judgements, f"{label}/{JUDGEMENTS}"))
    yield from told((*shared, *others, *records), kept.guard)
    for own in kept.own:
        yield from told(of_letters.get(own, ()), kept.guard_of(own))
    yield from told_elsewhere(others, kept.spoken.guard_of(None))
    for own in of_letters.keys() - kept.hidden.keys() if kept.spoken.names else ():
        yield from told_elsewhere(of_letters[own], kept.spoken.guard_of(own))


def _texts(files: Mapping[str, str], config: Config | None, label: str) -> Iterator[Text]:
    """Yield every text that would be published and belongs to no letter and no record, with its place."""
    for path, text in files.items():
        if path.startswith(f"{label}/{PAGES}"):
            yield path, 1, path.rpartition("/")[2]
            yield path, 1, text
    if config is not None:
        for value in config.model_dump(mode="json").values():
            yield from texts_in(value, f"{label}/{SETTINGS}", files.get(f"{label}/{SETTINGS}", ""))


def _ignored(files: Iterable[str], label: str) -> Iterator[Diagnostic]:
    """Yield files whose names say that somebody meant them to be read, and that nobody reads."""
    folders = (LETTERS, PAGES, SOURCES)
    for name in sorted(files):
        file = name.rpartition("/")[2]
        if is_text(name) or name.startswith((folders[2], READINGS, PRIVATE_FOLDER)):
            continue
        if file.startswith(".") or file.endswith("~"):
            continue
        if name.startswith(folders):
            stem = name.lower().removesuffix(".txt").removesuffix(".md")  # Notepad writes .md.txt
            right = name[: len(stem)] + ".md" if ".md" in name.lower()[len(stem) :] else None
            hint = f"rename it to {right.rpartition('/')[2]}" if right else "a letter as received: sitegen import FILE"
            if name.startswith(PAGES):
                hint = hint if right else "a page of the archive is a Markdown file: its name ends in .md"
            message = f"only files whose names end in .md are read in {label}/{name.partition('/')[0]}"
        else:
            known = [SETTINGS, AUTHORITY, ADDRESSEES, JUDGEMENTS, CHANGES]
            near = get_close_matches(name.lower(), known, 1, 0.8)
            message = "no file of this name is read"
            hint = f"did you mean {near[0]}?" if near else f"here stand {', '.join(known)}, letters, sources and pages"
        yield IGNORED_FILE.at(Span.line(f"{label}/{name}", 1), message, hint)


def _is_source(name: str) -> bool:
    kept = name.rpartition("/")[2].startswith(".") or name.endswith(RECOGNISED)  # .gitkeep is no letter
    return name.startswith(SOURCES) and not kept
