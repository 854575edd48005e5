"""What two texts are to one another.

Where things are, in the order of a decision:

- where they agree: align, refine, runs, shares
- what a pair says of its facts: pairs, evidence, differences, figures, levels, names, wordings
- what other texts say of them, and forms: camps, slots, filling
- which facts agree and which differ: passages, facts
- what proves nothing: crowd, furniture, scraps
- which of two issues a text belongs to: strays
- the decision, pair by pair and for groups: overlaps, judge, groups
- its steps, in order: decide, step
"""
