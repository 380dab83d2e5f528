"""A letter's file becomes lines, and the lines a letter; every line is explained.

Takes the bytes of a file and its name; gives a `Source` (`formats`) and a `Reading` of it: by rules (`parsing`) and by
a second reader (`labelling`), one of which is taken by how far they agree (`choosing`); of a letter
without a list it is asked who sends it (`senders`). It has a `verdict`, and is told in `messages`.
May import `core`.
"""
