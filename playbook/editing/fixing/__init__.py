"""Mending what can be mended without judgement, with comments and layout kept.

Typography, spaces, the order of fields, names of fields that are only misspelt, dates and telephone numbers written
otherwise. Each change is made to the text of the file, which is then read again: where a value is not exactly what it
was meant to become, the change is left out. Mending twice changes nothing the second time.

To mend something more, write a step in a file here (`Document` in, text out, by way of `mends.mended`) and name it in
`records`.
"""

from playbook.editing.fixing.changes import Change, as_diff
from playbook.editing.fixing.files import fix, write
from playbook.editing.fixing.pages import fix_page
from playbook.editing.fixing.records import fix_record

__all__ = ["Change", "as_diff", "fix", "fix_page", "fix_record", "write"]
