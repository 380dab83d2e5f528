"""A name that other letters tell openly, or may tell, is told by no text of the letter that withholds it."""

import pytest

from sitegen.adapters.files import read_tree
from sitegen.build import Inputs, build
from sitegen.content.accession import accession
from sitegen.content.folder import read_content
from sitegen.publishing.check.leaks import check_leaks
from tests.conftest import ROOT
from tests.unit.content.withheld import GUARD, HIDDEN, PATH, PRIVATE, content, said, unnamed
from tests.unit.content.withholding.test_copies import OTHER, opened

OTHER_ID = "2021-07-09-open-the-archives"
LET = {PRIVATE: opened(15, "Elm Group") + opened(16, "Cedar Union of Weavers")}
FILES = {"open elsewhere": {}, "let": LET}
PLACES = {
    "a paragraph": ("We ask you to protect", "We, the CEDAR Union of Weavers, ask you to protect"),
    "a title": ("title: Protect the river", "title: Elm Group and the river"),
    "a contact": ("language: en", "language: en\ncontacts:\n  - organization: Mira Holm, Elm Group\n    line: 18"),
    "a reason": ("reason: asked", "reason: Elm Group asked"),
}


def archive(private, *edits, beside=OTHER):
    files = content(gone=True) | private
    files |= accession(files, "content", [("other.txt", beside)]).value
    text = files[PATH].decode()
    for old, new in edits:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return files | {PATH: text.encode()}


def errors(result):
    return [one for one in said(result) if "error" in one]


def line_of(files, words, path=PATH):
    return next(at for at, line in enumerate(files[path].decode().split("\n"), 1) if words in line)


@pytest.mark.parametrize("private", FILES)
@pytest.mark.parametrize("place", PLACES)
def test_the_letter_that_withholds_a_name_does_not_tell_it_though_others_do(private, place):
    files = archive(FILES[private], PLACES[place])
    result = read_content(files, "content")
    line = line_of(files, PLACES[place][1].split("\n")[-1 if "contact" not in place else 2])
    assert errors(result) == [f"content/{PATH}:{line}: error[M362]"]
    assert result.value is None
    assert unnamed(result, *HIDDEN)


@pytest.mark.parametrize("private", FILES)
def test_other_letters_may_tell_it(private):
    result = read_content(archive(FILES[private]), "content")
    assert errors(result) == []
    assert result.value is not None


def test_a_longer_name_that_is_open_elsewhere_excuses_no_mention_of_the_name_with_its_post():
    beside = OTHER.replace(b"Elm Group", b"Mira Holm, Elm Group")
    files = archive({}, PLACES["a contact"], beside=beside)
    assert errors(read_content(files, "content")) == [
        f"content/{PATH}:{line_of(files, 'Mira Holm, Elm Group')}: error[M362]"
    ]


def test_what_the_changelog_says_of_the_letter_does_not_tell_it():
    row = "- date: 2024-06-06\n  kind: note\n  letter: {}\n  what: Elm Group asked for this\n"
    for own, expected in ((PATH[8:-3], ["content/changes.yaml:1: error[M362]"]), (OTHER_ID, [])):
        result = read_content(archive({}) | {"changes.yaml": row.format(own).encode()}, "content")
        assert errors(result) == expected


def test_a_version_of_the_letter_does_not_tell_it():
    files = archive({})
    french = files[PATH].decode().replace("id: 2021-05-03-protect-the-river", "id: 2021-05-03-fleuve")
    french = french.replace("language: en", "language: fr\ntranslation_of: 2021-05-03-protect-the-river")
    french = french.split("source:\n")[0] + "---\n\n" + french.split("---\n", 2)[2].lstrip()
    french = french.replace("We ask", "We of the Elm Group ask")
    path = "letters/2021-05-03-fleuve.md"
    files[path] = french.encode()
    assert f"content/{path}:{line_of(files, 'Elm Group', path)}: error[M362]" in errors(read_content(files, "content"))


@pytest.mark.parametrize("private", FILES)
def test_no_file_of_the_letter_tells_it(private):
    templates, theme = (read_tree(ROOT / kind).value for kind in ("templates", "theme"))
    layers = ({name: data.decode() for name, data in templates.items()},)
    site = build(Inputs(archive(FILES[private]), "content", layers, theme)).value
    own = {name: data for name, data in site.items() if PATH[8:-3] in name and "compare" not in name}
    assert len(own) == 3  # letter, source, TEI
    assert list(check_leaks(own, guard=GUARD)) == []
    assert list(check_leaks({name: data for name, data in site.items() if OTHER_ID in name}, guard=GUARD))
