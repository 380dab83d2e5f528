"""What `sitegen withhold` and its `--undo` change in an archive, worked out without touching the disk.

A line is taken out of every file at once: the source is written over (`overwriting`; `marks` before a name stay), the
manuscript loses the entry, records and judgements go with it, and the private file remembers what was there
(`going_along`), so that `giving_back` can restore it. `telling` and `still_telling` say what may still tell the name.
What nothing published may hold is taken out, and looked for, by `content.withholding` at every build.
"""
