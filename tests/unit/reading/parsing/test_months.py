"""A letter dated by its month keeps that date in its id, its manuscript and the order of the archive."""

from sitegen.archive import assemble
from sitegen.content.manuscript import read_manuscript, write_manuscript
from sitegen.content.naming import letter_id
from sitegen.core.model import Manuscript
from sitegen.core.source import Source, split_lines
from sitegen.reading.parsing import parse_letter

TEXT = "Keep the ferry\n\n{}\n\nDear all,\n\nWe ask that the ferry be kept.\n\nSigned by:\n\nOar School\nFree Oars\n"


def kept(date):
    letter = parse_letter(Source("ferry.txt", "", split_lines(TEXT.format(date)))).value.letter
    own = letter_id(letter, ())
    path = f"{own}.md"
    return read_manuscript(write_manuscript(Manuscript(own, path, letter, None)), path).value


def test_ids_and_manuscripts_keep_the_month():
    manuscript = kept("March 2019")
    assert (manuscript.letter_id, manuscript.letter.date) == ("2019-03-keep-the-ferry", "2019-03")


def test_a_month_stands_before_its_days():
    letters = [kept(date) for date in ("1 April 2019", "2 March 2019", "March 2019", "28 February 2019")]
    archive = assemble(letters, (), ()).value
    assert [one.letter.date for one in archive.letters] == ["2019-02-28", "2019-03", "2019-03-02", "2019-04-01"]
