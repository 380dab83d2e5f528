"""Cells of the tables as their reader takes them apart: the other half of `sitegen.publishing.exports.encoding`."""

import re

_GUARDED = re.compile(r"'+[=+\-@\t\r\n＝＋－＠]")
_ITEM = re.compile(r"(?:[^\\|]|\\.)*", re.DOTALL)


def plain_text(content):
    """Return the text that `cell` wrote as `content`: the guard against formulas taken off again."""
    return content[1:] if _GUARDED.match(content) else content


def split_list(content):
    """Return the items of a list that `cell` wrote as `content`."""
    text = plain_text(content)
    if not text:
        return ()
    items, start = [], 0
    while start <= len(text):
        item = _ITEM.match(text, start)
        end = item.end() if item else start
        items.append(re.sub(r"\\(.)", r"\1", text[start:end], flags=re.DOTALL))
        start = end + 1
    return tuple(items)
