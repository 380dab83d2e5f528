"""The search page as a reader uses it, for tests."""

from urllib.parse import urlencode, urlsplit

DONE = "[data-search-state='done'], [data-search-state='error']"


def open_search(page, place, query=None, **filters):
    """Open the search page with a query, as from a link, and wait for its answer."""
    given = {**({"q": query} if query else {}), **filters}
    page.goto(f"{place}search.html" + (f"?{urlencode(given)}" if given else ""))
    if given:
        page.wait_for_selector(DONE)


def ask(page, query):
    """Type a query into the open search page and wait for its answer."""
    page.fill("input[name=q]", query)
    page.press("input[name=q]", "Enter")  # the state is "busy" when this returns
    page.wait_for_selector(DONE)


def hits(page, kept="hit"):
    """Return the pages of the letters found, as paths below the site's root, in order."""
    return _first_links(page, f"[data-{kept}]:not([data-name])")


def names(page):
    """Return the pages of those who are found by name, as paths below the site's root, in order."""
    return _first_links(page, "[data-search-names] [data-name]") if page.is_visible("[data-search-names]") else []


def _first_links(page, selector):
    links = page.eval_on_selector_all(selector, "hits => hits.map((hit) => hit.querySelector('a').href)")
    root = urlsplit(page.evaluate("archiveSearch.root")).path
    return [urlsplit(link).path.removeprefix(root) for link in links]


def status(page):
    """Return what the live region says."""
    return page.inner_text("[role=status]")
