"""Measure the readers on sites they have not seen; `make train` does it (`retrain`), or `retrain ../shared --measure`.

A letter is read by a second reader that its site had no part in. What came out, for each letter and in all, is written
to `tests/benchmarks/reading.md`; whoever changes signs, units or the choice commits it too.
"""

from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from sitegen.reading.choosing import compare, entry_lines
from sitegen.reading.choosing.readers import read_second
from sitegen.reading.verdict import weigh
from sitegen.reading.verdict.readings import agreement
from tests.benchmarks.corpus import score_names
from tests.benchmarks.score import share, summary_of

TABLE = Path("tests/benchmarks/reading.md")
READERS = ("rules", "second", "places", "chosen")
HEAD = """# What the readers find in letters of sites they have not seen

Written by `make train`. Every letter is read with the average of two models that no
letter of its site had a part in; what comes with the program is the average of six. The figures are F1 of names:
"second" is the second reader alone, "places" the rules where it sees lists, "chosen" what a letter becomes. Letters
marked * are not averaged: the rules were made on them, or they are another letter's list in another form. Rules were
made on most others, too; on letters that they had not seen they find less (`unseen.md`). How much of a difference is
chance is said in docs/reading.md. "Nested" is the verdict where the doubt that flags a letter is fitted for each site
on the letters of all others: as much as flags every letter below .7 and the most of those below .9, with false alarms
on no more than a tenth.
"""


def names_of(reading):
    return [entry.name for one in reading.letter.signatories for entry in (one, *one.members)]


def row_of(pair):
    """Return the figures of one letter, read with some weights."""
    letter, weights = pair
    found = compare(letter.source, weights=weights)
    readings = {
        "rules": found.rules.value,
        "second": read_second(found.task, found.second).value,
        "places": found.places.value,
        "chosen": found.reading.value,
    }
    scores = {name: score_names(names_of(one), letter.sample.entries).f1 for name, one in readings.items()}
    verdict = readings["chosen"].verdict
    return scores | {
        "key": letter.sample.key,
        "group": letter.sample.group,
        "gold": len(letter.sample.entries),
        "found": len(names_of(readings["chosen"])),
        "reader": found.chosen,
        "agreement": agreement(entry_lines(readings["rules"]), found.second.lines),
        "right": sum(mine == true for mine, true in zip(found.second.labels, letter.labels, strict=True))
        / len(letter.labels),
        "grade": verdict.grade,
        "site": letter.sample.site,
        "doubt": sum(weight for weight, _ in weigh(found.judged)),
        "reasons": "; ".join(f"{one.reason} ({one.first}-{one.last})" for one in verdict.reasons),
    }


def summaries(rows):
    """Return the means of every reader over the letters that are averaged."""
    lines = ["| reader | mean | median | ≥ .95 | < .9 | < .7 |", "|---|---|---|---|---|---|"]
    for name in READERS:
        some = summary_of([row | {"f1": row[name], "metadata": {}, "kinds": None, "time": 0} for row in rows])
        shares = " | ".join(f"{some[key]:.0%}" for key in ("at_least_95", "below_90", "below_70"))
        lines.append(f"| {name} | {some['mean']:.3f} | {some['median']:.3f} | {shares} |")
    poor, good = "-" if some["poor_flagged"] is None else f"{some['poor_flagged']:.0%}", f"{some['false_alarms']:.0%}"
    missed = ", ".join(some["disasters_unflagged"]) or "none"
    lines += ["", f"Verdict: of chosen readings below .9 are flagged {poor}, of the others {good}; below .7 and not "]
    lines[-1] += f"flagged: {missed}. Units labelled right: {sum(row['right'] for row in rows) / len(rows):.3f}."
    return lines


def cutoff(rows):
    """Return from how much doubt on a letter is flagged, as fitted on `rows`."""
    best, found = None, 50
    for at in sorted({row["doubt"] for row in rows} | {50}):
        poor = [row["doubt"] >= at for row in rows if row["chosen"] < 0.9]
        lost = sum(row["doubt"] < at for row in rows if row["chosen"] < 0.7)
        alarms = [row["doubt"] >= at for row in rows if row["chosen"] >= 0.9]
        rank = (-lost, share(alarms) <= 0.1, share(poor) or 0, -share(alarms))
        if best is None or rank > best:
            best, found = rank, at
    return found


def nested(rows):
    """Return the shares that are flagged where each site's letters are held against what the others' doubt says."""
    flagged = {row["key"]: row["doubt"] >= cutoff([one for one in rows if one["site"] != row["site"]]) for row in rows}
    poor, good = [row for row in rows if row["chosen"] < 0.9], [row for row in rows if row["chosen"] >= 0.9]
    lost = [row["key"] for row in rows if row["chosen"] < 0.7 and not flagged[row["key"]]]
    caught, alarms = (share(flagged[row["key"]] for row in some) for some in (poor, good))
    missed = ", ".join(lost) or "none"
    return f"Nested: below .9 are flagged {caught:.0%}, of the others {alarms:.0%}; below .7 and not flagged: {missed}."


def table_of(rows):
    """Return the whole table as Markdown."""
    new = [row for row in rows if row["group"] == "new"]
    lines = [HEAD, f"{len(new)} letters.", "", *summaries(new), "", nested(new), ""]
    lines += ["| letter | rules | second | places | chosen | by | found / gold | agreement | verdict | reasons |"]
    lines += ["|---|---|---|---|---|---|---|---|---|---|"]
    for row in rows:
        scores = " | ".join(f"{row[name]:.3f}" for name in READERS)
        lines.append(
            f"| {row['key']}{'' if row['group'] == 'new' else ' *'} | {scores} | {row['reader']} | "
            f"{row['found']} / {row['gold']} | {row['agreement']:.2f} | {row['grade']} | {row['reasons']} |"
        )
    return "\n".join(lines) + "\n"


def measured(letters, weights):
    """Return the figures of every letter, read with the weights that stand under its file's name."""
    with ProcessPoolExecutor() as pool:
        return list(pool.map(row_of, ((one, weights[one.sample.path.name]) for one in letters)))
