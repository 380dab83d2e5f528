from dataclasses import replace

from sitegen.archive.days import Days, days_of
from sitegen.core.model import Change, Judgement, Review
from tests.unit.publishing.exports.archives import a_manuscript, archive_of

LETTER = a_manuscript()
OWN = LETTER.letter_id


def with_source(**told):
    return replace(LETTER, source=replace(LETTER.source, **told))


def test_a_letter_arrives_when_it_was_first_added_whatever_day_it_bears():
    changes = (Change("2026-02-02", "added", OWN), Change("2026-01-01", "added", OWN))
    found = days_of(archive_of(LETTER), changes)
    assert (found.arrived, found.changed, found.latest) == ({OWN: "2026-01-01"}, {OWN: "2026-02-02"}, "2026-02-02")


def test_without_a_record_it_arrives_when_its_source_was_received():
    assert days_of(archive_of(with_source(received="2025-05-05")), ()).arrived == {OWN: "2025-05-05"}


def test_nothing_recorded_is_nothing_known():
    assert days_of(archive_of(LETTER), ()) == Days()


def test_corrections_and_reviews_change_a_letter_and_not_its_arrival():
    changes = (Change("2026-01-01", "added", OWN), Change("2026-03-03", "corrected", OWN))
    reviewed = replace(LETTER, review=Review("Ada", "2026-04-04"))
    assert days_of(archive_of(LETTER), changes).changed == {OWN: "2026-03-03"}
    found = days_of(archive_of(reviewed), changes)
    assert (found.arrived, found.changed, found.latest) == ({OWN: "2026-01-01"}, {OWN: "2026-04-04"}, "2026-04-04")


def test_notes_judgements_and_letters_that_are_gone_change_the_archive():
    judgement = Judgement("a", "b", "same", "Ada", "2026-06-06", None, 1)
    assert days_of(archive_of(LETTER), (Change("2026-05-05", "note"),)).latest == "2026-05-05"
    assert days_of(archive_of(LETTER, judgements=(judgement,)), ()).latest == "2026-06-06"
    assert days_of(archive_of(LETTER), (Change("2026-07-07", "withdrawn", "gone"),)).latest == "2026-07-07"
