"""The nouns of the archive and its smallest values.

Takes and gives plain, frozen values: `source` (a text as lines), `diagnostics`, `languages`, `slugs`, `model` (letters,
signatories, organizations), `documents` (YAML and TOML checked against a schema). Imports no other district.
"""
