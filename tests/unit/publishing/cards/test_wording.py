from dataclasses import replace

import pytest

from sitegen.core.model import Ledger, Manuscript, Stated
from sitegen.publishing.cards import cards
from sitegen.publishing.cards.drawing import Marks
from sitegen.publishing.cards.wording import archive_card, letter_card
from sitegen.publishing.render.catalogues import catalogue
from sitegen.publishing.render.words import Words
from tests.invented import CONFIG, FIRST, SECOND, archive, first_letter, memory
from tests.unit.publishing.cards.pictures import pixels

ENGLISH, BURMESE = Words("en", {}), Words("my", catalogue("my"))
COUNTED = Ledger(7, 2, 4, 1, 1)
WEB = CONFIG.model_copy(update={"base_url": "https://lake.example/archive"})


def card(words=ENGLISH, ledger=COUNTED, **changes):
    letter = replace(first_letter(), **changes)
    return letter_card(Manuscript(FIRST, "a.md", letter, None), ledger, WEB, words)


def test_a_card_says_what_to_whom_when_and_how_many():
    found = card()
    assert found.label == "Open letter · 3 May 2021"
    assert found.title == "Stop the dam at Upper Lake"
    assert found.note == "To: Members of the River Commission"
    assert found.count + found.doubt == "7 signatories, 2 of them without their names"
    assert (found.name, found.picture) == ("Letters on Upper Lake", Marks(4, 1, 2))


def test_a_card_speaks_the_language_of_the_interface():
    found = card(BURMESE)
    assert found.label == "အိတ်ဖွင့်ပေးစာ · ၂၀၂၁ ခုနှစ်၊ မေလ ၃ ရက်"
    assert "၇" in found.count
    assert "၂" in found.doubt


def test_what_a_letter_does_not_say_its_card_does_not_say():
    found = card(ledger=Ledger(None, None, 0, 0, None), date=None, addressees=(), title=None, body=())
    assert (found.label, found.note, found.count, found.doubt) == ("Open letter", "", "", "")
    assert found.title == "[Signed by 7 organizations.]"


@pytest.mark.parametrize(
    ("bound", "said"),
    [("exact", "7 signatories"), ("at least", "at least 7 signatories"), ("about", "about 7 signatories")],
)
def test_a_number_is_said_as_the_letter_means_it(bound, said):
    assert card(stated=Stated(7, 2, bound)).count == said


def test_a_list_without_a_stated_number_is_counted():
    assert card(ledger=Ledger(None, None, 4, 0, None)).count == "4 signatories listed"


def test_where_the_title_cannot_be_drawn_the_date_stands_for_it():
    found = card(title="أوقفوا السد")
    assert (found.label, found.spare) == ("Open letter", "3 May 2021")
    assert (card(title="أوقفوا السد", date=None).label, card(title="停", date=None).spare) == ("", "Open letter")


def test_words_are_drawn_as_they_read_not_as_markup():
    assert card(addressees=("Smith & <Sons>",)).note == "To: Smith & <Sons>"


def test_the_archive_has_a_card():
    found = archive_card(archive(), WEB, ENGLISH)
    assert (found.title, found.note, found.name) == ("Letters on Upper Lake", "Two invented letters.", "lake.example")
    assert found.count == "2 letters · 9 signatures"
    assert found.picture == Marks(6, 1, 2)  # too few letters for bars


def test_every_letter_and_the_archive_have_a_picture_if_there_is_an_address():
    found = cards(archive(), WEB)
    assert sorted(found) == ["cards/archive.png", f"cards/letters/{FIRST}.png", f"cards/letters/{SECOND}.png"]
    assert all(pixels(data)[:2] == (1200, 630) for data in found.values())
    assert cards(archive(), CONFIG) == {}


def test_a_card_is_drawn_again_only_if_what_it_says_changed():
    kept = {}
    memo = memory(kept)
    first = cards(archive(), WEB, memo)
    assert (cards(archive(), WEB, memo), len(kept)) == (first, 3)
    cards(archive(), WEB.model_copy(update={"title": "Other"}), memo)
    assert len(kept) == 6
