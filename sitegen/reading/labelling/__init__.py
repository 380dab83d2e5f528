"""A second reader: it says of every unit of a letter whether it is an entry of a list, and knows nothing of the rules.

A linear-chain model over units (lines, cells, pieces). Its signs are documented functions (`signs`), its weights are
data (`weights.json`), trained by `make train` from letters with gold; here they are only applied, by whole numbers, so
that every machine reads alike.
"""
