"""What the style sheets within a page, and the styles of its elements, say of how its text is shown.

Of CSS only what decides whether a person sees words, and where lines end: the cascade is that of the standard (what is
important, then the more specific selector, then the later rule), on a wide screen, with nothing hovered or opened.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from sitegen.reading.formats.web.tree import Element, descendants
from sitegen.reading.formats.web.vocabulary import UNSEEN_CLASSES

_MOST_RULES = 400  # of a page's own style sheets that are looked at; of those that say but how type looks, as many more
_WIDTH = 1280.0  # pixels of the window
_TO_PIXELS = {"px": 1.0, "em": 16.0, "rem": 16.0}
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_BRACE = re.compile(r"[{}]")
_FEATURE = re.compile(r"\(([^()]*)\)")
_WIDTHS = re.compile(r"\s*(min|max)-(?:device-)?width\s*:\s*([0-9]{1,5}(?:\.[0-9]+)?)(px|em|rem)\s*")
_TRUE = frozenset(("hover: hover", "pointer: fine", "orientation: landscape", "prefers-color-scheme: light"))
_OTHER = re.compile(r"\b(?:print|speech|not)\b")
_DECLARATION = re.compile(
    r"(?:^|[;\s])(display|visibility|text-decoration(?:-line)?|font-weight|list-style(?:-type)?|left|text-indent|clip"
    r"|clip-path|flex-direction|color|background(?:-color)?|font-size|(?:-webkit-)?background-clip|text-shadow|position|inset"
    r"|top|right|bottom|width|height|opacity|(?:-webkit-)?filter|-webkit-text-(?:fill-color|security)"
    r"|text-decoration-thickness|background-image)\s*:\s*([^;!]{1,200})(!\s*important)?",
    re.IGNORECASE,
)
_MADE = re.compile(r"([^,{}]+?)::?(?:before|after)\b")
_NUMBERED = re.compile(r"content\s*:[^;{}]*?\bcounters?\(\s*[\w-]+\s*(?:,\s*([a-z-]+)\s*)?\)")
_WORDED = re.compile(  # what is put there are words, which cover nothing
    r"content\s*:\s*(?:\"[^\"\\]*[^\W\d_][^\"\\]*\"|'[^'\\]*[^\W\d_][^'\\]*')"
)
_ALL_OFF = re.compile(r"-\d{3,}|rect\(\s*(?:0(?:px)?|1px)[\s,]+(?:0|1)(?:px)?[\s,]|inset\(\s*(?:50|100)%")
_TYPES = {
    "lower-alpha": "a", "lower-latin": "a", "upper-alpha": "A", "upper-latin": "A", "lower-roman": "i",
    "upper-roman": "I", "decimal": "1", "none": "none",
}  # fmt: skip
_ALIASES = {
    "background-color": "background", "-webkit-background-clip": "background-clip", "-webkit-filter": "filter",
    "background-image": "image", "-webkit-text-fill-color": "fill", "-webkit-text-security": "security",
    "text-decoration-thickness": "thickness",
}  # fmt: skip
_LAID = frozenset((
    "position", "inset", "top", "right", "bottom", "width", "height", "opacity", "filter", "fill", "security",
    "thickness", "image",
))  # fmt: skip
_LAYING = re.compile(
    r"position\s*:\s*absolute|(?:opacity|filter|fill-color|security|thickness|-image)\s*:", re.IGNORECASE
)
_LOOKS = frozenset(("color", "background", "font-size", "background-clip", "text-shadow"))
_LINES = frozenset(("block", "flow-root", "list-item", "flex", "grid", "table", "table-row"))

_INLINE = (1_000_000, 0)  # an element's own style: more specific than any selector

Weight = tuple[int, int, int]  # important or not, how specific, which one in order
Said = dict[str, tuple[Weight, str]]


def apply_styles(parser: LexborHTMLParser, root: Element, known: Mapping[int, Element]) -> bool:
    """Mark the elements below `root` as their styles say; `known` maps the nodes of the parser to elements.

    Returns whether all that was said of how type looks was taken.
    """
    elements = list(descendants(root))
    cascade = _Cascade(parser, known)
    for order, (selector, styles) in enumerate(_rules(_sheets(elements))):
        if cascade.rules == _MOST_RULES:
            break
        cascade.take(order, selector, styles)
    for element in elements:
        if style := element.get("style"):
            _weigh(cascade.said.setdefault(element, {}), _declared(style), _INLINE)
    for element, styled in cascade.said.items():
        _mark(element, {name: value for name, (_, value) in styled.items()})
    for element, kind in cascade.numbered.items():
        element.list_type = kind
    return max(cascade.rules, cascade.looks) < _MOST_RULES


@dataclass(slots=True)
class _Cascade:
    """What the rules of a page say of its elements; `numbered` are those that a rule puts numbers before."""

    parser: LexborHTMLParser
    known: Mapping[int, Element]
    said: dict[Element, Said] = field(default_factory=dict)
    numbered: dict[Element, str] = field(default_factory=dict)
    rules: int = 0  # that say something
    looks: int = 0  # that say but how type looks
    laid: int = 0  # that say but what lies over what

    def take(self, order: int, selector: str, styles: str) -> None:
        """Take one rule. A colon in its selector is a state, or what is put before or after an element."""
        if ":" in selector:
            self._take_made(selector, styles)
        elif declared := _declared(styles):
            others = [name for name, _, _ in declared if name not in _LAID]
            if not others:
                if self.laid == _MOST_RULES or not _LAYING.search(styles):
                    return
                self.laid += 1
            elif all(name in _LOOKS for name in others):
                if self.looks == _MOST_RULES:
                    return
                self.looks += 1
            else:
                self.rules += 1
            for one in selector.split(","):
                for element in self._chosen(one):
                    _weigh(self.said.setdefault(element, {}), declared, (_specific(one), order))

    def _take_made(self, selector: str, styles: str) -> None:
        """Take what a rule puts before or behind elements: numbers, or what it draws over them, a bar for example."""
        made, number = _MADE.match(selector), _NUMBERED.search(styles)
        if made is not None and number:
            self.rules += 1
            self.numbered |= dict.fromkeys(self._chosen(made[1]), _TYPES.get(number[1] or "decimal", "1"))
        elif made is not None and self.laid < _MOST_RULES and _draws(styles):
            self.laid += 1
            said = {name: value for name, value, _ in _declared(styles)}
            for element in self._chosen(made[1]):
                element.over = said

    def _chosen(self, selector: str) -> list[Element]:
        """Return the elements that a selector means."""
        try:
            nodes: Sequence[LexborNode] = self.parser.css(selector.strip())
        except Exception:  # noqa: BLE001 - a selector that the library does not know says nothing here
            return []
        return [self.known[node.mem_id] for node in nodes if node.mem_id in self.known]


def _draws(styles: str) -> bool:
    return "content" in styles and _LAYING.search(styles) is not None and not _WORDED.search(styles)


def _on_screen(query: str) -> bool:
    """Return whether a media query holds for a wide screen."""
    return not query.strip() or any(_holds(one) for one in query.lower().split(","))


def _holds(query: str) -> bool:
    return not _OTHER.search(query) and all(map(_is_true, _FEATURE.findall(query)))


def _is_true(feature: str) -> bool:
    """Return whether the window has a feature; what is not understood is not true, as the standard has it."""
    width = _WIDTHS.fullmatch(feature)
    if width is None:
        return ": ".join(feature.replace(":", " ").split()) in _TRUE
    pixels = float(width[2]) * _TO_PIXELS[width[3]]
    return pixels <= _WIDTH if width[1] == "min" else pixels >= _WIDTH


def _sheets(elements: Sequence[Element]) -> str:
    return "\n".join(
        "".join(one for one in element.children if isinstance(one, str))
        for element in elements
        if element.name == "style" and _on_screen(element.get("media"))
    )


def _rules(sheet: str) -> Iterator[tuple[str, str]]:
    """Yield the selectors and styles of the rules that hold on a wide screen."""
    sheet = _COMMENT.sub("", sheet)
    start = 0
    opened: list[tuple[str, bool]] = []  # the blocks that are open: what begins each, whether it holds
    for brace in _BRACE.finditer(sheet):
        text = sheet[start : brace.start()]
        start = brace.end()
        if brace[0] == "{":
            prelude = text.rpartition(";")[2].strip()
            holds = (not opened or opened[-1][1]) and (not prelude.startswith("@") or _is_read(prelude))
            opened.append((prelude, holds))
        elif opened:
            prelude, holds = opened.pop()
            if holds and not prelude.startswith("@"):
                yield prelude, text


def _is_read(prelude: str) -> bool:
    name, _, query = prelude.partition(" ")
    return name in ("@supports", "@layer") or (name == "@media" and _on_screen(query))


def _declared(styles: str) -> list[tuple[str, str, bool]]:
    return [
        (_ALIASES.get(name.lower(), name.lower()), value.strip().lower(), bool(important))
        for name, value, important in _DECLARATION.findall(styles)
    ]


def _specific(selector: str) -> int:
    """Return how specific a selector is: ids, then classes and attributes, then names of elements."""
    ids, classes = selector.count("#"), selector.count(".") + selector.count("[")
    return ids * 10_000 + classes * 100 + len(re.findall(r"(?:^|[\s>+~])[a-zA-Z]", selector))


def _weigh(said: Said, declared: Sequence[tuple[str, str, bool]], weight: tuple[int, int]) -> None:
    for name, value, important in declared:
        mine = (int(important), *weight)
        if name not in said or said[name][0] <= mine:
            said[name] = (mine, value)


def _mark(element: Element, said: Mapping[str, str]) -> None:
    display = said.get("display", "").split()[:1]
    if display:
        element.hidden = display == ["none"] or not UNSEEN_CLASSES.isdisjoint(element.get("class").split())
        element.block = display[0] in _LINES
        if display[0] in ("flex", "inline-flex") and not said.get("flex-direction", "").startswith("column"):
            element.row = True
    if said.get("visibility") in ("hidden", "collapse"):
        element.hidden = True
    if any(_ALL_OFF.match(said.get(name, "")) for name in ("left", "text-indent", "clip", "clip-path")):
        element.hidden = True
    decoration = said.get("text-decoration", said.get("text-decoration-line", ""))
    element.struck = "line-through" in decoration
    element.italic = said.get("font-style", "") in ("italic", "oblique")
    element.bold = re.match(r"bold|[6-9]00\b", said.get("font-weight", "")) is not None
    element.color, element.ground = said.get("color", ""), said.get("background", "")
    element.size = said.get("font-size", "")
    element.color, element.ground = said.get("fill", element.color), element.ground or said.get("image", "")
    element.laid = {name: said[name] for name in ("left", *_LAID, "text-decoration") if name in said}
    element.cut = "text" in said.get("background-clip", "") or said.get("text-shadow", "none") != "none"
    for name in ("list-style", "list-style-type"):
        for word in said.get(name, "").split():
            element.list_type = _TYPES.get(word, element.list_type)
