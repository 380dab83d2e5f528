"""Organizations of one name are told apart wherever they are shown."""

from sitegen.archive import assemble
from tests.unit.identity.letters import letter, signatory


def labels(*entries):
    letters = [letter(f"l{at}", one, date=f"20{at + 10}-01-01")
               for at, one in enumerate(entries)]  # fmt: skip
    return sorted(one.label for one in assemble(letters, (), ()).value.organizations.values())


def placed(place):
    return signatory(1, "Amber Watch", place=place)


def test_a_place_tells_namesakes_apart_and_the_years_those_without():
    assert labels(placed("Norway"), placed("Japan")) == ["Amber Watch (Japan)", "Amber Watch (Norway)"]
    assert labels(placed("Norway"), placed("Japan"), "Amber Watch", "Birch Watch") == [
        "Amber Watch (2012)", "Amber Watch (Japan)", "Amber Watch (Norway)", "Birch Watch",
    ]  # fmt: skip


def test_a_parent_tells_members_apart():
    nested = letter("x", ("Strike of Looms", ["Night Loom"]), ("Guild of Looms", ["Night Loom"]))
    found = sorted(one.label for one in assemble([nested], (), ()).value.organizations.values())
    assert found == ["Guild of Looms", "Night Loom (Guild of Looms)", "Night Loom (Strike of Looms)", "Strike of Looms"]
