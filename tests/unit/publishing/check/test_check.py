"""Cases: a small sound site, one thing broken in it, and the finding that must follow (and no other)."""

import gzip
import io
import json
import zipfile
from collections import Counter

import pytest

from sitegen.content.config import Config
from sitegen.identity.recognition import Recognizer
from sitegen.publishing.check import check_leaks, check_site, private_addresses
from sitegen.publishing.check.tags import TOKEN
from sitegen.publishing.views.privacy import texts_of
from tests.exported import export
from tests.unit.publishing.exports.archives import ARCHIVE, CONFIG, PERMALINKS, SITE
from tests.unit.reading.formats.packed import SAYING, png


def page(body="", title="A page", lang="en", head=""):
    return (
        f'<!doctype html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n'
        f'{head}</head>\n<body>\n<main id="main">\n{body}\n</main>\n</body>\n</html>\n'
    ).encode()


SOUND = {
    "index.html": page('<p><a href="letters/one.html#s-1">1</a> <a href="letters/two.html">2</a></p>'),
    "letters/one.html": page('<ol><li id="s-1">A &amp; B</li><li>C</li></ol><img src="../x.png" alt="">'),
    "letters/two.html": page('<p><br><a href="../index.html#top">up</a> <a href="http://a.example/">out</a></p>'),
    "404.html": page('<p><a href="index.html">home</a></p>'),
    "x.png": b"",
}
NAMES = [  # what is put into letters/two.html, and the name of the one finding
    ('<a href="three.html">x</a>', "broken-link"),
    ('<a href="one.html#s-9">x</a>', "broken-anchor"),
    ('<a href="#nowhere">x</a>', "broken-anchor"),
    ('<a href="../letters/">x</a>', "broken-link"),
    ('<a href="../../index.html">x</a>', "broken-link"),
    ('<a href="One.html">x</a>', "broken-link"),
    ('<img src="../y.png" alt="">', "broken-link"),
    ('<a href="/index.html">x</a>', "unfit-link"),
    ('<a href="file:///srv/x.html">x</a>', "unfit-link"),
    ('<p id="a">x</p><p id="a">y</p>', "repeated-id"),
    ("<div><p>x</p>", "malformed-html"),
    ("<p>x</div>", "malformed-html"),
    ("<b><i>x</b></i>", "malformed-html"),
    ("<p>x<ul><li>y</li></ul></p>", "malformed-html"),
    ("<ul><p>x</p></ul>", "malformed-html"),
    ("<li>x</li>", "malformed-html"),
    ("<div/>", "malformed-html"),
    ('<p class="a" class="b">x</p>', "malformed-html"),
    ('<p id="a b">x</p>', "malformed-html"),
    ('<a href="one.html">x <a href="one.html">y</a></a>', "malformed-html"),
    ("<p>x <b unclosed</p>", "malformed-html"),
    ('<script type="application/ld+json">{"a": </script>', "malformed-html"),
    ('<img src="../x.png">', "missing-text"),
    ('<iframe src="one.html"></iframe>', "missing-text"),
    ('<img src="https://cdn.example/x.png" alt="">', "foreign-resource"),
    ('<script src="//cdn.example/x.js"></script>', "foreign-resource"),
    ('<link rel="stylesheet" href="https://cdn.example/x.css">', "foreign-resource"),
    ('<img srcset="../x.png 1x, https://cdn.example/x.png 2x" alt="">', "foreign-resource"),
    ('<form action="https://elsewhere.example/"></form>', "foreign-resource"),
    ("<script>alert(1)</script>", "inline-code"),
    ('<script type="module">import "./x.js"</script>', "inline-code"),
    ("<style>p { color: red }</style>", "inline-code"),
    ('<p style="color: red">x</p>', "inline-code"),
    ('<p onclick="x()">x</p>', "inline-code"),
    ('<a href="javascript:x()">x</a>', "inline-code"),
]
FINE = [
    '<label for="q">q</label><textarea id="q">\none\ntwo\n</textarea>',
    '<script type="application/ld+json">\n{"a": "b"}\n</script>',
    "<svg><title>\nA page\n</title></svg>",
    "<ul><li>a<li>b</ul>",
    "<p>a<p>b",
    "<dl><div><dt>a</dt><dd>b</dd></div></dl>",
    "<table><tr><td>a<td>b</table>",
    "<table><thead><tr><th>a</thead><tbody><tr><th>1<td>b<tbody><tr><th>2<td>c</table>",
    '<svg viewBox="0 0 1 1"><title>A mark</title><path d="M0 0"/></svg>',
    '<script type="application/ld+json">{"a": "</b>"}</script>',
    '<link rel="canonical" href="https://river.example/x.html">',
    '<img src="data:image/png;base64,AA==" alt="">',
    '<a href="mailto:a@b.example">write</a>',
    '<a href="one.html?q=1#s-1">x</a>',
    "<!-- <p> --> 1 < 2",
    '<p title="a > b">x</p>',
    "<INPUT disabled value=x>",
]


def names(files, **settings):
    return [one.name for one in check_site(files, **settings)]


def with_two(body):
    return SOUND | {"letters/two.html": page(body)}


def test_a_sound_site_has_no_findings():
    assert check_site(SOUND) == ()


@pytest.mark.parametrize(("body", "name"), NAMES)
def test_one_fault_gives_one_kind_of_finding(body, name):
    assert set(names(with_two(body))) == {name}


@pytest.mark.parametrize("body", FINE)
def test_what_html_allows_is_not_found_fault_with(body):
    assert check_site(with_two(body)) == ()


def test_a_finding_names_the_page_and_the_line():
    (found,) = check_site(with_two('<p>\n\n<a href="three.html">x</a></p>'))
    assert (found.span.path, found.span.first) == ("letters/two.html", 11)


def test_other_capitals_and_missing_file_names_are_hinted_at():
    hints = [one.hint for one in check_site(with_two('<a href="One.html">x</a> <a href="..">y</a>'))]
    assert sorted(hints) == ["capitals differ: letters/one.html", "name the file: index.html"]


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        (b"<p>x</p>", ["<!doctype html>", "language", "no title"]),
        (page(lang=""), ["language"]),
        (page(title=" "), ["title is empty"]),
        (b"\xff" + page(), ["not UTF-8"]),
    ],
)
def test_a_page_needs_doctype_language_title_and_utf8(text, messages):
    found = [one.message for one in check_site(SOUND | {"404.html": text})]
    assert len(found) == len(messages)
    assert all(any(wanted in message for message in found) for wanted in messages)


def test_a_page_that_nobody_links_is_found():
    assert names(SOUND | {"letters/three.html": page()}) == ["unreachable-page"]


def test_a_page_that_only_leads_on_needs_no_link():
    moved = page(head='<meta http-equiv="refresh" content="0; url=one.html">\n')
    assert check_site(SOUND | {"letters/old.html": moved}) == ()
    astray = page(head='<meta http-equiv="refresh" content="0; url=none.html">\n')
    assert names(SOUND | {"letters/old.html": astray}) == ["broken-link"]


def test_a_site_without_home_page():
    assert "broken-link" in names({"404.html": page()})


def test_a_style_sheet_that_loads_from_elsewhere():
    sheet = b"p { color: red }\n@font-face { src: url('https://fonts.example/a.woff2') }"
    (found,) = check_site(SOUND | {"theme.css": sheet})
    assert (found.name, found.span.first) == ("foreign-resource", 2)


def built():
    files = export(ARCHIVE, CONFIG, SITE)
    links = "".join(f'<a href="{one}">x</a>' for one in sorted(PERMALINKS))
    return files | {one: page() for one in PERMALINKS} | {"index.html": page(links)}


def test_the_files_that_we_write_pass():
    assert check_site(built(), base_url=CONFIG.base_url) == ()


@pytest.mark.parametrize("address", ["", "?q=1", "index.html", "letters/one.html#s-1"])
def test_the_sites_own_absolute_addresses_lead_into_it(address):
    body = f'<form action="https://r.example/a/{address}"></form><a href="https://r.example/a/{address}">x</a>'
    assert check_site(with_two(body), base_url="https://r.example/a") == ()
    assert names(with_two('<a href="https://r.example/a/none.html">x</a>'), base_url="https://r.example/a/") == [
        "broken-link"
    ]


def test_where_the_site_stands_is_read_from_its_feed():
    files = built()
    files["sitemap.xml"] = files["sitemap.xml"].replace(b"letters/no-date.html", b"letters/none.html")
    assert names(files) == ["broken-link"]


def test_malformed_feeds_are_found():
    broken = {b"</feed>": b"", b"<title>The river again</title>": b"", b"river-again.html": b"river.html"}
    for old, new in broken.items():
        files = built()
        files["feed.xml"] = files["feed.xml"].replace(old, new)
        assert set(names(files, base_url=CONFIG.base_url)) <= {"malformed-xml", "broken-link"}
        assert check_site(files, base_url=CONFIG.base_url)


def test_a_sitemap_that_leads_nowhere_is_found():
    files = built()
    del files["organizations/youth-of-the-alm.html"]
    found = check_site(files, base_url=CONFIG.base_url)
    assert {one.name for one in found} == {"broken-link"}
    assert {one.span.path for one in found} >= {"sitemap.xml", "index.html"}


def change(path, old, new):
    files = built()
    assert old in files[path]
    return files | {path: files[path].replace(old, new)}


@pytest.mark.parametrize(
    ("path", "old", "new", "message"),
    [
        ("data/letters.csv", b"no-date,", b"xx-date,", "checksum"),
        ("data/letters.csv", b"cc,", b"copies,", "columns"),
        ("data/letters.csv", b"2021-03-04,", b"2021-13-04,", "date cannot be"),
        ("data/letters.json", b"no-date", b"no-d", "bytes"),
        ("data/signatures.csv", b",friends-of-the-alm,", b",friends-of-the-elm,", "not in organizations"),
        ("data/signatures.csv", b"2022-01-09-the-river-again", b"2022-01-09-the-river-agaim", "not in letters"),
        ("data/judgements.csv", b"same", b"some", "verdict cannot be"),
        ("data/datapackage.json", b'"rows": 3', b'"rows": 4', "rows"),
        ("data/datapackage.json", b'"resources"', b'"resource"', "cannot be read"),
    ],
)
def test_data_that_does_not_fit_its_description_is_found(path, old, new, message):
    found = check_site(change(path, old, new), base_url=CONFIG.base_url)
    assert {one.name for one in found} == {"broken-data"}
    assert any(message in one.message for one in found), found


def test_a_data_file_that_is_gone():
    files = built()
    del files["data/organizations.json"]
    assert names(files, base_url=CONFIG.base_url) == ["broken-data"]


def test_masked_addresses_are_those_of_the_letters_not_the_archives_own():
    texts = [*texts_of(ARCHIVE.letters), "Write to Ben: ben @ alm.example, or us@alm.example; not @alm"]
    assert private_addresses(texts, CONFIG, ["Ask us@alm.example."]) == {"ada@alm.example", "ben@alm.example"}
    shown = CONFIG.model_copy(update={"policies": CONFIG.policies.model_copy(update={"contacts": "shown"})})
    assert private_addresses(texts, shown) == frozenset()
    asking = CONFIG.model_copy(update={"corrections": "BEN@alm.example"})
    assert private_addresses(texts, asking) == {"ada@alm.example", "us@alm.example"}


@pytest.mark.parametrize(
    "text",
    [
        "ada@alm.example",
        "ADA@alm.example",
        "ada&#64;alm.example",
        "mailto:ada%40alm.example?x",
        "x=ada@alm.example.",
        "&#97;&#100;&#97;&#64;&#97;lm.ex&#97;mple",
        "&#x61;d&#x0061;&#x40;alm&#46;example",
        "&#0064; ada&commat;alm&period;example",
        "mailto:%61da%40%61lm.example",
        '<script type="application/json">"ad\\u0061\\u0040alm.example"</script>',
    ],
)
def test_a_masked_address_is_found_however_it_is_spelt(text):
    assert names(with_two(f"<p>{text}</p>"), addresses=["ada@alm.example"]) == ["leaked-address"]


def test_other_addresses_are_no_leak():
    assert names(with_two("<p>nada@alm.example.org bob@alm.example</p>"), addresses=["ada@alm.example"]) == []


def test_leaks_are_found_in_packed_files_too():
    packed = gzip.compress(b'{"content":"write to ada@alm.example"}', mtime=0)
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as package:
        package.writestr("letters/x.pf_fragment", packed)
    for files in ({"search/a.gz": packed}, {"site.zip": whole.getvalue()}):
        assert set(names(SOUND | files, addresses=["ada@alm.example"])) == {"leaked-address"}


@pytest.mark.parametrize("text", ["Rosa & Co", "rosa &amp; co", "Rosa\n &#38; Co"])
def test_a_withheld_name_is_found_however_it_is_spelt(text):
    files = SOUND | {"data.txt": text.encode()}
    assert names(files, guard=Recognizer(frozenset({"Rosa & Co"}))) == ["leaked-name"]


def test_a_withheld_name_is_found_as_json_and_addresses_spell_it():
    for content in (json.dumps("Zoë “A”").encode(), b"Zo%C3%AB%20%E2%80%9CA%E2%80%9D"):
        assert names(SOUND | {"x.json": content}, guard=Recognizer(frozenset({"Zoë “A”"}))) == ["leaked-name"]


def test_a_withheld_name_is_found_in_addresses_and_names_of_files():
    files = SOUND | {"organizations/rosa-co.txt": b"", "x.txt": b"see organizations/rosa-co.html"}
    assert [one.span.path for one in check_site(files, guard=Recognizer(frozenset({"Rosa & Co"})))] == [
        "organizations/rosa-co.txt",
        "x.txt",
    ]


def test_a_withheld_name_within_a_longer_word_is_no_leak():
    assert names(SOUND | {"x.txt": b"Primrosa & Cow"}, guard=Recognizer(frozenset({"Rosa & Co"}))) == []


def test_no_finding_repeats_what_leaked():
    files = SOUND | {"x.txt": b"Rosa & Co ada@alm.example"}
    for one in check_site(files, guard=Recognizer(frozenset({"Rosa & Co"})), addresses=["ada@alm.example"]):
        assert "Rosa" not in one.message + str(one.hint)
        assert "ada" not in one.message


def test_a_path_of_the_building_machine_is_found():
    (found,) = check_site(SOUND | {"x.txt": b"a\nbuilt in /home/ann/site"}, folders=["/home/ann"])
    assert (found.name, found.span.first) == ("leaked-path", 2)


def test_tokens_are_found_in_time_that_grows_with_the_page():
    hostile = "<a " + 'b="' * 20_000
    assert TOKEN.findall(hostile)


def test_what_leads_to_a_person_is_found_however_it_is_written():
    config = Config(title="T", description="D", corrections="desk@lake.example")
    letters = ["ann [at] lake [dot] org & (202) 555-0143", "020 7946 0958", "desk@lake.example", "ben@lake.example"]
    private = private_addresses(letters, config)
    assert private == {"ann [at] lake [dot] org", "(202) 555-0143", "020 7946 0958", "ben@lake.example"}
    site = {
        "a.html": b"<p>x\n<a title='ann [at] lake [dot] org'></a>\n(202) 555-0143 ben@lake.example</p>",
        "b.csv": b"020 7946 0958",
    }
    found = {(str(one.span), one.name) for one in check_leaks(site, private)}
    assert found == {("a.html:2", "leaked-address"), ("a.html:3", "leaked-address"), ("b.csv:1", "leaked-address")}


@pytest.mark.parametrize(
    "markup",
    [
        "Cedar<br>Union of Weavers",
        "<table><tr><td>Cedar</td><td>Union of Weavers</td></tr></table>",
        "Cedar <font>Union</font> of Weavers",
        "<h1>Cedar Union</h1><p>of Weavers</p>",
        '<svg><text><tspan x="1">Cedar Union</tspan><tspan x="1">of Weavers</tspan></text></svg>',
        "<div>Cedar</div>\n<div>Union</div>\n<div title='>'>of Weavers</div>",
    ],
)
def test_a_withheld_name_is_found_whatever_tags_stand_within_it(markup):
    files = {"x.html": f"<!doctype html>\n<p>x</p>\n{markup}".encode()}
    (found,) = check_leaks(files, guard=Recognizer(frozenset({"Cedar Union of Weavers"})))
    assert (found.name, str(found.span)) == ("leaked-name", "x.html:3")
    assert not list(check_leaks(files))


class Counted(dict):
    """Files that count how often each is read."""

    def __init__(self, files):
        super().__init__(files)
        self.reads = Counter()

    def __getitem__(self, path):
        self.reads[path] += 1
        return super().__getitem__(path)


def test_each_file_is_read_once_and_tables_as_often_as_their_keys_need():
    data = export(ARCHIVE, CONFIG, SITE)
    files = Counted({**SOUND, **data})
    check_site(files, base_url=CONFIG.base_url, addresses=["ada@lake.example"], folders=["/srv/build"])
    tables = {path for path in data if path.startswith("data/") and path.endswith((".csv", ".json"))}
    assert {path for path, count in files.reads.items() if count > 1} <= tables
    assert max(files.reads.values()) <= 4


def test_every_page_that_leads_to_a_missing_place_is_told():
    wrong = '<p><a href="one.html#s-9">x</a></p>'
    files = {**SOUND, "letters/two.html": page(wrong), "letters/three.html": page(wrong)}
    files["index.html"] = page('<p><a href="letters/two.html">2</a> <a href="letters/three.html">3</a></p>')
    found = [(str(one.span), one.name, one.hint) for one in check_site(files)]
    assert found == [
        ("letters/three.html:9", "broken-anchor", "it has main, s-1 …"),
        ("letters/two.html:9", "broken-anchor", "it has main, s-1 …"),
    ]


def stored_zip(**files):
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_STORED) as package:
        for name, data in files.items():
            package.writestr(name, data)
    return kept.getvalue()


INDEX = "<nav><ul>\n{}</ul></nav>".format("".join(f'<li><a href="#{one}">{one}</a></li>\n' for one in "NLD")).encode()


@pytest.mark.parametrize(
    "data",
    [
        png(),
        b"wOF2\0\1\0\0\xe0 NLD \x9f",
        stored_zip(card=png()),
        INDEX,
        b"<table><tr><td>5</td><td>0</td><td>5</td></tr></table>",
    ],
    ids=["a picture", "a font", "a package of pictures", "an index of letters", "figures beside each other"],
)
def test_what_only_looks_like_a_short_name_is_no_leak(data):
    assert not list(check_leaks({"x.html": data}, guard=Recognizer(frozenset({"NLD", "SOS"}))))


@pytest.mark.parametrize(
    "data",
    [
        SAYING["a text of PNG"],
        SAYING["a name in a font"],
        stored_zip(card=SAYING["a packed text"]),
        stored_zip(NLD=b""),
        b"<ul><li><a>NLD</a></li></ul>",
        b"<p>N. L. D.</p><b>5</b>",
        INDEX + b"<p>NLD</p>",
    ],
    ids=["a picture", "a font", "a package of pictures", "a name in a package", "an item", "apart", "beside an index"],
)
def test_a_short_name_is_found_where_something_says_it(data):
    (found,) = check_leaks({"x.html": data}, guard=Recognizer(frozenset({"NLD"})))
    assert found.name == "leaked-name"


LONGER = Recognizer(frozenset(("Fina Oak",)), frozenset(("Mill League: Fina Oak",)))


@pytest.mark.parametrize(
    ("page", "leaks"),
    [
        ('<li><b>2</b><a href="m.html">Mill League: Fina Oak</a></li>', False),
        ('lists.take({"rows":"2\\t\\tMill League: Fina Oak\\t\\t\\t14"});', False),
        ('<li><b>2</b><a href="m.html">Fina Oak</a></li>', True),
        ("<p>Mill League: Fina Oak, and Fi<b>na</b> O<i>ak</i></p>", True),
        ('lists.take({"rows":"2\\t\\tFina Oak\\t14"});', True),
    ],
)
def test_a_longer_name_that_is_open_may_stand_behind_a_number_and_in_rows(page, leaks):
    found = list(check_leaks({"a.html": page.encode()}, guard=LONGER))
    assert [one.code for one in found] == ["B813"] * leaks
    assert all(one.hint for one in found)
