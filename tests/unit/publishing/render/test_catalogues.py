import re

import pytest

from sitegen.publishing.render.catalogues import catalogue

SAID = re.compile(r'\b_\(\s*"((?:[^"\\]|\\.)*)"')
COUNTED = re.compile(r'\b_n\([^"]*?"(?:[^"\\]|\\.)*",\s*"((?:[^"\\]|\\.)*)"')


def placeholders(phrase):
    return set(re.findall(r"\{\w+\}", phrase))


@pytest.fixture(scope="module")
def said(root):
    texts = [path.read_text(encoding="utf-8") for path in (root / "templates").rglob("*.html")]
    return {phrase for text in texts for phrase in (*SAID.findall(text), *COUNTED.findall(text))}


def test_every_phrase_of_the_templates_is_in_burmese(said):
    assert sorted(said - catalogue("my").keys()) == []


def test_translations_have_the_places_of_their_phrases():
    assert [phrase for phrase, said in catalogue("my").items() if placeholders(phrase) != placeholders(said)] == []


def test_a_language_without_catalogue_has_none():
    assert catalogue("xx") == {}
