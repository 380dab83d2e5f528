import re
from dataclasses import replace
from pathlib import Path

from sitegen.core.memo import no_memo
from sitegen.publishing.records import Records
from sitegen.publishing.render.words import Words
from sitegen.publishing.search import Earlier, search_files, words
from sitegen.publishing.search import postings as rules
from sitegen.publishing.site import plan_site
from tests.invented import CONFIG, archive, memory
from tests.unit.publishing.search.reader import called, postings

THEME = Path(__file__).parents[4] / "theme"


def searched(joined=None, memo=no_memo, **others):
    joined = joined or archive()
    return search_files(joined, CONFIG, plan_site(joined, CONFIG).value, Words("en", {}), memo, **others)


def made(joined=None, memo=no_memo, **others):
    return searched(joined, memo, **others).files


def test_letters_and_names_are_two_indexes():
    files = made()
    assert called(files, "search/index.js")[1]["letters"]["size"] == 2
    assert "villages" in postings(files, "letters")
    assert "villages" not in postings(files, "names")
    assert "alder" not in postings(files, "letters"), "who signed is found by name"
    assert "alder" in postings(files, "names")


def test_every_file_hands_over_a_value_of_its_own_name():
    files = made()
    for path in files:
        assert path == f"search/{called(files, path)[0]}.js"


def test_what_is_remembered_is_what_would_be_made():
    kept = {}
    memo = memory(kept)

    first = made(memo=memo)
    count = len(kept)
    assert made(memo=memo) == first == made()
    assert len(kept) == count > 1


def test_files_are_put_away_as_they_are_made_where_all_is_new_and_else_only_compared():
    away, memo = {}, memory({})

    def put(path, data):
        away[path] = data
        return bytearray(data)

    files = made(memo=memo, put=put)
    assert files == made()
    assert files.keys() - away.keys() == {"search/index.js"}
    away.clear()
    assert made(memo=memo, put=put) == files
    assert not away


def constants(name):
    """Return the numbers and texts that a script of the theme calls by a name in capitals."""
    found = re.findall(r"const ([A-Z_]+) = (?:(\d+);|\"([^\"]*)\";)", (THEME / name).read_text(encoding="utf-8"))
    return {key: int(number) if number else text for key, number, text in found}


def test_the_browser_reads_by_the_rules_that_the_index_is_written_by():
    assert constants("search-index.js")["CELL"] == rules.CELL
    assert constants("search-index.js")["DIGITS"] == rules.DIGITS
    assert constants("search-excerpt.js")["PIECE"] == rules.PIECE
    assert constants("search-names.js")["CARDS"] == rules.CARDS
    letters = re.search(
        r"const LETTERS = \{(.*?)\};", (THEME / "search-words.js").read_text(encoding="utf-8"), re.DOTALL
    )
    assert dict(re.findall(r'"(.)": "(.*?)"', letters[1])) == words.LETTERS
    assert constants("search-words.js")["ZEROS"] == words.ZEROS


def test_an_index_stands_while_its_documents_are_as_they_were():
    first = searched()
    assert first.kept == frozenset()
    earlier = Earlier(Records({}, {}, first.records), ())
    again = searched(earlier=earlier)
    assert set(again.files) == {"search/index.js"}
    assert again.files.items() <= first.files.items()
    assert again.kept == set(first.files) - set(again.files)
    assert again.records == first.records
    joined = archive()
    one, *others = joined.letters
    retitled = replace(joined, letters=(replace(one, letter=replace(one.letter, title="Another one")), *others))
    other = searched(retitled, earlier=earlier)
    assert {path.split("/")[1] for path in other.kept} == {"names"}
    assert {**first.files, **other.files}.items() >= made(retitled).items()


def test_no_index_stands_where_the_settings_or_those_whom_nothing_may_name_are_others():
    first = searched()
    assert searched(earlier=Earlier(Records({}, {}, first.records), "others")).kept == frozenset()
