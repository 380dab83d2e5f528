"""Scans, and the table of words that a program recognised in them."""

DRAWN = [(700, " ")]  # a page on which something is drawn that is no text
PNG = b"\x89PNG\r\n\x1a\n and the rest of a picture"
HEADER = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"


def table(*lines, page=1):
    """A table of lines, each words with how sure the program is of them in per cent; 96 unless said."""
    rows = [HEADER, f"1\t{page}\t0\t0\t0\t0\t0\t0\t2480\t3508\t-1\t"]
    for number, words in enumerate(lines, 1):
        left = 300
        for at, word in enumerate(words.split(), 1):
            text, _, sure = word.partition(":")
            place = f"{left}\t{300 + 60 * number}\t{22 * len(text)}\t40"
            rows.append(f"5\t{page}\t1\t1\t{number}\t{at}\t{place}\t{sure or 96}\t{text}")
            left += 22 * len(text) + 15
    return ("\n".join(rows) + "\n").encode()
