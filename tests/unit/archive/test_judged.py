from dataclasses import replace

from sitegen.archive import assemble
from sitegen.archive.doubts import DOUBTS, doubts
from sitegen.archive.judged import judged
from sitegen.core.model import Judgement, Organization
from tests.invented import memory
from tests.unit.identity.letters import letter

FIRST = letter("first", "Amber Yard", "Riverford Weavers Circle")
SECOND = letter("second", "Amber Yard", "Riverfort Weavers Circle", date="2024-02-01")


def verdict(first, second, said="different"):
    return Judgement(first, second, said, None, None, None, 1)


def test_a_judgement_speaks_of_organizations_by_name_or_by_id():
    archive = assemble([FIRST, SECOND], (), [verdict("riverford weavers circle", "riverfort-weavers-circle")]).value
    (one,) = judged(archive)
    assert (one.first, one.second) == ({"riverford-weavers-circle"}, {"riverfort-weavers-circle"})


def test_a_former_id_still_speaks_of_its_organization():
    record = Organization("yard", "Amber Yard", former_ids=("old-yard",))
    (one,) = judged(assemble([FIRST], [record], [verdict("old-yard", "Riverford Weavers Circle")]).value)
    assert one.first == {"yard"}


def test_of_whom_judgements_speak_is_remembered_until_a_name_or_a_judgement_changes():
    asked, kept = [], memory({})

    def memo(stage, key, compute):
        return kept(stage, key, lambda: asked.append(stage.name) or compute())

    said = [verdict("Amber Yard", "Riverford Weavers Circle")]
    one = assemble([FIRST], (), said).value
    renamed = replace(one.organizations["amber-yard"], name="Yard", variant_names=())
    other = replace(one, organizations={**one.organizations, "amber-yard": renamed})
    for archive, times in ((one, 1), (one, 1), (other, 2), (assemble([FIRST], (), [*said, *said]).value, 3)):
        assert judged(archive, memo) == judged(archive)
        assert len(asked) == times


def test_doubts_are_remembered_until_lists_names_or_judgements_change():
    kept = {}
    memo = memory(kept)

    archive = assemble([FIRST, SECOND], (), ()).value
    assert doubts(archive, memo) == doubts(archive)
    assert doubts(assemble([SECOND, FIRST], (), ()).value, memo) == doubts(archive)
    assert sum(stage == DOUBTS for stage, _ in kept) == 1
    settled = assemble([FIRST, SECOND], (), [verdict("Riverford Weavers Circle", "Riverfort Weavers Circle")]).value
    assert doubts(settled, memo) == doubts(settled) == ()
    assert sum(stage == DOUBTS for stage, _ in kept) == 2


def test_who_stands_behind_the_names_is_remembered_until_a_list_changes():
    kept = {}
    memo = memory(kept)

    def joined(*letters):
        return assemble(letters, (), (), memo=memo)

    assert joined(FIRST, SECOND) == assemble([FIRST, SECOND], (), ())
    other = replace(FIRST, letter=replace(FIRST.letter, title="Another", body=(), footnotes=()))
    assert joined(other, SECOND) == assemble([other, SECOND], (), ())
    assert [stage.name for stage, _ in kept].count("joined") == 1
    fewer = replace(FIRST, letter=replace(FIRST.letter, signatories=FIRST.letter.signatories[:1]))
    assert joined(fewer, SECOND) == assemble([fewer, SECOND], (), ())
    assert [stage.name for stage, _ in kept].count("joined") == 2
