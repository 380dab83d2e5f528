"""Versions of one letter: an entry of the one list is an entry of the other, in another language."""

from dataclasses import replace

from sitegen.identity.resolution import resolve
from tests.unit.identity.letters import letter, signatory

ORIGINAL = letter(
    "original", "Zinc Looms", "Friends of the Weir", "Amber Threads", "Weavers of the Valley (WOVAL)", "Hill Spinners",
    "Dale Dyers",
)  # fmt: skip


def version(*names, letter_id="version", **others):
    one = letter(letter_id, *names)
    return replace(one, translation_of="original", letter=replace(one.letter, language="es"), **others)


def shared(*letters):
    resolution = resolve(letters, (), ()).value
    first, second = ({own for own, _ in resolution.by_letter[one.letter_id]} for one in letters[:2])
    return len(first & second), resolution


def test_entries_between_two_that_are_known_are_one_by_their_order():
    other = version(
        "Zinc Looms",
        "Amigos de la Presa",
        "Amber Threads",
        "Tejedoras del Valle (WOVAL)",
        "Hill Spinners",
        "Dale Dyers",
    )
    count, resolution = shared(ORIGINAL, other)
    assert count == 6
    assert {one.rule for one in resolution.joins} == {"version"}
    weir = resolution.organizations[resolution.by_letter["version"][1][0]]
    assert (weir.name, weir.variant_names) == ("Friends of the Weir", ("Amigos de la Presa",))


def test_nothing_is_paired_with_what_another_place_or_number_tells_apart():
    other = version(
        "Zinc Looms", signatory(2, "Amigos de la Presa", place="Peru"), "Amber Threads", "Tejedoras 12", "Hill Spinners"
    )
    here = letter(
        "original", "Zinc Looms", signatory(2, "Friends of the Weir", place="Chile"), "Amber Threads", "Weavers 13",
        "Hill Spinners",
    )  # fmt: skip
    assert shared(here, other)[0] == 3


def test_what_stands_at_the_end_of_one_list_alone_is_no_translation_of_what_ends_the_other():
    other = version("Zinc Looms", "Friends of the Weir", "Amber Threads", "Hill Spinners", "Tintoreras Nuevas")
    assert shared(ORIGINAL, other)[0] == 4


def test_two_lists_in_the_order_of_the_alphabet_keep_no_order_of_their_own():
    here = letter("original", *sorted(["Alder Looms", "Birch Threads", "Cedar Dyers", "Elm Spinners", "Fir Weavers"]))
    other = version("Alder Looms", "Birch Threads", "Dálmatas Nuevos", "Elm Spinners", "Fir Weavers")
    assert shared(here, other)[0] == 4


def test_letters_that_are_no_versions_of_each_other_are_not_aligned():
    other = replace(version("Zinc Looms", "Amigos de la Presa", "Amber Threads"), translation_of=None)
    assert shared(ORIGINAL, other)[0] == 2
