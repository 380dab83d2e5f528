"""Laws of the room of names, tried on names and letters that nobody thought of."""

from itertools import groupby, pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st

from sitegen.archive import assemble
from sitegen.core.documents import read_yaml
from sitegen.core.model import Judgement, Organization
from sitegen.identity.authority import extend_authority, read_authority  # fmt: skip
from sitegen.identity.collation import section, sort_key  # fmt: skip
from sitegen.identity.contacts import names_nobody
from sitegen.identity.features import features
from sitegen.identity.folds import FOLDS, fold, key, looked_through  # fmt: skip
from sitegen.identity.judgements import extend_judgements, read_judgements  # fmt: skip
from sitegen.identity.minting import mint  # fmt: skip
from sitegen.identity.resolution import resolve  # fmt: skip
from sitegen.identity.yaml_records import read_plain_record, split_records
from tests.invented import memory
from tests.unit.identity.letters import letter

WORDS = [
    "Loom", "Heddle", "Weavers", "Weaver's", "weavers’", "of", "for", "4", "the", "and", "&", "Hill", "Norway",
    "Centre", "Center", "Karen", "Karenni", "Women", "12", "(LH)", "(Hilltown)", "— North", "Inc.", "e. V.", "Río",
    "Rio", "ကွန်ရက်", "ကြန္ရက္", "Loornhouse", "PeopIe", "HALL",
]  # fmt: skip
CALM, FEWER = settings(max_examples=80), settings(max_examples=30)
names = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join)
anything = st.text(min_size=1, max_size=40).filter(str.strip)
any_name = st.one_of(names, anything)
lists = st.lists(
    st.lists(st.one_of(names, st.tuples(names, st.lists(names, max_size=3))), max_size=6), min_size=1, max_size=4
)


def letters_of(content):
    return [
        letter(f"letter-{number}", *entries, date=f"2024-01-{number + 1:02}") for number, entries in enumerate(content)
    ]


def groups(resolution):
    """Return which entries stand together, whatever their ids are."""
    found = {}
    for letter_id, entries in resolution.by_letter.items():
        for ordinal, (own, members) in enumerate(entries):
            for within, one in enumerate((own, *members)):
                found.setdefault(one, set()).add((letter_id, ordinal, within))
    return {frozenset(group) for group in found.values()}


# --- folds ------------------------------------------------------------------------------------------------------


@given(any_name)
@CALM
def test_fold_is_idempotent(name):
    assert fold(fold(name)) == fold(name)


@given(any_name)
@CALM
def test_names_with_one_fold_have_one_key(name):
    assert key(fold(name)) == key(name)


@given(any_name)
@CALM
def test_no_fold_fails_and_every_key_says_something(name):
    assert key(name) or not fold(name)
    for one in FOLDS:
        assert isinstance(one.apply(name), str)


@given(names, names)
@CALM
def test_a_merge_can_be_explained_by_folds(first, second):
    if key(first) == key(second) and fold(first) != fold(second):
        assert looked_through(first, second) or fold(first).split() != fold(second).split()


@given(names, names)
@CALM
def test_the_machine_never_joins_what_a_guard_keeps_apart(first, second):
    if key(first) == key(second):
        one, other = features(first), features(second)
        assert (one.peoples, one.populations) == (other.peoples, other.populations)
        assert one.numbers <= other.numbers or other.numbers <= one.numbers
        assert one.places <= other.places or other.places <= one.places


@given(st.lists(any_name))
@CALM
def test_every_name_has_a_section_and_no_section_comes_twice(names):
    headings = [section(name) for name in sorted(names, key=sort_key)]
    assert all(headings)
    assert len(list(groupby(headings))) == len(set(headings))


# --- resolving --------------------------------------------------------------------------------------------------


@given(lists, st.randoms(use_true_random=False))
@FEWER
def test_the_order_of_letters_changes_nothing(content, random):
    letters = letters_of(content)
    shuffled = random.sample(letters, len(letters))
    assert resolve(letters, (), ()) == resolve(shuffled, (), ())


@given(lists, st.randoms(use_true_random=False))
@FEWER
def test_imported_one_by_one_in_any_order_or_all_at_once_the_groups_are_the_same(content, random):
    letters = letters_of(content)
    at_once = resolve(letters, (), ()).value
    text, ids = "", {}
    shuffled = random.sample(letters, len(letters))
    for number in range(len(letters)):
        records = read_authority(text, "").value
        resolution = resolve(shuffled[: number + 1], records, ()).value
        text = extend_authority(text, resolution.unrecorded)
        for letter_id, entries in resolution.by_letter.items():
            assert ids.setdefault(letter_id, entries) == entries  # a new letter changes no id
    assert groups(resolve(letters, read_authority(text, "").value, ()).value) == groups(at_once)


@given(lists, st.data())
@FEWER
def test_judgements_are_obeyed_and_undone_exactly(content, data):
    letters = letters_of(content)
    before = resolve(letters, (), ()).value
    records = read_authority(extend_authority("", before.unrecorded), "").value
    recorded = resolve(letters, records, ()).value
    known = sorted(one.organization_id for one in records)
    if len(known) < 2:
        return
    first, second = data.draw(st.lists(st.sampled_from(known), min_size=2, max_size=2, unique=True))
    same = resolve(letters, records, [Judgement(first, second, "same", None, None, None, 1)]).value
    assert same.redirects.get(first, first) == same.redirects.get(second, second)
    apart = resolve(letters, records, [Judgement(first, second, "different", None, None, None, 1)]).value
    assert apart.by_letter == recorded.by_letter
    assert resolve(letters, records, ()).value == recorded


@given(lists)
@FEWER
def test_every_signature_has_an_organization_and_every_redirect_leads_to_one(content):
    archive = assemble(letters_of(content), (), ()).value
    assert all((one.organization_id is None) == names_nobody(one.name_as_written) for one in archive.signatures)
    somebody = [one.organization_id for one in archive.signatures if one.organization_id]
    assert all(own in archive.organizations for own in somebody)
    assert sum(map(len, archive.by_organization.values())) == len(somebody)
    assert all(
        new in archive.organizations and old not in archive.organizations for old, new in archive.redirects.items()
    )


@given(
    st.lists(st.tuples(any_name, st.sampled_from(["", "no"]), st.sampled_from(["", "hall"])), max_size=8),
    st.randoms(use_true_random=False),
)
@CALM
def test_ids_are_distinct_safe_and_do_not_depend_on_order(wanted, random):
    made = mint(wanted, {"loom"})
    assert mint(random.sample(wanted, len(wanted)), {"loom"}) == made
    assert len(set(made.values())) == len(set(wanted))
    assert all(own.replace("-", "").isalnum() and own.isascii() and own != "loom" for own in made.values())


# --- files ------------------------------------------------------------------------------------------------------

records_strategy = st.lists(
    st.tuples(anything, st.lists(anything, max_size=3), st.one_of(st.none(), anything)), min_size=1, max_size=4
)  # fmt: skip


@given(records_strategy)
@CALM
def test_records_are_read_as_they_were_written(drawn):
    written = [
        Organization(
            f"o-{number}", name.strip(), tuple(other.strip() for other in variants), place=place and place.strip()
        )
        for number, (name, variants, place) in enumerate(drawn)
    ]
    text = extend_authority("# ours\n", written)
    read = read_authority(text, "")
    if read.value is not None:  # two of them may claim one name
        assert [(one.name, one.variant_names, one.place) for one in read.value] == [
            (one.name, one.variant_names, one.place) for one in written
        ]
    else:
        assert {one.name for one in read.diagnostics} == {"contested-name"}


@given(records_strategy)
@CALM
def test_the_quick_way_reads_what_yaml_reads(drawn):
    text = extend_authority(
        "", [Organization(f"o-{number}", name, tuple(variants)) for number, (name, variants, _) in enumerate(drawn)]
    )
    for chunk in split_records(text):
        quick = read_plain_record(chunk.lines)
        slow = read_yaml("\n".join(chunk.lines), "", list[dict[str, object]]).value[0]
        if quick is not None:
            assert quick["id"] == slow["id"]
            assert quick["name"] == slow["name"].strip()
            assert quick["variants"] == tuple(one.strip() for one in slow.get("variants", ()))


@given(st.lists(st.tuples(anything, anything, st.one_of(st.none(), anything)), max_size=4))
@CALM
def test_judgements_are_read_as_they_were_written(drawn):
    written = [
        Judgement(first.strip(), second.strip(), "unsure", None, None, why and why.strip(), 0)
        for first, second, why in drawn
    ]
    text = extend_judgements("# ours\n", written)
    read = read_judgements(text, "").value
    assert [(one.first, one.second, one.why) for one in read] == [(one.first, one.second, one.why) for one in written]
    assert all(earlier.line < later.line for earlier, later in pairwise(read))


@FEWER
@given(lists, st.booleans())
@example(
    [["Alder Weavers Union (AWU)"], ["Riverford Peace Network, Norway"], ["AWU", "Riverford Peace Network (Norway)"]],
    False,
)
def test_names_that_were_taken_apart_before_are_resolved_alike(listed, people):
    letters = [letter(str(at), *its) for at, its in enumerate(listed)]
    memo, plain = memory(), resolve(letters, (), (), people=people)
    assert resolve(letters, (), (), people=people, memo=memo) == plain
    assert resolve(letters[1:], (), (), memo=memo) == resolve(letters[1:], (), ())
    assert resolve(letters, (), (), people=people, memo=memo) == plain
