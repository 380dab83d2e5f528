"""What holds for all code: it is the same program under `python -O`."""

import ast

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
