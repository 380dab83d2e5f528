"""Sentences that cite works are quoted once, masked, and remembered by the mentions alone."""

from sitegen.analysis.references import Mention
from sitegen.core.packed import PackedRows
from sitegen.publishing.views.quotations import Quotations
from sitegen.publishing.works_cited import PLACES, Work


def cites(words, sentence, block=1):
    return Mention("named", "report", "r", "The Report", None, words, sentence, block, 0, len(words), 5, 5)


def quotes(*mentions, memo=None):
    """Return what is quoted of one letter that cites a work with these mentions."""
    places = PackedRows(PLACES, ("x",), b"".join(PLACES.numbers.pack(0, at) for at in range(len(mentions))))
    work = Work("report", "r", "The Report", None, "r", places)
    (found,) = Quotations({"x": mentions}, memo or nothing).of([work])
    return found


def nothing(_stage, _key, compute):
    return compute()


def test_a_sentence_is_quoted_once_with_the_first_words_that_cite():
    twice = "The Report and Report 2 say so."
    found = quotes(cites("The Report", twice), cites("Report 2", twice))
    assert found == ((1, "", "The Report", " and Report 2 say so."),)


def test_words_that_are_not_in_the_sentence_leave_it_whole():
    assert quotes(cites("Reports", "It says so.")) == ((1, "It says so.", "", ""),)


def test_what_leads_to_a_person_is_masked():
    [[_, before, _, _]] = quotes(cites("The Report", "Ask anna@loom.example about The Report."))
    assert before == "Ask […] about "


def test_what_is_quoted_is_remembered_while_letters_cite_the_same():
    keys = []

    def memo(_stage, key, compute):
        keys.append(key)
        return compute()

    one, other = cites("The Report", "The Report says so."), cites("The Report", "The Report says no.")
    for some in (one, one, other):
        quotes(some, memo=memo)
    assert keys[0] == keys[1] != keys[2]
