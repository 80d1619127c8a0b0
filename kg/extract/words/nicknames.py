"""Short forms of English given names: "Bill" for "William". Facts of the language, collected by hand."""

from __future__ import annotations

_SHORT_FORMS = """
abby abigail|abe abraham|al albert alan alfred alexander|alex alexander alexandra|alf alfred|andy andrew|angie angela
archie archibald|art arthur|barb barbara|barney bernard|becky rebecca|ben benjamin|bernie bernard bernadette
bert albert herbert robert|beth elizabeth|betsy elizabeth|betty elizabeth|bill william|billy william|bob robert
bobby robert|brad bradley bradford|bram abraham|candy candace|cathy catherine|charlie charles charlotte|chas charles
chet chester|chris christopher christian christine christina|chuck charles|cindy cynthia|clem clement|cliff clifford
connie constance|dan daniel|danny daniel|dave david|davy david|deb deborah|debbie deborah|dee deirdre|dick richard
dolly dorothy|don donald|donny donald|doug douglas|drew andrew|ed edward edwin edmund edgar|eddie edward edwin edmund
ellie eleanor|fran frances francis|frank francis franklin|fred frederick alfred|freddie frederick alfred|gabe gabriel
gene eugene|geoff geoffrey|gerry gerald gerard|ginny virginia|greg gregory|gus augustus angus|hal harold henry
hank henry|harry harold henry|hattie harriet|herb herbert|ike isaac|izzy isabel isabella|jack john|jake jacob
jamie james|jan janet janice|jeff jeffrey geoffrey|jen jennifer|jenny jennifer|jerry gerald jerome jeremy jeremiah
jess jessica jesse|jill gillian|jim james|jimmy james|jo joanna josephine|joe joseph|joey joseph|johnny john
jon jonathan|josh joshua|josie josephine|judy judith|kate katherine catherine kathleen|kathy katherine kathleen
katie katherine catherine|ken kenneth|kenny kenneth|kim kimberly|kit christopher|larry lawrence laurence
len leonard|lenny leonard|leo leonard leopold|les leslie lester|lex alexander|liam william|libby elizabeth|lisa elizabeth
liz elizabeth|lou louis louise|louie louis|lucy lucille|maggie margaret|mandy amanda|marge margaret marjorie
marty martin|matt matthew|max maxwell maximilian|meg margaret megan|mel melvin melanie|mick michael|mickey michael
mike michael|millie mildred millicent|minnie minerva wilhelmina|mitch mitchell|moe morris moses|molly mary
nan nancy anne|nat nathaniel nathan|nate nathaniel nathan|ned edward edmund|nell eleanor helen|nick nicholas
nicky nicholas nicole|norm norman|ollie oliver|pam pamela|pat patrick patricia|patsy patricia|patty patricia
peggy margaret|penny penelope|pete peter|phil philip phillip|polly mary|prue prudence|ralphie ralph|randy randolph randall
ray raymond|reg reginald|rich richard|rick richard eric frederick|ricky richard|rob robert|robbie robert|robby robert
rod rodney roderick|ron ronald|ronnie ronald veronica|rory roderick|rosie rosemary rose|rudy rudolph|russ russell
sally sarah|sam samuel samantha|sammy samuel|sandy alexander sandra|sid sidney|sol solomon|stan stanley
steve steven stephen|stevie steven stephen stephanie|stew stewart stuart|sue susan susanna|susie susan susanna
suzy susan suzanne|tad thaddeus|ted edward theodore|teddy edward theodore|terry terence theresa|theo theodore
tim timothy|timmy timothy|tina christina martina|tom thomas|tommy thomas|toni antonia|tony anthony antonio|trish patricia
val valerie valentine|vern vernon|vic victor victoria|vicky victoria|vince vincent|viv vivian vivienne|wally walter wallace
walt walter|wes wesley|will william wilfred|willie william|winnie winifred|woody woodrow|zach zachary|zack zachary
"""

SHORT_FORMS: dict[str, frozenset[str]] = {
    short: frozenset(full)
    for short, *full in (entry.split() for line in _SHORT_FORMS.split("\n") for entry in line.split("|") if entry)
}
"""Full given names by short form, in lower case."""


def is_short_form(a: str, b: str) -> bool:
    """Whether one of two given names in lower case is a short form of the other.

    >>> is_short_form("larry", "lawrence"), is_short_form("lawrence", "laura")
    (True, False)
    """
    return b in SHORT_FORMS.get(a, ()) or a in SHORT_FORMS.get(b, ())
