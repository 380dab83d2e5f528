"""Archives that are odd and right: they are built, and the check finds nothing in them."""

import hashlib
import json

import pytest

from tests.unit.publishing.check.archives import ENTRIES, built, letter


@pytest.mark.parametrize("count", [0, 1])
def test_an_archive_of_one_letter_or_none(tmp_path, count):
    files = built(tmp_path, {f"letter-{at}": letter(f"letter-{at}") for at in range(count)})
    assert ("organizations/by-letters.html" in files) == bool(count)
    assert "letters/by-signatories.html" not in files


@pytest.mark.parametrize("names", [("Alder Union",), ("Jane Roe",)])
def test_two_letters_of_one_signatory_list_it_in_one_order(tmp_path, names):
    files = built(tmp_path, {own: letter(own, names=names) for own in ("a", "b")})
    assert "coalition.html" in files
    assert "organizations/by-letters.html" not in files


def test_names_without_a_word_are_nobodys_and_stay_on_the_list(tmp_path):
    files = built(tmp_path, {"a": letter("a", names=("Alder Union", "\\- -", "?", "“…”"))})
    pages = {path for path in files if path.startswith("organizations/") and path.endswith(".html")}
    assert pages == {"organizations/index.html", "organizations/alder-union.html"}
    assert "“…”" in files["letters/a.html"].decode()


@pytest.mark.parametrize("base_url", [None, "https://river.example/"])
def test_letters_that_bear_a_month_or_a_year_only(tmp_path, base_url):
    dates = ("2024-01", "2023", "2022-03-04")
    files = built(tmp_path, {f"of-{date}": letter(f"of-{date}", date=date) for date in dates}, base_url)
    tables = {one["name"]: one for one in json.loads(files["data/datapackage.json"])["resources"]}
    for table, column in (("letters", "date"), ("organizations", "first_signed"), ("organizations", "last_signed")):
        (field,) = (one for one in tables[table]["schema"]["fields"] if one["name"] == column)
        assert field["type"] == ("string" if column != "first_signed" else "date")
        assert ("constraints" in field) == (field["type"] == "string")
    assert b"2024-01-01T00:00:00Z" in files["feed.xml"]
    assert b"<lastmod>" not in files["sitemap.xml"]  # nobody recorded when they came


def test_entries_that_tell_no_line_of_the_source(tmp_path):
    texts = {}
    sources = {}
    for own in ("a", "b", "c"):
        names = "".join(f"{at}. {one}\n" for at, one in enumerate(ENTRIES, 1))
        sources[f"{own}.txt"] = (
            f"\n\n\n\nRiver Commission\n3 May 2021\n\nWe ask the commission to stop the dam at once, before the water"
            f" rises over the villages.\n\nSigned by 4 organizations:\n\n{names}"
        ).encode()
        digest = hashlib.sha256(sources[f"{own}.txt"]).hexdigest()
        source = f"source:\n  file: {own}.txt\n  sha256: {digest}\n  lines: 15\n"
        text = letter(own, lines=own == "c")
        head, _, body = text.partition("\n---\n")
        texts[own] = f"{head}\n{source}---\n{body}"
    files = built(tmp_path, texts, sources=sources)
    assert "letters/a-source.html" in files
    assert [path for path, data in files.items() if path.endswith((".html", ".csv")) and b"#L0" in data] == []
    lines = {one["letter_id"]: one["source_line"] for one in json.loads(files["data/signatures.json"])}
    assert (lines["a"], lines["c"] > 0) == (0, True)
    assert b"line 0" not in files["letters/a.html"]


def test_many_letters_that_share_words_and_signatories(tmp_path):
    texts = {}
    for at in range(24):
        own, date = f"letter-{at}", f"2021-05-{at + 1:02}"
        texts[own] = letter(own, date=date, title=f"Stop the dam {at}")
    built(tmp_path, texts)
