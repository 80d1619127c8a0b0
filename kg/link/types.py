"""What the classes of other vocabularies are among our types."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.model import EntityType

_CLASSES = """
Person: person human people agentperson naturalperson q5 politician actor writer athlete artist scientist journalist
  per officeholder
Organization Group: organization organisation org company business corporation enterprise agency governmentagency
  governmentorganization ngo nonprofit politicalparty party band musicgroup sportsteam sportsclub footballclub club
  newspaper publisher broadcaster bank airline ministry militaryunit armedforces union tradeunion legislature
  parliament formalorganization organizationalunit localbusiness newsmediaorganization q43229 q4830453 q783794
  q6881511 q7278 q163740 q11032 q22687 q46970 q327333 q192350 q215380 q476028 q12973014 q891723 q167037 q79913 q484652
  q1110794 q1616075 q176799
Organization Facility: university school college collegeoruniversity educationalorganization hospital museum library
  church q3918 q3914 q16917 q33506 q7075 q207694 q875538 q38723 q9826
Group: group ethnicgroup q41710 q16334295
Place: place location loc gpe city town village country state region province settlement populatedplace
  administrativearea continent island river lake sea ocean mountain municipality county district capital
  geographicalfeature geographicarea naturalplace bodyofwater spatialthing feature humansettlement
  administrativeregion adminarea federalstate sovereignstate territory q515 q1549591 q5119 q486972 q6256 q3624078
  q3957 q532 q23442 q4022 q23397 q8502 q82794 q5107 q10864048 q35657 q7275 q1637706 q200250 q484170 q15284 q747074
  q42744322 q2074737 q262166 q618123 q2221906 q56061 q1093829 q6465 q107390 q855697 q123480 a h l p t u v
Facility Place Organization: facility building airport station architecturalstructure landmark
  landmarksorhistoricalbuildings civicstructure bridge stadium powerstation factory plant port monument militarybase
  q41176 q1248784 q55488 q483110 q12280 q811979 q13226383 q83405 q44782 q159719 q245016 s
Place Facility: road street r q34442 q79007 q22698
Event: event battle war election meeting summit conference festival accident disaster sportsevent competition q1656682
  q178561 q198 q40231 q132241 q27968055
Product Work: product software vehicle weapon aircraft ship model device brand film movie book song album painting
  work creativework tvseries videogame artwork play q2424752 q7397 q11436 q42889 q11446 q11424 q571 q7725634 q3305213
  q482994 q5398426 q7889 q838948
"""

_TYPES: dict[str, tuple[EntityType, ...]] = {}
for _line in _CLASSES.strip().replace("\n  ", " ").split("\n"):
    _ours, _, _theirs = _line.partition(": ")
    _TYPES.update(dict.fromkeys(_theirs.split(), tuple(map(EntityType, _ours.split()))))

_WORDS_OF_ONE_LETTER = "http://www.geonames.org/ontology#"


@lru_cache(maxsize=4096)
def types_of(class_: str) -> tuple[EntityType, ...]:
    """Our types for a class, by its IRI or as a word; empty for one that says nothing to us.

    >>> types_of("https://schema.org/City"), types_of("http://www.wikidata.org/entity/Q5"), types_of("political party")
    ((<EntityType.PLACE: 'Place'>,), (<EntityType.PERSON: 'Person'>,), (<EntityType.ORGANIZATION: 'Organization'>, \
<EntityType.GROUP: 'Group'>))
    """
    local = re.split(r"[/#:]", class_.strip().rstrip("/#"))[-1]
    word = re.sub(r"[\W_]+", "", local).casefold()
    if len(word) == 1 and not class_.startswith(_WORDS_OF_ONE_LETTER):
        return ()
    return _TYPES.get(word, ())
