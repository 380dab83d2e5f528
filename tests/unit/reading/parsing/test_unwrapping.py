"""Lines are joined as they were before they were wrapped."""

import pytest

from sitegen.reading.parsing.lines.unwrapping import flow


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        (("河流保护", "协会"), "河流保护协会"),
        (("湖を守る、", "市民の会"), "湖を守る、市民の会"),
        (("Heron 河流", "Watch"), "Heron 河流 Watch"),
        (("Union of", "Ferries"), "Union of Ferries"),
    ],
)
def test_only_scripts_that_have_spaces_get_one_where_lines_meet(lines, whole):
    assert flow(lines) == whole
