"""Word files of before 2007 made here, so that no opaque fixture lies about: text, how it is set, and its parts."""

import struct
from itertools import accumulate, pairwise

from sitegen.reading.formats.word_97.binary import Places
from sitegen.reading.formats.word_97.sprms import Sprm

_TEXT = 1024  # where the text begins
_STORIES = ("text", "notes", "edges", "macros", "comments", "endnotes", "boxes", "boxes_of_edges")
_SIZES = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}


def compound(**streams):
    """A compound file with streams of those names, each as long as such need be that are not packed together."""
    held = {name.replace("_", ""): data.ljust(4096, b"\0") for name, data in streams.items()}
    sectors = [-(-len(data) // 512) for data in held.values()]
    count = sum(sectors) + 2
    tables = -(-count // 127)  # sectors of the table that says which sector follows which
    folder = -(-(len(held) + 1) // 4)
    starts = list(accumulate(sectors, initial=tables + folder))
    follows = [0xFFFFFFFD] * tables + [*range(tables + 1, tables + folder), 0xFFFFFFFE]
    for start, end in pairwise(starts):
        follows += [*range(start + 1, end), 0xFFFFFFFE]
    entries = [_entry("Root Entry", 5, 1, 0xFFFFFFFE, 0)]
    for number, (name, data) in enumerate(held.items(), 1):
        entries.append(_entry(name, 2, number + 1 if number < len(held) else 0xFFFFFFFF, starts[number - 1], len(data)))
    head = struct.pack(
        "<8s16xHHHHH6xIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6, 0, tables, tables, 0,
        4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0,
    )  # fmt: skip
    head += struct.pack("<109I", *range(tables), *[0xFFFFFFFF] * (109 - tables))
    table = struct.pack(f"<{len(follows)}I", *follows).ljust(512 * tables, b"\xff")
    folders = b"".join(entries).ljust(512 * folder, b"\0")
    return (
        head
        + table
        + folders
        + b"".join(data.ljust(512 * n, b"\0") for data, n in zip(held.values(), sectors, strict=True))
    )


def _entry(name, kind, following, start, size):
    named = f"{name}\0".encode("utf-16-le")
    right, child = (0xFFFFFFFF, following) if kind == 5 else (following, 0xFFFFFFFF)
    return struct.pack("<64sHBBIII36xIII", named, len(named), kind, 1, 0xFFFFFFFF, right, child, start, size, 0)


def sprm(number, value=1):
    """One property."""
    size = _SIZES.get(number >> 13)
    if size is None:
        return struct.pack("<HB", number, len(value)) + value
    return struct.pack("<H", number) + (value % 256**size).to_bytes(size, "little")


def run(text, *properties):
    """Text that is set alike."""
    return text, b"".join(properties)


def p(*runs, style=0, properties=b"", end="\r"):
    """A paragraph of runs or plain text; the last run has its end."""
    runs = [one if isinstance(one, tuple) else run(one) for one in runs] or [run("")]
    text, held = runs.pop()
    return [*runs, (text + end, held)], struct.pack("<H", style) + properties


def cell(text):
    return p(text, properties=sprm(Sprm.IN_TABLE), end="\x07")


def row_end():
    return p("", properties=sprm(Sprm.IN_TABLE) + sprm(Sprm.ENDS_ROW), end="\x07")


def plc(places, *entries):
    """What most parts are: places, then the entries between them."""
    return struct.pack(f"<{len(places)}I", *places) + b"".join(entries)


def style(paragraph=b"", type_=b"", *, built_in=0, based_on=0xFFF):
    """A style of paragraphs."""
    sets = (b"\0\0" + paragraph, type_)
    held = struct.pack("<HHHHHHHH", built_in, 1 | based_on << 4, len(sets), 0, 0, 1, ord("x"), 0)
    for one in sets:
        held += b"\0" * (len(held) % 2) + struct.pack("<H", len(one)) + one
    return held


def sheet(*styles):
    """The styles of a document."""
    held = struct.pack("<HHH", 4, len(styles), 10)
    return held + b"".join(struct.pack("<H", len(one)) + one for one in styles)


def fonts(*names):
    """The fonts of a document."""
    held = [bytes(39) + f"{name}\0".encode("utf-16-le") for name in names]
    return struct.pack("<HH", len(held), 0) + b"".join(bytes((len(one),)) + one for one in held)


def level(text, *, form=0, start=1):
    """A level of a list; a figure from \\0 stands for the number of that level."""
    places = bytes(at for at, one in enumerate(text, 1) if one < "\x09").ljust(9, b"\0")
    numbers = struct.pack("<iBB9s13x", start, form, 0, places)
    return numbers + struct.pack("<H", len(text)) + text.encode("utf-16-le")


def lists(*levels):
    """One list of those levels, in use as number 1: its part with what stands behind it, the part of those in use."""
    listed = struct.pack("<Hi22xBx", 1, 7, len(levels) == 1)
    return (listed, b"".join(levels)), struct.pack("<Ii12xI", 1, 7, 0xFFFFFFFF)


def doc(*text, parts=(), behind_lists=b"", wide=True, flags=0x200, magic=0xA5EC, more=b"", **stories):
    """A Word file: paragraphs of its text and of other stories; `parts` by their places."""
    held = {"text": text, **stories}
    lengths = [sum(len(text) for runs, _ in held.get(name, ()) for text, _ in runs) for name in _STORIES]
    main, runs, paragraphs = bytearray(_TEXT), [], []
    encoding = "utf-16-le" if wide else "cp1252"
    for story in _STORIES:
        for held_runs, set_ in held.get(story, ()):
            begins = len(main)
            for one, of_run in held_runs:
                runs.append((len(main), len(main) + len(one.encode(encoding)), bytes((len(of_run),)) + of_run))
                main += one.encode(encoding)
            cut = len(set_) % 2
            size = bytes((len(set_) // 2 + 1,)) if cut else bytes((0, len(set_) // 2))
            paragraphs.append((begins, len(main), size + set_))
    end, total = len(main), sum(lengths)
    table = {
        Places.PIECES: _pieces(total, wide),
        Places.RUNS: _pages(main, runs, 1),
        Places.PARAGRAPHS: _pages(main, paragraphs, 13),
        **dict(parts),
    }
    packed = bytearray()
    pairs = bytearray(93 * 8)
    for place, part in table.items():
        struct.pack_into("<II", pairs, 8 * place, len(packed), len(part))
        packed += part + (behind_lists if place == Places.LISTS else b"")
    struct.pack_into("<HHHHHH", main, 0, magic, 0xC1, 0, 0x409, 0, flags)
    struct.pack_into("<II", main, 0x18, _TEXT, end)
    struct.pack_into("<8i", main, 0x4C, *lengths)
    struct.pack_into("<H", main, 0x98, 93)
    main[0x9A : 0x9A + len(pairs)] = pairs
    return compound(WordDocument=bytes(main), **{"1Table": bytes(packed)}, Data=more)


def _pieces(total, wide):
    at = _TEXT if wide else _TEXT * 2 | 0x40000000
    table = plc((0, total), struct.pack("<HIH", 0, at, 0))
    return b"\x02" + struct.pack("<I", len(table)) + table


def _pages(main, held, entry):
    """Add a page for each stretch, and return the table of the pages."""
    main += bytes(-len(main) % 512)
    first = len(main) // 512
    for start, end, set_ in held:
        at = (510 - len(set_)) // 2
        page = bytearray(512)
        struct.pack_into("<IIB", page, 0, start, end, at)
        page[2 * at : 2 * at + len(set_)] = set_
        page[511] = 1
        main += page
    numbers = range(first, first + len(held))
    return plc([start for start, _, _ in held] + [held[-1][1]], *(struct.pack("<I", one) for one in numbers))


_ITEM = sprm(Sprm.LIST, 1)
_DEEP, _DEEPEST = (_ITEM + sprm(Sprm.LIST_LEVEL, depth) for depth in (1, 2))
_LEVELS = lists(level("\0.", start=3), level("\0.\1)", form=4), *[level("•", form=23)] * 7)
LISTED = {  # what `doc` is to be given for a list of three levels
    "text": [
        p(text, properties=held) for text, held in zip("abcde", (_ITEM, _DEEP, _DEEP, _DEEPEST, _ITEM), strict=True)
    ],
    "parts": {Places.LISTS: _LEVELS[0][0], Places.LISTS_IN_USE: _LEVELS[1]},
    "behind": _LEVELS[0][1],
}
