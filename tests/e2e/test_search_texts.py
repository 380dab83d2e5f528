"""What is searched of each kind of page: its own words, and neither labels nor the titles and names of other pages."""

from html.parser import HTMLParser

from sitegen.adapters.search.documents import index_document, searched_part
from sitegen.publishing.render.words import Words
from tests.e2e.invented_site import archive, letters, outputs

VOID = {"meta", "link", "br", "hr", "img", "input"}


class Reader(HTMLParser):
    """Collects text as the indexer does: outside everything that is marked as ignored."""

    def __init__(self):
        super().__init__()
        self.open, self.words = [], []

    def handle_starttag(self, tag, attrs):
        if tag not in VOID:
            self.open.append("data-pagefind-ignore" in dict(attrs))

    def handle_endtag(self, tag):
        if tag not in VOID:
            self.open.pop()

    def handle_data(self, data):
        if not any(self.open):
            self.words += data.split()


def searched(page):
    reader = Reader()
    reader.feed(index_document(searched_part(page.decode())))
    return " ".join(reader.words)


def test_an_organizations_page_is_searched_for_its_names_only():
    joined = archive()
    files = outputs(joined)
    for key, record in joined.organizations.items():
        assert searched(files[f"organizations/{key}.html"]) == record.name


def test_a_letters_page_is_searched_for_its_title_its_date_its_addressees_and_its_text_only():
    files = outputs(archive())
    within = [data for path, data in files.items() if path.startswith("letters/") and path.endswith(".html")]
    pages = {searched(data) for data in within if searched_part(data.decode())}
    words = Words("en", {})
    assert pages == {
        " ".join(" ".join([title, words.date(day), day, words.date(day).split()[1][:3], *to, *paragraphs]).split())
        for title, day, to, paragraphs, _ in letters()
    }


def test_pages_that_lead_to_others_are_not_searched():
    files = outputs(archive())
    lists = [path for path in files if path.endswith("index.html")] + ["search.html", "404.html"]
    assert len(lists) > 4
    assert [path for path in lists if searched_part(files[path].decode())] == []
