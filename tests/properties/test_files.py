import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.adapters.files import MARKER, read_tree, refusal, write_files, write_site
from tests.unit.adapters.files.killing import tree

SEGMENTS = st.sampled_from(["a", "b", "c.html", "ကချင်", "index.html"])
PATHS = st.lists(SEGMENTS, min_size=1, max_size=3).map("/".join)
SITES = st.dictionaries(PATHS, st.binary(max_size=20), max_size=6)


def fits(site):
    """Return the part of a site in which no file stands where another one's folder is."""
    return {path: data for path, data in site.items() if not any(other.startswith(f"{path}/") for other in site)}


@settings(max_examples=40)
@given(st.lists(SITES.map(fits), min_size=1, max_size=4))
def test_after_any_builds_the_folder_holds_the_last_one_and_nothing_else(builds):
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder, "site")
        for outputs in builds:
            assert write_site(outputs.items(), site, durable=False).value
            assert {path: data for path, data in tree(site).items() if path != MARKER} == outputs
        assert [entry.name for entry in Path(folder).iterdir()] == ["site"]


@settings(max_examples=40)
@given(SITES.map(fits), SITES.map(fits))
def test_what_is_written_is_what_is_read(first, second):
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder, "content")
        root.mkdir()
        assert write_files(first, root).value
        assert read_tree(root).value == dict(sorted(first.items()))
        both = first | second
        written = write_files(second, root)
        expected = both if written.value else first
        assert read_tree(root).value == dict(sorted(expected.items()))


@settings(max_examples=300)
@given(st.text(st.characters(codec="utf-8"), max_size=40))
def test_a_path_that_is_not_refused_stays_below_its_folder(path):
    if refusal(path) is None:
        root = Path("/srv/site")
        joined = root.joinpath(path)
        assert ".." not in joined.parts
        assert joined.is_relative_to(root)
        assert joined != root
