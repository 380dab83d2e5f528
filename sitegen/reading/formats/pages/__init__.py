"""Pages: lines that know where they stand become one text.

`line` is what they are, `blocks` are those that stand beside each other, `grids` such whose cells belong together,
`order` is how they are read, `zones` which of them are notes and furniture, `laying` how they become the lines of a
`Source`, with their `hyphens`; `recognised` are the lines of scans.
"""
