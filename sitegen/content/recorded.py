"""How the source of a letter read, recorded with the content: what an import has read, no build need read again.

    How sitegen read the source of this letter. Do not edit it: sitegen reread writes it anew.
    {"by":{"source":"18fa2105…","edition":"8a31b2c0…",…},"lines":741,"runs":[[1,3,["title","heading"]],
    [5,116,["body","paragraph"]],
    [118,118,["statement","list-opener"]]],"doubts":{"verdict":{"grade":"look here",…},…},"manuscript":"51cc90fe…",…}
    sum 09c4…

A record quotes nothing of the letter, so that it can tell nobody who is withheld later. It is believed if it is whole,
and if the source, what a person said of its lines, and the edition of the reader are as recorded. `manuscript` is the
manuscript that was held against the source and in which nothing differed, or nothing but the title: then `title` are
the signs of the lines of titles, written as one, as which the title reads. What else differs, every build looks at.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain

import msgspec

from sitegen.content.fidelity.unsettled import Doubts
from sitegen.content.transcriptions import Became, Transcription
from sitegen.core.digests import digest_of
from sitegen.core.source import Source

HEAD = "How sitegen read the source of this letter. Do not edit it: sitegen reread writes it anew."
BLANK = Became("blank", "blank-line")

Run = tuple[int, int, Became]


@dataclass(frozen=True, slots=True)
class Reader:
    """What a reading depends on: the digests of a source and of what was recognised in it, facts, the `edition`."""

    source: str
    recognised: str
    said: str
    edition: str


@dataclass(frozen=True, slots=True)
class Recorded:
    """A record: what was read `by` what, what became of the lines of a source, what is in doubt.

    `runs` are first and last line, and what the lines became that are not blank. `manuscript` is the digest of the text
    that was held against the source without finding a difference, "" if none was; with a `title`, the only one is that
    the title reads as these signs (first and last, from 1) of the lines of titles.
    """

    by: Reader
    lines: int
    runs: tuple[Run, ...]
    doubts: Doubts
    manuscript: str = ""
    title: tuple[int, int] | None = None

    @property
    def digest(self) -> str:
        """A digest of all that the record says."""
        return digest_of(self).hex()

    def of(self, source: Source) -> Transcription | None:
        """Return what pages show of the source; None if it is not the one that was read."""
        if len(source.lines) != self.lines:
            return None
        became = [BLANK] * self.lines
        for first, last, one in self.runs:
            for at in range(first - 1, last):
                if first == last or source.lines[at].strip():
                    became[at] = one
        return Transcription(source, tuple(became), self.doubts.verdict)

    def titled(self, source: Source) -> str | None:
        """Return as what the title of the source reads where it differs from that of the manuscript."""
        if self.title is None:
            return None
        return self._titles(source)[self.title[0] - 1 : self.title[1]]

    def with_title(self, title: str, source: Source) -> Recorded:
        """Return the record with the place of a title; as it is, if the lines of titles do not have it."""
        at = self._titles(source).find(title)
        return replace(self, title=(at + 1, at + len(title))) if title and at >= 0 else self

    def _titles(self, source: Source) -> str:
        lines = (source.lines[first - 1 : last] for first, last, one in self.runs if one.role == "title")
        return " ".join(" ".join(chain.from_iterable(lines)).split())


def runs_of(source: Source, became: Sequence[Became]) -> tuple[Run, ...]:
    """Return the runs of lines that became the same; blank lines stand in a run or between two."""
    runs: list[Run] = []
    open_run = False
    for line, (text, one) in enumerate(zip(source.lines, became, strict=True), 1):
        shown = bool(text.strip())
        if one == BLANK and not shown:
            continue
        if open_run and shown and runs[-1][2] == one:
            runs[-1] = (runs[-1][0], line, one)
        else:
            runs.append((line, line, one))
        open_run = shown
    return tuple(runs)


def write_record(one: Recorded) -> str:
    """Return a record as the text of its file, a run a line."""
    said = msgspec.json.encode(one).decode().replace("]],[", "]],\n[")
    text = f"{HEAD}\n{said}\n"
    return f"{text}sum {_sum(text)}\n"


def read_record(data: bytes) -> Recorded | None:
    """Return the record that a file holds; None if it is not, sign for sign, one that was written by us."""
    text = data.decode("utf-8", "replace").replace("\r\n", "\n")
    body, _, end = text.rpartition("sum ")
    if end != f"{_sum(body)}\n" or not body.startswith(HEAD):
        return None
    try:
        one = _RECORD.decode(body.removeprefix(HEAD))
    except msgspec.MsgspecError:  # written by another edition, which knew other fields
        return None
    return one if _is_in_order(one) and write_record(one) == text else None


_RECORD = msgspec.json.Decoder(Recorded)


def _is_in_order(one: Recorded) -> bool:
    """Return whether the runs follow each other within the lines of the source."""
    ends = (0, *(last for _, last, _ in one.runs))
    return (
        all(end < first <= last for end, (first, last, _) in zip(ends, one.runs, strict=False))
        and ends[-1] <= one.lines
    )


def _sum(text: str) -> str:
    return digest_of(text).hex()
