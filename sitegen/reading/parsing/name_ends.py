"""Where a name ends, and what its bearer is begins, in all scripts: one rule for everybody who asks."""

from __future__ import annotations

import re

COMMAS = ",，،၊፣"  # of Latin, Chinese, Arabic, Burmese and Ethiopic
NAME_END = re.compile(rf"[{COMMAS}]|\s[-–—|/]\s|[(（]|\t")


def before_end(text: str) -> str:
    """Return what stands before the first mark that ends a name, without the blanks around it."""
    return NAME_END.split(text, maxsplit=1)[0].strip()
