import re
from dataclasses import replace

from sitegen.archive.days import Days
from sitegen.content.transcriptions import Understood, transcription_of
from sitegen.core.model import Evidence, Judgement, LineReading, Reading
from sitegen.core.source import Source
from sitegen.publishing.exports import describe_files, finish, given_of, parts_of
from sitegen.publishing.exports.inventory import INVENTORY, TABLES, handbook, sections
from sitegen.publishing.site import plan_site
from sitegen.publishing.views.data import Published
from tests.exported import export, make_all
from tests.invented import CONFIG, FIRST, archive, build_views, first_letter

LINES = tuple(f"line {at}" for at in range(1, 20)) + ("1. Alder Women's Union, ada@lake.example",) + ("",) * 10

DAYS = Days(latest="2026-03-04")


def transcribed():
    read = tuple(LineReading(at, Evidence("rule", "body", "because", 1)) for at in range(1, 31))
    reading = Reading(first_letter(), archive().ledgers[FIRST], read)
    return {FIRST: transcription_of(Understood(Source("first.txt", "ab" * 32, LINES), reading))}


def view(joined=None, given=True, config=CONFIG, transcriptions=None):
    joined = joined or archive()
    transcriptions = transcribed() if transcriptions is None else transcriptions
    site = plan_site(joined, config, (), transcriptions).value
    plain = given_of(joined, config, site, None, DAYS)
    _, done = make_all(parts_of(plain, plain))
    published = describe_files(done, finish(done, plain, site), plain) if given else Published()
    views = build_views(joined, site, config, {}, transcriptions, given=published)
    return next(view for page, view in views if page.permalink == "data/index.html")


def test_every_column_is_explained_as_in_the_data_package():
    found = {table.name: [(one.name, one.about) for one in table.columns] for table in view().published.tables}
    assert found == {name: [(one.name, one.about) for one in TABLES[name]] for name in found}
    assert {"letters", "organizations", "signatures", "judgements"} <= found.keys()


def test_files_are_told_with_their_sizes():
    joined = archive()
    files = export(joined, CONFIG, plan_site(joined, CONFIG, (), transcribed()).value)
    page = view(joined)
    told = {one.path: one for table in page.published.tables for one in table.files}
    told |= {one.path: one for one in page.published.files}
    assert told["data/letters.csv"].size == len(files["data/letters.csv"])
    assert told["letters/<id>.xml"].count == len(joined.letters)
    untold = {path for path in files if not any(one.holds(path) for one in INVENTORY)}
    assert {path for path in untold if not path.endswith(".js")} == {"_headers", "_redirects"}


def test_a_row_is_followed_to_its_line():
    trace = view().trace
    cells = dict(trace.cells)
    assert trace.source == f"../letters/{FIRST}-source.html#L{cells['source_line']}"
    assert (trace.line, trace.text) == (20, "1. Alder Women's Union, […]")
    assert cells["name_as_written"] != trace.organization.text


def test_without_sources_no_row_is_followed():
    assert view(transcriptions={}).trace is None


def test_limits_are_the_archives_own_figures():
    joined = replace(archive(), judgements=(Judgement("a", "b", "different", "Ada", "2024-01-01", "why", 1),))
    limits = view(joined).limits
    assert limits.letters == len(joined.letters)
    assert limits.signatures == len(joined.signatures)
    assert (limits.inferred, limits.ambiguous, limits.judgements) == (1, 1, 1)
    assert limits.unreviewed == sum(one.status == "unreviewed" for one in joined.letters)
    assert limits.undisclosed == sum(one.undisclosed or 0 for one in joined.ledgers.values())


def test_the_data_are_cited_by_version():
    page = view(config=CONFIG.model_copy(update={"publisher": "Lake & Co", "base_url": "https://lake.example"}))
    assert page.citation.endswith("version 2026-03-04. https://lake.example")
    assert r"author = {{Lake \& Co}}" in page.bibtex


def test_the_handbook_leaves_no_place_unfilled():
    assert not re.search(r"\{(?:files|rules|columns \w+)\}", handbook())
    assert all(f"## {heading}" in handbook() for heading in sections() if heading)
