"""What two texts are to one another.

Where things are, in the order of a decision:

- where they agree: align, refine, runs, shares
- what a pair says of its facts: pairs, evidence, differences, figures, levels, names, wordings
- forms, and what each text puts into them: slots, filling, facts
- what proves nothing: crowd, furniture, scraps
- the decision, pair by pair and for groups: overlaps, camps, judge, decide, groups
"""
