"""Files as received → `Source`: one small reader per format, loaded when a file comes. The parser knows no format.

The first bytes decide before the name does: a PDF called `letter.txt` is a PDF. Lines are those of the text: of the
file itself where it is text, else as the reader lays them out.
"""

from typing import TYPE_CHECKING

from sitegen.core.doors import door

if TYPE_CHECKING:
    from sitegen.reading.formats.opening import left_out_of, pictures, read_source

__all__ = ["left_out_of", "pictures", "read_source"]

__getattr__ = door(__name__, dict.fromkeys(__all__, "opening"))
