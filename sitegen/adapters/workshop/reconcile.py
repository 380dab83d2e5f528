"""`sitegen reconcile`: the pairs in doubt at the terminal, side by side, one key for each answer.

Every answer is saved at once, so that quitting, or losing the connection, loses nothing. The session touches
the world only through the functions that it is given.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from unicodedata import category

from rich.console import Console, Group, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from sitegen.archive.reconciling import Pair, Side, Standing
from sitegen.core.model import Judgement, Verdict
from sitegen.identity import extend_judgements

VERDICTS: dict[str, Verdict] = {"s": "same", "d": "different", "u": "unsure"}
HELP = "s same · d different · u unsure · n next · b back · w why · e scores · q quit"
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
    scores: bool = False
    judged: dict[int, Verdict] = field(default_factory=dict)
    _before: dict[int, str] = field(default_factory=dict)

    def run(self) -> int:
        """Ask about one pair after the other until none is left or the human quits; return how many were judged."""
        at = 0
        while at < len(self.pairs):
            self.console.print(show(self.pairs[at], at + 1, len(self.pairs), scores=self.scores, why=self.why))
            pressed = self.key().lower()
            if pressed in ("q", "\x03", "\x04", ""):
                break
            if pressed in VERDICTS:
                self._judge(at, VERDICTS[pressed])
                at += 1
            elif pressed in ("n", " "):
                at += 1
            elif pressed == "b":
                at = self._back(at)
            elif pressed == "w":
                self.why = self.line("why: ").strip() or None
            elif pressed == "e":
                self.scores = not self.scores
            else:
                self.console.print(HELP, style="dim")
        self.console.print(f"{len(self.judged)} of {len(self.pairs)} pairs judged; all of it is saved", highlight=False)
        return len(self.judged)

    def _judge(self, at: int, verdict: Verdict) -> None:
        pair = self.pairs[at]
        judgement = Judgement(pair.first.reference, pair.second.reference, verdict, self.by, self.on, self.why, 0)
        self._before[at] = self.text
        self._write(extend_judgements(self.text, [judgement]))
        self.judged[at] = verdict
        self.why = None

    def _back(self, at: int) -> int:
        """Return to the pair before, and take its judgement back if it was the last one made."""
        if at == 0:
            return 0
        if at - 1 in self.judged:
            self._write(self._before.pop(at - 1))
            del self.judged[at - 1]
        return at - 1

    def _write(self, text: str) -> None:
        self.text = text
        self.save(text)


def show(pair: Pair, number: int, total: int, *, scores: bool = False, why: str | None = None) -> RenderableType:
    """Return a pair as it is shown: two columns, what speaks for and against, the keys."""
    columns = Table.grid(expand=True, padding=(0, 2))
    columns.add_column(ratio=1)
    columns.add_column(ratio=1)
    columns.add_row(_side(pair.first), _side(pair.second))
    reasons = Text()
    for clue in pair.clues:
        reasons.append(f"\n+ {_clean(clue.reason)}" + (f"  ({clue.weight:.2f})" if scores else ""), style="green")
    for one in pair.against:
        reasons.append(f"\n− {_clean(one)}", style="red")
    value = f" · {pair.value:.2f}" if scores else ""
    hint = Text(f"\n{HELP}" + (f"\nwhy: {_clean(why)}" if why else ""), style="dim")
    return Panel(Group(columns, reasons, hint), title=f"{number} of {total}{value}", title_align="left")


def list_pairs(pairs: Sequence[Pair], console: Console, *, scores: bool = False) -> None:
    """Print the queue, a few lines for each pair, for reading rather than deciding."""
    for number, pair in enumerate(pairs, 1):
        value = f"  {pair.value:.2f}" if scores else ""
        console.print(Text(f"{number}. {_clean(pair.first.name)}{value}"))
        console.print(Text(f"   {_clean(pair.second.name)}"))
        for side in (pair.first, pair.second):
            for standing in side.standings[:SHOWN_LETTERS]:
                console.print(Text(f"     {_where(standing)}", style="dim"))
        for clue in pair.clues:
            console.print(Text(f"   + {_clean(clue.reason)}", style="green"))
        for one in pair.against:
            console.print(Text(f"   − {_clean(one)}", style="red"))
    console.print(Text(f"{len(pairs)} pairs in doubt"))


def _side(side: Side) -> RenderableType:
    name = Text()
    for piece, same in side.marked:
        name.append(_clean(piece), style="bold" if same else "bold reverse")
    told = Text(style="dim")
    if side.parent:
        told.append(f"\nmember of {_clean(side.parent)}")
    if side.place:
        told.append(f"\nplace: {_clean(side.place)}")
    for standing in side.standings[:SHOWN_LETTERS]:
        told.append(f"\n{_where(standing)}")
        told.append(f"\n  after {_clean(standing.before or 'none')}\n  before {_clean(standing.after or 'none')}")
    if len(side.standings) > SHOWN_LETTERS:
        told.append(f"\nand on {len(side.standings) - SHOWN_LETTERS} more letters")
    return Group(name, told)


def _where(standing: Standing) -> str:
    number = f", no. {standing.number}" if standing.number is not None else ""
    return _clean(f"{standing.date or 'undated'} {standing.path}:{standing.line}{number}")


def _clean(text: str) -> str:
    """Return `text` without signs that would steer the terminal; names come from anywhere."""
    return "".join(sign if sign.isprintable() else "" if category(sign) == "Cf" else "\ufffd" for sign in text)
