"""What evidence joins, by which rule; that it can be undone, and does not depend on the order of letters."""

from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest

from sitegen.core.model import Judgement, Organization
from sitegen.identity.joining_rules import RULES
from sitegen.identity.resolution import resolve
from sitegen.identity.wording import american
from tests.unit.identity.cases import read_pairs
from tests.unit.identity.letters import letter, signatory

CASES = read_pairs(Path(__file__).parents[2] / "cases" / "names" / "linked.md")


def entry(text):
    name, _, place = text.partition(" @ ")
    return signatory(1, name, place=place or None)


def at(letter_id, *texts, date="2024-01-01"):
    entries = [replace(entry(text), ordinal=number, line=10 * number) for number, text in enumerate(texts, 1)]
    return letter(letter_id, *entries, date=date)


def ids(resolution, letter_id):
    return [own for own, _ in resolution.by_letter[letter_id]]


@pytest.mark.parametrize(("rule", "first", "relation", "second"), CASES, ids=lambda one: one)
def test_evidence_joins_by_the_rule_and_nothing_else(rule, first, relation, second):
    resolution = resolve([at("x", first), at("y", second, date="2024-02-01")], (), ()).value
    assert (ids(resolution, "x") == ids(resolution, "y")) is (relation == "="), [one.rule for one in resolution.joins]
    if relation == "=":
        assert [one.rule for one in resolution.joins] == [rule]
        assert resolution.joins[0].letters == ("x", "y")


def test_every_rule_has_a_case():
    assert {one.name for one in RULES} == {section for section, _, relation, _ in CASES if relation == "="}


def test_typography_alone_joins_if_the_archive_wants_no_more():
    letters = [at("x", "Riverford Looms @ Norway"), at("y", "Riverford Looms")]
    assert len(resolve(letters, (), ()).value.organizations) == 1
    apart = resolve(letters, (), (), joining="typography").value
    assert len(apart.organizations) == 2
    assert apart.joins == ()
    assert [(one.rule, one.against) for one in apart.leads] == [("one place", "joining by evidence is off")]


def test_what_evidence_joined_is_undone_by_a_judgement_with_every_id_as_before():
    letters = [at("x", "Riverford Looms @ Norway"), at("y", "RIVERFORD LOOMS", date="2024-02-01")]
    records = resolve(letters, (), ()).value.unrecorded
    assert [one.organization_id for one in records] == ["riverford-looms", "riverford-looms-in-norway"]
    joined = resolve(letters, records, ()).value
    assert joined.redirects == {"riverford-looms": "riverford-looms-in-norway"}  # the first that was signed by
    assert [{one.first, one.second} for one in joined.joins] == [{"riverford-looms-in-norway", "riverford-looms"}]
    different = Judgement("riverford-looms", "riverford-looms-in-norway", "different", "Anna", None, None, 1)
    apart = resolve(letters, records, [different]).value
    assert ids(apart, "x") + ids(apart, "y") == ["riverford-looms-in-norway", "riverford-looms"]
    assert apart.redirects == {}


def test_a_body_without_a_country_ties_no_two_countries_together():
    letters = [at("x", "Riverford Looms @ Norway"), at("y", "Riverford Looms @ Japan"), at("z", "Riverford Looms")]
    resolution = resolve(letters, (), ()).value
    assert len(resolution.organizations) == 3
    assert {one.against for one in resolution.leads} == {"namesakes in different places"}


def test_two_entries_of_one_list_are_no_one_body_by_evidence():
    one = at("x", "Riverford Looms @ Norway", "Riverford Looms")
    assert len(resolve([one], (), ()).value.organizations) == 2


def test_a_section_on_a_list_keeps_the_acronym_from_being_either():
    letters = [at("x", "Riverford Weavers Guild (RIWEG)", "Riverford Weavers Guild Africa (RIWEG)"), at("y", "RIWEG")]
    assert len(resolve(letters, (), ()).value.organizations) == 3


@pytest.mark.parametrize(
    ("short", "bodies"),
    [
        ("DARO", ("Dale River Outlook (DARO)", "Dyers’ Aid and Relief Office (DARO)")),
        ("Riverford Looms @ Norway", ("Riverford Looms Inc. @ Norway", "Riverford Looms Ltd. @ Norway")),
    ],
)
def test_what_two_bodies_are_shortened_to_is_neither_and_is_asked(short, bodies):
    letters = [at(str(number), name) for number, name in enumerate((short, *bodies))]
    for order in permutations(letters):
        resolution = resolve(list(order), (), ()).value
        assert len(resolution.organizations) == 3
        asked = {frozenset((one.first, one.second)) for one in resolution.leads if "may be short for" in one.against}
        assert len(asked) == 2
    assert len(resolve(letters[:2], (), ()).value.organizations) == 1


LETTERS = [
    at("a", "Riverford Looms @ Norway", "Threads of Dale (DALTEX)", "Dale Weavers’ Centre", date="2023-01-01"),
    at("b", "Riverford Looms", "DALTEX", "Dale Weavers Center", "Riverford Looms (Japan)", date="2023-02-01"),
    at(
        "c",
        "Riverford Looms, Norvège",
        "The Dale Weavers' Centre",
        "Hill Spinners @ Suisse",
        "Kiln Hall @ Norway",
        date="2023-03-01",
    ),
    at("d", "Hill Spinners @ Switzerland", "Dale Threads (DALTEX)", "Kiln Hall Norway", date="2023-04-01"),
]


def american_id(own):
    return "-".join(map(american, own.split("-")))


def test_letters_that_come_one_by_one_in_any_order_make_the_same_ids():
    """But for the spelling of those words that letters spell in two ways: who comes first is spelt in the address."""
    results = set()
    for order in permutations(LETTERS):
        records: tuple[Organization, ...] = ()
        come = []
        for one in order:
            come.append(one)
            found = resolve(come, records, ()).value
            records = (*records, *sorted(found.unrecorded, key=lambda new: new.organization_id))
        found = resolve(come, records, ()).value
        rows = tuple(
            (own, tuple((american_id(entry), members) for entry, members in entries))
            for own, entries in sorted(found.by_letter.items())
        )
        results.add((frozenset(american_id(one.organization_id) for one in records), rows))
    assert len(results) == 1


def test_what_evidence_joins_is_the_same_once_names_are_recorded():
    letters = [
        letter("x", signatory(1, "Peruvian Threads of Riverford (RIVTEX)", place="Peru")),
        letter("y", signatory(1, "RIVTEX", place="Peru")),
    ]
    first = resolve(letters, (), ()).value
    again = resolve(letters, [replace(one, line=1) for one in first.unrecorded], ()).value
    assert [len(one.organizations) for one in (first, again)] == [1, 1]
