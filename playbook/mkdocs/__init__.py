"""The rim: MkDocs is known here, and nowhere else.

Comes in: a project without errors. Goes out: the built site, or its preview.
"""
