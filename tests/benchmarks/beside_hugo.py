"""sitegen beside Hugo on the same neutral corpus: `python -m tests.benchmarks.beside_hugo [--runs N] [50 500 2000]`.

One command for the whole table of issue 16: cold, without a change, after single edits (body, title and list of a
letter, a judgement, a template), in rounds Hugo, sitegen, Hugo, sitegen; then `check`, `import` of a letter of 300
names, from saving a file to the new site in `serve`, and how all grows where the letters are twice as many. Prints for
each the medians of CPU seconds (user and system, of all processes), wall seconds, their ratios to Hugo's and the peak
memory of the whole tree of processes; `--record` puts it with the date into RESULTS.md, in place of the last table.
On a loaded machine only the CPU seconds mean something.

The corpus and how it is laid out for Hugo come from `../shared/bench` (run by $BENCH_PYTHON, a Python that has numpy),
the program from $HUGO or the PATH; without them nothing is measured. $BENCH_DIR names a folder for it all, best on a
RAM disk.
"""

import argparse
import math
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sitegen.cli.building import layer_folders

RESULTS = Path(__file__).with_name("RESULTS.md")
SHARED = Path(__file__).resolve().parents[3] / "shared" / "bench"
SIZES = {50: "small", 500: "medium", 2000: "large"}
EDITS = ("cold", "none", "body", "title", "sign", "judgement", "template")
OTHERS = ("check", "import", "serve", "bytes")
NAMES = {
    "cold": "cold, search included",
    "none": "nothing changed",
    "body": "body of a letter",
    "title": "title of a letter",
    "sign": "one signatory",
    "judgement": "a judgement",
    "template": "a template",
}
GOALS = {  # least and goal, as ratios to Hugo's wall time
    "cold": {50: "6, 2", 500: "3, 1", 2000: "3, 1"},
    "none": dict.fromkeys(SIZES, "0.1, 0.03"),
    **{kind: dict.fromkeys(SIZES, "0.3, 0.06") for kind in ("body", "title", "sign", "judgement")},
    "template": dict.fromkeys(SIZES, "2, 0.5"),
}
_EVERY = 0.05  # seconds between two looks at the memory of a program, at least


@dataclass(frozen=True)
class Run:
    """What a program took: CPU and wall seconds, peak memory of its whole tree of processes (MiB)."""

    cpu: float
    wall: float
    peak: float


def say(text):
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def measured(argv, statuses=(0,)):
    """Return what a program takes that must end with one of `statuses`."""
    start = time.monotonic()
    process = subprocess.Popen(argv, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    peak, ended = [0.0], threading.Event()
    watcher = threading.Thread(target=watch, args=(process.pid, peak, ended))
    watcher.start()
    said = process.stderr.read()
    _, status, used = os.wait4(process.pid, 0)
    wall = time.monotonic() - start
    ended.set()
    watcher.join()
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in statuses:
        sys.exit(f"{argv}: {said.decode()[-2000:]}")
    return Run(used.ru_utime + used.ru_stime, wall, max(peak[0], used.ru_maxrss / 1024))


def watch(process, peak, ended):
    """Keep in `peak` the most memory that a process and all below it had at a time, shared pages counted once."""
    start = time.monotonic()
    # To look costs time, too: the longer a program runs, the seldomer.
    while not ended.wait(max(_EVERY, min(1, (time.monotonic() - start) / 100))):
        peak[0] = max(peak[0], sum(map(memory, tree(process))))


def tree(process):
    yield process
    try:
        for task in Path(f"/proc/{process}/task").iterdir():
            for child in (task / "children").read_text().split():
                yield from tree(int(child))
    except OSError:
        return


def memory(process):
    """Return the MiB of a process, pages that it shares divided among those that share them; 0 where it has ended."""
    try:
        return int(re.search(r"(?m)^Pss:\s+(\d+)", Path(f"/proc/{process}/smaps_rollup").read_text())[1]) / 1024
    except (OSError, TypeError):
        return 0


def laid_out(size, folder):
    """Lay out the corpus for both programs, once."""
    corpus, python = folder / "corpus" / size, os.environ.get("BENCH_PYTHON") or "python3"
    if not corpus.exists():
        subprocess.run([python, SHARED / "gen.py", size, corpus], check=True, stdout=subprocess.DEVNULL)
    for peer in ("hugo", "sitegen"):
        if not (folder / f"{peer}-{size}").exists():
            subprocess.run([python, SHARED / "adapt.py", peer, corpus, folder / f"{peer}-{size}"], check=True)
    # As an import by this very program leaves it: with records of how the sources read.
    reread = [sys.executable, "-m", "sitegen", "reread", "--content", folder / f"sitegen-{size}" / "content"]
    subprocess.run(reread, check=True, stderr=subprocess.DEVNULL)


def edited(kind, number, letter):
    """Edit the letter, or what belongs to it, for both programs: the same change, another one in every round."""
    if kind in ("cold", "none"):
        return
    if kind in ("judgement", "template"):
        _beside(kind, number, letter.parents[2])
        return
    text = letter.read_text("utf-8")
    if kind == "body":
        text = re.sub(r"(?m)^([A-Z][a-z]+ )", rf"\1so {'very ' * number}", text, count=1)
    elif kind == "title":
        text = re.sub(r'(?m)^title: "', f'title: "Again {number}, ', text, count=1)
    elif kind == "sign":
        entries = re.findall(r"(?m)^(?:- \S+|\d+\. .+?)(?: <!-- \d+ -->)?$", text.partition("---\n")[2])
        a, b = entries[5 + number], entries[20 + number]
        name = [re.sub(r"^(?:- |\d+\. )|(?: <!-- \d+ -->)$", "", one) for one in (a, b)]
        text = text.replace(a, a.replace(name[0], "\0")).replace(b, b.replace(name[1], name[0])).replace("\0", name[1])
    letter.write_text(text, "utf-8")


def _beside(kind, number, site):
    """Change a template, or add a judgement; Hugo knows no judgements, and builds as after any other change."""
    mark = f'<p hidden title="Edited {time.time_ns()}"></p>'  # another one where the folder is used again
    hugo = site / "layouts" / "letters" / "page.html"
    if kind == "judgement" and not hugo.exists():
        file, records = site / "content" / "judgements.yaml", site / "content" / "organizations.yaml"
        ids = re.findall(r'(?m)^- id: "?([^"\n]+)', records.read_text("utf-8"))
        pair = f"- names: [{ids[2 * number]}, {ids[2 * number + 1]}]\n  judgement: different\n  by: E\n"
        file.write_text((file.read_text("utf-8") if file.exists() else "") + pair, "utf-8")
        return
    default = layer_folders(site / "content", "templates")[-1] / "letter.html"
    template = hugo if hugo.exists() else site / "templates" / "letter.html"
    template.parent.mkdir(exist_ok=True)
    text = (template if template == hugo else default).read_text("utf-8")
    template.write_text(re.sub(r"(?:<p hidden[^>]*></p>)?<h1", f"{mark}<h1", text, count=1), "utf-8")


def commands(size, folder, hugo):
    """Return what builds each site, with the folder that it builds into."""
    sites = {peer: folder / f"{peer}-{size}" for peer in ("hugo", "sitegen")}
    outputs = {peer: folder / "out" / f"{peer}-{size}" for peer in sites}
    sitegen = [sys.executable, "-m", "sitegen", "build", "--content", sites["sitegen"] / "content"]
    return {
        "hugo": ([hugo, "--source", sites["hugo"], "-d", outputs["hugo"], "--noBuildLock", "--quiet"], outputs["hugo"]),
        "sitegen": ([*sitegen, "--output", outputs["sitegen"]], outputs["sitegen"]),
    }


def weighed(output):
    files = [file for file in output.rglob("*") if file.is_file()]
    return len(files), sum(file.stat().st_size for file in files) / 1e6


def median(runs):
    return Run(*(statistics.median(getattr(one, name) for one in runs) for name in ("cpu", "wall", "peak")))


def table(letters, runs, kinds, folder, hugo):
    """Return the table of one size as lines, and what each row of sitegen's took."""
    size = SIZES[letters]
    laid_out(size, folder)
    programs = commands(size, folder, hugo)
    found = {}
    for number in range(1, runs + 1):
        for kind in kinds:
            for peer, (argv, output) in programs.items():
                site = folder / f"{peer}-{size}"
                if kind == "cold":
                    for one in (output, site / ".cache"):
                        shutil.rmtree(one, ignore_errors=True)
                files = sorted((site / "content" / "letters").glob("*.md"))
                edited(kind, number, files[len(files) // 2])
                found.setdefault((kind, peer), []).append(one := measured(argv))
                say(f"  {letters} {kind} {peer}: {one.cpu:.2f} s CPU, {one.wall:.2f} s, {one.peak:.0f} MiB")
    lines = [
        f"| {letters} letters | Hugo CPU s | sitegen | ratio | Hugo wall s | sitegen | ratio | least, goal | MiB |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    ours = {}
    for kind in kinds:
        own, their = median(found[kind, "sitegen"]), median(found[kind, "hugo"])
        ours[kind] = own
        lines.append(
            f"| {NAMES[kind]} | {their.cpu:.2f} | {own.cpu:.2f} | {own.cpu / their.cpu:.2f} | {their.wall:.2f} "
            f"| {own.wall:.2f} | {own.wall / their.wall:.2f} | {GOALS[kind][letters]} "
            f"| {their.peak:.0f}, {own.peak:.0f} |"
        )
    return lines, ours


def others(letters, wanted, folder):
    """Return what is measured of sitegen alone, as lines."""
    size = SIZES[letters]
    site, output = folder / f"sitegen-{size}", folder / "out" / f"sitegen-{size}"
    lines = []
    if "bytes" in wanted:
        (few, light), (many, heavy) = (weighed(folder / "out" / f"{peer}-{size}") for peer in ("hugo", "sitegen"))
        ratio = f"{heavy / light:.1f} times (least 3, goal 2)"
        lines.append(f"- Bytes: Hugo {few} files, {light:.1f} MB; sitegen {many} files, {heavy:.1f} MB, {ratio}.")
    if "check" in wanted:
        one = measured(
            [sys.executable, "-m", "sitegen", "check", "--content", site / "content", "--output", output], (0, 1)
        )
        lines.append(f"- `check`: {one.cpu:.1f} s of CPU, peak {one.peak:.0f} MiB (least at 2,000: under 1,000).")
    if "import" in wanted:
        with tempfile.TemporaryDirectory(dir=folder) as empty:
            content = Path(empty) / "content"
            content.mkdir()
            (content / "archive.toml").write_text('title = "Letters"\ndescription = "d"\n', "utf-8")
            sources = sorted((site / "content" / "sources").glob("*.txt"))
            call = [sys.executable, "-m", "sitegen", "import", "--content", content]
            nothing = measured([sys.executable, "-c", "import sitegen.cli.writing"])
            one, four = (measured([*call, *some]) for some in (sources[:1], sources[1:5]))
        each = (four.cpu - one.cpu) / 3
        lines.append(
            f"- `import`: {each:.2f} s of CPU for each letter of 300 names more, {one.cpu:.2f} for one alone, "
            f"of which {nothing.cpu:.2f} to load the program (least 0.08)."
        )
    if "serve" in wanted:
        lines.append(f"- `serve`, from saving a text to the new page: {saved(site, output):.1f} s (least 2, goal 0.5).")
    return lines


def saved(site, output):
    """Return the seconds from saving a letter to the page that shows it, in a preview that runs."""
    argv = [sys.executable, "-m", "sitegen", "serve", "--port", "0", "--content", site / "content", "--output", output]
    process = subprocess.Popen(argv, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)
    try:
        for line in process.stderr:
            if line.startswith("built "):
                break
        time.sleep(2)  # until the folders are watched
        letter = sorted((site / "content" / "letters").glob("*.md"))[3]
        start = time.monotonic()
        edited("body", 1, letter)
        for line in process.stderr:
            if line.startswith("built "):
                return time.monotonic() - start
    finally:
        process.terminate()
        process.wait()
    return float("nan")


def growth(cold):
    """Return how time grows from size to size, as twice the letters would have it."""
    lines = []
    for few, many in zip(sorted(cold), sorted(cold)[1:], strict=False):
        twice = (cold[many].cpu / cold[few].cpu) ** (1 / math.log2(many / few))
        lines.append(f"- Twice the letters, from {few} to {many}: {twice:.2f} times the CPU (least 2.2, goal 2.05).")
    return lines


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition(":")[0])
    parser.add_argument("letters", type=int, nargs="*", choices=[*SIZES, []], default=[50])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--kinds", nargs="*", choices=EDITS, default=EDITS, help="cold comes first")
    parser.add_argument("--others", nargs="*", choices=OTHERS, default=OTHERS)
    parser.add_argument("--record", action="store_true", help="put it into RESULTS.md in place of the last")
    wanted = parser.parse_args()
    hugo = os.environ.get("HUGO") or shutil.which("hugo")
    if not SHARED.is_dir() or not hugo:
        sys.exit("the corpus (../shared/bench) or Hugo is missing; nothing was measured")
    folder = Path(os.environ.get("BENCH_DIR") or tempfile.mkdtemp(prefix="beside-hugo-"))
    load = os.getloadavg()[0]
    say(f"in {folder}; load {load:.1f} on {os.cpu_count()} cores")
    lines, cold = [], {}
    for letters in wanted.letters or [50]:
        its, ours = table(letters, wanted.runs, wanted.kinds, folder, hugo)
        if "cold" in ours:
            cold[letters] = ours["cold"]
        lines += [*its, "", *others(letters, wanted.others, folder), ""]
    lines += growth(cold)
    say("\n" + "\n".join(lines))
    if wanted.record:
        day = datetime.now(UTC).date().isoformat()
        head = f"## {day}, rounds: {wanted.runs}, {os.cpu_count()} cores, load {load:.0f} before\n"
        before, rest = RESULTS.read_text("utf-8").split("\n## ", 1)
        after = rest[rest.index("## How the figures moved") :]
        RESULTS.write_text("\n".join([before, head, *lines, "", after]), "utf-8")


if __name__ == "__main__":
    main()
