from tests.invented import FIRST, views


def test_a_short_list_needs_no_way_about_it():
    assert views()[f"letters/{FIRST}.html"].initials == ()


def test_the_entries_of_a_list_are_told_by_their_first_letters(monkeypatch):
    monkeypatch.setattr("sitegen.publishing.views.signatories.GLANCE", 3)
    initials = views()[f"letters/{FIRST}.html"].initials
    assert [(one.heading, one.script, one.entries) for one in initials] == [
        ("A", "", (1,)), ("F", "", (2,)), ("L", "", (3,)), ("မ", "my", (4,)),
    ]  # fmt: skip
