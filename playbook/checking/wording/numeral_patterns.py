"""The forms that something in digits has in a text of each language; `playbook.checking.wording.numerals` reads them."""

import re
from typing import Final

from playbook.languages import Language

SPACE: Final = "[ \u00a0\u202f\u2009\n]"
"""The spaces that may stand inside a number, and around it."""

DASH: Final = "[-\u2010-\u2014/]"
"""What may stand between two years or two hours."""

_OTHERWISE: Final = r"[1-9][0-9]{0,2}(?P<sign>[.,])[0-9]{3}(?:(?P=sign)[0-9]{3})*(?![0-9]|[.,][0-9])"
"""A number that may be in thousands as no language here, or the other one, writes them."""

_COMMON: Final = rf"""
    (?P<telephone>
        (?:\+|(?<![\w.,-])011[ .-])[0-9]{{1,3}}(?:[ \u00a0.-]?\(?[0-9]{{1,4}}\)?){{2,6}}(?![0-9])
        | (?<![0-9.,-])(?:1(?:{SPACE}|[.-])?)?(?:\([0-9]{{3}}\)(?:{SPACE}|[.-])?|[0-9]{{3}}(?:{SPACE}|[.-]))
          [0-9]{{3}}(?:{SPACE}|[.-])[0-9]{{4}}(?![0-9]))
    | (?P<prefix>\b1(?:{SPACE}|-)8[0-9]{{2}}(?=(?:{SPACE}|-)[A-Z]))
    | (?P<service>\b[2-9]-1-1\b(?!-))
    | (?P<date>\b[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}(?![0-9]))
    | (?P<years>(?<![0-9])(?:1[5-9]|20)[0-9]{{2}}{SPACE}?{DASH}{SPACE}?[0-9]{{2}}(?![\w]|[.,-][0-9]))
    | (?P<length>(?<![0-9.,])[0-9]{{1,2}}[- \u00a0](?:hours?|heures?){SPACE}(?:and{SPACE}|et{SPACE})?
        [0-9]{{1,2}}(?:[- \u00a0]min(?:utes?)?\b)?(?![0-9]))
    | (?P<fraction>(?<![0-9/.,])[1-9]/(?:[2-9]|1[0-9]|20|100)(?![0-9/]|[.,][0-9]))
"""

PATTERNS: Final[dict[Language, re.Pattern[str]]] = {
    "fr": re.compile(
        rf"""{_COMMON}
        | (?P<time>(?P<hour>[0-9]{{1,2}})(?:{SPACE}?[hH](?![^\W0-9]){SPACE}?|:(?=[0-5]))(?P<minutes>[0-5][0-9](?![0-9]))?
            (?P<half>))
        | (?P<number>{_OTHERWISE}|[0-9]{{1,3}}(?:{SPACE}[0-9]{{3}})+(?![0-9])(?:,[0-9]+)?|[0-9]+(?:[.,][0-9]+)?)
        """,
        re.VERBOSE,
    ),
    "en": re.compile(
        rf"""{_COMMON}
        | (?P<time>(?P<hour>[0-9]{{1,2}})(?=:[0-5]|{SPACE}?[AaPp]\.?{SPACE}?[Mm]\b)(?::(?P<minutes>[0-5][0-9](?![0-9])))?
            (?:{SPACE}?(?P<half>[AaPp])\.?{SPACE}?[Mm]\b\.?)?)
        | (?P<number>{_OTHERWISE}|[0-9]{{1,3}}(?:[,\ \u00a0\u202f][0-9]{{3}})+(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+|,[0-9]{{1,2}}\b)?)
        """,
        re.VERBOSE,
    ),
}
"""What may stand in digits; also the form of the other language, which is a slip of typography only."""
