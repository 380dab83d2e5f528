"""The live preview in a real browser."""

import threading

import pytest
from playwright.sync_api import expect

from sitegen.adapters.files import write_site
from sitegen.adapters.serve.server import PreviewServer

pytestmark = pytest.mark.browser


def publish(site, text):
    assert write_site(
        {"index.html": f"<!DOCTYPE html><title>t</title><body><h1>{text}</h1></body>".encode()}.items(), site
    ).value


@pytest.fixture
def preview(tmp_path):
    site = tmp_path / "site"
    publish(site, "first")
    with PreviewServer(site, 0) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        yield server
        server.news.close()
        server.shutdown()
        thread.join()


def test_the_browser_follows_the_builds_and_shows_what_is_wrong(preview, chromium):
    page = chromium.new_page()
    with page.expect_response("**/.sitegen/events"):
        page.goto(preview.address)
    heading, fault = page.locator("h1"), page.get_by_role("dialog", name="The build failed")
    expect(heading).to_have_text("first")

    publish(preview.site, "second")
    preview.news.publish("")
    expect(heading).to_have_text("second")

    preview.news.publish("content/letters/a.md:3: error[M201 broken-front-matter]: <b>not</b> a date")
    expect(fault).to_contain_text("content/letters/a.md:3: error[M201 broken-front-matter]: <b>not</b> a date")
    expect(heading).to_have_text("second")
    page.reload()
    expect(fault).to_be_visible()

    publish(preview.site, "third")
    preview.news.publish("")
    expect(heading).to_have_text("third")
    expect(fault).to_be_hidden()
    page.close()
