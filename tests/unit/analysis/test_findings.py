from sitegen.analysis.findings import find
from tests.invented import archive


def test_each_letter_is_read_once_by_a_memo_that_remembers():
    kept = {}
    computed = []

    def memo(stage, key, compute):
        if (stage, key) not in kept:
            kept[stage, key] = compute()
            computed.append(stage.name)
        return kept[stage, key]

    letters = archive()
    assert find(letters, memo) == find(letters, memo) == find(letters)
    assert computed.count("study") == len(letters.letters)
    assert set(computed) == {"study", "named", "asking", "recurring", "words", "passages"}
    assert len(computed) == len(kept)
