"""The copy of itself that a site holds: made by every build if the settings want it, linked, and sound."""

import hashlib
import io
import zipfile

import pytest

from sitegen.adapters.files import read_tree
from sitegen.cli.building import Wanted, make
from sitegen.publishing.check import check_site

SETTINGS = 'title = "Letters"\ndescription = "Ours"\n'
LETTER = b"""To the Members of the River Commission
3 May 2021

Re: Stop the dam

Dear Members,

We ask you to stop the dam.

Signed by 2 organizations:

1. Alder Union
2. Birch Network
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("copy")
    (folder / "content/sources").mkdir(parents=True)
    (folder / "content/sources/stop.txt").write_bytes(LETTER)
    return folder


def built(folder, settings="offline_copy = true\n", **wanted):
    """Build the site, find nothing wrong with it, and return its files."""
    (folder / "content/archive.toml").write_text(SETTINGS + settings)
    assert make(Wanted(folder / "content", folder / "site", durable=False, **wanted)).value
    files = read_tree(folder / "site").value
    assert check_site(files, base_url=wanted.get("base_url")) == ()
    return files


def test_the_site_holds_a_copy_of_itself_and_leads_to_it(folder):
    files = built(folder)
    assert b'href="offline.zip"' in files["index.html"]
    assert b'href="offline.zip"' in files["about.html"]
    assert b"offline.zip" not in files["letters/index.html"]
    digest = hashlib.sha256(files["offline.zip"]).hexdigest()
    assert files["offline.zip.sha256"].decode() == f"{digest}  offline.zip\n"
    with zipfile.ZipFile(io.BytesIO(files["offline.zip"])) as packed:
        held = {name.removeprefix("offline/"): packed.read(name) for name in packed.namelist()}
    assert "search/index.js" in held
    assert held == {name: data for name, data in files.items() if not name.startswith(("offline.zip", ".", "404.html"))}
    assert built(folder, cached=False)["offline.zip"] == files["offline.zip"]


def test_with_a_public_address_the_link_is_good_within_the_copy_too(folder):
    files = built(folder, base_url="https://letters.example/x")
    assert b'href="https://letters.example/x/offline.zip"' in files["index.html"]
    assert b'href="offline.zip"' not in files["index.html"]


def test_a_site_that_wants_none_has_none(folder):
    files = built(folder, "")
    assert not [name for name in files if name.startswith("offline.zip")]
    assert b"offline.zip" not in files["index.html"]
