"""Reporting a mistake, and the changes of the archive, in a real browser: with scripts and without, at every width."""

from urllib.parse import parse_qs, urlsplit

import pytest

from tests.e2e.browser import assert_sound
from tests.e2e.small_site import FIRST, SOURCE, build_small_site, content

pytestmark = pytest.mark.browser
EDITED = b"""corrections:
  - {line: 33, printed: Zephyr, corrected: Zephyrus, reason: write to ada@lake.example, on: 2024-05-02}
departures:
  - {of: date, reason: the postmark, on: 2024-05-01}
withheld:
  - {line: 29, on: 2024-05-03}
"""
BASE = "https://letters.example/"


@pytest.fixture(scope="module", params=["en", "my"])
def site(request, tmp_path_factory):
    files = content()
    name = FIRST.replace(".html", ".md")
    files[name] = files[name].replace(b"source:\n", EDITED + b"source:\n", 1)
    files["archive.toml"] = f'language = "{request.param}"\n'.encode() + files["archive.toml"]
    files["changes.yaml"] = b"- {date: 2024-01-01, kind: withdrawn, letter: gone, what: a forgery}\n"
    return build_small_site(tmp_path_factory.mktemp(request.param) / "site", files)


def reported(page):
    """Return the text of the mail that each link on the page begins."""
    links = page.locator("a[data-report]").evaluate_all("all => all.map(one => one.getAttribute('href'))")
    return [parse_qs(urlsplit(one).query)["body"][0].split("\r\n") for one in links]


def test_without_scripts_every_page_is_named(plain, site):
    for path in (FIRST, SOURCE, "index.html", "organizations/lake-monitor.html", "changes.html", "search.html"):
        plain.goto(f"{(site / path).as_uri()}#L33")
        told = reported(plain)
        assert told
        assert all(one[:2] == [BASE + path, ""] for one in told)


def test_with_scripts_the_line_at_hand_is_told_masked(page, site):
    page.goto(f"{(site / SOURCE).as_uri()}#L33")
    for told in reported(page):
        assert told[0] == f"{BASE}{SOURCE}#L33"
        assert "33" in told[1] or "၃၃" in told[1]
        assert "Zephyr" in told[1]
    page.evaluate("location.hash = 'L29'")
    page.wait_for_function("document.querySelector('a[data-report]').href.includes('%23L29')")
    assert all("East Bay" not in " ".join(told) and "West Bay" not in " ".join(told) for told in reported(page))
    page.goto(f"{(site / FIRST).as_uri()}#s7")
    assert all(told[0] == f"{BASE}{FIRST}#s7" and "Zephyrus" in told[1] for told in reported(page))
    page.evaluate("location.hash = ''")
    page.wait_for_function("!document.querySelector('a[data-report]').href.includes('%23')")
    assert all(told[0] == BASE + FIRST for told in reported(page))


def test_axe_finds_nothing_and_nothing_is_too_wide(chromium, site):
    width, scheme = (1280, "light") if "en" in site.parent.name else (320, "dark")
    context = chromium.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = context.new_page()  # one that may complain: axe asks for style sheets, which a disk gives to no script
    for path in ("changes.html", FIRST, SOURCE):
        page.goto((site / path).as_uri())
        assert_sound(page)
    context.close()
