import pytest

from sitegen.core.source import digest
from sitegen.reading.formats import read_source

BURMESE = "မြန်မာ ပြည်သူ\n"


def read(data, path="letter.txt"):
    return read_source(path, data)


def fault(data, path="letter.txt"):
    checked = read(data, path)
    assert checked.value is None
    (found,) = checked.diagnostics
    return found.code, found.span.first


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("Café\n" + BURMESE, "utf-8"),
        (b"\xef\xbb\xbf" + ("Café\n" + BURMESE).encode(), "utf-8"),
        (("\ufeffCafé\n" + BURMESE).encode("utf-16-le"), "utf-16-le"),
        (("\ufeffCafé\n" + BURMESE).encode("utf-16-be"), "utf-16-be"),
        (("\ufeffCafé\n" + BURMESE).encode("utf-32-le"), "utf-32-le"),
    ],
)
def test_the_same_text_in_any_encoding_of_unicode(data, encoding):
    data = data if isinstance(data, bytes) else data.encode()
    checked = read(data)
    assert checked.value.lines[-1] == BURMESE.rstrip("\n")
    assert checked.value.encoding == encoding
    assert checked.value.sha256 == digest(data)
    assert [one.code for one in checked.diagnostics] == ([] if encoding == "utf-8" else ["S105"])


def test_western_text_from_older_systems_is_read_and_said():
    checked = read("Hello\nL’été à Zürich – “citoyens”\n".encode("cp1252"))
    assert checked.value.lines == ("Hello", "L’été à Zürich – “citoyens”")
    assert [(one.code, one.span.first) for one in checked.diagnostics] == [("S105", 2)]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", ("S102", 1)),
        (b" \n\t\r\n", ("S102", 1)),
        (b"\xef\xbb\xbf\n", ("S102", 1)),
        ("\ufeff \n".encode("utf-16-le"), ("S102", 1)),
        (b"Dear\0\0\0\1\2 all", ("S103", 1)),
        (b"\x7fELF\2\1\1\0\0\0", ("S103", 1)),
        (bytes(range(1, 32)) * 4, ("S103", 1)),
        ("Zürich\nÉtat\n".encode() * 9 + b"\xff\n", ("S104", 19)),
        ("Москва и Санкт-Петербург\n".encode("cp1251"), ("S104", 1)),
        (b"One\nTwo \x81\n", ("S104", 2)),
        (b"\xff\xfeD\0e\0\n\0\0\xd8", ("S104", 2)),
        (b"\xff\xfeD\0\0\0", ("S103", 1)),
    ],
)
def test_what_is_no_text_gets_one_clear_error(data, expected):
    assert fault(data) == expected


def test_lines_stay_as_they_are():
    assert read("a \r\n\tb\rc\x0b\u2028d\x85\n\n\n".encode()).value.lines == (
        "a ",
        "\tb",
        "c\x0b\u2028d\x85",
        "",
        "",
    )


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("a\nb\n", ()),
        ("a\n\fb\nc\n", (1, 2)),
        ("a\f\nb\n", (1, 2)),
        ("a\n\f\nb\n", (1, 2)),
        ("a\n\fb\n\f", (1, 2, 3)),
        ("a\n\f\fb\n", (1, 2, 2)),
        ("a\f", (1,)),
    ],
)
def test_form_feeds_start_pages(text, starts):
    assert read(text.encode()).value.page_starts == starts


@pytest.mark.parametrize("path", ["x.md", "x.html"])
def test_front_matter_may_have_the_line_ends_of_windows(path):
    data = b"---\r\ntitle: Our letter\r\nlang: en\r\n---\r\n\r\n<p>Dear all</p>\r\n"
    source = read_source(path, data).value
    assert source.lines[:4] == ("---", "title: Our letter", "lang: en", "---")
    assert [one.value for one in source.evidence if one.origin == "front-matter"] == ["Our letter", "en"]


@pytest.mark.parametrize("depth", [40, 2000])
def test_parts_within_parts_are_opened_or_refused(depth):
    head = "From: a@example.org\nSubject: x\nMIME-Version: 1.0\n"
    nested = "".join(f'Content-Type: multipart/mixed; boundary="b{one}"\n\n--b{one}\n' for one in range(depth))
    read = read_source("x.eml", (head + nested + "Content-Type: text/plain\n\nDear all\n").encode())
    if read.value is None:
        assert [one.code for one in read.diagnostics] == ["S110"]
    else:
        assert "Dear all" in read.value.lines
    assert (read.value is None) is (depth > 1000)
