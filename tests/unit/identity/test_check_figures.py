import pytest

from sitegen.identity.check_figures import is_proved


@pytest.mark.parametrize(
    ("kind", "right", "wrong"),
    [
        ("isbn", "0-306-40615-2", "0-306-40615-3"),
        ("isbn", "0-8044-2957-X", "0-8044-2957-1"),
        ("isbn", "978-0-306-40615-7", "978-0-306-40615-8"),
        ("orcid", "0000-0002-1825-0097", "0000-0002-1825-0098"),
        ("orcid", "0000-0002-1694-233X", "0000-0002-1694-2331"),
        ("cif", "A58818501", "A58818502"),
        ("cif", "P-2807900-B", "P-2807900-C"),
        ("inn", "7707083893", "7707083894"),
    ],
)  # the examples of those who give the numbers out
def test_figures_of_proof_tell_a_number_of_a_kind_from_others(kind, right, wrong):
    assert is_proved(kind, right)
    assert not is_proved(kind, wrong)
