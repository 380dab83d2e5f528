"""Hold what the readers read against independent programs: `python -m tests.benchmarks.witnesses ../shared [--words] [NAME…]`.

One row per original file of the corpus: how many words the witness sees, which share of them the reader has (recall),
which share of the reader's words the witness has (precision), and which share of the witness's pairs of neighbouring
words are neighbours for the reader too (order). Words count as often as they stand. `--words` prints some that differ;
names choose the files whose names contain one of them. Ends with the ten worst. Exits with 1 where recall or precision
is below 0.999.

The witnesses: pdftotext (poppler) for PDF. A file whose witness is not installed, or that the reader refuses, says so.
"""

# ruff: noqa: T201, E501 - a command prints, and runs other programs

import re
import shutil
import subprocess
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from sitegen.reading.formats import read_source

SEALED = (  # left alone until the very end, so that nothing is fitted to them
    "K03-", "K05-", "G24-", "G09-", "F08-", "F16-", "Q05-", "P12-", "H16-", "G06-",
)  # fmt: skip
LEAST = 0.999
_WORD = re.compile(r"[^\W_]+(?:[\u0300-\u036f\u1031-\u109f\u0900-\u0dff\u0600-\u06ff]+[^\W_]*)*")
_HYPHEN = re.compile(r"(?<=\w)[-\u2010\u2011\xad]\s*\n\s*(?=\w)|\xad|(?<=\w)[-\u2010\u2011](?=\w)")
_RAISED = re.compile(r"(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])")  # marks of notes: glued on by one, apart for another
_APOSTROPHE = re.compile(r"(?<=\w)['’ʼ](?=\w)")


@dataclass(frozen=True)
class Agreement:
    """How well a reader agrees with a witness: the words that each has and the other has not, and three shares."""

    seen: int
    lost: Counter[str]
    added: Counter[str]
    recall: float
    precision: float
    order: float


def pdftotext(path: Path) -> str | None:
    """Return the text that poppler finds in a PDF, or None where poppler is not installed."""
    if shutil.which("pdftotext") is None:
        return None
    command = ["pdftotext", "-enc", "UTF-8", "-nopgbrk", str(path), "-"]
    return subprocess.run(command, check=True, capture_output=True).stdout.decode("utf-8", "replace")


WITNESSES: dict[str, Callable[[Path], str | None]] = {".pdf": pdftotext}


def fold(text: str) -> list[str]:
    """Return the words of a text: compatibility forms resolved, small letters, hyphens taken out, figures apart."""
    text = unicodedata.normalize("NFKC", text).casefold()
    text = _APOSTROPHE.sub("", _HYPHEN.sub("", text))
    return _WORD.findall(_RAISED.sub(" ", text))


def compare(read: str, seen: str) -> Agreement:
    """Hold the text that a reader read against the text that a witness sees."""
    ours, theirs = fold(read), fold(seen)
    counts, wanted = Counter(ours), Counter(theirs)
    common = sum((counts & wanted).values())
    pairs, neighbours = Counter(pairwise(ours)), Counter(pairwise(theirs))
    together = sum((pairs & neighbours).values())
    return Agreement(
        len(theirs),
        wanted - counts,
        counts - wanted,
        common / len(theirs) if theirs else float(not ours),
        common / len(ours) if ours else float(not theirs),
        together / neighbours.total() if neighbours else 1.0,
    )


def files(shared: Path, names: list[str]) -> list[Path]:
    """Return the files of the corpus that have a witness and are not sealed."""
    found = [path for path in sorted((shared / "corpus").iterdir()) if path.suffix.lower() in WITNESSES]
    found = [path for path in found if not path.name.startswith(SEALED)]
    return [path for path in found if not names or any(name in path.name for name in names)]


def main(arguments: list[str]) -> int:
    shared, names = Path(arguments[0]), [one for one in arguments[1:] if not one.startswith("-")]
    worst: list[tuple[float, str]] = []
    print(f"{'file':46} {'words':>6} {'recall':>7} {'precis.':>7} {'order':>7}")
    for path in files(shared, names):
        source = read_source(path.name, path.read_bytes()).value
        seen = WITNESSES[path.suffix.lower()](path)
        if source is None or seen is None:
            print(f"{path.name[:46]:46} {'not read' if source is None else 'no witness':>14}")
            continue
        one = compare("\n".join(source.lines), seen)
        print(f"{path.name[:46]:46} {one.seen:6} {one.recall:7.4f} {one.precision:7.4f} {one.order:7.4f}")
        worst.append((min(one.recall, one.precision), path.name))
        if "--words" in arguments:
            for label, words in (("lost", one.lost), ("added", one.added)):
                if words:
                    print(
                        f"    {label}: {' '.join(f'{word}×{n}' if n > 1 else word for word, n in words.most_common(40))}"
                    )
    low = [one for one in sorted(worst) if one[0] < LEAST]
    print(f"\n{len(worst) - len(low)} of {len(worst)} files with recall and precision of at least {LEAST}")
    for share, name in low[:10]:
        print(f"  {share:.4f} {name}")
    return int(bool(low))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
