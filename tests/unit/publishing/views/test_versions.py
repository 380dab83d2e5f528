import json
from dataclasses import replace

import pytest

from sitegen.analysis.findings import find
from sitegen.archive import assemble
from sitegen.core.model import Block, Manuscript, Organization
from sitegen.publishing.site import plan_site
from sitegen.publishing.works_cited import works_of
from tests.invented import CONFIG, FIRST, RIVER, SECOND, build_views, entry, first_letter, policies, second_letter

FRENCH, BURMESE = "2021-05-03-arretez", "2021-05-03-burmese"
WEB = CONFIG.model_copy(update={"base_url": "https://lake.example"})
AUTHORITY = (Organization("lake-monitor", "Lake Monitor", ("Surveillance du lac",)),)


def french():
    return replace(
        first_letter(),
        title="Arrêtez le barrage",
        language="fr",
        addressees=("La Commission",),
        signatories=(
            entry(1, "Surveillance du lac", 9),
            replace(entry(2, "Pêcheurs du Nord", 10), kind="organization"),
        ),
    )


def manuscripts():
    return [
        Manuscript(FIRST, "content/letters/a.md", first_letter(), None),
        Manuscript(SECOND, "content/letters/b.md", second_letter(), None),
        Manuscript(FRENCH, "content/letters/c.md", french(), None, translation_of=FIRST),
        Manuscript(
            BURMESE, "content/letters/d.md", replace(first_letter(), title=RIVER, language="my"), None,
            translation_of=FIRST,
        ),
    ]  # fmt: skip


def views(config=CONFIG, given=None):
    archive = assemble(given or manuscripts(), AUTHORITY, ()).value
    site = plan_site(archive, config).value
    return {page.permalink: view for page, view in build_views(archive, site, config, findings=find(archive))}


@pytest.fixture(scope="module")
def pages():
    return views(WEB)


def test_each_version_has_a_page_that_leads_to_the_others(pages):
    def shown(letter_id):
        others = pages[f"letters/{letter_id}.html"].versions.others
        return [(one.letter_id, one.language, one.original) for one in others]

    assert shown(FIRST) == [(FRENCH, "fr", False), (BURMESE, "my", False)]
    assert shown(FRENCH) == [(FIRST, "en", True), (BURMESE, "my", False)]
    assert shown(SECOND) == []


def test_search_engines_are_told_the_language_of_each(pages):
    home = "https://lake.example/letters"
    assert pages[f"letters/{FRENCH}.html"].versions.alternates == (
        ("en", f"{home}/{FIRST}.html"), ("fr", f"{home}/{FRENCH}.html"), ("my", f"{home}/{BURMESE}.html"),
        ("x-default", f"{home}/{FIRST}.html"),
    )  # fmt: skip
    assert pages[f"letters/{SECOND}.html"].versions.alternates == ()


def test_two_versions_in_one_language_cannot_be_told_apart_by_it():
    both = [*manuscripts()[:3], replace(manuscripts()[3], letter=replace(first_letter(), language="fr"))]
    assert views(given=both)[f"letters/{FIRST}.html"].versions.alternates == ()


def test_names_that_nobody_has_joined_are_no_difference():
    other = replace(first_letter(), language="my", signatories=(
        entry(1, "Amber Yard", 9), *(one for one in first_letter().signatories if one.ordinal > 1)))  # fmt: skip
    given = [*manuscripts()[:2], Manuscript(BURMESE, "content/letters/d.md", other, None, translation_of=FIRST)]
    difference = views(given=given)[f"letters/{FIRST}.html"].versions.others[0].difference
    assert (difference.here, difference.there, difference.unjoined, difference.differ) == (0, 0, 1, False)


def test_lists_that_differ_are_both_shown_and_it_is_said(pages):
    french, burmese = pages[f"letters/{FIRST}.html"].versions.others
    assert (french.difference.shared, french.difference.here, french.difference.there) == (1, 4, 1)
    assert burmese.difference is None
    assert [len(pages[f"letters/{one}.html"].groups[0].entries) for one in (FIRST, FRENCH)] == [4, 2]
    assert views(policies(not_on_this_list=False))[f"letters/{FIRST}.html"].versions.others[0].difference.there is None


def test_the_letter_is_counted_once_everywhere(pages):
    home = pages["index.html"]
    assert home.letters == 2
    assert home.signatures == 7
    assert [one.letter_id for one in home.latest] == [SECOND, FIRST]
    monitor = pages["organizations/lake-monitor.html"]
    assert (monitor.letters, monitor.of_letters, len(monitor.history)) == (1, 2, 1)
    assert monitor.strip.signed.count("M") == 1
    dossiers = [page for page in pages if page.startswith("addressees/") and hasattr(pages[page], "received")]
    assert dossiers == ["addressees/members-of-the-river-commission.html"]


def test_a_translated_name_is_a_variant_with_its_language(pages):
    monitor = pages["organizations/lake-monitor.html"]
    assert {one: monitor.languages[one] for one in monitor.variant_names} == {"Surveillance du lac": ("fr",)}
    assert monitor.languages["Lake Monitor"] == ("en", "my")


def test_who_stands_on_one_version_only_signed_the_letter(pages):
    north = next(view for page, view in pages.items() if page.startswith("organizations/pecheurs"))
    assert (north.letters, [row.letter.letter_id for row in north.history]) == (1, [FRENCH])
    assert north.strip.signed.count("M") == 1


def test_what_two_versions_cite_is_cited_once():
    cites = Block("paragraph", "We recall Security Council resolution 2669 (2022).", 5, 5)
    given = [
        replace(one, letter=replace(one.letter, language="en", body=(cites,)))
        for one in manuscripts()
        if one.letter_id != BURMESE
    ]
    findings = find(assemble(given, AUTHORITY, ()).value)
    assert all(findings.references[one] for one in (FIRST, FRENCH, SECOND))
    (work,) = [one for one in works_of(findings) if one.kind == "resolution"]
    assert work.letters == (FIRST, SECOND)


def test_a_version_has_its_letter_s_neighbours(pages):
    french = pages[f"letters/{FRENCH}.html"]
    assert [(one.card.letter_id, one.before) for one in french.neighbours] == [(SECOND, False)]


def test_linked_data_tells_work_and_translation(pages):
    work, version = (json.loads(pages[f"letters/{one}.html"].described.data) for one in (FIRST, FRENCH))
    assert [one["inLanguage"] for one in work["workTranslation"]] == ["fr", "my"]
    assert version["translationOfWork"]["headline"] == "Stop the dam at Upper Lake"
