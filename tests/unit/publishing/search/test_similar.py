"""Letters for Pagefind in shards: what each holds, when it is made anew, and what happens where Pagefind fails."""

import json
import re
from dataclasses import replace
from functools import cache

import pytest

from sitegen.adapters.cache import Memo
from sitegen.adapters.indexing import index
from sitegen.core.diagnostics import Checked
from sitegen.core.diagnostics.codes import NO_INDEXER
from sitegen.core.memo import no_memo
from sitegen.identity.recognition import Recognizer
from sitegen.publishing.check import check_leaks
from sitegen.publishing.records import Records
from sitegen.publishing.search import Earlier, Searched, similar, similar_files
from sitegen.publishing.site import plan_site
from tests.e2e.invented_site import CONFIG, archive

DAM = "2021-05-03-stop-the-dam-at-upper"


def letters(words="They were walking.", count=130, changed=None):
    for n in range(count):
        text = "Nobody walked." if n == changed else words
        yield f"Letter {n}", f"2021-05-{n % 28 + 1:02}", ("Commission",), ("Dear members,", text), ["Lake Monitor"]


@cache
def planned(some=None):
    joined = archive(some, ["Lake Monitor"]) if some else archive()
    return joined, CONFIG, plan_site(joined, CONFIG, {}).value


def files(some=None, indexer=index, memo=no_memo):
    made = similar_files(*planned(some), indexer, memo)()
    assert made.diagnostics == ()
    return made.value.files


def value(data):
    """Return what a script hands over."""
    return json.loads(re.fullmatch(r'archiveSearch\.take\("[^"]+", (.*)\);\n', data.decode(), re.DOTALL)[1])


def test_only_a_letter_s_title_and_text_are_given():
    pages = {}
    files(indexer=lambda language, some: pages.update(some) or index(language, some))
    page = pages[f"letters/{DAM}.html"]
    assert "data-pagefind-body" in page
    assert "Forty villages" in page
    assert "Stop the dam at Upper Lake" in page
    assert not [name for name in ("Alder Women", "Rohinya", "River Commission") if name in page]  # lists, chrome


def test_the_files_hold_the_program_the_licence_and_the_letters():
    made = files()
    assert {name.rpartition("/")[2] for name in made} >= {
        "pagefind.js",
        "wasm.en.pagefind.js",
        "LICENSE.txt",
        "shards.js",
    }
    assert b"MIT License" in made["search/similar/LICENSE.txt"]
    assert b"import.meta" not in made["search/similar/pagefind.js"]
    size, shard = value(made["search/similar/shards.js"])["en"]
    assert size == sum(len(made[f"search/similar/{one}.js"]) for one in ("pagefind", "wasm.en.pagefind"))
    texts = [value(data) for name, data in made.items() if name.startswith(f"search/similar/{shard}/fragment/")]
    assert len(texts) == 3
    dam = next(one for one in texts if one["url"] == f"/letters/{DAM}.html")
    assert dam["meta"] == {
        "title": "Stop the dam at Upper Lake",
        "date": "2021-05-03",
        "to": "river-commission council-of-lakes",
    }
    assert "Your Excellencies, Forty villages must go" in dam["content"]  # no full stop that no letter has
    assert [one["id"] for one in dam["anchors"]] == ["p1", "p2", "p3", "p4", "p5"]


def test_the_same_letters_give_the_same_bytes_known_or_not(tmp_path):
    cold = files(letters)
    assert all(files(letters) == cold for _ in range(3))
    for _ in range(2):
        with Memo(tmp_path) as memo:
            assert files(letters, memo=memo) == cold


def test_only_the_shard_of_a_letter_that_changed_is_made_anew(tmp_path):
    asked = []

    def noting(language, pages):
        asked.append(sorted(pages))
        return index(language, pages)

    with Memo(tmp_path) as memo:
        before = files(letters, noting, memo)
    shards = [one for one in asked if len(one) > 1]
    assert len(shards) == 2
    assert max(map(len, shards)) <= similar.SHARD
    assert sum(map(len, shards)) == 130
    asked.clear()
    with Memo(tmp_path) as memo:
        after = files(lambda: letters(changed=7), noting, memo)
    (again,) = asked
    assert [one for one in again if "letter-7.html" in one]
    assert again in shards
    changed = {name.split("/")[2] for name in before.keys() ^ after.keys()}
    assert len(changed) == 1


def test_each_language_has_its_own_stems():
    languages = {"fr-CA": "fr", "my": "my", "English": "unknown", "../x": "unknown", "eng": "eng", None: "en"}
    joined = archive(lambda: letters(count=len(languages)), ["Lake Monitor"])
    spoken = [
        replace(one, letter=replace(one.letter, language=language))
        for one, language in zip(joined.manuscripts, languages, strict=True)
    ]
    joined = replace(joined, letters=tuple(spoken))
    made = similar_files(joined, CONFIG, plan_site(joined, CONFIG, {}).value, index)()
    assert made.diagnostics == ()
    assert set(value(made.value.files["search/similar/shards.js"])) == set(languages.values())
    assert {"wasm.en.pagefind.js", "wasm.fr.pagefind.js", "wasm.unknown.pagefind.js"} <= {
        name.rpartition("/")[2] for name in made.value.files
    }


def test_a_letter_without_words_stops_nothing():
    def wordless():
        yield "- -", "2021-01-01", ("X",), ("?",), ["Lake Monitor"]

    assert files(wordless) == {}

    def both():
        yield from wordless()
        yield from letters(count=1)

    assert len([name for name in files(both) if "/fragment/" in name]) == 1


def test_a_withheld_name_in_a_letter_is_found_in_the_files():
    guard = Recognizer(["Forty villages"])
    found = [one for one in check_leaks(files(), guard=guard) if one.name == "leaked-name"]
    assert found


def test_what_the_program_reports_is_reported():
    missing = NO_INDEXER.at(None, "not here")
    made = similar_files(*planned(), lambda *_: lambda: Checked({}, (missing,)))()
    assert made == Checked(Searched(), (missing,))


def damaged(name, data):
    def indexer(language, pages):
        made = dict(index(language, pages)().value)
        for path in [one for one in made if name in one]:
            if data is None:
                del made[path]
            else:
                made[path] = data
        return lambda: Checked(made)

    return indexer


FILES = ["pagefind-entry.json", "pagefind.js", "wasm.en", ".pf_fragment", ".pf_meta", ".pf_index"]


@pytest.mark.parametrize(
    ("name", "data"),
    [*((name, data) for name in FILES for data in (b"", b"\x1f\x8b\x08cut")), *((name, None) for name in FILES[:-1])],
)
def test_a_damaged_file_is_not_published(name, data):
    made = similar_files(*planned(), damaged(name, data))()
    assert [one.name for one in made.diagnostics] == ["broken-index"]
    assert made.value == Searched()


def test_a_shard_stands_while_its_letters_are_as_they_were():
    asked = []

    def noting(language, pages):
        asked.append(sorted(pages))
        return index(language, pages)

    first = similar_files(*planned(letters), noting)().value
    earlier = Earlier(Records({}, {}, first.records), ())
    asked.clear()
    again = similar_files(*planned(letters), noting, earlier=earlier)().value
    assert asked == []
    assert set(again.files) == {"search/similar/shards.js", "search/similar/LICENSE.txt"}
    assert again.kept == set(first.files) - set(again.files)
    other = lambda: letters(changed=7)  # noqa: E731 - what letters are planned for
    edited = similar_files(*planned(other), noting, earlier=earlier)().value
    assert len(asked) == 1
    cold = similar_files(*planned(other), index)().value
    assert {path: {**first.files, **edited.files}[path] for path in cold.files} == cold.files
    assert edited.kept | set(edited.files) == set(cold.files)
