"""Tables with more rows than can be held: their rows are made as they are written, and written in parts."""

import json
from hashlib import sha256

from sitegen.publishing.exports.encoding import encode
from sitegen.publishing.exports.parts import Made
from sitegen.publishing.exports.tables import Column, Rows, Table

COLUMNS = (Column("number", "integer", "A number.", required=True), Column("name", "string", "A name.", sparse=True))
MANY = 100_000


def table(count, gone=None):
    def made():
        for number in range(count):
            if gone is not None:
                gone.append(number)
            yield number, f"name {number}" if number % 2 else None

    return Table("many", "Many", "Rows.", COLUMNS, Rows(count, made))


def test_a_table_is_written_in_parts_while_its_rows_are_made():
    gone = []
    sizes = []

    def put(path, data):
        sizes.append((path, [(len(part), len(gone)) for part in data]))
        return b""

    Made({}, encode(table(MANY, gone))).put(put)
    for at, (_, parts) in enumerate(sizes):
        assert len(parts) > 20
        assert max(size for size, _ in parts) < sum(size for size, _ in parts) / 10
        assert parts[1][1] < at * MANY + 10_000  # few rows were made when the first of them went
    assert [path for path, _ in sizes] == ["data/many.csv", "data/many.json"]


def test_what_is_written_in_parts_is_the_whole_table():
    files, facts = Made({}, encode(table(MANY))).put(lambda _, data: b"".join(data))
    csv, rows = files["data/many.csv"].decode().split("\r\n"), json.loads(files["data/many.json"])
    assert csv[:3] == ["number,name", "0,", "1,name 1"]
    assert (len(csv), len(rows)) == (MANY + 2, MANY)
    assert rows[-2:] == [{"number": MANY - 2}, {"number": MANY - 1, "name": f"name {MANY - 1}"}]
    for path, data in files.items():
        assert (facts[path].size, facts[path].sha256) == (len(data), sha256(data).hexdigest())


def test_a_table_without_rows_is_an_empty_list():
    files, _ = Made({}, encode(table(0))).put(lambda _, data: b"".join(data))
    assert files == {"data/many.csv": b"number,name\r\n", "data/many.json": b"[]\n"}
