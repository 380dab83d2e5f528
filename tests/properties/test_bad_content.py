"""Whatever somebody does to a file of the content, it is read or refused at a line, with a hint; never a traceback."""

from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.content.folder import read_content

FILES = {
    "archive.toml": 'title = "T"\ndescription = "D"\n[policies]\ncontacts = "masked"\n',
    "organizations.yaml": '- id: alder\n  name: Alder Union\n  variants:\n    - AU\n- id: fir\n  name: "Fir: League"\n',
    "judgements.yaml": "- names: [Alder Union, Fir]\n  judgement: different\n  on: 2024-01-02\n",
    "changes.yaml": "- {date: 2024-01-02, kind: added, letter: a}\n",
    "letters/a.md": (
        "---\nid: a\ntitle: A letter\ndate: 2020-01-01\nstated:\n  total: 5\ncorrections:\n  - line: 8\n"
        "    printed: Cedr\n    corrected: Cedar\nwithdrawn:\n  on: 2024-02-01\n---\n\nWe ask[^1]. <!-- 5-6 -->\n\n"
        "- one\n\n[^1]: A note. <!-- 7; reference: 5 -->\n\n## Signatories\n\n1. Alder Union <!-- 7 -->\n"
    ),
}
MARKS = (
    '"', "'", ":", "- ", "\n", "\t", "#x", "[", "}", "&a", "*a", "!!int", "!!timestamp 9", "|", "---", "<!--", "-->",
    "<!-- 1-99999999 -->", "9" * 30, "9" * 5000, "017", "1:30", "yes", "~", "2024-02-31", "\0", "\u2028", "\ufeff",
    "<<<<<<< x", "\r\n", "@", "&#x110000;", "[^1]", "999999999. ", ".nan", "? ", "<<: ", "'''", "a." * 30, "[" * 30,
)  # fmt: skip


@st.composite
def spoilt(draw):
    """Return the files with one of them changed in up to three places."""
    name = draw(st.sampled_from(list(FILES)))
    text = FILES[name]
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + draw(st.sampled_from(MARKS)) + text[at + draw(st.sampled_from((0, 0, 1, 9))) :]
    return {key: (text if key == name else other).encode() for key, other in FILES.items()}


@settings(max_examples=60)
@given(spoilt())
def test_a_spoilt_file_is_read_or_refused_at_its_line(files):
    read = read_content(files, "content")
    faults = [one for one in read.diagnostics if one.severity == "error"]
    assert all(one.span and one.span.first > 0 and one.hint for one in faults)
    assert (read.value is None) == bool(faults)
