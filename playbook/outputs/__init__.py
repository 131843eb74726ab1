"""What readers take besides pages.

Comes in: a catalogue and its pages. Goes out: the search's index, vCards, lists for programs.
"""
