"""sitegen beside Hugo on the same neutral corpus: `python -m tests.benchmarks.beside_hugo [--runs N] [50 500 2000]`.

Builds cold, again without any change, and after single edits (the body of a letter, its title, one signatory), in
rounds: Hugo, sitegen, Hugo, sitegen. Prints for each the median of CPU seconds (user and system, of all processes) and
of wall seconds, their ratio to Hugo's, the peak memory of the largest process and the bytes and files of the site.
On a loaded machine only the CPU seconds mean something. The corpus and how it is laid out for Hugo come from
`../shared/bench` (run by $BENCH_PYTHON, a Python that has numpy), the program from $HUGO or the PATH; without them
nothing is measured. $BENCH_DIR names a folder for it all, best on a RAM disk.
"""

import argparse
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SHARED = Path(__file__).resolve().parents[3] / "shared" / "bench"
SIZES = {50: "small", 500: "medium", 2000: "large"}
EDITS = ("cold", "none", "body", "title", "sign")


def say(text):
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def measured(argv):
    """Return CPU seconds, wall seconds and peak memory (MiB) of a program that must succeed."""
    start = time.monotonic()
    process = subprocess.Popen(argv, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    said = process.stderr.read()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{argv}: {said.decode()[-2000:]}")
    return used.ru_utime + used.ru_stime, time.monotonic() - start, used.ru_maxrss / 1024


def laid_out(size, folder):
    """Lay out the corpus for both programs, once."""
    corpus, python = folder / "corpus" / size, os.environ.get("BENCH_PYTHON") or "python3"
    if not corpus.exists():
        subprocess.run([python, SHARED / "gen.py", size, corpus], check=True, stdout=subprocess.DEVNULL)
    for peer in ("hugo", "sitegen"):
        if not (folder / f"{peer}-{size}").exists():
            subprocess.run([python, SHARED / "adapt.py", peer, corpus, folder / f"{peer}-{size}"], check=True)


def edited(kind, number, letter):
    """Edit the letter for both programs: the same change, another one in every round."""
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


def table(size, runs, kinds, folder, hugo):
    """Print the table of one size."""
    laid_out(size, folder)
    programs = commands(size, folder, hugo)
    found = {}
    for number in range(1, runs + 1):
        for kind in kinds:
            for peer, (argv, output) in programs.items():
                site = folder / f"{peer}-{size}"
                if kind == "cold":
                    shutil.rmtree(output, ignore_errors=True)
                    shutil.rmtree(site / ".cache", ignore_errors=True)
                letters = sorted((site / "content" / "letters").glob("*.md"))
                edited(kind, number, letters[len(letters) // 2])
                found.setdefault((kind, peer), []).append(measured(argv))
                say(f"  {size} {kind} {peer}: {found[kind, peer][-1][0]:.2f} s CPU, {found[kind, peer][-1][1]:.2f} s")
    say(f"\n| {size} | Hugo CPU s | sitegen CPU s | ratio | Hugo wall s | sitegen wall s | ratio | peak MiB, both |")
    say("|---|---|---|---|---|---|---|---|")
    for kind in kinds:
        ours, theirs = (
            [statistics.median(column) for column in zip(*found[kind, peer], strict=True)]
            for peer in ("sitegen", "hugo")
        )
        say(
            f"| {kind} | {theirs[0]:.2f} | {ours[0]:.2f} | {ours[0] / theirs[0]:.2f} "
            f"| {theirs[1]:.2f} | {ours[1]:.2f} | {ours[1] / theirs[1]:.2f} | {theirs[2]:.0f}, {ours[2]:.0f} |"
        )
    (few, light), (many, heavy) = (weighed(programs[peer][1]) for peer in ("hugo", "sitegen"))
    say(f"\n{size}: Hugo {few} files, {light:.1f} MB; sitegen {many} files, {heavy:.1f} MB ({heavy / light:.1f} x)\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition(":")[0])
    parser.add_argument("letters", type=int, nargs="*", choices=[*SIZES, []], default=[50])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--kinds", nargs="+", choices=EDITS, default=EDITS, help="cold comes first")
    wanted = parser.parse_args()
    hugo = os.environ.get("HUGO") or shutil.which("hugo")
    if not SHARED.is_dir() or not hugo:
        sys.exit("the corpus (../shared/bench) or Hugo is missing; nothing was measured")
    folder = Path(os.environ.get("BENCH_DIR") or tempfile.mkdtemp(prefix="beside-hugo-"))
    say(f"in {folder}; load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    for letters in wanted.letters or [50]:
        table(SIZES[letters], wanted.runs, wanted.kinds, folder, hugo)


if __name__ == "__main__":
    main()
