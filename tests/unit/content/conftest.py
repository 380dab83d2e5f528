import pytest

from sitegen.adapters.files import read_tree
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def layers():
    return [read_tree(ROOT / kind).value for kind in ("templates", "theme")]
