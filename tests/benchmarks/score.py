"""Score the parser over real letters with gold: `python -m tests.benchmarks.score ../shared [-v]`.

One row per letter: precision, recall and F1 of names by the corpus's own rule (a name is right if it contains the
gold's shortest name and lies within the printed entry), what of the metadata is right, whether every line has one
role, and the time. Exits with 1 where a letter's F1 is below 0.98 or a metadatum is wrong.
"""

# ruff: noqa: T201, E501 - a command prints

import json
import re
import sys
import time
import unicodedata
from pathlib import Path

from sitegen.core.source import Source, digest, split_lines
from sitegen.reading.parsing import parse_letter

LETTERS = {"000": "letter1.json", "001": "letter2.json"}


def collapse(text):
    text = re.sub(r"[*_`]+", "", unicodedata.normalize("NFC", text))
    return " ".join(text.replace("\u00a0", " ").split())


def score_names(found, names, entries):
    """Return precision, recall and F1, and what was missed and what was invented. Every gold name can be hit once."""
    open_gold = dict(enumerate(zip(map(collapse, names), map(collapse, entries), strict=True)))
    invented, near = [], 0
    for text in map(collapse, found):
        order = sorted(open_gold, key=lambda key: abs(key - near)) if text else []
        hit = next((key for key in order if open_gold[key][0] in text and text in open_gold[key][1]), None)
        if hit is None:
            invented.append(text)
        else:
            near = hit + 1
            del open_gold[hit]
    right = len(found) - len(invented)
    precision, recall = right / (len(found) or 1), right / (len(names) or 1)
    both = precision + recall
    f1 = 2 * precision * recall / both if both else float(not found and not names)
    return precision, recall, f1, [name for name, _ in open_gold.values()], invented


def gold_of(path):
    gold = json.loads(path.read_text(encoding="utf-8"))
    if "entries" in gold:
        return gold | {"names": gold["signatories"], "numbers": None}
    flat = [entry["name"] for one in gold["signatories"] for entry in (one, *one["members"])]
    return gold | {"names": flat, "entries": flat, "language": "en"}


def letters(shared):
    for path in sorted((shared / "letters").glob("*.txt")):
        if path.name[:3] in LETTERS:
            yield path, gold_of(shared / "gold" / LETTERS[path.name[:3]])
    for path in sorted((shared / "corpus").glob("*.json")):
        gold = gold_of(path)
        yield path.with_name(gold["file"]), gold


def same_parties(found, wanted):
    """Hold parties against each other by their words: order of words, brackets and articles do not count."""

    def words(party):
        return frozenset(re.findall(r"\w+", re.sub(r"\([^)]*\)", "", party.lower()))) - {"the", "la", "die", "der"}

    return sorted(map(sorted, map(words, found))) == sorted(map(sorted, map(words, wanted)))


def score_letter(path, gold):
    data = path.read_bytes()
    source = Source(path.name, digest(data), split_lines(data.decode("utf-8")))
    parse_letter(source)  # the vocabulary is compiled on first use
    start = time.process_time()
    reading = parse_letter(source).value
    spent = time.process_time() - start
    letter = reading.letter
    found = [entry.name for one in letter.signatories for entry in (one, *one.members)]
    precision, recall, f1, missed, invented = score_names(found, gold["names"], gold["entries"])
    checks = {
        "date": letter.date == gold["date"],
        "title": collapse(letter.title or "") == collapse(gold["title"] or ""),
        "to": same_parties(letter.addressees, gold["addressees"]),
        "cc": same_parties(letter.cc, gold["cc"]),
        "language": letter.language == gold["language"],
        "total": letter.stated.total == gold["stated_total"],
        "undisclosed": letter.stated.undisclosed == gold["stated_undisclosed"],
    }
    roles = [one.line for one in reading.lines] == list(range(1, len(source.lines) + 1))
    noise = sum(one.winner.role == "noise" for one in reading.lines)
    return {
        "letter": letter,
        "scores": (precision, recall, f1),
        "missed": missed,
        "invented": invented,
        "checks": checks,
        "roles": roles,
        "noise": noise,
        "time": spent,
        "found": len(found),
    }


def main(arguments):
    shared, verbose, failed = Path(arguments[0]), "-v" in arguments, False
    print(
        f"{'letter':34} {'names':>9} {'P':>6} {'R':>6} {'F1':>6}  {'metadata wrong':22} {'roles':6} {'noise':>5} {'time':>7}"
    )
    for path, gold in letters(shared):
        one = score_letter(path, gold)
        wrong = [name for name, right in one["checks"].items() if not right]
        precision, recall, f1 = one["scores"]
        counts = f"{one['found']}/{len(gold['names'])}"
        print(
            f"{path.stem[:34]:34} {counts:>9} {precision:6.3f} {recall:6.3f} {f1:6.3f}  {', '.join(wrong) or '-':22} "
            f"{'all' if one['roles'] else 'GAPS':6} {one['noise']:5} {one['time']:6.3f}s"
        )
        failed |= f1 < 0.98 or bool(wrong) or not one["roles"]
        if verbose:
            for name, values in (("missed", one["missed"]), ("invented", one["invented"])):
                for value in values[:12]:
                    print(f"    {name}: {value[:150]}")
            letter = one["letter"]
            for name, seen, want in (
                ("title", letter.title, gold["title"]),
                ("date", letter.date, gold["date"]),
                ("to", letter.addressees, gold["addressees"]),
                ("cc", letter.cc, gold["cc"]),
                ("language", letter.language, gold["language"]),
                ("total", letter.stated, gold["stated_total"]),
            ):
                if name in wrong:
                    print(f"    {name}: {seen!r}, not {want!r}")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
