"""Words such as “who signs” over a list open it, in every language."""

import pytest

from sitegen.core.source import Source, split_lines
from sitegen.reading.parsing import parse_letter
from sitegen.reading.parsing.vocabulary import load_vocabulary

NAMES = "Amargi\n\nAurelia Foundation\n\nKitab Network\n\nNordlys Union\n\nTerra Nova Group\n"
OPENERS = [
    ("ar", "وقع البيان"),
    ("bg", "Подписалите"),
    ("ca", "Han signat"),
    ("cs", "Kdo podepsal"),
    ("da", "Har skrevet under"),
    ("de", "Es haben unterschrieben"),
    ("el", "Υπέγραψαν"),
    ("en", "Those signing"),
    ("fa", "امضا شده توسط"),
    ("fi", "Allekirjoittivat"),
    ("fr", "Celles et ceux qui signent"),
    ("he", "חתמו"),
    ("hu", "Aláírják"),
    ("it", "Chi firma"),
    ("my", "လက်မှတ်ထိုးသူများ"),
    ("nl", "Handtekeningen"),
    ("no", "Har signert"),
    ("pl", "Niżej podpisani"),
    ("pt", "Quem assina"),
    ("ro", "Cine a semnat"),
    ("ru", "Подписались"),
    ("sk", "Kto podpísal"),
    ("sv", "Skriver under"),
    ("tr", "İMZA VERENLER"),
    ("tr", "Bildiriyi imzalayanlar"),
    ("uk", "Підписалися"),
    ("vi", "Những người đã ký"),
]


@pytest.mark.parametrize(("code", "opener"), OPENERS)
def test_it_opens_a_list(code, opener):
    language = next(one for one in load_vocabulary().languages if one.code == code)
    text = " ".join(sorted(language.function_words)[:14])
    lines = split_lines(f"# {text}\n\n{text}, {text}. {text}.\n\n## {opener}\n\n{NAMES}")
    reading = parse_letter(Source("x.md", "", lines)).value
    assert len(reading.letter.signatories) == 5
    assert [one.winner.role for one in reading.lines if opener in lines[one.line - 1]] == ["statement"]
