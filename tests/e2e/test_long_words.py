"""Words that do not end, in titles and names: no page gets wider than the screen."""

import pytest

from tests.unit.publishing.check.archives import built, letter

pytestmark = pytest.mark.browser
NAME = "Nn" * 400


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    names = ("Alder Union", f"{NAME} Union", f"Birch {NAME}", "Cedar Committee")
    texts = {
        own: letter(own, date=f"202{at}-05-03", title="W" * 5000 + own, names=names).replace("River Comm", f"{NAME} ")
        for at, own in enumerate("abc")
    }
    folder = tmp_path_factory.mktemp("long")
    built(folder, texts)
    return folder / "site"


@pytest.mark.parametrize("width", [390, 1280])
def test_a_word_without_end_widens_no_page(page, site, width):
    page.set_viewport_size({"width": width, "height": 800})
    wide = []
    for path in sorted(site.rglob("*.html")):
        if path.name == "404.html":  # a server sends it for any address, so its paths begin at the root
            continue
        if 'http-equiv="refresh"' in path.read_text("utf-8"):  # it leaves while it is measured
            continue
        page.goto(path.as_uri())
        if page.evaluate("document.documentElement.scrollWidth") > width:
            wide.append(path.name)
    assert wide == []
