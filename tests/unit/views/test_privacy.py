import pytest

from sitegen.views.privacy import mask_addresses, mask_contact


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("Ann Person, Foo; ann@foo.example, +95 9 111 222 333", "Ann Person, Foo; […], […]"),
        ("Tel. (020) 7946-0958 or 0044.20.7946.0958", "Tel. […] or […]"),
        ("on 1 February 2024, resolution 2669, room 1234567", "on 1 February 2024, resolution 2669, room 1234567"),
    ],
)
def test_a_contacts_numbers_and_addresses_are_masked(line, shown):
    assert mask_contact(line) == shown


def test_numbers_elsewhere_are_the_letters_own():
    assert mask_addresses("12,345,678 people; 2024-02-01") == "12,345,678 people; 2024-02-01"
