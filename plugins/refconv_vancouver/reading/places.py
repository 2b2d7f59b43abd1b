"""Places where books are published: cities, countries, states and provinces."""

from __future__ import annotations

import re

_CITIES = """
Aachen|Abingdon|Abu Dhabi|Accra|Addis Ababa|Adelaide|Albany|Albuquerque|Alexandria|Almaty
Alphen aan den Rijn|Amersfoort|Ames|Amherst|Amsterdam|Ankara|Ann Arbor|Annapolis|Antwerp|Antwerpen
Arlington|Armonk|Astana|Athens|Atlanta|Auckland|Augsburg|Austin|Baden-Baden|Baltimore|Bangalore
Bangkok|Barcelona|Bari|Basel|Basingstoke|Bath|Baton Rouge|Beijing|Beirut|Belfast|Belgrade|Belmont
Belo Horizonte|Bengaluru|Bergen|Berkeley|Berlin|Bern|Berne|Bethesda|Beverly Hills|Bielefeld|Bilbao
Birmingham|Bloomington|Boca Raton|Bochum|Bogota|Bogotá|Bologna|Bombay|Bonn|Bordeaux|Boston|Boulder
Brasília|Brasilia|Bratislava|Braunschweig|Bremen|Brighton|Brisbane|Bristol|Brno|Brussels|Bruxelles
Bucharest|București|Budapest|Buenos Aires|Buffalo|Burlington|Cairo|Calcutta|Calgary|Cali|Cambridge
Cambridge, Mass|Campinas|Canberra|Cape Town|Caracas|Cardiff|Carlsbad|Cary|Cham|Champaign
Chapel Hill|Charlottesville|Chennai|Chevy Chase|Chicago|Chichester|Chur|Cincinnati|Cleveland
Cold Spring Harbor|College Park|College Station|Cologne|Colombo|Columbia|Columbus|Concord
Copenhagen|Córdoba|Cork|Corvallis|Cracow|Dakar|Dallas|Damascus|Darmstadt|Davis|Delft|Delhi|Denver
Des Moines|Detroit|Dhaka|Dordrecht|Dortmund|Dresden|Dublin|Durban|Durham|Düsseldorf|Dusseldorf
East Lansing|East Melbourne|Edinburgh|Edmonton|Eindhoven|Englewood Cliffs|Erlangen|Essen|Essex
Eugene|Evanston|Exeter|Fairfax|Farnham|Firenze|Florence|Fort Collins|Frankfurt|Frankfurt am Main
Frankfurt/Main|Freiburg|Gainesville|Geneva|Genève|Genf|Genova|Ghent|Gent|Glasgow|Göteborg
Göttingen|Graz|Greenwich|Grenoble|Groningen|Guadalajara|Guangzhou|Guildford|Gütersloh|Haifa|Halle
Halle (Saale)|Hamburg|Hamilton|Hannover|Hanoi|Harare|Harlow|Harmondsworth|Harrisburg|Hartford
Havana|La Habana|Heidelberg|Helsinki|Hillsdale|Ho Chi Minh City|Hoboken|Hobart|Hong Kong|Honolulu
Houston|Hyderabad|Ibadan|Indianapolis|Innsbruck|Iowa City|Irvine|Islamabad|Istanbul|Ithaca|Jakarta
Jena|Jerusalem|Johannesburg|Kampala|Kansas City|Karachi|Karlsruhe|Kathmandu|Kiel|Kiev|Kyiv
Kingston|Kraków|Kuala Lumpur|Kuwait|Kyoto|Lagos|Lahore|Lanham|Lausanne|Lawrence|Leeds|Leicester
Leiden|Leipzig|Leuven|Lexington|Liège|Lille|Lima|Lincoln|Lisboa|Lisbon|Liverpool|Ljubljana|London
Los Angeles|Los Baños|Los Banos|Los Alamos|Louvain|Lucknow|Lund|Luxembourg|Lyon|Madison|Madrid
Mahwah|Mainz|Malabar|Malden|Manchester|Manhattan|Manila|Mannheim|Marburg|Marseille|Medellín
Melbourne|Menlo Park|Mexico|México|Mexico City|Ciudad de México|México D.F.|Miami|Milan|Milano
Milwaukee|Minneapolis|Minsk|Monterrey|Montevideo|Montpellier|Montréal|Montreal|Morgantown|Moscow
Mount Vernon|Mountain View|Mumbai|Munich|München|Münster|Nagoya|Nairobi|Nancy|Nanjing|Naples
Napoli|Nashville|New Brunswick|New Delhi|New Haven|New Orleans|New York|New York City|Newark
Newbury Park|Newcastle|Newcastle upon Tyne|Newton|Norfolk|Norman|Northampton|Norwalk|Norwich
Norwood|Notre Dame|Nottingham|Novato|Novosibirsk|Nuremberg|Nürnberg|Oak Ridge|Oakland|Odense
Oklahoma City|Orlando|Osaka|Oslo|Ottawa|Oxford|Oxon|Padova|Padua|Palermo|Palo Alto|Panama|Paris
Pasadena|Perth|Philadelphia|Phoenix|Pisa|Piscataway|Pittsburgh|Plymouth|Port Moresby|Port Townsend
Portland|Porto|Porto Alegre|Potsdam|Poznań|Prague|Praha|Pretoria|Princeton|Providence|Quebec
Québec|Quito|Rahden/Westf|Raleigh|Reading|Recife|Redwood City|Reno|Research Triangle Park|Reston
Rio de Janeiro|Riverside|Rochester|Rockville|Roma|Rome|Rotterdam|Sacramento|Saint Louis|St Louis
St. Louis|Saint Paul|St Paul|St. Paul|Salt Lake City|Salvador|San Antonio|San Diego|San Francisco
San José|San Jose|San Juan|San Mateo|San Rafael|San Salvador|Santa Barbara|Santa Cruz|Santa Fe
Santa Monica|Santiago|São Paulo|Sao Paulo|Sarajevo|Saskatoon|Scotts Valley|Seattle|Seoul|Sevilla
Shanghai|Sheffield|Silver Spring|Singapore|Skopje|Sofia|Southampton|Stanford|Stockholm|Strasbourg
Stuttgart|Sudbury|Sunderland|Sydney|Taipei|Tallinn|Tampa|Tashkent|Tbilisi|Tehran|Tel Aviv|Tempe
The Hague|Den Haag|Thessaloniki|Thousand Oaks|Tianjin|Tokyo|Toronto|Torino|Totowa|Toulouse
Treasure Island|Trento|Trieste|Troy|Tübingen|Tucson|Tunis|Turin|Turku|Ulm|Ulaanbaatar
University Park|Upper Saddle River|Uppsala|Urbana|Utrecht|Valencia|Vancouver|Venezia|Venice|Verona
Vienna|Vilnius|Wageningen|Wallingford|Walnut Creek|Waltham|Warsaw|Warszawa|Warwick|Washington
Washington DC|Washington, DC|Washington D.C.|Weinheim|Wellington|West Lafayette|West Sussex
Westport|White Plains|Wien|Wiesbaden|Winchester|Winnipeg|Winona Lake|Woodbridge|Worcester|Wrocław
Würzburg|Yaoundé|Yogyakarta|York|Zagreb|Zaragoza|Zürich|Zurich|Ginebra|Genebra|Ginevra|Genève|Köln
Bâle|Basilea|Nueva York|Nova York|Nova Iorque|Londres|Londra|París|Parigi|Berlín|Berlino|Bruselas
Bruxelas|Roma|Lisbonne|Varsovia|Viena|Vienne|Saint-Denis|Saint-Maurice|Brasilia|Curitiba|Fortaleza
Florianópolis|Belém|Manaus|Goiânia|Natal|Niterói|Ribeirão Preto|Barueri|Coimbra|Braga|Pamplona
Granada|Málaga|Murcia|Salamanca|San Sebastián|Rosario|La Plata|Mendoza|Cuenca|Guayaquil|Managua
San José de Costa Rica|Tegucigalpa|Asunción|La Paz|Santo Domingo|Rennes|Nantes|Nice|Dijon|Tours
Neuchâtel|Fribourg|St. Gallen|Saarbrücken|Regensburg|Rostock|Greifswald|Magdeburg|Kassel|Koblenz
Krems|Linz|Salzburg|Bozen|Bolzano|Bergamo|Brescia|Cagliari|Catania|Ferrara|Modena|Parma|Pavia
Perugia|Siena|Udine|[place unknown]|place unknown
"""
_COUNTRIES = """
Afghanistan|Albania|Algeria|Argentina|Armenia|Australia|Austria|Bangladesh|Belarus|Belgium|Bolivia
Brazil|Brasil|Britain|Great Britain|Bulgaria|Cambodia|Cameroon|Canada|Chile|China|Colombia
Costa Rica|Croatia|Cuba|Cyprus|Czech Republic|Denmark|Deutschland|Ecuador|Egypt|England|España
Estonia|Ethiopia|Fiji|Finland|France|Georgia|Germany|Ghana|Greece|Guatemala|Hungary|Iceland|India
Indonesia|Iran|Iraq|Ireland|Israel|Italia|Italy|Ivory Coast|Jamaica|Japan|Jordan|Kazakhstan|Kenya
Korea|South Korea|Laos|Latvia|Lebanon|Lithuania|Malawi|Malaysia|Mali|Mongolia|Morocco|Mozambique
Myanmar|Namibia|Nepal|Netherlands|The Netherlands|New Zealand|Nicaragua|Niger|Nigeria
Northern Ireland|Norway|Oman|Pakistan|Paraguay|Peru|Perú|Philippines|the Philippines|Poland
Portugal|Puerto Rico|Qatar|Romania|Russia|Russian Federation|Rwanda|Saudi Arabia|Schweiz|Scotland
Senegal|Serbia|Slovakia|Slovenia|South Africa|Spain|Sri Lanka|Sudan|Suisse|Sweden|Switzerland
Syria|Taiwan|Tanzania|Thailand|Tunisia|Turkey|UAE|Uganda|UK|U.K.|Ukraine|United Arab Emirates
United Kingdom|United States|United States of America|Uruguay|US|U.S.|USA|U.S.A.|Uzbekistan
Venezuela|Vietnam|Viet Nam|Wales|Zambia|Zimbabwe|GB|BD|DE
"""
_STATES = """
AL|AK|AZ|AR|CA|CO|CT|DE|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|NY|NC
ND|OH|OK|OR|PA|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY|DC|D.C.|N.Y.|N.J.|Mass|Mass.|Md|Md.|Conn|Conn.
Calif|Calif.|Ill|Ill.|Pa|Pa.|Fla|Fla.|Va|Va.|Mich|Mich.|Minn|Minn.|Wash|Wash.|Tex|Tex.|Ont|Que|NSW
VIC|QLD|SA|ACT|Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida
Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan
Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New Hampshire|New Jersey|New Mexico
New York State|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode Island
South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|West Virginia|Wisconsin|Wyoming
Alberta|British Columbia|Manitoba|Nova Scotia|Ontario|Saskatchewan|New South Wales|Victoria
Queensland|Western Australia|SP|RJ|MG|RS|PR|BA|DF|MX|Hertfordshire|Hampshire|Surrey|Kent
Oxfordshire|Cambridgeshire|Middlesex|Berkshire|Sussex|Kerala|Meghalaya|Bavaria|Hessen
"""


def _key(text: str) -> str:
    return " ".join(text.replace(".", "").casefold().split())


PLACES = frozenset(
    _key(name)
    for table in (_CITIES, _COUNTRIES, _STATES)
    for name in re.split(r"[|\n]", table.strip())
)
"""Names of places without full stops, in small letters."""

_REGIONS = frozenset(
    _key(name) for table in (_COUNTRIES, _STATES) for name in re.split(r"[|\n]", table.strip())
) - frozenset(_key(name) for name in re.split(r"[|\n]", _CITIES.strip()))

_PARTS = re.compile(r"\s*(?:[,;/()&]| and | und | y | et | e |[–—])\s*")
_FIRST = re.compile(r"[^\s,:;()\[\]]+")
_FIRSTS = frozenset(name.split()[0].split(",")[0].strip("[]()") for name in PLACES)
_MOST_WORDS = max(name.count(" ") + 1 for name in PLACES)


def place_share(text: str) -> float:
    """Say from 0 to 1 how much of a text is names of known places."""
    whole = _key(text)
    if whole in PLACES:
        return 1.0
    parts = [part for part in _PARTS.split(whole) if part]
    if not parts:
        return 0.0
    return sum(_known(part) for part in parts) / len(parts)


def _known(part: str) -> float:
    if part in PLACES:
        return 1.0
    words = part.split(maxsplit=2 * _MOST_WORDS)
    if len(words) > 2 * _MOST_WORDS:
        return 0.0
    for cut in range(1, len(words)):  # "Seattle WA", "Cambridge UK"
        if " ".join(words[:cut]) in PLACES and " ".join(words[cut:]) in PLACES:
            return 1.0
    return 0.0


def begins_with_place(text: str) -> int:
    """Give how many characters of a text are the name of a known place at its head, or 0."""
    first = _FIRST.match(text)
    if first is None or _key(first.group()) not in _FIRSTS:
        return 0
    words = re.split(r"(?<=\S)(?=[\s,:;])", text[:80])
    for count in range(min(len(words), _MOST_WORDS), 0, -1):
        head = "".join(words[:count])
        if _key(head.strip(" ,:;()[]")) in PLACES:
            return len(head)
    return 0


def is_region(text: str) -> bool:
    """Tell whether a text is a state or a country, which alone is hardly where a book appears."""
    return _key(text) in _REGIONS


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
