"""The preview: a project shown in a browser while somebody works on it.

Comes in: a project, and where it is to be shown. Goes out: any page of it as a build would write it, made when it is asked
for, and what is to be mended.
"""

from playbook.preview.preview import Preview
from playbook.preview.serving import Server
from playbook.preview.watching import Watch

__all__ = ["Preview", "Server", "Watch"]
