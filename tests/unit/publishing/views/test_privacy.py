from dataclasses import replace

import pytest

from sitegen.core.model import Contact, Member, Organization, Signatory, Signature
from sitegen.identity.contacts import addresses_in, mask_addresses, mask_contact, mask_name, spelt_in
from sitegen.publishing.views.privacy import published
from tests.invented import CONFIG, FIRST, archive, policies


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


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Write to ann @ foo.example", "Write to […]"),
        ("[Ann](mailto:ann@foo.example) or [call](tel:+959111222333)", "[Ann](#) or [call](#)"),
        ("+95 9 111 222 333 or 0095-9-111222333", "[…] or […]"),
        ("Tel. 09 111 222; phone: 111 2222", "Tel. […]; phone: […]"),
        ("ဖုန်း ၀၉ ၁၁၁ ၂၂၂ ၃၃၃", "ဖုန်း […]"),
        (
            "S/RES/2669 (2022), 2024-02-01, hotel 12345678, +5 people",
            "S/RES/2669 (2022), 2024-02-01, hotel 12345678, +5 people",
        ),
        ("https://a.example/+95911122233344 and 1+1", "https://a.example/[…] and 1+1"),
        ("(202) 555-0143, 202-555-0143, 202.555.0143 or 1-800-555-0199", "[…], […], […] or […]"),
        ("call 020 7946 0958, (020) 7946 0958 or 0171/123 4567", "call […], […] or […]"),
        ("09-123 456 789 in Yangon, 01 234 5678 90", "[…] in Yangon, […]"),
        ("ann [at] lake [dot] org, ann(at)lake.org, ann {at} lake.org", "[…], […], […]"),
        ("ann AT lake DOT org or ann at lake dot co dot uk", "[…] or […]"),
        ("ann [@] lake [.] org, ann＠lake.org, ann arroba lake punto org", "[…], […], […]"),
        ("E-mail: ann at lake", "E-mail: […]"),
        ("Correo: ann@lake punto org", "Correo: […]"),
        ("We met at Lake Geneva. The dot is red (at last).", "We met at Lake Geneva. The dot is red (at last)."),
        ("01-02-2024, 01.02.2024, 0 of 12, 10 000 000 000", "01-02-2024, 01.02.2024, 0 of 12, 10 000 000 000"),
        (
            "resolution 73-250-2018, case 2019-555-0143x, 0.123456789",
            "resolution 73-250-2018, case 2019-555-0143x, 0.123456789",
        ),
        ("ISBN 978-0-306-40615-7, 2669 (2022), 1948-1950", "ISBN 978-0-306-40615-7, 2669 (2022), 1948-1950"),
        ("ann at lake dot org, ann арроба, анна собака озеро точка рф", "[…], ann арроба, […]"),
        (
            "https://lake.example, +95 9 111 222 333; www.lake.example/Tel:0911122233",
            "https://lake.example, […]; www.lake.example/Tel:[…]",
        ),
        (
            "Charity no. 1072612 020 7946 0958, Box 12-00100 and +95 9 111 222 333",
            "Charity no. 1072612 020 7946 0958, Box 12-00100 and […]",
        ),
    ],
)
def test_addresses_and_numbers_told_to_be_a_telephones_are_masked_everywhere(text, shown):
    assert mask_addresses(text) == shown
    assert mask_addresses(shown) == shown


@pytest.mark.parametrize(
    "text",
    [
        "a law at this point in time; we are now at a point where; at some point in; at any point during",
        "look at the dot com bubble",
        "E-mail: look at this",
        "court.example/eng?i=001-177665, https://court.example/eng?i=001-177665",
        "https://lake.example/?p=0612345678 and www.lake.example/08-123-45-67-89",
        "ISBN 0306406152, ISSN 0317-8471, ORCID 0000-0002-1825-0097, CELEX 32016R0679, A/HRC/RES/46/21",
        "doi:10.1016/S0140-6736(20)30183-5, https://doi.org/10.1016/S0140-6736(20)30183-5",
        "Tax ID 98-7654321, CNPJ 12.345.678/0001-95, KRS nr 0000123456, NIF G-12345674, ИНН 7701234560",
        "Transparency register 0000123456789-12, case no. 2019/555, Bill 1234",
    ],
)
def test_what_only_looks_like_an_address_or_a_number_stays(text):
    assert mask_addresses(text) == text
    assert list(spelt_in(text)) == []


@pytest.mark.parametrize("name", ["11.11.11", "8.8.88", "2018-2019-2020", "01.02.2024 - 03.04.2024", "2024-02-01"])
def test_a_name_of_figures_that_are_no_telephones_stays(name):
    assert mask_name(name) == name


@pytest.mark.parametrize("name", ["98.76.54", "12-34-56", "1.2.3.4.5.6", "01.02.03.04.05", "11 11 11"])
def test_a_name_of_other_figures_is_masked(name):
    assert mask_name(name) == "[…]"


def test_a_contacts_line_keeps_nothing_of_eight_figures_but_addresses_of_the_web():
    line = "Bill Moss, order 12345678, EIN 13-1234567, Box 100-00100, https://lake.example/file-12345678, "
    assert mask_contact(line + "lake.example/ann-0612345678") == (
        "Bill Moss, order […], EIN […], Box […], https://lake.example/file-12345678, lake.example/ann-[…]"
    )


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Write to ada\u200b@lake.example, ada@\u2060lake.exa\u00admple.", "Write to […], […]."),
        ("ada&#64;lake.example, ada&#x40;lake&period;example or ada&commat;lake.example", "[…], […] or […]"),
        ("&#97;&#100;&#97;&#64;&#108;&#97;&#107;&#101;&#46;&#101;&#120; now", "[…] now"),
        ("ada＠lake．example, ａｄａ＠ｌａｋｅ．ｏｒｇ, ada﹫lake.example", "[…], […], […]"),
        ("ada\\@lake.example, ada\\_moss\\@lake.example", "[…], […]"),
        ("https://lake.example/?to=ada%40moss.example", "https://lake.example/?to=[…]"),
        ("[Ada](mail&#116;o:ada&#64;lake.example)", "[Ada](#)"),
        ("Tel. 09\u200b 111\u200b 222 and +95 9 111&nbsp;222 333", "Tel. […] and […]"),
        ("ada (at) lake&#46;org, ada&#91;at&#93;lake.org, E-mail&#58; ada at lake", "[…], […], E-mail&#58; […]"),
        ("AT&amp;T \u200bသည် R\\&D &copy; 100%40", "AT&amp;T \u200bသည် R\\&D &copy; 100%40"),
    ],
)
def test_signs_that_stand_for_others_or_for_none_hide_no_address(text, shown):
    assert mask_addresses(text) == shown
    assert mask_addresses(shown) == shown
    assert "ada" not in shown or list(addresses_in(shown)) == []


def test_a_published_archive_holds_no_address_in_any_text():
    entry = "1. Ada (ada@lake.example), +95 9 111 222 333"
    signatory = Signatory(1, 1, "printed", "Ada (ada@lake.example)", entry, 20, 20,
                          members=(Member("ben@lake.example", "- ben@lake.example", 21, 21),))  # fmt: skip
    before = archive([Organization("ada", "Ada (ada@lake.example)", ("ada@lake.example",), note="tel 09 111 222")])
    letters = tuple(
        replace(one, letter=replace(one.letter, title="To ada@lake.example", signatories=(signatory,)))
        for one in before.letters
    )
    row = Signature(FIRST, 1, None, 1, "printed", "Ada (ada@lake.example)", "ada", 20)
    given = replace(
        before, letters=letters, signatures=(row,), by_letter={FIRST: (row,)}, by_organization={"ada": (row,)}
    )
    after = published(given, CONFIG)
    assert list(addresses_in(repr(replace(after, letters=())))) == []
    letter = after.letters[0].letter
    assert list(addresses_in(repr(replace(letter, contacts=())))) == []
    assert "111" not in repr(letter.signatories)
    assert after.signatures[0].name_as_written == after.by_organization["ada"][0].name_as_written == "Ada ([…])"
    assert published(given, policies(contacts="shown")) is given


def test_numbers_elsewhere_are_the_letters_own():
    assert mask_addresses("12,345,678 people; 2024-02-01") == "12,345,678 people; 2024-02-01"


def test_a_number_read_into_a_contacts_names_is_masked():
    joined = archive()
    first = joined.letters[0]
    letter = replace(first.letter, contacts=(Contact("Ada Moss", "Lake Monitor, +66 81 234 5678", None, 12),))
    masked = published(replace(joined, letters=(replace(first, letter=letter), *joined.letters[1:])), CONFIG)
    (contact,) = masked.letters[0].letter.contacts
    assert (contact.person, contact.organization) == ("Ada Moss", "Lake Monitor, […]")
