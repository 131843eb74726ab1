"""What a reviewer reads of a change: one comment about the pages as readers will see them.

Comes in: a project as it was and as it is, each loaded. Goes out: Markdown for a pull request.
"""

from playbook.reviewing.comment import LIMIT, MARKER, comment
from playbook.reviewing.review import Review, make_review
from playbook.reviewing.weights import Weights, weigh

__all__ = ["LIMIT", "MARKER", "Review", "Weights", "comment", "make_review", "weigh"]
