"""An editor's wish made a file.

Comes in: the declarations of records, answers, files with slips. Goes out: new records, mended files, schemas.
"""
