"""Organisations known everywhere, places that stand for one, and words that end an organisation's name."""

from __future__ import annotations

KNOWN = frozenset(
    name.strip()
    for name in """
    UN,U.N.,United Nations,NATO,EU,E.U.,European Union,IMF,International Monetary Fund,World Bank,WHO,
    World Health Organization,UNESCO,UNICEF,OPEC,OSCE,WTO,African Union,Arab League,Red Cross,Interpol,
    Amnesty International,
    Human Rights Watch,Greenpeace,White House,Kremlin,Pentagon,Downing Street,Capitol Hill,Wall Street,Elysee,
    State Department,
    Congress,Senate,House of Representatives,House of Commons,House of Lords,Bundestag,Knesset,Duma,Supreme Court,
    FBI,CIA,NSA,MI5,MI6,KGB,FSB,NASA,ESA,European Space Agency,Roscosmos,ISRO,European Commission,European Parliament,
    European Central Bank,Federal Reserve,Bank of England,Reuters,Associated Press,AP,AFP,Agence France-Presse,
    Bloomberg,BBC,
    CNN,NBC,CBS,ABC,Fox News,Al Jazeera,CBC,NPR,Xinhua,TASS,Interfax,Kyodo,Yonhap,Sky News,Guardian,New York Times,
    Washington Post,
    Wall Street Journal,Financial Times,Le Monde,Der Spiegel,Facebook,Google,Twitter,Microsoft,Apple,Amazon,Boeing,
    Airbus,
    Toyota,Samsung,Sony,Volkswagen,Gazprom,Hamas,Hezbollah,Al-Shabab,al-Shabab,al-Shabaab,Boko Haram,Taliban,Al-Qaeda,al-Qaeda,Islamic State,ISIS,FIFA,UEFA,IOC,
    International Olympic Committee,International Criminal Court,International Atomic Energy Agency,IAEA,Security
    Council,
    UN Security Council,Politburo,Vatican,
    Adidas,Aeroflot,Alibaba,Alphabet,American Airlines,BMW,BP,Bayer,Barclays,British Airways,Chevron,Citigroup,Coca-Cola,
    Comcast,Daimler,Delta Air Lines,Deutsche Bank,Disney,Dow Jones,DuPont,EasyJet,Emirates Airlines,Ericsson,ExxonMobil,
    Fiat,Ford Motor,Foxconn,FedEx,General Electric,General Motors,GlaxoSmithKline,Goldman Sachs,HSBC,Heineken,Hewlett-Packard,
    Hitachi,Honda,Huawei,Hyundai,IBM,Ikea,Instagram,Intel,JPMorgan,JPMorgan Chase,Kia,Kodak,LG,LinkedIn,Lockheed Martin,Lufthansa,
    Maersk,Mastercard,McDonald's,McKinsey,Merck,Michelin,Mitsubishi,Morgan Stanley,Motorola,Mozilla,Nestle,Netflix,Nike,
    Nintendo,Nissan,Nokia,Novartis,Nvidia,OpenAI,Oracle,Panasonic,PayPal,PepsiCo,Peugeot,Pfizer,Philips,Porsche,Qualcomm,
    Raytheon,Reddit,Renault,Roche,Rosneft,Rolls-Royce,Ryanair,SpaceX,Siemens,Spotify,Starbucks,Telegram,Tencent,Tesco,Tesla,
    ThyssenKrupp,TikTok,Total,Toshiba,UBS,Uber,Ubisoft,Unilever,United Airlines,Verizon,Visa,Vodafone,Volvo,Walmart,
    WhatsApp,Wikileaks,WikiLeaks,Wikimedia,Wikipedia,Yahoo,YouTube,Youtube,Zara,
    Labour,Tories,Conservatives,Liberal Democrats,Lib Dems,Democrats,Republicans,Greens,Socialists,Social Democrats,
    Christian Democrats,Communists,Liberals,Nationalists
    """.replace("\n", " ").split(",")
)
"""Matched as a whole name."""

FIRM_ENDINGS = tuple(
    "invest bank banken tech soft corp neft gaz prom trans pharm pharma energo stroy avia telecom media net news systems works".split()
)
"""How one-word names of companies end: "Polinvest", "Nordbanken"."""

SUFFIXES = frozenset(
    """
    inc corp ltd llc plc gmbh ag sa nv co ab oy oyj asa aps se bv kg kgaa srl sarl pty pte jsc pjsc ojsc ooo bhd ltda
    company corporation incorporated group holdings news times post herald
    tribune gazette
    chronicle university college institute ministry department agency authority bureau board commission committee
    council party union federation league association society foundation organization organisation bank airlines airways
    motors industries systems technologies laboratories pictures records entertainment media television radio press
    fc united rovers orchestra parliament congress senate cabinet court police army navy brigade battalion regiment
    office fund trust alliance coalition movement front guild club museum-trust affairs services partners capital
    """.split()
)
"""Last words of names, lower case and without a final full stop."""

TRADES = frozenset(
    """
    foods food motors motor steel energy oil gas petroleum chemicals chemical pharmaceuticals pharma textiles paper
    logistics shipping airlines aviation aerospace electronics electric telecom software robotics brewery breweries
    brewing dairies dairy farms stores retail insurance securities ventures mining minerals metals cement engineering
    construction biotech semiconductors solutions enterprises works
    """.split()
)
"""Last words that name a company's trade: "Penrose Foods" is Penrose for short."""

COMPANY_SUFFIXES = frozenset(
    """inc corp ltd llc plc gmbh ag sa nv co ab oy oyj asa aps se bv kg kgaa srl sarl pty pte jsc pjsc ojsc ooo bhd ltda
    company corporation incorporated holdings""".split()
)
"""Last words of companies' names."""

COMPANY_NOUNS = frozenset("subsidiary shareholder stockholder share stock ceo cfo coo payroll headquarters".split())
"""Lemmas of what only a company or another organisation has."""

OFFICE_NOUNS = frozenset({"chief", "executive", "operating", "financial", "technology"})
"""Words before "executive" and "officer" in the offices of a company."""

FOUNDING = frozenset("found establish set acquire incorporate headquarter nationalise nationalize restructure".split())
"""Lemmas of verbs that in the passive are said of organisations."""

RUNNING: dict[str, frozenset[str]] = {
    "employ": frozenset(),
    "cut": frozenset({"job", "workforce", "dividend"}),
    "shed": frozenset({"job"}),
    "axe": frozenset({"job"}),
    "post": frozenset({"profit", "loss", "revenue", "earning", "sale"}),
    "report": frozenset({"profit", "loss", "revenue", "earning"}),
    "manufacture": frozenset(),
}
"""Objects by verb with which it is said of companies; no object listed means any."""

MAKERS = frozenset(
    """
    filmmaker film-maker lawmaker policymaker policy-maker peacemaker watchmaker dressmaker shoemaker winemaker
    matchmaker troublemaker playmaker homemaker cheesemaker clockmaker decision-maker kingmaker moneymaker
    bookmaker cabinetmaker
    """.split()
)
"""Nouns in "-maker" for people; the others are companies ("planemaker")."""
