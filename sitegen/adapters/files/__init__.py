"""The disk: reading a folder as values, publishing a site whole or not at all, editing an archive all or nothing.

Whoever kills us at any moment leaves what was there before or what was meant to come, never a mixture.
"""

from sitegen.adapters.files.editing import alone, complete_edit, write_files
from sitegen.adapters.files.paths import refusal, refusals
from sitegen.adapters.files.publishing import MARKER, ChangedError, standing, unfinished, write_site
from sitegen.adapters.files.reading import open_tree, read_archive, read_file, read_tree
from sitegen.adapters.files.spooling import Spool, spool
from sitegen.adapters.files.stopping import unstopped

__all__ = [
    "MARKER",
    "ChangedError",
    "Spool",
    "alone",
    "complete_edit",
    "open_tree",
    "read_archive",
    "read_file",
    "read_tree",
    "refusal",
    "refusals",
    "spool",
    "standing",
    "unfinished",
    "unstopped",
    "write_files",
    "write_site",
]
