"""The interface's phrases in other languages: one TOML file for each, English phrase to translated phrase.

A language without plural forms gives only the phrase for many things. A phrase that is missing is said in English.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources

from sitegen.core.tables import table


@cache
def catalogue(language: str) -> Mapping[str, str]:
    """Return the phrases of `language` ("my", "my-MM"), empty for one that has no catalogue."""
    name = language.partition("-")[0]
    return table(__name__, name) if resources.files(__name__).joinpath(f"{name}.toml").is_file() else {}
