"""The house holds nothing that only tests use, and says of itself what is true."""

import ast
import re

import grimp
import pytest

from sitegen.cli import ROOMS

DISTRICTS = ("adapters", "analysis", "archive", "cli", "content", "core", "identity", "publishing", "reading")
FEW = 12  # modules of a district whose docstring can name them all


@pytest.fixture(scope="module")
def graph():
    return grimp.build_graph("sitegen", cache_dir=None)


def test_every_module_is_used_by_a_command(graph):
    entries = {"sitegen.__main__", *(f"sitegen.cli.{room}" for room in ROOMS.values())}
    used = entries.union(*(graph.find_upstream_modules(one) for one in entries))
    packages = {one.rpartition(".")[0] for one in graph.modules}
    assert sorted(graph.modules - used - packages) == []


def test_every_public_name_is_used_outside_tests(root):
    """A function or class that only tests call is dead; what frameworks call by name is named here."""
    called_by_name = set(ROOMS) | {"import_", "handbook", "ALL"}
    defined, used = {}, set()
    for path in sorted((root / "sitegen").rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        for node in tree.body:
            if isinstance(node, ast.FunctionDef | ast.ClassDef):
                defined[node.name] = path.relative_to(root)
        for node in ast.walk(tree):
            if isinstance(node, ast.Name):
                used.add(node.id)
            elif isinstance(node, ast.Attribute):
                used.add(node.attr)
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                used.update(re.findall(r"\w+", node.value) if len(node.value) < 200 else ())
    assert {name: str(path) for name, path in defined.items() if name not in used | called_by_name} == {}


def test_the_top_of_the_house_is_nine_districts(root):
    found = {one.name.removesuffix(".py") for one in (root / "sitegen").iterdir() if one.name != "__pycache__"}
    assert found == {*DISTRICTS, "__init__", "__main__", "build"}


@pytest.mark.parametrize("name", DISTRICTS)
def test_a_district_says_in_six_lines_what_it_takes_gives_and_imports(root, name):
    docstring = ast.get_docstring(ast.parse((root / "sitegen" / name / "__init__.py").read_text("utf-8")))
    assert len(docstring.splitlines()) <= 6
    assert re.search(r"\b[Tt]akes?\b", docstring)
    assert re.search(r"\b[Ii]mports?\b", docstring)


@pytest.mark.parametrize("name", DISTRICTS)
def test_a_district_names_its_rooms_and_no_other(root, name):
    """Every package; every module, too, of a district that has few. Of many, its docstring names the main ones."""
    folder = root / "sitegen" / name
    docstring = ast.get_docstring(ast.parse((folder / "__init__.py").read_text("utf-8")))
    named = set(re.findall(r"`([a-z_]+)`", docstring))
    modules = {one.stem for one in folder.glob("*.py")} - {"__init__"}
    folders = {one.name for one in folder.iterdir() if one.is_dir()}
    owed = {one.parent.name for one in folder.glob("*/__init__.py")} - {"vocabulary"}
    assert named - folders - modules - {*DISTRICTS, "sitegen"} == set()
    assert (owed | modules if len(modules) <= FEW else owed) - named == set()


def test_paths_that_documents_name_exist(root):
    for name in ("ARCHITECTURE.md", "CONTRIBUTING.md", "docs/glossary.md", "docs/incremental.md", "docs/languages.md"):
        text = (root / name).read_text("utf-8")
        for path in re.findall(r"`(?:[^`\n]*? )?((?:sitegen|tests|templates|theme|docs)/[^`*<{ ]*)[^`\n]*`", text):
            assert (root / path).exists(), f"{name} names {path}"
