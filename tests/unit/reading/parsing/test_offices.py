"""Offices are known in the forms that women and men have, and where a language says last what somebody is."""

import pytest

from sitegen.reading.parsing.names.persons import starts_with_role
from sitegen.reading.parsing.names.said_of_persons import says_role

OFFICES = {
    "de": ("Redakteur", "Redakteurin", "Chefredakteurin", "Promovendin", "Hausärztin", "Projektleiter"),
    "fr": ("Rédacteur en chef", "Rédactrice en chef", "Candidate au doctorat", "Sage-femme"),
    "es": ("Doctorando", "Doctoranda", "Redactora jefa", "Pediatra"),
    "pt": ("Redator", "Redatora", "Pós-doutoranda", "Farmacêutica"),
    "it": ("Redattore", "Redattrice", "Caporedattrice", "Pediatra"),
    "nl": ("Redacteur", "Redactrice", "Promovenda", "Advocate", "Onderzoekster"),
    "pl": ("Doktorant", "Doktorantka", "Badaczka", "Redaktorka naczelna"),
    "ru": ("аспирант", "аспирантка", "научная сотрудница"),
    "id": ("Pemimpin Redaksi", "Kandidat doktor", "Redaktur"),
    "tr": ("Araştırmacı", "Öğretim Görevlisi", "Doktora Öğrencisi"),
    "my": ("သုတေသီ", "အယ်ဒီတာချုပ်", "ညှိနှိုင်းရေးမှူး", "ပါရဂူကျောင်းသူ"),
    "el": ("Αρχισυντάκτρια", "Υποψήφια διδάκτορας", "Συντονιστής"),
    "hu": ("szerkesztő", "doktorandusz", "koordinátor"),
    "vi": ("Biên tập viên", "Nghiên cứu sinh", "Điều phối viên"),
    "th": ("บรรณาธิการ", "นักวิจัย", "นักศึกษาปริญญาเอก"),
    "ar": ("رئيسة التحرير", "طالبة دكتوراه", "محرر"),
    "ko": ("편집장", "연구원", "박사과정"),
    "ja": ("編集長", "研究員", "博士課程"),
    "zh": ("编辑", "博士研究生", "協調員"),
}
LAST = (
    "水文学教授",
    "數學系副教授",
    "水文学研究員",
    "수문학 교수",
    "ရေအရင်းအမြစ် ပါမောက္ခ",
    "Hidroloji Profesörü",
    "Delta Birliği Başkanı",
)


@pytest.mark.parametrize(("language", "office"), [(key, one) for key, some in OFFICES.items() for one in some])
def test_an_office_is_told(language, office):
    assert starts_with_role(office), language


@pytest.mark.parametrize("office", LAST)
def test_an_office_is_told_behind_what_it_is_of(office):
    assert says_role(office)


@pytest.mark.parametrize("name", ["Reporters Sans Frontières", "Boerenbond", "青河大学", "ကွန်ရက်", "Fisica e Società"])
def test_a_body_is_no_office(name):
    assert not starts_with_role(name)
    assert not says_role(name)
