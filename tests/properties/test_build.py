# ruff: noqa: E501 - a table of edits
"""Laws of the build: what a memo remembers changes nothing, nor does the order of the files."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.adapters.cache import Memo
from sitegen.adapters.files import read_tree
from sitegen.build import Inputs, build
from sitegen.content.accession import accession
from sitegen.content.folder import no_memo

ROOT = Path(__file__).resolve().parent.parent.parent
SMALL = ROOT / "tests/sites/small"


def lay_out():
    content = read_tree(SMALL / "content").value
    letters = [(file.name, file.read_bytes()) for file in sorted((SMALL / "letters").iterdir())]
    return {**content, **accession(content, "content", letters).value}


CONTENT = lay_out()
MANUSCRIPTS = sorted(name for name in CONTENT if name.startswith("letters/"))
TEMPLATES = {name: data.decode() for name, data in read_tree(ROOT / "templates").value.items()}

# Things that an editor does to an archive between two builds.
EDITS = {
    "nothing": lambda files: files,
    "leave a letter out": lambda files: {name: data for name, data in files.items() if name != MANUSCRIPTS[0]},
    "give it another title": lambda files: {
        **files, MANUSCRIPTS[1]: files[MANUSCRIPTS[1]].replace(b"title: ", b"title: Again, ")
    },
    "strike a signatory": lambda files: {**files, MANUSCRIPTS[1]: files[MANUSCRIPTS[1]].replace(b"Hill Farmers", b"Lake Farmers")},
    "review it": lambda files: {**files, MANUSCRIPTS[0]: files[MANUSCRIPTS[0]].replace(b"unreviewed", b"reviewed")},
    "break it": lambda files: {**files, MANUSCRIPTS[0]: b"---\nid: [\n"},
    "forget the authority file": lambda files: {name: data for name, data in files.items() if name != "organizations.yaml"},
    "judge two names": lambda files: {
        **files, "judgements.yaml": b"- names: [Hill Farmers, Lake Monitor]\n  judgement: different\n  by: E\n"
    },
    "change a setting": lambda files: {**files, "archive.toml": files["archive.toml"] + b"[policies]\ncontacts = 'hidden'\n"},
}  # fmt: skip


def made(files, memo=no_memo):
    return build(Inputs(files, "content", (TEMPLATES,), {}), memo)


COLD = {name: made(edit(CONTENT)) for name, edit in EDITS.items()}


def test_the_edits_matter():
    assert len({(tuple(sorted(one.value.items())), one.diagnostics) for one in COLD.values()}) == len(EDITS)


@settings(max_examples=12, deadline=None)
@given(st.lists(st.sampled_from(sorted(EDITS)), min_size=2, max_size=4))
def test_a_warm_build_is_a_cold_build(tmp_path_factory, edits):
    folder = tmp_path_factory.mktemp("memo")
    for name in edits:
        with Memo(folder) as memo:
            assert made(EDITS[name](CONTENT), memo) == COLD[name]


@settings(max_examples=6, deadline=None)
@given(st.permutations(sorted(CONTENT)))
def test_the_order_of_files_changes_nothing(names):
    assert made({name: CONTENT[name] for name in names}) == COLD["nothing"]


@pytest.mark.parametrize("name", ["nothing", "strike a signatory"])
def test_a_damaged_memo_is_an_empty_one(tmp_path, name):
    with Memo(tmp_path) as memo:
        made(CONTENT, memo)
    for file in tmp_path.iterdir():
        file.write_bytes(file.read_bytes()[:-700] + b"\0" * 700)
    with Memo(tmp_path) as memo:
        assert made(EDITS[name](CONTENT), memo) == COLD[name]
