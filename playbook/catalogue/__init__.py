"""The records, linked, and what follows from them.

Comes in: a collection without errors. Goes out: a catalogue, its facets, kin, choices, directory and ages.
"""
