from typing import Literal

import pytest

from sitegen.content.manuscript.front_matter import FrontMatter
from sitegen.core.diagnostics import sort_diagnostics
from sitegen.core.documents import Schema, read_toml, read_yaml
from tests.conftest import ROOT


class Inner(Schema):
    colour: str
    size: int = 1


class Outer(Schema):
    title: str
    inner: Inner | None = None
    parts: tuple[Inner, ...] = ()


class Judged(Schema):
    names: tuple[str, str]
    judgement: Literal["same", "different"]


def said(checked):
    return [(one.span.first, one.name, one.message, one.hint) for one in checked.diagnostics]


def test_every_fault_is_reported_with_its_line():
    checked = read_toml('titel = "x"\n\n[inner]\nsize = "big"\ncolour = "red"\n', "a.toml", Outer)
    assert checked.value is None
    assert [(line, name) for line, name, *_ in said(checked)] == [
        (1, "wrong-setting"),
        (4, "wrong-setting"),
        (1, "unknown-setting"),
    ]
    assert said(checked)[2][3] == "did you mean title?"


def test_broken_toml_is_one_fault_with_its_line():
    ((line, name, *_),) = said(read_toml('title = "x"\nparts = [\n', "a.toml", Outer))
    assert (line, name) == (3, "broken-document")


def test_broken_yaml_is_one_fault_with_its_line():
    ((line, name, *_),) = said(read_yaml("title: x\nparts: [\n", "a.yaml", Outer))
    assert (line, name) == (3, "broken-document")


def test_yaml_faults_point_into_lists_and_add_the_offset():
    text = "title: x\nparts:\n  - colour: red\n  - size: 2\n    colur: blue\n"
    checked = read_yaml(text, "a.md", Outer, offset=1)
    assert [(line, hint) for line, _, _, hint in said(checked)] == [
        (5, "add a line that gives colour"),
        (6, "did you mean colour?"),
    ]


def test_yaml_that_would_build_objects_is_refused():
    checked = read_yaml("title: !!python/object/apply:os.system [id]\n", "a.yaml", Outer)
    assert [one.name for one in checked.diagnostics] == ["broken-document"]


def test_good_documents_are_values():
    assert read_toml('title = "x"', "a.toml", Outer).value == Outer(title="x")
    assert read_yaml("title: x\nparts: [{colour: red}]", "a.yaml", Outer).value.parts == (Inner(colour="red"),)


def read_cases():
    """A case is a title, then front matter below its id and what is said of it, each ended by a line with a full stop.

    In front matter 9*5000 stands for as many digits, \\x08 for the control character.
    """
    parts = (ROOT / "tests/cases/documents/yaml.md").read_text(encoding="utf-8").split("\n.\n")
    for title, text, expected in zip(parts[0:-1:3], parts[1::3], parts[2::3], strict=True):
        written = f"id: a\n{text}\n".replace("9*5000", "9" * 5000).replace("\\x08", "\x08")
        yield pytest.param(written, f"{expected}\n", id=title.strip())


@pytest.mark.parametrize(("text", "expected"), list(read_cases()))
def test_a_trap_of_yaml_is_told_kindly_at_its_own_line(text, expected):
    found = sort_diagnostics(read_yaml(text, "x.yaml", FrontMatter).diagnostics)
    told = [f"{one.span}: {one.severity}[{one.code} {one.name}]: {one.message}\n  hint: {one.hint}\n" for one in found]
    assert "".join(told) == expected


# What stands in archive.toml, and the line and the beginning of the message.
TOML = {
    "a number without end": (f'title = "x"\nlicence = {"9" * 5000}\n', 2, "a number that is too long"),
    "a key of a hundred thousand parts": ("a." * 100_000 + "b = 1\n", 1, "settings of more than 64 KB"),
    "a hundred thousand settings": ("".join(f"a{n}.b = 1\n" for n in range(100_000)), 5554, "settings of more than 64"),
    "a key of many parts": ('title = "x"\n' + "a." * 40 + "b = 1\n", 2, "more than 20 levels"),
    "brackets without end": ('title = "x"\nx = ' + "[" * 300 + "\n", 2, "more than 20 levels"),
}


@pytest.mark.parametrize(("text", "line", "message"), list(TOML.values()), ids=list(TOML))
def test_toml_that_would_keep_its_reader_busy_is_refused(text, line, message):
    ((at, name, told, hint),) = said(read_toml(text, "x.toml", Outer))
    assert (at, name, bool(hint)) == (line, "broken-document", True)
    assert told.startswith(message)


def test_a_record_is_called_by_its_name():
    checked = read_yaml("- names: [Alder, Birch]\n  judgement: maybe\n", "j.yaml", tuple[Judged, ...])
    assert said(checked)[0][2].startswith("record “Alder, Birch”: judgement must be same or different")
