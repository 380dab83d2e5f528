"""What a letter without a title is called."""

import pytest

from sitegen.content.manuscript import title_of
from sitegen.core.model import Block
from tests.unit.publishing.exports.archives import a_letter

LONG = "We, the undersigned representatives of forty villages, call on the commission to stop the work at once."


def titled(*texts, kind="paragraph", title=None, statement=None):
    body = tuple(Block(kind, text, at, at) for at, text in enumerate(texts, 1))
    return title_of(a_letter(title=title, body=body, statement=statement))


def test_a_title_is_shown_as_printed():
    assert titled(LONG, title="[Open letter] Keep the river free") == "[Open letter] Keep the river free"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Stop the work.", "[Stop the work.]"),
        (LONG, "[We, the undersigned representatives of forty villages, call on the commission to…]"),
        ("See [the survey](https://alm.example) of **ours**[^1].", "[See the survey of ours.]"),
        ("** 人の個人** の手紙", "[人の個人 の手紙]"),
        ("公的資金で作られたソフトウェアは自由であるべきです。" + "私たちは署名します。" * 9,
         "[公的資金で作られたソフトウェアは自由であるべきです…]"),
        ("မြစ်ချောင်းများကိုကာကွယ်ရန်" * 9, "[" + ("မြစ်ချောင်းများကိုကာကွယ်ရန်" * 9)[:85] + "…]"),
    ],
)  # fmt: skip
def test_without_a_title_the_first_words_stand_in_brackets(text, title):
    assert titled(text) == title


def test_without_a_paragraph_other_words_of_the_letter_do_and_never_its_id():
    assert titled("…", "Dear minister,", kind="salutation") == "[Dear minister,]"
    assert titled(statement="Signed by five") == "[Signed by five]"
    assert titled() == "[letter without a text]"


def test_what_stands_over_the_salutation_is_no_title():
    kinds = (("paragraph", "via email"), ("paragraph", "cc: Jane Roe, MP"), ("salutation", "Dear minister,"))
    body = tuple(Block(kind, text, at, at) for at, (kind, text) in enumerate((*kinds, ("paragraph", "Stop the work."))))
    assert title_of(a_letter(title=None, body=body, statement=None)) == "[Stop the work.]"
    assert title_of(a_letter(title=None, body=body[:3], statement=None)) == "[via email]"
