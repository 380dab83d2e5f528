"""Remarks of lists: lines that speak of the list and name nobody, and names that only look so."""

import pytest

from sitegen.reading.parsing.lines.facts import read_facts
from sitegen.reading.parsing.lists.remarks import remark_on_list

TOTALS = (
    "Total: 9 organizations",
    "Total 9",
    "9 organizations in total",
    "Number of signatories: 9",
    "12 signatures",
    "Insgesamt 9 Organisationen",
    "Total : 9 organisations",
    "Total: 9 organizaciones",
    "Totale: 12 firmatari",
    "Всего: 15",
    "共 9 家机构",
    "合計 12 団体",
    "총 9 단체",
    "المجموع: 9",
)
OTHERS = (
    "Show more",
    "Updated 3 May",
    "Last updated: 3 May 2024",
    "(as of 3 May 2024)",
    "List as of 3 May 2024",
    "In alphabetical order",
    "Add your name",
    "View all signatories",
    "Stand: 3. Mai 2024",
    "Mehr anzeigen",
    "Mis à jour le 3 mai 2024",
    "Voir tous les signataires",
    "Siguen firmas",
    "Ver mais assinaturas",
    "Bijgewerkt op 3 mei",
    "Toon alle ondertekenaars",
    "Обновлено 3 мая",
    "Показать ещё",
    "查看更多",
    "もっと見る",
    "더 보기",
    "عرض المزيد",
)
NAMES = (
    "Total",
    "Sum of Us",
    "More in Common",
    "E2E Networks",
    "October 7, 1984 Families",
    "Group of 77",
    "La Stampa",
    "Show Racism the Red Card",
    "Friends of the List",
    "Article 19",
    "8888 Generation",
    "The Undersigned",
    "Open Letter Press",
    "Update Amsterdam",
    "Printers' Union 1919",
)


def said(text):
    return remark_on_list(read_facts([text])[0])


@pytest.mark.parametrize("text", TOTALS)
def test_a_total_is_a_remark(text):
    assert said(text) == "total"


@pytest.mark.parametrize("text", OTHERS)
def test_a_remark_names_nobody(text):
    assert said(text) == "other"


@pytest.mark.parametrize("text", NAMES)
def test_a_name_is_no_remark(text):
    assert said(text) is None
