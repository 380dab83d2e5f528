"""Reading the case files of this room: sections of pairs of names."""

import re

PAIR = re.compile(r"- (.+?) ([=≠?]) (.+?)(?: [=≠?])?$")


def read_pairs(path):
    """Return (section, first, relation, second) for every line of a case file that is a pair."""
    found, section = [], ""
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("## "):
            section = line[3:]
        elif pair := PAIR.match(line):
            found.append((section, pair[1], pair[2], pair[3]))
    return found
