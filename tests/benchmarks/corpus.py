"""The real letters with gold that stand beside the project, for the benchmarks: their files, what is true of them, and
the corpus's own measure of a name.
"""

import hashlib
import json
import re
import unicodedata
from dataclasses import dataclass, field

# Nobody opened these while the rules and the second reader were first made (`--unopened` takes them in). They scored
# .738 when they were first read; since then all have been opened.
UNOPENED = frozenset(("K03", "K05", "G24", "G09", "F08", "F16", "Q05", "P12", "H16", "G06"))
OLD = frozenset(("000", "001", "01", "05", "06", "08", "09", "10", "11"))  # the rules were made on these
COPIES = {  # the same list as another letter's, in another form; not counted twice
    "Q11": "08", "Q12": "07", "Q13": "Q01", "Q02": "Q01", "S01": "01", "S03": "04", "S04": "09", "S05": "08",
}  # fmt: skip
_GOLD = {"000": "letter1.json", "001": "letter2.json"}
_STRAIGHT = str.maketrans("’‘“”–—", "''\"\"--")


@dataclass(frozen=True)
class Sample:
    """A letter's file and its gold. `key` is the part of its file's name before the first hyphen.

    `site` is the repository that it comes from: what was learned from a site is not tested on it. `form` is "" for the
    file as the corpus names it, else the ending of another file of the same letter.
    """

    key: str
    path: object
    gold: dict = field(repr=False)
    site: str
    form: str = ""

    @property
    def group(self):
        """Return "old", "new" or "copy": only new letters are averaged."""
        return "old" if self.key in OLD and not self.form else "copy" if self.form or self.key in COPIES else "new"

    @property
    def entries(self):
        """Return every signatory and member as (shortest name, printed entry)."""
        return list(zip(self.gold["names"], self.gold["entries"], strict=True))


def samples(shared, *, unopened=False):
    """Return all letters with gold, in a fixed order; with `unopened` also those that nobody opens while developing."""
    found = [
        Sample(path.name[:3], path, _gold(shared / "gold" / _GOLD[path.name[:3]]), "own letters")
        for path in sorted((shared / "letters").glob("*.txt"))
        if path.name[:3] in _GOLD
    ]
    for path in sorted((shared / "corpus").glob("*.json")):
        gold = _gold(path)
        sample = Sample(path.stem.split("-")[0], path.with_name(gold["file"]), gold, _site(gold["source"]))
        if sample.key in UNOPENED and not unopened:
            continue
        found.append(sample)
        others = [path.with_suffix(".pdf"), path.with_name(f"{path.stem}-ocr.pdf")]
        found += [
            Sample(sample.key, other, gold, sample.site, other.name.removeprefix(path.stem))
            for other in others
            if other.exists() and other != sample.path
        ]
    return found


def _gold(path):
    gold = json.loads(path.read_text(encoding="utf-8"))
    if "entries" in gold:
        return gold | {"names": gold["signatories"]}
    flat = [entry["name"] for one in gold["signatories"] for entry in (one, *one["members"])]
    return gold | {"names": flat, "entries": flat, "language": "en", "title_printed": True, "kinds": []}


def _site(address):
    found = re.search(r"github(?:\.com|:)[:/]*([\w.-]+/[\w.-]+)", address or "")
    return found[1].lower().removesuffix(".git") if found else hashlib.sha256((address or "").encode()).hexdigest()[:8]


def fold(text):
    """Return `text` as names are compared: without markup, brackets, case, kinds of quotes and outer punctuation."""
    text = re.sub(r"[*_`\[\]()\\]", "", unicodedata.normalize("NFKC", text).casefold())
    return " ".join(text.translate(_STRAIGHT).split()).strip(" .,;:")


@dataclass(frozen=True)
class Score:
    """How well names were found; `hits` are pairs of positions (found, gold)."""

    precision: float
    recall: float
    f1: float
    missed: tuple
    invented: tuple
    hits: tuple


def score_names(found, entries):
    """Hold names against gold: one is right if it contains the shortest name and lies within the printed entry.

    Every gold entry can be hit once; of several the one nearest behind the last hit is taken.
    """
    gold = [(fold(name), fold(entry)) for name, entry in entries]
    free, hits, near = set(range(len(gold))), [], 0
    for position, text in enumerate(map(fold, found)):
        fits = [key for key in free if text and gold[key][0] in text and text in gold[key][1]]
        if fits:
            hit = min(fits, key=lambda key: abs(key - near))
            free.discard(hit)
            hits.append((position, hit))
            near = hit + 1
    taken = {position for position, _ in hits}
    precision, recall = len(hits) / (len(found) or 1), len(hits) / (len(gold) or 1)
    both = precision + recall
    return Score(
        precision,
        recall,
        2 * precision * recall / both if both else float(not found and not gold),
        tuple(entries[key][0] for key in sorted(free)),
        tuple(name for position, name in enumerate(found) if position not in taken),
        tuple(hits),
    )
