"""Hold what the readers read against independent programs: `python -m tests.benchmarks.witnesses ../shared [--words] [NAME…]`.

One row per original file of the corpus: how many words the witness sees, which share of them the reader has (recall),
which share of the reader's words the witness has (precision), and which share of the witness's pairs of neighbouring
words are neighbours for the reader too (order). Words count as often as they stand. `--words` prints some that differ;
names choose the files whose names contain one of them. Ends with the ten worst. Exits with 1 where recall or precision
is below 0.999.

The witnesses: pdftotext (poppler) for PDF, LibreOffice's text export for Word files, a browser for web pages. A file whose witness is not installed, or that the reader refuses, says so.
"""

# ruff: noqa: T201, E501 - a command prints, and runs other programs

import os
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from playwright.sync_api import Error, sync_playwright

from sitegen.reading.formats import read_source
from sitegen.reading.formats.front_matter import split_front_matter
from sitegen.reading.formats.web.evidence import without_scripts
from sitegen.reading.formats.web.page import lay_out_page
from sitegen.reading.formats.web.parse import parse_page
from sitegen.reading.formats.web.pictures import find_logos

LEAST = 0.999
_WORD = re.compile(r"[^\W_]+(?:[\u0300-\u036f\u1031-\u109f\u0900-\u0dff\u0600-\u06ff]+[^\W_]*)*")
_HYPHEN = re.compile(r"(?<=\w)[-\u2010\u2011\xad]\s*\n\s*(?=\w)|\xad|(?<=\w)[-\u2010\u2011](?=\w)")
_RAISED = re.compile(r"(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])")  # marks of notes: glued on by one, apart for another
_TARGET = re.compile(r"(?<=\])\((?:https?:|mailto:|#)[^\s()]*\)")  # where a link leads, which Markdown shows
_APOSTROPHE = re.compile(r"(?<=\w)['’ʼ](?=\w)")


# Opens what a person can open: closed parts, and panels and slides that take turns in being shown; and writes out the
# numbers of lists, which a browser shows and does not count as text.
_OPEN = """
document.head.append(Object.assign(document.createElement('style'), {
  textContent: '* { transition: none !important; animation: none !important }', // what fades in is there at once
}));
document.querySelectorAll('noscript').forEach((one) => one.remove());
document.querySelectorAll('details').forEach((one) => { one.open = true; });
const shown = (one) => one.checkVisibility({ checkVisibilityCSS: true, checkOpacity: true });
document.querySelectorAll('div, ul, ol, section, article, table').forEach((one) => {
  const twins = [...one.parentNode.children].filter((other) => other !== one && other.tagName === one.tagName);
  if (!shown(one) && twins.some((other) => shown(other) && [...other.classList].some((c) => one.classList.contains(c))))
    one.style.cssText = 'display: block !important; visibility: visible !important';
});
document.querySelectorAll('ol').forEach((list) => {
  let number = list.start;
  [...list.children].filter((one) => one.tagName === 'LI').forEach((item) => {
    number = item.hasAttribute('value') ? item.value : number;
    if (getComputedStyle(item).listStyleType === 'decimal') item.prepend(`${number}. `);
    number += list.reversed ? -1 : 1;
  });
});
"""


@dataclass(frozen=True)
class Agreement:
    """How well a reader agrees with a witness: the words that each has and the other has not, and three shares."""

    seen: int
    lost: Counter[str]
    added: Counter[str]
    recall: float
    precision: float
    order: float


@dataclass(frozen=True)
class Seen:
    """The words that a witness sees, in order, and words that may also be read without being wrong."""

    words: list[str]
    also: list[str] = field(default_factory=list)


def pdftotext(path: Path) -> Seen | None:
    """Return the text that poppler finds in a PDF, or None where poppler is not installed."""
    if shutil.which("pdftotext") is None:
        return None
    command = ["pdftotext", "-enc", "UTF-8", "-nopgbrk", str(path), "-"]
    return Seen(fold(subprocess.run(command, check=True, capture_output=True).stdout.decode("utf-8", "replace")))


def libreoffice(path: Path) -> Seen | None:
    """Return the text that LibreOffice exports, or None where it is not installed."""
    if shutil.which("soffice") is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        profile = f"-env:UserInstallation={Path(folder).as_uri()}/profile"
        command = ["soffice", profile, "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", folder]
        subprocess.run([*command, str(path)], check=True, capture_output=True)
        return Seen(fold((Path(folder) / f"{path.stem}.txt").read_text(encoding="utf-8-sig")))


def browser(path: Path) -> Seen | None:
    """Return the text that a browser shows of a page without its navigation, closed parts opened; scripts are off.

    What the server's scripts write is no text of the page. What the reader leaves aside as furniture is taken out of
    what the browser shows, and the names of logos, which are pictures there, are put in: both are the reader's word.
    """
    with sync_playwright() as playwright:
        try:
            chromium = playwright.chromium.launch(executable_path=os.environ.get("CHROME") or shutil.which("chromium"))
        except Error:
            return None
        page = chromium.new_context(java_script_enabled=False, offline=True).new_page()
        markup = without_scripts(split_front_matter(path.read_text(encoding="utf-8", errors="replace")).rest)
        page.set_content(markup, wait_until="domcontentloaded")
        page.evaluate(_OPEN)
        text = page.evaluate("document.body.innerText")
        chromium.close()
    tree = parse_page(markup)
    furniture = [word for piece in lay_out_page(tree).aside for word in fold(piece.text)]
    logos = fold(" ".join(find_logos(tree).values()))
    return Seen(_without(fold(text), Counter(furniture)) + logos, furniture)


def _without(words: list[str], others: Counter[str]) -> list[str]:
    kept = []
    for word in words:
        if others[word]:
            others[word] -= 1
        else:
            kept.append(word)
    return kept


WITNESSES: dict[str, Callable[[Path], Seen | None]] = {
    ".pdf": pdftotext, ".docx": libreoffice, ".odt": libreoffice, ".rtf": libreoffice, ".doc": libreoffice,
    ".html": browser,
}  # fmt: skip


def fold(text: str) -> list[str]:
    """Return the words of a text: compatibility forms resolved, small letters, hyphens taken out, figures apart."""
    text = unicodedata.normalize("NFKC", text).casefold()
    text = _APOSTROPHE.sub("", _HYPHEN.sub("", text))
    return _WORD.findall(_RAISED.sub(" ", text))


def compare(read: str, seen: Seen) -> Agreement:
    """Hold the text that a reader read against what a witness sees."""
    ours, theirs = fold(read), seen.words
    counts, wanted = Counter(ours), Counter(theirs)
    common, added = sum((counts & wanted).values()), counts - wanted - Counter(seen.also)
    pairs, neighbours = Counter(pairwise(ours)), Counter(pairwise(theirs))
    together = sum((pairs & neighbours).values())
    return Agreement(
        len(theirs),
        wanted - counts,
        added,
        common / len(theirs) if theirs else float(not ours),
        1 - added.total() / len(ours) if ours else float(not theirs),
        together / neighbours.total() if neighbours else 1.0,
    )


def files(shared: Path, names: list[str]) -> list[Path]:
    """Return the files of the corpus that have a witness."""
    found = [path for path in sorted((shared / "corpus").iterdir()) if path.suffix.lower() in WITNESSES]
    return [path for path in found if not names or any(name in path.name for name in names)]


def main(arguments: list[str]) -> int:
    shared, names = Path(arguments[0]), [one for one in arguments[1:] if not one.startswith("-")]
    worst: list[tuple[float, str]] = []
    print(f"{'file':46} {'words':>6} {'recall':>7} {'precis.':>7} {'order':>7}")
    for path in files(shared, names):
        data = path.read_bytes()
        source = read_source(path.name, data).value
        seen = WITNESSES[path.suffix.lower()](path)
        if source is None or seen is None:
            print(f"{path.name[:46]:46} {'not read' if source is None else 'no witness':>14}")
            continue
        front = len(split_front_matter("\n".join(source.lines)).lines)
        edges = path.suffix in (".docx", ".odt", ".rtf", ".doc")  # of which LibreOffice exports no headers and footers
        lines = [one for at, one in enumerate(source.lines) if at >= front and not (edges and source.place(at + 1))]
        one = compare(_TARGET.sub(")", "\n".join(lines)), seen)
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
