"""What `sitegen withhold` and its `--undo` change in an archive, worked out without touching the disk.

A line is taken out of every file at once: the source is written over (`overwriting`, `redacting`), the manuscript
loses the entry, records and judgements go with it (`going_along`), and the private file remembers what was there
(`remembering`), so that `giving_back` can restore it. What may still tell the name is said (`still_telling`, `past`).
What nothing published may hold is taken out, and looked for, by `content.withholding` at every build.
"""
