import hashlib
import os
import zipfile

import pytest

from sitegen.adapters.package import package

FILES = {"index.html": b"<p>home", "letters/a.html": b"a" * 5000, "theme/f.woff2": b"packed", "letters/ကချင်.html": b"b"}


@pytest.fixture
def site(tmp_path):
    site = tmp_path / "site"
    for path, data in {**FILES, ".sitegen": b"marker"}.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(data)
    return site


def test_the_whole_site_stands_below_one_folder(site, tmp_path):
    assert package(site, tmp_path / "lake.zip").diagnostics == ()
    with zipfile.ZipFile(tmp_path / "lake.zip") as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == {
            f"lake/{path}": data for path, data in FILES.items()
        }
        assert archive.testzip() is None


def test_the_same_site_gives_the_same_bytes_whenever_and_in_whatever_order_it_was_written(site, tmp_path):
    package(site, tmp_path / "one" / "lake.zip")
    for path in FILES:
        data = (site / path).read_bytes()
        (site / path).unlink()
        (site / path).write_bytes(data)
        (site / path).chmod(0o600)
        os.utime(site / path, (1_600_000_000, 1_600_000_000))
    package(site, tmp_path / "two" / "lake.zip")
    assert (tmp_path / "one" / "lake.zip").read_bytes() == (tmp_path / "two" / "lake.zip").read_bytes()


def test_a_copy_that_the_site_holds_of_itself_is_not_packed_again(site, tmp_path):
    plain = package(site, tmp_path / "one" / "lake.zip").value
    assert package(site, site / "offline.zip").value
    assert package(site, tmp_path / "two" / "lake.zip").value == plain
    with zipfile.ZipFile(site / "offline.zip") as held:
        assert sorted(held.namelist()) == sorted(f"offline/{path}" for path in FILES)


def test_cards_which_only_a_site_on_the_web_shows_stay_out(site, tmp_path):
    (site / "cards/letters").mkdir(parents=True)
    (site / "cards/letters/a.png").write_bytes(b"card")
    (site / "cards.html").write_text("a page")
    assert package(site, tmp_path / "copy.zip").value
    with zipfile.ZipFile(tmp_path / "copy.zip") as packed:
        assert [one for one in packed.namelist() if "card" in one] == ["copy/cards.html"]


def test_the_page_for_wrong_addresses_which_no_disk_shows_stays_out(site, tmp_path):
    (site / "404.html").write_text("lost")
    assert package(site, tmp_path / "copy.zip").value
    assert "copy/404.html" not in zipfile.ZipFile(tmp_path / "copy.zip").namelist()


def test_the_digest_stands_beside_it_as_sha256sum_reads_it(site, tmp_path):
    digest = package(site, tmp_path / "lake.zip").value
    assert digest == hashlib.sha256((tmp_path / "lake.zip").read_bytes()).hexdigest()
    assert (tmp_path / "lake.zip.sha256").read_text() == f"{digest}  lake.zip\n"


def test_a_zip_that_cannot_be_written_leaves_the_old_one(site, tmp_path):
    (tmp_path / "out.zip").mkdir()
    (tmp_path / "out.zip" / "in the way").write_bytes(b"")
    failed = package(site, tmp_path / "out.zip")
    assert failed.value is None
    assert [one.name for one in failed.diagnostics] == ["unwritable"]
    assert not (tmp_path / "out.zip.new").exists()


def test_what_is_no_site_is_not_packed(tmp_path):
    assert [one.name for one in package(tmp_path, tmp_path / "out.zip").diagnostics] == ["nothing-to-pack"]
    assert not (tmp_path / "out.zip").exists()
