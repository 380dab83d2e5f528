"""`sitegen reconcile`: the pairs in doubt at the terminal, side by side, one key for each answer.

Every answer is saved at once, so that quitting, or losing the connection, loses nothing. The session touches
the world only through the functions that it is given.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from unicodedata import category

from rich.console import Console, Group, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from sitegen.archive.queue import Pair, Side, Standing
from sitegen.core.model import Join, Judgement, Verdict
from sitegen.identity.judgements import extend_judgements

VERDICTS: dict[str, Verdict] = {"s": "same", "d": "different", "u": "unsure"}
HELP = "s same · a all of them the same · d different · u unsure · n next · b back · w why · q quit"
SHOWN_LETTERS = 5


@dataclass(slots=True)
class Session:
    """A walk through `pairs`. `text` is that of the file of judgements, and `save` writes it.

    `key` returns the next key pressed, `line` what is typed after a question. `by` and `on` (ISO 8601) sign
    the judgements.
    """

    pairs: Sequence[Pair]
    text: str
    console: Console
    key: Callable[[], str]
    line: Callable[[str], str]
    save: Callable[[str], None]
    by: str | None
    on: str
    why: str | None = None
    judged: dict[int, Verdict] = field(default_factory=dict)
    settled: set[int] = field(default_factory=set)
    _before: dict[int, str] = field(default_factory=dict)

    def run(self) -> int:
        """Ask about one pair after the other until none is left or the human quits; return how many were judged."""
        at = 0
        while at < len(self.pairs):
            self.console.print(show(self.pairs[at], at + 1, len(self.pairs), why=self.why))
            pressed = self.key().lower()
            if pressed in ("q", "\x03", "\x04", ""):
                break
            if pressed in VERDICTS:
                self._judge(at, VERDICTS[pressed])
                at = self._next(at)
            elif pressed == "a":
                self._judge_all(at)
                at = self._next(at)
            elif pressed in ("n", " "):
                at = self._next(at)
            elif pressed == "b":
                at = self._back(at)
            elif pressed == "w":
                self.why = self.line("why: ").strip() or None
            else:
                self.console.print(HELP, style="dim")
        self.console.print(f"{len(self.judged)} of {len(self.pairs)} pairs judged; all of it is saved", highlight=False)
        return len(self.judged)

    def _judge(self, at: int, verdict: Verdict) -> None:
        pair = self.pairs[at]
        self._save(at, verdict, [(pair.first.reference, pair.second.reference)])

    def _judge_all(self, at: int) -> None:
        """Judge all that hang together with a pair to be one: one answer for all its spellings."""
        first, *others = self.pairs[at].cluster or (self.pairs[at].first.reference, self.pairs[at].second.reference)
        self._save(at, "same", [(first, other) for other in others])
        self.settled |= {number for number, one in enumerate(self.pairs) if one.cluster == self.pairs[at].cluster}

    def _save(self, at: int, verdict: Verdict, names: Sequence[tuple[str, str]]) -> None:
        self._before[at] = self.text
        new = [Judgement(first, second, verdict, self.by, self.on, self.why, 0) for first, second in names]
        self._write(extend_judgements(self.text, new))
        self.judged[at] = verdict
        self.why = None

    def _next(self, at: int) -> int:
        """Return the next pair that is not settled by an answer for all of its cluster."""
        return next(
            (number for number in range(at + 1, len(self.pairs)) if number not in self.settled), len(self.pairs)
        )

    def _back(self, at: int) -> int:
        """Return to the pair before, and take its judgement back if it was the last one made."""
        if at == 0:
            return 0
        before = next(
            (number for number in range(at - 1, -1, -1) if number not in self.settled - self.judged.keys()), 0
        )
        if before in self.judged:
            self._write(self._before.pop(before))
            del self.judged[before]
            self.settled = {one for one in self.settled if self.pairs[one].cluster != self.pairs[before].cluster}
        return before

    def _write(self, text: str) -> None:
        self.text = text
        self.save(text)


def show(pair: Pair, number: int, total: int, *, why: str | None = None) -> RenderableType:
    """Return a pair as it is shown: two columns, what speaks for and against, the keys."""
    columns = Table.grid(expand=True, padding=(0, 2))
    columns.add_column(ratio=1)
    columns.add_column(ratio=1)
    columns.add_row(_side(pair.first), _side(pair.second))
    reasons = Text()
    for clue in pair.clues:
        reasons.append(f"\n+ {_clean(clue.reason)}", style="green")
    for one in pair.against:
        reasons.append(f"\n− {_clean(one)}", style="red")
    if len(pair.cluster) > 2:
        reasons.append(f"\n{len(pair.cluster)} hang together: {_clean('; '.join(pair.cluster))}")
    hint = Text(f"\n{HELP}" + (f"\nwhy: {_clean(why)}" if why else ""), style="dim")
    what = " · addressees" if pair.of == "addressees" else ""
    return Panel(Group(columns, reasons, hint), title=f"{number} of {total}{what}", title_align="left")


def list_pairs(pairs: Sequence[Pair], console: Console, *, total: int | None = None) -> None:
    """Print the queue, for reading rather than deciding; `total` counts all pairs.

    Where a name stands is never broken in two: people copy it.
    """
    for number, pair in enumerate(pairs, 1):
        told = [*_briefly(pair.first), *_briefly(pair.second), *_reasons(pair)]
        console.print(Text(f"{number}. " + "\n   ".join(told) + "\n"), soft_wrap=True)
    shown = f", {len(pairs)} of them shown" if total is not None and total != len(pairs) else ""
    count = len(pairs) if total is None else total
    console.print(Text(f"{count} {'pair' if count == 1 else 'pairs'} in doubt{shown}"))


def list_joins(joins: Sequence[Join], console: Console) -> None:
    """Print what the program joined by evidence: the two names, by what, on which letters, and what undoes it."""
    for one in joins:
        told = [
            f"{_clean(one.first_name)} = {_clean(one.second_name)}",
            f"   {one.rule}: the same but for {one.about}; {len(one.letters)} letters",
            f"   undo: sitegen judge {one.first} {one.second} different",
        ]
        console.print(Text("\n".join(told)), soft_wrap=True)
    console.print(Text(f"{len(joins)} {'join' if len(joins) == 1 else 'joins'} by evidence"))


def _reasons(pair: Pair) -> list[str]:
    what = ["to whom letters go"] if pair.of == "addressees" else []
    return what + [f"+ {_clean(clue.reason)}" for clue in pair.clues] + [f"− {_clean(one)}" for one in pair.against]


def _briefly(side: Side) -> list[str]:
    """Return a side in few lines: name and place, then where it stands first, by its file alone, and how often else."""
    place = f" [{_clean(side.place)}]" if side.place else ""
    told = [f"{_clean(side.name)}{place}"]
    told += (_where(replace(one, path=one.path.rpartition("/")[2])) for one in side.standings[:1])
    return [*told, f"and on {len(side.standings) - 1} more"] if len(side.standings) > 1 else told


def _side(side: Side) -> RenderableType:
    name = Text()
    for piece, same in side.marked:
        name.append(_clean(piece), style="bold" if same else "bold reverse")
    told = Text(style="dim")
    if side.parent:
        told.append(f"\nbelongs to {_clean(side.parent)}")
    if side.place:
        told.append(f"\nplace: {_clean(side.place)}")
    for standing in side.standings[:SHOWN_LETTERS]:
        told.append(f"\n{_where(standing)}")
        if standing.line:
            told.append(f"\n  after {_clean(standing.before or 'none')}\n  before {_clean(standing.after or 'none')}")
    if len(side.standings) > SHOWN_LETTERS:
        told.append(f"\nand on {len(side.standings) - SHOWN_LETTERS} more letters")
    return Group(name, told)


def _where(standing: Standing) -> str:
    number = f", no. {standing.number}" if standing.number is not None else ""
    line = f":{standing.line}" if standing.line else ""
    return _clean(f"{standing.date or 'undated'} {standing.path}{line}{number}")


def _clean(text: str) -> str:
    """Return `text` without signs that would steer the terminal; names come from anywhere."""
    return "".join(sign if sign.isprintable() else "" if category(sign) == "Cf" else "\ufffd" for sign in text)
