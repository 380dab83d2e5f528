"""Which of several readings of a letter is taken. The readers are loaded when somebody asks for what reads."""

from typing import TYPE_CHECKING

from sitegen.core.doors import door

if TYPE_CHECKING:
    from sitegen.reading.choosing.comparison import Comparison, compare, entry_lines, read_letter

__all__ = ["Comparison", "compare", "entry_lines", "read_letter"]

__getattr__ = door(__name__, dict.fromkeys(__all__, "comparison"))
