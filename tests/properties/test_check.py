"""Laws of the check: the quick way through a page misses nothing that the slow way finds, and else says the same."""

from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.publishing.check.pages import Page, _read_closely, read_page

PIECES = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<ul>",
        "</ul>",
        "<li>",
        "</li>",
        "<li id='a'>",
        "<div id=b>",
        "</div>",
        "<br>",
        "<i id=c></i>",
        "<i id=c></i><i id=d></i>",
        "<br/>",
        "text",
        '<a href="x.html#y">',
        "</a>",
        "<svg>",
        "<title>Mark</title>",
        "</svg>",
        "<path d='M0'/>",
        "<b\ntitle='x'>",
        "</b>",
        "<!-- a -->",
        "<!-- a\n<p> -->",
        "<script type='application/json'>{}</script>",
        "<script type='application/json'>{\n}</script>",
        "<script type='application/json'>{</script>",
        "<img src=x.png>",
        '<img src="x.png" alt="">',
        "<table>",
        "<tr>",
        "<td>",
        "</td>",
        "</tr>",
        "</table>",
        "<dl>",
        "<dt>",
        "<dd>",
        "</dl>",
        "<p title='a > b'>",
        "1 < 2",
        "<p",
        "\n",
        "\n",
        "<a href='#top'>",
        '<meta http-equiv="refresh" content="0; url=z.html">',
    ]
)
FRAMES = st.sampled_from(
    [
        '<!doctype html>\n<html lang="en">\n<head>\n<title>A</title>\n</head>\n<body>\n{}\n</body>\n</html>\n',
        '<!doctype html>\n<html lang="en"><title>A</title>{}',
        "<!doctype html><html><title>A</title>{}</html>",
        "{}",
    ]
)


@settings(max_examples=400)
@given(frame=FRAMES, pieces=st.lists(PIECES, max_size=14))
def test_both_ways_through_a_page_say_the_same(frame, pieces):
    text = frame.format("".join(pieces))
    page, faults = read_page("a.html", text)
    closely, found = _read_closely("a.html", text)
    assert faults == found
    assert isinstance(page, Page)
    assert page == closely
