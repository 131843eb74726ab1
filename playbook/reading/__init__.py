"""Reading a project's files.

Comes in: the files of `data/` and `content/`. Goes out: records, pages and settings, each value with its place, and findings.
"""
