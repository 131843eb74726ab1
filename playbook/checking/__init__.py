"""What must hold.

Comes in: a collection and prose pages. Goes out: findings, and a catalogue where none is an error.
"""
