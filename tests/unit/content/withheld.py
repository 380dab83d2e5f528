"""An archive of one letter, of which two signatories are withheld, and what may tell their names."""

from sitegen.build import Inputs, build
from sitegen.content.accession import accession
from sitegen.content.redaction.giving_back import give_back
from sitegen.content.redaction.withhold import withhold_from_letter
from sitegen.identity.recognition import Recognizer

LETTER = b"""To the Council of Examples
3 May 2021

Re: Protect the river

Dear members,

We ask you to protect the river.

Signed by 5 organizations:

1. Alder Society
2. Birch Network
   - Ash Group
   - Elm Group
3. Cedar Union of Weavers
4. Dogwood League
5. Fir Alliance
"""
SETTINGS = b'title = "T"\ndescription = "D"\ncorrections = "a@b.example"\n'
AUTHORITY = b"""- id: cedar
  name: Cedar Union of Weavers
  variants:
    - The Cedar Weavers
- id: fir
  name: Fir Alliance
"""
JUDGEMENTS = b"- names: [Cedar Union of Weavers, Fir Alliance]\n  judgement: different\n"
PATH = "letters/2021-05-03-protect-the-river.md"
WITHHELD = "status: unreviewed\nwithheld:\n  - {line: 15, on: 2024-05-02, reason: asked}\n  - {line: 16}\n"
GONE = ("   - Elm Group <!-- 15 -->\n", "3. Cedar Union of Weavers <!-- 16 -->\n")
HIDDEN = ("Cedar Union of Weavers", "The Cedar Weavers", "Elm Group")
GUARD = Recognizer(frozenset(HIDDEN))


def content(*, gone, front=WITHHELD):
    files = {"archive.toml": SETTINGS, "organizations.yaml": AUTHORITY}
    files = with_letter(files, LETTER)
    text = files[PATH].decode().replace("status: unreviewed\n", front)
    for line in GONE if gone else ():
        assert line in text
        text = text.replace(line, "")
    return files | {"judgements.yaml": JUDGEMENTS, PATH: text.encode()}


def made(files, layers):
    templates, theme = layers
    return build(Inputs(files, "content", ({name: data.decode() for name, data in templates.items()},), theme))


def said(result):
    return [f"{one.span}: {one.severity}[{one.code}]" for one in result.diagnostics if one.severity != "info"]


def unnamed(result, *hidden):
    return not [one for one in result.diagnostics for name in hidden if name in f"{one.message} {one.hint}"]


ID = "2021-05-03-protect-the-river"
PRIVATE = ".private/withheld.yaml"


def before(front="status: unreviewed\n"):
    return content(gone=False, front=front)


def withhold(files, *lines, **options):
    """Return the files once the lines are withheld, and the edit."""
    edit = withhold_from_letter(files, "content", ID, lines, "2024-05-02", **options)
    assert not edit.diagnostics
    return edit.value.on(files), edit.value


def withheld(files, *lines, **options):
    return withhold(files, *lines, **options)[0]


def given_back(files, *lines):
    edit = give_back(files, "content", ID, lines)
    assert not edit.diagnostics
    return edit.value.on(files)


def with_letter(files, data, name="letter.txt"):
    return files | accession(files, "content", [(name, data)]).value


# Another letter of nearly the same signatories.
LAKE = LETTER.replace(b"3 May", b"4 June").replace(b"river", b"lake").replace(b"Dogwood", b"Dog Rose")


def public(files):
    return {name: data for name, data in files.items() if not name.startswith(".private/")}
