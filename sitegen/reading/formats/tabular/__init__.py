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
    from sitegen.reading.formats.tabular.public import Public, public_copy

__all__ = [
    "LONGEST_WISH",
    "SHEETS",
    "Public",
    "form_in",
    "is_sheet",
    "public_copy",
    "read_sheet",
    "speaks_against",
    "wishes_beside",
    "write_rows",
]

SHEETS = ("csv", "tsv", "tab")  # how the names of sheets end that are texts

__getattr__ = door(
    __name__,
    {
        "LONGEST_WISH": "consent",
        "Public": "public",
        "form_in": "elsewhere",
        "is_sheet": "opened",
        "public_copy": "public",
        "read_sheet": "opened",
        "speaks_against": "consent",
        "wishes_beside": "consent",
        "write_rows": "delimited",
    },
)
