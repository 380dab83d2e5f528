"""Scripts other than the page's: marked, and isolated where they run from right to left."""

from sitegen.publishing.render.scripts import direction_of, mark_scripts
from sitegen.publishing.render.words import Words


def test_a_name_from_right_to_left_is_isolated_as_one_run():
    assert mark_scripts("12. منظمة النهر (2024), Cairo") == '12. <bdi dir="rtl">منظمة النهر</bdi> (2024), Cairo'


def test_numbers_and_marks_between_its_words_stay_within():
    assert mark_scripts("ארגון 5, הנהר") == '<bdi dir="rtl">ארגון 5, הנהר</bdi>'


def test_markup_in_a_name_stays_text():
    assert mark_scripts("<b>نهر</b>") == '&lt;b&gt;<bdi dir="rtl">نهر</bdi>&lt;/b&gt;'


def test_the_direction_of_a_text_is_said_where_it_differs_from_the_page_s():
    english, arabic = Words("en", {}), Words("ar", {})
    assert english.lang("ar") == ' lang="ar" dir="rtl"'
    assert english.lang("fr") == ' lang="fr"'
    assert arabic.lang("en") == ' lang="en" dir="ltr"'
    mirrored = Words("en", {}, "rtl")  # an archive in Arabic, whose interface has no catalogue
    assert (mirrored.lang("ar"), mirrored.lang("en")) == (' lang="ar"', ' dir="ltr"')
    assert english.lang(None) == ' dir="auto"'
    assert direction_of("fa-IR") == "rtl"
