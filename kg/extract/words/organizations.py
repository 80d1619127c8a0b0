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
    UN Security Council,Politburo,Vatican
    """.replace("\n", " ").split(",")
)
"""Matched as a whole name."""

SUFFIXES = frozenset(
    """
    inc corp ltd llc plc gmbh ag sa nv co company corporation incorporated group holdings news times post herald
    tribune gazette
    chronicle university college institute ministry department agency authority bureau board commission committee
    council party union federation league association society foundation organization organisation bank airlines airways
    motors industries systems technologies laboratories pictures records entertainment media television radio press
    fc united rovers orchestra parliament congress senate cabinet court police army navy brigade battalion regiment
    office fund trust alliance coalition movement front guild club museum-trust affairs services partners capital
    """.split()
)
"""Last words of names, lower case and without a final full stop."""
