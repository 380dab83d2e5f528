"""Grounds for doubt in the list that was read: the readers differ, its numbers do not fit, its entries are no names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from sitegen.core.diagnostics.codes import GUESSED_LIST, UNPARTED_LIST
from sitegen.core.model import Letter, Member, Signatory
from sitegen.reading.parsing.lines.facts import COLONS
from sitegen.reading.parsing.lists.shapes import says_source
from sitegen.reading.parsing.names.persons import names_a_person, starts_with_role
from sitegen.reading.parsing.vocabulary import fold, load_scripts, load_vocabulary
from sitegen.reading.verdict.readings import Ground, Readings, agreement, densest


def readers_differ(read: Readings) -> Iterator[Ground]:
    """The second reader sees other entries than the reading that is taken, or the rules see some that it lacks."""
    others = {*read.sources, *read.unnamed}
    seen = [line for line in read.second if line not in others]
    taken, second, rules = Counter(read.chosen), Counter(seen), Counter(read.rules)
    agreed = agreement(read.chosen, seen)
    if agreed < AGREED:
        first, last = densest(sorted(((taken - second) + (second - taken)).keys()))
        words = f"two readers of the list agree on {agreed:.0%} of it only"
        yield Ground(_difference(read, seen, agreed), words, first, last)
        for name, least in SURE:
            if read.against >= least:
                yield Ground(name, "the second reader is sure of what it sees", first, last)
                break
    elsewhere = sorted((rules - taken).keys())
    if taken != rules:
        contradicted = len(elsewhere) >= 3 and len(elsewhere) > 0.2 * len(read.rules)
        first, last = densest(elsewhere) if elsewhere else densest(sorted((taken - rules).keys()) or [1])
        words = _otherwise(len(read.rules), len(read.chosen))
        name = "rules-dropped" if not taken else "rules-contradicted" if contradicted else "rules-otherwise"
        if not rules and taken.total() <= FEW_ALONE:
            name = "rules-none-of-few"
        elif not rules and any(read.reading.lines[line - 1].winner.role != "body" for line in taken):
            name = "rules-none"
        yield Ground(name, words, first, last)


def _otherwise(rules: int, chosen: int) -> str:
    """Return in an editor's words that the rules see other entries than those that were taken."""
    if not rules:
        return (
            f"{chosen} who signed {'was' if chosen == 1 else 'were'} found by the look of the letter alone, by no rule"
        )
    if not chosen:
        return f"rules found {rules} who may have signed, and none was taken for a signatory"
    return f"rules found {rules} signatories; {chosen} were listed, by the look of the letter"


AGREED = 0.92  # agreement of the readers from which a difference says nothing
SHORT = 12  # entries that two readers see together in a short list
FEW_ALONE = 3  # entries that the second reader sees where the rules find nobody, that may be none
SURE = (("second-very-sure", 3000), ("second-sure", 1000), ("second-fairly-sure", 300))  # hundredths of log odds


def _difference(read: Readings, seen: Sequence[int], agreed: float) -> str:
    """Return the name of the ground for how two readers differ: who sees none, a part, a short list, how much less."""
    if not read.chosen:
        return "only-second-lists" if len(seen) > 3 else "only-second-lists-few"
    if not seen:
        return "second-lists-none" if len(read.chosen) > 3 else "second-lists-none-of-few"
    part = set(seen)
    if agreement([one for one in read.chosen if one in part], seen) >= AGREED:
        return "second-sees-part"
    if len(read.chosen) + len(seen) <= SHORT:
        return "differ-in-few"
    return "differ" if agreed >= 0.8 else "differ-much" if agreed >= 0.4 else "differ-wholly"


def stated_total(read: Readings) -> Iterator[Ground]:
    """The letter counts its signatories otherwise than its list."""
    ledger, stated = read.reading.ledger, read.reading.letter.stated
    if not ledger.missing or not ledger.stated or not ledger.listed:
        return
    expected = ledger.stated - (ledger.undisclosed or 0)
    unnamed = min(len(read.unnamed), max(ledger.missing, 0))  # who signs without a name is there
    apart = abs(ledger.missing - unnamed) / max(1, expected)
    if (stated.bound == "at least" and ledger.missing < 0) or apart < 0.08 or (stated.bound == "about" and apart < 0.2):
        return
    words = f"the letter counts {ledger.stated} signatories, {ledger.listed} are listed"
    if ledger.stated >= OTHERS * ledger.listed:
        name = "counted-others"
    else:
        far = "counted-quite-otherwise" if apart < 0.35 else "counted-far-otherwise"
        name = "counted-otherwise" if apart < 0.1 else far
    yield Ground(name, words, *_extent(read.reading.letter))


OTHERS = 100  # times as many as are listed: who signed a petition that the letter speaks of, rather


def entries_unlike_names(read: Readings) -> Iterator[Ground]:
    """Many entries are no names by themselves: roles, sentences, rows of names that were not parted, repeats.

    Of pieces of names, and telephone numbers, a few are enough: no name is like that.
    """
    entries = read.entries
    if not entries:
        return
    odd = (
        ("roles", "begin with a role or an office", [
            one for one in entries
            if starts_with_role(one.name) and not names_a_person(one.name)
        ]),
        ("sentences", "are as long as sentences", [one for one in entries if len(one.name.split()) > 14]),
        ("rows", "hold several names between semicolons", [one for one in entries if one.name.count(";") > 1]),
        ("repeats", "stand on the list more than once", _repeated(entries)),
        ("sources", "are sources of something", [one for one in entries if says_source(one.entry)]),
        ("labels", "end in a colon as labels do, or begin with the same label", _labelled(entries)),
    )  # fmt: skip
    never = (
        ("cut", "end in a word that joins it to another", [one for one in entries if _is_cut(one.name)]),
        ("figures", "have more figures than letters", [one for one in entries if _is_figures(one.name)]),
    )
    for those, share, fewest in ((odd, ODD, 1), (never, NEVER, FEWEST_NEVER)):
        for name, words, found in those:
            if len(found) >= max(fewest, share * len(entries)):
                first, last = densest([one.line for one in found])
                yield Ground(f"entries-{name}", f"{len(found)} of {len(entries)} entries {words}", first, last)


def overlong_entries(read: Readings) -> Iterator[Ground]:
    """An entry is far too long for a name, and nothing of it was told apart: a paragraph, or many names that are glued.

    One is enough, however long the list is.
    """
    found = [one for one in read.entries if len(one.name) > LONGEST or len(one.name.split()) > MOST_WORDS]
    if found:
        words = f"{len(found)} {'entry is' if len(found) == 1 else 'entries are'} far too long for a name"
        yield Ground("entry-overlong", words, *densest([one.line for one in found]))


LONGEST, MOST_WORDS = 200, 28  # characters and words of a name
ODD = 0.2  # share of entries that are odd, from which the list is
FEWEST_NEVER, NEVER = 2, 0.05  # entries that are as no name is, and the share of them, from which the list is odd


def _is_cut(name: str) -> bool:
    """Return whether a name of several words ends in one that only joins it to another ("University of")."""
    *others, last = name.split() or [""]
    return bool(others) and len(last) > 1 and last.islower() and fold(last) in load_vocabulary().connectors


def _is_figures(name: str) -> bool:
    """Return whether a name has more figures than letters, as telephone numbers have."""
    return sum(map(str.isdigit, name)) > sum(map(str.isalpha, name))


def _repeated(entries: Sequence[Signatory | Member]) -> list[Signatory | Member]:
    first: dict[str, Signatory | Member] = {}
    return [one for one in entries if first.setdefault(one.name, one) is not one]


def _labelled(entries: Sequence[Signatory | Member]) -> list[Signatory | Member]:
    """Return the entries that are labels, or begin with one that another begins with ("Country: Kenya")."""
    labels = Counter(one.name.partition(": ")[0] for one in entries if ": " in one.name)
    return [one for one in entries if one.name.endswith(COLONS) or labels[one.name.partition(": ")[0]] > 1]


def noise(read: Readings) -> Iterator[Ground]:
    """Many lines could not be placed."""
    facts = read.page.marks.facts
    lines = [one.line for one in read.reading.lines if one.winner.role == "noise" and facts[one.line - 1].letters]
    shown = sum(one.winner.role != "blank" for one in read.reading.lines)
    if len(lines) < 5 or len(lines) < 0.12 * shown:
        return
    first, last = densest(lines)
    yield Ground("noise", f"{len(lines)} of {shown} lines could not be placed", first, last)


MUCH_TEXT, HARDLY = 4, 0.1  # units of running text, and share of them above a list that stands above it


def doubts_of_rules(read: Readings) -> Iterator[Ground]:
    """The rules say themselves that they guessed a list, or could not part its names."""
    for code, name, words in (
        (GUESSED_LIST, "guessed", "no words say that these signed"),
        (UNPARTED_LIST, "unparted", "names that nothing parts from each other"),
    ):
        spans = [one.span for one in read.doubts if one.code == code.code and one.span]
        if spans:
            named = f"{name}-{_where(read)}".rstrip("-") if code is GUESSED_LIST else name
            yield Ground(named, words, spans[0].first, spans[-1].last)


def _where(read: Readings) -> str:
    """Return where a list stands: "at-end" behind all running text, where signers are looked for; "above" it; ""."""
    texts = [unit.first + 1 for unit, prose in zip(read.page.units, read.page.prose, strict=True) if prose]
    if not read.chosen or not texts:
        return ""
    before = sum(line < min(read.chosen) for line in texts)
    if before == len(texts):
        return "at-end"
    return "above" if len(texts) >= MUCH_TEXT and before <= HARDLY * len(texts) else ""


def groundless(read: Readings) -> Iterator[Ground]:
    """What else has no ground: no title, no date, a language that the rules have no words of, entries of no kind."""
    letter = read.reading.letter
    missing = [name for name, value in (("title", letter.title), ("date", letter.date)) if not value]
    if missing:
        yield Ground("untitled-or-undated", f"no {' and no '.join(missing)} was found", 1, 1)
    if letter.language is None or letter.language in load_scripts():  # of these no words are known
        name = "no-language" if letter.signatories else "no-language-and-nobody"
        yield Ground(name, "the letter is in no language whose words are known", 1, 1)
    unknown = [one for one in letter.signatories if one.kind == "unknown"]
    if len(unknown) > 0.5 * len(letter.signatories):
        words = f"{len(unknown)} entries may be persons or organizations"
        yield Ground("no-kinds", words, unknown[0].line, unknown[-1].last)


def _extent(letter: Letter) -> tuple[int, int]:
    return letter.signatories[0].line, letter.signatories[-1].last
