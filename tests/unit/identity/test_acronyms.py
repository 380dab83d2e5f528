import pytest

from sitegen.identity.acronyms import drop_acronyms, explains, is_acronym_of


@pytest.mark.parametrize(
    ("words", "letters"),
    [
        ("riverside weavers guild", "rwg"),
        ("guild of riverside weavers and spinners", "rws"),
        ("human rights foundation of monland", "hurfom"),
        ("loom to loom", "l2l"),
        ("cdm weavers", "cdmw"),
        ("youth loom", "yl"),
    ],
)
def test_initials_explain(words, letters):
    assert explains(tuple(words.split()), letters)


@pytest.mark.parametrize(
    ("words", "letters"),
    [
        ("riverside weavers guild", "rgw"),
        ("youth loom circle", "yl"),
        ("riverside weavers guild", "rwgx"),
        ("a b c d e f", "af"),
    ],
)
def test_initials_do_not_explain(words, letters):
    assert not explains(tuple(words.split()), letters)


def test_a_place_a_people_and_a_plain_word_are_no_acronyms():
    assert not is_acronym_of("uk", ("united", "kites"))
    assert not is_acronym_of("mon", ("meadow", "old", "network"))
    assert not is_acronym_of("women", ("weavers", "of", "old", "meadow", "east", "north"))


def test_words_that_the_name_has_may_stand_beside_the_acronym():
    assert is_acronym_of("fow norway", ("friends", "of", "weir", "norway"))
    assert not is_acronym_of("norway", ("friends", "of", "weir", "norway"))
    assert is_acronym_of("cyl-jp", ("circle", "of", "young", "looms", "japan"))


def test_only_the_acronym_is_dropped():
    assert drop_acronyms("riverside weavers guild (rwg) (hilltown)") == "riverside weavers guild (hilltown)"
    assert drop_acronyms("riverside weavers guild-rwg (hilltown)") == "riverside weavers guild (hilltown)"
    assert drop_acronyms("riverside weavers guild (rwg") == "riverside weavers guild"
    assert drop_acronyms("plain") == "plain"
