"""JSON as the site's files hold it: every sign as it is, without blanks."""

from __future__ import annotations

import json

compact = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
"""Returns a value as JSON. Made once: `json.dumps` makes an encoder for every value that it is given."""
