"""Where a mistake is reported, filled in: what arrives is what was meant, whatever signs it holds."""

from types import SimpleNamespace
from urllib.parse import parse_qs, urlsplit

import pytest

from sitegen.publishing.render import Renderer
from sitegen.publishing.render.reporting import prefilled

SUBJECT = "A & B: 50% “off” – မြစ်"
BODY = "https://x.example/letters/a.html#L5\nWhat is wrong?\n+1 & more = ?"


def asked(address):
    return {key: one for key, (one,) in parse_qs(urlsplit(address).query, strict_parsing=True).items()}


def test_a_mail_has_subject_and_body_with_the_line_ends_of_mail():
    filled = prefilled("mailto:editor@x.example", SUBJECT, BODY)
    assert filled.startswith("mailto:editor@x.example?subject=A%20%26%20B%3A%2050%25")
    assert "+" not in filled
    assert "%0D%0A" in filled
    assert asked(filled) == {"subject": SUBJECT, "body": BODY.replace("\n", "\r\n")}


def test_a_mail_address_with_fields_of_its_own_keeps_them():
    assert asked(prefilled("mailto:e@x.example?cc=f@x.example", SUBJECT, BODY))["cc"] == "f@x.example"


@pytest.mark.parametrize(
    ("address", "start"),
    [
        ("https://github.com/a/b", "https://github.com/a/b/issues/new?"),
        ("https://github.com/a/b/", "https://github.com/a/b/issues/new?"),
        ("https://github.com/a/b/issues", "https://github.com/a/b/issues/new?"),
        ("https://github.com/a/b/issues/new", "https://github.com/a/b/issues/new?"),
        ("https://github.com/a/b/issues/new/choose", "https://github.com/a/b/issues/new?"),
        ("https://git.example/a/b/issues", "https://git.example/a/b/issues/new?"),
        ("https://codeberg.org/a/b", "https://codeberg.org/a/b/issues/new?"),
    ],
)
def test_a_new_issue_has_title_and_body(address, start):
    filled = prefilled(address, SUBJECT, BODY)
    assert filled.startswith(start)
    assert asked(filled) == {"title": SUBJECT, "body": BODY}


@pytest.mark.parametrize("address", ["https://gitlab.com/a/b", "https://gitlab.example/a/b/c/-/issues/new"])
def test_a_new_issue_of_gitlab_has_its_own_fields(address):
    filled = prefilled(address, SUBJECT, BODY)
    assert "/-/issues/new?issue%5Btitle%5D=" in filled
    assert asked(filled) == {"issue[title]": SUBJECT, "issue[description]": BODY}


@pytest.mark.parametrize("address", ["https://letters.example/contact", "https://letters.example/?to=us"])
def test_any_other_page_stays_as_it_is(address):
    assert prefilled(address, SUBJECT, BODY) == address


def test_a_template_fills_in_what_is_said_and_not_its_markup():
    template = '<a href="{{ view.where | prefilled(_("{who}", who="A & <b>"), "x" ~ "\\n" ~ "<&>") }}"></a>'

    view = SimpleNamespace(frame=SimpleNamespace(permalink="a.html"), where="mailto:a@b.example")
    page = Renderer([{"x.html": template}]).render("x.html", view)
    assert page == b'<a href="mailto:a@b.example?subject=A%20%26%20%3Cb%3E&amp;body=x%0D%0A%3C%26%3E"></a>'
