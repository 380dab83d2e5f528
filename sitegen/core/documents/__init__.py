"""Structured files that people edit: YAML and TOML, checked against a schema, all faults at once, each with a line."""

from sitegen.core.documents.conflicts import conflict_in
from sitegen.core.documents.schema import Dated, Reason, Schema, Whole
from sitegen.core.documents.toml_files import read_toml
from sitegen.core.documents.yaml_files import locate_items, locate_yaml, read_yaml

__all__ = ["Dated", "Reason", "Schema", "Whole", "conflict_in", "locate_items", "locate_yaml", "read_toml", "read_yaml"]
