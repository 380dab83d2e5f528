"""What holds for all code: it is the same program under `python -O`."""

import ast
import re

import pytest

from tests.conftest import ROOT

MODULES = sorted((ROOT / "sitegen").rglob("*.py"))


@pytest.mark.parametrize("folder", sorted({path.relative_to(ROOT).parts[1] for path in MODULES}))
def test_no_check_is_an_assert(folder):
    """`python -O` leaves asserts out, and what they say of a file would come as another fault later."""
    found = [
        f"{path}:{node.lineno}"
        for path in MODULES
        if path.relative_to(ROOT).parts[1] == folder
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Assert)
    ]
    assert found == []


def test_what_the_second_reader_takes_over_from_the_rules_is_told():
    """docs/reading.md says how many facts it shares with them: those of `hardening` that ask the rules' functions."""
    tree = ast.parse((ROOT / "sitegen/reading/labelling/hardening.py").read_text("utf-8"))
    shared = {
        one.asname or one.name
        for node in tree.body
        if isinstance(node, ast.ImportFrom) and node.module.startswith("sitegen.reading.parsing")
        for one in node.names
    }
    facts = [
        node.name
        for node in tree.body
        if isinstance(node, ast.FunctionDef)
        and shared & {one.id for one in ast.walk(node) if isinstance(one, ast.Name)}
    ]
    assert len(facts) == 3
    assert "three facts" in (ROOT / "docs/reading.md").read_text("utf-8")


WORDS = re.compile(
    r"(?<![\w\\])(?:und|oder|et|ou|von|seite|herr|frau|señora?|titel|titre|straße|calle|arroba|punto)(?![\w>])",
    re.IGNORECASE,
)
SPOKEN = (
    "reading/parsing",
    "reading/labelling",
    "reading/choosing",
    "reading/verdict",
    "analysis/demands",
    "identity/contacts.py",
)


def literals(path):
    """Yield the texts in a module's code, patterns among them, with their lines; docstrings and messages are prose."""
    tree = ast.parse(path.read_text("utf-8"))
    prose = {id(one.value) for one in ast.walk(tree) if isinstance(one, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in prose:
            yield node.lineno, node.value


@pytest.mark.parametrize("room", SPOKEN)
def test_no_word_of_a_language_stands_in_code(room):
    """Words are data, one file a language: what stands in code is silent for all languages but those somebody knew."""
    found = [
        f"{path}:{line}: {text}"
        for path in sorted(ROOT.joinpath("sitegen").rglob("*.py"))
        if path.relative_to(ROOT / "sitegen").as_posix().startswith(room)
        for line, text in literals(path)
        if len(text.split()) < 4 and WORDS.search(text)
    ]
    assert found == []
