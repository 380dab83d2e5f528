"""What is read is what independent programs see: every word, once. Skipped where a program or the corpus is missing."""

import shutil
import zlib
from pathlib import Path

import pypdfium2
import pytest

from sitegen.adapters.recognition import recognise
from sitegen.reading.formats import read_source
from tests.benchmarks.witnesses import LEAST, compare, pdftotext
from tests.unit.reading.formats.documents import drawn, pdf

CORPUS = Path(__file__).parents[5] / "shared" / "corpus"
# Where the witness errs and a person sees what we read: letters set wide apart, an accent drawn over its letter, the
# spaces between the words of a text layer that OCR made, an address that begins right behind a word.
MISTAKEN = {"P11-": 0.93, "P05-": 0.998, "Q05-": 0.99, "S03-": 0.98, "S04-": 0.997}
FILES = [file for file in sorted(CORPUS.glob("*.pdf")) if "-image" not in file.name]


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler's pdftotext is not installed")
@pytest.mark.parametrize("file", FILES, ids=[file.stem for file in FILES])
def test_every_word_of_a_pdf_is_read_once(file):
    read = compare("\n".join(read_source(file.name, file.read_bytes()).value.lines), pdftotext(file))
    least = MISTAKEN.get(file.name[:4], LEAST)
    assert (read.recall >= least, read.precision >= least) == (True, True), (read.lost, read.added)


def scanned(data):
    """The first page of a PDF as a PDF that holds nothing but a picture of it."""
    bitmap = pypdfium2.PdfDocument(data)[0].render(scale=2, grayscale=True)
    rows = bytes(bitmap.buffer)
    shades = b"".join(rows[at * bitmap.stride :][: bitmap.width] for at in range(bitmap.height))
    packed = zlib.compress(shades).hex() + ">"
    picture = (
        f"<< /Type /XObject /Subtype /Image /Width {bitmap.width} /Height {bitmap.height} /ColorSpace /DeviceGray"
        f" /BitsPerComponent 8 /Filter [/ASCIIHexDecode /FlateDecode] /Length {len(packed)} >>\n"
        f"stream\n{packed}\nendstream"
    )
    return drawn("q 595 0 0 842 0 0 cm /P Do Q", pictures="/P 5 0 R", objects=[picture])


@pytest.mark.skipif(not shutil.which("tesseract"), reason="tesseract is not installed")
def test_a_scan_is_read_by_tesseract():
    data = scanned(pdf([(760, "Open letter on the lake", 72, 20), (700, "Signed by:"), (680, "Alder Society, Norway")]))
    assert [one.code for one in read_source("scan.pdf", data).diagnostics] == ["S107"]
    read = read_source("scan.pdf", data, recognise("scan.pdf", data).value).value
    assert [line for line in read.lines if line] == ["Open letter on the lake", "Signed by:", "Alder Society, Norway"]
    assert abs(read.places[0].left - 72) < 4
