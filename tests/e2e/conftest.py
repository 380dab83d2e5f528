import functools
import http.server
import threading
import zipfile
from contextlib import contextmanager

import pytest

from sitegen.adapters.package import package
from sitegen.publishing.exports.hosting import headers
from tests.e2e.browser import FLAGS, chromium_path
from tests.e2e.invented_site import build_site
from tests.e2e.small_site import build_small_site

# What people do to downloads: spaces, brackets, signs that mean something in addresses, and their own script.
ODD = "My Downloads (1) 100% #x ကွန်ရက်"


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    return build_site(tmp_path_factory.mktemp("invented") / "site")


def published_headers():
    """Return the headers that every file has where the archive is published."""
    everywhere = headers().decode().partition("\n\n")[0].splitlines()
    assert everywhere[0] == "/*"
    return dict(line.strip().split(": ", 1) for line in everywhere[1:])


class Handler(http.server.SimpleHTTPRequestHandler):
    sent = published_headers()

    def end_headers(self):
        for name, value in self.sent.items():
            if name != "Strict-Transport-Security":
                self.send_header(name, value)
        super().end_headers()

    def log_message(self, *_):
        pass


@contextmanager
def serving(folder):
    """Serve a folder under the published security policy; give its address."""
    handler = functools.partial(Handler, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture(scope="session")
def small(tmp_path_factory):
    return build_small_site(tmp_path_factory.mktemp("small") / "site")


@pytest.fixture(scope="module")
def served(small):
    with serving(small) as address:
        yield address


@pytest.fixture
def at(page, served):
    """Give what goes to a page of the site that a module has `served`, the small one if it serves none itself."""

    def go(path):
        page.set_default_timeout(5000)
        page.goto(served + path)
        return page

    return go


@pytest.fixture(params=["http", "file"])
def address(request, small, served):
    """Give the small site's address, once over http and once on a disk."""
    return served if request.param == "http" else small.as_uri() + "/"


@pytest.fixture
def copying(page):
    """Give a page of which `window.copied` is what was copied last."""
    page.add_init_script("navigator.clipboard.writeText = async (text) => { window.copied = text; }")
    return page


@pytest.fixture
def plain(chromium):
    """Give a page in which no script runs."""
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.set_default_timeout(5000)
    yield page
    context.close()


@pytest.fixture(scope="session")
def web(site):
    with serving(site) as address:
        yield address


@pytest.fixture(scope="session")
def disk(site, tmp_path_factory):
    """Pack the offline copy, unpack it in a folder of an odd name, and give the address of the site there."""
    folder = tmp_path_factory.mktemp("disk")
    assert package(site, folder / "archive.zip").value
    with zipfile.ZipFile(folder / "archive.zip") as packed:
        packed.extractall(folder / ODD)
    return (folder / ODD / "archive").as_uri() + "/"


@pytest.fixture(scope="session")
def chromium():
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium_path(driver.chromium), args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(params=["web", "disk"])
def place(request):
    """Give the site's address, once over http and once on a disk."""
    return request.getfixturevalue(request.param)


@pytest.fixture
def page(chromium):
    """Give a fresh page, and fail the test if anything in it complained or anything was asked of another host."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    complaints, elsewhere = [], []
    page.on("console", lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda fault: complaints.append(str(fault)))
    page.on("request", lambda asked: None if own(asked.url) else elsewhere.append(asked.url))
    page.complaints = complaints
    yield page
    context.close()
    assert complaints == []
    assert elsewhere == []


def own(address):
    return address.startswith(("http://127.0.0.1:", "file://", "blob:", "data:"))
