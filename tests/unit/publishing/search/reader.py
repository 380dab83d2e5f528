"""The index read back, as a browser reads it."""

import json

from sitegen.publishing.search.postings import DIGITS


def called(files, path):
    """Return the name and the value that a script of the index hands over."""
    text = files[path].decode()
    name, _, value = text.removeprefix('archiveSearch.take("').removesuffix(");\n").partition('",')
    return name, value[1:-1] if value.startswith("`") else json.loads(value)


def postings(files, kind, folder="w"):
    """Return all terms of an index, each with its documents and their places, None where those are held apart."""
    found = {}
    for path in files:
        if not path.startswith(f"search/{kind}/{folder}/"):
            continue
        group = ""
        for line in called(files, path)[1].splitlines():
            if line.startswith("#"):
                group = line[1:]
                continue
            term, text = line.split("\t")
            found.setdefault(term, {}).update({f"{group}.{own}": its for own, its in documents(text)})
    return found


def documents(text):
    """Yield the documents of a line of postings, each with its places."""
    values, at = [DIGITS.index(sign) for sign in text], 0
    while at < len(values):
        document, at = values[at], at + 2
        count, at = number(values, at)
        places, place = [], 0
        for _ in range(count):
            step, at = number(values, at)
            place += step
            places.append(place)
        yield document, places if count else None


def number(values, at):
    """Return the number that begins at a place, and the place behind it."""
    value = 0
    while values[at] >= 32:
        value, at = value * 32 + values[at] - 32, at + 1
    return value * 32 + values[at], at + 1
