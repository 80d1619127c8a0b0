# ruff: noqa: E501  (a hand-built sentence reads best on one line)
"""Who does what to whom in a clause, unsaid arguments included."""

from __future__ import annotations

import pytest

from tests.docs import arguments_of, doc

CLAUSES = [
    pytest.param(
        "Berg|PROPN|NNP|nsubj|1||PERSON visited|VERB|VBD|ROOT|1|visit the|DET|DT|det|3 plant|NOUN|NN|dobj|1 .|PUNCT|.|punct|1",
        "visited",
        {"subjects": "Berg", "objects": "plant"},
        id="Berg visited the plant. (visited)",
    ),
    pytest.param(
        "The|DET|DT|det|1 plant|NOUN|NN|nsubjpass|3 was|AUX|VBD|auxpass|3|be visited|VERB|VBN|ROOT|3|visit by|ADP|IN|agent|3 Berg|PROPN|NNP|pobj|4||PERSON .|PUNCT|.|punct|3",
        "visited",
        {"subjects": "plant", "agents": "Berg", "voice": "passive"},
        id="The plant was visited by Berg. (visited)",
    ),
    pytest.param(
        "Berg|PROPN|NNP|nsubj|1||PERSON travelled|VERB|VBD|ROOT|1|travel to|ADP|IN|prep|1 Bergen|PROPN|NNP|pobj|2||GPE with|ADP|IN|prep|1 Lind|PROPN|NNP|pobj|4||PERSON .|PUNCT|.|punct|1",
        "travelled",
        {"subjects": "Berg", "preps": "to Bergen; with Lind"},
        id="Berg travelled to Bergen with Lind. (travelled)",
    ),
    pytest.param(
        "Berg|PROPN|NNP|nsubj|3||PERSON and|CCONJ|CC|cc|0 Lind|PROPN|NNP|conj|0||PERSON visited|VERB|VBD|ROOT|3|visit the|DET|DT|det|5 plant|NOUN|NN|dobj|3 and|CCONJ|CC|cc|5 the|DET|DT|det|8 harbour|NOUN|NN|conj|5 .|PUNCT|.|punct|3",
        "visited",
        {"subjects": "Berg, Lind", "objects": "plant, harbour"},
        id="Berg and Lind visited the plant and the harbour. (visited)",
    ),
    pytest.param(
        "Berg|PROPN|NNP|nsubj|1||PERSON left|VERB|VBD|ROOT|1|leave Oslo|PROPN|NNP|dobj|1||GPE and|CCONJ|CC|cc|1 visited|VERB|VBD|conj|1|visit Bergen|PROPN|NNP|dobj|4||GPE .|PUNCT|.|punct|1",
        "visited",
        {"subjects": "Berg", "objects": "Bergen"},
        id="Berg left Oslo and visited Bergen. (visited)",
    ),
    pytest.param(
        "The|DET|DT|det|1 bridge|NOUN|NN|nsubjpass|3 was|AUX|VBD|auxpass|3|be built|VERB|VBN|ROOT|3|build and|CCONJ|CC|cc|3 opened|VERB|VBN|conj|3|open by|ADP|IN|agent|5 Lind|PROPN|NNP|pobj|6||PERSON .|PUNCT|.|punct|3",
        "opened",
        {"subjects": "bridge", "agents": "Lind", "voice": "passive"},
        id="The bridge was built and opened by Lind. (opened)",
    ),
    pytest.param(
        "Berg|PROPN|NNP|nsubj|7||PERSON ,|PUNCT|,|punct|0 who|PRON|WP|nsubj|3 runs|VERB|VBZ|relcl|0|run the|DET|DT|det|5 plant|NOUN|NN|dobj|3 ,|PUNCT|,|punct|0 met|VERB|VBD|ROOT|7|meet Lind|PROPN|NNP|dobj|7||PERSON .|PUNCT|.|punct|7",
        "runs",
        {"subjects": "Berg", "objects": "plant"},
        id="Berg, who runs the plant, met Lind. (runs)",
    ),
    pytest.param(
        "Berg|PROPN|NNP|nsubj|7||PERSON ,|PUNCT|,|punct|0 who|PRON|WP|nsubj|3 runs|VERB|VBZ|relcl|0|run the|DET|DT|det|5 plant|NOUN|NN|dobj|3 ,|PUNCT|,|punct|0 met|VERB|VBD|ROOT|7|meet Lind|PROPN|NNP|dobj|7||PERSON .|PUNCT|.|punct|7",
        "met",
        {"subjects": "Berg", "objects": "Lind"},
        id="Berg, who runs the plant, met Lind. (met)",
    ),
    pytest.param(
        "Berg|PROPN|NNP|nsubj|1||PERSON opened|VERB|VBD|ROOT|1|open the|DET|DT|det|3 plant|NOUN|NN|dobj|1 which|PRON|WDT|dobj|6 Lind|PROPN|NNP|nsubj|6||PERSON built|VERB|VBD|relcl|3|build .|PUNCT|.|punct|1",
        "built",
        {"subjects": "Lind", "objects": "plant"},
        id="Berg opened the plant which Lind built. (built)",
    ),
    pytest.param(
        "The|DET|DT|det|1 company|NOUN|NN|nsubj|6 that|PRON|WDT|nsubj|3 built|VERB|VBD|relcl|1|build the|DET|DT|det|5 bridge|NOUN|NN|dobj|3 left|VERB|VBD|ROOT|6|leave Oslo|PROPN|NNP|dobj|6||GPE .|PUNCT|.|punct|6",
        "built",
        {"subjects": "company", "objects": "bridge"},
        id="The company that built the bridge left Oslo. (built)",
    ),
    pytest.param(
        "The|DET|DT|det|1 town|NOUN|NN|nsubj|5 where|SCONJ|WRB|advmod|4 Berg|PROPN|NNP|nsubj|4||PERSON lives|VERB|VBZ|relcl|1|live is|AUX|VBZ|ROOT|5|be near|ADP|IN|prep|5 Oslo|PROPN|NNP|pobj|6||GPE .|PUNCT|.|punct|5",
        "lives",
        {"subjects": "Berg", "preps": "in town"},
        id="The town where Berg lives is near Oslo. (lives)",
    ),
    pytest.param(
        "The|DET|DT|det|1 deal|NOUN|NN|nsubj|4 Lind|PROPN|NNP|nsubj|3||PERSON signed|VERB|VBD|relcl|1|sign pleased|VERB|VBD|ROOT|4|please Berg|PROPN|NNP|dobj|4||PERSON .|PUNCT|.|punct|4",
        "signed",
        {"subjects": "Lind", "objects": "deal"},
        id="The deal Lind signed pleased Berg. (signed)",
    ),
    pytest.param(
        "Berg|PROPN|NNP|nsubj|1||PERSON left|VERB|VBD|ROOT|1|leave the|DET|DT|det|3 town|NOUN|NN|dobj|1 that|PRON|WDT|pobj|7 Lind|PROPN|NNP|nsubj|6||PERSON lives|VERB|VBZ|relcl|3|live in|ADP|IN|prep|6 .|PUNCT|.|punct|1",
        "lives",
        {"subjects": "Lind", "preps": "in town"},
        id="Berg left the town that Lind lives in. (lives)",
    ),
    pytest.param(
        "The|DET|DT|det|1 bridge|NOUN|NN|nsubj|5 built|VERB|VBN|acl|1|build by|ADP|IN|agent|2 Lind|PROPN|NNP|pobj|3||PERSON closed|VERB|VBD|ROOT|5|close .|PUNCT|.|punct|5",
        "built",
        {"subjects": "bridge", "agents": "Lind", "voice": "passive"},
        id="The bridge built by Lind closed. (built)",
    ),
    pytest.param(
        "A|DET|DT|det|1 guard|NOUN|NN|nsubj|5 carrying|VERB|VBG|acl|1|carry a|DET|DT|det|4 flag|NOUN|NN|dobj|2 met|VERB|VBD|ROOT|5|meet Berg|PROPN|NNP|dobj|5||PERSON .|PUNCT|.|punct|5",
        "carrying",
        {"subjects": "guard", "objects": "flag"},
        id="A guard carrying a flag met Berg. (carrying)",
    ),
    pytest.param(
        "Lind|PROPN|NNP|nsubj|1||PERSON promised|VERB|VBD|ROOT|1|promise Berg|PROPN|NNP|dobj|1||PERSON to|PART|TO|aux|4 sell|VERB|VB|xcomp|1 the|DET|DT|det|6 ship|NOUN|NN|dobj|4 .|PUNCT|.|punct|1",
        "sell",
        {"subjects": "Lind", "objects": "ship"},
        id="Lind promised Berg to sell the ship. (sell)",
    ),
    pytest.param(
        "Berg|PROPN|NNP|nsubj|1||PERSON asked|VERB|VBD|ROOT|1|ask Lind|PROPN|NNP|dobj|1||PERSON to|PART|TO|aux|4 sign|VERB|VB|xcomp|1 the|DET|DT|det|6 deal|NOUN|NN|dobj|4 .|PUNCT|.|punct|1",
        "sign",
        {"subjects": "Lind", "objects": "deal"},
        id="Berg asked Lind to sign the deal. (sign)",
    ),
    pytest.param(
        "Berg|PROPN|NNP|nsubj|1||PERSON seems|VERB|VBZ|ROOT|1|seem to|PART|TO|aux|3 know|VERB|VB|xcomp|1 Lind|PROPN|NNP|dobj|3||PERSON .|PUNCT|.|punct|1",
        "know",
        {"subjects": "Berg", "objects": "Lind"},
        id="Berg seems to know Lind. (know)",
    ),
    pytest.param(
        "Lind|PROPN|NNP|nsubj|1||PERSON helped|VERB|VBD|ROOT|1|help Berg|PROPN|NNP|nsubj|3||PERSON win|VERB|VB|ccomp|1 the|DET|DT|det|5 race|NOUN|NN|dobj|3 .|PUNCT|.|punct|1",
        "win",
        {"subjects": "Berg", "objects": "race"},
        id="Lind helped Berg win the race. (win)",
    ),
    pytest.param(
        "Lind|PROPN|NNP|nsubj|1||PERSON helped|VERB|VBD|ROOT|1|help Berg|PROPN|NNP|nsubj|3||PERSON win|VERB|VB|ccomp|1 the|DET|DT|det|5 race|NOUN|NN|dobj|3 .|PUNCT|.|punct|1",
        "helped",
        {"subjects": "Lind", "objects": "Berg"},
        id="Lind helped Berg win the race. (helped)",
    ),
    pytest.param(
        "Lind|PROPN|NNP|nsubj|1||PERSON shut|VERB|VBD|ROOT|1 down|ADP|RP|prt|1 the|DET|DT|det|4 plant|NOUN|NN|dobj|1 .|PUNCT|.|punct|1",
        "shut",
        {"subjects": "Lind", "objects": "plant", "particle": "down"},
        id="Lind shut down the plant. (shut)",
    ),
    pytest.param(
        "Lind|PROPN|NNP|nsubj|1||PERSON gave|VERB|VBD|ROOT|1|give Berg|PROPN|NNP|dative|1||PERSON a|DET|DT|det|4 medal|NOUN|NN|dobj|1 .|PUNCT|.|punct|1",
        "gave",
        {"subjects": "Lind", "objects": "medal", "recipients": "Berg"},
        id="Lind gave Berg a medal. (gave)",
    ),
    pytest.param(
        "Lind|PROPN|NNP|nsubj|1||PERSON gave|VERB|VBD|ROOT|1|give a|DET|DT|det|3 medal|NOUN|NN|dobj|1 to|ADP|IN|prep|1 Berg|PROPN|NNP|pobj|4||PERSON .|PUNCT|.|punct|1",
        "gave",
        {"subjects": "Lind", "objects": "medal", "preps": "to Berg"},
        id="Lind gave a medal to Berg. (gave)",
    ),
    pytest.param(
        "Berg|PROPN|NNP|nsubj|1||PERSON walked|VERB|VBD|ROOT|1|walk out|ADP|IN|prep|1 of|ADP|IN|prep|2 the|DET|DT|det|5 plant|NOUN|NN|pobj|3 .|PUNCT|.|punct|1",
        "walked",
        {"subjects": "Berg", "preps": "out of plant"},
        id="Berg walked out of the plant. (walked)",
    ),
    pytest.param(
        "Berg|PROPN|NNP|nsubj|1||PERSON closed|VERB|VBD|ROOT|1|close one|NUM|CD|dobj|1 of|ADP|IN|prep|2 the|DET|DT|det|5 plants|NOUN|NNS|pobj|3|plant .|PUNCT|.|punct|1",
        "closed",
        {"subjects": "Berg", "objects": "plants"},
        id="Berg closed one of the plants. (closed)",
    ),
    pytest.param(
        "Thousands|NOUN|NNS|nsubj|5|thousand of|ADP|IN|prep|0 soldiers|NOUN|NNS|pobj|1|soldier and|CCONJ|CC|cc|2 police|NOUN|NNS|conj|2 guarded|VERB|VBD|ROOT|5|guard the|DET|DT|det|7 bridge|NOUN|NN|dobj|5 .|PUNCT|.|punct|5",
        "guarded",
        {"subjects": "soldiers, police", "objects": "bridge"},
        id="Thousands of soldiers and police guarded the bridge. (guarded)",
    ),
    pytest.param(
        "A|DET|DT|det|1 group|NOUN|NN|nsubj|4 of|ADP|IN|prep|1 students|NOUN|NNS|pobj|2|student occupied|VERB|VBD|ROOT|4|occupy the|DET|DT|det|6 bridge|NOUN|NN|dobj|4 .|PUNCT|.|punct|4",
        "occupied",
        {"subjects": "group", "objects": "bridge"},
        id="A group of students occupied the bridge. (occupied)",
    ),
    pytest.param(
        "Groups|NOUN|NNS|nsubj|3|group of|ADP|IN|prep|0 students|NOUN|NNS|pobj|1|student occupied|VERB|VBD|ROOT|3|occupy the|DET|DT|det|5 bridge|NOUN|NN|dobj|3 .|PUNCT|.|punct|3",
        "occupied",
        {"subjects": "students", "objects": "bridge"},
        id="Groups of students occupied the bridge. (occupied)",
    ),
    pytest.param(
        "Both|PRON|DT|nsubj|4 of|ADP|IN|prep|0 the|DET|DT|det|3 ministers|NOUN|NNS|pobj|1|minister visited|VERB|VBD|ROOT|4|visit Oslo|PROPN|NNP|dobj|4||GPE .|PUNCT|.|punct|4",
        "visited",
        {"subjects": "ministers", "objects": "Oslo"},
        id="Both of the ministers visited Oslo. (visited)",
    ),
    pytest.param(
        "Lind|PROPN|NNP|nsubj|1||PERSON named|VERB|VBD|ROOT|1|name the|DET|DT|det|3 robot|NOUN|NN|dobj|1 Rusty|PROPN|NNP|oprd|1||PERSON .|PUNCT|.|punct|1",
        "named",
        {"subjects": "Lind", "objects": "robot", "names": "Rusty"},
        id="Lind named the robot Rusty. (named)",
    ),
    pytest.param(
        "Berg|PROPN|NNP|nsubjpass|2||PERSON was|AUX|VBD|auxpass|2|be elected|VERB|VBN|ROOT|2|elect mayor|NOUN|NN|oprd|2 .|PUNCT|.|punct|2",
        "elected",
        {"subjects": "Berg", "names": "mayor", "voice": "passive"},
        id="Berg was elected mayor. (elected)",
    ),
    pytest.param(
        "Arriving|VERB|VBG|advcl|5|arrive in|ADP|IN|prep|0 Oslo|PROPN|NNP|pobj|1||GPE ,|PUNCT|,|punct|5 Berg|PROPN|NNP|nsubj|5||PERSON met|VERB|VBD|ROOT|5|meet Lind|PROPN|NNP|dobj|5||PERSON .|PUNCT|.|punct|5",
        "Arriving",
        {"subjects": "Berg", "preps": "in Oslo"},
        id="Arriving in Oslo, Berg met Lind. (Arriving)",
    ),
    pytest.param(
        "Berg|PROPN|NNP|nsubj|1||PERSON left|VERB|VBD|ROOT|1|leave Oslo|PROPN|NNP|dobj|1||GPE after|ADP|IN|prep|1 meeting|VERB|VBG|pcomp|3|meet Lind|PROPN|NNP|dobj|4||PERSON .|PUNCT|.|punct|1",
        "meeting",
        {"subjects": "Berg", "objects": "Lind"},
        id="Berg left Oslo after meeting Lind. (meeting)",
    ),
    pytest.param(
        "Lind|PROPN|NNP|nsubj|1||PERSON saw|VERB|VBD|ROOT|1|see Berg|PROPN|NNP|nsubj|3||PERSON crossing|VERB|VBG|ccomp|1|cross the|DET|DT|det|5 border|NOUN|NN|dobj|3 .|PUNCT|.|punct|1",
        "crossing",
        {"subjects": "Berg", "objects": "border"},
        id="Lind saw Berg crossing the border. (crossing)",
    ),
    pytest.param(
        "Lind|PROPN|NNP|nsubj|1||PERSON saw|VERB|VBD|ROOT|1|see Berg|PROPN|NNP|nsubj|3||PERSON crossing|VERB|VBG|ccomp|1|cross the|DET|DT|det|5 border|NOUN|NN|dobj|3 .|PUNCT|.|punct|1",
        "saw",
        {"subjects": "Lind", "objects": "Berg"},
        id="Lind saw Berg crossing the border. (saw)",
    ),
    pytest.param(
        "Norway|PROPN|NNP|nsubj|1||GPE became|VERB|VBD|ROOT|1|become the|DET|DT|det|4 first|ADJ|JJ|amod|4||ORDINAL country|NOUN|NN|attr|1 to|PART|TO|aux|6 ban|VERB|VB|relcl|4 the|DET|DT|det|8 drug|NOUN|NN|dobj|6 .|PUNCT|.|punct|1",
        "ban",
        {"subjects": "Norway", "objects": "drug"},
        id="Norway became the first country to ban the drug. (ban)",
    ),
    pytest.param(
        "The|DET|DT|det|1 towers|NOUN|NNS|nsubjpass|3|tower were|AUX|VBD|auxpass|3|be used|VERB|VBN|ROOT|3|use by|ADP|IN|agent|3 guards|NOUN|NNS|pobj|4|guard to|PART|TO|aux|7 watch|VERB|VB|xcomp|3 the|DET|DT|det|9 border|NOUN|NN|dobj|7 .|PUNCT|.|punct|3",
        "watch",
        {"subjects": "guards", "objects": "border"},
        id="The towers were used by guards to watch the border. (watch)",
    ),
    pytest.param(
        "There|PRON|EX|expl|1 was|VERB|VBD|ROOT|1|be a|DET|DT|det|3 fire|NOUN|NN|attr|1 in|ADP|IN|prep|3 the|DET|DT|det|6 plant|NOUN|NN|pobj|4 .|PUNCT|.|punct|1",
        "was",
        {"attributes": "fire"},
        id="There was a fire in the plant. (was)",
    ),
    pytest.param(
        "Lind|PROPN|NNP|nsubj|1||PERSON accused|VERB|VBD|ROOT|1|accuse Berg|PROPN|NNP|dobj|1||PERSON of|ADP|IN|prep|1 stealing|VERB|VBG|pcomp|3|steal the|DET|DT|det|6 flag|NOUN|NN|dobj|4 .|PUNCT|.|punct|1",
        "stealing",
        {"subjects": "Berg", "objects": "flag"},
        id="Lind accused Berg of stealing the flag. (stealing)",
    ),
    pytest.param(
        "Berg|PROPN|NNP|nsubj|1||PERSON is|AUX|VBZ|ROOT|1|be willing|ADJ|JJ|acomp|1 to|PART|TO|aux|4 sign|VERB|VB|xcomp|2 the|DET|DT|det|6 deal|NOUN|NN|dobj|4 .|PUNCT|.|punct|1",
        "sign",
        {"subjects": "Berg", "objects": "deal"},
        id="Berg is willing to sign the deal. (sign)",
    ),
    pytest.param(
        "Berg|PROPN|NNP|poss|2||PERSON 's|PART|POS|case|0 decision|NOUN|NN|nsubj|7 to|PART|TO|aux|4 close|VERB|VB|acl|2 the|DET|DT|det|6 plant|NOUN|NN|dobj|4 angered|VERB|VBD|ROOT|7|anger Lind|PROPN|NNP|dobj|7||PERSON .|PUNCT|.|punct|7",
        "close",
        {"subjects": "Berg", "objects": "plant"},
        id="Berg's decision to close the plant angered Lind. (close)",
    ),
    pytest.param(
        "Berg|PROPN|NNP|nsubj|1||PERSON had|VERB|VBD|ROOT|1|have trouble|NOUN|NN|dobj|1 finding|VERB|VBG|acl|2|find the|DET|DT|det|5 plant|NOUN|NN|dobj|3 .|PUNCT|.|punct|1",
        "finding",
        {"subjects": "Berg", "objects": "plant"},
        id="Berg had trouble finding the plant. (finding)",
    ),
    pytest.param(
        "Berg|PROPN|NNP|nsubj|1||PERSON wants|VERB|VBZ|ROOT|1|want to|PART|TO|aux|3 buy|VERB|VB|xcomp|1 and|CCONJ|CC|cc|3 repair|VERB|VB|conj|3 the|DET|DT|det|7 ship|NOUN|NN|dobj|5 .|PUNCT|.|punct|1",
        "repair",
        {"subjects": "Berg", "objects": "ship"},
        id="Berg wants to buy and repair the ship. (repair)",
    ),
    pytest.param(
        "Berg|PROPN|NNP|nsubj|1||PERSON wants|VERB|VBZ|ROOT|1|want to|PART|TO|aux|3 buy|VERB|VB|xcomp|1 and|CCONJ|CC|cc|3 repair|VERB|VB|conj|3 the|DET|DT|det|7 ship|NOUN|NN|dobj|5 .|PUNCT|.|punct|1",
        "buy",
        {"subjects": "Berg", "objects": "ship"},
        id="Berg wants to buy and repair the ship. (buy)",
    ),
    pytest.param(
        "Guards|NOUN|NNS|nsubj|1|guard prevented|VERB|VBD|ROOT|1|prevent Berg|PROPN|NNP|dobj|1||PERSON from|ADP|IN|prep|1 visiting|VERB|VBG|pcomp|3|visit Oslo|PROPN|NNP|dobj|4||GPE .|PUNCT|.|punct|1",
        "visiting",
        {"subjects": "Berg", "objects": "Oslo"},
        id="Guards prevented Berg from visiting Oslo. (visiting)",
    ),
    pytest.param(
        "Berg|PROPN|NNP|nsubj|1||PERSON left|VERB|VBD|ROOT|1|leave Bergen|PROPN|NNP|dobj|1||GPE to|PART|TO|aux|4 visit|VERB|VB|advcl|1 Oslo|PROPN|NNP|dobj|4||GPE .|PUNCT|.|punct|1",
        "visit",
        {"subjects": "Berg", "objects": "Oslo"},
        id="Berg left Bergen to visit Oslo. (visit)",
    ),
    pytest.param(
        "The|DET|DT|det|1 bridge|NOUN|NN|nsubjpass|3 was|AUX|VBD|auxpass|3|be opened|VERB|VBN|ROOT|3|open in|ADP|IN|prep|3 1999|NUM|CD|pobj|4||DATE .|PUNCT|.|punct|3",
        "opened",
        {"subjects": "bridge", "preps": "in 1999", "voice": "passive"},
        id="The bridge was opened in 1999. (opened)",
    ),
    pytest.param(
        "Lind|PROPN|NNP|nsubj|1||PERSON sold|VERB|VBD|ROOT|1|sell Berg|PROPN|NNP|dative|1||PERSON the|DET|DT|det|4 ship|NOUN|NN|dobj|1 in|ADP|IN|prep|1 Oslo|PROPN|NNP|pobj|5||GPE .|PUNCT|.|punct|1",
        "sold",
        {"subjects": "Lind", "objects": "ship", "recipients": "Berg", "preps": "in Oslo"},
        id="Lind sold Berg the ship in Oslo. (sold)",
    ),
    pytest.param(
        "Berg|PROPN|NNP|nsubj|1||PERSON is|AUX|VBZ|ROOT|1|be proud|ADJ|JJ|acomp|1 of|ADP|IN|prep|2 Lind|PROPN|NNP|pobj|3||PERSON .|PUNCT|.|punct|1",
        "is",
        {"subjects": "Berg", "adjectives": "proud"},
        id="Berg is proud of Lind. (is)",
    ),
    pytest.param(
        "Berg|PROPN|NNP|nsubj|1||PERSON is|AUX|VBZ|ROOT|1|be a|DET|DT|det|3 lawyer|NOUN|NN|attr|1 .|PUNCT|.|punct|1",
        "is",
        {"subjects": "Berg", "attributes": "lawyer"},
        id="Berg is a lawyer. (is)",
    ),
    pytest.param(
        "It|PRON|PRP|nsubj|1 was|AUX|VBD|ROOT|1|be Berg|PROPN|NNP|attr|1||PERSON who|PRON|WP|nsubj|4 sold|VERB|VBD|relcl|2|sell the|DET|DT|det|6 ship|NOUN|NN|dobj|4 .|PUNCT|.|punct|1",
        "sold",
        {"subjects": "Berg", "objects": "ship"},
        id="It was Berg who sold the ship. (sold)",
    ),
    pytest.param(
        "It|PRON|PRP|nsubj|1 was|AUX|VBD|ROOT|1|be not|PART|RB|neg|1 Berg|PROPN|NNP|attr|1||PERSON who|PRON|WP|nsubj|5 sold|VERB|VBD|relcl|3|sell the|DET|DT|det|7 ship|NOUN|NN|dobj|5 .|PUNCT|.|punct|1",
        "sold",
        {"objects": "ship"},
        id="It was not Berg who sold the ship. (sold)",
    ),
    pytest.param(
        "What|PRON|WP|dobj|2 Berg|PROPN|NNP|nsubj|2||PERSON wants|VERB|VBZ|csubj|3|want is|AUX|VBZ|ROOT|3|be a|DET|DT|det|5 ship|NOUN|NN|attr|3 .|PUNCT|.|punct|3",
        "wants",
        {"subjects": "Berg", "objects": "ship"},
        id="What Berg wants is a ship. (wants)",
    ),
    pytest.param(
        "In|ADP|IN|prep|3 the|DET|DT|det|2 plant|NOUN|NN|pobj|0 were|AUX|VBD|ROOT|3|be two|NUM|CD|nummod|5 guards|NOUN|NNS|attr|3|guard .|PUNCT|.|punct|3",
        "were",
        {"subjects": "guards", "preps": "in plant"},
        id="In the plant were two guards. (were)",
    ),
    pytest.param(
        "The|DET|DT|det|1 plant|NOUN|NN|nsubjpass|3 was|AUX|VBD|auxpass|3|be shelled|VERB|VBN|ROOT|3|shell and|CCONJ|CC|cc|3 burned|VERB|VBN|conj|3|burn by|ADP|IN|agent|5 Berg|PROPN|NNP|pobj|6||PERSON .|PUNCT|.|punct|3",
        "shelled",
        {"subjects": "plant", "agents": "Berg", "voice": "passive"},
        id="The plant was shelled and burned by Berg. (shelled)",
    ),
    pytest.param(
        "The|DET|DT|det|1 ship|NOUN|NN|nsubjpass|3 was|AUX|VBD|auxpass|3|be moved|VERB|VBN|ROOT|3|move by|ADP|IN|agent|3 train|NOUN|NN|pobj|4 .|PUNCT|.|punct|3",
        "moved",
        {"subjects": "ship", "voice": "passive"},
        id="The ship was moved by train. (moved)",
    ),
    pytest.param(
        "The|DET|DT|det|1 ship|NOUN|NN|nsubjpass|3 was|AUX|VBD|auxpass|3|be found|VERB|VBN|ROOT|3|find by|ADP|IN|prep|3 Lind|PROPN|NNP|pobj|4||PERSON .|PUNCT|.|punct|3",
        "found",
        {"subjects": "ship", "agents": "Lind", "preps": "by Lind", "voice": "passive"},
        id="The ship was found by Lind. (found)",
    ),
    pytest.param(
        "Lind|PROPN|NNP|nsubj|1||PERSON waited|VERB|VBD|ROOT|1|wait in|ADP|IN|prep|1 front|NOUN|NN|pobj|2 of|ADP|IN|prep|3 the|DET|DT|det|6 plant|NOUN|NN|pobj|4 .|PUNCT|.|punct|1",
        "waited",
        {"subjects": "Lind", "preps": "in front of plant"},
        id="Lind waited in front of the plant. (waited)",
    ),
    pytest.param(
        "Lind|PROPN|NNP|nsubj|4||PERSON ,|PUNCT|,|punct|4 for|ADP|IN|prep|4 instance|NOUN|NN|pobj|2 left|VERB|VBD|ROOT|4|leave Oslo|PROPN|NNP|dobj|4||GPE .|PUNCT|.|punct|4",
        "left",
        {"subjects": "Lind", "objects": "Oslo"},
        id="Lind, for instance left Oslo. (left)",
    ),
    pytest.param(
        "Berg|PROPN|NNP|nsubj|1||PERSON is|AUX|VBZ|ROOT|1|be hard|ADJ|JJ|acomp|1 to|PART|TO|aux|4 beat|VERB|VB|xcomp|2 .|PUNCT|.|punct|1",
        "beat",
        {},
        id="Berg is hard to beat. (beat)",
    ),
    pytest.param(
        "Oslo|PROPN|NNP|nsubj|1||GPE elected|VERB|VBD|ROOT|1|elect Berg|PROPN|NNP|dobj|1||PERSON to|PART|TO|aux|4 lead|VERB|VB|advcl|1 the|DET|DT|det|6 plant|NOUN|NN|dobj|4 .|PUNCT|.|punct|1",
        "lead",
        {"subjects": "Berg", "objects": "plant"},
        id="Oslo elected Berg to lead the plant. (lead)",
    ),
    pytest.param(
        "Attempts|NOUN|NNS|nsubj|7|attempt by|ADP|IN|prep|0 Berg|PROPN|NNP|pobj|1||PERSON to|PART|TO|aux|4 buy|VERB|VB|acl|0 the|DET|DT|det|6 ship|NOUN|NN|dobj|4 failed|VERB|VBD|ROOT|7|fail .|PUNCT|.|punct|7",
        "buy",
        {"subjects": "Berg", "objects": "ship"},
        id="Attempts by Berg to buy the ship failed. (buy)",
    ),
    pytest.param(
        "Lind|PROPN|NNP|nsubj|1||PERSON rejected|VERB|VBD|ROOT|1|reject a|DET|DT|det|3 plan|NOUN|NN|dobj|1 to|PART|TO|aux|5 close|VERB|VB|acl|3 the|DET|DT|det|7 plant|NOUN|NN|dobj|5 .|PUNCT|.|punct|1",
        "close",
        {"objects": "plant"},
        id="Lind rejected a plan to close the plant. (close)",
    ),
    pytest.param(
        "The|DET|DT|det|1 guard|NOUN|NN|nsubj|8 and|CCONJ|CC|cc|1 the|DET|DT|det|4 pilot|NOUN|NN|conj|1 who|PRON|WP|nsubjpass|7 were|AUX|VBD|auxpass|7|be arrested|VERB|VBN|relcl|4|arrest left|VERB|VBD|ROOT|8|leave .|PUNCT|.|punct|8",
        "arrested",
        {"subjects": "guard, pilot", "voice": "passive"},
        id="The guard and the pilot who were arrested left. (arrested)",
    ),
    pytest.param(
        "The|DET|DT|det|1 president|NOUN|NN|nsubj|8 of|ADP|IN|prep|1 Norway|PROPN|NNP|pobj|2||GPE who|PRON|WP|nsubj|5 met|VERB|VBD|relcl|3|meet Lind|PROPN|NNP|dobj|5||PERSON ,|PUNCT|,|punct|5 left|VERB|VBD|ROOT|8|leave .|PUNCT|.|punct|8",
        "met",
        {"subjects": "president", "objects": "Lind"},
        id="The president of Norway who met Lind, left. (met)",
    ),
    pytest.param(
        "The|DET|DT|det|1 ship|NOUN|NN|nsubjpass|3 was|AUX|VBD|auxpass|3|be found|VERB|VBN|ROOT|3|find moored|VERB|VBN|xcomp|3|moor in|ADP|IN|prep|4 Oslo|PROPN|NNP|pobj|5||GPE .|PUNCT|.|punct|3",
        "moored",
        {"subjects": "ship", "preps": "in Oslo", "voice": "passive"},
        id="The ship was found moored in Oslo. (moored)",
    ),
    pytest.param(
        "Lind|PROPN|NNP|nsubj|2||PERSON has|AUX|VBZ|aux|2|have bought|VERB|VBN|ROOT|2|buy and|CCONJ|CC|cc|2 sold|VERB|VBN|amod|5|sell ships|NOUN|NNS|conj|2|ship .|PUNCT|.|punct|2",
        "sold",
        {"subjects": "Lind", "objects": "ships"},
        id="Lind has bought and sold ships. (sold)",
    ),
    pytest.param(
        "Lind|PROPN|NNP|nsubj|1||PERSON named|VERB|VBD|ROOT|1|name Berg|PROPN|NNP|compound|3||PERSON chairman|NOUN|NN|oprd|1 .|PUNCT|.|punct|1",
        "named",
        {"subjects": "Lind", "objects": "Berg", "names": "chairman"},
        id="Lind named Berg chairman. (named)",
    ),
]


@pytest.mark.parametrize(("sentence", "verb", "expected"), CLAUSES)
def test_arguments(sentence: str, verb: str, expected: dict[str, str]) -> None:
    assert arguments_of(doc(sentence), verb) == expected


def test_an_adverb_right_after_its_verb_is_a_particle() -> None:
    sentence = "Norway|PROPN|NNP|nsubj|1||GPE pushed|VERB|VBD|ROOT|1|push ahead|ADV|RB|advmod|1 with|ADP|IN|prep|1 the|DET|DT|det|5 deal|NOUN|NN|pobj|3 .|PUNCT|.|punct|1"
    assert arguments_of(doc(sentence), "pushed") == {"subjects": "Norway", "preps": "with deal", "particle": "ahead"}
