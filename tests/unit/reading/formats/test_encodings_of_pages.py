"""A page is in the encoding that it names, as browsers understand that name."""

import pytest

from sitegen.reading.formats import read_source

META = '<meta charset="{}">'


@pytest.mark.parametrize(
    ("head", "written", "text"),
    [
        (META.format("gb2312"), "gbk", "汉字镕"),  # the last of them is of the larger set only
        (META.format("x-sjis"), "cp932", "日本①"),
        (META.format("euc-kr"), "cp949", "똠방각하"),
        (META.format("windows-1251"), "cp1251", "Привет"),
        ('<?xml version="1.0" encoding="koi8-r"?>', "koi8-r", "Привет"),
        (META.format("utf-16"), "utf-8", "café"),
        (META.format("iso-8859-1"), "cp1252", "“café”"),
        (META.format("iso-8859-9"), "cp1254", "İşçi"),
        (META.format("no-such-thing"), "utf-8", "café"),
    ],
)
def test_named_encodings(head, written, text):
    page = f"{head}<html><body><p>{text}</p></body></html>".encode(written)
    assert read_source("x.html", page).value.lines == (text,)
