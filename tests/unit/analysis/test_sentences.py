import pytest

from sitegen.analysis.sentences import bounds, readable, sentences
from tests.unit.letters import letter_of


def texts(*blocks, **more):
    return [one.text for one in sentences(letter_of(*blocks, **more))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We ask. We wait.", ["We ask.", "We wait."]),
        ("Mr. Holm of the U.N. asked Dr. Lind. Nobody came!", ["Mr. Holm of the U.N. asked Dr. Lind.", "Nobody came!"]),
        ("It cost 3.5 million. 12 came.", ["It cost 3.5 million.", "12 came."]),
        ("They fled in 2024. It violates the law.", ["They fled in 2024.", "It violates the law."]),
        ("We recall resolution 2334. The Council must act.", ["We recall resolution 2334.", "The Council must act."]),
        ("Am 3. Mai 2024. Das Wehr brach.", ["Am 3. Mai 2024.", "Das Wehr brach."]),
        ('He said "no." Then he left.', ['He said "no."', "Then he left."]),
        ("See [the act. It is old](https://a.example/x.html). Go on", ["See the act.", "It is old.", "Go on"]),
        ("They fled.[^1] Others stayed.", ["They fled.", "Others stayed."]),
        ("Wir fordern z. B. Wasser. Das ist alles.", ["Wir fordern z. B. Wasser.", "Das ist alles."]),
        ("ရေပေးပါ။ ကျေးဇူးတင်ပါသည်။", ["ရေပေးပါ။", "ကျေးဇူးတင်ပါသည်။"]),
        ("no end", ["no end"]),
        ("  ", []),
    ],
)
def test_where_sentences_end(text, expected):
    assert texts(text) == expected


def test_places_are_those_of_the_block():
    letter = letter_of("Dear all,", "One **two**. See [three](https://x.example/) here.", kinds=("salutation",))
    second = list(sentences(letter))[1]
    assert letter.body[1].text[second.start : second.end] == "See [three](https://x.example/) here."
    assert (second.block, second.first, second.last, second.text) == (1, 11, 14, "See three here.")


def test_salutations_and_closings_hold_no_sentences():
    assert texts("Dear all,", "Yours,", kinds=("salutation", "closing")) == []


def test_readable_text_keeps_every_sign_in_its_place():
    text = "a [b](#) **c** ‘d’[^1] e"
    plain = readable(text)
    assert len(plain) == len(text)
    assert [plain.index(sign) for sign in "bce"] == [text.index(sign) for sign in "bce"]


def test_the_mark_of_an_item_is_no_sentence_in_any_script():
    text = "၁။ သက်ရောက်မှုလေ့လာချက်ကို ထုတ်ပြန်ပါ။ ဆောက်လုပ်ရေးကို ရပ်တန့်ပါ။"
    assert [text[start:end] for start, end in bounds(text)] == [
        "၁။ သက်ရောက်မှုလေ့လာချက်ကို ထုတ်ပြန်ပါ။", "ဆောက်လုပ်ရေးကို ရပ်တန့်ပါ။",
    ]  # fmt: skip
