"""The nouns of the archive. Frozen values with tuples inside: nothing changes after it is made.

A `Signatory` is an entry of one `letter`'s list, as written there. An `Organization` is one of the `records` of the
authority file. The two are `joined` by a `Signature` and never confused. A letter is found by a `reading` and kept as a
`manuscript`. Words follow TEI, the SAA dictionary and ISAAR(CPF).
"""

from sitegen.core.model.joined import Addressed, Archive, Join, Lead, Signature
from sitegen.core.model.letter import (
    Block,
    BlockKind,
    Bound,
    Contact,
    Footnote,
    Gap,
    Ledger,
    Letter,
    Member,
    NumberStatus,
    Signatory,
    SignatoryKind,
    Stated,
)
from sitegen.core.model.manuscript import (
    Correction,
    Departure,
    Manuscript,
    Review,
    SettledMatter,
    Settlement,
    SourceRef,
    Status,
    Withdrawal,
    Withheld,
    WithheldKind,
)
from sitegen.core.model.reading import (
    Evidence,
    FactKind,
    Grade,
    LineReading,
    LineRole,
    Reading,
    ReadingFact,
    ReadingVerdict,
    VerdictReason,
)
from sitegen.core.model.records import Change, ChangeKind, Judgement, Organization, Verdict

__all__ = [
    "Addressed",
    "Archive",
    "Block",
    "BlockKind",
    "Bound",
    "Change",
    "ChangeKind",
    "Contact",
    "Correction",
    "Departure",
    "Evidence",
    "FactKind",
    "Footnote",
    "Gap",
    "Grade",
    "Join",
    "Judgement",
    "Lead",
    "Ledger",
    "Letter",
    "LineReading",
    "LineRole",
    "Manuscript",
    "Member",
    "NumberStatus",
    "Organization",
    "Reading",
    "ReadingFact",
    "ReadingVerdict",
    "Review",
    "SettledMatter",
    "Settlement",
    "Signatory",
    "SignatoryKind",
    "Signature",
    "SourceRef",
    "Stated",
    "Status",
    "Verdict",
    "VerdictReason",
    "Withdrawal",
    "Withheld",
    "WithheldKind",
]
