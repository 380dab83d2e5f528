"""The headers that netlify.toml sets are those that the site's own `_headers` sets."""

import tomllib
from pathlib import Path

import pytest

from sitegen.publishing.exports.hosting import headers

NETLIFY = tomllib.loads((Path(__file__).parents[2] / "netlify.toml").read_text(encoding="utf-8"))


def own():
    rules = {}
    for line in headers().decode().splitlines():
        if line.startswith("/"):
            rule = rules[line] = {}
        elif line:
            name, _, value = line.strip().partition(": ")
            rule[name] = value
    return rules


def test_every_rule_is_there():
    assert [rule["for"] for rule in NETLIFY["headers"]] == list(own())


@pytest.mark.parametrize("rule", NETLIFY["headers"], ids=lambda rule: rule["for"])
def test_netlify_and_every_other_host_send_the_same(rule):
    assert rule["values"] == own()[rule["for"]]
