"""The texts among the files of the content folder."""

from __future__ import annotations

from collections.abc import Mapping

from sitegen.content.layout import is_text
from sitegen.core.diagnostics import Checked, Diagnostic
from sitegen.core.diagnostics.codes import UNKNOWN_ENCODING
from sitegen.core.documents import conflict_in
from sitegen.core.source import Span

_AS_UTF_8 = "save the file as UTF-8: in Notepad, “Save as” has a field “Encoding”, other editors have it in their menu"


def texts_of(files: Mapping[str, bytes], label: str) -> Checked[Mapping[str, str | None]]:
    """Return the texts among `files`, in order of their names; None for one that cannot be used, which is an error.

    A text cannot be used that is not UTF-8, or holds a merge that nobody settled. `label` is how messages name the
    folder. Line ends are those of Unix.
    """
    texts: dict[str, str | None] = {}
    found: list[Diagnostic] = []
    for name, data in sorted(files.items()):
        if not is_text(name):
            continue
        try:
            texts[name] = data.decode("utf-8-sig").replace("\r\n", "\n")
        except UnicodeDecodeError as fault:
            place = Span.line(f"{label}/{name}", data.count(b"\n", 0, fault.start) + 1)
            found.append(UNKNOWN_ENCODING.at(place, "not UTF-8 text", _AS_UTF_8))
            texts[name] = None
            continue
        if conflict := conflict_in(texts[name] or "", f"{label}/{name}"):
            found.append(conflict)
            texts[name] = None
    return Checked(texts, tuple(found))
