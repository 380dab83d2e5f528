"""The interface's phrases in other languages: one TOML file for each, English phrase to translated phrase.

A language without plural forms gives only the phrase for many things. A phrase that is missing is said in English.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources


@cache
def catalogue(language: str) -> Mapping[str, str]:
    """Return the phrases of `language` ("my", "my-MM"), empty for one that has no catalogue."""
    file = resources.files(__package__).joinpath(f"{language.partition('-')[0]}.toml")
    return tomllib.loads(file.read_text("utf-8")) if file.is_file() else {}
