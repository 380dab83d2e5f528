from dataclasses import replace

from sitegen.core.model import Archive, Organization
from sitegen.publishing.site import plan_site
from tests.invented import CONFIG, FIRST, archive, policies


def permalinks(*args, **more):
    return [page.permalink for page in plan_site(*args, **more).value.pages]


def test_every_thing_has_its_page():
    found = permalinks(archive(), CONFIG, ["method.md"], [FIRST])
    assert found == sorted(found)
    assert {
        "index.html", "letters/index.html", f"letters/{FIRST}.html", f"letters/{FIRST}-source.html",
        "organizations/index.html",
        "organizations/alder.html", "addressees/members-of-the-river-commission.html", "search.html", "404.html",
        "about.html", "method.html",
    } <= set(found)  # fmt: skip


def test_one_thing_or_none_is_in_no_further_order():
    orders = {"letters/by-signatories.html", "organizations/by-letters.html", "organizations/by-date.html"}
    assert orders <= set(permalinks(archive(), CONFIG))
    none = Archive((), {}, {}, (), {}, {}, (), {})
    one = replace(none, organizations={"alder": Organization("alder", "Alder", place="Upper Lake")})
    for few in (none, one):
        found = permalinks(few, CONFIG)
        assert {"letters/index.html", "organizations/index.html"} <= set(found)
        assert not [path for path in found if "/by-" in path]


def test_a_person_has_no_page_unless_the_archive_wants_it():
    joined = archive([Organization("ada-moss", "Ada Moss", kind="person")])
    assert "organizations/ada-moss.html" not in permalinks(joined, CONFIG)
    assert "organizations/ada-moss.html" in permalinks(joined, policies(people_pages=True))


def test_a_former_id_leads_on_unless_the_address_is_taken():
    planned = plan_site(archive(redirects={"old-alder": "alder", "river": "alder"}), CONFIG)
    redirects = [page.permalink for page in planned.value.pages if page.template == "redirect.html"]
    assert redirects == ["organizations/old-alder.html"]
    (found,) = planned.diagnostics
    assert (found.name, str(found.span)) == ("page-collision", "content/organizations.yaml:1")


def test_ids_that_differ_only_in_capitals_collide():
    planned = plan_site(archive([Organization("ALDER", "Another", line=7)]), CONFIG, label="files")
    (found,) = planned.diagnostics
    assert (found.name, str(found.span)) == ("page-collision", "files/organizations.yaml:7")
    assert found.message == (
        "the page would stand at organizations/ALDER.html, and so would that of files/organizations.yaml:1"
    )


def test_a_page_that_takes_the_name_of_a_fixed_one_is_named():
    (found,) = plan_site(archive(), CONFIG, ["search.md"]).diagnostics
    assert (found.name, str(found.span)) == ("page-collision", "content/pages/search.md:1")
    assert found.message.endswith("and so would one that every site has")


def test_an_id_that_cannot_name_a_file_is_an_error():
    planned = plan_site(
        archive([Organization("../../etc/passwd\x00", "Climber"), Organization("a b", "Spaced")]), CONFIG
    )
    assert [one.name for one in planned.diagnostics] == ["unsafe-id", "unsafe-id"]
    assert {str(one.span) for one in planned.diagnostics} == {"content/organizations.yaml:1"}
    assert all(".." not in page.permalink for page in planned.value.pages)
