"""Spelling: every word of records and pages is in a dictionary of its language, or in a list that is kept by hand.

The lists are `spelling/fr.txt` and `spelling/en.txt` of the project, one word a line, in alphabetical order.
"""

from playbook.checking.spelling.unknown_words import check_spelling

__all__ = ["check_spelling"]
