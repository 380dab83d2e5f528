"""Score the reading of real letters with gold: `python -m tests.benchmarks.score ../shared [KEY …] [options]`.

Every letter is read from its original file, as an editor would import it. One row a letter, then the means:

  P, R, F1      of names, by the corpus's own rule (`corpus.score_names`)
  metadata      which of title, date, language, addressees (their number) and stated total are wrong. Where no title is
                printed, none may be found
  texts         addressees, copies and entries that are not as they are printed, in their order. Entries show lines that
                are joined wrongly, which names do not
  kinds         share of the found signatories whose kind (person or organization) is right
  verdict       what the reading says of itself; a letter is flagged if that is not "well read"

Options: `-v` what was missed, invented and wrong; `--json FILE` all of it as data; `--against FILE` only what differs
from such a file; `--as-found` reads each file under the name that it has in its repository, which may give its day
(the collections named them anew); `--unopened` also the letters that nobody opens while developing. Exits with 1 where
one of the old letters, on which the rules were made, is not read exactly.
"""

# ruff: noqa: T201 - a command prints

import argparse
import json
import re
import statistics
import sys
import time
from pathlib import Path

from sitegen.core.comparing import letters_of
from sitegen.reading.choosing import read_letter
from sitegen.reading.formats import read_source
from tests.benchmarks.corpus import fold, samples, score_names

FIELDS = ("title", "date", "language", "addressees", "total")
TEXTS = ("addressees", "cc", "entries")


def metadata_wrong(letter, gold):
    """Return which fields are wrong, each with what was found and what is true."""
    titles = [fold(gold["title"] or "")] if gold["title_printed"] and gold["title"] else [""]
    right = {
        "title": fold(letter.title or "") in titles,
        "date": letter.date == gold["date"],
        "language": letter.language == gold["language"],
        "addressees": len(letter.addressees) == len(gold["addressees"]),
        "total": letter.stated.total == gold["stated_total"],
    }
    found = {"title": letter.title, "date": letter.date, "language": letter.language, "total": letter.stated.total}
    found["addressees"] = list(letter.addressees)
    true = gold | {"total": gold["stated_total"]}
    return {name: [found[name], true[name]] for name in FIELDS if not right[name]}


def texts_of(letter, hits, sample):
    """Return pairs of what was found and what is true: the addressees, the copies, each entry whose name is right."""
    listed = [entry for one in letter.signatories for entry in (one, *one.members)]
    parties = {name: [getattr(letter, name), sample.gold.get(name) or []] for name in ("addressees", "cc")}
    texts = {name: [[[*found], true]] if found or true else [] for name, (found, true) in parties.items()}
    return texts | {"entries": [[listed[here].entry, sample.entries[there][1]] for here, there in hits]}


def differs(found, true):
    """Return whether two texts, or lists of texts, differ in their letters, targets of links and tags aside."""
    if isinstance(found, list):
        return list(map(fold, found)) != list(map(fold, true))
    bare = (letters_of(fold(re.sub(r"\]\([^()]*\)|<[^<>]*>", "", one))) for one in (found, true))
    return len(set(bare)) > 1


def name_as_found(sample):
    """Return the name under which an editor would import the file: the one that it has in its repository."""
    source = str(sample.gold.get("source") or "")
    name = source.split(" (", maxsplit=1)[0].rstrip().rsplit("/", 1)[-1]
    return name if name.endswith(sample.path.suffix) else sample.path.name


def score_sample(sample, *, as_found=False):
    """Return the row of one letter, as plain data; `as_found`: read under the name that its file has elsewhere."""
    name = name_as_found(sample) if as_found else sample.path.name
    row = {"key": sample.key, "file": sample.path.name, "group": sample.group, "gold": len(sample.entries)}
    start = time.process_time()
    data = sample.path.read_bytes()
    source = read_source(name, data)
    if source.value is None:
        row |= {"found": 0, "precision": 0.0, "recall": 0.0, "f1": 0.0, "noise": 0, "roles": True, "kinds": None}
        row |= {"metadata": {name: ["not read", "to be read"] for name in FIELDS}, "texts": {}}
        row |= {"missed": [], "invented": [], "time": 0.0}
        return row | {"grade": "not read", "reasons": [one.message for one in source.diagnostics]}
    reading = read_letter(source.value).value
    spent = time.process_time() - start
    letter = reading.letter
    listed = [entry for one in letter.signatories for entry in (one, *one.members)]
    score = score_names([one.name for one in listed], sample.entries)
    kinds = sample.gold.get("kinds") or []
    judged = [(getattr(listed[here], "kind", None), kinds[there]) for here, there in score.hits if kinds]
    verdict = getattr(reading, "verdict", None)
    return row | {
        "found": len(listed),
        "precision": score.precision,
        "recall": score.recall,
        "f1": score.f1,
        "missed": score.missed,
        "invented": score.invented,
        "metadata": metadata_wrong(letter, sample.gold),
        "texts": {
            name: [len(pairs), [pair for pair in pairs if differs(*pair)]]
            for name, pairs in texts_of(letter, score.hits, sample).items()
        },
        "kinds": sum(mine == true for mine, true in judged) / len(judged) if judged else None,
        "grade": verdict.grade if verdict else "none given",
        "reasons": [one.reason for one in verdict.reasons] if verdict else [],
        "roles": [one.line for one in reading.lines] == list(range(1, len(source.value.lines) + 1)),
        "noise": sum(one.winner.role == "noise" for one in reading.lines),
        "time": spent,
    }


def summary_of(rows):
    """Return the means over rows: of names, of metadata, of the verdict."""
    values = [row["f1"] for row in rows]
    if not values:
        return {"letters": 0}
    poor, good = [row for row in rows if row["f1"] < 0.9], [row for row in rows if row["f1"] >= 0.9]
    flagged = [row["key"] for row in rows if row["grade"] not in ("well read", "none given")]
    kinds = [row["kinds"] for row in rows if row["kinds"] is not None]
    return {
        "letters": len(rows),
        "mean": statistics.mean(values),
        "median": statistics.median(values),
        "at_least_95": share(value >= 0.95 for value in values),
        "below_90": share(value < 0.9 for value in values),
        "below_70": share(value < 0.7 for value in values),
        "metadata": share(name not in row["metadata"] for row in rows for name in FIELDS),
        "metadata_by_field": {name: share(name not in row["metadata"] for row in rows) for name in FIELDS},
        "texts": {name: _right_and_all([row.get("texts", {}).get(name, (0, ())) for row in rows]) for name in TEXTS},
        "kinds": statistics.mean(kinds) if kinds else None,
        "poor_flagged": share(row["key"] in flagged for row in poor),
        "false_alarms": share(row["key"] in flagged for row in good),
        "disasters_unflagged": [row["key"] for row in rows if row["f1"] < 0.7 and row["key"] not in flagged],
        "seconds": sum(row["time"] for row in rows),
    }


def _right_and_all(counted):
    total = sum(number for number, _ in counted)
    return [total - sum(len(wrong) for _, wrong in counted), total]


def share(truths):
    """Return the share of true ones, None of none."""
    truths = list(truths)
    return sum(truths) / len(truths) if truths else None


def print_row(row, *, verbose):
    """Print one letter's row and, if asked, what is wrong with it."""
    wrong = ", ".join(row["metadata"]) or "-"
    kinds = "-" if row["kinds"] is None else f"{row['kinds']:.2f}"
    roles = "" if row["roles"] else "LINES WITHOUT ROLE"
    print(
        f"{row['file'][:38]:38} {row['found']:>4}/{row['gold']:<4} {row['precision']:.3f} {row['recall']:.3f} "
        f"{row['f1']:.3f} {row['group']:4} {kinds:>4} {row['noise']:5} {row['time']:6.2f}s {row['grade']:12} "
        f"{wrong} {roles}"
    )
    if verbose:
        for name in ("missed", "invented", "reasons"):
            for value in row[name][:12]:
                print(f"    {name}: {value[:150]}")
        wrong = [(name, pair) for name, (_, pairs) in row["texts"].items() for pair in pairs[:12]]
        for name, (found, true) in [*row["metadata"].items(), *((f"text of {name}", pair) for name, pair in wrong)]:
            print(f"    {name}: {found!r}, not {true!r}")


def print_summary(name, summary):
    """Print the means of a group of letters."""
    if not summary["letters"]:
        return
    shown = {key: "-" if value is None else value for key, value in summary.items()}
    for key in ("mean", "median", "at_least_95", "below_90", "below_70", "metadata", "kinds"):
        shown[key] = f"{summary[key]:.3f}" if summary[key] is not None else "-"
    for key in ("poor_flagged", "false_alarms"):
        shown[key] = f"{summary[key]:.2f}" if summary[key] is not None else "-"
    texts = ", ".join(f"{name} {right} of {total}" for name, (right, total) in summary["texts"].items())
    fields = ", ".join(f"{field} {value:.2f}" for field, value in summary["metadata_by_field"].items())
    print(
        f"\n{name} ({shown['letters']} letters): mean F1 {shown['mean']}, median {shown['median']}, "
        f">= .95 {shown['at_least_95']}, < .9 {shown['below_90']}, < .7 {shown['below_70']}\n"
        f"  metadata right {shown['metadata']} ({fields}); kinds right {shown['kinds']}\n"
        f"  texts right: {texts}\n"
        f"  verdict: of letters < .9 flagged {shown['poor_flagged']}, false alarms {shown['false_alarms']}, "
        f"disasters not flagged: {', '.join(summary['disasters_unflagged']) or 'none'}; {summary['seconds']:.1f} s"
    )


def changed(row, before):
    """Return whether a row differs from the one of the same file in an earlier run."""
    keys = ("found", "f1", "grade", "kinds", "texts")
    return (
        before is None
        or any(row[key] != before.get(key, row[key]) for key in keys)
        or set(row["metadata"]) != set(before["metadata"])
    )


def main(arguments):
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.score", description=__doc__.split("\n", 1)[0])
    parser.add_argument("shared", type=Path)
    parser.add_argument("keys", nargs="*", help="only these letters, such as H20 or 000")
    parser.add_argument("-v", "--verbose", action="store_true")
    parser.add_argument("--json", type=Path, metavar="FILE")
    parser.add_argument("--against", type=Path, metavar="FILE")
    parser.add_argument("--unopened", action="store_true")
    parser.add_argument("--as-found", action="store_true")
    options = parser.parse_args(arguments)
    before = {}
    if options.against:
        before = {row["file"]: row for row in json.loads(options.against.read_text(encoding="utf-8"))["letters"]}
    columns = f"{'letter':38} {'names':>9} {'P':>5} {'R':>5} {'F1':>5}"
    print(f"{columns} {'':4} kind noise    time verdict      metadata wrong")
    rows = []
    for sample in samples(options.shared, unopened=options.unopened):
        if options.keys and sample.key not in options.keys:
            continue
        row = score_sample(sample, as_found=options.as_found)
        rows.append(row)
        if options.against:
            was = before.get(row["file"])
            if not changed(row, was):
                continue
            print(f"was F1 {was['f1']:.3f}, {was['grade']}, metadata wrong {list(was['metadata'])}:" if was else "new:")
        print_row(row, verbose=options.verbose)
    groups = {name: summary_of([row for row in rows if row["group"] == name]) for name in ("new", "old", "copy")}
    for name, summary in groups.items():
        print_summary(name, summary)
    if options.json:
        text = json.dumps({"letters": rows, "summary": groups}, ensure_ascii=False, indent=1)
        options.json.write_text(text, encoding="utf-8")
    return int(any(row["f1"] < 1 for row in rows if row["group"] == "old"))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
