# ruff: noqa: E501 - a table of edits
"""Laws of the build: what a memo remembers changes nothing, nor does the order of the files."""

import re
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sitegen.adapters.cache import Memo
from sitegen.adapters.files import read_tree
from sitegen.adapters.processes import spread
from sitegen.build import NO_RECORDS, Inputs, build, build_on
from sitegen.content.accession import accession
from sitegen.content.recording import renewed
from sitegen.core.memo import no_memo
from sitegen.core.slugs import slugify
from sitegen.publishing.views.letter import LetterView
from tests.invented import memory

ROOT = Path(__file__).resolve().parent.parent.parent
SMALL = ROOT / "tests/sites/small"


def lay_out():
    content = read_tree(SMALL / "content").value
    letters = [(file.name, file.read_bytes()) for file in sorted((SMALL / "letters").iterdir())]
    return {**content, **accession(content, "content", letters, edition="this").value}


CONTENT = lay_out()
MANUSCRIPTS = sorted(name for name in CONTENT if name.startswith("letters/"))
TEMPLATES = {name: data.decode() for name, data in read_tree(ROOT / "templates").value.items()}


def withholding(files):
    """Withhold whoever stands last on the list of the first letter, and every mention in its manuscript."""
    *_, last = re.finditer(rb"(?m)^\d+\\?[.)] .*<!-- (\d+) -->\n", files[MANUSCRIPTS[0]])
    text = files[MANUSCRIPTS[0]].replace(last[0], b"")
    head = b"withheld:\n  - line: " + last[1] + b"\n    reason: asked\n---\n"
    return {**files, MANUSCRIPTS[0]: text.replace(b"\n---\n", b"\n" + head, 1)}


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
    "say it otherwise": lambda files: {
        **files, MANUSCRIPTS[0]: files[MANUSCRIPTS[0]].replace(b"We ", b"We, all of us, ", 1)
    },
    "move its lines": lambda files: {**files, MANUSCRIPTS[0]: files[MANUSCRIPTS[0]].replace(b"---\n\n", b"---\n\n\n\n", 1)},
    "date it otherwise": lambda files: {**files, MANUSCRIPTS[1]: re.sub(rb"(?m)^date: .*", b"date: 1999-12-31", files[MANUSCRIPTS[1]])},
    "write to somebody else": lambda files: {
        **files, MANUSCRIPTS[0]: re.sub(rb"(?m)^addressees:\n  - .*", b"addressees:\n  - The Council of Nobody", files[MANUSCRIPTS[0]])
    },
    "call an organization otherwise": lambda files: {
        **files, "organizations.yaml": files["organizations.yaml"].replace(b"name: Hill Farmers", b"name: Farmers of the Hill\n  variants: [Hill Farmers]")
    },
    "put an addressee under another": lambda files: {
        **files, "addressees.yaml": files["addressees.yaml"].replace(b"  name: ", b"  parent: river-board\n  name: ", 1)
        + b"- id: river-board\n  name: River Board\n"
    },
    "withhold a signatory": withholding,
    "withdraw it": lambda files: {**files, MANUSCRIPTS[0]: files[MANUSCRIPTS[0]].replace(b"\n---\n", b"\nwithdrawn:\n  on: 2024-03-01\n---\n", 1)},
    "give it another address": lambda files: {**files, "archive.toml": b'base_url = "https://elsewhere.example/"\n' + re.sub(rb"(?m)^base_url.*\n", b"", files["archive.toml"])},
    "write a page": lambda files: {**files, "pages/method.md": b"# How we work\n\nSlowly.\n"},
    "note a change": lambda files: {**files, "changes.yaml": b"- date: 2024-05-01\n  kind: corrected\n  what: A comma.\n"},
    "drop a source": lambda files: {**files, "sources/new.txt": b"To the Council\n4 May 2021\n\nDear Council,\n\nWe ask you to stop the dam.\n\nSigned:\n\n1. Hill Farmers\n2. New Body\n"},
    "change a setting": lambda files: {**files, "archive.toml": files["archive.toml"] + b"[policies]\ncontacts = 'hidden'\n"},
}  # fmt: skip


def followed(records, site):
    """Return what the next build knows of a site: how it was made, and its files."""
    return replace(records, standing=lambda path, _facts: bytes(site[path]))


def inputs(files, templates=TEMPLATES):
    return Inputs(files, "content", (templates,), {})


def made(files, memo=no_memo):
    return build(inputs(files), memo)


def edited(**parts):
    """Return the templates with one piece of each of these replaced by another; their names are without `.html`."""
    found = dict(TEMPLATES)
    for name, (old, new) in parts.items():
        path = f"{name.replace('__', '/')}.html"
        assert old in found[path]
        found[path] = found[path].replace(old, new, 1)
    return found


# Other templates: of which all pages are made, of what letters have beside their parts, of one of these, of what several
# draw in; parts that are left out, stand in another order or twice, become text of another template, or are told more.
OTHERS = {
    "another footer": {**TEMPLATES, "parts/footer.html": TEMPLATES["parts/footer.html"] + "<p>Another.</p>\n"},
    "another letter": edited(letter=("<h1", '<p hidden title="Another"></p><h1')),
    "another list": edited(parts__signatories=("<h2", "<h2 class='another'")),
    "another quotation": edited(parts__quote=("<", "<!-- Another. --><")),
    "no list": edited(letter=('{% include "parts/signatories.html" %}\n', "")),
    "the list first": edited(
        letter=('{% include "parts/letter-text.html" %}\n{% include "parts/found.html" %}\n{% include "parts/signatories.html" %}',
                '{% include "parts/signatories.html" %}\n{% include "parts/letter-text.html" %}{% include "parts/letter-text.html" %}')),
    "a list in capitals": edited(
        letter=('{% include "parts/signatories.html" %}', '{% set all %}{% include "parts/signatories.html" %}{% endset %}{{ all | upper }}')),
    "a list that is told a name": edited(
        letter=('{% include "parts/signatories.html" %}', '{% set day = "a day" %}{% set said = "it" %}{% include "parts/signatories.html" %}'),
        parts__signatories=("<h2", "<h2 title='{{ said }}'"),
    ),
    "a list that is told another": edited(
        letter=('{% include "parts/signatories.html" %}', '{% set day = "a day" %}{% set said = "that" %}{% include "parts/signatories.html" %}'),
        parts__signatories=("<h2", "<h2 title='{{ said }}'"),
    ),
    "a part within a link": edited(letter=('{% include "parts/found.html" %}', '<a href="../letters/{% include "parts/found.html" %}x')),
}  # fmt: skip
COLD_OTHERS = {name: build(inputs(CONTENT, some)).value for name, some in OTHERS.items()}
MEMO = memory()
COLD = {name: made(edit(CONTENT)) for name, edit in EDITS.items()}


def test_the_edits_matter():
    assert (
        len({(tuple(sorted(one.value.items())), one.diagnostics) for one in COLD.values()}) == len(EDITS) - 1
    )  # lines moved


@settings(max_examples=12)
@given(st.lists(st.sampled_from(sorted(EDITS)), min_size=2, max_size=4))
def test_a_warm_build_is_a_cold_build(tmp_path_factory, edits):
    folder = tmp_path_factory.mktemp("memo")
    for name in edits:
        with Memo(folder) as memo:
            assert made(EDITS[name](CONTENT), memo) == COLD[name]


@settings(max_examples=20)
@given(st.lists(st.sampled_from([*sorted(EDITS), *OTHERS]), min_size=2, max_size=5))
@example(["nothing", *OTHERS])
def test_pages_that_are_kept_are_the_pages_that_would_be_made(edits):
    site, records, memo = {}, NO_RECORDS, MEMO
    for name in edits:
        given = inputs(CONTENT, OTHERS[name]) if name in OTHERS else inputs(EDITS[name](CONTENT))
        built = build_on(records, given, memo)
        if any(one.severity == "error" for one in built.diagnostics):
            assert built.value.files == {}
            continue  # the site stays as it was
        site = built.value.files | {path: site[path] for path in built.value.kept}
        assert site == (COLD_OTHERS[name] if name in OTHERS else COLD[name].value), name
        records = followed(built.value.records, site)


def test_where_a_template_was_edited_parts_are_cut_from_the_pages_that_stand():
    first, drawn = build_on(NO_RECORDS, inputs(CONTENT), MEMO).value, []
    before = followed(first.records, first.files)
    asked = replace(before, standing=lambda path, facts: drawn.append(path) or before.standing(path, facts))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(LetterView, "groups", property(lambda _: pytest.fail("the list was looked up")))
        patch.setattr(LetterView, "blocks", property(lambda _: pytest.fail("the text was looked up")))
        built = build_on(asked, inputs(CONTENT, OTHERS["another letter"]), MEMO).value
    letters = {name.replace(".md", ".html") for name in MANUSCRIPTS}
    assert set(drawn) == letters
    assert {path for path in built.files if path.endswith(".html")} == letters


# What becomes of the records of how sources read.
RECORDS = {
    "kept": lambda files: files,
    "gone": lambda files: {name: data for name, data in files.items() if not name.startswith("readings/")},
    "of another edition": lambda files: {**files, **renewed(files, "content", "other").edits},
    "made again": lambda files: {
        name: data for name, data in {**files, **renewed(files, "content", "this").edits}.items() if data is not None
    },
    "spoilt": lambda files: {
        name: data.replace(b"signatory", b"noise") if name.startswith("readings/") else data
        for name, data in files.items()
    },
}
OF_RECORDS = {"C600", "C601", "C602", "C603"}


@settings(max_examples=25)
@given(st.sampled_from(sorted(EDITS)), st.lists(st.sampled_from(sorted(RECORDS)), max_size=2), st.booleans())
def test_what_is_recorded_changes_nothing(edit, done, warm):
    files = EDITS[edit](CONTENT)
    for name in done:
        files = {name: data for name, data in RECORDS[name](files).items() if data is not None}
    built = build(replace(inputs(files), edition="this"), MEMO if warm else no_memo)
    assert built.value == COLD[edit].value
    told = [one for one in built.diagnostics if one.code not in OF_RECORDS]
    assert told == [one for one in COLD[edit].diagnostics if one.code not in OF_RECORDS]


@settings(max_examples=6)
@given(st.lists(st.sampled_from(sorted(EDITS)), min_size=2, max_size=3))
@example(["nothing", "say it otherwise"])
@example(["nothing", "strike a signatory"])
def test_so_are_those_that_several_processes_made_and_a_memo_on_disk_remembers(tmp_path_factory, edits):
    site, records, folder = {}, NO_RECORDS, tmp_path_factory.mktemp("memo")
    for name in edits:
        with Memo(folder) as memo, pytest.MonkeyPatch.context() as patch:
            patch.setattr("sitegen.publishing.render.pages.PART", 3)
            built = build_on(records, inputs(EDITS[name](CONTENT)), memo, partial(spread, 2))
        if any(one.severity == "error" for one in built.diagnostics):
            continue
        site = built.value.files | {path: site[path] for path in built.value.kept}
        assert site == COLD[name].value, name
        records = followed(built.value.records, site)


def test_little_is_made_anew_after_a_small_edit():
    first = build_on(NO_RECORDS, inputs(CONTENT), MEMO).value
    assert first.kept == frozenset()
    before = replace(first, records=followed(first.records, first.files))
    pages = {name for name in before.files if name.endswith(".html")}
    small = {"data/datapackage.json", "ro-crate-metadata.json", "changes.xml", "_headers", "_redirects"}
    small |= {"search/index.js", *(name for name in before.files if name.startswith("cards/"))}
    assert build_on(before.records, inputs(CONTENT), MEMO).value.kept == set(before.files) - small
    own = MANUSCRIPTS[0].removesuffix(".md")
    moved = build_on(before.records, inputs(EDITS["move its lines"](CONTENT)), MEMO).value
    assert pages - moved.kept <= {f"{own}.html", f"{own}-source.html", "coalition.html", "data/index.html"}
    said = build_on(before.records, inputs(EDITS["say it otherwise"](CONTENT)), MEMO).value
    assert not {page for page in pages - said.kept if page.startswith(("organizations/", "letters/compare/"))}
    made = {name for name in set(before.files) - pages - small - said.kept if not name.startswith("data/")}
    searched = {name for name in made if name.startswith("search/")}
    assert made - searched == {f"{own}.xml"}  # how the letter begins is not another
    assert searched == {name for name in before.files if name.startswith("search/letters/")}
    assert {"data/signatures.csv", "data/cmif.xml", "data/followthemoney.jsonl"} <= said.kept
    titled = build_on(before.records, inputs(EDITS["give it another title"](CONTENT)), MEMO).value
    lists = {name for name in before.files if name.startswith("letters/compare/lists/")}
    assert len(lists - titled.kept) == 1
    assert {"data/organizations.csv", "data/addressees.csv", "data/signatures.csv", "sitemap.xml"} <= titled.kept
    struck = build_on(before.records, inputs(EDITS["strike a signatory"](CONTENT)), MEMO).value
    assert {
        page for page in struck.kept if page.startswith("organizations/") and not page.startswith("organizations/by")
    }
    listed = re.findall(rb"(?m)^(?:\d+\\?[.)]|-) (.*) <!-- \d+ -->\n", CONTENT[MANUSCRIPTS[0]])
    swapped = (
        CONTENT[MANUSCRIPTS[0]].replace(listed[-1], b"\0").replace(listed[-2], listed[-1]).replace(b"\0", listed[-2])
    )
    placed = build_on(before.records, inputs({**CONTENT, MANUSCRIPTS[0]: swapped}), MEMO).value
    assert {name for name in before.files if re.match(r"organizations/.+\.xml", name)} <= placed.kept  # their feeds
    drawn = {page for page in pages - placed.kept if re.match("organizations/(?!by|index)", page)}
    # Those who changed places, and members: they look up who stands above them.
    assert {page for page in drawn if "fishers-of-" not in page} == {
        "organizations/mrckhyeankvnrk.html", "organizations/zephyr-society-norway.html"
    }  # fmt: skip


def test_of_files_with_a_row_for_every_signature_only_the_pieces_of_changed_letters_are_made():
    first = build_on(NO_RECORDS, inputs(CONTENT), MEMO).value
    before, asked = followed(first.records, first.files), []
    files = EDITS["strike a signatory"](CONTENT)
    cut = replace(before, standing=lambda path, facts: asked.append(path) or before.standing(path, facts))
    struck = build_on(cut, inputs(files), MEMO).value
    assert {"data/signatures.csv", "data/signatures.json", "data/followthemoney.jsonl"} <= struck.files.keys()
    assert {"data/signatures.csv", "data/signatures.json", "data/followthemoney.jsonl"} <= set(asked)
    own = MANUSCRIPTS[1].removeprefix("letters/").removesuffix(".md")
    made = {name for name, one in struck.records.parts.items() if one is not first.records.parts.get(name)}
    assert {name for name in made if name.startswith("rows of ")} == {f"rows of {own}"}


def test_nothing_that_is_kept_names_who_is_withheld():
    *_, last = re.finditer(rb"(?m)^\d+\\?[.)] (.*) <!-- \d+ -->\n", CONTENT[MANUSCRIPTS[0]])
    name, kept = last[1].decode(), []

    def memo(stage, key, compute):
        kept.append((stage.name, key, compute()))
        return kept[-1][2]

    def naming():
        return {
            stage for stage, key, value in kept for text in (key, repr(value)) if name in text or slugify(name) in text
        }

    built = build_on(NO_RECORDS, inputs(withholding(CONTENT)), memo)
    assert not any(one.severity == "error" for one in built.diagnostics)
    assert not naming()
    assert slugify(name) not in repr([(list(built.value.records.pages), built.value.records.tables)])
    build_on(NO_RECORDS, inputs(CONTENT), memo)
    assert {"list", "joined", "records"} <= naming()  # where nobody is withheld, they are


def test_several_processes_make_the_same_site(monkeypatch):
    monkeypatch.setattr("sitegen.publishing.render.pages.PART", 3)
    for jobs in (1, 2, 5):
        built = build_on(NO_RECORDS, inputs(CONTENT), MEMO, partial(spread, jobs))
        assert (built.value.files, built.diagnostics) == (COLD["nothing"].value, COLD["nothing"].diagnostics)
        assert list(built.value.files) == list(COLD["nothing"].value)


@settings(max_examples=6)
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
