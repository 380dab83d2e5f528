"""A reading as the JSON that other programs rely on (`sitegen parse --format json`)."""

from __future__ import annotations

from typing import Any

from sitegen.core.diagnostics import Checked, Diagnostic, sort_diagnostics
from sitegen.core.model import Ledger, Reading, ReadingVerdict, Signatory
from sitegen.core.source import Source


def reading_as_json(source: Source, checked: Checked[Reading], file_name: str) -> dict[str, Any]:
    """Return a checked reading as plain data in the contract's shape, ready for `json.dumps`.

    Keys that the contract does not name are additions: `bound`, `statement`, `number_range`, `reason`, `reference`, and
    `files` of a source that is several.
    """
    reading, letter = checked.value, checked.value.letter
    return {
        "source": {"file": file_name, "sha256": source.sha256, "lines": len(source.lines), **_files(source)},
        "language": letter.language,
        "date": letter.date,
        "title": letter.title,
        "addressees": list(letter.addressees),
        "cc": list(letter.cc),
        "stated": {
            "total": letter.stated.total,
            "undisclosed": letter.stated.undisclosed,
            "bound": letter.stated.bound,
        },
        "contacts": [
            {"person": one.person, "organization": one.organization, "email": one.email, "line": one.line}
            for one in letter.contacts
        ],
        "body": [
            {"kind": block.kind, "text": block.text, "first": block.first, "last": block.last} for block in letter.body
        ],
        "footnotes": [
            {
                "marker": note.marker,
                "text": note.text,
                "first": note.first,
                "last": note.last,
                "reference": note.reference,
            }
            for note in letter.footnotes
        ],
        "statement": letter.statement,
        "signatories": [_signatory(entry) for entry in letter.signatories],
        "lines": [
            {
                "line": one.line,
                "text": text,
                "role": one.winner.role,
                "rule": one.winner.rule,
                "reason": one.winner.reason,
            }
            for one, text in zip(reading.lines, source.lines, strict=True)
        ],
        "ledger": _ledger(reading.ledger),
        "verdict": _verdict(reading.verdict),
        "diagnostics": [_diagnostic(one) for one in sort_diagnostics(checked.diagnostics)],
    }


def _files(source: Source) -> dict[str, Any]:
    """Return the files of a source that is several, with their lines in it."""
    files = [{"file": one.file, "sha256": one.sha256, "first": one.first, "last": one.last} for one in source.parts]
    return {"files": files} if files else {}


def _signatory(entry: Signatory) -> dict[str, Any]:
    return {
        "ordinal": entry.ordinal,
        "number": entry.number,
        "number_status": entry.number_status,
        "number_range": list(entry.number_range) if entry.number_range else None,
        "name": entry.name,
        "entry": entry.entry,
        "kind": entry.kind,
        "role": entry.role,
        "affiliation": entry.affiliation,
        "place": entry.place,
        "group": entry.group,
        "line": entry.line,
        "last": entry.last,
        "members": [
            {"name": one.name, "entry": one.entry, "line": one.line, "last": one.last, "reason": one.reason}
            for one in entry.members
        ],
    }


def _ledger(ledger: Ledger) -> dict[str, Any]:
    return {
        "stated": ledger.stated,
        "undisclosed": ledger.undisclosed,
        "listed": ledger.listed,
        "members": ledger.members,
        "missing": ledger.missing,
        "gaps": [
            {
                "after": gap.after,
                "expected": gap.expected,
                "found": gap.found,
                "first": gap.first,
                "last": gap.last,
            }
            for gap in ledger.gaps
        ],
    }


def _verdict(verdict: ReadingVerdict | None) -> dict[str, Any] | None:
    if verdict is None:
        return None
    reasons = [{"reason": one.reason, "first": one.first, "last": one.last} for one in verdict.reasons]
    return {"grade": verdict.grade, "reasons": reasons}


def _diagnostic(found: Diagnostic) -> dict[str, Any]:
    return {
        "code": found.code,
        "name": found.name,
        "severity": found.severity,
        "message": found.message,
        "line": found.span.first if found.span else None,
        "hint": found.hint,
    }
