from sitegen.core.documents import Schema, read_toml, read_yaml


class Inner(Schema):
    colour: str
    size: int = 1


class Outer(Schema):
    title: str
    inner: Inner | None = None
    parts: tuple[Inner, ...] = ()


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
