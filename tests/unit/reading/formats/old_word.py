"""Word files of before 2007 made here, so that no opaque fixture lies about: text, how it is set, and its parts."""

import struct
from itertools import accumulate, pairwise

from sitegen.reading.formats.word_97.binary import Places
from sitegen.reading.formats.word_97.sprms import Sprm

_TEXT = 1024  # where the text begins
_STORIES = ("text", "notes", "edges", "macros", "comments", "endnotes", "boxes", "boxes_of_edges")
_SIZES = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}


def compound(streams):
    """A compound file with streams of those names, each as long as such need be that are not packed together.

    What stands before a slash in a name is the folder that the stream is in.
    """
    held = {name: data.ljust(4096, b"\0") for name, data in streams.items()}
    sectors = [-(-len(data) // 512) for data in held.values()]
    above = (name.split("/")[:-1] for name in held)
    folders = list(dict.fromkeys("/".join(one[:n]) for one in above for n in range(len(one) + 1)))  # "" is the root
    folder = -(-(len(held) + len(folders)) // 4)
    tables = -(-(sum(sectors) + folder + 1) // 127)  # sectors of the table that says which sector follows which
    starts = list(accumulate(sectors, initial=tables + folder))
    follows = [0xFFFFFFFD] * tables + [*range(tables + 1, tables + folder), 0xFFFFFFFE]
    for start, end in pairwise(starts):
        follows += [*range(start + 1, end), 0xFFFFFFFE]
    head = struct.pack(
        "<8s16xHHHHH6xIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6, 0, tables, tables, 0,
        4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0,
    )  # fmt: skip
    head += struct.pack("<109I", *range(tables), *[0xFFFFFFFF] * (109 - tables))
    table = struct.pack(f"<{len(follows)}I", *follows).ljust(512 * tables, b"\xff")
    named = b"".join(_entries(held, folders, starts)).ljust(512 * folder, b"\0")
    return head + table + named + b"".join(data + bytes(-len(data) % 512) for data in held.values())


def _entries(held, folders, starts):
    """Yield the root, folders and streams; each has its neighbours to the right of it."""
    names = ["", *filter(None, folders), *held]
    for number, name in enumerate(names):
        above = name.rpartition("/")[0]
        right = next((n for n in range(number + 1, len(names)) if names[n].rpartition("/")[0] == above), 0xFFFFFFFF)
        is_folder = number < len(names) - len(held)
        child = next((n for n in range(1, len(names)) if names[n].rpartition("/")[0] == name), 0xFFFFFFFF)
        own = f"{name.rpartition('/')[2] or 'Root Entry'}\0".encode("utf-16-le")
        start = starts[number - len(names) + len(held)] if not is_folder else 0xFFFFFFFE
        kind, size = (5 if not number else 1, 0) if is_folder else (2, len(held[name]))
        below, beside = (child if is_folder else 0xFFFFFFFF), (right if number else 0xFFFFFFFF)
        yield struct.pack("<64sHBBIII36xIII", own, len(own), kind, 1, 0xFFFFFFFF, beside, below, start, size, 0)


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


def doc(
    *text,
    parts=(),
    behind_lists=b"",
    encoding="utf-16-le",
    flags=0x200,
    magic=0xA5EC,
    version=0xC1,
    data=b"",
    streams=None,
    **stories,
):
    """A Word file: paragraphs of its text and of other stories; `parts` by their places."""
    main, lengths, runs, paragraphs = _written({"text": text, **stories}, encoding)
    table = {
        Places.PIECES: _pieces(sum(lengths), encoding),
        Places.RUNS: _pages(main, runs),
        Places.PARAGRAPHS: _pages(main, paragraphs),
        **dict(parts),
    }
    packed = bytearray()
    struct.pack_into("<HHHHHH", main, 0, magic, version, 0, 0x409, 0, flags)
    struct.pack_into("<8i", main, 0x4C, *lengths)
    struct.pack_into("<H", main, 0x98, 93)
    for place, part in table.items():
        struct.pack_into("<II", main, 0x9A + 8 * place, len(packed), len(part))
        packed += part + (behind_lists if place == Places.LISTS else b"")
    return compound({"WordDocument": bytes(main), "1Table": bytes(packed), "Data": data, **(streams or {})})


def _written(stories, encoding):
    """Return the stream with the text, the lengths of the stories, and how runs and paragraphs are set."""
    main, lengths, runs, paragraphs = bytearray(_TEXT), [], [], []
    for story in _STORIES:
        lengths.append(sum(len(text) for of_paragraph, _ in stories.get(story, ()) for text, _ in of_paragraph))
        for of_paragraph, set_ in stories.get(story, ()):
            begins = len(main)
            for text, of_run in of_paragraph:
                runs.append((len(main), len(main) + len(text.encode(encoding)), bytes((len(of_run),)) + of_run))
                main += text.encode(encoding)
            paragraphs.append((begins, len(main), _sized(set_)))
    return main, lengths, runs, paragraphs


def _sized(set_):
    size = bytes((len(set_) // 2 + 1,)) if len(set_) % 2 else bytes((0, len(set_) // 2))
    return size + set_


def _pieces(total, encoding):
    at = _TEXT if encoding == "utf-16-le" else _TEXT * 2 | 0x40000000
    table = plc((0, total), struct.pack("<HIH", 0, at, 0))
    return b"\x02" + struct.pack("<I", len(table)) + table


def _pages(main, held):
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
