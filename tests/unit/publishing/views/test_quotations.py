"""Sentences that cite works are quoted once, masked, and remembered by the mentions alone."""

from sitegen.analysis.references import Mention
from sitegen.publishing.views.quotations import quoted


def cites(words, sentence, block=1):
    return Mention("named", "report", "r", "The Report", None, words, sentence, block, 0, len(words), 5, 5)


def nothing(_stage, _key, compute):
    return compute()


def test_a_sentence_is_quoted_once_with_the_first_words_that_cite():
    twice = "The Report and Report 2 say so."
    found = quoted([[cites("The Report", twice), cites("Report 2", twice)]], nothing)
    assert found == (((1, "", "The Report", " and Report 2 say so."),),)


def test_words_that_are_not_in_the_sentence_leave_it_whole():
    assert quoted([[cites("Reports", "It says so.")]], nothing) == (((1, "It says so.", "", ""),),)


def test_what_leads_to_a_person_is_masked():
    [[[_, before, _, _]]] = quoted([[cites("The Report", "Ask anna@loom.example about The Report.")]], nothing)
    assert before == "Ask […] about "


def test_what_is_quoted_is_remembered_while_letters_cite_the_same():
    keys = []

    def memo(_stage, key, compute):
        keys.append(key)
        return compute()

    one, other = cites("The Report", "The Report says so."), cites("The Report", "The Report says no.")
    for some in (one, one, other):
        quoted([[some]], memo)
    assert keys[0] == keys[1] != keys[2]
