"""English words that stand for one another: irregular forms, words of one meaning, opposites.

Stated by hand and general on purpose: what a question asks of any article in the words of another.
Words are given in their base form; callers compare them stemmed.
"""

from collections import defaultdict
from functools import cache

FUNCTION_WORDS = frozenset(
    "a an the of to in on for and or is are was were be been being am has have had having he she "
    "it they we i you him his her hers its their them us me our my your this that these those with "
    "as at by from into about than then so but if not no nor do does did done doing who whom whose "
    "what which when where why how will would can could may might must shall should there such any "
    "some each other another another's also only just very too both either neither own same one's "
    "all more most many much few up out over under during before after between while because until "
    "again further once here now anyone anybody someone somebody everyone everybody anything "
    "something everything ve re ll".split()
)
"""The words that say nothing of what a question is about."""

_FORMS = (
    "arise arose arisen|bear bore borne|beat beaten|become became|begin began begun|bend bent|"
    "bind bound|bite bit bitten|bleed bled|blow blew blown|break broke broken|breed bred|"
    "bring brought|build built|burn burnt|buy bought|catch caught|choose chose chosen|come came|"
    "creep crept|deal dealt|dig dug|draw drew drawn|drink drank drunk|drive drove driven|"
    "eat ate eaten|fall fell fallen|feed fed|feel felt|fight fought|find found|flee fled|"
    "fly flew flown|forbid forbade forbidden|forget forgot forgotten|freeze froze frozen|"
    "get got gotten|give gave given|go went gone|grow grew grown|hang hung|hear heard|"
    "hide hid hidden|hold held|keep kept|know knew known|lay laid|lead led|leave left|lend lent|"
    "lose lost|make made|mean meant|meet met|pay paid|ride rode ridden|ring rang rung|"
    "rise rose risen|run ran|say said|see saw seen|seek sought|sell sold|send sent|"
    "shake shook shaken|shoot shot|show shown|shrink shrank shrunk|sing sang sung|sink sank sunk|"
    "sit sat|sleep slept|speak spoke spoken|spend spent|spin spun|stand stood|steal stole stolen|"
    "stick stuck|strike struck stricken|swear swore sworn|sweep swept|swim swam swum|swing swung|"
    "take took taken|teach taught|tear tore torn|tell told|think thought|throw threw thrown|"
    "understand understood|wake woke woken|wear wore worn|weave wove woven|win won|"
    "withdraw withdrew withdrawn|write wrote written|overthrow overthrew overthrown|"
    "undergo underwent undergone|oversee oversaw overseen|man men|woman women|child children|"
    "person people|foot feet|tooth teeth|mouse mice|life lives|wife wives|leaf leaves|half halves|"
    "die dying death dead|0 zero|1 one|2 two|3 three|4 four|5 five|6 six|7 seven|8 eight|9 nine|"
    "10 ten|11 eleven|12 twelve"
)

_MEANINGS = """
state tell declare announce remark claim assert note argue
die kill fatal fatality deadly perish
begin start commence launch initiate onset
end finish conclude cease stop terminate expire
found establish create institute form
build construct erect construction
make create produce manufacture
call name term know refer dub title nickname label denote
big large huge great massive
small little tiny minor
old ancient age elder
buy purchase acquire
sell sale vend
pay cost price spend fee charge expensive
pay cover fund finance sponsor
money financial finance fund cash fiscal
give provide grant donate supply offer award
get receive obtain gain acquire earn
show demonstrate reveal display indicate exhibit
cause lead result produce trigger bring
reason because motive cause purpose
help aid assist support assistance
use utilize employ apply usage
work job employ employment
worker employee labor labour staff
live reside inhabit home resident dwell
locate situate lie location base
country nation state
city town municipal urban
leader head chief president boss director
author writer write pen
book publish publication
teacher teach instructor educate school
doctor physician medical medicine
scientist researcher scholar academic expert
study research examine investigate survey
car vehicle automobile
ship boat vessel
plane airplane aircraft jet
war conflict battle fight combat
army military troop soldier force
attack assault invade invasion raid
defeat beat win victory conquer overcome triumph
lose loss defeat
surrender yield capitulate concede
win victory winner champion
play perform performance
player athlete
game match contest
law rule legislation regulation statute legal
illegal unlawful ban prohibit forbid outlaw
allow permit let enable
prevent stop block hinder avoid
change alter modify transform shift
increase rise grow growth climb raise
decrease fall decline drop reduce shrink lower
reject refuse deny
accept agree approve consent
believe think consider view regard opinion
want desire wish seek hope
need require necessary requirement
choose select pick elect choice
elect vote election ballot
job position post role office occupation
religion religious faith church
child kid son daughter
father parent mother
marry wife husband wed marriage spouse
born birth
king monarch emperor ruler reign
replace succeed substitute successor
rich wealth wealthy
poor poverty
area region zone district territory
border boundary frontier adjacent
part portion share section component
number amount total count quantity
percent percentage proportion share
year annual annually
month monthly
day daily
century age era period
near close adjacent nearby
common usual typical frequent popular
main primary chief major principal key
important significant crucial vital essential
famous renowned noted prominent
type kind sort form
group organization body association
company firm business corporation
member belong
join enter merge
merge merger combine unite
divide split separate partition
include contain consist comprise compose
discover find detect uncover
invent invention inventor devise
travel journey trip voyage ride crossing flight arrive reach depart
leave depart exit quit
arrive reach come
carry transport bear
send dispatch
learn study
speak talk language
word term
design designer architect
paint painter painting
music musical song
film movie
television tv
damage destroy destruction ruin harm
disease illness infection sick
treat treatment cure therapy
heat warm hot temperature
cold cool
water sea ocean
river stream
mountain hill peak
tree forest wood rainforest
animal creature species organism
eat food feed diet
rain rainfall precipitation
trade commerce commercial
crime criminal offence
prison jail
police officer
lawyer attorney solicitor barrister counsel
spokesman spokeswoman spokesperson
judge court
rebel revolt uprising rebellion
protest demonstrate demonstration
freedom liberty free
equal same identical
different distinct differ
similar alike resemble
goal aim objective purpose target
problem issue difficulty trouble
danger dangerous risk threat
save rescue
protect defend guard protection
influence affect impact effect
force compel oblige
order command direct
hire recruit
fire dismiss sack
blame fault responsible
promise guarantee pledge vow
keep maintain retain remain
fast quick rapid speed
easy simple
hard difficult
early begin initial first original
last final latest
next following subsequent
previous former prior earlier
belief doctrine idea
inspire inspiration influence
oppose opposition against object
participate involve
occur happen place
own owner possess belong
open opening
close shut closure
rank rate place
people population inhabitant
mostly mainly primarily largely
describe characterize depict
spread expand expansion
control rule govern dominate
government administration regime
"""

_OF_NEWS = (
    "hurt injure wound injury casualty|crash collide collision accident wreck|"
    "cost price tariff fare fee rate|run manage operate head direct director manager|"
    "strike walkout stoppage|acquit clear exonerate acquittal|convict conviction guilty|"
    "sentence jail imprison prison|arrest detain custody detention|accuse allege suspect|"
    "bomb blast explosion explode|fire blaze burn|flood deluge|storm hurricane cyclone typhoon|"
    "earthquake quake tremor|evacuate evacuation displace|strand trap stick|"
    "shop store outlet retailer|approve approval authorize authorise|"
    "buy takeover acquisition bid|quit resign resignation departure|"
    "appoint nominate hire appointment|poll survey|deputy vice assistant|profit earnings|"
    "loss deficit shortfall|debt loan borrow owe|budget spending expenditure|tax levy duty|"
    "wage pay salary|sue lawsuit litigation|drug medicine medication|hospital clinic|"
    "outbreak epidemic pandemic|vaccine vaccination vaccinate jab|student pupil|flat apartment|"
    "road street highway motorway|electricity power|oil crude petroleum|factory plant mill|"
    "farmer farm grower|crop harvest|watch see attend|spectator crowd audience attendance|"
    "stadium arena|truck lorry|kidnap abduct hostage|gun firearm weapon|murder kill homicide|"
    "steal theft rob robbery burglary thief|bribe bribery corruption graft|"
    "refugee migrant immigrant|ceasefire truce armistice|treaty pact accord agreement deal|"
    "talk negotiate negotiation discuss|delay postpone|cancel scrap abandon|cut reduce slash|"
    "expect forecast predict estimate|warn caution alert|"
    "criticize criticise condemn denounce criticism|praise welcome hail|"
    "admit acknowledge confess|apologize apologise apology|plan propose proposal scheme|"
    "miss disappear vanish|represent spokesman spokeswoman spokesperson|"
    "investigate inquiry probe inquest|coach manager trainer"
)
"""Words of one meaning that the news has, and hardly anything else."""

PRICES = frozenset("cost price fee charge expensive tariff fare rate".split())
"""What stands for paying where a price is asked for, but not where somebody who pays is."""

_OPPOSITES = (
    "increase decrease|rise fall|grow shrink|grow decline|high low|large small|big small|"
    "many few|more less|most least|first last|early late|before after|begin end|open close|"
    "win lose|succeed fail|accept reject|allow forbid|allow prevent|support oppose|"
    "agree disagree|north south|east west|northern southern|eastern western|upper lower|old new|"
    "old young|oldest youngest|largest smallest|highest lowest|best worst|strong weak|rich poor|"
    "public private|legal illegal|male female|man woman|war peace|friend enemy|buy sell|"
    "build destroy|create destroy|maximum minimum|majority minority|major minor|common rare|"
    "numerous few|often rarely|always never|fast slow|hot cold|warm cool|easy difficult|"
    "positive negative|same different|include exclude|join leave|arrive leave|short long|"
    "import export|gain lose|liberal conservative|good bad|proved unproved|specific general|"
    "particular general|least greatest|lowest greatest|fewest most|inside outside|"
    "internal external|above below|ancient modern|traditional modern|former current|past present|"
    "past future|true false|right wrong|left right|rise decline|increase fall|raise lower|"
    "expand contract|expand shrink|improve worsen|attack defend|remember forget|love hate|"
    "presence absence|present absent|full empty|heavy light|thick thin|wide narrow|deep shallow|"
    "simple complex|simple complicated|temporary permanent|partial complete|voluntary compulsory|"
    "optional compulsory|optional required|guilty innocent|alive dead|urban rural|"
    "domestic foreign|native foreign|victory defeat|success failure|profit loss|employ dismiss|"
    "hire dismiss|appoint dismiss|arrest release|capture release|encourage discourage|"
    "encourage prevent|start finish|start stop|begin stop|continue stop|push pull|lend borrow|"
    "teach learn|ask answer|send receive|give take|summer winter|morning evening|day night|"
    "son daughter|brother sister|father mother|husband wife|king queen|boy girl|best least|"
    "primary secondary|direct indirect|formal informal|active passive|dependent independent|"
    "superior inferior|higher lower|greater lesser|longer shorter|larger smaller|older younger|"
    "better worse|faster slower|more fewer|arrive depart|reach depart|leave reach"
)


def base(word: str) -> str:
    """A word in lower case without its genitive; of an irregular form the word it is a form of.

    Number words up to twelve give figures, and figures lose their thousands separators.
    """
    plain = word.lower().replace("’", "'").removesuffix("'s")
    if plain[:1].isdigit():
        return plain.replace(",", "")
    return irregular().get(plain, plain)


@cache
def irregular() -> dict[str, str]:
    """Of each irregular form the word it is a form of."""
    rows = (row.split() for row in _FORMS.split("|"))
    return {form: row[0] for row in rows for form in row[1:]}


@cache
def synonyms() -> dict[str, frozenset[str]]:
    """Of each word that has some, in base form, the words that may stand for it."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in (*_MEANINGS.strip().splitlines(), *_OF_NEWS.split("|")):
        for word in row.split():
            found[word].update(row.split())
    return {word: frozenset(alike - {word}) for word, alike in found.items()}


@cache
def opposites() -> dict[str, frozenset[str]]:
    """Of each word that has some, in base form, the words that deny it."""
    found: dict[str, set[str]] = defaultdict(set)
    for pair in _OPPOSITES.split("|"):
        one, other = pair.split()
        found[one].add(other)
        found[other].add(one)
    return {word: frozenset(against) for word, against in found.items()}
