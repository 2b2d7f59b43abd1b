"""The localisation keys of biblatex and what they say (biblatex manual, section 4.9.2)."""

from __future__ import annotations

GENRES: dict[str, str] = {
    "phdthesis": "PhD thesis",
    "mathesis": "Master’s thesis",
    "bathesis": "Bachelor’s thesis",
    "candthesis": "Candidate thesis",
    "techreport": "technical report",
    "resreport": "research report",
    "software": "computer software",
    "datacd": "CD-ROM",
    "audiocd": "audio CD",
    "patent": "patent",
    "patentde": "German patent",
    "patenteu": "European patent",
    "patentfr": "French patent",
    "patentuk": "British patent",
    "patentus": "U.S. patent",
    "patreq": "patent request",
    "patreqde": "German patent request",
    "patreqeu": "European patent request",
    "patreqfr": "French patent request",
    "patrequk": "British patent request",
    "patrequs": "U.S. patent request",
}

STATES: dict[str, str] = {
    "inpreparation": "in preparation",
    "submitted": "submitted",
    "forthcoming": "forthcoming",
    "inpress": "in press",
    "prepublished": "pre-published",
}

SERIES: dict[str, str] = {"newseries": "New series", "oldseries": "Old series"}

PLACES: dict[str, str] = {
    "countryde": "Germany",
    "countryeu": "European Union",
    "countryep": "European Union",
    "countryfr": "France",
    "countryuk": "United Kingdom",
    "countryus": "United States of America",
}

LANGUAGES: dict[str, str] = {
    "acadian": "fr-CA",
    "afrikaans": "af-ZA",
    "american": "en-US",
    "arabic": "ar",
    "australian": "en-AU",
    "austrian": "de-AT",
    "naustrian": "de-AT",
    "basque": "eu-ES",
    "brazil": "pt-BR",
    "brazilian": "pt-BR",
    "breton": "br-FR",
    "british": "en-GB",
    "ukenglish": "en-GB",
    "bulgarian": "bg-BG",
    "canadian": "en-CA",
    "canadien": "fr-CA",
    "catalan": "ca-AD",
    "chinese": "zh-CN",
    "croatian": "hr-HR",
    "czech": "cs-CZ",
    "danish": "da-DK",
    "dutch": "nl-NL",
    "english": "en-US",
    "usenglish": "en-US",
    "esperanto": "eo",
    "estonian": "et-EE",
    "farsi": "fa-IR",
    "finnish": "fi-FI",
    "francais": "fr-FR",
    "french": "fr-FR",
    "frenchb": "fr-FR",
    "galician": "gl-ES",
    "german": "de-DE",
    "germanb": "de-DE",
    "ngerman": "de-DE",
    "nswissgerman": "de-CH",
    "swissgerman": "de-CH",
    "greek": "el-GR",
    "polutonikogreek": "el-GR",
    "hebrew": "he-IL",
    "hungarian": "hu-HU",
    "magyar": "hu-HU",
    "icelandic": "is-IS",
    "indonesian": "id-ID",
    "bahasa": "id-ID",
    "irish": "ga-IE",
    "italian": "it-IT",
    "japanese": "ja-JP",
    "korean": "ko-KR",
    "latin": "la",
    "latvian": "lv-LV",
    "lithuanian": "lt-LT",
    "macedonian": "mk-MK",
    "mexican": "es-MX",
    "newzealand": "en-NZ",
    "norsk": "nb-NO",
    "norwegian": "nb-NO",
    "nynorsk": "nn-NO",
    "persian": "fa-IR",
    "polish": "pl-PL",
    "portuguese": "pt-PT",
    "portuges": "pt-PT",
    "romanian": "ro-RO",
    "russian": "ru-RU",
    "sanskrit": "sa",
    "serbian": "sr-Latn-RS",
    "serbianc": "sr-Cyrl-RS",
    "slovak": "sk-SK",
    "slovene": "sl-SI",
    "slovenian": "sl-SI",
    "spanish": "es-ES",
    "swedish": "sv-SE",
    "thai": "th-TH",
    "turkish": "tr-TR",
    "ukrainian": "uk-UA",
    "vietnamese": "vi-VN",
    "welsh": "cy-GB",
}
"""What babel and polyglossia call languages, to BCP 47 with a region as CSL's locales have."""

_PREFERRED = """
english american british french german ngerman italian spanish dutch portuguese brazilian danish
polish czech hungarian slovene norwegian greek indonesian canadian farsi austrian swissgerman
""".split()


def _inverse(table: dict[str, str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for key, text in table.items():
        found.setdefault(text, key)
    return found


LANGUAGE_NAMES: dict[str, str] = {
    **_inverse(LANGUAGES),
    **{LANGUAGES[name]: name for name in reversed(_PREFERRED)},
    "de-DE": "ngerman",
    "de-AT": "naustrian",
    "de-CH": "nswissgerman",
    "en-US": "american",
}
GENRE_KEYS: dict[str, str] = _inverse(GENRES)
STATE_KEYS: dict[str, str] = _inverse(STATES)


def resolve(text: str, table: dict[str, str]) -> str:
    """Give what a localisation key says, or the text itself where it is none."""
    return table.get(text.lower(), text)


def language(text: str) -> str:
    """Give the BCP 47 tag of babel's name for a language, or the text as it is.

    >>> language("ngerman"), language("Dutch"), language("en-GB"), language("langlatin and greek")
    ('de-DE', 'nl-NL', 'en-GB', 'la')
    """
    first = text.split(" and ")[0].strip()
    word = first.lower().removeprefix("lang")
    return LANGUAGES.get(word) or LANGUAGES.get(first.lower()) or text
