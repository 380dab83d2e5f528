"""Which pages are drawn where."""

from sitegen.core.memo import in_turn
from sitegen.publishing.records import NO_RECORDS, Record
from sitegen.publishing.render.pages import PART, render_pages
from sitegen.publishing.render.parts import Laid
from sitegen.publishing.site import Page, Site
from sitegen.publishing.views.registers import Noted

LETTERS = [Page(f"letters/{at:03}.html", "letter.html", str(at)) for at in range(2 * PART)]
FEW = [Page("about.html", "page.html", "about"), Page("privacy.html", "page.html", "privacy")]


class Drawing:
    """Stands for views, their tables and the renderer: notes which pages are drawn."""

    def __init__(self):
        self.drawn = []
        self.tables = self

    def changed(self):
        return frozenset()

    def digest(self, template):
        return template.encode()

    def record(self, frame, noted):
        return Record(frame, noted.rows)

    def prepare(self, *_):
        pass

    def of(self, page):
        return page

    def noted(self, make):
        made = make()
        return made, Noted(made.page, ())

    def draw(self, template, page, _known):
        self.drawn.append(page)
        return Laid(f"{template} {page.subject}".encode(), b"")


def test_a_page_of_each_kind_that_many_are_of_is_drawn_before_work_is_spread():
    drawing, before = Drawing(), []

    def spread(work, parts):
        before.extend(drawing.drawn)
        return in_turn(work, parts)

    found = render_pages(drawing, drawing, Site((*FEW, *LETTERS)), NO_RECORDS, None, spread).value
    assert before == [LETTERS[0]]
    assert sorted(drawing.drawn, key=str) == sorted([*FEW, *LETTERS], key=str), "each once"
    for page in (*FEW, *LETTERS):
        assert found.files[page.permalink] == f"{page.template} {page.subject}".encode()
        assert found.records[page.permalink].rows == found.files[page.permalink]
