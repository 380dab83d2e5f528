import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.publishing.cards.drawing import LABEL, NAME, PLAIN, SIZES, TITLE
from sitegen.publishing.cards.faces import EM, face
from sitegen.publishing.cards.setting import LONGEST, cut_to, drawable, fit, set_line
from sitegen.publishing.cards.setting import _pieces as pieces

EUROPE = "Zastavte přehradu – Остановите плотину – Σταματήστε – Dừng"
BURMESE = "မြန်မာပြည်သူလူထုကို ကူညီထောက်ပံ့ရန်"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Stop the dam", "Stop the dam"),
        ("  Stop\x00 the\tdam\u202e \x07", "Stop the dam"),
        ("Stop the dam 🌊🇲🇲️!", "Stop the dam !"),
        (EUROPE, EUROPE),
        (BURMESE, BURMESE),
        ("أوقفوا السد", None),  # no face has Arabic: nothing is shown, rather than boxes
        ("停止水坝", None),
        ("Stop 停", None),
        ("🌊", None),
        ("…", None),
        ("", None),
        ("\x00\n", None),
    ],
)  # fmt: skip
def test_what_can_be_drawn_is_drawn_whole_or_not_at_all(text, shown):
    assert drawable(text, TITLE) == shown


def test_a_decomposed_letter_is_drawn_as_one():
    assert drawable(unicodedata.normalize("NFD", "Đường sông"), TITLE) == "Đường sông"


def test_burmese_is_shaped():
    shape = face("noto-sans-myanmar").shape
    # The vowel sign E is stored after its consonant and stands before it; a stacked consonant takes no room of its own.
    assert shape("ကေ").glyphs[1].number == shape("က").glyphs[0].number
    assert shape("န္တ").width < shape("န").width + shape("တ").width


def test_a_line_takes_each_character_from_the_first_face_that_has_it():
    line = set_line("Act for မြန်မာ now", TITLE)
    assert [run.face.name for _, run in line.runs] == ["vollkorn-regular", "noto-sans-myanmar", "vollkorn-regular"]
    assert line.width == sum(run.width for _, run in line.runs)
    assert [run.face.name for _, run in set_line("Ελλάδα", NAME).runs] == ["vollkorn-italic"]


def test_small_capitals_are_the_font_s_own():
    assert set_line("OPEN letter", LABEL).runs[0][1].glyphs != set_line("OPEN letter", PLAIN).runs[0][1].glyphs


def test_lines_break_between_words_and_before_burmese_syllables():
    assert pieces("a well-known  dam") == ["a ", "well-", "known  ", "dam"]
    assert pieces("မြန်မာပြည်သူ") == ["မြန်", "မာ", "ပြည်", "သူ"]
    assert pieces("ကမ္ဘာ့ဆန္ဒ") == ["ကမ္ဘာ့", "ဆန္ဒ"]
    assert "".join(pieces(BURMESE)) == BURMESE


def test_a_short_title_is_large_and_a_long_one_smaller():
    short, long = (fit(text, TITLE, SIZES, 1056, 260) for text in ("Stop the dam", "Stop the dam now, " * 9))
    assert short.size == SIZES[0]
    assert SIZES[-1] <= long.size < short.size
    assert long.height <= 260


def test_lines_are_even():
    setting = fit("Stop the dam at Upper Lake until the people have been heard", TITLE, (60,), 1056, 400)
    assert len(setting.lines) == 2
    widths = [line.width for line in setting.lines]
    assert min(widths) > 0.7 * max(widths)


def test_what_does_not_fit_ends_in_an_ellipsis_after_a_word():
    setting = fit("People, " * 1000, TITLE, SIZES, 1056, 200)
    ellipsis = set_line("People…", TITLE).runs[0][1].glyphs[-1].number
    assert setting.lines[-1].runs[-1][1].glyphs[-1].number == ellipsis
    before = set_line("People", TITLE).runs[0][1].glyphs[-1].number
    assert setting.lines[-1].runs[-1][1].glyphs[-2].number == before  # no comma before it


def test_a_word_wider_than_the_card_is_broken():
    setting = fit("W" * 60, TITLE, SIZES, 1056, 400)
    assert len(setting.lines) > 1
    assert all(line.width * setting.size / EM <= 1056 for line in setting.lines)


def test_a_line_is_cut_only_where_it_must_be():
    whole = set_line("Members of the River Commission", PLAIN)
    assert cut_to("Members of the River Commission", PLAIN, whole.width) == whole
    assert cut_to("Members of the River Commission", PLAIN, whole.width - 1).width < whole.width


titles = st.text(
    st.characters(exclude_categories=("Cs",)) | st.sampled_from("  ကခဂန်မ္ြောိီုူ့း၊။-–—'\"<>&"), max_size=LONGEST + 50
)


@given(titles, st.integers(120, 1100), st.integers(40, 300))
def test_any_title_fits_its_room(title, width, height):
    shown = drawable(title, TITLE)
    if shown is None:
        return
    setting = fit(shown, TITLE, SIZES, width, height)
    assert setting.lines
    assert len(setting.lines) == 1 or setting.height <= height
    # One cluster may be wider than a narrow room; no line of several is.
    assert all(
        line.width * setting.size / EM <= width + 1 or sum(len(run.glyphs) for _, run in line.runs) < 12
        for line in setting.lines
    )
    assert all(glyph.number for line in setting.lines for _, run in line.runs for glyph in run.glyphs)  # no box
