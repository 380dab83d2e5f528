"""Line facts: what can be seen in one line without knowing any other. Pure features, no judgement."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from sitegen.reading.formats.signs import unescape
from sitegen.reading.parsing.vocabulary import fold, load_forms

BULLETS = "-–—*+•◦▪■●○‣⁃∙·➢➤►▶→✓✔👉・◎◆◇□"
COLONS = (":", "：")
LEAST_LINE = 5  # marks that draw a line to write on
_TO_WRITE_ON = ("__", "..", "……")
_SIGNED = (*_TO_WRITE_ON, ")", "]", "/")  # how a line ends that may say that somebody signs
LONGEST_WORD = 2000  # characters that are normalised
_LATIN_MARKS = str.maketrans("،，、၊፣؛；：（）", ",,,,,;;:()")
LONGEST_LOOK = 600  # letters of a line that features are drawn from; no name, cue or date needs more

_NO_WIDTH = dict.fromkeys((*range(8234, 8239), *range(8294, 8298), 8206, 8207, 1564, 65279, 173))
_CONTROLS = {code: " " for code in (*range(0x20), 0x7F, *range(0x80, 0xA0)) if code != 0x09}
_BLANKS = dict.fromkeys((0xA0, *range(0x2000, 0x200B), 0x202F, 0x205F), " ")  # not to break at, or of other widths
_CLEAN = str.maketrans(_NO_WIDTH | _CONTROLS | _BLANKS)
_UNCLEAN = re.compile(f"[{''.join(map(re.escape, map(chr, (*_NO_WIDTH, *_CONTROLS, *_BLANKS))))}]")
_DIGITS = str.maketrans(
    {
        chr(zero + value): str(value)
        for zero in (0x1040, 0x0660, 0x06F0, 0x0966, 0x09E6, 0x0E50, 0xFF10)
        for value in range(10)
    }
)
_OTHER_DIGIT = re.compile(f"[{''.join(map(chr, _DIGITS))}]")

# "12. Name", "12) Name", "(12) Name", "131..Name", "12.Name", "၁။ Name", "№ 12 Name"; a tab may be the whole mark.
# A decimal or a date ("1.5", "01.04.2020") is no number of an entry, so no digit may follow a mark without a space; nor
# does a domain ("01.ai").
_NUMBER = re.compile(
    r"(?:№ ?|[Nn][o°º]\. ?(?=\d))?(\(?)(\d{1,9})(?:([.):\]။،、．）-]{1,3})(?!\d|[a-z]{2,6}$)|(\t))[ \t]*"
)
_NUMBER_SPACED = re.compile(r"()(\d{1,9})([.):]{1,3}) +|()(\d{1,4}) +([-–—]) +(?=[^\W\d_]|\d{2,4} [^\W\d_])")
_TELEPHONE = re.compile(r"[\d ./-]{5,20}$")  # behind "(909) "
_DASHED = ("- ", "– ", "— ")  # behind a number: "1. - Name"
_BARE_NUMBER = re.compile(r"(\d{1,6})(?:[,;]? +(?=\S)|$)")  # a mark misread, or none
# Arrows, check marks, stars, pictures: any sign of no language, but letters and figures in rings, those of a
# telephone or a mail, and those that lead back.
_PICTURE = (
    r"(?![☎☏✆✉📞📧📨📩📱←↑↓↩⬅\u2460-\u24ff\u2776-\u2793\U0001f100-\U0001f1e5])"
    r"[\u2190-\u2bff\U0001f000-\U0001faff][\ufe0f\u200d\U0001f3fb-\U0001f3ff]*"
)
_PICTURES = re.compile(rf"((?:{_PICTURE}){{1,4}})[ \t]*(?=[^\W_]|[\"“„«(*])")
_BULLET = re.compile(
    rf"([{re.escape(BULLETS)}~]|o(?= +[^\Wa-z_])|[⁃\uf0b7\uf0a7\uf076]|[§¤»›¶](?=[ \t]+[^\W\d_]))"
    r"(?:_?[ \t]+(?:_[ \t]+)?|(?<=[-–—~])(?=[^\W\da-zà-ÿ_])|(?<=[•◦▪■●○‣➢➤►▶✓✔👉・◎◆◇□])(?=\S)|$)"
)
_BOX = re.compile(r"\[[ xX✓✔]\][ \t]+")  # of a list of tasks, behind the bullet
_KEYS = re.compile(r"^(?:\d\ufe0f?\u20e3)+ *")
_NO_KEYS = {0xFE0F: None, 0x20E3: None, 0x20: None}
_HEADING = re.compile(r"(#{1,6})[ \t]+(.*?)[ \t]*#*$")
_WIKI_HEADING = re.compile(r"(={2,6})[ \t]*([^=].*?)[ \t]*\1$")
_STRONG = re.compile(r"(\*{1,3}|_{1,3})(?!\s)([^*_]{1,300})\1[:.]?$")
# Tags of HTML that stray into text; what else stands in angle brackets ("<https://…>") is the letter's own.
_TAG = re.compile(
    r"""</?(?:a|abbr|b|big|blockquote|br|button|center|cite|code|dd|del|div|dl|dt|em|figcaption|figure|font|footer|h[1-6]
    |header|hr|i|iframe|img|ins|li|main|mark|nav|ol|p|pre|q|s|script|section|small|span|strike|strong|style|sub|sup
    |table|tbody|td|tfoot|th|thead|tr|tt|u|ul)(?:\s+[\w:-]+\s*=\s*(?:"[^"<>]{0,500}"|'[^'<>]{0,500}'|[^\s<>"']{1,500}))*\s*/?>""",
    re.VERBOSE | re.IGNORECASE,
)
_OPENING = re.compile(r"<([a-zA-Z][a-zA-Z0-9]{0,10})[ >]")
_TELLING = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "li", "b", "strong"))
_LINK = re.compile(
    r"<?(?:https?://|www\.|mailto:|ftp://)\S+>?(?: +<?(?:https?://|www\.|mailto:)\S+>?)*$", re.IGNORECASE
)
_IMAGE = re.compile(r"(?:!\[[^\[\]]{0,200}\]\([^()\s]{1,400}\)\s*)+$")  # a picture in Markdown
_LEADING_IMAGE = re.compile(r"(?:!\[[^\[\]]{0,200}\]\([^()\s]{1,400}(?: \"[^\"]{0,200}\")?\)\s*)+(?=\S)")
# Dots that lead the eye from a name to what stands at the line's other side; behind a colon they are to write on.
_LEADER = re.compile(r"(?<=[^\W\d_]|[)\]”\"])[ \t]*(?:\.{6,}|…{3,})[ \t]*(?=(?:\d[\d.,]* )?[^\W\d_]{2})")
_LEFT_OUT = re.compile(r"(?:(?<=[\t|])|(?<=[\t|] )|(?<= {3}))\[…\](?= *(?:[\t|]|$)| {3})")
_GAP = re.compile(r"\t| {3,}")
# A name of two Chinese characters, spread to the width of three.
_SPREAD_NAME = re.compile(r"^([\u4e00-\u9fff])[ \u3000]{1,4}([\u4e00-\u9fff])(?=[\s\u3000，,、：:（(]|$)")


@dataclass(frozen=True, slots=True, eq=False)
class LineFacts:
    """One line, looked at by itself. `text` is the visible line.

    A line equals itself alone, so what was found out of one can be kept for it (`REMEMBERED`).

    `rest` is `text` without number, bullet or heading marks.

    `plain` is the start of `rest` folded for comparing phrases. `cells` are the line's parts between tabs, pipes
    or wide gaps. `link` is set where the line holds an address and nothing else. `bare` is a number at the start
    without any mark ("88 Generation"), which only its neighbours can make an entry's number. `signed`: a mark says that
    who is named signs, or a line to write on ("/Jane Roe/", "Jane Roe (signed)"); `rest` is without it.
    """

    index: int
    raw: str
    text: str
    rest: str
    plain: str
    indent: int = 0
    number: int | None = None
    bare: int | None = None
    bullet: str = ""
    level: int = 0
    strong: bool = False
    quote: bool = False
    link: bool = False
    page_start: bool = False
    cells: tuple[str, ...] = ()
    letters: int = 0
    words: tuple[str, ...] = ()
    signed: bool = False

    @property
    def blank(self) -> bool:
        """Whether nothing on the line can be seen."""
        return not self.text

    @property
    def shown(self) -> bool:
        """Whether the line says something: it is neither blank nor hollow."""
        return bool(self.text) and not self.hollow

    @property
    def marked(self) -> bool:
        """Whether a bullet or a number stands before the line's words, as before an entry of a list."""
        return self.bullet != "" or self.number is not None

    @property
    def bold(self) -> bool:
        """Whether all of the line is printed strong by more than one mark of emphasis, which sets it in italics."""
        return self.strong and (self.text[:1] not in "*_" or self.text[:2] in ("**", "__"))

    @property
    def last_word(self) -> str:
        """The last word, "" on a line without words: a lone number, a mark of a quotation."""
        return self.words[-1] if self.words else ""

    @property
    def hollow(self) -> bool:
        """Whether the line shows something but says nothing: tags, rules, addresses of links."""
        return bool(self.text) and (self.link or (self.letters == 0 and self.number is None))


def clean(text: str) -> str:
    """Return `text` as it is seen: NFC, no marks of direction or zero width, other blanks and controls as spaces.

    A cell of a table that was left out ("[…]") says nothing.

    Cleaning twice is cleaning once. Words longer than any real one are not normalised, because normalising a long
    run of combining marks takes quadratic time.
    """
    if _UNCLEAN.search(text):  # to look is cheaper than to translate
        text = text.translate(_CLEAN)
    if "[…]" in text:
        text = _LEFT_OUT.sub(_emptied, text)
    if text.isascii() or (len(text) < LONGEST_WORD and unicodedata.is_normalized("NFC", text)):
        return text
    return " ".join(
        unicodedata.normalize("NFC", word) if len(word) < LONGEST_WORD else word for word in text.split(" ")
    )


def _emptied(found: re.Match[str]) -> str:
    return " " * len(found[0])


def latin_marks(text: str) -> str:
    """Return a text with Latin commas, semicolons, colons and brackets for those of other scripts, sign by sign."""
    return text if text.isascii() else text.translate(_LATIN_MARKS)


def arabic_digits(text: str) -> str:
    """Return `text` with Burmese, Arabic and Indic digits as 0-9."""
    return text if text.isascii() or not _OTHER_DIGIT.search(text) else text.translate(_DIGITS)


def read_facts(lines: Sequence[str], page_starts: Sequence[int] = ()) -> tuple[LineFacts, ...]:
    """Return the facts of every line, in order; `page_starts` are line numbers from 1."""
    starts = frozenset(page_starts)
    return tuple(_facts(index, line, starts) for index, line in enumerate(lines))


def _facts(index: int, raw: str, starts: frozenset[int]) -> LineFacts:
    page_start = index + 1 in starts or "\f" in raw[:3]
    cleaned = clean(raw)
    text = _LEADER.sub("\t", stripped) if "......" in (stripped := cleaned.strip()) or "………" in stripped else stripped
    if not text.strip("\u200b\u200c\u200d\u2060 "):
        return LineFacts(index, raw, "", "", "", page_start=page_start)
    if text.startswith("&") and not unescape(text[:LONGEST_LOOK]).strip() and len(text) < LONGEST_LOOK:
        return LineFacts(index, raw, "", "", "", page_start=page_start)
    link = len(text) < LONGEST_LOOK and (_LINK.match(text.lstrip("-–*• ")) or _IMAGE.match(text)) is not None
    untagged, tag = _without_tags(_LEADING_IMAGE.sub("", text) if text.startswith("![") else text)
    untagged = untagged if untagged.isascii() else _SPREAD_NAME.sub(r"\1 \2", untagged, count=1)
    level, rest = _heading(untagged)
    level = level or (int(tag[1]) if tag[:1] == "h" and tag[1:].isdecimal() else 0)
    quote = rest.startswith(">")
    rest = rest.lstrip("> ") if quote else rest
    cells = _cells(untagged)
    if rest.startswith("|") and cells:
        rest = "\t".join(cells)
    rest, strong = _emphasis(rest)
    number, lone, bullet, rest = _mark(rest)
    bullet = "" if level and bullet not in BULLETS else bullet  # a picture in a heading marks no entry
    if not strong:
        rest, strong = _emphasis(rest)
    if "   " in rest and len(rest) < 4 * LONGEST_LOOK:
        rest = _GAP.sub("\t", rest)
    if "\t" in rest:
        rest = "\t".join(" ".join(part.split()) for part in rest.split("\t")).strip()
    else:
        rest = " ".join(rest.split())
    bare = "\t".join(map(_unsigned, rest.split("\t"))) if rest.endswith(_SIGNED) else rest
    signed, rest = rest != bare, bare
    words = tuple(rest[:LONGEST_LOOK].split())
    return LineFacts(
        index=index, raw=raw, text=" ".join(text.split()) if "\t" not in text else text, rest=rest,
        plain=fold(rest[:LONGEST_LOOK]).lstrip("*_\"“„«' "), indent=len(cleaned) - len(cleaned.lstrip()), number=number,
        bare=lone, bullet=bullet or ("•" if tag == "li" else ""), level=level, strong=strong or tag in ("b", "strong"),
        quote=quote, link=link, page_start=page_start, cells=cells, words=words,
        letters=sum(map(str.isalnum, rest[:LONGEST_LOOK])), signed=signed,
    )  # fmt: skip


def _without_tags(text: str) -> tuple[str, str]:
    """Return the text without HTML tags and entities, and the name of the first tag that says what the line is."""
    tag = ""
    if "<" in text:
        names = [name.lower() for name in _OPENING.findall(text[:LONGEST_LOOK])]
        tag = next((name for name in names if name in _TELLING), "")
        text = _TAG.sub("", text).strip()
    if "&" in text and ";" in text:
        text = unescape(text)
    return text, tag


def _unsigned(text: str) -> str:
    """Return a name of two words or more without what says that it is signed, or a line to write on behind it.

    "/Jane Roe/", "Jane Roe (signed)", "Jane Roe ______".
    """
    if text.endswith(_TO_WRITE_ON):
        name = text.rstrip(" \t_.…")
        drawn = len(text) - len(name) >= LEAST_LINE and not name.endswith((*COLONS, ")"))
        return name if drawn and " " in name else text
    if text.startswith("/") and text.endswith("/"):
        name = text.strip("/ ")
        return name if " " in name and "/" not in name and name[:1].isupper() else text
    name, _, mark = text.rpartition(" ")
    return name if " " in name and mark.lower() in load_forms("signed_by_hand") else text


def _heading(text: str) -> tuple[int, str]:
    if text.startswith("==") and len(text) < LONGEST_LOOK and (found := _WIKI_HEADING.match(text)):
        return len(found[1]) - 1, found[2]
    found = _HEADING.match(text) if text.startswith("#") and len(text) < LONGEST_LOOK else None
    return (len(found[1]), found[2]) if found else (0, text)


def _emphasis(text: str) -> tuple[str, bool]:
    """Return the text without emphasis marks around all of it, and whether there were any."""
    found = _STRONG.match(text) if text[:1] in "*_" and len(text) < LONGEST_LOOK else None
    return (found[2].strip() + (":" if text.endswith(":") else ""), True) if found else (text, False)


def _mark(text: str) -> tuple[int | None, int | None, str, str]:
    """Return (number, bare number, bullet, the text without them). A bullet may stand before a number, not after."""
    bullet = ""
    found = (None if text[:1].isascii() else _PICTURES.match(text)) or _BULLET.match(text)
    if found:
        bullet, text = found[1], text[found.end() :].lstrip()
    if bullet and text.startswith("[") and (box := _BOX.match(text)):
        text = text[box.end() :]
    if "\u20e3" in text[:8]:  # a figure drawn as a key
        text = _KEYS.sub(lambda keys: keys[0].translate(_NO_KEYS) + ". ", text, count=1)
    digits = arabic_digits(text[:24]) + text[24:]
    numbered = _NUMBER_SPACED.match(digits) or _NUMBER.match(digits)
    telephone = numbered and numbered[1] and _TELEPHONE.match(digits, numbered.end())
    if numbered and not telephone and not (numbered[1] and not (numbered[3] or "").startswith((")", "]"))):
        rest = text[numbered.end() :].lstrip()
        return int(numbered[2] or numbered[5]), None, bullet, rest[2:].lstrip() if rest[:2] in _DASHED else rest
    bare = _BARE_NUMBER.match(digits)
    return None, int(bare[1]) if bare else None, bullet, text


def _cells(text: str) -> tuple[str, ...]:
    if len(text) > 4 * LONGEST_LOOK:
        return ()
    if text.count("|") >= 2 and text.startswith("|"):
        return tuple(cell.strip() for cell in text.strip("|").split("|"))
    return tuple(cell.strip() for cell in _GAP.split(text)) if "\t" in text or "   " in text else ()
