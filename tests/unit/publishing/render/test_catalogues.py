import re

import pytest

from sitegen.core.languages import interface_language
from sitegen.publishing.render.catalogues import catalogue
from sitegen.publishing.render.words import LOCALES
from tests.conftest import ROOT

LANGUAGES = sorted(path.stem for path in (ROOT / "sitegen/publishing/render/catalogues").glob("*.toml"))

SAID = re.compile(r'\b_\(\s*"((?:[^"\\]|\\.)*)"')
COUNTED = re.compile(r'\b_n\([^"]*?"(?:[^"\\]|\\.)*",\s*"((?:[^"\\]|\\.)*)"')


def placeholders(phrase):
    return set(re.findall(r"\{\w+\}", phrase))


@pytest.fixture(scope="module")
def said(root):
    texts = [path.read_text(encoding="utf-8") for path in (root / "templates").rglob("*.html")]
    return {phrase for text in texts for phrase in (*SAID.findall(text), *COUNTED.findall(text))}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_phrase_of_the_templates_is_in_the_catalogue(language, said):
    assert sorted(said - catalogue(language).keys()) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_have_the_places_of_their_phrases(language):
    found = catalogue(language)
    assert [phrase for phrase, said in found.items() if placeholders(phrase) != placeholders(said)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_of_the_interface_writes_dates_in_its_own_way(language):
    assert language in LOCALES


def test_those_that_have_a_catalogue_are_the_languages_of_the_interface():
    assert all(interface_language(one) == one for one in ("en", "my-MM", *LANGUAGES))
    assert [interface_language(one) for one in ("fr", "ar-EG", "xx") if one not in LANGUAGES] == ["en"] * 3


def test_a_language_without_catalogue_has_none():
    assert catalogue("xx") == {}
