from dataclasses import replace

from sitegen.analysis.findings import find
from sitegen.core.model import Block
from tests.invented import archive, memory


def test_each_letter_is_read_once_by_a_memo_that_remembers():
    kept = {}
    memo, letters = memory(kept), archive()
    assert find(letters, memo) == find(letters, memo) == find(letters)
    computed = [stage.name.removesuffix(", together") for stage, _ in kept]
    assert computed.count("study") == len(letters.letters) + 1  # and all of them together
    assert set(computed) == {
        *("study", "name book", "named", "asking", "recurring"),
        *("runs", "repeats", "first uses", "passages", "sum of passages"),
    }


def test_a_letter_may_have_the_id_of_a_body_that_it_cites():
    (first, *rest) = archive().letters
    body = (Block("paragraph", "We recall what the UN Security Council said.", 5, 5),)
    named = replace(first, letter_id="un-security-council", letter=replace(first.letter, body=body))
    references = find(replace(archive(), letters=(named, *rest))).references
    assert [one.label for one in references[named.letter_id]] == ["United Nations Security Council"]
