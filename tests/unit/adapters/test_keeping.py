"""The edition of the reader knows all of the program that decides how a source reads."""

import ast
import sys
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

from sitegen.adapters import keeping
from tests.conftest import ROOT

PROGRAM = ROOT / "sitegen"
WHOLE = ("sitegen.core", "sitegen.reading", "sitegen.content.sources", "sitegen.content.recorded")


def name_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def imports(path, modules):
    """Yield the modules that a module imports, a library by the name of its package; doors open on all behind them."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (one.name.partition(".")[0] for one in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            whole = {f"{node.module}.{one.name}" for one in node.names} & modules.keys()
            yield from whole or ([node.module] if node.module in modules else [node.module.partition(".")[0]])


@cache
def needed():
    """Return what the reader and what compares with the source import, one from the other."""
    modules = {name_of(path): path for path in PROGRAM.rglob("*.py")}
    left = [name for name in modules if name.startswith(WHOLE)]
    found = set(left)
    while left:
        for one in imports(modules[left.pop()], modules):
            if one not in found:
                found.add(one)
                left += [one] if one in modules else []
    return found & modules.keys(), found - modules.keys(), modules


def test_all_that_reads_and_compares_is_in_the_edition_of_the_reader():
    own, _, modules = needed()
    paths = {modules[name].relative_to(PROGRAM).as_posix() for name in own} - {"__init__.py", "content/__init__.py"}
    assert len(paths) > 200
    assert sorted(one for one in paths if not one.startswith(keeping.READER)) == []
    assert [one for one in keeping.READER if not any(path.startswith(one) for path in paths)] == []


# These compute what is defined: a search, a distance, values from their written form.
SAME_IN_ALL_VERSIONS = {"ahocorasick_rs", "msgspec", "pydantic", "pyyaml", "rapidfuzz"}


def test_the_libraries_that_read_are_in_the_edition_of_the_reader():
    _, foreign, _ = needed()
    packages = packages_distributions()
    libraries = {packages[one][0].lower().replace("-", "_") for one in foreign - sys.stdlib_module_names - {"sitegen"}}
    assert sorted(libraries - SAME_IN_ALL_VERSIONS) == sorted(one.rstrip("-") for one in keeping.READER_LIBRARIES)


def edition_of(monkeypatch, files, libraries):
    monkeypatch.setattr(keeping, "_libraries", lambda: iter(libraries))
    monkeypatch.setattr(keeping, "_files", lambda _: iter(files))
    return keeping.reader_edition.__wrapped__()


def test_the_edition_of_the_reader_goes_by_its_files_and_libraries(monkeypatch):
    name, other = ("reading/a.py", __file__), ("publishing/b.py", __file__)
    first = edition_of(monkeypatch, [name], ["selectolax-1.0.dist-info"])
    assert edition_of(monkeypatch, [name, other], ["selectolax-1.0.dist-info", "jinja2-3.dist-info"]) == first
    assert edition_of(monkeypatch, [("reading/b.py", __file__)], ["selectolax-1.0.dist-info"]) != first
    assert edition_of(monkeypatch, [name], ["selectolax-1.1.dist-info"]) != first
