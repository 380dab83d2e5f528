"""`sitegen reconcile --joined` and `sitegen judge`: what the program joined is told, and undone by one command."""

import re

import pytest

from tests.command import sitegen
from tests.unit.cli.looms import LETTER, SETTINGS


@pytest.fixture
def joined(tmp_path):
    """Return a folder with an archive of two letters, in which evidence joins two names."""
    (tmp_path / "content").mkdir()
    (tmp_path / "content/archive.toml").write_text(SETTINGS)
    for number, name in enumerate(("Riverford Looms Guild (Norway)", "Riverford Looms Guild"), 1):
        text = LETTER.format(date=f"{number} May 2024", first=name, second="Hilltown Loom Committee")
        (tmp_path / f"l{number}.txt").write_text(text)
        assert sitegen("import", f"l{number}.txt", cwd=tmp_path).status == 0
    return tmp_path


def test_the_command_that_is_told_undoes_the_join(joined):
    told = sitegen("reconcile", "--joined", cwd=joined).out
    assert "1 join by evidence" in told
    command = re.search(r"undo: sitegen (.*)", told)[1].split()
    done = sitegen(*command, "--why", "two letterheads", "--by", "Ada", cwd=joined)
    assert done.status == 0, done.err
    kept = (joined / "content/judgements.yaml").read_text()
    assert all(one in kept for one in ("judgement: different", "by: Ada", "why: two letterheads", "on: "))
    assert "0 joins by evidence" in sitegen("reconcile", "--joined", cwd=joined).out


def test_nobody_is_named_as_who_decided_who_did_not_say_so(joined, monkeypatch):
    for name, value in (("COUNT", "1"), ("KEY_0", "user.name"), ("VALUE_0", "Ina Moss")):
        monkeypatch.setenv(f"GIT_CONFIG_{name}", value)
    assert sitegen("judge", "riverford-looms-guild", "riverford-looms-guild-norway", "same", cwd=joined).status == 0
    assert "by:" not in (joined / "content/judgements.yaml").read_text()


@pytest.mark.parametrize(
    ("names", "why"), [(("Nobody", "Hilltown Loom Committee"), "no letter and no record"), (("a", "a"), "no letter"),
                       (("Hilltown Loom Committee",) * 2, "one name twice"),
                       (("Hilltown Loom Committee", "Council"), "one of them signs")]
)  # fmt: skip
def test_what_cannot_be_judged_is_refused_and_nothing_is_written(joined, names, why):
    told = sitegen("judge", *names, "different", cwd=joined)
    assert (told.status, why in told.err) == (2, True)
    assert not (joined / "content/judgements.yaml").exists()


def test_a_judgement_that_contradicts_others_is_refused(joined):
    ids = "riverford-looms-guild", "riverford-looms-guild-norway"
    assert sitegen("judge", *ids, "same", cwd=joined).status == 0
    before = (joined / "content/judgements.yaml").read_text()
    told = sitegen("judge", *ids, "different", cwd=joined)
    assert told.status == 1, told.err
    assert (joined / "content/judgements.yaml").read_text() == before


def test_such_a_judgement_written_by_hand_is_told(joined):
    (joined / "content/judgements.yaml").write_text("- names: [Hilltown Loom Committee, Council]\n  judgement: same\n")
    told = sitegen("build", cwd=joined).err
    assert "N407" in told
    assert "“Council” is one to whom letters go, and its other name one who signs" in told


@pytest.mark.parametrize("verdict", ["same", "different", "unsure"])
def test_two_names_of_one_record_are_said_to_be_so(joined, verdict):
    file = joined / "content/organizations.yaml"
    text = file.read_text()
    name = "  name: Hilltown Loom Committee\n"
    file.write_text(text.replace(name, f"{name}  variants: [Hill Looms]\n"))
    for names in (("Hilltown Loom Committee", "Hill Looms"), ("hilltown-loom-committee", "Hill Looms")):
        (joined / "content/judgements.yaml").unlink(missing_ok=True)
        told = sitegen("judge", *names, verdict, cwd=joined)
        assert told.status == 0, told.err
        line = file.read_text()[: file.read_text().index("- id: hilltown")].count("\n") + 1
        said = f"both are names of the record hilltown-loom-committee (content/organizations.yaml:{line})"
        assert said in told.out + told.err
        assert ("take out of it" in told.out + told.err) is (verdict == "different")
    other = sitegen("judge", "Hilltown Loom Committee", "Riverford Looms Guild", "different", cwd=joined)
    assert "both are names" not in other.out + other.err
