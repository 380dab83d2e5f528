"""Marks that git leaves where two people changed the same lines: named as such in every file, and nothing is built."""

import pytest

from sitegen.content.folder import read_content

SETTINGS = 'title = "T"\ndescription = "D"\n'
MANUSCRIPT = "---\nid: a\ntitle: A letter\ndate: 2020-01-01\nlanguage: en\n---\n\nWe ask.\n"


CONFLICT = "<<<<<<< HEAD\n{0}\n=======\n{0}s\n>>>>>>> her-branch\n"
UNSETTLED = {
    "settings": ("archive.toml", SETTINGS + CONFLICT.format('licence = "x"'), 3),
    "front matter": ("letters/a.md", MANUSCRIPT.replace("title", CONFLICT.format("cc: x") + "title"), 3),
    "a paragraph": ("letters/a.md", MANUSCRIPT + "\n" + CONFLICT.format("We insist."), 10),
    "an entry": ("letters/a.md", MANUSCRIPT + "\n## Signatories\n\n" + CONFLICT.format("- Alder"), 12),
    "authority file": ("organizations.yaml", "- id: a\n  name: A\n" + CONFLICT.format("- id: b\n  name: B"), 3),
    "judgements": ("judgements.yaml", CONFLICT.format("- names: [A, B]\n  judgement: same"), 1),
    "changes": ("changes.yaml", CONFLICT.format("- date: 2024-01-01\n  kind: note\n  what: x"), 1),
    "a page": ("pages/about.md", "# Us\n\n" + CONFLICT.format("We keep letters."), 3),
    "an end alone": ("pages/about.md", "# Us\n\nWe keep letters.\n>>>>>>> her-branch\n", 4),
    "line ends of Windows": ("pages/about.md", CONFLICT.format("We keep letters.").replace("\n", "\r\n"), 1),
}


@pytest.mark.parametrize(("name", "text", "line"), list(UNSETTLED.values()), ids=list(UNSETTLED))
def test_marks_that_a_merge_left_are_named_and_stop_the_build(name, text, line):
    files = {"archive.toml": SETTINGS, "letters/a.md": MANUSCRIPT, name: text}
    read = read_content({path: data.encode() for path, data in files.items()}, "content")
    assert read.value is None
    (found,) = [one for one in read.diagnostics if one.severity == "error"]
    assert (str(found.span), found.name) == (f"content/{name}:{line}", "unsettled-conflict")
    assert "her-branch" in found.message


def test_seven_equals_signs_alone_are_a_heading():
    files = {"archive.toml": SETTINGS, "pages/about.md": "Aboutus\n=======\n\nWe keep letters.\n"}
    assert read_content({path: data.encode() for path, data in files.items()}, "content").value
