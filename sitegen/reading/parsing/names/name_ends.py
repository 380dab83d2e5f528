"""Where a name ends, and what its bearer is begins, in all scripts: one rule for everybody who asks."""

from __future__ import annotations

import re

COMMAS = ",，،၊፣"  # of Latin, Chinese, Arabic, Burmese and Ethiopic
_CLASS_OF = r"\s(?=['‘’]\d\d\b)"  # the year in which a school was left: "Jane Roe ’93"
_HANDLE = r"\s(?=@\w)"
_BEHIND_HAN = r"(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff]{2})"  # the blank behind a name in Chinese characters
_OFFICE = r":\s(?=[a-zà-ÿ])"  # "Jane Roe: director"; what has a capital behind a colon is a label and somebody
NAME_END = re.compile(rf"[{COMMAS};；：(（\t]|{_OFFICE}|\s(?:[-–—|/]|//|::)\s|{_BEHIND_HAN}|{_CLASS_OF}|{_HANDLE}")


def before_end(text: str) -> str:
    """Return what stands before the first mark that ends a name, without the blanks around it."""
    return NAME_END.split(text, maxsplit=1)[0].strip()
