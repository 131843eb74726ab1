"""The engine of the Service Partnerships Playbook: records, checks, catalogue, pages.

Everything here is free of MkDocs but `playbook.mkdocs.plugin`, the one adapter.
"""
