import pytest

from sitegen.content.config import read_config

GOOD = 'title = "Letters"\ndescription = "Ours"\n'


def test_defaults_are_the_careful_ones():
    config = read_config(GOOD, "archive.toml").value
    assert (config.policies.contacts, config.policies.unreviewed, config.policies.people_pages) == (
        "masked",
        "published",
        False,
    )


@pytest.mark.parametrize(
    ("text", "line", "name"),
    [
        ("", 1, "wrong-setting"),
        (GOOD + 'base_url = "letters.example"\n', 3, "wrong-setting"),
        (GOOD + 'base_url = "https://[letters/"\n', 3, "wrong-setting"),
        (GOOD + 'base_url = "javascript:alert(1)"\n', 3, "wrong-setting"),
        (GOOD + '[policies]\ncontacts = "public"\n', 4, "wrong-setting"),
        (GOOD + "[policies]\ncontact = 'shown'\n", 4, "unknown-setting"),
        ('title = " "\ndescription = "Ours"\n', 1, "wrong-setting"),
        (GOOD + 'corrections = "me"\n', 3, "wrong-setting"),
        (GOOD + 'corrections = "javascript:alert(1)"\n', 3, "wrong-setting"),
        (GOOD + 'language = "zz"\n', 3, "wrong-setting"),
    ],
)
def test_a_wrong_setting_is_named_with_its_line(text, line, name):
    checked = read_config(text, "content/archive.toml")
    assert checked.value is None
    assert (str(checked.diagnostics[0].span), checked.diagnostics[0].name) == (f"content/archive.toml:{line}", name)


@pytest.mark.parametrize("address", ["a@b.example", "mailto:a@b.example", "https://x.example/new?a=1"])
def test_mistakes_are_reported_to_a_mail_or_web_address(address):
    assert read_config(GOOD + f'corrections = "{address}"\n', "archive.toml").value.corrections == address
