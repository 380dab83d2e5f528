"""In an archive whose language has no catalogue, the site's words are English and say so; its own say theirs."""

import re

import pytest

from sitegen.adapters.files import read_tree
from sitegen.build import Inputs, build
from sitegen.content.accession import accession
from tests.conftest import ROOT

LETTER = """To the Council of Examples
3 May 2021

Dear members,

We ask you to protect the river.

Signed by:

1. Alder
2. Birch
"""


@pytest.mark.parametrize(
    ("language", "page", "title"),
    [
        ("fr", '<html lang="en">', ' lang="fr"'),
        ("ar", '<html lang="en" dir="rtl">', ' lang="ar"'),
        ("my", '<html lang="my">', ""),
        ("en", '<html lang="en">', ""),
    ],
)
def test_each_text_says_its_own_language(language, page, title):
    templates, theme = (read_tree(ROOT / kind).value for kind in ("templates", "theme"))
    settings = f'title = "Rivière"\ndescription = "Lettres"\nlanguage = "{language}"\ncorrections = "a@b.example"\n'
    files = {"archive.toml": settings.encode()} | accession({}, "content", [("letter.txt", LETTER.encode())]).value
    layers = ({name: data.decode() for name, data in templates.items()},)
    site = build(Inputs(files | {"archive.toml": settings.encode()}, "content", layers, theme)).value
    for path in ("index.html", "search.html", "organizations/index.html"):
        text = site[path].decode()
        assert page in text
        assert re.search(r'<p class="site-title"([^>]*)><a', text)[1] == title
    assert f"<h1{title}>Rivière</h1>" in site["index.html"].decode()
    assert 'xml:lang="en"' in site["feed.xml"].decode()[:200]
