"""Given names: short forms of English, and names that several languages or schemes spell in ways of their own.

Compiled for kg from general knowledge of the language, as any dictionary of first names has them.
"""

from __future__ import annotations

_SHORT_FORMS = """
Abigail: abby abbie gail
Abraham: abe bram
Albert: al bert bertie
Alexander: alex sandy xander alec sasha lex
Alexandra: alex sandra sandy lexi sasha
Alfred: al alf alfie fred
Amanda: mandy
Andrew: andy drew
Anthony: tony
Antonio: tony toni
Arnold: arnie
Arthur: art artie
Barbara: barb barbie babs
Bartholomew: bart
Benjamin: ben benny benji
Bernard: bernie
Beverly: bev
Calvin: cal
Cameron: cam
Carolyn: carrie
Catherine: cathy kate katie kathy cate cat
Charles: charlie chuck chas
Christina: chris tina christy
Christine: chris chrissie tina
Christopher: chris kit topher
Cynthia: cindy
Daniel: dan danny
David: dave davey
Deborah: deb debbie debby
Dennis: denny
Dominic: dom nick
Donald: don donnie donny
Dorothy: dot dottie dolly
Douglas: doug
Edgar: ed eddie
Edmund: ed eddie ned ted
Edward: ed eddie ned ted teddy
Edwin: ed eddie
Eleanor: ellie nell nora
Elizabeth: liz beth betty eliza bess lizzie betsy libby lisa
Emily: em emmy
Eugene: gene
Evelyn: evie
Frances: fran frannie
Francis: frank
Francisco: paco pancho
Franklin: frank
Frederick: fred freddie freddy
Gabriel: gabe
Geoffrey: geoff
George: georgie
Gerald: gerry jerry
Gerard: gerry
Gilbert: gil bert
Giuseppe: beppe peppe
Gregory: greg gregg
Gwendolyn: gwen
Harold: harry hal
Helen: nell nellie
Henry: harry hank hal
Herbert: herb bert
Howard: howie
Hubert: bert
Isabella: bella izzy
Isaac: ike
Jacob: jake
Jacqueline: jackie
James: jim jimmy jamie
Janet: jan
Jason: jay
Jeffrey: jeff
Jennifer: jen jenny
Jeremy: jerry
Jerome: jerry
Jessica: jess jessie
Joan: joanie
John: johnny jack jon
Jonathan: jon jonny
Joseph: joe joey
José: pepe
Joshua: josh
Joyce: joy
Judith: judy
Katherine: kate katie kathy kat kitty kay
Kathleen: kathy kate kay
Kenneth: ken kenny
Kimberly: kim
Lawrence: larry
Leonard: len lenny leo
Leonardo: leo
Leslie: les
Lewis: lew
Lillian: lily
Louis: lou louie
Madeleine: maddie
Margaret: maggie meg peggy marge margie rita greta
Martin: marty
Matthew: matt
Maurice: moe
Maximilian: max
Maxwell: max
Melissa: mel
Melvin: mel
Michael: mike mick mickey mikey
Mikhail: misha
Miriam: mimi
Mitchell: mitch
Montgomery: monty
Nancy: nan
Natalia: natasha
Nathaniel: nate nat nathan
Nathan: nate nat
Nicholas: nick nicky
Nicola: nicky
Norman: norm
Oliver: ollie
Pamela: pam
Patricia: pat patty tricia trish patsy
Patrick: pat paddy rick
Penelope: penny
Peter: pete
Philip: phil pip
Phillip: phil
Priscilla: cilla
Rachel: rae
Randall: randy
Randolph: randy
Raphael: rafe
Raymond: ray
Rebecca: becky becca
Reginald: reg reggie
Richard: dick rich rick ricky richie
Robert: bob bobby rob robbie bert
Roberta: bobbie
Roderick: rod rick
Rodney: rod
Roger: rodge
Ronald: ron ronnie
Rosemary: rose rosie
Rudolph: rudy
Russell: russ
Samantha: sam
Samuel: sam sammy
Sarah: sally sadie
Sebastian: seb bas
Sidney: sid
Solomon: sol
Stanley: stan
Stephanie: steph
Stephen: steve stevie
Steven: steve stevie
Stuart: stu
Susan: sue susie suzy
Suzanne: sue suzy
Terence: terry
Teresa: terry tess tessa
Theodore: ted teddy theo
Theresa: terry tess tessa
Thomas: tom tommy
Timothy: tim timmy
Tobias: toby
Valentina: val
Valerie: val
Vanessa: nessa
Veronica: ronnie
Victor: vic
Victoria: vicky vickie tori
Vincent: vince vinny
Virginia: ginny
Vladimir: volodya vova
Walter: walt wally
Wilfred: wilf
William: bill billy will willie willy liam
Winston: win
Yekaterina: katya
Yevgeny: zhenya
Zachary: zach zack
"""

_SPELLINGS = """
mohammed mohammad mohamed mohamad mohammedu muhammad muhammed muhamad mahomed
ahmed ahmad ahmet achmed
hussein hussain husayn husain hossein hosein husein hussien
yusuf youssef yousef yusef youssouf yousuf yousif
omar umar omer
khaled khalid haled
mahmoud mahmud mahmood
ibrahim ebrahim ibraheem
mustafa mostafa moustafa mustapha moustapha
abdullah abdulla abdallah abdalla abdoulaye
tariq tarek tareq tarik
walid waleed oualid
karim kareem
said saeed saeid saied
jamal gamal jamaal djamal
faisal faysal feisal faysel
hassan hasan hasson
osama usama
rashid rasheed rachid
othman uthman osman
sulaiman suleiman sulayman suleyman soleiman
bashir basheer bachir
hamid hameed
majid majeed
nabil nabeel
samir sameer
sharif shareef cherif
tahir taher
zain zayn zein
fatima fatema fatimah fatma
layla leila laila leyla
aisha aysha ayesha aicha
zainab zaynab zeinab zeynep
mariam maryam miriam
noor nour nur
qasim kassem kasim qassem kassim qasem qassim kasem
abdul abdel abdol
gaddafi qaddafi kadhafi gadhafi qadhafi
alexander aleksandr alexandr aleksander oleksandr
alexei aleksei alexey aleksey alexej oleksii oleksiy
andrei andrey andrej andrii andriy
dmitri dmitry dmitriy dmitrii dimitri dmitrij dmytro
yevgeny evgeny evgeni evgeniy evgenii yevgeniy yevgeni yevhen evgenij yevhenii
yekaterina ekaterina kateryna katerina
yelena elena olena jelena
fyodor fedor feodor fjodor
pyotr petr piotr petro
mikhail mihail michail mykhailo mikhailo
nikolai nikolay nikolaj nicolai mykola
sergei sergey sergej serguei serhii serhiy
vladimir volodymyr wladimir
grigory grigori grigoriy grigorii hryhorii hryhoriy
yuri yury yuriy yurii juri iurii iuri jurij
vasily vasili vasiliy vasyl vassili vasilii
natalia natalya nataliya nataliia natalija
yulia julia yuliya iuliia julija iulia
tatiana tatyana tatjana
ksenia kseniya kseniia xenia ksenija
maria mariya mariia marija
vitaly vitali vitaliy vitalii vitalij
gennady gennadi gennadiy gennadii
valery valeri valeriy valerii
anatoly anatoli anatoliy anatolii
arkady arkadi arkadiy arkadii
steven stephen
jeffrey geoffrey
philip phillip
katherine catherine kathryn catharine
nicholas nicolas
jon john
theresa teresa
"""

ROOTS: dict[str, tuple[str, ...]] = {}
"""Short form of a given name -> the names that it stands for ("alex": two of them)."""
for _line in _SHORT_FORMS.strip().split("\n"):
    _root, _, _shorts = _line.partition(": ")
    for _short in _shorts.split():
        ROOTS[_short] = (*ROOTS.get(_short, ()), _root.casefold().replace("é", "e"))

SPELLINGS: dict[str, str] = {
    spelling: words[0]
    for words in (line.split() for line in _SPELLINGS.strip().split("\n"))
    if words[0] not in {"steven", "jeffrey", "philip", "katherine", "nicholas", "jon", "theresa"}
    for spelling in words
}
"""Spelling of a name from another script -> one spelling of it; languages of one script stay apart."""

TWINS: dict[str, str] = {
    spelling: words[0] for words in (line.split() for line in _SPELLINGS.strip().split("\n")) for spelling in words
}
"""Spelling -> one spelling, names of one script included that are confused ("Steven", "Stephen")."""
