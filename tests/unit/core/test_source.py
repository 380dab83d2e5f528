import pytest

from sitegen.core.source import Source, Span, digest, said_lines, split_lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", ()),
        ("a", ("a",)),
        ("a\n", ("a",)),
        ("a\n\n", ("a", "")),
        ("a\r\nb\rc\nd", ("a", "b", "c", "d")),
        ("a\fb\x85c\u2028d\n", ("a\fb\x85c\u2028d",)),  # only CR and LF end a line
        ("a\n ", ("a", " ")),
    ],
)
def test_lines_end_at_carriage_returns_and_line_feeds_only(text, lines):
    assert split_lines(text) == lines


def test_a_line_knows_its_page():
    source = Source("x.txt", digest(b""), ("a", "b", "c"), page_starts=(1, 3))
    assert [source.page(line) for line in (1, 2, 3)] == [1, 1, 2]
    assert Source("x.txt", "", ("a",)).page(1) is None


def test_a_span_is_named_as_editors_jump_to_it():
    assert str(Source("a/b.txt", "", ("x",)).span(3, 5)) == "a/b.txt:3"
    assert Span.line("p", 2) == Span("p", 2, 2)


def test_one_line_is_no_lines():
    assert [said_lines(13, 13), said_lines(13, 15)] == ["line 13", "lines 13 to 15"]
