"""The engine of the Service Partnerships Playbook: records, checks, catalogue, pages.

Its rooms follow the flow of the data; ARCHITECTURE.md draws them. Only `playbook.mkdocs` knows MkDocs.
"""
