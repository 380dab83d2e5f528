"""The plain style of YAML in which records are written, and a quick way to read it back.

YAML's own machinery takes seconds for twenty thousand records. Records in the style that `dump_record` writes
are told by their lines and read without it; whatever else stands in the file goes the long way, with the same
result.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

# A scalar that needs no quotes in any YAML: starts with a letter, holds nothing that could be syntax, is no
# word that YAML reads.
_SAFE = re.compile(
    r"(?!(?:y|n|yes|no|on|off|true|false|null)$)"
    r"[^\W\d_](?:[\w'’“”.,()/–—&+ \u1000-\u109f-]*[\w'’“”.()\u1000-\u109f])?$",
    re.IGNORECASE,
)
_QUOTED = re.compile(r'"([^"\\\x00-\x1f\x7f-\x9f]+)"$')
_FIELD = re.compile(r"  (id|name|parent|place|why_this_name): (.+)$")
_VARIANT = re.compile(r"    (- )(.+)$")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*$")


FieldValue = str | bool | tuple[str, ...] | dict[str, str]
Fields = Mapping[str, FieldValue]


_END = "  # end: "
_STOOD = "# stood behind:"  # below a record that was taken out, with the first line of the one before it


@dataclass(frozen=True, slots=True)
class Chunk:
    """The lines of one record, and the number of the first.

    A record that we write ends with a line that names its id. Where git joins two branches, one of which adds to the
    last record of the file and the other a record behind it, what was added stays on its side of that line.
    """

    first: int
    lines: tuple[str, ...]

    @property
    def length(self) -> int:
        """How many lines the record has, without the empty ones and the comments behind it."""
        length = len(self.lines)
        while length > 1 and (not self.lines[length - 1].strip() or self.lines[length - 1].startswith("#")):
            length -= 1
        return length

    def beyond(self) -> int | None:
        """Return the number of the first line that stands behind the end of the record, or None if there is none.

        White space and comments say nothing of a record.
        """
        ends = False
        for number, line in enumerate(self.lines, self.first):
            if ends and line.startswith("  ") and line.strip() and not line.lstrip().startswith("#"):
                return number
            ends = ends or _is_end(line)
        return None


def _is_end(line: str) -> bool:
    """Tell whether a line is the one that ends a record: "# end:" and an id, nothing else."""
    return line.startswith(_END) and bool(_ID.fullmatch(line.removeprefix(_END).strip()))


def split_records(text: str) -> tuple[Chunk, ...] | None:
    """Return the records of a list at the margin, each with its lines, or None where `text` is anything else."""
    chunks: list[tuple[int, list[str]]] = []
    for number, line in enumerate(text.split("\n"), 1):
        if line.startswith("- "):
            chunks.append((number, [line]))
        elif not line or line.isspace() or line.startswith("#"):
            if chunks:
                chunks[-1][1].append(line)
        elif chunks and line.startswith("  "):
            chunks[-1][1].append(line)
        else:
            return None
    return tuple(Chunk(first, tuple(lines)) for first, lines in chunks)


def without_records(text: str, lines: Collection[int]) -> tuple[str, str]:
    """Return `text` without the records that start on `lines` (from 1), and these; all else stays byte for byte.

    Behind each of these stands which one it stood behind, for `with_records`.
    """
    kept = text.split("\n")
    gone: list[str] = []
    chunks = split_records(text) or ()
    before = ""
    for chunk in chunks:
        if chunk.first in lines:
            gone += [*chunk.lines[: chunk.length], f"{_STOOD} {before}".rstrip()]
        else:
            before = chunk.lines[0][2:].strip()
    for chunk in reversed(chunks):
        if chunk.first in lines:
            del kept[chunk.first - 1 : chunk.first - 1 + chunk.length]
    return "\n".join(kept), "".join(f"{line}\n" for line in gone)


def with_records(text: str, gone: str) -> str:
    """Return `text` with records that `without_records` took out, each where it stood; at the end if that is gone.

    What was taken out last comes back first, for it stood beside what was left then.
    """
    for chunk in reversed(split_records(gone) or ()):
        place = next((line[len(_STOOD) :].strip() for line in chunk.lines if line.startswith(_STOOD)), None)
        lines, there = text.rstrip("\n").split("\n") if text.strip() else [], split_records(text) or ()
        before = next((one for one in there if one.lines[0][2:].strip() == place), None)
        at = before.first - 1 + before.length if before else there[0].first - 1 if there and place == "" else len(lines)
        lines[at:at] = [line for line in chunk.lines[: chunk.length] if line]
        text = "".join(f"{line}\n" for line in lines)
    return text


def read_plain_record(lines: tuple[str, ...]) -> dict[str, Any] | None:
    """Return the fields of a record in the plain style, or None if anything about it is out of the ordinary."""
    fields: dict[str, Any] = {}
    variants: list[str] | None = None
    for line in (f"  {lines[0][2:]}", *lines[1:]):
        if not line or line.startswith(("#", _END)):
            continue
        if line == "  nested: true" and "nested" not in fields:
            variants, fields["nested"] = None, True
            continue
        found = _VARIANT.match(line) if variants is not None else None
        if found is None:
            found = _FIELD.match(line)
            variants = None
        value = _value(found[2]) if found else None
        if line == "  variants:" and "variants" not in fields:
            variants = fields["variants"] = []
        elif found is None or value is None or found[1] in fields:
            return None
        elif variants is not None:
            variants.append(value)
        else:
            fields[found[1]] = value
    whole = _ID.match(fields.get("id", "")) and "name" in fields and fields.get("variants", True)
    return fields | {"variants": tuple(fields.get("variants", ()))} if whole else None


def _value(text: str) -> str | None:
    """Return what a plain or simply quoted scalar says, or None."""
    if _SAFE.match(text):
        return text
    found = _QUOTED.match(text)
    return (found[1].strip() or None) if found else None


def dump_record(fields: Fields) -> str:
    """Return a record as YAML lines: fields in the order given, lists below their names, quotes where needed."""
    lines: list[str] = []
    for name, value in fields.items():
        if isinstance(value, bool):
            lines.append(f"  {name}: {str(value).lower()}")
        elif isinstance(value, str):
            lines.append(f"  {name}: {scalar(value)}")
        elif isinstance(value, dict):
            lines += [f"  {name}:", *(f"    {scalar(one)}: {scalar(other)}" for one, other in value.items())]
        else:
            lines += [f"  {name}:", *(f"    - {scalar(one)}" for one in value)]
    return "- " + "\n".join(lines)[2:] + "\n"


def ended(record: str, own: str) -> str:
    """Return a record, as `dump_record` writes it, with the line that ends the record of that id."""
    return f"{record}{_END}{own}\n"


def scalar(text: str) -> str:
    """Return `text` as a YAML scalar on one line, plain if that is safe, else in double quotes."""
    return text if _SAFE.match(text) else f'"{"".join(map(_escape, text))}"'


def _escape(sign: str) -> str:
    if sign in '"\\':
        return f"\\{sign}"
    if sign.isprintable():
        return sign
    code = ord(sign)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
