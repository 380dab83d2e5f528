"""A copy of a letter names nobody whom the letter withholds, whatever its file is called and whoever put it there."""

import pytest

from sitegen.content.accession import accession
from sitegen.content.dropped import read_all
from sitegen.content.folder import read_content
from sitegen.core.memo import no_memo
from tests.unit.content.withheld import HIDDEN, ID, LETTER, PRIVATE, content, unnamed

OTHER = (
    LETTER.replace(b"3 May", b"9 July")
    .replace(b"protect the river", b"open the archives of the town")
    .replace(b"Protect the river", b"Open the archives")
)
MARKDOWN = LETTER.replace(b"Re: Protect the river", b"# Protect the river").replace(b"1. Alder", b"1. **Alder**")
EDITED = LETTER.replace(b"Cedar Union of Weavers", b"Cedar Unlon of Weavers (CUW)").replace(
    b"Re: Protect the river\n", b""
)
SAME_LIST = LETTER.replace(b"Protect the river", b"Our river").replace(b"We ask you to protect the river.", b"Save it.")


def opened(line, name):
    """Return the private file's record of a withheld line, whose name the other letter may tell."""
    return f"- names: [{name}]\n  letter: {ID}\n  line: {line}\n  open_in: [2021-07-09-open-the-archives]\n".encode()


def read(*incoming, private=None):
    files = content(gone=True) | ({PRIVATE: private} if private else {})
    return read_content(files | accession(files, "content", incoming).value, "content")


def errors(result):
    return {one.code for one in result.diagnostics if one.severity == "error"}


@pytest.mark.parametrize(
    "copy",
    [("copy.txt", LETTER + b"\n"), ("letter.md", MARKDOWN), ("2nd-edition.txt", EDITED), ("list.txt", SAME_LIST)],
    ids=["another name", "another format", "another edition", "the same list on the same day"],
)
def test_a_copy_that_names_the_withheld_is_refused(copy):
    result = read(copy)
    assert result.value is None
    assert errors(result) == {"M347"}
    assert unnamed(result, *HIDDEN, "Cedar")
    (found, *_) = [one for one in result.diagnostics if one.code == "M347"]
    assert "sitegen withhold" in found.hint


def test_a_copy_that_is_only_dropped_into_sources_is_refused():
    result = read_all(content(gone=True) | {"sources/other.txt": LETTER + b"\n"}, "content", no_memo)
    assert result.value is None
    assert errors(result) == {"M347"}
    assert unnamed(result, *HIDDEN)


def test_another_letter_that_names_the_withheld_is_told_and_may_be_let():
    result = read(("other.txt", OTHER))
    assert errors(result) == set()
    told = [one for one in result.diagnostics if one.code == "M364"]
    assert len(told) == 2
    assert {one.severity for one in told} == {"warning"}
    assert all(one.span.path.endswith("2021-07-09-open-the-archives.md") and "LINE" not in one.hint for one in told)
    result = read(("other.txt", OTHER), private=opened(16, "Cedar Union of Weavers"))
    assert len([one for one in result.diagnostics if one.code == "M364"]) == 1


def test_a_version_that_withholds_fewer_of_a_list_as_long_is_told():
    french = (
        LETTER.replace(b"Cedar Union of Weavers", "Tisserands du Cèdre".encode())
        .replace(b"Elm Group", b"Groupe de l'Orme")
        .replace(b"Dear members,", b"Chers membres,")
        .replace(b"We ask you to protect the river.", "Nous vous demandons de protéger la rivière.".encode())
    )
    result = read(("fr.txt", french))
    assert [one.code for one in result.diagnostics if one.code == "M365"] == ["M365"]
