from sitegen.core.model import Judgement, Organization
from sitegen.identity.explaining import Explanation, explanation

GUILD = Organization(
    "rwg", "Riverside Weavers Guild", ("Riverside Weavers Guild (RWG)", "Spinners’ Hall", "The Old Mill", "Old Mill")
)


def test_the_same_name_is_looked_through_by_folds():
    assert explanation("RIVERSIDE WEAVERS GUILD", GUILD).same
    found = explanation("The Riverside Weavers Guild (RWG)", GUILD)
    assert found.differences == ("an acronym that the name explains", "articles and “and”")


def test_a_name_may_be_like_a_variant_or_stand_in_the_record_as_it_is():
    found = explanation("The Old Mill", GUILD)
    assert (found.like, found.differences) == ("Old Mill", ("articles and “and”",))
    assert explanation("Spinners’ Hall", GUILD) == Explanation()


def test_a_judgement_goes_before_the_record():
    judged = Judgement("Riverside Weavers Guild", "Spinners’ Hall", "same", "Anna", "2024-05-06", "they moved", 1)
    assert explanation("Spinners' Hall", GUILD, [judged]).judgement is judged
