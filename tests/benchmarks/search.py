"""What the search costs at 100, 1,000 and 10,000 pages: `python -m tests.benchmarks.search [PAGES …]`.

Every page holds about 3 KB of text; half of them are letters, with filters and dates, half organizations. Printed for
each size: seconds to index and to find the index unchanged, size of the index, and, in a fresh Chromium, bytes and
milliseconds from opening search.html?q=… to the first ten hits on the screen, over http and from the disk; then the
milliseconds of a keystroke in the name field, with twenty thousand names.
"""

import functools
import http.server
import random
import sys
import tempfile
import threading
import time
from pathlib import Path
from statistics import median

from playwright.sync_api import sync_playwright
from sitegen.adapters.search import index

from tests.e2e.browser import FLAGS, chromium_path
from tests.e2e.conftest import Handler
from tests.e2e.invented_site import BURMESE, archive, outputs

SIZES = (100, 1_000, 10_000)
QUERIES = {"rare": "w01234", "common": "embargo", "three words": "embargo w00012 w00700", "Burmese": "ကွန်ရက်"}
KEYSTROKES = ("f", "fi", "fis", "fishers", "fishers hil", "fishres hill", "rivr shore netw", "AHLN", "network")
PAGE = """<!DOCTYPE html><html lang="en"><body><main data-pagefind-body><h1 data-pagefind-meta="title">{title}</h1>
<p data-pagefind-filter="kind:{kind}" data-pagefind-ignore></p>
<p data-pagefind-filter="year:{year}" data-pagefind-sort="date:{year}-01-01" data-pagefind-ignore></p>
<p data-pagefind-filter="addressee:Council {council}" data-pagefind-ignore></p>{text}</main></body></html>"""


def write_pages(site, pages):
    """Write the pages and everything that the search page needs beside them."""
    chance = random.Random(pages)
    words = [f"w{n:05d}" for n in range(20_000)]
    weights = [1 / (n + 1) for n in range(len(words))]
    for path, data in outputs(archive()).items():
        if path.startswith("theme/") or path == "search.html":
            (site / path).parent.mkdir(parents=True, exist_ok=True)
            (site / path).write_bytes(data)
    for folder in ("letters", "organizations"):
        (site / folder).mkdir(exist_ok=True)
    for n in range(pages):
        kind = ("letter", "organization")[n % 2]
        drawn = chance.choices(words, weights, k=480)
        drawn[chance.randrange(480)] = "embargo" if n % 3 else "turbine"
        text = "".join(f'<p id="p{at}">{" ".join(drawn[at : at + 60])}.</p>' for at in range(0, 480, 60))
        burmese = f'<p id="b">{chance.choice(BURMESE)}</p>' if n % 5 == 0 else ""
        page = PAGE.format(
            title=f"Page {n} {drawn[0]}", kind=kind, year=2010 + n % 15, council=n % 40, text=text + burmese
        )
        (site / f"{kind}s" / f"page-{n}.html").write_text(page, encoding="utf-8")


def say(text):
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def timed(work):
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result


def size_of(folder):
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()), sum(1 for _ in folder.rglob("*.*"))


def first_query(browser, address, query, site):
    """Return milliseconds until the hits stand on a fresh page, and the bytes of search files loaded for them."""
    context = browser.new_context()
    page = context.new_page()
    files = []
    page.on("request", lambda asked: files.append(asked.url.partition("/search/")[2].partition("?")[0]))
    page.goto(f"{address}search.html?q={query}", wait_until="commit")
    page.wait_for_selector("[data-search-state=done]", timeout=120_000)
    spent = page.evaluate("performance.now()")
    context.close()
    loaded = [file for name in files if name and (file := site / "search" / name).exists()]
    return spent, sum(file.stat().st_size for file in loaded)


def name_keystrokes(browser, address):
    words = [
        "Alder",
        "Birch",
        "Council",
        "Delta",
        "East",
        "Fishers",
        "Garden",
        "Hill",
        "Island",
        "Justice",
        "Karst",
        "Lake",
        "Monitor",
        "North",
        "Oak",
        "Peace",
        "River",
        "Shore",
    ]
    names = (
        f"{words[n % 18]} {words[n // 18 % 18]}{n % 977} {words[n // 324 % 18]} {words[n % 13]} Network {n}"
        for n in range(20_000)
    )
    page = browser.new_page()
    page.goto(f"{address}search.html")
    spent = page.evaluate(
        """async ([lines, texts]) => {
          archiveSearch.names(lines);
          const spent = [];
          for (const text of texts) {
            const before = performance.now();
            await archiveSearch.suggest(text, 6);
            spent.push(performance.now() - before);
          }
          return spent;
        }""",
        ["\n".join(f"1\t\t{name}" for name in names), list(KEYSTROKES)],
    )
    page.close()
    return spent[0], median(spent[1:]), max(spent[1:])


def measure(browser, pages):
    with tempfile.TemporaryDirectory() as folder:
        site, again = Path(folder, "site"), Path(folder, "again")
        site.mkdir()
        write_pages(site, pages)
        cold, found = timed(lambda: index(site))
        assert not found, found
        again.mkdir()
        write_pages(again, pages)
        warm, _ = timed(lambda: index(again, previous=site))
        stock, stock_files = size_of(site / "search")
        offline, offline_files = size_of(site / "search" / "offline")
        say(
            f"\n{pages:,} pages: indexed in {cold:.1f} s, found unchanged in {warm:.2f} s; "
            f"index {(stock - offline) / 1e6:.1f} MB in {stock_files - offline_files} files, "
            f"for the disk {offline / 1e6:.1f} MB in {offline_files}"
        )
        handler = functools.partial(Handler, directory=str(site))
        with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
            threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
            for name, query in QUERIES.items():
                row = [f"{name:<12}"]
                for address in (f"http://127.0.0.1:{server.server_port}/", site.as_uri() + "/"):
                    runs = [first_query(browser, address, query, site) for _ in range(3)]
                    row.append(f"{address[:4]} {median(spent for spent, _ in runs):6.0f} ms {runs[0][1] / 1e3:7.0f} KB")
                say("  " + "   ".join(row))
            if pages == SIZES[0]:
                opened, middle, worst = name_keystrokes(browser, site.as_uri() + "/")
                say(f"  20,000 names: taken in {opened:.0f} ms, a keystroke {middle:.0f} ms, at worst {worst:.0f} ms")
            server.shutdown()


def main():
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium_path(driver), args=FLAGS)
        for pages in [int(one) for one in sys.argv[1:]] or SIZES:
            measure(browser, pages)
        browser.close()


if __name__ == "__main__":
    main()
