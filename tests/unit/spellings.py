"""The spellings in which whoever is withheld could be told, made from a name: none of them may pass in silence."""

import re

from anyascii import anyascii

from sitegen.core.slugs import slugify

_CYRILLIC = str.maketrans("aeopcxyiASEOPCXTHKMB", "аеорсхуіАЅЕОРСХТНКМВ")
_ACCENTS = str.maketrans("aeiou", "áèîöü")
_BRACKET = re.compile(r"\s*\([^()]*\)")
_ACRONYM = re.compile(r"\(([A-Z]{3,})\)")
_LETTERS = re.compile(r"[\w\u0300-\u036f\u102b-\u103e]+")


def spellings(name):
    """Yield (how, text) for every way to write `name` that a reader would still know it by."""
    words = name.split()
    yield "as written", name
    yield "in capitals", name.upper()
    yield "in small letters", name.lower()
    yield "quoted", f"“{name}”"
    yield "its first word quoted", f"'{words[0]}' {' '.join(words[1:])}"
    yield "hyphens", name.replace(" ", "-")
    yield "long dashes", name.replace("-", " – ").replace("—", " - ")
    yield "underscores", name.replace(" ", "_")
    yield "no punctuation", re.sub(r"[^\w\s\u102b-\u103e]", " ", name)
    yield "and as &", re.sub(r"\band\b", "&", name)
    yield "& as and", name.replace("&", "and")
    yield "4 for for", re.sub(r"\bfor\b", "4", name, flags=re.IGNORECASE)
    yield "2 for to", re.sub(r"\bto\b", "2", name, flags=re.IGNORECASE)
    yield "British", re.sub(r"(?<=[a-z])iz(?=ation|e)", "is", name)
    yield "American", re.sub(r"(?<=[a-z])is(?=ation|e\b)", "iz", name)
    yield "the article", f"the {name}"
    yield "accents", name.translate(_ACCENTS)
    yield "no accents", anyascii(name) if name.isascii() or not re.search(r"[\u0600-\uffff]", name) else name
    yield "zero width", "\u200b".join(name)
    yield "soft hyphens", "\u00ad".join(name)
    yield "full width", "".join(chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" else sign for sign in name)
    yield "look-alikes", name.translate(_CYRILLIC)
    yield "two lines", "\n".join(words)
    yield "no-break spaces", "\u00a0".join(words)
    yield "bold", f"**{words[0]}** {' '.join(words[1:])}"
    yield "html", name.replace("&", "&amp;")
    yield "joined", "".join(_LETTERS.findall(name))
    yield "a domain", f"www.{''.join(re.findall(r'[a-z0-9]+', anyascii(name).lower()))}.example"
    yield "a handle", "@" + "".join(_LETTERS.findall(name))
    yield "a slug", slugify(name, limit=500)
    yield "OCR l for i", name.replace("i", "l")
    yield "OCR 0 for o", name.replace("o", "0")
    yield "OCR rn for m", name.replace("m", "rn")
    yield "possessive", f"{name}’s"
    if (bare := _BRACKET.sub("", name).strip()) and bare != name and len(bare.split()) > 1:
        yield "without brackets", bare
    if found := _ACRONYM.search(name):
        yield "acronym alone", found[1]
        yield "acronym with full stops", ".".join(found[1]) + "."
    if len(words) > 2 and name.isascii():
        yield "another order", f"{words[-1]} {' '.join(words[:-1])}"
    long = max((word for word in re.findall(r"[A-Za-z]+", name)), key=len, default="")
    if len(long) > 6 and len(words) > 2:
        yield "a letter less", name.replace(long, long[:3] + long[4:], 1)
        yield "two letters exchanged", name.replace(long, long[:2] + long[3] + long[2] + long[4:], 1)
        yield "plural", name if long.endswith("s") else name.replace(long, f"{long}s", 1)
