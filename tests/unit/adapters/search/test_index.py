import gzip
import json
import subprocess

import pytest

from sitegen.adapters import search
from sitegen.adapters.search import index, pagefind
from sitegen.adapters.search.bundle import _zip, complete_bundle
from tests.unit.adapters.files.killing import tree

PAGE = """<!DOCTYPE html><html lang="en"><main data-pagefind-body><h1>{title}</h1>
<dd data-pagefind-filter="year:{year}" data-pagefind-sort="date:{year}-01-01">{year}</dd>
<dd data-pagefind-filter="kind:letter"></dd><dd data-pagefind-filter="addressee">Council {year}</dd>
<p id="p1">We ask for an embargo.</p><p id="p2">ကွန်ရက်</p></main></html>"""


def pages(site, titles=("One", "Two", "Three")):
    site.mkdir()
    for number, title in enumerate(titles):
        (site / f"{title.lower()}.html").write_text(PAGE.format(title=title, year=2020 + number), encoding="utf-8")
    (site / "index.html").write_text("<html><main>not searched</main></html>")
    (site / "data").mkdir()
    records = [
        {
            "name": "Lake Monitor",
            "permalink": "organizations/lake-monitor.html",
            "letters": 2,
            "variant_names": ["The Monitor"],
        },
        {"name": "ကွန်ရက်", "permalink": "organizations/kvnrk.html", "letters": 1, "variant_names": []},
        {"name": "Without a page", "permalink": None, "letters": 0, "variant_names": []},
    ]
    (site / "data" / "organizations.json").write_text(json.dumps(records), encoding="utf-8")
    return site


@pytest.fixture
def site(tmp_path):
    site = pages(tmp_path / "site")
    assert index(site) == ()
    return site


def test_the_index_has_what_a_reader_needs_and_nothing_else(site):
    names = set(tree(site / "search"))
    assert {
        "pagefind.js",
        "pagefind-worker.js",
        "pagefind-entry.json",
        "LICENSE.txt",
        "names.js",
        "offline/core.js",
    } <= names
    assert not [name for name in names if "ui" in name or "highlight" in name or "unknown" in name]
    assert "MIT License" in (site / "search" / "LICENSE.txt").read_text()
    assert len(list((site / "search" / "fragment").iterdir())) == 3


def test_the_same_content_gives_the_same_bytes(tmp_path):
    """Pagefind alone writes filters in another order in every run; with three of them one in six agrees by chance."""
    made = []
    for run in range(4):
        site = pages(tmp_path / str(run))
        assert index(site) == ()
        made.append(tree(site))
    assert made[0] == made[1] == made[2] == made[3]


def test_the_index_is_made_again_only_for_other_content(site, tmp_path, monkeypatch):
    monkeypatch.setattr(search, "run_pagefind", lambda *_: pytest.fail("indexed again"))
    again = pages(tmp_path / "again")
    (again / "one.html").write_text(
        (again / "one.html").read_text(encoding="utf-8").replace("<main", "<nav>New</nav><main")
    )
    assert index(again, previous=site) == ()
    assert tree(again / "search") == tree(site / "search")
    other = pages(tmp_path / "other", ("One", "Two", "Four"))
    with pytest.raises(pytest.fail.Exception, match="indexed again"):
        index(other, previous=site)


@pytest.mark.parametrize("damage", ["truncated", "missing", "no note"])
def test_a_damaged_index_is_not_used_again(site, tmp_path, damage):
    good = tree(site / "search")
    file = next((site / "search" / "fragment").iterdir())
    if damage == "truncated":
        file.write_bytes(file.read_bytes()[:-1])
    elif damage == "missing":
        file.unlink()
    else:
        (site / "search" / "index.json").write_text("[]")
    again = pages(tmp_path / "again")
    assert index(again, previous=site) == ()
    assert tree(again / "search") == good


def test_names_stand_in_one_script(site):
    assert (site / "search" / "names.js").read_text(encoding="utf-8") == (
        'archiveSearch.names("1\\torganizations/kvnrk.html\\tကွန်ရက်\\n2\\t\\tLake Monitor\\tThe Monitor");\n'
    )


def test_without_pages_there_is_nothing_to_index(tmp_path):
    (tmp_path / "index.html").write_text("<html><main>empty archive</main></html>")
    assert index(tmp_path) == ()
    assert tree(tmp_path / "search") == {}


@pytest.mark.parametrize("name", ["- -", "4. ?", "&amp;", "_", "❤", "၊", "ျ", "ʼ", "²", "ª", "Ⅳ", "က"])
def test_a_page_whose_name_has_no_word_stops_nothing(tmp_path, name):
    site = pages(tmp_path / "site")
    body = f'<p data-pagefind-ignore>Organization</p><h1 data-pagefind-meta="title">{name}</h1>'
    (site / "odd.html").write_text(f"<html><main data-pagefind-body>{body}</main></html>", encoding="utf-8")
    assert index(site) == ()


def test_every_file_stands_in_a_script_for_the_disk(site):
    bundle = tree(site / "search")
    scripts = b"".join(data for name, data in bundle.items() if name.startswith("offline/")).decode()
    held = {line.split('"')[1] for line in scripts.splitlines() if line.startswith("archiveSearch.receive(")}
    assert held == {
        name
        for name in bundle
        if not name.startswith("offline/") and name not in ("names.js", "LICENSE.txt", "index.json")
    }


@pytest.fixture
def bundle(tmp_path):
    """Give a bundle as Pagefind leaves it."""
    documents = pages(tmp_path / "documents")
    (documents / "index.html").unlink()
    assert pagefind.run_pagefind(documents, tmp_path / "bundle", "en") == ()
    return tmp_path / "bundle"


FILES = ["fragment/*", "index/*", "filter/*", "*.pf_meta", "wasm.en.*", "pagefind-entry.json", "pagefind.js"]
DAMAGES = {"missing": None, "empty": lambda data: b"", "cut": lambda data: data[:-3]}


@pytest.mark.parametrize(
    ("pattern", "damage"),
    [(one, damage) for one in FILES for damage in DAMAGES if (one, damage) != ("pagefind.js", "cut")],
)
def test_a_file_that_is_not_whole_stops_the_build(bundle, pattern, damage):
    file = next(bundle.glob(pattern))
    data = file.read_bytes()
    file.unlink()
    if DAMAGES[damage]:
        file.write_bytes(DAMAGES[damage](data))
    found = complete_bundle(bundle, 3)
    assert [one.name for one in found] == ["broken-index"]


def test_a_file_of_another_kind_or_a_page_too_few_stops_the_build(bundle):
    assert "it holds 3" in complete_bundle(bundle, 4)[0].message
    file = next(bundle.glob("index/*"))
    file.write_bytes(gzip.compress(b"something else"))
    assert complete_bundle(bundle, 3)[0].name == "broken-index"


def test_a_missing_program_is_one_clear_message(tmp_path, monkeypatch):
    monkeypatch.setattr(pagefind, "_PACKAGE", "pagefind_is_not_installed")
    found = index(pages(tmp_path / "site"))
    assert [one.name for one in found] == ["no-indexer"]
    assert "pip install" in found[0].hint


def test_a_program_that_fails_says_why(tmp_path, monkeypatch):
    def failing(call, **more):
        return subprocess.CompletedProcess(call, 101, b"", b"thread panicked\nout of memory\n")

    monkeypatch.setattr(pagefind.subprocess, "run", failing)
    found = index(pages(tmp_path / "site"))
    assert [one.name for one in found] == ["broken-index"]
    assert "out of memory" in found[0].message


def test_a_program_for_another_system_says_so(tmp_path, monkeypatch):
    program = tmp_path / "pagefind"
    program.write_bytes(b"MZ not for this system")
    program.chmod(0o755)
    monkeypatch.setattr(pagefind, "_program", lambda: program)
    assert [one.name for one in index(pages(tmp_path / "site"))] == ["no-indexer"]


def test_settings_from_outside_do_not_reach_the_program(tmp_path, monkeypatch):
    monkeypatch.setenv("PAGEFIND_SITE", "/nowhere")
    monkeypatch.setenv("PAGEFIND_EXCLUDE_SELECTORS", "main")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pagefind.json").write_text('{"site": "nowhere", "exclude_selectors": ["p"]}')
    site = pages(tmp_path / "site")
    assert index(site) == ()
    words = [
        json.loads(gzip.decompress(file.read_bytes())[12:])["content"]
        for file in (site / "search" / "fragment").iterdir()
    ]
    assert all("embargo" in text for text in words)


def test_a_packed_file_names_no_system_and_no_time():
    packed = _zip(b"names " * 9)
    assert packed[:10] == b"\x1f\x8b\x08\0\0\0\0\0\x02\xff"
    assert gzip.decompress(packed) == b"names " * 9
