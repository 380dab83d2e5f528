import random

import pytest

from sitegen.publishing.search.documents import Document, Field
from sitegen.publishing.search.postings import index_document, index_group
from sitegen.publishing.search.shards import SMALL, file_name, files_of, grouped
from tests.unit.publishing.search.reader import called, postings


def indexed(documents):
    keyed = {one.key: one for one in documents}
    groups = [index_group(name, list(map(index_document, some))) for name, some in grouped(keyed, 8)]
    files, bounds = files_of("letters", groups)
    return dict(files), bounds


def letters(count):
    chance = random.Random(count)
    words = ["".join(chance.choices("abcdefgကခဂ河流", k=6)) for _ in range(900)]
    for n in range(count):
        yield Document(f"letter {n}", (f"{n}.html",), (Field("p1", " ".join(chance.choices(words, k=200))),))


def test_everything_is_in_one_group_and_no_group_is_too_large():
    keyed = {f"key {n}": n for n in range(500)}
    groups = dict(grouped(keyed, 8))
    assert sorted(one for some in groups.values() for one in some) == list(range(500))
    assert max(map(len, groups.values())) <= 8


def test_one_more_changes_one_group():
    keyed = {f"key {n}": n for n in range(500)}
    before, after = dict(grouped(keyed, 8)), dict(grouped({**keyed, "another": 500}, 8))
    assert len(before.items() - after.items()) == 1


def test_a_term_stands_in_the_file_that_the_bounds_say():
    files, bounds = indexed(letters(60))
    keys = [one.encode("utf-16-be") for one in bounds]
    assert len(bounds) > 5
    assert keys == sorted(keys), "the order of browsers"
    for path in [one for one in files if "/w/" in one]:
        first = bounds[[file_name(one) for one in bounds].index(path.split("/")[-1].removesuffix(".js"))]
        following = bounds[bounds.index(first) + 1 :][:1]
        for line in called(files, path)[1].splitlines():
            term = line.partition("\t")[0].encode("utf-16-be")
            if not line.startswith("#"):
                assert first.encode("utf-16-be") <= term
                assert not following or term < following[0].encode("utf-16-be")


def test_a_change_in_one_letter_leaves_most_files():
    documents = list(letters(60))
    before, _ = indexed(documents)
    documents[7] = Document("letter 7", ("7.html",), (Field("p1", "one word"),))
    after, _ = indexed(documents)
    changed = {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
    texts = {path for path in changed if "/t/" in path}
    assert len({path.split(".")[0] for path in texts}) == 1
    assert len({path.split(".")[1] for path in texts}) == 2, "under their old names and their new ones"


def test_files_stay_small():
    files, _ = indexed(letters(60))
    assert max(len(data) for path, data in files.items() if "/w/" in path) < 2 * SMALL


@pytest.mark.parametrize(
    ("term", "name"), [("con", "_con"), ("ကa", "_-1000-a"), ("a/b", "_a-2f-b"), ("𠀀", "_-20000-")]
)
def test_names_of_files_are_fit_for_every_disk(term, name):
    assert file_name(term) == name


def test_the_same_documents_give_the_same_bytes_in_any_order():
    documents = list(letters(30))
    assert indexed(documents) == indexed(documents[::-1])
    assert len(postings(indexed(documents)[0], "letters")) > 400
