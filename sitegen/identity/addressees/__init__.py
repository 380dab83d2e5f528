"""Addressees: to whom letters go, as records with ids for ever, like organizations (`records`).

The words are taken apart (`addresses`, by the `lexicon`) into person, office, members and body. Written forms are
`classes`; what says the same in other words is one (`joining`, `resolution`), and each belongs to the next: a person's
office, an office's body (`describing`).
"""

from sitegen.identity.addressees.addresses import address_of
from sitegen.identity.addressees.records import read_addressees
from sitegen.identity.addressees.resolution import ResolvedAddressees, everyone_above, resolve_addressees, unaddressed

__all__ = ["ResolvedAddressees", "address_of", "everyone_above", "read_addressees", "resolve_addressees", "unaddressed"]
