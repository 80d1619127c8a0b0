"""Near-synonyms of general English nouns, by the sense that news and reference texts mostly use.

The first noun of a line may be taken up by each of the others later in a text, and they by it.
"""

from __future__ import annotations

NEAR_SYNONYMS = """
plant factory works mill
company firm corporation enterprise business
airplane plane aircraft aeroplane
airliner plane jet aircraft
fighter jet warplane plane aircraft
helicopter chopper aircraft
spacecraft probe craft ship spaceship orbiter lander rover
ship vessel boat craft
ferry vessel ship boat
yacht boat vessel
submarine sub boat vessel
prison jail penitentiary
hospital clinic
laboratory lab
organization organisation body
agency organization body
group organization organisation militia gang
gang cartel
militia force
contest competition tournament
championship tournament competition
match game fixture
race contest
meeting summit conference
talk negotiation discussion
conference summit convention
election vote poll ballot
referendum vote plebiscite
attack assault raid strike
bombing blast explosion attack
shooting attack
killing murder
killer murderer gunman attacker
accident crash collision incident
quake earthquake tremor
storm hurricane typhoon cyclone
tornado twister storm
flood flooding deluge
fire blaze wildfire inferno
blast explosion
protest demonstration rally march
protester demonstrator marcher
rally gathering
riot unrest
deal agreement accord pact treaty
contract agreement deal
ceasefire truce armistice agreement
report study survey paper
study research
poll survey
document paper file
paper newspaper daily
magazine weekly journal
book novel volume
film movie picture
show series programme program
picture photo photograph image
painting canvas picture
song track single
album record
country nation state
city town
town township
village hamlet settlement
area region district zone
neighborhood neighbourhood district quarter
border frontier
road street
street avenue boulevard
highway motorway road
path trail track route
hill mountain peak
river stream
coast shore seaside
beach shore
forest wood woodland
team squad side
club side team
player footballer
car vehicle automobile
truck lorry vehicle
bus coach vehicle
bicycle bike
motorcycle motorbike bike
law legislation act statute
bill legislation measure
rule regulation
ban prohibition
sanction measure penalty
house home residence
flat apartment home
hotel inn
shop store
restaurant eatery
bar pub
school academy
university college institution
bank lender
insurer company
airline carrier company
retailer chain store
broadcaster network channel
newspaper publication
party movement
government administration cabinet
parliament assembly legislature
senate chamber
court tribunal
police force
army military
troop soldier
official spokesman spokeswoman spokesperson
journalist reporter correspondent
lawyer attorney solicitor barrister counsel
officer policeman policewoman
doctor physician
surgeon doctor
president leader head
premier leader
chancellor leader
king monarch ruler leader sovereign
queen monarch ruler sovereign
emperor ruler monarch
chairman chairwoman chairperson chair head
boss chief head
executive boss
director head chief
manager coach boss
coach trainer
gunman attacker shooter suspect assailant
suspect accused defendant
prisoner inmate convict detainee
victim casualty
refugee migrant
boy child youngster
girl child youngster
kid child youngster
baby infant child
teenager youth adolescent
man guy
woman lady
mother mom mum
father dad
wife spouse
husband spouse
partner spouse
researcher scientist
expert specialist analyst
author writer
novelist writer author
writer author
singer vocalist musician
actor actress star
artist painter
fan supporter
customer client shopper
visitor guest tourist
worker employee labourer laborer
owner proprietor
founder creator
student pupil
war conflict fighting
battle fight fighting
invasion offensive
operation mission campaign
trip journey visit tour voyage
flight journey trip
medicine drug medication
vaccine jab shot
illness disease sickness
virus disease
injury wound
money cash fund
salary wage pay
price cost
plan proposal scheme
project scheme programme program
programme program scheme
decision ruling verdict
ruling judgment judgement verdict
sentence punishment term
trial case proceeding
lawsuit suit case
charge accusation allegation
investigation inquiry probe enquiry
award prize honor honour
medal award
job post position role
post position role office
task job
problem issue difficulty
dispute row conflict disagreement
crisis emergency
idea notion concept
method technique approach
experiment test trial
device gadget tool
machine device apparatus
phone smartphone handset mobile telephone
computer machine pc
software program application
app application
website site page
email message mail
letter note message
statement announcement declaration
speech address
remark comment
book title
festival fair event
concert gig show performance
exhibition exhibit show display
ceremony event
wedding marriage
funeral burial
statue monument sculpture
church chapel
mosque temple
tower building
museum gallery
park garden
dam barrier
bridge span
gun weapon firearm
rifle gun
pistol gun handgun
bomb device explosive
missile rocket weapon
animal creature beast
dog animal pet
cat animal pet
plant flower
tree plant
species kind
sample specimen
rock stone
star sun
planet world
moon satellite
region province
province state
island isle islet
sea ocean
lake water
drink beverage
meal dish food
dish food
beer drink
wine drink
cocktail drink beverage
revenue income sale
profit earning
loss deficit
debt loan
share stock
investor shareholder
purchase acquisition takeover buyout
merger takeover deal
acquisition deal
strike walkout stoppage action
union federation
season campaign
goal strike
title championship crown
victory win triumph
defeat loss
"""
