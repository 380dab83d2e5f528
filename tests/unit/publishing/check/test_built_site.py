"""A real site, built from letters as received: one thing is broken in it, and is found."""

import gzip
import json
import re
import shutil
from pathlib import Path

import pytest

from sitegen.adapters.files import read_tree
from sitegen.identity import Recognizer
from sitegen.publishing.check import check_site
from tests.command import sitegen

SMALL = Path(__file__).parents[3] / "sites/small"


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    folder = tmp_path_factory.mktemp("archive")
    shutil.copytree(SMALL / "content", folder / "content")
    for args in (("import", *sorted((SMALL / "letters").iterdir())), ("build", "--no-cache")):
        done = sitegen(*args, cwd=folder)
        assert done.status == 0, done.err
    return read_tree(folder / "site").value


def letter_of(files):
    return next(one for one in sorted(files) if re.fullmatch(r"letters/\d{4}[^/]*(?<!-source)\.html", one))


def replaced(path, old, new):
    def mutate(files):
        name = letter_of(files) if path == "LETTER" else path
        assert old in files[name], f"{old} is not in {name}"
        files[name] = files[name].replace(old, new, 1)

    return mutate


def gone(path):
    return lambda files: files.pop(letter_of(files) if path == "LETTER" else path)


def packed(files):
    files["search/fragment/x.pf_fragment"] = gzip.compress(b"write to hidden@lake.example")


def row_lost(files):
    lines = files["data/signatures.csv"].split(b"\r\n")
    files["data/signatures.csv"] = b"\r\n".join([*lines[:2], *lines[3:]])


def entry_without_id(files):
    files["feed.xml"] = re.sub(rb"(<entry.*?)<id>[^<]*</id>", rb"\1", files["feed.xml"], count=1, flags=re.DOTALL)


def unlinked(files):
    files["lonely.html"] = files["404.html"]


BREAKS = {
    "a link to nothing": (
        replaced("index.html", b'href="letters/index.html"', b'href="letters/none.html"'),
        "broken-link",
    ),
    "a page that is gone": (gone("about.html"), "broken-link"),
    "an edition that is gone": (lambda files: files.pop(letter_of(files)[:-5] + ".xml"), "broken-link"),
    "an anchor to nothing": (replaced("data/index.html", b'href="#letters"', b'href="#lettres"'), "broken-anchor"),
    "an id twice": (replaced("LETTER", b'<h2 id="signatories-title"', b'<h2 id="signatories"'), "repeated-id"),
    "an element that is not closed": (replaced("LETTER", b"</article>", b""), "malformed-html"),
    "elements that cross": (replaced("index.html", b"</h1>", b"</h2>"), "malformed-html"),
    "structured data that cannot be read": (replaced("LETTER", b'ld+json">', b'ld+json">}'), "malformed-html"),
    "no language": (replaced("index.html", b'<html lang="en">', b"<html>"), "missing-text"),
    "a script in the page": (replaced("index.html", b"</main>", b"<script>go()</script></main>"), "inline-code"),
    "a font from elsewhere": (
        replaced("index.html", b"<title>", b'<link rel="stylesheet" href="https://f.example/"><title>'),
        "foreign-resource",
    ),
    "a feed that is not XML": (replaced("feed.xml", b"</feed>", b""), "malformed-xml"),
    "an entry without id": (entry_without_id, "malformed-xml"),
    "a sitemap that lists nothing": (replaced("sitemap.xml", b"about.html", b"abort.html"), "broken-link"),
    "a row that is lost": (row_lost, "broken-data"),
    "a cell that was changed": (replaced("data/letters.csv", b"letters/", b"lettres/"), "broken-data"),
    "data that is gone": (gone("data/demands.csv"), "broken-data"),
    "a masked address": (replaced("LETTER", b"</main>", b"hidden@lake.example</main>"), "leaked-address"),
    "a masked address, spelt out": (
        replaced("LETTER", b"</main>", b"hidde&#110;&#64;lake.example</main>"),
        "leaked-address",
    ),
    "a masked address in the search index": (packed, "leaked-address"),
    "a withheld name": (replaced("LETTER", b"</main>", b"The Hidden Union</main>"), "leaked-name"),
    "a withheld name in the data": (
        replaced("data/followthemoney.jsonl", b'"Organization"', b'"\\u0054he Hidden Union"'),
        "leaked-name",
    ),
    "a page that nobody links": (unlinked, "unreachable-page"),
}


def found(files):
    return {
        one.name
        for one in check_site(
            files, addresses=["hidden@lake.example"], guard=Recognizer(frozenset({"The Hidden Union"}))
        )
    }


def test_the_site_as_built_has_no_finding(built):
    assert found(built) == set()


@pytest.mark.parametrize("broken", BREAKS)
def test_what_is_broken_in_it_is_found(built, broken):
    mutate, name = BREAKS[broken]
    files = dict(built)
    mutate(files)
    assert name in found(files)


def test_every_page_but_the_404_page_is_in_the_sitemap(built):
    listed = set(re.findall(r"<loc>(?:https://letters\.example/)?([^<]*)</loc>", built["sitemap.xml"].decode()))
    moved = {path for path, data in built.items() if b'http-equiv="refresh"' in data}
    pages = {path for path in built if path.endswith(".html")}
    assert listed == pages - moved - {"404.html"}


def test_every_row_of_the_signatures_leads_to_its_line(built):
    letters = {one["id"]: one for one in json.loads(built["data/letters.json"])}
    for row in json.loads(built["data/signatures.json"]):
        letter, within = letters[row["letter_id"]], f"{row['parent_ordinal']}." if row["parent_ordinal"] else ""
        page, anchor = letter["permalink"], f"s{within}{row['ordinal']}"
        assert f'id="{anchor}"'.encode() in built[page]
        if letter["source_page"]:
            assert f'id="L{row["source_line"]}"'.encode() in built[letter["source_page"]]
    assert any(one["source_page"] for one in letters.values())
