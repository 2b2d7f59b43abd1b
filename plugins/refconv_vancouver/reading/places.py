"""Places where books are published: towns (`towns.txt`), countries, states and provinces."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files

_COUNTRIES = """
Afghanistan|Albania|Algeria|Andorra|Angola|Argentina|Armenia|Australia|Austria|Azerbaijan|Bahamas
Bahrain|Bangladesh|Barbados|Belarus|Belgium|Belgique|België|Belize|Benin|Bhutan|Bolivia
Bosnia and Herzegovina|Botswana|Brazil|Brasil|Britain|Great Britain|Brunei|Brunei Darussalam
Bulgaria|Burkina Faso|Burma|Burundi|Cambodia|Cameroon|Cameroun|Canada|Cape Verde|Chad|Chile|China
Colombia|Congo|Costa Rica|Côte d'Ivoire|Côte d’Ivoire|Cote d'Ivoire|Croatia|Cuba|Cyprus|Czechia
Czech Republic|Czechoslovakia|Danmark|Democratic Republic of Congo|Democratic Republic of the Congo
Denmark|Deutschland|Dominican Republic|DR Congo|DRC|East Germany|Ecuador|Egypt|Eire|El Salvador
England|Eritrea|España|Estonia|Eswatini|Ethiopia|Federal Republic of Germany|Fiji|Finland|France
FRG|Gabon|Gambia|The Gambia|GDR|Georgia|Germany|Ghana|Greece|Greenland|Grenada|Guam|Guatemala
Guinea|Guinea-Bissau|Guyana|Haiti|Honduras|Hungary|Iceland|India|Indonesia|Iran|Iraq|Ireland
Republic of Ireland|Israel|Italia|Italy|Ivory Coast|Jamaica|Japan|Jordan|Kazakhstan|Kenya|Korea
Republic of Korea|Kosovo|Kyrgyzstan|Laos|Lao PDR|Latvia|Lebanon|Lesotho|Liberia|Libya|Liechtenstein
Lithuania|Macedonia|North Macedonia|Madagascar|Malawi|Malaysia|Maldives|Mali|Malta|Mauritania
Mauritius|Moldova|Mongolia|Montenegro|Morocco|Mozambique|Myanmar|Namibia|Nederland|Nepal
Netherlands|The Netherlands|the Netherlands|New Caledonia|New Zealand|Nicaragua|Niger|Nigeria
Norge|Northern Ireland|North Korea|Norway|Oman|Österreich|Pakistan|Palau|Palestine
Papua New Guinea|Paraguay|People's Republic of China|People’s Republic of China|Peru|Perú
Philippines|the Philippines|Poland|Polska|Portugal|P.R. China|PR China|PRC|Puerto Rico|Qatar
Réunion|Romania|Russia|Russian Federation|Rwanda|Samoa|Saudi Arabia|Schweiz|Scotland|Senegal
Serbia|Seychelles|Sierra Leone|Slovakia|Slovak Republic|Slovenia|Solomon Islands|Somalia
South Africa|South Korea|South Sudan|Soviet Union|Spain|Sri Lanka|Sudan|Suisse|Suriname|Sverige
Swaziland|Sweden|Switzerland|Syria|Taiwan|Taiwan ROC|Tajikistan|Tanzania|Thailand|The UK|Timor-Leste
Togo|Tonga|Trinidad|Trinidad and Tobago|Tunisia|Turkey|Türkiye|Turkmenistan|UAE|Uganda|UK|U.K.
Ukraine|United Arab Emirates|United Kingdom|United States|United States of America|Uruguay|US|U.S.
USA|U.S.A.|USSR|U.S.S.R.|Uzbekistan|Vanuatu|Venezuela|Vietnam|Viet Nam|Wales|West Germany
West Indies|Yemen|Yugoslavia|Zaire|Zambia|Zimbabwe|GB|BD|DE|NL
"""
_STATES = """
AL|AK|AZ|AR|CA|CO|CT|DE|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|NY|NC
ND|OH|OK|OR|PA|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY|DC|D.C.|N.Y.|N.J.|N.C.|R.I.|Mass|Mass.|Md|Md.
Conn|Conn.|Calif|Calif.|Ill|Ill.|Pa|Pa.|Fla|Fla.|Va|Va.|Mich|Mich.|Minn|Minn.|Wash|Wash.|Tex|Tex.
Ont|Que|Ariz|Colo|Ind|Kans|La|Nebr|Okla|Ore|Oreg|Tenn|Wis|Wisc|ON|QC|BC|AB|SK|MB|NS|NB|NSW|VIC|Vic
QLD|Qld|SA|ACT|TAS|Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware
Florida|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts
Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New Hampshire|New Jersey|New Mexico
New York State|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode Island
South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|West Virginia|Wisconsin|Wyoming
District of Columbia|Alberta|British Columbia|Manitoba|New Brunswick|Newfoundland|Nova Scotia
Ontario|Saskatchewan|New South Wales|Victoria|Queensland|South Australia|Tasmania|Western Australia
Australian Capital Territory|Northern Territory|SP|RJ|MG|RS|PR|BA|DF|MX|SC|PE|CE|Buckinghamshire
Bedfordshire|Cheshire|Cornwall|Cumbria|Derbyshire|Devon|Dorset|Gloucestershire|Hertfordshire
Hampshire|Herts|Hants|Bucks|Lancashire|Leicestershire|Lincolnshire|Northamptonshire
Nottinghamshire|Shropshire|Somerset|Staffordshire|Suffolk|Surrey|Kent|Warwickshire|West Sussex
East Sussex|Wiltshire|Worcestershire|Yorkshire|West Yorkshire|Oxfordshire|Cambridgeshire|Middlesex
Berkshire|Sussex|Andhra Pradesh|Assam|Bihar|Goa|Gujarat|Haryana|Himachal Pradesh|Karnataka|Kerala
Madhya Pradesh|Maharashtra|Meghalaya|Orissa|Odisha|Punjab|Rajasthan|Tamil Nadu|Telangana
Uttarakhand|Uttar Pradesh|West Bengal|Bavaria|Hessen|Baden-Württemberg|Gauteng|Western Cape
Eastern Cape|Free State|Limpopo|Sindh|Selangor|Jiangsu|Zhejiang|Guangdong|Hubei|Hunan|Sichuan
"""


def _key(text: str) -> str:
    return " ".join(text.replace(".", "").casefold().split())


def _names(table: str) -> frozenset[str]:
    lines = (line for line in table.splitlines() if line and not line.startswith("#"))
    return frozenset(_key(name) for line in lines for name in line.split("|"))


_TOWNS = _names(files("refconv_vancouver.reading").joinpath("towns.txt").read_text("utf-8"))
_STATES_AND_COUNTRIES = _names(_COUNTRIES) | _names(_STATES)
PLACES = _TOWNS | _STATES_AND_COUNTRIES
"""Names of places without full stops, in small letters."""

_REGIONS = _STATES_AND_COUNTRIES - _TOWNS
_ONLY_STATES = _names(_STATES) - _names(_COUNTRIES) - _TOWNS

_PARTS = re.compile(r"\s*(?:[,;/()&]| and | und | y | et | e |[–—])\s*")
_POSTCODE = re.compile(r"\s\d{4,6}(?:-\d{4})?\Z")
_FIRST = re.compile(r"[^\s,:;()\[\]]+")
_FIRSTS = frozenset(name.split()[0].split(",")[0].strip("[]()") for name in PLACES)
_MOST_WORDS = max(name.count(" ") + 1 for name in PLACES)
_LONGEST = 160
_MOST_TOWNS = 3
"""How many places may follow each other without a comma: "Berlin Heidelberg New York"."""


def place_share(text: str) -> float:
    """Say from 0 to 1 how much of a text is names of known places; a long one is no place."""
    return share(text) if len(text) <= _LONGEST else 0.0


@lru_cache(maxsize=4096)
def share(text: str) -> float:
    """Say how much of a short text is names of places; the ways to read an imprint share these."""
    whole = _key(text)
    if whole in PLACES:
        return 1.0
    parts = [part for part in _PARTS.split(whole) if part]
    if not parts:
        return 0.0
    return sum(_known(_POSTCODE.sub("", part)) for part in parts) / len(parts)


def _known(part: str, most: int = _MOST_TOWNS) -> bool:
    """Tell whether a text is one place or a few in a row: "Seattle WA", "Cambridge UK"."""
    if part in PLACES:
        return True
    words = part.split(maxsplit=most * _MOST_WORDS)
    if most < 2 or len(words) > most * _MOST_WORDS:
        return False
    return any(
        " ".join(words[:cut]) in PLACES and _known(" ".join(words[cut:]), most - 1)
        for cut in range(1, len(words))
    )


def begins_with_place(text: str) -> int:
    """Give how many characters of a text are the name of a known place at its head, or 0."""
    first = _FIRST.match(text)
    if first is None or _key(first.group()) not in _FIRSTS:
        return 0
    words = re.split(r"(?<=\S)(?=[\s,:;])", text[:80])
    for count in range(min(len(words), _MOST_WORDS), 0, -1):
        head = "".join(words[:count])
        if _key(head.strip(" ,:;()[]")) in PLACES:
            return len(head.rstrip(" ,:;"))
    return 0


def is_region(text: str) -> bool:
    """Tell whether a text is a state or a country, which alone is hardly where a book appears."""
    return _key(text) in _REGIONS


def is_state(text: str) -> bool:
    """Tell whether a text is a state or a province, which stands behind a town."""
    return _key(text) in _ONLY_STATES


def ends_with_town(text: str) -> bool:
    """Tell whether the last words of a text are the name of a known town."""
    words = _key(text).rsplit(maxsplit=3)
    return any(" ".join(words[cut:]) in _TOWNS for cut in range(1, len(words)))


def reach_of_place(text: str) -> int:
    """Give how far a place at the head of a text goes with the state or country behind it, or 0."""
    end = begins_with_place(text)
    for _ in range(2):
        if not end or not text.startswith((", ", " "), end):
            break
        first = end + (2 if text[end] == "," else 1)
        more = begins_with_place(text[first:])
        if not more or not is_region(text[first : first + more]):
            break
        end = first + more
    return end
