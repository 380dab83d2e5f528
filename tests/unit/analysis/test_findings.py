from sitegen.analysis.findings import find
from tests.invented import archive


def test_each_letter_is_read_once_by_a_memo_that_remembers():
    kept = {}
    computed = []

    def memo(stage, key, compute):
        if (stage, key) not in kept:
            kept[stage, key] = compute()
            computed.append(stage.name.removesuffix(", together"))
        return kept[stage, key]

    letters = archive()
    assert find(letters, memo) == find(letters, memo) == find(letters)
    assert computed.count("study") == len(letters.letters) + 1  # and all of them together
    assert set(computed) == {
        *("study", "name book", "named", "asking", "recurring"),
        *("runs", "repeats", "first uses", "passages", "sum of passages"),
    }
    assert len(computed) == len(kept)
