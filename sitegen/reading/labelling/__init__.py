"""A second reader: it says of every unit of a letter whether it is an entry of a list, and sees no claim of the rules.

Words, looks of names, three facts of whole lists (`hardening`) and the type of cards (`typed`) it shares with them:
where these err, both do.

A linear-chain model over units (lines, cells, pieces); where it finds no list, a classifier (`classifier`) of lines
that may sign (`senders`). Signs are documented functions, weights
are data (`weights.json`), trained by `make train` from letters with gold; here they are only applied, by whole numbers,
so that every machine reads alike.
"""
