"""What is asked of the invented archive, and who is found."""

from tests.e2e.invented_site import archive

DAM, YEAR_ON, FERRIES = (
    "letters/2021-05-03-stop-the-dam-at-upper.html",
    "letters/2022-09-14-a-year-on-the-embargo.html",
    "letters/2022-01-30-ferries-for-the-eastern.html",
)


def pages_of(*words):
    """Return the pages of the organizations whose names contain all words."""
    ids = archive().organizations
    return {f"organizations/{one}.html" for one, record in ids.items() if all(word in record.name for word in words)}


LAKES, RIVER = "addressees/council-of-lakes.html", "addressees/river-commission.html"


# What is asked, the letters that hold it, and those who are called so.
QUERIES = {
    "embargo": ({DAM, YEAR_ON}, set()),
    "aviation fuel": ({DAM}, set()),
    '"civil society"': ({DAM}, set()),
    'turbines "civil society"': ({DAM}, set()),
    "civil society": ({DAM, YEAR_ON}, set()),
    "Lake Monitor": (set(), pages_of("Lake Monitor")),
    "bateliers café": (set(), pages_of("Bateliers")),
    "CAFE": (set(), pages_of("Bateliers")),
    "River Commission": ({DAM, FERRIES}, {RIVER}),
    "xyzzy": (set(), set()),
    **{word: (set(), set()) for word in ("constructor", "__proto__", "toString lake", "hasOwnProperty", "valueOf")},
    "ကွန်ရက်": ({DAM}, pages_of("ကွန်ရက်")),
    "လယ်ယာမြေ": (set(), pages_of("လယ်ယာမြေ")),
    "ကော်မတီ": (set(), pages_of("ကော်မတီ")),
    "ကုန်ရက်": ({DAM}, pages_of("ကုန်ရက်")),
    "မြစ်ချောင်း ကွန်ရက်": ({DAM}, pages_of("မြစ်ချောင်း")),
    "delta လူငယ်": (set(), pages_of("Delta")),
    "ကြန္ရက္": ({DAM}, pages_of("ကွန်ရက်")),  # the same word, typed in Zawgyi
    "လူ": (set(), pages_of("လူငယ်")),  # not လူ့, which is another syllable
    "自决权": ({FERRIES}, set()),
    "居民": ({FERRIES}, set()),
    "民自": (set(), set()),  # beyond a comma
    "運航": ({FERRIES}, set()),
    "組合": (set(), pages_of("組合")),
    "ฤดูหนาว": ({FERRIES}, set()),
    "ຊາວນາ": ({FERRIES}, set()),
    "កសិករ": ({FERRIES}, set()),
    "Oresund": ({FERRIES}, set()),
    "Øresund": ({FERRIES}, set()),
    "Fluss": ({FERRIES}, set()),
    "4450": ({FERRIES}, set()),
    "ferries.example": ({FERRIES}, set()),  # the address of a link
    "harbour log": ({FERRIES}, set()),  # a footnote
}
