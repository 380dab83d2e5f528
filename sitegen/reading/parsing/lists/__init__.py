"""Lists of signatories: what opens and ends one, how far it goes, how it is marked and laid out, what is no entry."""
