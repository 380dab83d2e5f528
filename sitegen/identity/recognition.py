"""Names recognised in running text, in whatever spelling: whom an archive withholds no turn of the pen may tell.

A text is folded word by word and joined (`tokens`); the spellings of all names (`spellings`) are looked for in it at
once, by an automaton (Aho and Corasick): a text is gone through once, however many names there are. What stands there
in a fold of the name is certain. What is only like it (`likeness`), or may be said of others too, is near: a person
must look. A name that is part of a longer one which is open is no find.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from ahocorasick_rs import AhoCorasick

from sitegen.core.slugs import slugify
from sitegen.identity.folds import fold
from sitegen.identity.likeness import Likeness
from sitegen.identity.spans import Apart, Spans
from sitegen.identity.spellings import Form, acronyms_of, forms_of, is_common, is_ordinary, open_forms
from sitegen.identity.tokens import Folded, is_run

_CUT = re.compile(r"(?<=[^\W\d_])[-‐\u00ad][ \t]*\r?\n[ \t>]*(?=[^\W\d_])")  # a word that goes on in the next line
_NOTHING = "\u2060"  # a sign that shows nothing and parts no word
_IN_A_WORD = 12  # letters from which a name is one even within a longer word ("ourcedarunionofweavers")
_PARTLY = 8  # letters from which it is worth a look there
_SHORT = 5  # letters of a single word from which its capital is enough
_SMALL_WORD = 3  # letters of words that may be small in a name ("of", "for")


@dataclass(frozen=True, slots=True, order=True)
class Find:
    """A place in a text, from `start` to before `end`, that tells a name, or may; `about` says how, in words."""

    start: int
    end: int
    certain: bool
    about: str


@dataclass(frozen=True)
class Recognizer:
    """Finds `names` in texts. `open_names` may stand anywhere, and so may what they contain of the others.

    A name cut short may be an open one, too: only those of them that are `allowed`, as no mention, may stand so.
    """

    names: frozenset[str] = frozenset()
    open_names: frozenset[str] = frozenset()
    allowed: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        """Tell whether there is anything to find."""
        return bool(self.names)

    @property
    def basis(self) -> tuple[object, ...]:
        """All that decides what is certain: of the open names only those that matter for it."""
        return sorted(self._forms), self._masks, self._acronyms

    def certain(self, text: str) -> tuple[Find, ...]:
        """Return where a text tells one of the names, in order."""
        return tuple(sorted(one for one in self._spelt(Folded(text)) if one.certain)) if self.names else ()

    def all(self, text: str) -> tuple[Find, ...]:
        """Return where a text tells one of the names, or may tell it, in order; of finds that overlap, the surest."""
        if not self.names:
            return ()
        folded = Folded(text)
        like = {Find(*one) for one in self._likeness.finds(folded)}
        if _CUT.search(text):
            whole = _CUT.sub(lambda found: _NOTHING * len(found[0]), text)
            like.update(Find(*one) for one in self._likeness.finds(Folded(whole)))
        kept = Apart()
        found = sorted({*self._spelt(folded), *like}, key=lambda one: (not one.certain, one))
        return tuple(sorted(one for one in found if kept.add(one.start, one.end)))

    def is_like(self, name: str) -> bool | None:
        """Tell whether a whole name is certainly one of the names (True), may be (False), or is not (None)."""
        if not self.names:
            return None
        near = False
        for form in forms_of(name):
            sure = [self._forms[one].sure for one in form.joined & self._forms.keys()]
            if form.sure and any(sure):
                return True
            near = near or (bool(sure) and (form.sure or any(sure)))
        return False if name not in self.allowed and (near or self._likeness.resembles(name)) else None

    def hide(self, text: str) -> str:
        """Return a text with "…" for every name that it tells or may tell."""
        for one in reversed(self.all(text)):
            text = f"{text[: one.start]}…{text[one.end :]}"
        return text

    @cached_property
    def _forms(self) -> dict[str, Form]:
        """The form under each joined spelling; the surer one where two are spelt alike."""
        spelt_open = frozenset(joined for name in self.open_names for joined in open_forms(name))
        found: dict[str, Form] = {}
        for name in sorted(self.names):
            for form in forms_of(name):
                for joined in form.joined:
                    if joined in spelt_open and form.text != name:
                        continue  # what is left without its brackets is the name of somebody who is open
                    if joined not in found or form.sure > found[joined].sure:
                        found[joined] = form
        return found

    @cached_property
    def _masks(self) -> dict[str, list[str]]:
        """The open names that hold one of the forms, under their joined spellings."""
        if not self._forms:
            return {}
        forms = AhoCorasick(list(self._forms), store_patterns=False)
        found: dict[str, list[str]] = {}
        for name in sorted(self.open_names):
            for joined, text in open_forms(name).items():
                if forms.find_matches_as_indexes(joined):
                    found.setdefault(joined, []).append(text)
        return found

    @cached_property
    def _patterns(self) -> tuple[list[str], AhoCorasick]:
        patterns = sorted({*self._forms, *self._masks})
        return patterns, AhoCorasick(patterns, store_patterns=False)

    @cached_property
    def _acronyms(self) -> dict[str, bool]:
        """Acronyms, with whether each is enough; one that an open name has too never is."""
        of_open = {one for name in self.open_names for one in acronyms_of(name)}
        found: dict[str, bool] = {}
        for name in sorted(self.names):
            for one, sure in acronyms_of(name).items():
                found[one] = (found.get(one, False) or sure) and one not in of_open
        return found

    @cached_property
    def _likeness(self) -> Likeness:
        return Likeness(tuple(self._forms.values()), self._acronyms, self.open_names, self.allowed, self.names)

    def _spelt(self, folded: Folded) -> Iterator[Find]:
        """Yield the places where a spelling of a name stands."""
        patterns, automaton = self._patterns
        hits = automaton.find_matches_as_indexes(folded.joined, overlapping=True)
        short = self._acronyms.keys() & set(folded.raw) if self._acronyms else frozenset()
        if not hits and not short:
            return
        masks = _Masks(
            (
                (start, end, self._masks[patterns[at]])
                for at, start, end in hits
                if patterns[at] in self._masks and folded.begins(start) and folded.ended(end)
            ),
            folded,
        )
        for at, start, end in hits:
            form = self._forms.get(patterns[at])
            if form and not masks.cover(start, end):
                grade = _grade(form, start, end, folded)
                if grade is not None:
                    yield Find(*folded.place(start, end), grade, form.about)
        for number, one in enumerate(folded.raw) if short else ():
            if one in short:
                end = folded.ends[number]
                if not masks.cover(end - len(folded.tokens[number]), end):
                    yield Find(*folded.spans[number], self._acronyms[one], "an acronym")


class _Masks:
    """The open names that stand in a text: what they hold of a withheld name is no find."""

    def __init__(self, spans: Iterable[tuple[int, int, list[str]]], folded: Folded) -> None:
        self._same = {(low, high): names for low, high, names in spans}
        self._spans = Spans(self._same)
        self._folded = folded

    def cover(self, start: int, end: int) -> bool:
        """Tell whether an open name stands over a place: a longer one, or one that is written there to the letter."""
        if self._spans.hold_more(start, end):
            return True
        names = self._same.get((start, end), ())
        first, last = self._folded.place(start, end) if names else (0, 0)
        there = self._folded.text[first:last]
        return any(fold(name) == fold(there) or slugify(name) == there for name in names)


def _grade(form: Form, start: int, end: int, folded: Folded) -> bool | None:
    """Return whether a spelling that stands at a place is certain, near (False), or no find (None)."""
    letters = end - start
    begins, ends = folded.begins(start), folded.ended(end)
    if begins and ends:
        meant = _is_meant(form, start, end, folded)
        if not meant and not form.sure and folded.first(start) == folded.last(end):
            return None  # a single word that is part of a name, and here in small letters
        if is_ordinary(form.text):
            return False if meant else None
        return form.sure and meant
    if letters < _PARTLY:
        return None
    if folded.first(start) == folded.last(end):
        return form.sure and letters >= _IN_A_WORD
    return False if begins else None


def _is_meant(form: Form, start: int, end: int, folded: Folded) -> bool:
    """Tell whether a name is meant and not the words that it is made of, as capitals and hyphens tell."""
    first, last = folded.first(start), folded.last(end)
    raw = folded.raw[first : last + 1]
    if first != last and all(len(one) == 1 for one in raw) and any(map(str.isdigit, raw)):
        return False  # figures beside each other that look like letters: 5 0 5
    if any(map(is_run, raw)) or not is_common(form.text):
        return True
    low, high = folded.place(start, end)
    if " " not in folded.text[low:high] and first != last:
        return True  # tied by hyphens, as in an address
    large = [one for one, token in zip(raw, folded.tokens[first : last + 1], strict=True) if token]
    if len(large) == 1 and len(large[0]) < _SHORT:
        return large[0] in form.text.split()
    in_small_letters = form.text == form.text.lower() != form.text.upper()
    return in_small_letters or not any(one[0].islower() for one in large if len(one) > _SMALL_WORD)
