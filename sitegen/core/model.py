"""The nouns of the archive. Frozen values with tuples inside: nothing changes after it is made.

A `Signatory` is an entry of one letter's list, as written there. An `Organization` is a record of the authority file.
The two are joined by a `Signature` and never confused. Words follow TEI, the SAA dictionary and ISAAR(CPF).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

LineRole = Literal[
    "blank", "addressee", "cc", "date", "title", "salutation", "body", "heading", "footnote", "link", "contact",
    "statement", "signatory", "member", "group", "furniture", "closing", "noise",
]  # fmt: skip
BlockKind = Literal["salutation", "paragraph", "heading", "list", "quote", "closing"]
NumberStatus = Literal["printed", "inferred", "ambiguous", "none"]
SignatoryKind = Literal["organization", "person", "unknown"]
Bound = Literal["exact", "at least", "about"]
Status = Literal["unreviewed", "reviewed"]
Grade = Literal["well read", "look here", "badly read"]
SettledMatter = Literal["reading", "gaps", "noise", "translation"]
FactKind = Literal["signatories", "members", "group", "text", "note", "title", "addressee", "none"]
Verdict = Literal["same", "different", "unsure"]
WithheldKind = Literal["signatory", "text"]
ChangeKind = Literal["added", "corrected", "withdrawn", "withheld", "note"]


# --- a letter ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Stated:
    """The numbers that the letter gives of its own signatories; None where it gives none.

    `total` counts the `undisclosed` too. `bound` says how the letter means its total ("more than 75": "at least").
    """

    total: int | None = None
    undisclosed: int | None = None
    bound: Bound = "exact"


@dataclass(frozen=True, slots=True)
class Contact:
    """A person whom the letter names for questions."""

    person: str | None
    organization: str | None
    email: str | None
    line: int


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of a letter's text, joined across hard wraps and page ends.

    `text` is as written, in Markdown where the letter has links or emphasis. `first` and `last` are source lines; lines
    between them may belong to something else (a footnote in mid-paragraph). `level` is 1 to 6 for headings, else 0; a
    "list" block is one item, and `level` its depth from 0. `written` is its line in the manuscript, for messages.
    """

    kind: BlockKind
    text: str
    first: int
    last: int
    level: int = 0
    written: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note under its printed marker; `reference` is the line whose text refers to it, if that was found.

    `written` is its line in the manuscript, for messages.
    """

    marker: str
    text: str
    first: int
    last: int
    reference: int | None = None
    written: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Member:
    """An entry nested under another one. `reason` says what put it there when its bullet does not.

    `written` is its line in the manuscript, for messages.
    """

    name: str
    entry: str
    line: int
    last: int
    reason: str | None = None
    corrected: str | None = None
    written: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Signatory:
    """One entry of a letter's list, as written.

    `name` is the entry without number, bullet, place, role and affiliation; `entry` is all that is printed, unwrapped.
    `number` is what is printed, or inferred; where the letter allows two readings it is the nearer one, its status is
    "ambiguous", and `number_range` holds the lowest and the highest reading. `corrected` is the name with an accepted
    repair; `name` keeps the printed form. `written` is its line in the manuscript, for messages.
    """

    ordinal: int
    number: int | None
    number_status: NumberStatus
    name: str
    entry: str
    line: int
    last: int
    kind: SignatoryKind = "unknown"
    role: str | None = None
    affiliation: str | None = None
    place: str | None = None
    group: str | None = None
    number_range: tuple[int, int] | None = None
    members: tuple[Member, ...] = ()
    corrected: str | None = None
    written: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Gap:
    """A stretch of the list in which the numbers and the entries do not agree.

    After the entry numbered `after`, the numbers (or the stated total) leave room for `expected` entries, and `found`
    stand on lines `first` to `last`. More found than expected is a surplus.
    """

    after: int
    expected: int
    found: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Ledger:
    """Stated, undisclosed, listed, missing: the letter's own numbers held against its list.

    `listed` counts entries, `members` those nested under them. `missing` = stated - undisclosed - listed: negative
    when more are listed than stated, None when the letter states no total. `withheld` signatories stand on the list as
    received and are published nowhere; they are not missing.
    """

    stated: int | None
    undisclosed: int | None
    listed: int
    members: int
    missing: int | None
    gaps: tuple[Gap, ...] = ()
    withheld: int = 0


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter's content: who wrote what to whom, when, and who signed. It has no id of its own: see `Manuscript`."""

    title: str | None
    date: str | None
    language: str | None
    addressees: tuple[str, ...]
    cc: tuple[str, ...]
    stated: Stated
    contacts: tuple[Contact, ...]
    body: tuple[Block, ...]
    footnotes: tuple[Footnote, ...]
    statement: str | None
    signatories: tuple[Signatory, ...]


# --- reading a source -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one rule has to say for reading a line as `role`: its name, its reason in words, its weight from 0 to 1."""

    rule: str
    role: LineRole
    reason: str
    weight: float


@dataclass(frozen=True, slots=True)
class LineReading:
    """What a line became, by which rule, and what spoke for something else (strongest rival first)."""

    line: int
    winner: Evidence
    rivals: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class ReadingFact:
    """What a person says that lines `first` to `last` of a source are; every reader obeys.

    "none" is nothing of the letter: a menu, a cover note. `written` is its line in the manuscript, for messages.
    """

    first: int
    last: int
    kind: FactKind
    written: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class VerdictReason:
    """Why a reading is in doubt, in words, and the lines of the source to look at."""

    reason: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class ReadingVerdict:
    """How far the reading of a letter can be trusted, and why not farther; the gravest reason first."""

    grade: Grade
    reasons: tuple[VerdictReason, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """A source as it was understood: the letter, the count ledger, and one `LineReading` for every line.

    `verdict` says how far to trust it; one reader alone gives none.
    """

    letter: Letter
    ledger: Ledger
    lines: tuple[LineReading, ...]
    verdict: ReadingVerdict | None = None


# --- the archive's own files ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SourceRef:
    """The file in `content/sources/` that a manuscript came from.

    `url` is where the letter was published, `received` the day on which it came (ISO 8601), `given_by` who gave it;
    None where nobody has said so. `sha256` is "" where it is not published: with it, whoever guesses a withheld name
    could confirm the guess.
    """

    file: str
    sha256: str
    lines: int
    url: str | None = None
    received: str | None = None
    given_by: str | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """Who compared a letter with its source, and on which day (ISO 8601); None for what is not said."""

    by: str | None = None
    on: str | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """An editor's accepted repair of what a line prints; the printed form stays in the letter.

    `on` is the day on which it was accepted (ISO 8601). `written` is its line in the manuscript, for messages.
    """

    line: int
    printed: str
    corrected: str
    reason: str | None = None
    on: str | None = None
    written: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Departure:
    """Where a manuscript differs from its source on purpose, and why.

    It concerns lines `first` to `last` of the source or, where these are 0, the setting `of` the front matter. `on` is
    the day of the decision (ISO 8601).
    """

    reason: str
    first: int = 0
    last: int = 0
    of: str | None = None
    on: str | None = None


@dataclass(frozen=True, slots=True)
class Withheld:
    """A signatory on lines `first` to `last` of the source whom nothing published names, or other private lines.

    `reason` is published, so it must not tell who it is; `on` is the day of the decision (ISO 8601). A `nested` one is
    a member, which the letter's count leaves out. `of` says what stands on the lines: a signatory, or "text", which no
    count knows. `open_in` are the ids of other letters that an editor lets name the same signatory. `written` is the
    record's line in the manuscript, for messages.
    """

    first: int
    last: int
    reason: str | None = None
    on: str | None = None
    of: WithheldKind = "signatory"
    open_in: tuple[str, ...] = ()
    nested: bool = field(default=False, compare=False)
    written: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Settlement:
    """A person's answer to a doubt that every build would name again: what it is `of`, and why it is settled.

    `on` is the day of the decision (ISO 8601).
    """

    of: SettledMatter
    reason: str
    on: str | None = None


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """That a letter no longer stands, since which day (ISO 8601) and why; both are published."""

    on: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A letter's Markdown file: the letter under its id, with its source and the state of its review.

    `path` is how messages name the file. `translation_of` is the id of the letter that this one is a version of in
    another language. `letter` holds no signatory that is `withheld`. `facts` are what a person says that lines of the
    source are, `settled` the doubts that a person has answered. A letter that is `withdrawn` is shown as such; its
    text may be kept or not. `former_ids` are those that it had before, at whose addresses it is still found. `review`
    says who reviewed it, if that is said.
    """

    letter_id: str
    path: str
    letter: Letter
    source: SourceRef | None
    status: Status = "unreviewed"
    corrections: tuple[Correction, ...] = ()
    translation_of: str | None = None
    departures: tuple[Departure, ...] = ()
    withheld: tuple[Withheld, ...] = ()
    facts: tuple[ReadingFact, ...] = ()
    settled: tuple[Settlement, ...] = ()
    withdrawn: Withdrawal | None = None
    former_ids: tuple[str, ...] = ()
    review: Review | None = None

    def is_settled(self, matter: SettledMatter) -> bool:
        """Return whether a person has answered this doubt."""
        return any(one.of == matter for one in self.settled)


@dataclass(frozen=True, slots=True)
class Organization:
    """A record of the authority file. `line` is where it stands there, 0 for a provisional one that stands nowhere.

    `name_reason` says why this form of the name is the authorized one, where there was a choice. A `nested` one is
    known only as an entry nested under its parent; the same name standing alone may be another body. `distinction` is
    what tells it from other organizations of its name; None where there is no other.
    """

    organization_id: str
    name: str
    variant_names: tuple[str, ...] = ()
    parent_id: str | None = None
    place: str | None = None
    kind: str | None = None
    websites: tuple[str, ...] = ()
    identifiers: tuple[tuple[str, str], ...] = ()
    note: str | None = None
    former_ids: tuple[str, ...] = ()
    line: int = 0
    name_reason: str | None = None
    nested: bool = False
    distinction: str | None = field(default=None, compare=False)

    @property
    def label(self) -> str:
        """The name, with what tells it from other organizations of that name, if there are any."""
        return f"{self.name} ({self.distinction})" if self.distinction else self.name


@dataclass(frozen=True, slots=True)
class Judgement:
    """A human decision on two names (or ids): by whom, when (ISO 8601), why; `line` in `judgements.yaml`."""

    first: str
    second: str
    verdict: Verdict
    by: str | None
    on: str | None
    why: str | None
    line: int


@dataclass(frozen=True, slots=True)
class Change:
    """A change of the archive: on which day (ISO 8601), of what kind, of which letter (id), in words, by whom.

    `line` is where it stands in `changes.yaml`, 0 for one that a manuscript records; `source_line` is the line of the
    letter's source that it is about, 0 for none. `private`: what was withheld is a private text, and no signatory.
    """

    date: str
    kind: ChangeKind
    letter: str | None = None
    what: str | None = None
    by: str | None = None
    line: int = 0
    source_line: int = 0
    private: bool = False


@dataclass(frozen=True, slots=True)
class Signature:
    """One organization's signing of one letter: a row for every entry and every member.

    `ordinal` counts entries from 1; for a member it counts within its parent, whose ordinal is `parent_ordinal`.
    `affiliation_id` is the organization that a person names as theirs, where it is certain which. `number_range` holds
    the lowest and the highest number that the entry can have.
    """

    letter_id: str
    ordinal: int
    parent_ordinal: int | None
    number: int | None
    number_status: NumberStatus
    name_as_written: str
    organization_id: str | None
    line: int
    affiliation_id: str | None = None
    number_range: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Join:
    """Two names that the machine takes for one organization by evidence, beyond typography.

    `first` and `second` are the ids that each would have by itself; `rule` names the rule, and `about` says in words
    what it looks through. `letters` are those whose lists print either name (ids).
    """

    first: str
    second: str
    first_name: str
    second_name: str
    rule: str
    about: str
    letters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lead:
    """Two organizations (ids) that a rule of evidence would make one if nothing were `against` it."""

    first: str
    second: str
    rule: str
    about: str
    against: str


@dataclass(frozen=True, slots=True)
class Addressed:
    """Whom letters address, joined: an authority file of its own, in which a record is like that of an organization.

    `records` are under their ids; their kind is "person", "office", "members" or "body", None where the words do not
    say. `by_letter` follows each letter's addressees as written. `above` are, under the id of an addressee, those to
    whom a letter to it goes, too: a person's office, the body of an office or of its members. `redirects`, `joins` and
    `leads` are as those of organizations.
    """

    records: Mapping[str, Organization] = field(default_factory=dict)
    by_letter: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    above: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    redirects: Mapping[str, str] = field(default_factory=dict)
    joins: tuple[Join, ...] = ()
    leads: tuple[Lead, ...] = ()


@dataclass(frozen=True, slots=True)
class Archive:
    """Everything that is published, joined.

    `letters` are in order of date, undated ones last, ties by id, each once: the translations of a letter are its
    `versions`, under its id. Whoever counts, counts `letters`; `manuscripts` are all that have a page of their own.
    `ledgers`, `signatures` and `by_letter` hold the lists of versions too, for each is printed as it is.
    `by_organization` holds what an organization signed, each letter once: a version's row stands there only where no
    other list of the same letter has the organization.

    `organizations` hold those that signed, those that persons name as theirs, and those above them, in order of id.
    `signatures` follow manuscripts and lists. `redirects` leads from former ids of organizations to present ones.
    `joins` are what the machine joined by evidence, `leads` what it did not dare to. `addressed` are the addressees.
    """

    letters: tuple[Manuscript, ...]
    ledgers: Mapping[str, Ledger]
    organizations: Mapping[str, Organization]
    signatures: tuple[Signature, ...]
    by_letter: Mapping[str, tuple[Signature, ...]]
    by_organization: Mapping[str, tuple[Signature, ...]]
    judgements: tuple[Judgement, ...]
    redirects: Mapping[str, str]
    versions: Mapping[str, tuple[Manuscript, ...]] = field(default_factory=dict)
    joins: tuple[Join, ...] = ()
    leads: tuple[Lead, ...] = ()
    addressed: Addressed = field(default_factory=Addressed)

    @property
    def manuscripts(self) -> tuple[Manuscript, ...]:
        """Every letter, each followed by its versions."""
        return tuple(each for one in self.letters for each in (one, *self.versions.get(one.letter_id, ())))

    @property
    def works(self) -> Mapping[str, str]:
        """The id of the letter that is counted, under the id of every manuscript: its own, or that of its original."""
        return {
            each.letter_id: one.letter_id
            for one in self.letters
            for each in (one, *self.versions.get(one.letter_id, ()))
        }
