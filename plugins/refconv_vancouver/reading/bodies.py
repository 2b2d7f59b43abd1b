"""How the names of organisations are told from titles and from people.

Citing Medicine (ch. 1, Author: organizations) takes any body for an author; what its name is made
of tells it: a word for a body, capitals, an abbreviation.
"""

from __future__ import annotations

import re

from refconv_vancouver.reading.letters import UPPER

CORPORATE = re.compile(
    r"\b(?:group|study|consortium|(?:sub)?committee|commission|council|investigators?"
    r"|collaborat\w+|coordinators|network|team|society|association|organi[sz]ation|institutes?"
    r"|initiative|project|trial(?:ists)?|program(?:me)?"
    r"|forum|clinic|coalition|trust|parliament|academy|academies|agency|department|ministry"
    r"|cent(?:er|re)s?|college|foundation|federation|union|universit\w+|panel|task force|working"
    r" party|workshop|board|bureau|office|service|administration|authority|alliance|directorate"
    r"|secretariat|registry|collective|partnership|laborator\w+|library|museum|government|nations"
    r"|bank|fund|school|hospital|company|corporation|inc|ltd|llc|gmbh|observatory"
    r"|grupo|sociedade?|sociedad\w*|asociación|associação|instituto|comité|comissão|comisión"
    r"|fundación|fundação|federación|federação|ministério|ministerio|agencia|agência|consejo"
    r"|conselho|secretaría|secretaria|universidade?|universidad|facultad|faculdade|dirección"
    r"|groupe|société|ministère|fondation|fédération|agence|autorité|conseil|collège|université"
    r"|gesellschaft|bundes\w+|arbeitsgruppe|arbeitsgemeinschaft|arbeitskreis|stiftung|verband"
    r"|ministerium|behörde|akademie|ärztekammer|institut"
    r"|gruppo|società|istituto|fondazione|federazione|ministero|agenzia|consiglio|associazione"
    r"|università)\b",
    re.I,
)
"""Words that most often stand in the name of a body, in six languages."""
_HEADED = re.compile(
    r"(?:the )?(?:joint |ad hoc |expert |special |steering |writing )?(?:sub)?(?:committee"
    r"|working (?:group|party)|task force|commission|study group|panel|consortium)\b",
    re.I,
)
"""What a name begins with that is a body whatever follows: "Subcommittee for preparing ..."."""
_NATIONAL = re.compile(
    r"(?:la |le |l['’])?(?:haute autorité|(?:société|agence|institut|ministère|fédération|fondation"
    r"|académie|comité|sociedad|ministerio|instituto|agencia|consejo|fundación|federación|sociedade"
    r"|ministério|agência|conselho|fundação|federação|società|ministero|istituto|agenzia|consiglio"
    r"|fondazione|federazione)\s(?!(?:et|y|e|entre|con|com|avec)\b)"
    r"|(?:association|organisation|centre|direction|asociación|organización|centro|dirección"
    r"|associação|organização|direção|associazione|organizzazione|direzione|conseil)\s"
    r"(?:mondiale?|mundial|panameric\w+|nation\w+|nacional|nazionale|intern\w+|europ\w+|général\w*"
    r"|general|hospitalier\w*|franç\w+|españ\w+|brasil\w+|ital\w+|portug\w+|argentin\w+"
    r"|mexican\w+|chilen\w+|colombian\w+))",
    re.I,
)
"""How bodies begin in Romance languages, which print their other words small."""
_TAILED = re.compile(
    r"(?:group|committee|consortium|commission|council|investigators|collaborators|collaboration"
    r"|coordinators|society|association|organi[sz]ation|institute|coalition|agency|department"
    r"|ministry|foundation|federation|task force|working party|bureau|authority|alliance)"
    r"(?:\s(?:19|20)\d\d(?:[-–](?:19|20)?\d\d)?)?$",
    re.I,
)
"""What a name ends with that is a body though its words are small: "Joint study group 2008"."""
ACRONYM = re.compile(
    rf"(?:the )?[{UPPER}][{UPPER}\d\-/&]{{2,14}}(?:"
    rf" [{UPPER}][{UPPER}\d\-/&]{{2,14}})?$"
)
DOTTED = re.compile(rf"(?:[{UPPER}]\.){{3,9}}(?=\s+[{UPPER}])")
"""An abbreviation with stops: "I.C.M.R.", "W.H.O."."""
MIXED = re.compile(r"[A-Z]\w*[A-Z]\w{0,12}(?: & [A-Z]\w*[A-Z]\w{0,12})?")
TITLED = re.compile(
    rf"(?:the )?[{UPPER}\d][\w\-/&]*(?: (?:(?:of|the|for|and|de|in|on|und|y|et"
    rf"|&) )*[{UPPER}\d][\w\-/&]*){{0,9}}"
)
OFFICE = re.compile(r"(?:U\. ?S\.(?: ?A\.)?|U\. ?K\.|E\. ?U\.|U\. ?N\.) (?P<rest>[^.;:]{1,120})")
"""Letters of a country before its office: "U.S. Department of Health"."""
_WORDS = re.compile(r"[^\W\d_]+")


def corporate(head: str) -> bool:
    """Tell whether a sentence names a body: a word for one, and hardly a word in small letters."""
    if CORPORATE.search(head) is None:
        return False
    if (
        _HEADED.match(head)
        or _NATIONAL.match(head)
        or (_TAILED.search(head) and head.count(" ") < 6)
    ):
        return True
    return (head[:4].lower() == "the " and ends_in_body(head)) or mostly_capitals(head)


def ends_in_body(head: str) -> bool:
    """Tell whether the last word, or one in brackets behind it, is one for a body."""
    words = head.split(" (")[0].split()
    return len(words) < 9 and (
        CORPORATE.fullmatch(words[-1]) is not None or abbreviation(words[-1])
    )


def mostly_capitals(head: str) -> bool:
    """Tell whether of the longer words two thirds have a capital."""
    words = [word for word in _WORDS.findall(head) if len(word) > 3]
    small = sum(1 for word in words if word[0].islower())
    return small * 3 <= len(words)


def capitalised(head: str) -> bool:
    """Tell whether each word of some weight has a capital: "Ottawa Public Health"."""
    words = _WORDS.findall(head)
    heavy = [word for word in words if len(word) > 3 or word.isupper()]
    return (
        2 <= len(words) <= 8
        and bool(heavy)
        and all(word[0].isupper() for word in heavy)
        and "," not in head
    )


def in_small_letters(title: str) -> bool:
    """Tell whether a sentence is printed as prose is: of its longer words most are small."""
    words = [word for word in _WORDS.findall(title) if len(word) > 3][:12]
    small = sum(1 for word in words if word[0].islower())
    return small >= 2 and small * 2 >= len(words)


def abbreviation(head: str) -> bool:
    """Tell whether a head is an abbreviation: "WHO", "UNICEF", "HSE", "R Core"."""
    return ACRONYM.match(head) is not None or MIXED.fullmatch(head) is not None
