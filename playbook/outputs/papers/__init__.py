"""Papers: the playbook and its parts as PDF, set by Typst from the same records and pages as the site."""

from playbook.outputs.papers.typesetting import Typesetting

__all__ = ["Typesetting"]
