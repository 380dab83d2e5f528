"""The same queries in Firefox, over http and from a disk, as a reader has it: no relaxed rule, no flag."""

import json
import warnings

import pytest

from tests.e2e.browser import firefox_path
from tests.e2e.firefox import Firefox
from tests.e2e.queries import QUERIES

pytestmark = pytest.mark.browser

READY = """
  const state = () => document.querySelector("[data-search-state]").dataset.searchState;
  const until = async (test) => { while (!test()) await new Promise((resume) => setTimeout(resume, 10)); };
"""


@pytest.fixture(scope="module")
def firefox():
    program = firefox_path()
    if program is None:
        pytest.skip("no Firefox: apt-get install firefox-esr, or name one: FIREFOX=/path/to/firefox")
    with warnings.catch_warnings(), Firefox(program) as driver:
        yield driver


def test_firefox_keeps_its_rule_for_files(firefox, disk):
    """Without that rule the tests below would prove nothing."""
    firefox.open(f"{disk}search.html")
    assert firefox.run("return fetch('search/index.js').then(() => 'allowed', () => 'refused');") == "refused"


def test_queries_find_the_same_in_firefox(firefox, place):
    firefox.open(f"{place}search.html")
    answers = firefox.run(
        READY
        + """
        const field = document.querySelector("input[name=q]");
        const answers = [];
        for (const query of given[0]) {
          field.value = query;
          field.form.requestSubmit();
          await until(() => state() !== "busy");
          if (state() !== "done") throw new Error(document.querySelector("[role=status]").textContent);
          const named = document.querySelector("[data-search-names]");
          const links = (all) => [...all].map((one) => one.querySelector("a").href.replace(archiveSearch.root, ""));
          const who = named.hidden ? [] : named.querySelectorAll("[data-name]");
          answers.push([query, [links(document.querySelectorAll("[data-search-hits] li")), links(who)]]);
        }
        return answers;
        """,
        list(QUERIES),
    )
    assert {query: tuple(map(set, found)) for query, found in answers} == QUERIES


def test_a_query_in_the_address_and_a_hit_marked_on_arrival(firefox, place):
    firefox.open(f"{place}search.html?q=turbines&year=2022&addressee=river-commission")
    answer = firefox.run(
        READY
        + """
        await until(() => state() === "done");
        const there = document.querySelector(".hit-place");
        return [document.querySelectorAll("[data-search-hits] li mark").length, there.href];
        """
    )
    assert answer[0] == 1
    assert answer[1].endswith("#p3")
    firefox.open(answer[1].replace("#p3", "?marked=turbines#p3"))
    assert firefox.run("return document.querySelector('#p3 mark').textContent;") == "turbines"
    assert firefox.run("return location.href;").endswith(".html#p3")


def test_names_are_suggested(firefox, place):
    firefox.open(f"{place}search.html")
    names = firefox.run("return (await archiveSearch.suggest('rohinja', 6)).found.map((one) => one.name);")
    assert json.dumps(names) == '["Rohinya Weavers Circle"]'
