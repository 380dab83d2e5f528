"""Tables of Markdown, whose drawn line under the head is a blank line to the parser."""

import pytest

from sitegen.reading.choosing import read_letter
from sitegen.reading.formats import read_source

LETTER = """# Open letter on bus shelters

8 May 2024

To the Council

Our old people stand in the rain. Build shelters, with benches and a roof, before the winter comes.

{}
"""


@pytest.mark.parametrize(
    ("table", "names"),
    [
        (
            "| First name | Last name | City |\n|---|---|---|\n| Ada | Frost | |\n| Milo | Grant |\n| Suri | Nair | |",
            ["Ada Frost", "Milo Grant", "Suri Nair"],
        ),
        (
            (
                "| No. | Name | No. | Name |\n"
                "|---|---|---|---|\n| 1 | Ada Frost | 3 | Ben Roe |\n| 2 | Suri Nair | 4 | Ann Poe |"
            ),
            ["Ada Frost", "Suri Nair", "Ben Roe", "Ann Poe"],
        ),
    ],
)
def test_names_of_a_table_are_joined_or_parted(table, names):
    source = read_source("letter.md", LETTER.format(table).encode()).value
    assert [one.name for one in read_letter(source).value.letter.signatories] == names
