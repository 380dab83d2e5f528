"""Persons in scripts without capitals are told by their words: none belongs to a sentence, a body or an office."""

import pytest

from sitegen.reading.parsing.names.persons import looks_like_person

PERSONS = [
    "سلمى الخوري", "عبد الرحمن بن سالم", "د. ليلى حداد", "רונית לוי", "יוסי בן דוד", "मीरा वर्मा", "राम कुमार यादव",
    "สมชาย ใจดี", "นางสาวมาลี ณ ระนอง", "ทองดี มีสุข", "山田 花子", "林 さくら", "佐々木健", "鈴木一郎", "김 민수",
]  # fmt: skip
OTHERS = [
    "شبكة الصيادين", "الموقعون أدناه", "نطالب الحكومة", "رسالة مفتوحة", "أستاذة القانون", "تقرير عن الأنهار",
    "ארגונים חברתיים", "קוראים לשר", "เครือข่าย ชาวนา", "พวกเรา ขอเรียกร้อง", "東京 支部", "代表 山田", "賛同団体", "مصر",
]  # fmt: skip


@pytest.mark.parametrize("name", PERSONS)
def test_a_name_without_capitals_is_a_persons(name):
    assert looks_like_person(name)


@pytest.mark.parametrize("text", OTHERS)
def test_other_words_without_capitals_are_none(text):
    assert not looks_like_person(text)
