"""The pages of the site.

Comes in: a catalogue and prose pages. Goes out: addresses, HTML of records, and what the shell around a page shows.
"""
