import tomllib
from importlib import resources

import pytest

from sitegen.analysis.references import find_references, settle
from tests.unit.letters import letter_of

RULES = tomllib.loads(resources.files("sitegen.analysis.references").joinpath("symbols.toml").read_text("utf-8"))[
    "rule"
]


def found(text, **more):
    return [(one.kind, one.label, one.url) for one in find_references(letter_of(text, **more))]


def labels(text, **more):
    return [label for _, label, _ in found(text, **more)]


@pytest.mark.parametrize(("rule", "example"), [(rule["name"], one) for rule in RULES for one in rule["examples"]])
def test_every_rule_finds_its_own_examples(rule, example):
    (mention,) = find_references(letter_of(f"We recall that {example} applies."))
    assert mention.rule == rule
    assert mention.words in example


def test_every_rule_says_what_it_is_and_on_whose_authority():
    assert all(rule["about"] and rule["source"] for rule in RULES)


def test_a_symbol_leads_to_its_document():
    assert found("As A/HRC/46/56, para. 3, says.") == [("document", "A/HRC/46/56", "https://undocs.org/A/HRC/46/56")]


def test_what_only_looks_like_a_symbol_is_none():
    assert labels("Either A/B or and/or, on 1/2/2020, at S/he.") == []


def test_security_council_resolutions_get_their_year_from_their_number():
    text = "The Security Council adopted Resolutions 1325, 2147 and 2669."
    assert [one for one in labels(text) if one.startswith("S/")] == [
        "S/RES/1325 (2000)", "S/RES/2147 (2014)", "S/RES/2669 (2022)",
    ]  # fmt: skip
    assert ("resolution", "S/RES/2669 (2022)", "https://undocs.org/S/RES/2669(2022)") in found(text)


def test_the_last_and_the_first_number_of_a_year_are_told_apart():
    assert "S/RES/2671 (2022)" in labels("Security Council resolution 2671")
    assert "S/RES/2672 (2023)" in labels("Security Council resolution 2672")


def test_a_resolution_of_nobody_known_has_no_address():
    assert found("Our own resolution 1325 stands.") == [("resolution", "Resolution 1325", None)]
    assert found("Resolution 12 of our meeting.") == []


def test_a_resolution_too_new_for_the_table_has_no_address():
    assert ("resolution", "S/RES/9999", None) in found("Security Council resolution 9999")
    assert ("resolution", "S/RES/9999 (2033)", "https://undocs.org/S/RES/9999(2033)") in found(
        "Security Council resolution 9999 (2033)"
    )


def test_the_body_named_near_a_number_with_a_session_is_the_one_that_adopted_it():
    assert "A/RES/75/287" in labels("General Assembly resolution 75/287")
    assert "A/HRC/RES/49/23" in labels("Human Rights Council resolution 49/23")
    assert "Resolution 49/23" in labels("Resolution 49/23 of last year")


@pytest.mark.parametrize(
    "text",
    ["the UN Charter", "la Charte des Nations Unies", "la Carta de las Naciones Unidas", "die UN-Charta",
     "a Carta das Nações Unidas", "ကုလသမဂ္ဂပဋိညာဉ်"],
)  # fmt: skip
def test_a_treaty_is_found_in_every_language(text):
    assert labels(text) == ["Charter of the United Nations"]


def test_names_are_whole_words_with_their_capitals():
    assert labels("Those who icc and whoever asks WHOM") == []


def test_a_known_name_wins_over_a_pattern():
    assert found("under the Digital Services Act") == [
        ("law", "Digital Services Act", "http://data.europa.eu/eli/reg/2022/2065/oj")
    ]


def test_links_are_references_unless_their_target_was_lost():
    assert found("See [here](https://www.a.example/x) and [there](#).") == [
        ("web", "a.example", "https://www.a.example/x")
    ]


def test_a_link_has_the_sentences_around_it_that_it_runs_over():
    text = "The river is low. Read [the first report. It is long](https://a.example/x) today. The mill stands still."
    [one] = find_references(letter_of(text))
    assert one.sentence == "Read the first report. It is long today."


def test_footnotes_cite_too():
    (mention,) = find_references(letter_of("Text.", footnotes=["See A/HRC/46/56."]))
    assert (mention.block, mention.first) == (-1, 501)


def test_a_mention_stands_where_it_says():
    letter = letter_of("We recall [Resolution](#) 2669 of the **UN Security Council**.")
    for one in find_references(letter):
        assert " ".join(letter.body[one.block].text[one.start : one.end].split()).replace("](#)", "") in (
            "Resolution 2669", "UN Security Council",
        )  # fmt: skip
        assert one.sentence == "We recall Resolution 2669 of the UN Security Council."


TITLES = {"a-letter": "A letter", "this-one": "This one"}


def cited(text, by_date, **more):
    mentions = find_references(letter_of(text, date="2021-05-06", **more))
    return [(one.kind, one.key, one.words) for one in settle(mentions, TITLES, by_date)]


def test_letters_cite_earlier_letters_of_the_archive_by_date():
    by_date = {"2021-03-04": ["a-letter"], "2021-05-06": ["this-one"], "2021-06-01": ["this-one"]}
    text = "In our open letter of 4 March 2021 we asked. Our statement of 5 March 2021 did too."
    assert cited(text, by_date) == [("letter", "a-letter", "open letter of 4 March 2021")]
    assert cited("Our letter of 6 May 2021, our letter of 1 June 2021.", by_date) == []


def test_a_day_with_two_letters_and_somebody_elses_letter_are_no_references():
    assert cited("In our open letter of 4 March 2021 we asked.", {"2021-03-04": ["a-letter", "this-one"]}) == []
    assert cited("The Minister's letter of 4 March 2021 said so.", {"2021-03-04": ["a-letter"]}) == []


def test_a_link_to_a_letters_page_cites_it_and_one_elsewhere_is_a_page_of_the_web():
    assert cited("See [this](https://a.example/letters/a-letter.html).", {}) == [("letter", "a-letter", "this")]
    assert cited("See [this](https://a.example/letters/other.html).", {}) == [
        ("web", "https://a.example/letters/other.html", "this")
    ]


def test_resolutions_have_one_key_however_their_symbol_is_written():
    keys = {
        one.key
        for text in ("S/RES/2669 (2022)", "S/RES/2669", "Security Council resolution 2669")
        for one in find_references(letter_of(text))
        if one.kind == "resolution"
    }
    assert keys == {"S/RES/2669(2022)"}


def test_initials_that_others_use_count_where_the_letter_gives_the_name():
    assert labels("Take it to the ICC.") == []
    assert labels("The International Criminal Court (ICC) must act.") == ["International Criminal Court"] * 2


def test_long_texts_without_references_have_none():
    assert labels("A" + " act and of the law" * 3000 + "s") == []
    assert labels("A/" * 5000) == []


@pytest.mark.parametrize("address", ["https://[masked]/page", "http://[evil/", "https://evil℀.example/"])
def test_an_address_that_cannot_be_taken_apart_is_cited_as_it_stands(address):
    assert found(f"We ask you to read [it]({address}) today.") == [("web", address, address)]


@pytest.mark.parametrize(
    "text",
    [
        "the Security Council of Norland met", "the National Security Council said",
        "el Consejo de Seguridad de Norlandia",
        "the Norlandish Human Rights Council said", "the General Assembly of the Union of Students voted",
        "we respect the Rule of Law and courts", "Respect for the Rule of Law", "the Foundation for Public Code is",
        "our National Code of Conduct", "the Federal Union and the Ordinance of the town",
    ],
)  # fmt: skip
def test_a_name_that_many_bear_is_not_the_best_known_of_them(text):
    assert not found(text)


def test_words_beside_a_shared_name_may_say_that_it_is_the_one_meant():
    whose = (
        "Security Council of the United Nations",
        "Consejo de Seguridad de las Naciones Unidas",
        "UN Security Council",
    )
    for text in (*whose, "Members of the Security Council, act", "In Security Council chambers"):
        assert [label for _, label, _ in found(text)] == ["United Nations Security Council"], text
    assert [label for _, label, _ in found("under the Criminal Procedure Code of 1998")] == [
        "Criminal Procedure Code of 1998"
    ]
