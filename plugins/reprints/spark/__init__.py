"""The engine on a cluster: the steps of `find.py` as Apache Spark's transformations of RDDs.

The functions are those of the other engines, so the answer is theirs. What differs is who holds what:
nothing but the number of texts comes to the driver before the rows do. Fingerprints are joined by
shards of their hashes, candidates chosen by blocks of the texts' names, pairs measured where both
texts meet, and each step of the decision (`decide.steps`) is one join of the pairs with the records
of their texts.

RDDs and not data frames, because what is shuffled are arrays and records that only Python reads.
"""
