"""Countries with their demonyms and other names, regions, states and large cities: facts of the world.

A line of `_COUNTRIES` is `name | adjectives and singular nouns | irregular plural nouns | other names`.
"""

from __future__ import annotations

_COUNTRIES = """
Afghanistan|Afghan|Afghans|
Albania|Albanian||
Algeria|Algerian||
Andorra|Andorran||
Angola|Angolan||
Argentina|Argentine,Argentinian,Argentinean||
Armenia|Armenian||
Australia|Australian,Aussie||
Austria|Austrian||
Azerbaijan|Azerbaijani,Azeri||
Bahamas|Bahamian||The Bahamas
Bahrain|Bahraini||
Bangladesh|Bangladeshi||
Barbados|Barbadian||
Belarus|Belarusian,Belarussian||Byelorussia
Belgium|Belgian||
Belize|Belizean||
Benin|Beninese||
Bhutan|Bhutanese||
Bolivia|Bolivian||
Bosnia and Herzegovina|Bosnian||Bosnia
Botswana|Botswanan||
Brazil|Brazilian||
Brunei|Bruneian||
Bulgaria|Bulgarian||
Burkina Faso|Burkinabe||
Burundi|Burundian||
Cambodia|Cambodian||
Cameroon|Cameroonian||
Canada|Canadian||
Cape Verde|Cape Verdean||Cabo Verde
Central African Republic|Central African||CAR
Chad|Chadian||
Chile|Chilean||
China|Chinese||PRC,People's Republic of China
Colombia|Colombian||
Comoros|Comorian||
Congo|Congolese||Republic of the Congo
Democratic Republic of the Congo|||DRC,DR Congo,Democratic Republic of Congo
Costa Rica|Costa Rican||
Croatia|Croatian|Croats|
Cuba|Cuban||
Cyprus|Cypriot||
Czech Republic|Czech||Czechia
Denmark|Danish,Dane||
Djibouti|Djiboutian||
Dominican Republic|Dominican||
Ecuador|Ecuadorian,Ecuadorean||
Egypt|Egyptian||
El Salvador|Salvadoran,Salvadorean||
Equatorial Guinea|Equatorial Guinean,Equatoguinean||
Eritrea|Eritrean||
Estonia|Estonian||
Eswatini|Swazi||Swaziland
Ethiopia|Ethiopian||
Fiji|Fijian||
Finland|Finnish,Finn||
France|French,Frenchman,Frenchwoman|Frenchmen|
Gabon|Gabonese||
Gambia|Gambian||The Gambia
Georgia|Georgian||
Germany|German||
Ghana|Ghanaian||
Greece|Greek,Hellenic||
Grenada|Grenadian||
Guatemala|Guatemalan||
Guinea|Guinean||
Guinea-Bissau|Bissau-Guinean||
Guyana|Guyanese||
Haiti|Haitian||
Honduras|Honduran||
Hungary|Hungarian||
Iceland|Icelandic,Icelander||
India|Indian||
Indonesia|Indonesian||
Iran|Iranian||Islamic Republic of Iran
Iraq|Iraqi||
Ireland|Irish,Irishman,Irishwoman|Irishmen|Republic of Ireland
Israel|Israeli||
Italy|Italian||
Ivory Coast|Ivorian||Cote d'Ivoire,Côte d'Ivoire
Jamaica|Jamaican||
Japan|Japanese||
Jordan|Jordanian||
Kazakhstan|Kazakh,Kazakhstani||
Kenya|Kenyan||
Kiribati|||
Kosovo|Kosovar,Kosovan||
Kuwait|Kuwaiti||
Kyrgyzstan|Kyrgyz,Kyrgyzstani||
Laos|Lao,Laotian||
Latvia|Latvian||
Lebanon|Lebanese||
Lesotho|Basotho||
Liberia|Liberian||
Libya|Libyan||
Liechtenstein|||
Lithuania|Lithuanian||
Luxembourg|Luxembourgish,Luxembourger||
Madagascar|Malagasy||
Malawi|Malawian||
Malaysia|Malaysian||
Maldives|Maldivian||
Mali|Malian||
Malta|Maltese||
Marshall Islands|Marshallese||
Mauritania|Mauritanian||
Mauritius|Mauritian||
Mexico|Mexican||
Micronesia|Micronesian||
Moldova|Moldovan||
Monaco|Monegasque||
Mongolia|Mongolian||
Montenegro|Montenegrin||
Morocco|Moroccan||
Mozambique|Mozambican||
Myanmar|Burmese||Burma
Namibia|Namibian||
Nauru|Nauruan||
Nepal|Nepalese,Nepali||
Netherlands|Dutch,Dutchman,Dutchwoman|Dutchmen|The Netherlands,Holland
New Zealand|New Zealander||
Nicaragua|Nicaraguan||
Niger|Nigerien||
Nigeria|Nigerian||
North Korea|North Korean||DPRK,Democratic People's Republic of Korea,Korea DPR
North Macedonia|Macedonian||
Norway|Norwegian||
Oman|Omani||
Pakistan|Pakistani||
Palau|Palauan||
Palestine|Palestinian||
Panama|Panamanian||
Papua New Guinea|Papua New Guinean||
Paraguay|Paraguayan||
Peru|Peruvian||
Philippines|Philippine,Filipino,Filipina||The Philippines
Poland|Polish,Pole||
Portugal|Portuguese||
Qatar|Qatari||
Romania|Romanian||
Russia|Russian||Russian Federation
Rwanda|Rwandan||
Samoa|Samoan||
San Marino|Sammarinese||
Saudi Arabia|Saudi,Saudi Arabian||Kingdom of Saudi Arabia
Senegal|Senegalese||
Serbia|Serbian,Serb||
Seychelles|Seychellois||
Sierra Leone|Sierra Leonean||
Singapore|Singaporean||
Slovakia|Slovak,Slovakian||
Slovenia|Slovenian,Slovene||
Solomon Islands|||
Somalia|Somali,Somalian||
South Africa|South African||
South Korea|South Korean||ROK,Republic of Korea,Korea Republic
South Sudan|South Sudanese||
Soviet Union|Soviet||USSR,U.S.S.R.
Spain|Spanish,Spaniard||
Sri Lanka|Sri Lankan||
Sudan|Sudanese||
Suriname|Surinamese||
Sweden|Swedish,Swede||
Switzerland|Swiss||
Syria|Syrian||
Taiwan|Taiwanese||
Tajikistan|Tajik,Tajikistani||
Tanzania|Tanzanian||
Thailand|Thai||
Timor-Leste|Timorese,East Timorese||East Timor
Togo|Togolese||
Tonga|Tongan||
Trinidad and Tobago|Trinidadian||
Tunisia|Tunisian||
Turkey|Turkish,Turk||Türkiye,Turkiye
Turkmenistan|Turkmen||
Tuvalu|Tuvaluan||
Uganda|Ugandan||
Ukraine|Ukrainian||
United Arab Emirates|Emirati||UAE,U.A.E.,Emirates
United Kingdom|British,Briton,Brit||UK,U.K.,Britain,Great Britain
United States|American||US,U.S.,USA,U.S.A.,United States of America,America
Uruguay|Uruguayan||
Uzbekistan|Uzbek,Uzbekistani||
Vanuatu|||
Vatican City|Vatican||Holy See
Venezuela|Venezuelan||
Vietnam|Vietnamese||Viet Nam
Yemen|Yemeni||
Zambia|Zambian||
Zimbabwe|Zimbabwean||
England|English,Englishman,Englishwoman|Englishmen|
Scotland|Scottish,Scot,Scotsman||
Wales|Welsh,Welshman||
Northern Ireland|Northern Irish||
Greenland|Greenlandic,Greenlander||
Tibet|Tibetan||
Catalonia|Catalan||
Chechnya|Chechen||
Crimea|Crimean||
Kurdistan|||
"""

_ABBREVIATIONS = "US U.S. USA U.S.A. UK U.K. UAE U.A.E. DPRK DRC USSR U.S.S.R. PRC ROK"

_REGIONAL = """
African American-African Arab Arabian Arctic Asian Atlantic Balkan Baltic Caribbean Christian Buddhist Catholic
Eastern European Hindu Islamic Jewish Kurdish Latin Mediterranean Muslim Nordic Northern Orthodox Pacific Protestant
Roman Scandinavian Shia Shiite Slavic Southern Sunni Western Latino Hispanic Communist Conservative Democratic
Republican Socialist Liberal Labour Marxist Nazi Byzantine Ottoman Balinese Bavarian Sicilian Siberian Texan
Californian Parisian Londoner
"""

_REGIONS = """
Africa,Asia,Europe,Latin America,North America,South America,Central America,Antarctica,Oceania,Middle East,Far East,
Balkans,Caribbean,Scandinavia,Central Asia,Southeast Asia,East Asia,South Asia,West Africa,East Africa,Sahel,Siberia,
Caucasus,Gaza,Gaza Strip,West Bank,Golan Heights,Donbas,Kashmir,Hong Kong,Macau,Puerto Rico,Arctic,Earth,
Eurozone,Levant,Maghreb,Mediterranean,Persian Gulf,Black Sea,Baltic Sea,Red Sea,Caspian Sea,South China Sea,
Atlantic,Pacific,Indian Ocean,Atlantic Ocean,Pacific Ocean,Arctic Ocean,Alps,Himalayas,Andes,Amazon,Nile,Danube,Rhine,
Volga,Thames,Mississippi,Korean Peninsula,Arabian Peninsula,Iberian Peninsula
"""

_STATES = """
Alabama,Alaska,Arizona,Arkansas,California,Colorado,Connecticut,Delaware,Florida,Hawaii,Idaho,Illinois,
Indiana,Iowa,Kansas,Kentucky,Louisiana,Maine,Maryland,Massachusetts,Michigan,Minnesota,Missouri,
Montana,Nebraska,Nevada,New Hampshire,New Jersey,New Mexico,North Carolina,North Dakota,Ohio,Oklahoma,
Oregon,Pennsylvania,Rhode Island,South Carolina,South Dakota,Tennessee,Texas,Utah,Vermont,Virginia,Washington,
West Virginia,Wisconsin,Wyoming,Alberta,British Columbia,Manitoba,New Brunswick,Newfoundland,Nova Scotia,Ontario,Quebec,
Saskatchewan,New South Wales,Queensland,Tasmania,South Australia,Western Australia,Bavaria,Saxony,Brandenburg,
Tuscany,Sicily,Sardinia,Lombardy,Andalusia,Flanders,Wallonia,Normandy,Brittany,Provence,Punjab,Kerala,Gujarat,
Maharashtra,Tamil Nadu,Bengal,Sindh,Xinjiang,Sichuan,Guangdong,Hubei,Yunnan,Hokkaido,Okinawa,Java,Sumatra,Bali,Borneo
"""

_CITIES = """
Abidjan,Abu Dhabi,Abuja,Accra,Addis Ababa,Adelaide,Aden,Aleppo,Alexandria,Algiers,Almaty,Amman,Amsterdam,Ankara,Antwerp,
Astana,Asuncion,Athens,Atlanta,Auckland,Baghdad,Baku,Baltimore,Bamako,Bangalore,Bangkok,Barcelona,Basel,Basra,Beijing,
Beirut,Belfast,Belgrade,Bergen,Berlin,Bern,Birmingham,Bogota,Bologna,Bordeaux,Boston,Brasilia,Bratislava,Brisbane,
Bristol,Brussels,Bucharest,Budapest,Buenos Aires,Busan,Cairo,Calgary,Canberra,Cape Town,Caracas,Cardiff,Casablanca,
Chennai,Chicago,Chisinau,Cleveland,Cologne,Colombo,Copenhagen,Dakar,Dallas,Damascus,Dar es Salaam,Delhi,Denver,
Detroit,Dhaka,Doha,Donetsk,Dresden,Dubai,Dublin,Durban,Edinburgh,Edmonton,Fallujah,Florence,Frankfurt,Freetown,Geneva,
Genoa,Glasgow,Gothenburg,Guadalajara,Guangzhou,Hamburg,Hanoi,Harare,Havana,Helsinki,Herat,Hiroshima,Houston,Hyderabad,
Islamabad,Istanbul,Jakarta,Jeddah,Jerusalem,Johannesburg,Kabul,Kampala,Kandahar,Karachi,Kathmandu,Kazan,Kharkiv,
Khartoum,
Kherson,Kigali,Kinshasa,Kolkata,Krakow,Kuala Lumpur,Kyiv,Kiev,Kyoto,La Paz,Lagos,Lahore,Las Vegas,Leeds,Leipzig,Lima,
Lisbon,Liverpool,Ljubljana,London,Los Angeles,Luanda,Lusaka,Lyon,Madrid,Managua,Manchester,Manila,Maputo,Mariupol,
Marseille,Mecca,Medina,Melbourne,Mexico City,Miami,Milan,Minneapolis,Minsk,Mogadishu,Monrovia,Montevideo,Montreal,
Moscow,
Mosul,Mumbai,Munich,Nagasaki,Nairobi,Naples,New Delhi,New Orleans,New York,New York City,Nicosia,Odesa,Odessa,
Osaka,Oslo,
Ottawa,Oxford,Palermo,Panama City,Paris,Perth,Philadelphia,Phnom Penh,Phoenix,Pittsburgh,Port-au-Prince,Porto,Prague,
Pretoria,Pristina,Pyongyang,Quito,Rabat,Ramallah,Reykjavik,Riga,Rio de Janeiro,Riyadh,Rome,Rotterdam,Sacramento,
Saint Petersburg,San Diego,San Francisco,San Jose,San Juan,San Salvador,Santiago,Santo Domingo,Sao Paulo,São Paulo,
Sarajevo,
Seattle,Seoul,Seville,Shanghai,Sheffield,Shenzhen,Skopje,Sofia,St. Petersburg,Stockholm,Strasbourg,Stuttgart,Sydney,
Taipei,Tallinn,Tashkent,Tbilisi,Tehran,Tel Aviv,The Hague,Tirana,Tokyo,Toronto,Tripoli,Tunis,Turin,Ulaanbaatar,Utrecht,
Valencia,Vancouver,Venice,Vienna,Vientiane,Vilnius,Vladivostok,Warsaw,Washington D.C.,Washington DC,Wellington,Winnipeg,
Wuhan,Yangon,Yekaterinburg,Yerevan,Zagreb,Zaporizhzhia,Zurich
"""


def _split(block: str) -> frozenset[str]:
    return frozenset(name.strip() for name in block.replace("\n", "").split(",") if name.strip())


def _read() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    countries: dict[str, str] = {}
    demonyms: dict[str, str] = {}
    plurals: dict[str, str] = {}
    for line in _COUNTRIES.split("\n"):
        if not line:
            continue
        name, adjectives, people, others = line.split("|")
        countries[name] = name
        countries.update({other: name for other in others.split(",") if other})
        for adjective in filter(None, adjectives.split(",")):
            demonyms[adjective] = name
            plurals[adjective + "s"] = name
        plurals.update({noun: name for noun in people.split(",") if noun})
    for name in countries:
        plurals.pop(name, None)  # the Philippines are no people
    return countries, demonyms, plurals


COUNTRIES, DEMONYMS, PEOPLES = _read()
"""Country by any of its names; by adjective or singular noun ("Norwegian"); by plural noun ("Norwegians")."""

ABBREVIATIONS = frozenset(_ABBREVIATIONS.split())
"""Country names that are read as the full name."""

REGIONAL = frozenset(_REGIONAL.split())
"""Adjectives of regions, faiths and parties: capitalised, but no name of a place."""

REGIONS = _split(_REGIONS)
STATES = _split(_STATES)
CITIES = _split(_CITIES)
PLACES = frozenset(COUNTRIES) | REGIONS | STATES | CITIES
"""Every name of a country, region, state or large city."""

PLACE_ENDINGS = tuple("shire istan ville burgh borough abad grad polis pur nagar stadt mouth minster".split())
"""How names of places end, and other names seldom do."""

REGION_ADJECTIVES = {
    "Latin American": "Latin America",
    "South American": "South America",
    "North American": "North America",
    "Central American": "Central America",
    "Central Asian": "Central Asia",
    "Southeast Asian": "Southeast Asia",
    "East Asian": "East Asia",
    "South Asian": "South Asia",
    "West African": "West Africa",
    "East African": "East Africa",
}
"""Adjectives of regions that hold the demonym of a country or of a larger region."""

DEMONYMS.update(REGION_ADJECTIVES)
NOT_DEMONYMS = frozenset({"African American", "Native American", "Asian American", "Latin", "New England"})
"""Groups of words in which a demonym does not mean the country."""

LANGUAGES = frozenset(
    """Afrikaans Akan Amharic Arabic Aramaic Assamese Aymara Basque Bengali Breton Bulgarian Burmese Cantonese Catalan
    Chichewa Coptic Cornish Dari Dzongkha Esperanto Faroese Farsi Flemish Frisian Gaelic Galician Guarani Gujarati
    Hausa Hawaiian Hebrew Hindi Hmong Igbo Inuktitut Javanese Kannada Khmer Kinyarwanda Konkani Kurdish Ladino Latin
    Lingala Malayalam Mandarin Manx Maori Māori Marathi Mongolian Nahuatl Navajo Nepali Occitan Oriya Oromo Pali
    Pashto Persian Prakrit Punjabi Quechua Romani Romansh Sami Sanskrit Sardinian Scots Serbo-Croatian Shona Sindhi
    Sinhala Sinhalese Sorbian Sundanese Swahili Syriac Tagalog Tahitian Tamazight Tamil Tatar Telugu Tetum Tibetan
    Tigrinya Tsonga Tswana Twi Urdu Uyghur Welsh Wolof Xhosa Yiddish Yoruba Zulu""".split()
)
"""Names of languages; most of those of a country are its demonyms."""

LONGEST_DEMONYM = max(name.count(" ") + 1 for name in DEMONYMS)
_COLLECTIVE = ("ese", "sh", "ch", "ss", "ic")
"""Ends of nationality words that are adjectives only."""


def is_people(demonym: str) -> bool:
    """Whether "the" before a nationality word means a people: "the French", but "the Russian" is one of them."""
    return demonym.endswith(_COLLECTIVE) and demonym != "Czech"
