"""What the search costs at 50, 500 and 2,000 letters: `python -m tests.benchmarks.search [LETTERS …]`.

Every letter holds about 700 words and 300 signatories, of ten organizations for each letter. Printed for each size:
seconds of CPU to make the index, and again where one letter has changed and all else is remembered; its size; and, in a
fresh Chromium, milliseconds and bytes, as they lie on the disk, of all scripts and files of the index that are loaded
from opening search.html?q=… to the answer, over http and from the disk. The same follows of Pagefind: what its index
costs, and what is loaded for letters with other forms of a word until they stand below.
"""

import functools
import http.server
import os
import random
import sys
import tempfile
import threading
from dataclasses import replace
from pathlib import Path
from statistics import median
from urllib.parse import urlencode

from playwright.sync_api import sync_playwright

from sitegen.adapters.indexing import index
from sitegen.core.memo import no_memo
from sitegen.core.model import Archive, Block, Ledger, Letter, Manuscript, Organization, Signature, Stated
from sitegen.publishing.render.theme import lean
from sitegen.publishing.render.words import Words
from sitegen.publishing.search import search_files, similar_files
from sitegen.publishing.site import plan_site
from tests.addressed import addressed
from tests.e2e.browser import FLAGS, chromium_path
from tests.e2e.conftest import Handler
from tests.e2e.invented_site import BURMESE, CONFIG, outputs
from tests.e2e.invented_site import archive as small_archive

SIZES = (50, 500, 2_000)
SYLLABLES = [first + last for first in "bdfgklmnprstvz" for last in ("a", "e", "i", "o", "u", "an", "el", "or")]
WORDS = ["".join(random.Random(n).choices(SYLLABLES, k=2 + n % 3)) for n in range(20_000)]
QUERIES = (
    WORDS[1234], "embargo", f"embargo {WORDS[12]} {WORDS[700]}", f'"{WORDS[30]} {WORDS[40]}"', "ကွန်ရက်", "Lake Monitor 7",
    "network", "no such words",
)  # fmt: skip
SIMILAR = "embargoed"
KINDS = ("Network", "Association", "Women’s Union", "Farmers", "Lake Monitor", "Youth Committee", "Fund 4 Rivers")


def corpus(count):
    """Return an archive of `count` letters."""
    chance = random.Random(count)
    words = WORDS
    weights = [1 / (n + 1) for n in range(len(words))]
    records = {}
    for n in range(count * 10):
        name = chance.choice(BURMESE) if n % 40 == 0 else f"{words[n % 900].title()} {KINDS[n % 7]} {n}"
        records[f"body-{n}"] = Organization(f"body-{n}", name)
    bodies = list(records)
    manuscripts, by_letter, by_organization = [], {}, {}
    for n in range(count):
        own = f"letter-{n:05d}"
        drawn = chance.choices(words, weights, k=700)
        drawn[n % 700] = "embargo" if n % 3 else "turbine"
        blocks = tuple(
            Block("paragraph", f"{' '.join(drawn[at : at + 70])}.", at + 1, at + 1) for at in range(0, 700, 70)
        )
        date = f"{2005 + n % 20}-{n % 12 + 1:02}-{n % 28 + 1:02}"
        to = (f"Council {n % 60}",)
        letter = Letter(f"Letter on {drawn[0]} {n}", date, "en", to, (), Stated(300), (), blocks, (), None, ())
        manuscripts.append(Manuscript(own, f"{own}.md", letter, None))
        signed = chance.sample(bodies, 300)
        rows = [Signature(own, at, None, at, "printed", records[one].name, one, at) for at, one in enumerate(signed, 1)]
        by_letter[own] = tuple(rows)
        for row in rows:
            by_organization.setdefault(row.organization_id, []).append(row)
    manuscripts.sort(key=lambda one: one.letter.date)
    return addressed(
        Archive(
            letters=tuple(manuscripts),
            ledgers={one.letter_id: Ledger(300, None, 300, 0, 0) for one in manuscripts},
            organizations=records,
            signatures=tuple(row for rows in by_letter.values() for row in rows),
            by_letter=by_letter,
            by_organization={key: tuple(rows) for key, rows in by_organization.items()},
            judgements=(),
            redirects={},
        )
    )


def edited(joined):
    """Return the archive with one word of one letter changed."""
    first, *others = joined.letters
    body = (replace(first.letter.body[0], text="Another word."), *first.letter.body[1:])
    return replace(joined, letters=(replace(first, letter=replace(first.letter, body=body)), *others))


class Remembered(dict):
    """A memo without a disk."""

    def __call__(self, stage, key, compute):
        """Return the value of a key, computed if it is not known."""
        if (stage.name, key) not in self:
            self[stage.name, key] = compute()
        return self[stage.name, key]


def say(text):
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def spent(work):
    """Return the seconds of CPU that `work` takes, those of programs that it runs included, and what it returns."""
    before = sum(os.times()[:4])
    result = work()
    return sum(os.times()[:4]) - before, result


def first_query(browser, address, query, site, *, similar=False):
    """Return milliseconds until the answer stands on a fresh page, and the bytes of scripts and index loaded for it.

    Where nothing else is found, Pagefind is asked once the answer stands: that is told apart, as `similar`.
    """
    context = browser.new_context()
    page = context.new_page()
    asked = set()
    page.on("request", lambda one: asked.add(one.url.removeprefix(address).partition("?")[0]))
    page.goto(f"{address}search.html?{urlencode({'q': query})}", wait_until="commit")
    done = "[data-search-pagefind=done]" if similar else "[data-search-state=done]"
    page.wait_for_selector(done, timeout=120_000)
    took = page.evaluate("performance.now()")
    context.close()
    return took, sum(
        (site / one).stat().st_size for one in asked if one.endswith(".js") and (similar or "similar" not in one)
    )


def measure(browser, count):
    joined = corpus(count)
    site = plan_site(joined, CONFIG).value
    words = Words("en", {})
    cold, files = spent(lambda: search_files(joined, CONFIG, site, words, no_memo).files)
    memo = Remembered()
    search_files(joined, CONFIG, site, words, memo)
    warm, after = spent(lambda: search_files(edited(joined), CONFIG, site, words, memo).files)
    changed = sum(files.get(path) != data for path, data in after.items())
    say(
        f"\n{count:,} letters, {len(joined.organizations):,} names: {cold:.1f} s of CPU, one edit {warm:.2f} s "
        f"({changed} of {len(after):,} files); {sum(map(len, files.values())) / 1e6:.1f} MB"
    )
    pagefind, its = spent(lambda: similar_files(joined, CONFIG, site, index, no_memo)().value.files)
    similar_files(joined, CONFIG, site, index, memo)()
    warm, again = spent(lambda: similar_files(edited(joined), CONFIG, site, index, memo)().value.files)
    changed = sum(its.get(path) != data for path, data in again.items())
    say(
        f"  Pagefind: {pagefind:.1f} s of CPU, one edit {warm:.2f} s ({changed} of {len(again):,} files); "
        f"{sum(map(len, its.values())) / 1e6:.1f} MB"
    )
    files |= its
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        around = {path: data for path, data in outputs(small_archive()).items() if not path.startswith("search/")}
        for path, data in {**around, **files}.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(lean(path, data) if path.startswith("theme/") else data)
        handler = functools.partial(Handler, directory=name)
        with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
            threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
            server.handle_error = lambda *_: None  # a page may be left while it still loads
            for query in (*QUERIES, SIMILAR):
                row = [f"{query:<24}"]
                ask = functools.partial(first_query, similar=query == SIMILAR)
                for address in (f"http://127.0.0.1:{server.server_port}/", folder.as_uri() + "/"):
                    runs = [ask(browser, address, query, folder) for _ in range(3)]
                    row.append(f"{address[:4]} {median(took for took, _ in runs):6.0f} ms {runs[0][1] / 1e3:7.1f} KB")
                say("  " + "   ".join(row))
            server.shutdown()


def main():
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium_path(driver.chromium), args=FLAGS)
        for count in [int(one) for one in sys.argv[1:]] or SIZES:
            measure(browser, count)
        browser.close()


if __name__ == "__main__":
    main()
