"""Words that do not end, in titles and names: no page gets wider than the screen."""

import pytest

from tests.e2e.browser import too_wide
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
    assert too_wide(page, site) == []
