"""Which organization a name on a list stands for. Equal keys join, then rules of evidence; people decide the rest.

Takes names as written (`nodes`), the `authority` file and `judgements`; gives each name its record (`resolution`: keys
from `folds`, then `joining` and `linking`, by `joining_rules`), `clues` for the pairs that `archive` asks about, the
reasons (`explaining`), and names found in running text (`recognition`). `addressees` are identified by rules of their
own. May import `core` and `reading`.
"""
