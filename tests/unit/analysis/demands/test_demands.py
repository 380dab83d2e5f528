import pytest

from sitegen.analysis.demands import find_demands
from sitegen.analysis.demands.addressing import addressee_in
from sitegen.analysis.demands.cues import cues_of
from tests.unit.letters import letter_of

COUNCIL = "Members of the River Protection Council"


def found(text, language="en", addressees=(COUNCIL,), **more):
    letter = letter_of(text, language=language, addressees=addressees, **more)
    return [(one.rule, one.asked, one.addressee) for one in find_demands(letter)]


@pytest.mark.parametrize(
    ("language", "text", "rule", "asked"),
    [
        ("en", "We call on the RPC to open the gates.", "asks", "the RPC"),
        ("en", "We, 12 groups of the valley, urgently call on you to act.", "asks", "you"),
        ("en", "We once again demand that the gates be opened.", "asks", None),
        ("en", "In addition, the RPC must open the gates.", "must", "the RPC"),
        ("en", "Such a resolution must require gates.", "must", "Such a resolution"),
        ("fr", "Nous vous demandons de ne pas ouvrir.", "asks", None),
        ("fr", "Nous appelons le gouvernement à agir.", "asks", "le gouvernement"),
        ("fr", "L'État doit agir.", "must", "L'État"),
        ("es", "Exhortamos a los gobiernos a actuar.", "asks", "los gobiernos"),
        ("es", "Exigimos agua.", "asks", None),
        ("de", "Wir fordern Sie deshalb auf, zu handeln.", "asks", "Sie"),
        ("de", "Hierfür muss sich die Politik öffnen.", "must", "die Politik"),
        ("pt", "Exigimos que o governo aja.", "asks", None),
        ("pt", "O governo deve agir.", "must", "O governo"),
        ("my", "ရေတံခါးများ ဖွင့်ပေးရန် တောင်းဆိုပါသည်။", "asks", None),
        ("my", "ရေတံခါးများ ဖွင့်ပေးရန် အလေးအနက် တိုက်တွန်းအပ်ပါသည်။", "asks", None),
        ("my", "အစိုးရသည် ရေတံခါးများ ဖွင့်ပေးရမည်။", "must", "အစိုးရသည်"),
        ("en", "We urgently call onthe RPC to open the gates.", "asks", "the RPC"),
        ("en", "The undersigned groups, who live by the river, call on you to act.", "asks", "you"),
        ("en", "The time is long overdue for the RPC to act.", "asks", "the RPC"),
        ("en", "It is of utmost urgency that the gates open.", "asks", None),
        ("en", "Fees that keep the poor from the water must end.", "must", None),
        ("en", "All those taken must be released at once.", "must", None),
        ("en", "The RPC, in all its wisdom, must open the gates.", "must", "The RPC"),
        ("fr", "La plainte contre les pêcheurs doit être retirée !", "must", None),
        ("es", "Debe fortalecerse el papel del consejo.", "must", None),
        ("de", "Jetzt liegt es an der Politik, zu handeln.", "asks", "der Politik"),
        ("de", "Dafür sollte sich die neue Bundesregierung einsetzen.", "must", "die neue Bundesregierung"),
        ("de", "Es braucht neue Brücken.", "asks", None),
        ("it", "Chiediamo che il governo apra le porte.", "asks", None),
        ("nl", "Wij eisen dat de regering de sluizen opent.", "asks", None),
        ("fr", "Nous, gens du fleuve, pêcheurs et meuniers, appelons à ouvrir.", "asks", None),
        ("en", "There must be no further delay.", "asks", None),
        ("en", "We do not ask for much: we ask that the gates be opened.", "asks", None),
        ("en", "We urge you not to close the gates.", "asks", "you"),
        ("en", "We have said that the RPC must open the gates.", "must", "the RPC"),
        ("en", "What we demand is water.", "asks", None),
        ("es", "Es por lo que exigimos agua.", "asks", None),
        ("en", 'A board 5" wide is not a gate: we call on you to act.', "asks", "you"),
    ],
)
def test_each_language_asks(language, text, rule, asked):
    ((found_rule, found_asked, _),) = found(text, language)
    assert (found_rule, found_asked) == (rule, asked)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "They call on us every day."),
        ("en", "The river must have been clean once."),
        ("en", "People who live there must walk for hours."),
        ("de", "Man muss es gesehen haben."),
        ("en", "It must be noted that the river is low."),
        ("en", "We want to thank the Mayor."),
        ("fr", "Nous vous prions d'agréer, Madame, nos salutations."),
        ("fr", "Nous nous engageons à venir."),
        ("en", 'They say that "the gates must be closed at night" and more.'),
        ("en", "There are rules that must be followed."),
        ("en", "There shall be no excuses to delay this."),
        ("en", "There should be no doubt that the river is low."),
        ("en", "We don't call for this because we are fishers."),
        ("en", "The court has often ruled that the RPC must pay."),
        ("en", "They answered by saying that the RPC should not be in a hurry."),
        ("en", '"We call on you to act," said the miller. "The RPC must act at once."'),
        ("en", "The fishers must be commended for their patience."),
        ("en", "If we want water, there is much to do."),
        ("en", "Our demands"),
        ("fr", "Le conseil doit en être félicité."),
        ("fr", "Le fleuve a, il faut bien le reconnaître, sa part."),
        ("fr", "Nous ne demandons pas la lune."),
        ("es", "El texto no dice qué fuente debe ser cerrada."),
        ("es", "Este es el río que realmente queremos."),
        ("es", "Qué nos proponemos"),
        ("pt", "Isso deve ser elogiado."),
        ("pt", "Se queremos água, há muito a fazer."),
        ("de", "Das Gericht urteilte, dass die Regierung zahlen muss."),
        ("nl", "Kenners adviseerden in een rapport dat de toets moet worden gehandhaafd."),
        ("my", "ရွာသားများက ဖွင့်ပေးရန် တောင်းဆိုခဲ့ပါသည်။"),
        ("xx", "We call on you to act."),
        (None, "We call on you to act."),
    ],
)
def test_other_sentences_do_not(language, text):
    assert found(text, language) == []


def test_whom_a_demand_asks_is_one_of_the_addressees_where_that_is_certain():
    assert found("We call on the River Protection Council to act.") == [
        ("asks", "the River Protection Council", COUNCIL)
    ]
    assert found("The RPC must act.") == [("must", "The RPC", COUNCIL)]
    assert found("We call on the Mayor to act.") == [("asks", "the Mayor", None)]


def test_whoever_is_asked_by_a_verb_can_be_laid_a_duty_on():
    texts = ("We urge Mill Brothers to listen.", "Mill Brothers should mend the wheel.")
    assert [one.asked for one in find_demands(letter_of(*texts))] == ["Mill Brothers", "Mill Brothers"]
    assert found("Mill Brothers should mend the wheel.") == []


def test_what_is_asked_stands_after_the_verb_and_whom_it_asks():
    (demand,) = find_demands(letter_of("We call on the Mayor to open the gates."))
    assert demand.text[demand.request :] == " to open the gates."


def test_the_items_that_a_demand_opens_are_demands():
    texts = ("We call on you to:", "Open the gates", "Close the mill", "Thank you.")
    letter = letter_of(*texts, addressees=(COUNCIL,), kinds=("paragraph", "list", "list"))
    demands = find_demands(letter)
    assert [(one.rule, one.text, one.addressee) for one in demands] == [
        ("item", "Open the gates", COUNCIL),
        ("item", "Close the mill", COUNCIL),
    ]


def test_a_list_that_is_said_to_follow_is_one_of_wishes_unless_it_is_of_reasons():
    for opener, count in (("We ask you the following.", 1), ("We call on you to act for these reasons:", 1)):
        letter = letter_of(opener, "The gates are old", kinds=("paragraph", "list"))
        assert len(find_demands(letter)) == count


@pytest.mark.parametrize(
    ("opener", "own"),
    [("We ask you to:", 0), ("We urgently call on the Council to immediately:", 0), ("We demand:", 0),
     ("We demand justice:", 1), ("We ask you to open the gates, and to:", 1),
     ("We call on the Council to act at once by the following:", 1)],
)  # fmt: skip
def test_a_sentence_that_leaves_what_it_asks_to_a_list_is_no_demand_beside_the_items(opener, own):
    letter = letter_of(
        opener, "Open the gates", "Mend the weir", addressees=(COUNCIL,), kinds=("paragraph", "list", "list")
    )
    assert [one.rule for one in find_demands(letter)] == ["asks"] * own + ["item"] * 2
    (alone,) = find_demands(letter_of(opener, "The river is low.", addressees=(COUNCIL,)))
    assert alone.text == opener


def test_a_demand_stands_where_it_says():
    letter = letter_of("The river is low. We **urge** you to [act](#) now. Thank you.")
    (demand,) = find_demands(letter)
    assert letter.body[0].text[demand.start : demand.end] == "We **urge** you to [act](#) now."
    assert (demand.first, demand.last) == (1, 4)


def test_you_is_the_only_addressee_and_nobody_where_there_are_two():
    assert addressee_in("you", ["The Mayor"]) == "The Mayor"
    assert addressee_in("you", ["The Mayor", "The Miller"]) is None


def test_eight_languages_have_cues():
    assert all(map(cues_of, ("en", "fr", "es", "de", "pt", "it", "nl", "my")))
    assert cues_of("tlh") is None
