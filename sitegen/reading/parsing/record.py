"""A reading as the JSON that other programs rely on (`sitegen parse --format json`)."""

from __future__ import annotations

from typing import Any

from sitegen.core.diagnostics import Checked, Diagnostic, sort_diagnostics
from sitegen.core.model import Reading, ReadingVerdict, Signatory
from sitegen.core.source import Source


def reading_as_json(source: Source, checked: Checked[Reading], file_name: str) -> dict[str, Any]:
    """Return a checked reading as plain data in the contract's shape, ready for `json.dumps`.

    Keys that the contract does not name are additions: `bound`, `statement`, `number_range`, `reason`, `reference`, and
    `files` of a source that is several.
    """
    reading, letter, ledger = checked.value, checked.value.letter, checked.value.ledger
    return {
        "source": {"file": file_name, "sha256": source.sha256, "lines": len(source.lines), **_files(source)},
        **_some(letter, "language date title"),
        "addressees": list(letter.addressees),
        "cc": list(letter.cc),
        "stated": _some(letter.stated, "total undisclosed bound"),
        "contacts": [_some(one, "person organization email line") for one in letter.contacts],
        "body": [_some(one, "kind text first last") for one in letter.body],
        "footnotes": [_some(one, "marker text first last reference") for one in letter.footnotes],
        "statement": letter.statement,
        "signatories": [_signatory(one) for one in letter.signatories],
        "lines": [
            {"line": one.line, "text": text, **_some(one.winner, "role rule reason")}
            for one, text in zip(reading.lines, source.lines, strict=True)
        ],
        "ledger": {
            **_some(ledger, "stated undisclosed listed members missing"),
            "gaps": [_some(one, "after expected found first last") for one in ledger.gaps],
        },
        "verdict": _verdict(reading.verdict),
        "diagnostics": [_diagnostic(one) for one in sort_diagnostics(checked.diagnostics)],
    }


def _some(value: object, names: str) -> dict[str, Any]:
    """Return these fields of a value."""
    return {name: getattr(value, name) for name in names.split()}


def _files(source: Source) -> dict[str, Any]:
    """Return the files of a source that is several, with their lines in it."""
    files = [_some(one, "file sha256 first last") for one in source.parts]
    return {"files": files} if files else {}


def _signatory(entry: Signatory) -> dict[str, Any]:
    return {
        **_some(entry, "ordinal number number_status"),
        "number_range": list(entry.number_range) if entry.number_range else None,
        **_some(entry, "name entry kind role affiliation place group line last"),
        "members": [_some(one, "name entry line last reason") for one in entry.members],
    }


def _verdict(verdict: ReadingVerdict | None) -> dict[str, Any] | None:
    if verdict is None:
        return None
    return {"grade": verdict.grade, "reasons": [_some(one, "reason first last") for one in verdict.reasons]}


def _diagnostic(found: Diagnostic) -> dict[str, Any]:
    line = found.span.first if found.span else None
    return {**_some(found, "code name severity message"), "line": line, "hint": found.hint}
