"""The nouns of the archive and its smallest values.

Takes and gives plain, frozen values: `source` (a text as lines), `model` (letters, signatories, organizations),
`comparing`, `diagnostics`, `digests`, `json_text`, `languages`, `slugs`, `memo`, `doors` (rooms loaded when asked for),
`loading` (values loaded when asked for), `myanmar` (syllables), `packed` (rows as bytes), `web_addresses`,
and `documents` (YAML and TOML checked against a schema). Imports no other district.
"""
