"""What the form of the site must know with which a record is added or corrected.

Everything in it is that of the declarations, of the records and of the checks; the script of the form has no words and no
rules of its own.
"""
