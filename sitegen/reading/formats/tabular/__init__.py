"""Sheets: lists with columns, as text (.csv, .tsv) or as workbooks (.xlsx, .xls). A row is a line, with its own number.

What a form asked of those who signed is mostly nobody's to read. Only columns that say who signs, for whom, as what and
where are printed; of whoever did not clearly agree to be named nothing is. What an archive keeps of a sheet that holds
more is a copy that holds no more than that (`public`).
"""

from typing import TYPE_CHECKING

from sitegen.core.doors import door

if TYPE_CHECKING:
    from sitegen.reading.formats.tabular.consent import LONGEST_WISH, speaks_against, wishes_beside
    from sitegen.reading.formats.tabular.delimited import write_rows
    from sitegen.reading.formats.tabular.elsewhere import form_in
    from sitegen.reading.formats.tabular.opened import is_sheet, read_sheet
    from sitegen.reading.formats.tabular.public import Public, cells_not_printed, public_copy
    from sitegen.reading.formats.tabular.reach import LeftOut, begins_with_contact, left_out, without_reach

__all__ = [
    "LONGEST_WISH",
    "SHEETS",
    "LeftOut",
    "Public",
    "begins_with_contact",
    "cells_not_printed",
    "form_in",
    "is_sheet",
    "left_out",
    "public_copy",
    "read_sheet",
    "speaks_against",
    "wishes_beside",
    "without_reach",
    "write_rows",
]

SHEETS = ("csv", "tsv", "tab")  # how the names of sheets end that are texts

__getattr__ = door(
    __name__,
    {
        "LONGEST_WISH": "consent",
        "LeftOut": "reach",
        "Public": "public",
        "begins_with_contact": "reach",
        "cells_not_printed": "public",
        "form_in": "elsewhere",
        "is_sheet": "opened",
        "left_out": "reach",
        "public_copy": "public",
        "read_sheet": "opened",
        "speaks_against": "consent",
        "wishes_beside": "consent",
        "without_reach": "reach",
        "write_rows": "delimited",
    },
)
