"""Cards whose lines are told by their type: what stands over names, where these begin, what stands below them."""

from sitegen.core.source import Place
from sitegen.reading.parsing.lines.facts import read_facts
from sitegen.reading.parsing.lists.typed_cards import typed_cards

COUNTRY, NAME, ADDRESS = (10.0, 700), (9.0, 700), (9.0, 400)
CARD = [("Norway", COUNTRY), ("Alder Academy of Lakes", NAME), ("3 Station Road", ADDRESS), ("1007 Tolmen", ADDRESS)]


def told(*cards):
    """What is told of cards below each other, as words: h for a head, n for a name, b for below, - for nothing."""
    texts = [text for card in cards for text, _ in [*card, ("", None)]]
    types = [style for card in cards for _, style in [*card, ("", None)]]
    facts = read_facts(texts)
    lines = [
        (line, Place(1, 72.0, 14.0 * line.index, 200.0, 14.0 * line.index + 12, *style))
        for line, style in zip(facts, types, strict=True)
        if style
    ]
    cards = typed_cards(lines)
    kinds = {"h": cards.heads, "n": cards.names, "b": cards.below}
    return "".join(next((kind for kind, those in kinds.items() if line.index in those), "-") for line, _ in lines)


def test_a_bold_name_under_a_larger_country_stands_over_its_address():
    assert told(*[CARD] * 4) == "hnbb" * 4


def test_a_second_name_under_one_country_and_a_wrapped_one_are_told():
    second = CARD[1:]
    wrapped = [CARD[0], CARD[1], ("and Rivers", NAME), CARD[2]]
    assert told(CARD, second, CARD, wrapped, CARD) == "hnbb" + "nbb" + "hnbb" + "hn-b" + "hnbb"


def test_names_in_bold_without_a_head():
    assert told(*[CARD[1:]] * 4) == "nbb" * 4


def test_lists_of_one_type_and_of_bold_lines_below_plain_ones_are_no_cards():
    plain = [(text, ADDRESS) for text, _ in CARD]
    assert set(told(*[plain] * 5)) == {"-"}
    assert set(told(*[[*CARD, CARD[1]]] * 5)) == {"-"}
    assert set(told(*[CARD] * 3)) == {"-"}
