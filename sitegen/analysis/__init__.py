"""What letters' texts say: what they cite, ask, and share word for word.

Takes letters; gives findings by letter, each with its place in the text: `sentences`, `references`, `demands`,
`passages`, joined by `findings`. May import `content` and what is below it.
"""
