"""Choosing the authorized name among the printed forms of one organization, and saying why."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from sitegen.identity.nodes import Uses
from sitegen.identity.wording import fold_punctuation, fold_spelling, fold_suffixes
from sitegen.reading.formats.zawgyi import looks_like_zawgyi, zawgyi_to_unicode

# Signs that a form was damaged on its way: quotation marks in a row, a digit or sign inside a word, an l
# where no word has one, a capital I inside a word or before an apostrophe.
_DAMAGE = re.compile(
    r"[’'][”\"]|[”\"][’']|[^\W\d_][$|0][^\W\d_]|\bl(?=[bcdfghjkmnpqrstvwxz])|(?<=[a-z])I(?=[a-z])|\bI['’](?=[A-Za-z])"
)


def choose_name(forms: Mapping[str, Uses], folds: Mapping[str, str]) -> tuple[str, str | None]:
    """Return the form to show and why, or no reason where typesetting alone tells the forms apart.

    An undamaged form goes before a damaged one, one that speaks for the body alone before one that speaks for
    its members too, then the one printed most often, then the fullest, then the one printed first. `folds`
    has every form folded.
    """
    damaged = set(filter(_is_damaged, forms))
    suffixed = {form for form in forms if len(forms) > 1 and _is_suffixed(folds[form])}
    best = min(
        forms,
        key=lambda form: (
            form in damaged, form in suffixed, -forms[form].count, -len(folds[form]), forms[form].first, form,
        ),
    )  # fmt: skip
    others = [form for form in forms if folds[form] != folds[best]]
    if not others:
        return present(best), None
    if damaged.issuperset(others) and best not in damaged:
        return present(best), "the only form without signs of damage"
    if suffixed.issuperset(others) and best not in suffixed:
        return present(best), "the only form that speaks for this body alone"
    total = sum(uses.count for uses in forms.values())
    if forms[best].count > max(forms[form].count for form in others):
        return present(best), f"printed most often: {forms[best].count} of {total} times"
    if len(folds[best]) > max(len(folds[form]) for form in others):
        return present(best), "the fullest of the printed forms"
    return present(best), "printed first"


def _is_damaged(form: str) -> bool:
    """Tell whether a printed form shows signs of a bad scan, an unpaired bracket among them."""
    return form.count("(") != form.count(")") or _DAMAGE.search(form) is not None


def _is_suffixed(folded: str) -> bool:
    text = fold_spelling(fold_punctuation(folded))
    return fold_suffixes(text) != text


def present(form: str) -> str:
    """Return a printed form as it is shown: composed Unicode, single spaces, Burmese in Unicode."""
    text = zawgyi_to_unicode(form) if looks_like_zawgyi(form) else form
    return " ".join(unicodedata.normalize("NFC", text).split()) or "?"
