"""Every kind of diagnostic, once. A code is never reused; `docs/diagnostics.md` is written from this table.

S sources, P parsing, M manuscripts, N names and judgements, C settings, A archive, B building and checking.
"""

from __future__ import annotations

from sitegen.diagnostics import Code

# --- S: reading files -------------------------------------------------------------------------------------------
UNREADABLE = Code("S101", "unreadable-file", "error", "The file is missing, or the system does not let us read it.")
EMPTY_SOURCE = Code("S102", "empty-source", "error", "The file holds no text, so there is no letter to read.")
BINARY_SOURCE = Code("S103", "binary-source", "error", "The file is not text and not a format that can be read.")
UNKNOWN_ENCODING = Code("S104", "unknown-encoding", "error", "The bytes are not valid text in an encoding that we know.")

# --- C: settings and structured files ---------------------------------------------------------------------------
BROKEN_DOCUMENT = Code("C501", "broken-document", "error", "A YAML or TOML file does not follow the syntax of its format.")
UNKNOWN_SETTING = Code("C502", "unknown-setting", "error", "A key that nobody reads; most often a slip of the pen.")
WRONG_SETTING = Code("C503", "wrong-setting", "error", "A key holds a value of the wrong kind, or a needed key is missing.")
MISSING_FOLDER = Code("C504", "missing-folder", "error", "A folder that the command needs is not there.")
MISSING_SETTINGS = Code("C505", "missing-settings", "error", "The content folder has no archive.toml, so it is not an archive.")
DUPLICATE_LETTER = Code("C506", "duplicate-letter", "error", "Two manuscripts have the same id; each page needs its own.")
MISPLACED_FILE = Code("C507", "misplaced-file", "error", "A manuscript's file name and its id do not agree.")
MISSING_SOURCE = Code("C508", "missing-source", "warning", "A manuscript names a source that is not in content/sources.")
CHANGED_SOURCE = Code("C509", "changed-source", "error", "A source is no longer, byte for byte, the file that was imported.")

ALL: tuple[Code, ...] = tuple(value for value in globals().values() if isinstance(value, Code))
