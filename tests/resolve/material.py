"""Word material of the generated archive: names by culture with their schemes of transliteration, roles, firms, towns.

Names are given and family names as any directory has them; who bears which pair is drawn by lot.
"""

from __future__ import annotations

ENGLISH_GIVEN = {
    "m": "William Robert Richard James Thomas Edward Michael Charles Joseph Daniel Samuel Andrew Anthony Henry Walter "
    "Arthur Frederick Benjamin Matthew Peter Philip Martin Simon Hugh Oliver",
    "f": "Elizabeth Margaret Katherine Susan Rebecca Patricia Deborah Jennifer Victoria Alexandra Christine Pamela "
    "Judith Frances Alice Helen Clare Ruth Laura Eleanor",
}
NICKNAMES = {
    "William": "Bill", "Robert": "Bob", "Richard": "Dick", "James": "Jim", "Thomas": "Tom", "Edward": "Ted",
    "Michael": "Mike", "Charles": "Charlie", "Joseph": "Joe", "Daniel": "Dan", "Samuel": "Sam", "Andrew": "Andy",
    "Anthony": "Tony", "Henry": "Harry", "Walter": "Walt", "Frederick": "Fred", "Benjamin": "Ben", "Matthew": "Matt",
    "Peter": "Pete", "Elizabeth": "Liz", "Margaret": "Peggy", "Katherine": "Kate", "Susan": "Sue",
    "Rebecca": "Becky", "Patricia": "Pat", "Deborah": "Debbie", "Jennifer": "Jenny", "Victoria": "Vicky",
    "Alexandra": "Sandra", "Christine": "Chris", "Judith": "Judy", "Helen": "Nell", "Eleanor": "Nora",
}  # fmt: skip
ENGLISH_FAMILY = (
    "Ash Black Brad Brook Carl Clay Cran Dal El Fair Farn Green Hal Hart Hay Kirk Lang Lin Mar Mel Nor Oak Pem Rad "
    "Rams Red Rock Sher Stan Thorn Under Wake Wal West Whit Win Wood York".split(),
    "bury by combe cott croft dale den field ford gate ham hurst ley low man mere more ridge sey shaw ton wall well "
    "wick worth".split(),
)
RUSSIAN_GIVEN = {
    "m": "Владимир Алексей Сергей Дмитрий Николай Андрей Юрий Михаил Евгений Виталий Геннадий Анатолий Фёдор Семён "
    "Пётр Григорий Аркадий Валерий",
    "f": "Елена Екатерина Наталья Татьяна Светлана Юлия Мария Ксения Евгения Валентина",
}
RUSSIAN_STEMS = (
    "Дегтяр Гогол Хлебник Щербак Журавл Чернец Шестак Яковл Ющ Зайц Цветк Голован Крыл Ворожей Пахом Тимош Рябц "
    "Кузьм Бурмистр Жданк Хохл Ярем Лещ Грибан Соловей Шахн Мятл Чух Белец Корж Подгор Завьял Трифон Устин".split()
)
RUSSIAN_ENDS = "ёв ев ов ин ский енко юк".split()
UKRAINIAN_GIVEN = {
    "m": "Олексій Сергій Андрій Микола Григорій Василь Тарас Юрій Богдан Ярослав Віталій",
    "f": "Олена Оксана Наталія Юлія Ірина Катерина Соломія",
}
UKRAINIAN_STEMS = "Гриц Шевч Ковал Бонд Ткач Мельнич Лис Кравч Порош Яцен Хомен Гайд Щерб Довг Зінч Кириц".split()
UKRAINIAN_ENDS = "енко ук ський чук ишин".split()

_POPULAR = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "yo", "ж": "zh", "з": "z", "и": "i", "й": "y",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
    "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu",
    "я": "ya", "і": "i", "ї": "yi", "є": "ye", "ґ": "g",
}  # fmt: skip
SCHEMES: dict[str, dict[str, str]] = {
    "popular": {**_POPULAR, "ий": "y", "ый": "y", "ия": "ia"},
    "press": {**_POPULAR, "ё": "e", "ий": "y", "ый": "y"},
    "library": {**_POPULAR, "ё": "e", "й": "i", "ю": "iu", "я": "ia", "ий": "ii", "ый": "yi"},
    "plain": {**_POPULAR, "ё": "e", "й": "i", "х": "h", "ю": "iu", "я": "ia", "ий": "i", "ый": "i"},
    "scholarly": {**_POPULAR, "ё": "ë", "ж": "ž", "й": "j", "х": "h", "ц": "c", "ч": "č", "ш": "š", "щ": "šč",
                  "ю": "ju", "я": "ja", "ий": "ij"},
    "ukrainian": {**_POPULAR, "г": "h", "и": "y", "й": "i", "ю": "iu", "я": "ia", "ий": "yi", "ый": "yi"},
    "ukrainian press": {**_POPULAR, "г": "h", "и": "y", "ий": "y"},
}  # fmt: skip
"""Letter by letter, longest first: how Cyrillic is written in Latin letters by different houses."""

ARABIC_GIVEN = {
    "m": "Mohammed/Muhammad/Mohamed/Mohammad Ahmed/Ahmad Hussein/Husayn/Hussain Yusuf/Youssef/Yousef Omar/Umar "
    "Khaled/Khalid Mahmoud/Mahmud Ibrahim/Ebrahim Mustafa/Mostafa/Moustafa Abdullah/Abdulla Tariq/Tarek "
    "Walid/Waleed Karim/Kareem Said/Saeed Jamal/Gamal Faisal/Faysal Hassan/Hasan Osama/Usama Rashid/Rasheed",
    "f": "Fatima/Fatema Layla/Leila Aisha/Aysha Zainab/Zaynab Mariam/Maryam Noor/Nour Samira/Sameera",
}
ARABIC_FAMILY = (
    "al-Masri/Masri/El-Masri al-Haddad/Haddad/El-Haddad al-Rifai/Rifai al-Tamimi/Tamimi al-Sharif/Sharif/El-Sharif "
    "Qasim/Kassem/Qassim Mansour/Mansur Khoury/Khouri Saleh/Salih Nasser/Naser al-Zubaidi/Zubaydi/Zubaidi "
    "al-Hashimi/Hashemi/Hashimi Shahin/Shaheen Barakat Darwish/Darwesh al-Najjar/Najjar Hamdan Khalil/Khaleel "
    "al-Qahtani/Qahtani Bishara Sulaiman/Suleiman Abdi Farouk/Faruq al-Baghli/Baghli Zaidan Othman/Uthman"
)
CHINESE_FAMILY = "Wang Li/Lee Zhang/Chang Liu Chen Yang Zhao/Chao Huang Zhou/Chou Xu/Hsu Sun Ma Zhu/Chu Hu Guo/Kuo He"
CHINESE_GIVEN = (
    "Jian Wei Xiao Guo Zhi Ming Hong Yong De Shao Rong Bing Qing Wen".split(),
    "ping hua jun lin ming guo feng tao yang hai liang sheng".split(),
)
KOREAN_FAMILY = "Kim Park Choi Jung Kang Cho Yoon Jang Lim Han".split()
KOREAN_GIVEN = ("Jong Min Sung Dong Young Ji Hyun Tae Seung Kyung".split(), "un ho soo min hee woo jin hwan".split())
HUNGARIAN_GIVEN = {"m": "Péter László Zoltán Gábor István Ferenc Attila", "f": "Ágnes Katalin Zsuzsa Ilona Eszter"}
HUNGARIAN_FAMILY = "Nagy Kovács Szabó Horváth Tóth Kiss Molnár Németh Farkas Balogh Lakatos Takács Juhász".split()
EUROPEAN_GIVEN = {
    "m": "José Luis François André Jürgen Hans-Peter Søren Björn Jan-Erik Łukasz Tomáš Radu Giorgio Jean-Paul Pedro",
    "f": "María Hélène Anne-Marie Ingrid Agnieszka Zuzana Chiara Ana-Lucía Françoise Käthe Sofía Dominique",
}
EUROPEAN_FAMILY = (
    "Gar Mül Lef Lind Søre Kowal Novot Iones Ross Fer Peñ Bou Hof Sand Gru Dvo Mar Ber Castel Thor Wer Schrö".split(),
    "ler ebre qvist nsen czyk ný cu ini reira a lay mann strøm ber řák ques ger lani valdsen ner der".split(),
)
SUFFIXES = ("Jr.", "Sr.", "III")

ROLES: dict[str, tuple[str, ...]] = {
    "politics": ("minister", "lawmaker", "governor", "senator", "mayor", "ambassador", "party leader", "president"),
    "business": ("chief executive", "banker", "entrepreneur", "chairman", "investor"),
    "sport": ("footballer", "striker", "coach", "sprinter", "swimmer", "goalkeeper", "boxer"),
    "arts": ("novelist", "film director", "singer", "actor", "painter", "pianist", "sculptor"),
    "science": ("physicist", "professor", "biologist", "surgeon", "epidemiologist", "historian"),
    "law": ("lawyer", "judge", "prosecutor"),
    "military": ("general", "colonel", "admiral", "commander"),
}
COUNTRIES = (
    "Russia|Ukraine|Egypt|Iraq|China|Japan|Hungary|Poland|France|Spain|Germany|Sweden|Brazil|Canada|Kenya|India|"
    "Australia|Mexico|Portugal|Norway|Chile|Greece|Turkey|Italy|Ghana|Peru|Jordan|Vietnam|Finland|Romania|South Korea|"
    "United States|United Kingdom|New Zealand|Saudi Arabia|South Africa"
).split("|")
COUNTRY_ALIASES = {
    "United States": ("U.S.", "US", "United States", "United States of America"),
    "United Kingdom": ("UK", "Britain", "United Kingdom"),
    "Russia": ("Russia", "Russian Federation"),
}
CULTURES = {
    "english": ("United States", "United Kingdom", "Canada", "Australia", "New Zealand"),
    "russian": ("Russia",),
    "ukrainian": ("Ukraine",),
    "arabic": ("Egypt", "Iraq", "Jordan", "Saudi Arabia"),
    "chinese": ("China",),
    "korean": ("South Korea",),
    "hungarian": ("Hungary",),
    "european": ("France", "Spain", "Germany", "Sweden", "Poland", "Portugal", "Norway", "Italy", "Romania"),
}
FIRM_WORDS = (
    "Alder Amber Arctic Beacon Bright Cedar Coral Delta Ember Falcon Garnet Harbor Indigo Jasper Keystone Lunar Maple "
    "Nimbus Onyx Pioneer Quartz Raven Sierra Tidal Umbra Vertex Willow Zenith".split(),
    "Foods Steel Energy Media Motors Logistics Textiles Pharma Marine Systems Mining Airlines Telecom Software "
    "Chemicals Insurance Timber Robotics".split(),
)
LEGAL = (("Corp.", "Corporation"), ("Inc.", "Incorporated"), ("Ltd.", "Limited"), ("Co.", "Company"))
BODIES = (
    "National International World European African Pacific Northern Central Royal Federal Global Nordic".split(),
    "Health Trade Maritime Wildlife Energy Nuclear Climate Labor Aviation Refugee Statistics Seismic Space".split(),
    "Organization Agency Association Institute Council Commission Fund Center".split(),
)
SHORTENED = {
    "International": "Intl.", "National": "Natl.", "Association": "Assn.", "Department": "Dept.",
    "University": "Univ.", "Institute": "Inst.", "Organization": "Organisation", "Center": "Centre",
}  # fmt: skip
MINISTRIES = "Health Defence Finance Education Justice Transport".split()
TOWNS = (
    "Spring Clear Mill Ash Green River Lake Stone North Ever Fair Glen High Kings Maple Oak Pine Rose Silver".split(),
    "field ton ville wood port burg dale ford mouth haven bridge water".split(),
)
REGIONS = ("Illinois", "Ohio", "Oregon", "Missouri", "Vermont", "Georgia", "Texas", "Kansas", "Maine", "Montana")
