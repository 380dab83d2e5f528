from sitegen.core.model import Judgement, Organization
from sitegen.identity import Explanation, explain, explanation

GUILD = Organization(
    "rwg", "Riverside Weavers Guild", ("Riverside Weavers Guild (RWG)", "Spinners’ Hall", "The Old Mill", "Old Mill")
)


def test_every_way_to_an_organization_is_told_in_words():
    assert explain("RIVERSIDE WEAVERS GUILD", GUILD) == "the same name"
    assert explain("The Riverside Weavers Guild (RWG)", GUILD) == (
        "the same but for an acronym that the name explains and articles and “and”"
    )
    assert (
        explain("The Old Mill", GUILD)
        == "listed in the authority file as “Old Mill”, the same but for articles and “and”"
    )
    assert explain("Spinners' Hall", GUILD) == (
        "listed in the authority file as “Spinners’ Hall”, the same but for the kind of apostrophes and quotation marks"
    )


def test_a_judgement_is_told_with_who_when_and_why():
    judged = Judgement("Riverside Weavers Guild", "Spinners’ Hall", "same", "Anna", "2024-05-06", "they moved", 1)
    assert explain("Spinners' Hall", GUILD, [judged]) == "judged by Anna on 2024-05-06 to be the same: they moved"


def test_a_variant_that_only_the_record_lists():
    assert explain("Spinners’ Hall", GUILD) == "listed as a variant name in the authority file"


def test_what_a_page_shows_is_told_in_parts():
    found = explanation("The Old Mill", GUILD)
    assert (found.like, found.differences) == ("Old Mill", ("articles and “and”",))
    assert explanation("RIVERSIDE WEAVERS GUILD", GUILD).same
    assert explanation("Spinners’ Hall", GUILD) == Explanation()
