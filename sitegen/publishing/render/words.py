"""The interface's words: phrases from a catalogue, dates and numbers as the language writes them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup, escape

from sitegen.core.frozen import Frozen
from sitegen.core.tables import table
from sitegen.publishing.render.sandbox import marked, written
from sitegen.publishing.render.scripts import direction_of

WORD_JOINER = "\u2060"  # no line ends there
_NAME = re.compile(r"\{(\w+)\}")
_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


# The names of languages, under their codes: in the interface's languages, and in themselves ("own").
LANGUAGES: Mapping[str, Mapping[str, str]] = table(__package__, "languages")


class Locale(Frozen):
    """How a language writes dates and numbers.

    `unbroken` are the places between two signs where no line may end though browsers end some there.
    """

    months: tuple[str, ...]
    day: str
    month: str
    digits: str | None
    unbroken: str | None = None


LOCALES: Mapping[str, Locale] = {
    "en": Locale(
        ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
         "December"),
        "{day} {month} {year}", "{month} {year}", None,
    ),
    "my": Locale(
        ("ဇန်နဝါရီ", "ဖေဖော်ဝါရီ", "မတ်", "ဧပြီ", "မေ", "ဇွန်", "ဇူလိုင်", "ဩဂုတ်", "စက်တင်ဘာ", "အောက်တိုဘာ", "နိုဝင်ဘာ", "ဒီဇင်ဘာ"),
        "{year} ခုနှစ်၊ {month}လ {day} ရက်", "{year} ခုနှစ်၊ {month}လ", "၀၁၂၃၄၅၆၇၈၉",
        # A negation ("မ", alone in its syllable) and its verb; a word and a particle behind it.
        unbroken="(?<=မ)(?<!ပထမ)(?=[က-အ](?!\u1037?[\u1039\u103a]))"
        "|(?<=[\u102b-\u103e])(?=သော|သည်|သည့်|များ|တို့|တွင်|ကို|သို့|နှင့်|၏|ပါ။)",
    ),
}  # fmt: skip


class Words:
    """What the templates say, in one language. A phrase that the catalogue lacks is said in English."""

    def __init__(
        self, language: str, catalogue: Mapping[str, str], direction: str | None = None, *, on_pages: bool = False
    ) -> None:
        """Take the language's code and its catalogue: English phrase to translated phrase.

        `direction` is that in which the pages run ("ltr", "rtl"): the language's own, if nothing else is said. With
        `on_pages` phrases say where no line may end.
        """
        short = language.partition("-")[0]
        self._locale = LOCALES.get(short, LOCALES["en"])
        self._unbroken = self._locale.unbroken if on_pages else None
        self._languages = LANGUAGES.get(short, LANGUAGES["en"])
        self._language = language
        self._direction = direction or direction_of(language)
        self._catalogue = catalogue
        # Every phrase that was said, escaped, whole and with its names apart: a page says what the page before said.
        self._dates: dict[str, str] = {}
        self._known: dict[str, tuple[Markup, str, list[str]]] = {}
        self._langs: dict[str | None, Markup] = {}

    @property
    def locale(self) -> Locale:
        """How the language writes dates and numbers, for scripts that write some themselves."""
        return self._locale

    def say(self, phrase: str, **values: Any) -> Markup:  # noqa: ANN401 - whatever a template shows
        """Return the phrase in the interface's language; each `{name}` in it becomes its value, escaped."""
        known = self._known.get(phrase)
        if known is None:
            text = escape(self._catalogue.get(phrase, phrase))
            if self._unbroken:
                text = Markup(re.sub(self._unbroken, WORD_JOINER, text))  # noqa: S704 - it is escaped
            form = _NAME.sub("%s", str(text).replace("%", "%%"))
            known = self._known[phrase] = (text, form, _NAME.findall(text))
        text, form, names = known
        if not values:
            return text
        return marked(form % tuple([written(self._shown(values[one])) for one in names]))  # every piece is escaped

    def count(self, number: int, one: str, many: str, **values: Any) -> Markup:  # noqa: ANN401 - as in `say`
        """Return the phrase for `number` things; `{n}` in it becomes the number. A language without plurals has one."""
        singular = number == 1 and (one in self._catalogue or many not in self._catalogue)
        return self.say(one if singular else many, n=number, **values)

    def number(self, value: int) -> str:
        """Return a number with its thousands apart, in the language's digits."""
        text = f"{value:,}"
        return text.translate(_digits(self._locale.digits)) if self._locale.digits else text

    def date(self, iso: str | None) -> str:
        """Return a date in words: a day, a month or a year, as far as it is known; anything else as it is."""
        said = self._dates.get(iso or "")
        if said is None:
            said = self._dates[iso or ""] = self._dated(iso)
        return said

    def _dated(self, iso: str | None) -> str:
        found = _DATE.fullmatch(iso or "")
        if not found or not 1 <= int(found[2] or 1) <= 12:
            return iso or ""
        year, month, day = found[1], found[2], found[3]
        if not month:
            return self.figures(year)
        pattern = self._locale.day if day else self._locale.month
        name = self._locale.months[int(month) - 1]
        return pattern.format(year=self.figures(year), month=name, day=self.figures(str(int(day or 0))))

    def language_name(self, code: str) -> str:
        """Return a language's name, or its code if we have no name for it."""
        return self._languages.get(code.partition("-")[0], code)

    def endonym(self, code: str) -> str:
        """Return a language's name in itself, as a switch between languages shows it, or else as `language_name`."""
        short = code.partition("-")[0]
        return LANGUAGES["own"].get(short) or self.language_name(code)

    def lang(self, code: str | None) -> Markup:
        """Return the `lang` attribute for text in language `code`, or nothing if it is the interface's or unknown.

        Where the text runs the other way than the page, it says that too.
        """
        found = self._langs.get(code)
        if found is None:
            found = self._langs[code] = self._lang(code)
        return found

    def _lang(self, code: str | None) -> Markup:
        if not code:
            return Markup(' dir="auto"')
        turned = direction_of(code) != self._direction
        found = Markup("") if code == self._language else Markup(' lang="{}"').format(code)
        return found + Markup(' dir="{}"').format(direction_of(code)) if turned else found

    def figures(self, text: str | int) -> str:
        """Return text, or a number as it counts places, with its figures in the language's digits."""
        return str(text).translate(_digits(self._locale.digits)) if self._locale.digits else str(text)

    def _shown(self, value: Any) -> Any:  # noqa: ANN401 - as in `say`
        return self.number(value) if isinstance(value, int) else value


def _digits(digits: str) -> dict[int, str]:
    return {ord("0") + value: digit for value, digit in enumerate(digits)}
