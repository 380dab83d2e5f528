from pathlib import Path

import pytest

from sitegen.publishing.render.theme import lean

SCRIPT = """/* What it does,
   in two lines. */
"use strict";

{
  // why
  const text = "/* kept */ // kept";
  const rule = a / b; /* kept: no whole line */
}
"""


def test_comments_and_indents_are_not_sent():
    assert lean("a.js", SCRIPT.encode()).decode() == (
        '"use strict";\n{\nconst text = "/* kept */ // kept";\nconst rule = a / b; /* kept: no whole line */\n}\n'
    )
    assert lean("a.css", b"/* One. */\na {\n  color: red;\n}\n\n//b { }\n") == b"a {\ncolor: red;\n}\n//b { }\n"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.js", b"x = `\n  // text\n`;\n"),
        ("a.js", b'x = "one \\\n  two";\n'),
        ("a.css", b"\xff\n  a {}\n"),
        ("a.svg", b"<svg>\n  <g/>\n</svg>\n"),
    ],
)
def test_what_may_be_text_is_left_as_it_is(name, data):
    assert lean(name, data) == data


def test_it_does_so_for_the_theme():
    theme = Path(__file__).parents[4] / "theme"
    for file in [*theme.glob("*.js"), *theme.glob("*.css")]:
        assert len(lean(file.name, file.read_bytes())) < file.stat().st_size, file.name
