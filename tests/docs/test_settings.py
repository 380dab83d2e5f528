"""Every setting stands in the handbook and in the file that a new archive starts with, and nothing else does."""

import re

from sitegen.content.config import Channels, Config, Policies, read_config

TABLES = {"policies": Policies, "channels": Channels}
SETTINGS = {name for name in Config.model_fields if name not in TABLES} | {
    f"{table}.{name}" for table, schema in TABLES.items() for name in schema.model_fields
}


def test_the_handbook_lists_every_setting(root):
    text = (root / "docs/handbook.md").read_text(encoding="utf-8")
    section = text.partition("\n## Settings\n")[2].partition("\n## ")[0]
    listed, table = set(), ""
    for cell in re.findall(r"^\| (`.*?) \|", section, flags=re.MULTILINE):
        for name in re.findall(r"`(.*?)`", cell):
            table = name.partition(".")[0] or table
            listed.add(f"{table}{name}" if name.startswith(".") else name)
    assert listed == SETTINGS


def test_a_new_archive_shows_every_setting_each_with_a_value_that_is_allowed(root):
    text = (root / "sitegen/cli/starter/content/archive.toml").read_text(encoding="utf-8")
    read = read_config(re.sub(r"^# (?=\w+ = |\[)", "", text, flags=re.MULTILINE), "archive.toml")
    assert read.value, read.diagnostics
    shown = read.value.model_fields_set - TABLES.keys()
    for table in TABLES:
        shown |= {f"{table}.{name}" for name in getattr(read.value, table).model_fields_set}
    assert shown == SETTINGS
