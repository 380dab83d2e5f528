"""Where a name ends, and what its bearer is begins, in all scripts: one rule for everybody who asks."""

from __future__ import annotations

import re

COMMAS = ",，،၊፣"  # of Latin, Chinese, Arabic, Burmese and Ethiopic
_CLASS_OF = r"\s(?=['‘’]\d\d\b)"  # the year in which a school was left: "Jane Roe ’93"
_HANDLE = r"\s(?=@\w)"
NAME_END = re.compile(rf"[{COMMAS}]|\s[-–—|/]\s|[(（]|\t|{_CLASS_OF}|{_HANDLE}")


def before_end(text: str) -> str:
    """Return what stands before the first mark that ends a name, without the blanks around it."""
    return NAME_END.split(text, maxsplit=1)[0].strip()
