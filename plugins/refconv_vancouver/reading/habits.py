"""How names are spelt: "Family FM", "Family, F. M.", "F. M. Family", "FAMILY Given".

Each habit is a pattern of one name with the groups `family`, `given` and, where they may be,
`particle`, `suffix` and `early` (a suffix before the initials). What stands between two names,
and what closes a list, is beside them.
"""

from __future__ import annotations

import re

from refconv_vancouver.reading.letters import HYPHEN, LOWER, MASK, QUOTE, UPPER

_PARTICLES = (
    "von der|von dem|von den|van der|van den|van de|van het|van 't|van ’t|van’t|vom und zum"
    "|von und zu|de la|de las|de los|de le|del la|dalla|della|delle|dello|degli|dell|von|van"
    "|vom|den|der|des"
    "|de|du|da|di|dal|del|do|dos|das|la|le|lo|el|al|ul|ter|ten|te|zu|zum|zur|af|av|bin|ibn|ben"
    "|abu|bint|e|y|i|'t|’t|op|in 't|in ’t|in het|uit de|uit den|st\\."
)
PARTICLE = (
    rf"(?P<particle>(?:(?:{_PARTICLES}) )+|(?:[dD]|[dD]ell|[dD]all|[lL]|al|el"
    rf"|ul)[{QUOTE}\-][ ]?(?=[{UPPER}]))"
)
_WORD = (
    rf"(?:[a-z]{{1,3}}[{QUOTE}]?)?[{UPPER}]"
    rf"(?:\.(?:[{UPPER}]\.)?[{UPPER}](?=[{LOWER}])|(?<=O)[ ][{QUOTE}](?=\w))?"
    rf"(?:[\w{HYPHEN}{QUOTE}]*[\w{QUOTE}])?"
    rf"(?:\?{{1,3}}(?:[\w{HYPHEN}{QUOTE}]*[\w{QUOTE}]|(?=[ ][{UPPER}]{{1,3}}[,.]))"
    rf"|[{HYPHEN}][ ][{UPPER}][\w{HYPHEN}{QUOTE}]*\w)?"
)
"""A word of a family name; a question mark within stands for a letter that was lost."""
_INNER = r"(?:de|la|del|da|do|dos|das|di|van|von|der|den|el|al|e|y|i|du|le|les|und|ul|bin|ibn|ben)"
FAMILY = (
    rf"(?P<family>(?:St\. )?{_WORD}(?:[ ](?:{_INNER}[ ]){{0,2}}{_WORD}){{0,3}}?"
    rf"|[Vv][ao]n [{LOWER}]+)"
)
_LETTER = (
    rf"(?:(?:Yu|Ya|Ye|Zh|Kh|Ch|Sh|Sch|Ts|Dz|Ph|Th|Ju|Ja|St|Zs|Sz|Gy|Cs)(?![{LOWER}])|[{UPPER}])"
)
_CLOSED = (
    rf"(?:{_LETTER}{{1,5}}(?:[{HYPHEN}] ?{_LETTER}{{1,3}}){{0,3}}(?: (?:de|da|do|dos|van|von|el"
    rf"|la|du|d[{QUOTE}])(?: [{UPPER}])?(?=[,.;]))?"
    rf"|[{UPPER}][{HYPHEN} ]?[{LOWER}](?![\w])|[{UPPER}]{{1,3}}(?:d|de|da|do|dos|v|vd"
    rf"|van|[{LOWER}](?=[{UPPER}]))[{UPPER}]{{0,3}}(?![\w])|[{LOWER}][{UPPER}]?(?=[,.;:])"
    rf"|[{UPPER}]{{1,4}}(?=\d{{1,2}}[,.;])|(?:da|de|do|el|al|van|von|le|la|du|di)"
    rf" [{UPPER}]{{1,3}}(?=[,.;])|[{UPPER}] [{UPPER}][{LOWER}]{{1,4}}(?=[,.;])"
    rf"|[{UPPER}]\.[{HYPHEN}][{UPPER}](?=[,;]))"
)
_SPACED = rf"{_LETTER}(?:[ ]{_LETTER}){{1,3}}(?!\w)(?!\.[ ]?[{UPPER}]\.)"
_NO_INITIALS = r"(?!\s?(?:Ph\.\s?D|U\.S)\.)"
"""What follows initials and is none: "Smith, R. T. Ph.D. Thesis", "Baran, P. S. U.S. Patent"."""
_DOTTED = rf"(?!Ph\.D\.){_LETTER}\.(?:{_NO_INITIALS}[ ]?[{HYPHEN}]?{_LETTER}\.){{0,4}}"
_DOTTED_PAIR = (
    rf"{_LETTER}\.[ ]?(?:[{HYPHEN}]?{_LETTER}\.[ ]?){{0,3}}[{HYPHEN}]?{_LETTER}(?:\.(?!"
    rf" (?!(?:and|et|y|e|und)\b)[{LOWER}])|(?=[,;]))"
    rf"(?=\s*[,;(\[]|\s+[{UPPER}]|\s*$|\s(?:and|et|y|e|und)\b)"
)
_SUFFIX = (
    r"(?P<suffix>(?:Jr|Sr|Jnr|Snr|II|III|IV|1st|2nd|3rd|[4-9]th|Filho|filho|Júnior|Junior|Neto)\b"
    r"(?:\.(?=,))?)"
)
_ROLE_NEXT = r"[ ](?:eds?|editors?)\b"
_CUT = (
    rf"(?:(?<=\.)(?=\s)|(?=\s*(?:[,;.:(&\[“\"]|$)|[ ](?:and|et|y|e|und)\b|{_ROLE_NEXT}|\s*{MASK}))"
)
_CUT_DIRECT = (
    rf"(?:(?<=\.)(?=\s)|(?=\s*(?:[,;.:(&\[“\"]|$)|[ ](?:and|et|y|e|und)[ ][{UPPER}](?:[.\-–]|[ ])"
    rf"|[ ]et\b|{_ROLE_NEXT}|\s*{MASK}))"
)

VANCOUVER = re.compile(
    rf"{PARTICLE}?{FAMILY}(?<!\w[ ][{UPPER}])"
    r"(?:,? (?P<early>Jr|Sr|Jnr|Snr|II|III)\.?(?=[ ,]))?[ ]"
    rf"(?P<given>{_SPACED}|{_DOTTED_PAIR}|{_CLOSED})(?:,? ?{_SUFFIX}|\d{{1,2}}(?=[,.;]))?{_CUT}"
)
INVERTED = re.compile(
    rf"{PARTICLE}?{FAMILY},[ ]?(?P<given>(?:{_DOTTED}(?=[ ](?:[{UPPER}][^.\s]|A[ ]|[\d“\"‘]))"
    rf"|(?:{_DOTTED}|{_CLOSED})(?=[ ]?[,;:&(]|[ ](?:and|et|y|und|e)\b|[ ](?:19|20)\d\d\b|$)"
    rf"|(?!LLC|USA|UK|EU|DC|BV|AG|SA)[{UPPER}]{{2,3}}(?=\. [{UPPER}])))"
    rf"(?:,? ?{_SUFFIX})?"
)
PLAIN_DOTTED = re.compile(rf"{PARTICLE}?{FAMILY},?[ ](?P<given>{_DOTTED})(?:,? ?{_SUFFIX})?")
DIRECT = re.compile(
    rf"(?P<given>(?:{_DOTTED}[ ]?|(?:{_SPACED}|[{UPPER}]{{1,2}})[ ])){PARTICLE}?{FAMILY}(?:,?"
    rf" {_SUFFIX})?{_CUT_DIRECT}"
)
CAPITALS = re.compile(
    rf"(?P<family>[{UPPER}]{{2,}}(?:[{HYPHEN}][{UPPER}]{{2,}})?)"
    rf"[ ](?P<given>[{UPPER}][{LOWER}]+(?:[ {HYPHEN}][{UPPER}]?[{LOWER}]+)?)(?=\s*[,;.]|$)"
)
"""Chinese names as China's standard spells them: "LIU Zhi-Ming" (GB/T 7714)."""

BARE = re.compile(
    rf"(?!(?i:hrsg|hg|herausgeb\w+|eds?|editor\w*|orgs?|organiza\w+|coord\w*|director\w*"
    rf"|curator\w*|compil\w+|comps?)\b)(?P<name>[{UPPER}][{LOWER}]+(?:[{HYPHEN}][{UPPER}][{LOWER}]+)?)(?=\."
    rf" [{UPPER}]|, (?i:editors?|eds|et al)\b)"
)
"""A last family name whose initials are missing."""
ALONE = re.compile(
    rf"{PARTICLE}?(?P<family>{_WORD})(?=[ ,]{{1,2}}et\.? al\b)"
    rf"|(?P<name>{_WORD})(?=,[ ]{_WORD},[ ]{_WORD}(?:,[ ]{_WORD}){{0,9}}\.[ ]{_WORD}[ ][{LOWER}])"
)
"""A family name alone before "et al.", or the first of several."""
NEXT_ALONE = re.compile(rf",[ ](?P<family>{_WORD})(?=,[ ]|\.[ ])")
STRAY = re.compile(rf"[{UPPER}]\.?(?:[ ][{UPPER}](?=\.))?(?=,\s|\.\s+[{UPPER}])")
"""An initial that stands alone: what is left of a name."""
SHORT = re.compile(rf"[{UPPER}](?:[{UPPER}]{{0,3}}|[{LOWER}])")

ET_AL = re.compile(
    r"[\s,;.]*\(?\b(?:et\.? ?al\b|and (?:others|colleagues)\b|y cols?\b|e cols?\b"
    r"|u\. ?a\.|und andere\b|et coll?\b|& al\b|y otros\b|e outros\b)\.?\)?",
    re.I,
)
JOIN = re.compile(
    r"\s*\.?\s*(?:[,;]{1,2}\s*(?:(?:…|\. ?\. ?\.)\s*,?\s*)?(?:and |& ?|y |und |et )?"
    r"|(?:and|&|y|und|et|e) )(?=\S)"
)
