"""Who sends a letter that has no list: asked once, over all places where a sender can stand.

`outline` is the letter as it is looked at, `candidates` are names with their places, `kinds` and `signs` what is asked
of each, `asking` weighs them together and answers, `naming` parts several names on a line.
"""
