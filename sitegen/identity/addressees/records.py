"""The authority file of addressees, `content/addressees.yaml`: records as of organizations, of four kinds."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import get_args

from sitegen.core.diagnostics import Checked
from sitegen.core.diagnostics.codes import UNKNOWN_KIND
from sitegen.core.model import Organization
from sitegen.core.source import Span
from sitegen.identity.addressees.addresses import Kind
from sitegen.identity.authority import read_authority

_KINDS: tuple[str, ...] = get_args(Kind)
_FIELD = re.compile(r"[\s{,-]kind[ \t]*:")


def read_addressees(text: str, path: str) -> Checked[tuple[Organization, ...] | None]:
    """Return the records in `text` in their order, or None with every fault. An empty file holds none."""
    read = read_authority(text, path)
    lines = text.split("\n")
    found = list(read.diagnostics)
    for one in read.value or ():
        if not one.kind or one.kind in _KINDS:
            continue
        rest = enumerate(lines[one.line - 1 :], one.line)
        line = next((at for at, said in rest if _FIELD.search(f" {said}") and one.kind in said), one.line)
        near = get_close_matches(one.kind, _KINDS, 1)
        hint = f"did you mean {near[0]}?" if near else f"write {', '.join(_KINDS[:-1])} or {_KINDS[-1]}"
        message = f"the addressee {one.organization_id} cannot be of the kind “{one.kind}”"
        found.append(UNKNOWN_KIND.at(Span.line(path, line), message, hint))
    failed = any(one.severity == "error" for one in found)
    return Checked(None if failed else read.value, tuple(found))
