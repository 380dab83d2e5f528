"""A real site, built from letters as received: all of it hangs together."""

import json
import re
import shutil
from pathlib import Path

import pytest

from sitegen.adapters.files import read_tree
from sitegen.identity.recognition import Recognizer
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


def test_the_site_as_built_has_no_finding(built):
    guard = Recognizer(frozenset({"The Hidden Union"}))
    assert check_site(built, addresses=["hidden@lake.example"], guard=guard) == ()


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
