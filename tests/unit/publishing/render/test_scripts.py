"""Scripts other than the page's: marked, and isolated where they run from right to left."""

from sitegen.publishing.render.scripts import begins_rtl, direction_of, mark_name, mark_scripts
from sitegen.publishing.render.words import Words


def test_a_name_from_right_to_left_is_isolated_as_one_run():
    assert mark_scripts("12. منظمة النهر (2024), Cairo") == '12. <bdi dir="rtl">منظمة النهر</bdi> (2024), Cairo'


def test_numbers_and_marks_between_its_words_stay_within():
    assert mark_scripts("ארגון 5, הנהר") == '<bdi dir="rtl">ארגון 5, הנהר</bdi>'


def test_quotation_marks_and_dashes_between_its_words_stay_within():
    assert mark_scripts('see צה"ל – ארגון') == 'see <bdi dir="rtl">צה&#34;ל – ארגון</bdi>'


def test_a_bracket_that_opens_in_a_run_closes_in_it():
    assert mark_scripts("Network شبكة (تونس), Tunis") == 'Network <bdi dir="rtl">شبكة (تونس)</bdi>, Tunis'
    assert mark_scripts("Network (شبكة)") == 'Network (<bdi dir="rtl">شبكة</bdi>)'


def test_a_name_that_begins_from_right_to_left_is_isolated_whole():
    assert mark_name("شبكة النهر (تونس)") == '<bdi dir="rtl">شبكة النهر (تونس)</bdi>'
    assert mark_name("مركز <النهر> (CIHRS)") == '<bdi dir="rtl">مركز &lt;النهر&gt; (CIHRS)</bdi>'
    assert mark_name("12. Watch – لبنان") == '12. Watch – <bdi dir="rtl">لبنان</bdi>'
    assert mark_name("١٢. ארגון – Watch") == '<bdi dir="rtl">١٢. ארגון – Watch</bdi>'
    assert mark_name("Watch & Co.") == "Watch &amp; Co."


def test_the_first_letter_tells_where_a_text_begins():
    assert [begins_rtl(one) for one in ("(لبنان)", "12 ארגון", "٢٠٢٤ Watch", "Watch لبنان", "…", "")] == [
        True, True, False, False, False, False,
    ]  # fmt: skip


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
