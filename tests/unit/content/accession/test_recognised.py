"""What was recognised in a scan comes into the archive beside it, and the letter is read with it ever after."""

from sitegen.content.accession import accession
from sitegen.content.folder import read_content
from sitegen.content.manuscript.withholding import blank
from sitegen.reading.formats import read_source
from tests.unit.reading.formats.scans import PNG, table

SCAN = table(
    "Open letter on the lake", "", "Dear all, we ask you to act.", "", "Signed:", "Alder Society", "Birch Forum"
)
SETTINGS = {"archive.toml": b'title = "Letters"\ndescription = "Of a lake"\n'}


def test_the_table_is_kept_beside_the_scan_and_the_letter_read_with_it():
    files = dict(accession(SETTINGS, "content", [("in/scan.png", PNG), ("in/scan.png.recognised", SCAN)]).value)
    assert (files["sources/scan.png"], files["sources/scan.png.recognised"]) == (PNG, SCAN)
    read = read_content(SETTINGS | files, "content")
    (transcription,) = read.value.transcriptions.values()
    assert "Alder Society" in transcription.source.lines
    assert [one.name for one in read.value.manuscripts[0].letter.signatories] == ["Alder Society", "Birch Forum"]
    assert read.value.unread == ()
    assert accession(SETTINGS | files, "content", [("in/scan.png", PNG), ("in/scan.png.recognised", SCAN)]).value == {}


def test_a_line_that_is_withheld_keeps_no_word_that_the_scan_left_in_doubt():
    source = read_source("scan.png", PNG, table("Signed", "Aldcr:31 Society", "Bircn:20 Forum")).value
    shown = blank(source, frozenset({2}))
    assert (shown.lines, [place.unsure for place in shown.places]) == (
        ("Signed", "", "Bircn Forum"),
        [(), (), (("Bircn", 20.0),)],
    )
