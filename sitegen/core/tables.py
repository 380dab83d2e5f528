"""Tables of the program: TOML files beside its modules, compiled once, as Python compiles these."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from importlib import resources
from importlib.machinery import SourceFileLoader
from types import ModuleType
from typing import Any

_MARK = "."  # behind a file's name: what is kept of words.toml must not stand where Python keeps words.py


def table(package: str, name: str) -> dict[str, Any]:
    """Return what a TOML file of a package of ours holds; `name` is without its ending.

    To read all vocabularies takes longer than to load the program. So Python keeps each as what it is compiled to, in
    `__pycache__`, and reads it again when the file has changed.
    """
    file = resources.files(package).joinpath(f"{name}.toml")
    module = ModuleType(f"{package}.{name}")
    _Compiled(module.__name__, f"{file}{_MARK}").exec_module(module)
    found: dict[str, Any] = module.TABLE
    return found


class _Compiled(SourceFileLoader):
    def path_stats(self, path: str) -> Mapping[str, Any]:
        return super().path_stats(path.removesuffix(_MARK))

    def get_data(self, path: str) -> bytes:
        return super().get_data(path.removesuffix(_MARK))

    def source_to_code(self, data: Any, path: Any) -> Any:  # type: ignore[override]  # noqa: ANN401 - as in the base class
        return compile(f"TABLE = {tomllib.loads(data.decode())!r}", path, "exec")
