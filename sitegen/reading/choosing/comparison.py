"""A letter read by three readers, and the reading that is chosen, with the verdict that `reading.verdict` reaches.

The rules read it; a second reader, trained on other letters, says where its lists stand and sees no claim of the rules;
and the rules read it again where the second reader sees lists. Where they differ, somebody should look.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from sitegen.core.diagnostics import Checked
from sitegen.core.model import FactKind, Letter, Reading, ReadingFact
from sitegen.core.model.reading import RETRACTED
from sitegen.core.source import SheetRow, Source
from sitegen.reading.choosing.belief import is_guess, is_opened, names_nobody, read_without
from sitegen.reading.choosing.choice import Reader, choose, least_doubted
from sitegen.reading.choosing.fields import headings_of_fields, said_by_fields, with_fields_told
from sitegen.reading.choosing.readers import (
    Labelled,
    Task,
    label,
    read_by_rules,
    read_on_places,
    read_second,
    share_named,
    sureness,
)
from sitegen.reading.choosing.sheets import names_alone, rows_of, said_by_rows, with_rows
from sitegen.reading.choosing.signing import doubts_of, look_for_sender, may_be_others, read_signed
from sitegen.reading.choosing.told import kinds_of, told_sentences
from sitegen.reading.labelling.model import Weights, load_weights
from sitegen.reading.parsing.context import look_over
from sitegen.reading.parsing.lines.likeness import is_prose
from sitegen.reading.parsing.names.kinds import has_given_name
from sitegen.reading.parsing.names.persons import looks_like_person
from sitegen.reading.parsing.text.kept import as_taken
from sitegen.reading.verdict import AGREED, DOUBTFUL, Readings, reach_verdict, weigh_alone
from sitegen.reading.verdict.readings import agreement

__all__ = ["Comparison", "compare", "read_letter"]

FEW = 2  # entries that the second reader alone sees, and a sender may be likelier
OTHERS = ("contact", "cc", "addressee", "salutation", "date")  # what a line is by its words
KNOWN = 0.5  # share of persons with a known given name, from which a list over all text is one


@dataclass(frozen=True)
class Comparison:
    """One letter as three readers read it; the two that are not always needed are read when they are asked for.

    `sheet` are its rows of sheets: what their columns say stands, whoever reads the rest.
    """

    task: Task
    rules: Checked[Reading]
    second: Labelled
    weights: Weights
    sheet: tuple[SheetRow, ...] = ()

    @cached_property
    def places(self) -> Checked[Reading]:
        """The rules on the second reader's places."""
        return read_on_places(self.task, self.second)

    @cached_property
    def chosen(self) -> Reader:
        """Whose reading is taken; where the second reader says nothing, the rules'.

        The few lines that sign a letter are looked for where nobody is found. Where somebody said who signs, all obey.
        """
        if not self.second.labels or self.second.signed:
            return "second" if self.second.labels else "rules"
        first = self._agreed_on
        said = {"signatories", "members"} & {*self.task.kinds.values()}
        if said or not self._read_by(first).value.letter.signatories:
            return first
        return least_doubted(first, lambda one: weigh_alone(self.judge(self._read_by(one))), DOUBTFUL)

    @cached_property
    def _agreed_on(self) -> Reader:
        """Whose reading is taken by how far the readers agree."""
        opened = not is_guess(self.rules)
        rules = entry_lines(self.rules.value)
        names = [one.name for one in self.rules.value.letter.signatories]
        lines = as_taken(self.rules.value.lines)
        text = min((one.line for one in lines if one.winner.role == "body"), default=0)
        above = bool(rules) and max(rules) < text and not _are_persons(names)
        return choose(
            rules,
            self.seen,
            lambda: entry_lines(self.places.value),
            opened=opened,
            counted=opened and _is_as_counted(self.rules.value),
            above=above,
            named=lambda: share_named(names),
            against=lambda lines: sureness(self.second, lines, self.weights),
        )

    @cached_property
    def seen(self) -> list[int]:
        """The lines on which the second reader sees entries, without those that the rules know to be none.

        They are of a list that stands twice, of who left, or the same in another script; and what stands above the
        words that open a list: those to whom the letter goes, above all. Where it sees the other printing alone, it
        sees the list. Where the rules list nobody, whom to ask, to whom it goes, a day and a sentence are nobody.
        """
        again = {one.line for one in self.rules.value.lines if one.winner.rule == "repeated-list"}
        gone = {one.line for one in self.rules.value.lines if one.winner.rule in (RETRACTED, "translated-line")}
        first = min(entry_lines(self.rules.value), default=0) if is_opened(self.rules.value) else 0
        none = again | gone | self._told_as_others
        left = [line for line in self.second.lines if line >= first and line not in none]
        kept = entry_lines(self.rules.value) if again else []
        other = len(self.second.lines) - len(left)
        alone = again and not {*kept}.intersection(left) and other >= AGREED * len(kept)
        return sorted([*left, *kept]) if alone else left

    @property
    def _told_as_others(self) -> set[int]:
        """The lines that the rules tell by their words to be something else than names, where they list nobody."""
        if entry_lines(self.rules.value):
            return set()
        facts = self.task.marks.facts
        told = {one.line for one in self.rules.value.lines if one.winner.role in OTHERS}
        return told | {line for line in self.second.lines if is_prose((facts[line - 1],))}

    @cached_property
    def taken(self) -> Checked[Reading]:
        """The reading that is taken, without a verdict."""
        read = self._believed
        return Checked(with_rows(read.value, self.sheet), read.diagnostics) if self.sheet else read

    @property
    def _believed(self) -> Checked[Reading]:
        """The reading that is taken, without a list that only looks like one and is not believed.

        Then those are listed whom the rules find under words that open a list, or nobody is.
        """
        read = self._taken
        if self.task.kinds or self.sheet or not read.value.letter.signatories:
            return read
        guess = is_guess(read) and not self.second.signed
        doubted = names_nobody(self.task.marks, read.value) or (guess and self._is_badly_read(read))
        if doubted and self.rules.value.letter.signatories and self._rules_are_better:
            return self.rules
        return read_without(self.task, read.value.letter.signatories) if doubted else read

    @property
    def _rules_are_better(self) -> bool:
        """Whether the rules' list stands where one is not believed: words open it, or it is another, and not bad."""
        if not is_guess(self.rules):
            return True
        bad = names_nobody(self.task.marks, self.rules.value) or self._is_badly_read(self.rules)
        return self.chosen != "rules" and not bad

    def _is_badly_read(self, read: Checked[Reading]) -> bool:
        return reach_verdict(self.judge(read)).grade == "badly read"

    @property
    def _taken(self) -> Checked[Reading]:
        if self.second.signature is not None and self.second.signed:
            return read_signed(self.task, self.second.signature)
        return self._read_by(self.chosen)

    def _read_by(self, reader: Reader) -> Checked[Reading]:
        if reader == "second":
            return self._by_second
        return self.rules if reader == "rules" else self.places

    @cached_property
    def _by_second(self) -> Checked[Reading]:
        return read_second(self.task, self.second)

    @cached_property
    def judged(self) -> Readings:
        """What the verdict looks at."""
        return self.judge(self.taken)

    def judge(self, taken: Checked[Reading]) -> Readings:
        """Return what the verdict looks at where this reading is taken."""
        rules, chosen = entry_lines(self.rules.value), entry_lines(taken.value)
        second, signature = self.seen if self.second.labels else rules, self.second.signature
        if self.second.signed and taken is self.taken:
            second = chosen
            rules = chosen if signature is not None and signature.written else rules
        differ = self.second.labels and agreement(chosen, second) < AGREED
        return Readings(
            replace(taken.value, lines=as_taken(taken.value.lines)),
            self.second.page,
            rules=rules,
            second=second,
            chosen=chosen,
            doubts=taken.diagnostics,
            against=sureness(self.second, chosen, self.weights) if differ else 0,
            maybe=signature.senders[0].index + 1 if signature is not None and not signature.certain else 0,
        )

    @cached_property
    def reading(self) -> Checked[Reading]:
        """The reading that is taken, with a verdict on it."""
        told = (*self.taken.diagnostics, *doubts_of(self.task.source, self.second.signature))
        return Checked(replace(self.taken.value, verdict=reach_verdict(self.judged)), told)


def _is_as_counted(reading: Reading) -> bool:
    """Return whether as many are listed as the letter says that there are."""
    listed, stated = reading.letter.signatories, reading.letter.stated
    return stated.bound == "exact" and stated.total == len(listed) + sum(len(one.members) for one in listed)


def _are_persons(names: Sequence[str]) -> bool:
    """Return whether all names have a person's form, and many a given name that is known: a menu holds no such ones."""
    persons = all(looks_like_person(name) for name in names)
    return persons and sum(map(has_given_name, names)) >= KNOWN * len(names)


def read_letter(source: Source, siblings: Sequence[Letter] = (), facts: Sequence[ReadingFact] = ()) -> Checked[Reading]:
    """Return a source as a letter, its count ledger, a reading of every line and a verdict, with what is in doubt.

    `facts` are what a person says that lines are; `siblings` are as in `parse_letter`.
    """
    return compare(source, siblings, facts).reading


def compare(
    source: Source, siblings: Sequence[Letter] = (), facts: Sequence[ReadingFact] = (), weights: Weights | None = None
) -> Comparison:
    """Return a letter as all readers read it."""
    said = kinds_of(facts, len(source.lines))
    sheet = tuple(one for one in rows_of(source) if said.get(one.line - 1, "signatories") == "signatories")
    source = with_fields_told(names_alone(source, sheet), said)
    overview = look_over(source)
    sentences = told_sentences(overview.marks, said)
    text: FactKind = "text"
    said |= {at: text for one in sentences for at in range(one.first, one.last + 1)}
    fields = {at: kind for at, kind in {**said_by_fields(source), **said_by_rows(sheet)}.items() if at not in said}
    task = Task(source, overview, {**fields, **said}, siblings, fields, headings_of_fields(source), sentences)
    known = weights or load_weights()
    return completed(Comparison(task, read_by_rules(task), label(task, known), known, sheet))


def completed(found: Comparison) -> Comparison:
    """Return a comparison with who sends the letter, where no list is found."""
    nobody = not found.rules.value.letter.signatories
    few = nobody and len(found.second.drafts) <= FEW  # of which the second reader is no judge
    if not (few or may_be_others(found.task.marks, found.taken.value)):
        return found
    return replace(found, second=look_for_sender(found.task, found.second, found.weights, None if few else found.taken))


def entry_lines(reading: Reading) -> list[int]:
    """Return the first line (from 1) of every entry and member."""
    entries = reading.letter.signatories
    return [line for one in entries for line in (one.line, *(member.line for member in one.members))]
