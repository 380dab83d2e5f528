from sitegen.adapters.search.documents import content_digest, index_document, searched_part, searched_parts

PAGE = """<!DOCTYPE html><html lang="my"><head><title>T</title></head><body><nav>Menu</nav>
<main id="main" data-pagefind-body><h1>Title</h1><dl><dt>To</dt><dd>Council</dd></dl>{}</main>
<footer>Foot</footer></body></html>"""


def read(page):
    return index_document(searched_part(page))


def test_only_the_marked_element_is_read():
    document = read(PAGE.format("<p>Text</p>"))
    assert "<p>Text</p></main></html>" in document
    assert "Menu" not in document
    assert "Foot" not in document
    assert document.startswith('<!doctype html><html lang="en">')


def test_a_page_without_it_is_not_searched():
    assert searched_part("<html><main><p>data-pagefind-body</p></main></html>") is None


def test_neighbouring_cells_do_not_run_together():
    assert "<dt>To </dt><dd>Council </dd>" in read(PAGE.format(""))


def test_burmese_is_spelt_out_where_nobody_sees_it():
    document = read(PAGE.format('<p lang="my">ကကို</p>'))
    assert (
        '<p hidden data-pagefind-meta="syllables[data-words]" data-words="my00z my002d2fz"></p></main></html>'
        in document
    )


def test_burmese_that_is_no_text_of_this_page_is_not():
    ignored = "<div data-pagefind-ignore><div>ကကို</div><p>ရက်</p></div><p>ရက်</p>"
    assert 'data-words="my1b003az"' in read(PAGE.format(ignored))
    assert "syllables" not in read(PAGE.format("<ul class='x' data-pagefind-ignore=\"all\"><li>ကကို"))


def test_what_is_outside_the_searched_text_does_not_change_the_digest(tmp_path):
    def digest(page):
        (tmp_path / "a.html").write_text(page, encoding="utf-8")
        return content_digest(searched_parts(tmp_path), "en")

    first = digest(PAGE.format("<p>Text</p>"))
    assert digest(PAGE.format("<p>Text</p>").replace("Menu", "Another menu")) == first
    assert digest(PAGE.format("<p>Other</p>")) != first
    assert content_digest(searched_parts(tmp_path), "fr") != content_digest(searched_parts(tmp_path), "en")


def test_another_pagefind_makes_another_index(monkeypatch):
    first = content_digest([], "en")
    monkeypatch.setattr("sitegen.adapters.search.documents.version", lambda: "0.0.1")
    assert content_digest([], "en") != first
