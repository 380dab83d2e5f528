"""Small invented letters for this room's tests and those of the archive."""

from sitegen.core.model import Letter, Manuscript, Member, Signatory, Stated


def signatory(ordinal, name, members=(), *, line=None, **others):
    line = line or 10 * ordinal
    nested = tuple(Member(member, member, line + at, line + at) for at, member in enumerate(members, 1))
    return Signatory(
        ordinal,
        ordinal,
        "printed",
        name,
        name,
        line,
        line,
        others.pop("kind", "organization"),
        members=nested,
        **others,
    )


def letter(letter_id, *entries, date="2024-01-01"):
    """Return a manuscript. An entry is a name, or (name, members), or a `Signatory`."""
    signatories = []
    for ordinal, entry in enumerate(entries, 1):
        if isinstance(entry, str):
            signatories.append(signatory(ordinal, entry))
        elif isinstance(entry, tuple):
            signatories.append(signatory(ordinal, *entry))
        else:
            signatories.append(entry)
    content = Letter(letter_id, date, "en", (), (), Stated(), (), (), (), None, tuple(signatories))
    return Manuscript(letter_id, f"content/letters/{letter_id}.md", content, None)
