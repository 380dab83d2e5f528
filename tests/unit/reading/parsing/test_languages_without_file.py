"""A letter in a language that has no file of its own is taken for none of its neighbours, nor they for it."""

import pytest

from sitegen.core.source import Source, split_lines
from sitegen.reading.parsing import parse_letter
from sitegen.reading.parsing.vocabulary import load_small_words, load_vocabulary

LETTERS = {
    "gl": "As persoas que asinamos pedimos que o goberno pare a construción da presa ata que a xente sexa escoitada, "
    "xa que a decisión non foi debatida. O río é a casa de moitas especies e é importante para todos nós.",
    "pt": "As pessoas que assinam pedem que o governo pare a construção da barragem até que os moradores sejam "
    "ouvidos, pois a decisão não foi debatida. O rio é a casa de muitas espécies e é importante para todos nós.",
    "sl": "Spodaj podpisani pozivamo vlado, naj ustavi gradnjo jezu na reki, ker je bila odločitev sprejeta brez "
    "javne razprave. Reka je dom številnih vrst in je za nas vse zelo pomembna, zato smo proti.",
    "hr": "Mi dolje potpisani pozivamo vladu da zaustavi gradnju brane na rijeci jer je odluka donesena bez javne "
    "rasprave i jer nisu saslušani stanovnici. Rijeka je dom mnogih vrsta i važna je za nas, zato smo protiv toga.",
    "af": "Ons, die ondergetekendes, vra dat die regering die bou van die dam stop totdat die mense van die vallei "
    "gehoor is. Die rivier is die huis van baie spesies en dit is vir ons almal belangrik.",
    "nl": "Wij, de ondergetekenden, vragen dat de regering de bouw van de dam stopt totdat de mensen van de vallei "
    "zijn gehoord. De rivier is het huis van veel soorten en dat is voor ons allen belangrijk.",
    "sr": "Ми, доле потписани, позивамо владу да заустави изградњу бране на реци јер је одлука донета без јавне "
    "расправе. Река је дом многих врста и за нас је веома важна.",
    "id": "Kami yang bertanda tangan di bawah ini meminta pemerintah untuk menghentikan pembangunan bendungan sampai "
    "warga didengar. Sungai itu adalah rumah bagi banyak spesies dan penting bagi kita semua.",
}


@pytest.mark.parametrize("code", LETTERS)
def test_neighbours_are_told_apart(code):
    assert parse_letter(Source("x.txt", "", split_lines(LETTERS[code]))).value.letter.language == code


def test_no_language_with_a_file_is_listed():
    assert not load_small_words().keys() & {one.code for one in load_vocabulary().languages}


SCRIPTS = {
    "ta": "காடு எங்கள் வீடு, அதை அழிக்க வேண்டாம் என்று நாங்கள் அரசைக் கேட்டுக்கொள்கிறோம்.",
    "he": "אנו החתומים מטה קוראים לממשלה לעצור את בניית הסכר עד שישמעו התושבים.",
    "ka": "ჩვენ, ქვემორე ხელისმომწერნი, მოვითხოვთ, რომ მთავრობამ შეაჩეროს კაშხლის მშენებლობა.",
    "fa": "ژاله پرچم گل پیچک چشمه گیلاس پژواک پگاه",  # hardly a small word, but letters that Arabic has not
    "ar": "نهر السلام مدينة الكتاب جامعة العلوم",
}


@pytest.mark.parametrize("code", SCRIPTS)
def test_a_script_tells_its_language(code):
    assert parse_letter(Source("x.txt", "", (SCRIPTS[code],))).value.letter.language == code


def test_letters_of_no_known_language_tell_none():
    text = "کوردستان ڕووبار گوڵ چیا پێشمەرگە ژیان ئێمە"  # Kurdish, in the script of Arabic
    assert parse_letter(Source("x.txt", "", (text,))).value.letter.language is None
