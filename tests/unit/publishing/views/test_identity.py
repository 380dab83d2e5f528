"""What an organization's page says of its identity, and what stands at its former addresses."""

from dataclasses import replace

import pytest

from sitegen.archive import assemble
from sitegen.content.config import Config
from sitegen.core.model import Correction, Judgement, Organization
from tests.invented import views
from tests.unit.identity.letters import letter

FIRST = letter("first", "Amber Yard", "Riverford Weavers Circle", "Dale Forum")
SECOND = letter("second", "AMBER YARD", "Riverfort Weavers Circle", "The Dale Forum", date="2024-02-01")
CONFIG = Config(title="Letters", description="Ours", corrections="editor@lake.example")
TWO = ("Riverford Weavers Circle", "Riverfort Weavers Circle")


def judgement(verdict, first=TWO[0], second=TWO[1]):
    return Judgement(first, second, verdict, "Anna", "2024-05-06", "they told us", 1)


def pages(*judgements, records=(), letters=(FIRST, SECOND), **changed):
    archive = assemble(letters, records, judgements).value
    return views(archive, CONFIG.model_copy(update=changed))


def identity(own, *judgements, **more):
    return pages(*judgements, **more)[f"organizations/{own}.html"].identity


def test_every_form_says_where_it_stands_and_why_it_is_here():
    one, other = identity("dale", records=[Organization("dale", "Dale Forum")]).forms
    assert (one.name, one.why.same, other.name, other.why.differences) == (
        "Dale Forum", True, "The Dale Forum", ("articles and “and”",),
    )  # fmt: skip
    assert [(link.text, link.href) for link in other.places] == [("2024-02-01", "../letters/second.html#s3")]


def test_a_form_in_two_letters_is_told_once_and_an_undated_letter_goes_by_its_title():
    again = letter("third", "Amber Yard", date=None)
    again = replace(again, letter=replace(again.letter, title="A late call"))
    first = identity("amber-yard", letters=(FIRST, SECOND, again)).forms[0]
    assert [link.text for link in first.places] == [FIRST.letter.date, "A late call"]


def test_a_pair_in_doubt_stands_on_both_pages_with_its_reasons():
    ford, fort = identity("riverford-weavers-circle"), identity("riverfort-weavers-circle")
    assert [one.organization.text for one in (*ford.questions, *fort.questions)] == [TWO[1], TWO[0]]
    reason = ford.questions[0].reasons[0]
    assert (reason.said, reason.about) == ("one word is spelt otherwise", "riverford / riverfort")
    assert ford.questions[0].organization.href == "../organizations/riverfort-weavers-circle.html"
    assert identity("amber-yard").questions == ()


def test_what_a_judgement_keeps_apart_is_named_on_both_pages_and_asked_no_more():
    for own, other in (("riverford-weavers-circle", TWO[1]), ("riverfort-weavers-circle", TWO[0])):
        found = identity(own, judgement("different"))
        ((organization, said),) = [(one.organization.text, one.judgement.why) for one in found.apart]
        assert (organization, said, found.questions) == (other, "they told us", ())


def test_what_a_judgement_joined_says_so_and_keeps_its_other_address():
    site = pages(judgement("same"))
    found = site["organizations/riverford-weavers-circle.html"].identity
    assert [one.why.judgement and one.why.judgement.by for one in found.forms] == [None, "Anna"]
    assert [one.text for one in found.former] == ["organizations/riverfort-weavers-circle.html"]
    assert (found.joined, found.apart) == ((judgement("same"),), ())
    moved = site["organizations/riverfort-weavers-circle.html"]
    assert (moved.target.text, moved.former, moved.joined) == (TWO[0], TWO[1], (judgement("same"),))


def test_a_judgement_that_joined_nothing_is_not_told():
    assert identity("amber-yard", judgement("same", "Amber Yard", "Nobody’s Name")).joined == ()


def test_an_organization_is_not_kept_apart_from_itself():
    nested = letter("third", ("Strike of Dale", ["Amber Yard"]), date="2024-03-01")
    (own,) = [
        one for one in pages(letters=(FIRST, nested)) if "amber-yard" in one and not one.endswith("/amber-yard.html")
    ]
    own = own.removeprefix("organizations/").removesuffix(".html")
    found = identity(own, judgement("different", "Amber Yard", own), letters=(FIRST, nested))
    assert [one.organization.href for one in found.apart] == ["../organizations/amber-yard.html"]


def test_a_renamed_record_leads_on_without_a_judgement():
    record = Organization("yard", "Amber Yard", former_ids=("old-yard",))
    site = pages(records=[record])
    assert [one.href for one in site["organizations/yard.html"].identity.former] == ["../organizations/old-yard.html"]
    moved = site["organizations/old-yard.html"]
    assert (moved.target.text, moved.former, moved.joined) == ("Amber Yard", None, ())


LAKE, YARD = "https://lake.example", "organizations/amber-yard.html"


@pytest.mark.parametrize(("base_url", "permalink"), [(None, YARD), (LAKE, f"{LAKE}/{YARD}")])
def test_a_stable_link(base_url, permalink):
    assert identity("amber-yard", base_url=base_url).permalink == permalink


def test_a_corrected_form_is_read_as_corrected_and_told_as_printed():
    entry = replace(FIRST.letter.signatories[0], name="Arnber Yard", entry="Arnber Yard", corrected="Amber Yard")
    one = replace(
        FIRST,
        letter=replace(FIRST.letter, signatories=(entry, *FIRST.letter.signatories[1:])),
        corrections=(Correction(entry.line, "Arnber", "Amber", "rn read for m"),),
    )
    page = pages(letters=(one, SECOND))["organizations/amber-yard.html"]
    form = page.identity.forms[0]
    assert (form.name, form.corrected, form.why.same) == ("Arnber Yard", "Amber Yard", True)
    repair = page.history[0].repair
    assert (repair.printed, repair.corrected, repair.reason) == ("Arnber Yard", "Amber Yard", "rn read for m")
    assert page.history[1].repair is None
