"""A copy of a letter names nobody whom the letter withholds, whatever its file is called and whoever put it there."""

import pytest

from sitegen.content.accession import accession
from sitegen.content.dropped import read_all
from sitegen.content.folder import read_content
from sitegen.content.redaction.withhold import withhold_from_letter
from sitegen.core.memo import no_memo
from tests.unit.content.withheld import HIDDEN, ID, LETTER, PRIVATE, content, unnamed, with_letter

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
FRENCH = (
    LETTER.replace(b"Cedar Union of Weavers", "Tisserands du Cèdre".encode())
    .replace(b"Elm Group", b"Groupe de l'Orme")
    .replace(b"Dear members,", b"Chers membres,")
    .replace(b"We ask you to protect the river.", "Nous vous demandons de protéger la rivière.".encode())
)


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
    result = read(("fr.txt", FRENCH))
    assert [one.code for one in result.diagnostics if one.code == "M365"] == ["M365"]


def test_a_private_text_is_nobody_of_the_list_and_ends_no_warning_of_a_version():
    ways = "status: unreviewed\nwithheld:\n  - {line: 15}\n  - {line: 16}\n  - {line: 10, of: text}\n"
    files = content(gone=True, front=ways)
    result = read_content(files | accession(files, "content", [("fr.txt", FRENCH)]).value, "content")
    (found,) = [one for one in result.diagnostics if one.code == "M365"]
    assert "withholds 2, and" in found.message
    assert "at the same places stand 15 16; look, and sitegen withhold" in found.hint
    assert found.hint.partition("sitegen withhold ")[2].split(";")[0].endswith(" 15 16")


def test_withholding_tells_of_the_version_at_once_and_where_it_has_who_stands_there():
    files = with_letter(content(gone=False, front="status: unreviewed\n"), FRENCH, "fr.txt")
    edit = withhold_from_letter(files, "content", ID, [16], "2024-05-02").value
    (said,) = [one for one in edit.steps if "another language" in one]
    assert edit.doubtful
    assert "at the same place stands 16; look, and sitegen withhold" in said
    assert "Cedar" not in said


def test_withholding_tells_of_the_copy_that_still_names_them():
    files = with_letter(content(gone=False, front="status: unreviewed\n"), SAME_LIST, "list.txt")
    edit = withhold_from_letter(files, "content", ID, [16], "2024-05-02").value
    (said,) = [one for one in edit.steps if "is named here" in one]
    assert edit.left
    assert "withhold the signatory here, too: sitegen withhold " in said
