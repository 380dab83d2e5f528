from dataclasses import replace

from sitegen.model import Block
from tests.invented import CONFIG, FIRST, SECOND, archive, views

ASKS = "We call on the Council to adopt Resolution 2669 (2022) and stop the war at once; write to ada@lake.example."


def asking():
    """Return the archive with the same asking in both letters."""
    joined = archive()
    letters = []
    for one in joined.letters:
        letter = one.letter
        body = (*letter.body[:1], Block("paragraph", ASKS, 5, 6))
        addressees = ("Members of the United Nations Security Council",)
        letters.append(replace(one, letter=replace(letter, body=body, addressees=addressees)))
    return replace(joined, letters=tuple(letters))


def test_what_is_asked_again_leads_to_where_it_was_asked_before():
    found = views(asking())
    (first,), (second,) = (found[f"letters/{one}.html"].demands for one in (FIRST, SECOND))
    assert (first.href, first.before, first.first) == ("#p2", 0, None)
    assert (second.before, second.first.text, second.first.href) == (1, "2021-05-03", f"../letters/{FIRST}.html")
    assert "ada@" not in second.text


def test_a_dossier_holds_what_each_letter_asks_with_the_way_there():
    dossier = views(asking())["addressees/members-of-the-united-nations-security-council.html"]
    assert [one.demands[0].href for one in dossier.received] == [f"../letters/{one}.html#p2" for one in (FIRST, SECOND)]


def test_documents_are_cited_once_with_every_place():
    (cited,) = views(asking(), CONFIG)[f"letters/{FIRST}.html"].cited
    assert (cited.kind, cited.places) == ("resolution", ("p2",))
    assert "2669" in cited.label
