"""Given names by usual gender: those common in many languages here, rarer ones in `name_genders.json`."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files

MALE = frozenset(
    """
    aaron abdul abdullah abraham adam adolf adrian ahmad ahmed alain alan albert alberto alejandro aleksandr alessandro
    alex alexander alexandre alexei alexey alfonso alfred ali alistair allan allen amir anatoly anders andre andré
    andreas
    andrei andrew andrey andrzej angus anthony anton antonio antoine arjun arnold arthur arturo aslan austin axel barack
    barry bartholomew bashar ben benjamin bernard bernardo bert bill björn bob boris brad brandon brendan brent brett
    brian bruce bruno bryan carl carlo carlos cedric cesar charles charlie chris christian christoph christophe
    christopher claude claudio clement clifford clive colin connor craig curtis cyril dale damian damien dan
    daniel dario
    darren darryl dave david dean denis dennis derek diego dieter dimitri dimitris dirk dmitri dmitry dominic
    dominique don donald doug douglas duncan dwight eamon earl ed eddie edgar edmund eduardo edward edwin egor
    elias elijah
    emil emmanuel emanuel enrico enrique eric erich erik ernest ernesto ernst erwin esteban ethan eugene evan fabian
    federico felipe felix ferdinand fernando filip florian francesco francis francisco franco francois françois frank
    franz fred frederic frederick friedrich gabriel gareth gary gavin gennady geoffrey georg george georges gerald
    gerard
    gerhard gilbert giorgio giovanni giuseppe glen glenn gordon graham greg gregory guillaume gunther gustav guy habib
    hamid hamza hans harald harold harry harvey hassan heinrich helmut henri henrik henry herbert herman hermann hideo
    hiroshi howard hubert hugh hugo hussein iain ian ibrahim igor ilya immanuel isaac isaiah ismail ivan jack
    jacob jacques
    jaime jake jakob james jamie jan jared jason javier jean jeff jeffrey jeremy jerome jerry jesus jim jimmy
    joachim joao
    joe joel joerg johan johann johannes john johnny jon jonas jonathan jordi jorge jose josé josef joseph joshua
    juan juergen julian julio jürgen justin kai karim karl kaspar keith ken kenji kenneth kevin khalid klaus knut konrad
    konstantin kurt kyle lars laurent laurence lawrence leo leon leonard leonardo leonid leopold leroy lev lewis liam
    lionel lloyd lorenzo louis luca lucas luciano ludwig luigi luis luiz luka lukas luke maarten magnus mahmoud
    manuel marc
    marcel marcelo marco marcos marcus mario mark markus marshall martin marvin mateo mathias matteo matthew matthias
    maurice mauricio max maxim maximilian mehdi mehmet michael michel miguel mihail mikael mike mikhail miles milan
    milos mitchell mohamed mohammad mohammed moritz morris moses muhammad murray mustafa nathan nathaniel neil nelson
    nicholas nick nicolas nigel nikita niklas nikola nikolai nikolaus nils noah norman oleg olaf oliver olivier omar
    orlando oscar osama oskar otto owen pablo paolo pascal patrick paul paulo pavel pedro per perry pete peter
    petr philip
    philippe phillip pierre pietro piotr rafael ralph ramon randy raul ray raymond reinhard rene richard rick rob robert
    roberto robin rodney rodrigo roger roland rolf roman ron ronald ross roy rudolf rupert russell ryan salman salvador
    salvatore sam samuel santiago scott sean sebastian serge sergei sergey sergio seth shane shaun shinzo sigmund simon
    slobodan spencer stanislav stanley stefan stefano stephan stephen steve steven stewart stuart sven taras ted
    terence terry theo theodore thierry thomas tim timothy tobias todd tom tomas tommy tony travis trevor tyler ulrich
    umberto vaclav valentin valery vasily victor vijay vikram viktor vincent vincenzo vitaly vittorio vlad vladimir
    volodymyr wade wallace walter warren wayne werner wilhelm will willem william willy winston wolfgang xavier yasser
    yevgeny yitzhak yuri yusuf yves zachary zoltan
    achim adrien aldo alec aleksei alexandru alfredo alois alvaro amadou amit anand andy angelo anil ansel antony
    anwar arif arne arno arsene artem artur arvind ashok atal aurelien aurelio ayman baptiste bartosz bashir bastian
    benedikt benny bernhard bertrand bilal billy bjorn bobby bogdan branko camilo carsten chuck ciaran claus conrad
    constantin cormac cosmin cristian cyrus danilo danny davide deepak didier diogo dmitriy domenico dominik dragan
    duarte eberhard edgardo eduard efrain einar elio emile emilio emmerich errol etienne eugenio evgeny ezra fabio
    fabrice fahad faisal farid faruk fausto feliks ferenc fernand fidel floyd fredrik gaetano galen garry gaspard
    gavriil geoff geoffroy georgi geraint gerardo gerry giacomo gianluca gilles giulio goran gottfried graeme
    grigory guido gunnar gustavo hakan hank hannes hans-peter haruki harun hernan hiroki horst hubertus humberto
    idris ignacio ilan imran ingo ioannis isidro istvan ivo jacek jacopo jakub janos jaroslav jasper jens jiri
    jochen joey jorgen josip jozef juha jules julien julius jurgen kamal kamil karl-heinz karol kasper kazuo kenny
    khaled kjell kofi kostas krzysztof kwabena kwame laszlo lech leif lennart leonhard lorenz lothar lucien lukasz
    maciej mahmud malcolm mamadou manfred marcin marek mariano marius marko marten massimo mateus matt matthijs
    maurizio melvin mickey miklos miroslav morten moussa muhammadu murat mustapha nabil naoki nasser neville niall
    nicolae niels nikolaos norbert orhan osman oswald ousmane paddy padraig pawel percy pervez petros phil piero
    pierre-yves prakash radoslaw rafal raffaele rainer raj rajesh rajiv ramesh ramzan ravi recep reginald remi renzo
    ricardo rino robbie rodolfo romain ronaldo ruben rufus rui ruslan sami samir sanjay seamus selim shahid silvio
    simeon soren stig sunil suresh szymon tadeusz tarek tariq tayyip teodoro thaddeus theodor thorsten tiago timur
    tomasz torsten ulf urs uwe vasco vince vito vitor vladislav volker waldemar walid wilfried wim wojciech woody
    yannick yiannis yoshihide youssef zbigniew zdenek zoran
    """.split()
)

FEMALE = frozenset(
    """
    abigail ada adele adriana agatha agnes aisha alana alessandra alexandra alice alicia alina alison amanda
    amelia amina
    amy ana anastasia andrea angela angelina anita anja ann anna annabel anne annette annie antonia april aria astrid
    audrey aurora barbara beatrice beatriz becky belinda bella bernadette bertha beth bethany betty beverly birgit
    bonnie
    brenda bridget brigitte britta brooke camilla carla carmen carol carole carolina caroline carolyn catalina catherine
    cathy cecilia celia charlotte chelsea cheryl chloe christina christine claire clara claudia colleen constance cora
    cordelia corinne cristina cynthia daisy daniela danielle daphne darlene deborah debra denise diana diane dolores
    dominika donna dora doris dorothy edith eileen elaine eleanor elena eleni eliza elizabeth ella ellen elsa
    elsie emilia
    emily emma erica erika erin esther ethel eugenia eva eve evelyn fatima felicity fiona flora florence frances
    francesca frida gabriela gabrielle galina gemma genevieve georgia geraldine gertrude gina giulia gladys
    gloria grace greta gretchen guadalupe gwen hannah harriet hazel heather heidi helen helena helga henrietta hilary
    hilda hillary holly ida ilse imelda ines ingrid irene irina iris isabel isabella isabelle ivana jacqueline
    jane janet
    janice jasmine jean-marie jeanne jennifer jenny jessica jill joan joanna joanne josephine joy joyce juana
    judith judy
    julia juliana julie juliet june justine kaja kamala karen karin karina katarina kate katherine kathleen kathryn
    kathy katie katrina katya kayla khadija kimberly kirsten kirsty kristen kristin kristina laila lara laura lauren
    layla leah leila lena leslie lidia liliana lillian lily linda lisa liz lois lorraine louise lucia lucy ludmila luisa
    lydia lynn mabel madeleine madeline mae magdalena maggie malala marcella margaret margarita margot maria marian
    mariana marie marilyn marina marion marjorie marlene marta martha martina mary matilda maureen maya meg megan
    melanie
    melinda melissa mercedes meredith mia michaela michelle mildred miranda miriam molly mona monica monique muriel myra
    nadia nancy naomi natalia natalie natasha nicola nicole nina nora norma olga olivia oprah paloma pamela
    patricia paula
    paulina pauline peggy penelope penny petra philippa phoebe phyllis pippa polina priscilla priya rachel ramona
    rebecca
    regina renata rhonda rita roberta rosa rosalind rose rosemary rosie roxanne ruth sabina sabine sabrina sally
    samantha
    sandra sara sarah saskia selena serena sharon sheila shirley sigrid silvia simone sofia sonia sonja sophia sophie
    stella stephanie sue susan susanna susanne suzanne svetlana sylvia tamara tania tanya tara tatiana teresa tessa
    theresa tina tracy ulrike ulla ursula valentina valeria valerie vanessa vera veronica veronika victoria viola violet
    virginia vivian vivienne wanda wendy wilhelmina yasmin yolanda yoko yulia yvette yvonne zoe
    abena agata agnieszka aicha akosua aleksandra alena amelie anette angelica angelique anika anke anneke annika
    antonella aoife asha asma athena aurelie ayesha aylin beata bettina bianca birgitta blanca brianna brigitta
    camille carina carlotta carly carmela carrie catarina cate cecile celeste celine chantal chiara christa christel
    ciara cindy clarisse claudette clementine colette corazon corinna cornelia cosima dagmar dalia danuta debbie
    deirdre delphine dina doreen dorota dorothea edwige eleonora elif elisabeta elise elke ellie elodie emine
    emmanuelle erna ester evelina ewa fabienne farah fatma fatou felicia feride fernanda flavia francoise frederique
    friederike fumiko gabriella georgina gerda gertrud ghislaine gianna gisela grazyna griet gudrun gulnara gunilla
    habiba hala halima hana hanan hanna hanne hannelore hedda heike helene henriette hilde hina ilona imogen
    ingeborg irena isolde ivonne izabela jacinta jadwiga jana janina jeanette jelena jennie joana johanna jolanta
    josefina judit juliette justyna jutta kalina karla karolina katalin katarzyna kateryna katharina katharine katja
    katrin katy keiko kinga kirsti krystyna larissa latifa lea leena leonora leticia leyla lina lise liv livia
    lorena lotta lotte louisa luciana lucie lucinda lyudmila maarit magda maite malgorzata manon manuela marcela
    marcia maren margaretha margarethe margaux margit margriet marguerite mariam marianne maribel marija mariko
    marisa marisol maritza martine mathilde maud merete mette michiko mila milena minna mirjam monika mouna nabila
    nadezhda nadine najat natalya nathalie neha nellie ngozi nicoletta noemi nuria oksana olena oriana paola
    patrizia pia pilar pooja radhika rahel raisa rania raquel renate renee ricarda rocio roisin romy rosemarie
    roxana sahar salma samira sanna shabana shirin sibylle silke siobhan sissel sofie solange solveig sorcha sunita
    susana sybille sylvie tamar tanja tatyana teresita terri thandiwe therese tiina tove uta veronique vesna
    viktoria violeta virginie viviane vivien xenia yasmina yelena yevgenia yuliya yumiko zainab zofia zsuzsa zuzana
    """.split()
)

GIVEN = MALE | FEMALE
"""Lower case."""

UNSURE = frozenset(
    """
    adrien ali carmen charlie chris dominique gerry guadalupe henri jaime jamie jan jean joey johann jules kai kamil karol leslie lynn marion martine michel mickey milan nicola nikita nikola pilar remi rene robbie robin sami tamar terry theo tracy valery yuri
    """.split()
)
"""Of the lists above: names that are also common for the other sex, at least in the United States."""


def gender_of(name: str, *, alone: bool = False) -> str:
    """Give "m", "f" or "" for a given name in lower case; one that stands `alone` may be a surname.

    >>> gender_of("anna"), gender_of("jenna"), gender_of("jenna", alone=True), gender_of("robin")
    ('f', 'f', '', '')
    """
    if name in UNSURE:
        return ""
    if name in GIVEN:
        return "m" if name in MALE else "f"
    return "" if alone else _rare().get(name, "")


@cache
def _rare() -> dict[str, str]:
    """Names that are not in the lists above, by the sex of those who bear them; the file says where they are from."""
    stored = json.loads(files("kg.extract.words").joinpath("name_genders.json").read_text("utf-8"))
    return {name: gender for gender, key in (("m", "male"), ("f", "female")) for name in stored[key].split()}
