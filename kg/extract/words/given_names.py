"""Given names common in many languages, by usual gender; names used for both are left out of both lists."""

from __future__ import annotations

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
    """.split()
)

GIVEN = MALE | FEMALE
"""Lower case."""
