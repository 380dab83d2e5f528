"""Pages: lines that know where they stand become one text.

`line` is what they are, `order` how they are read, `zones` which of them are notes and furniture, `laying` how they
become the lines of a `Source`, with their `hyphens`; `recognised` are the lines of scans.
"""
