"""What stands around a ref-list: a minimal article, or a given one."""

from __future__ import annotations

import re

from refconv.errors import UnreadableError
from refconv.kit.xmlfile import read_exactly
from refconv.kit.xmlscan import tokens
from refconv_jats.options import JatsWriteOptions
from refconv_jats.words import XLINK


def head(version: str) -> str:
    """Begin the smallest article that is valid, up to its ref-list (JATS Publishing DTD).

    `pub-date` needs its type in 1.1; the placeholder texts say what they are.
    """
    return (
        f'<article xmlns:xlink="{XLINK}" xmlns:mml="http://www.w3.org/1998/Math/MathML" '
        f'article-type="other" dtd-version="{version}" xml:lang="en"><front>'
        '<journal-meta><journal-id journal-id-type="publisher-id">none</journal-id>'
        '<issn pub-type="epub">0000-0000</issn></journal-meta>'
        "<article-meta><title-group><article-title>References</article-title></title-group>"
        '<pub-date pub-type="epub"><year>1970</year></pub-date>'
        "</article-meta></front><back>\n"
    )


TAIL = "</back></article>\n"

_ENCODING = re.compile(r"""(^<\?xml[^>]{0,200}?encoding=["'])[A-Za-z0-9._-]+""")
_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'


def around(options: JatsWriteOptions) -> tuple[str, str]:
    """Give what stands before and after the ref-list."""
    if options.into:
        text, encoding = read_exactly(options.into)
        if encoding != "utf-8":  # what a writer gives is written as UTF-8
            text = _ENCODING.sub(r"\1UTF-8", text.removeprefix("\ufeff"), count=1)
        return split_at_list(text, options.into)
    if options.wrapper == "article":
        return _DECLARATION + head(options.version), TAIL
    return _DECLARATION, ""


def split_at_list(text: str, path: str) -> tuple[str, str]:
    """Cut the ref-list out of an article; without one, cut where it belongs: in `back`.

    Raises UnreadableError for a text that is no article.
    """
    start = depth = 0
    place = after_body = -1
    for token in tokens(text):
        if token.name == "ref-list":
            if token.kind == "empty" and not depth:
                return text[: token.start], text[token.end :]
            start = token.start if not depth else start
            depth += {"open": 1, "close": -1}.get(token.kind, 0)
            if not depth:
                return text[:start], text[token.end :].removeprefix("\n")
        elif token.kind == "close" and token.name == "back" and place < 0:
            place = token.start
        elif token.kind == "close" and token.name in ("front", "body"):
            after_body = token.end if place < 0 else after_body
    if place >= 0:
        return text[:place], text[place:]
    if after_body >= 0:
        return text[:after_body] + "<back>", "</back>" + text[after_body:]
    raise UnreadableError(f"{path}: is no article that a ref-list could go into")
