"""Files beside the content, which git publishes with it: README, templates, what an editor's program left behind."""

import pytest

from sitegen.content.private import PrivateRecord
from sitegen.content.withholding.beside import is_beside, private_in_git, told_beside

NAME = "Cedar Union of Weavers"
SECRET = PrivateRecord(letter="2021-05-03-a-letter", line=3, names=(NAME,), open="nowhere")
OPEN = PrivateRecord(letter="2021-05-03-a-letter", line=3, names=(NAME,))
OF_A_FORM = PrivateRecord(names=(NAME,))


def said(data, *private, name="README.md"):
    found = told_beside([(name, data)], private, "archive/")
    return [(one.code, one.severity, str(one.span)) for one in found]


@pytest.mark.parametrize("record", [SECRET, OF_A_FORM])
def test_a_file_that_tells_who_was_open_nowhere_is_an_error(record):
    text = b"# Letters\n\nWe took the cedar\xc2\xad union of weavers out.\n"
    assert said(text, record) == [("M362", "error", "archive/README.md:3")]
    assert said(b"{# 1 #}", record, name="templates/cedar-union-of-weavers.html") == [
        ("M362", "error", "archive/templates/cedar-union-of-weavers.html:1")
    ]


def test_whoever_signs_elsewhere_openly_may_be_meant_so():
    assert said(NAME.encode(), OPEN) == [("M363", "warning", "archive/README.md:1")]
    let = SECRET.model_copy(update={"open_in": ("2022-01-01-another",)})
    assert said(NAME.encode(), let) == [("M363", "warning", "archive/README.md:1")]


def test_longer_words_that_are_allowed_tell_nothing():
    record = SECRET.model_copy(update={"allowed": (f"{NAME} Street",)})
    assert said(f"{NAME} Street".encode(), record) == []


def test_what_the_content_reads_is_not_beside_it():
    names = "README.md a.whl content/a.md content/letters/.a.md.swp content/.private/withheld.yaml"
    here = [one for one in names.split() if is_beside(one, "content")]
    assert here == ["README.md", "content/letters/.a.md.swp"]


def test_a_private_folder_in_git_is_an_error_and_one_that_nothing_keeps_out_a_warning():
    names = ["content/.private/withheld.yaml", "content/.private/.gitignore"]
    (found,) = private_in_git(names, (), "content", "")
    assert (found.code, found.severity) == ("C607", "error")
    (found,) = private_in_git((), names, "content", "")
    assert (found.code, found.severity) == ("C608", "warning")
    assert not [*private_in_git(names[1:], (), "content", "")]
