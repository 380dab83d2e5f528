"""A letter in several languages is one letter."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from sitegen.archive import assemble, cosigning_of
from sitegen.archive.cosigning import signed_by
from sitegen.content.manuscript import check_translations, originals
from sitegen.core.model import Member, Organization
from tests.unit.identity.letters import letter

AUTHORITY = (
    Organization("night-loom", "Night Loom", ("Loom de nuit",)),
    Organization("hill-loom", "Hill Loom", ("Loom de colline",)),
)
ORIGINAL = letter("b-original", "Night Loom", "Hill Loom", "Dale Loom", date="2023-01-01")


def version(letter_id, of, *names, language="fr", date="2023-01-01"):
    one = letter(letter_id, *names, date=date)
    return replace(one, translation_of=of, letter=replace(one.letter, language=language))


FRENCH = version("a-french", "b-original", "Loom de nuit", "Loom de colline", "Loom de mer")
LATER = letter("later", "Night Loom", "Loom de mer", date="2024-01-01")


def test_a_translation_is_a_version_of_its_letter_and_not_another_letter():
    archive = assemble([FRENCH, LATER, ORIGINAL], AUTHORITY, ()).value
    assert [one.letter_id for one in archive.letters] == ["b-original", "later"]
    assert [one.letter_id for one in archive.versions["b-original"]] == ["a-french"]
    assert [one.letter_id for one in archive.manuscripts] == ["b-original", "a-french", "later"]
    assert archive.works == {"b-original": "b-original", "a-french": "b-original", "later": "later"}
    assert archive.ledgers["a-french"].listed == 3
    assert len(archive.by_letter["a-french"]) == 3
    assert len(archive.signatures) == 8


def test_who_stands_on_two_versions_signed_one_letter():
    archive = assemble([FRENCH, ORIGINAL], AUTHORITY, ()).value
    assert [row.letter_id for row in archive.by_organization["night-loom"]] == ["b-original"]
    assert [row.letter_id for row in archive.by_organization["dale-loom"]] == ["b-original"]
    # Only the French list has it: it is shown where it stands.
    assert [row.letter_id for row in archive.by_organization["loom-de-mer"]] == ["a-french"]


def test_those_on_any_version_signed_with_those_on_any_other():
    cosigning = cosigning_of(assemble([FRENCH, LATER, ORIGINAL], AUTHORITY, ()).value)
    assert cosigning.signed("night-loom") == 2
    assert dict(cosigning.closest("dale-loom", 9)) == {"night-loom": 1, "hill-loom": 1, "loom-de-mer": 1}
    assert dict(cosigning.closest("loom-de-mer", 9)) == {"night-loom": 2, "hill-loom": 1, "dale-loom": 1}


def test_versions_stand_in_order_of_language_and_a_translation_of_one_is_a_version_too():
    burmese = version("c-burmese", "a-french", "Night Loom", language="my")
    spanish = version("d-spanish", "b-original", "Night Loom", language="es")
    archive = assemble([burmese, FRENCH, spanish, ORIGINAL], AUTHORITY, ()).value
    assert [one.letter.language for one in archive.versions["b-original"]] == ["es", "fr", "my"]


def test_what_translates_nothing_that_is_here_stands_for_itself():
    lost = version("x", "nowhere", "Night Loom")
    ring = [version("y", "z", "Night Loom"), version("z", "y", "Night Loom"), version("own", "own", "Night Loom")]
    archive = assemble([lost, *ring], AUTHORITY, ()).value
    assert [one.letter_id for one in archive.letters] == ["own", "x", "y", "z"]
    assert archive.versions == {}


def test_faults_are_told_with_their_line_and_what_was_meant():
    text = "---\nid: a-french\ntranslation_of: b-orignal\n---\n"
    wrong = replace(version("a-french", "b-orignal", "Night Loom"), path="letters/a.md")
    (found,) = check_translations([ORIGINAL, wrong], {"letters/a.md": text})
    assert (found.code, found.span.first, found.hint) == ("M320", 3, "did you mean b-original?")
    unread = {"letters/a.md": text, "letters/b-orignal.md": "a letter that cannot be read, of which that is said"}
    assert list(check_translations([ORIGINAL, wrong], unread)) == []
    itself = replace(version("a-french", "a-french", "Night Loom"), path="a.md")
    (found,) = check_translations([ORIGINAL, itself], {"a.md": text})
    assert (found.code, found.span.first) == ("M321", 3)
    ring = [version("y", "z", "Night Loom"), version("z", "y", "Night Loom"), version("x", "y", "Night Loom")]
    assert [one.code for one in check_translations(ring, {})] == ["M321", "M321"]
    assert not list(check_translations([ORIGINAL, FRENCH], {}))


ids = st.sampled_from("abcdef")


@given(st.dictionaries(ids, st.none() | ids | st.just("nowhere"), min_size=1))
def test_every_manuscript_is_a_letter_or_a_version_of_one_once(said):
    manuscripts = [version(own, of, "Night Loom") for own, of in said.items()]
    works = originals(manuscripts)
    assert set(works) == set(said)
    assert all(works[works[one]] == works[one] for one in works)
    archive = assemble(manuscripts, (), ()).value
    assert sorted(one.letter_id for one in archive.manuscripts) == sorted(said)
    if not list(check_translations(manuscripts, {})):
        assert {one.letter_id for one in archive.letters} == {own for own, of in said.items() if of is None}


def test_lists_without_their_rows_say_who_signed_as_the_rows_do():
    nested = letter("nested", "Night Loom", "Dale Loom", "Night Loom", date="2025-01-01")
    members = tuple(Member(name, name, line, line) for line, name in ((9, "Hill Loom"), (10, "Sea Loom")))
    entry = replace(nested.letter.signatories[0], members=members)
    nested = replace(nested, letter=replace(nested.letter, signatories=(entry, *nested.letter.signatories[1:])))
    archive = assemble([FRENCH, LATER, ORIGINAL, nested], AUTHORITY, ()).value
    from_rows = replace(archive, listed={})
    rows = {own: tuple(row.letter_id for row in its) for own, its in archive.by_organization.items()}
    assert signed_by(archive) == signed_by(from_rows) == rows
    assert rows["night-loom"] == ("b-original", "later", "nested", "nested")
    assert archive.list_of("nested")[0][1]
    assert [archive.list_of(own) for own in archive.by_letter] == [from_rows.list_of(own) for own in archive.by_letter]
