"""Languages: codes of libraries (MARC, ISO 639-2) and English names, as BCP 47 and back."""

from __future__ import annotations

_CODES = """
afr af alb sq ara ar arm hy aze az bel be ben bn bos bs bul bg cat ca chi zh cze cs dan da dut nl
eng en epo eo est et fin fi fre fr geo ka ger de gle ga glg gl gre el heb he hin hi hrv hr hun hu
ice is ind id ita it jpn ja kaz kk kor ko lat la lav lv lit lt mac mk may ms nor no per fa pol pl
por pt rum ro rus ru san sa slo sk slv sl spa es srp sr swe sv tha th tur tr ukr uk urd ur uzb uz
vie vi wel cy
""".split()
_NAMES = """
arabic ar chinese zh czech cs danish da dutch nl english en finnish fi french fr german de greek el
hebrew he hungarian hu italian it japanese ja korean ko norwegian no persian fa polish pl
portuguese pt romanian ro russian ru spanish es swedish sv turkish tr ukrainian uk
""".split()

_SHORT = dict(zip(_CODES[::2], _CODES[1::2], strict=True))
_NAMED = dict(zip(_NAMES[::2], _NAMES[1::2], strict=True))
_LONG = {short: code for code, short in _SHORT.items()}


def language(text: str) -> str:
    """Give the code of BCP 47 for a library's code or an English name; else the text as it is.

    >>> language("eng"), language("German"), language("en-GB"), language("xx?")
    ('en', 'de', 'en-GB', 'xx?')
    """
    word = text.strip().lower()
    return _SHORT.get(word) or _NAMED.get(word) or text


def library_code(text: str) -> str:
    """Give the code of libraries for one of BCP 47; else the text as it is.

    >>> library_code("de"), library_code("de-AT")
    ('ger', 'de-AT')
    """
    return _LONG.get(text, text)
