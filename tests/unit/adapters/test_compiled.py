"""Compiled templates are kept; what is drawn with them is what would be drawn without."""

import pytest

from sitegen.adapters import compiled
from sitegen.adapters.compiled import Compiled
from sitegen.publishing.render import Renderer
from sitegen.publishing.render.sandbox import Sandbox
from tests.invented import views

TEXT = {"a.html": "{{ _('Letters') }} {% include 'b.html' %}", "b.html": "{{ view.frame.language }}"}


def drawn(folder, texts=TEXT, language="en"):
    return Renderer([texts], language, Compiled(folder)).render("a.html", views()["index.html"]).decode()


@pytest.fixture
def kept(tmp_path):
    """A folder that keeps the templates, as an earlier build left it."""
    assert drawn(tmp_path) == "Letters en"
    return tmp_path


def no_compiling(monkeypatch):
    monkeypatch.setattr(Sandbox, "compile", lambda *_, **__: pytest.fail("compiled again"))


def test_what_was_compiled_is_not_compiled_again(kept, monkeypatch):
    no_compiling(monkeypatch)
    assert drawn(kept) == "Letters en"


@pytest.mark.parametrize("texts", [TEXT | {"b.html": "new"}, {"a.html": "{{ _('Letters') }} new"}])
def test_another_text_is_compiled(kept, texts):
    assert drawn(kept, texts) == "Letters new"


def test_another_edition_of_the_program_compiles_anew(kept, monkeypatch):
    monkeypatch.setattr(compiled, "edition", lambda: "another")
    no_compiling(monkeypatch)
    with pytest.raises(pytest.fail.Exception, match="compiled again"):
        drawn(kept)


@pytest.mark.parametrize(
    "damage",
    [lambda _: b"", lambda data: data[:-3], lambda data: data[:40] + b"?" + data[41:]],
    ids=["none", "cut", "bad"],
)
def test_what_is_damaged_is_compiled_anew(kept, damage):
    for file in kept.iterdir():
        file.write_bytes(damage(file.read_bytes()))
    assert drawn(kept) == "Letters en"
