"""The manuscripts of letters that are new to the archive."""

from __future__ import annotations

from collections.abc import Iterator
from shlex import quote

from sitegen.content.accession.readings import Facts, Readings
from sitegen.content.fidelity.unsettled import still_in_doubt
from sitegen.content.holdings import Holdings
from sitegen.content.layout import LETTERS
from sitegen.content.manuscript import as_stored, entries_of
from sitegen.content.naming import letter_id, source_name
from sitegen.core.diagnostics import Checked, Diagnostic
from sitegen.core.diagnostics.codes import LETTER_WITHOUT_TEXT, LIKE_ANOTHER_LETTER, LIST_ALONE
from sitegen.core.model import Correction, Letter, Manuscript, SourceRef
from sitegen.core.source import SEVERAL, Source, Span, digest

_FEWEST = 10  # words of a letter's text that ends in no mark of a sentence
_SENTENCE_ENDS = (".", "!", "?", "。", "！", "？", "။", "।", "؟", "…")
_TOGETHER = "sitegen import --together LETTER"


def catalogue(readings: Readings) -> Checked[tuple[Manuscript, ...]]:
    """Return a manuscript for every letter that is new."""
    holdings = readings.holdings
    found: list[Diagnostic] = []
    made: list[Manuscript] = []
    ids = {own for one in holdings.manuscripts.values() for own in (one.letter_id, *one.former_ids)}
    kept = {digest(data): name for name, data in holdings.sources.items()}
    names = {name.lower() for name in holdings.sources}
    alike: dict[tuple[str | None, str | None], Manuscript] = {
        (one.letter.date, one.letter.title): one for one in holdings.manuscripts.values() if one.letter.title
    }
    # By path: an order by digest, as numbers in names would show it, says something of what a file says.
    for sha256, arrival in sorted(readings.arrivals.items(), key=lambda item: (item[1].path, item[0])):
        if arrival.update:
            continue
        read = readings.beside(arrival.source, arrival.letter, readings.among(arrived=True), arrival.facts)
        letter = read.value.letter
        alone = tuple(_list_alone(arrival.source, letter))
        found += alone
        new_id = letter_id(letter, ids)
        other = alike.get((letter.date, letter.title))
        if other:
            found.append(
                LIKE_ANOTHER_LETTER.at(
                    Span.line(arrival.path, 1),
                    f"{other.path} has the same date and title",
                    _how_to_renew(other, new_id),
                )
            )
        name = kept.get(sha256) or source_name(arrival.path, names)
        ids.add(new_id)
        names.add(name.lower())
        source = SourceRef(name, sha256, len(arrival.source.lines))
        made.append(_manuscript(holdings, new_id, letter, source, arrival.facts))
        if not any(one.severity == "error" for one in alone):  # of what is no letter, nothing else is to be said
            found += still_in_doubt(made[-1], arrival.path, read)
    return Checked(tuple(made), tuple(found))


def _how_to_renew(other: Manuscript, new_id: str) -> str:
    """Return how a new state of a letter's source is given, and what came as `new_id` is taken back."""
    back = f"if this is a new state of that letter, take it back (sitegen remove {new_id} --records)"
    if other.source and other.source.file.endswith(SEVERAL):
        return f"{back}, and give all its files: sitegen import --together FILE…"
    return f"{back}, give its file the name {other.source.file if other.source else 'of the source'}, and import that"


def _manuscript(holdings: Holdings, new_id: str, letter: Letter, source: SourceRef, facts: Facts) -> Manuscript:
    """Return a new manuscript. Repairs that cannot be wrong come with it, as corrections that can be taken back."""
    listed = entries_of(letter.signatories)
    corrections = tuple(Correction(one.line, one.name, one.corrected) for one in listed if one.corrected)
    path = f"{holdings.label}/{LETTERS}{new_id}.md"
    return as_stored(Manuscript(new_id, path, letter, source, "unreviewed", corrections, facts=facts))


def _list_alone(source: Source, letter: Letter) -> Iterator[Diagnostic]:
    """Yield what is to be said of a source that holds signatories and no text: a sheet without a title is no letter."""
    words = sum(len(one.text.split()) for one in letter.body)
    says = any(one.text.rstrip(" *_\"'”’»").endswith(_SENTENCE_ENDS) for one in letter.body)
    if not letter.signatories or says or words >= _FEWEST:
        return
    what = f"a list of {len(letter.signatories)} who signed"
    command = f"{_TOGETHER} {quote(source.path)}"
    if source.rows and not source.parts and not letter.title:
        said = f"the file is {what}, and no letter: it has neither a text nor a title"
        hint = (
            f"give it together with the letter: {command}\nif there is no text any more, write its title into a file, "
        )
        yield LIST_ALONE.at(Span.line(source.path, 1), said, f"{hint}and give that as LETTER")
    else:
        said = f"what came holds {what}, and no text of a letter"
        hint = f"if the text is in another file, give both: {command}"
        yield LETTER_WITHOUT_TEXT.at(Span.line(source.path, 1), said, hint)
