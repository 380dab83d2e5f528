import json

from sitegen.publishing.search.documents import Document, Field
from sitegen.publishing.search.postings import APART, PIECE, index_document, index_group
from sitegen.publishing.search.shards import files_of
from tests.unit.publishing.search.reader import postings


def letter(*texts, key="a"):
    fields = tuple(Field(f"p{at}", text) for at, text in enumerate(texts, 1))
    return Document(key, ("letters/a.html", "Title"), fields)


def index(*documents):
    group = index_group("1", list(map(index_document, documents)))
    return group, postings(dict(files_of("letters", [group])[0]), "letters")


def places(found, term):
    return next(iter(found[term].values()))


def test_words_stand_one_behind_the_other_and_fields_apart():
    _, found = index(letter("the old ferry", "ferry town"))
    assert places(found, "old") == [1]
    assert places(found, "ferry") == [2, 4]  # no phrase goes on from one field to the next
    assert places(found, "town") == [5]


def test_syllables_of_two_stretches_are_no_phrase():
    _, found = index(letter("ကွန်ရက် ကွန်"))
    first, second = places(found, "ကွန်")
    assert places(found, "ရက်") == [first + 1]
    assert second > first + 2


def test_two_words_run_together_are_found_as_two():
    text = "we call on the council; on the lake, on the shore; we call onthe council"
    _, found = index(letter(text))
    assert places(found, "on")[-1] + 1 == places(found, "the")[-1]
    assert places(found, "on")[-1] == places(found, "onthe")[0]


def test_a_text_is_cut_into_pieces_where_its_words_say():
    long = " ".join(f"w{n}" for n in range(PIECE + 40))
    group, found = index(letter("short start", long, "the end"))
    pieces = {name.rpartition(".")[2]: json.loads(data)[-1] for name, data in group.texts.items()}
    whole = {}
    for number, fields in pieces.items():
        for anchor, text in fields:
            whole[anchor] = whole.get(anchor, "") + text
            for word in text.split():
                assert [place // PIECE for place in places(found, word)] == [int(number)]
    assert whole == {"p1": "short start", "p2": long, "p3": "the end"}


def test_a_field_that_fits_stands_in_one_piece():
    group, _ = index(letter(" ".join(["a"] * (PIECE - 10)), " ".join(["b"] * 20)))
    fields = [[anchor for anchor, _ in json.loads(data)[-1]] for data in group.texts.values()]
    assert fields == [["p1"], ["p2"]]


def test_places_of_words_that_stand_everywhere_are_held_apart():
    group, found = index(letter(" x ".join(["the"] * APART)))
    assert places(found, "the") is None
    assert len(places(postings(dict(files_of("letters", [group])[0]), "letters", "p"), "the")) == APART


def test_what_is_not_shown_is_searched_and_not_in_the_texts():
    document = Document("a", ("a.html",), (Field("", "2024-02-01", shown=False), Field("p1", "text")))
    group, found = index(document)
    assert "2024" in found
    assert b"2024" not in b"".join(group.texts.values())
