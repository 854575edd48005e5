"""The engine out of core: the steps of `find.py` on archives larger than the memory.

Everything that grows with the archive lies in a temporary folder: the articles as they were read,
fingerprints and candidates in shards, what was measured, what was decided. A step reads one shard,
or the records of the texts it is at, so the memory of a worker does not depend on the size of the
archive; a few numbers for each text and each pair that is aligned are held once for all.

The answer is that of the engine in memory, for it is the same functions: what a text's candidates
are is decided shard by shard (`candidates.py`), what two texts share is a function of the two, and
the steps of the decision look at a text and its partners only (`decide.steps`).
"""
