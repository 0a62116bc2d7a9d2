"""English words for people: forms of address, titles, roles and trades, groups, and papers."""

from functools import lru_cache

from summarizer.speech.lexicon.listed import words

HONORIFICS = {
    **dict.fromkeys(
        "mr mister sir dom lord baron mallam alhaji señor sr don herr monsieur senhor shri "
        "baba".split(),
        "m",
    ),
    **dict.fromkeys(
        "mrs ms miss madam madame lady dame baroness hajia señora sra doña dona frau mme smt "
        "senhora".split(),
        "f",
    ),
    **dict.fromkeys("dr prof rev hon sheikh imam mullah maulana ayatollah".split(), ""),
}
"""Forms of address before a name, with the gender they tell ("m", "f" or "" for neither)."""

REGNAL = {
    "king": "m", "queen": "f", "prince": "m", "princess": "f", "pope": "m", "emperor": "m",
    "empress": "f", "oba": "m", "emir": "m", "sultan": "m",
}  # fmt: skip
"""Titles that stay with a single name ("Pope Francis") and the gender they tell."""

GENDERED_ROLES = {
    **dict.fromkeys(
        "spokesman chairman congressman councilman businessman salesman policeman fireman "
        "fisherman sportsman craftsman alderman assemblyman clergyman anchorman father husband son "
        "brother uncle nephew grandfather stepfather widower waiter boy man monk priest "
        "king prince gentleman boyfriend groom batsman".split(),
        "m",
    ),
    **dict.fromkeys(
        "spokeswoman chairwoman congresswoman councilwoman businesswoman saleswoman policewoman "
        "sportswoman assemblywoman noblewoman forewoman mother wife daughter sister aunt niece "
        "grandmother stepmother widow actress waitress heroine girl woman nun queen princess "
        "girlfriend bride midwife housewife lady".split(),
        "f",
    ),
}
"""Words for one person that tell the gender."""

ROLES = frozenset(GENDERED_ROLES) | words(
    "actor hero employee partner mogul tycoon magnate front-runner frontrunner spokesperson "
    "official officer aide adviser advisor strategist expert analyst critic opponent supporter "
    "lawmaker legislator reporter protester protestor activist resident voter prosecutor "
    "investigator scientist researcher economist professor scholar historian author writer "
    "journalist editor anchor host commentator blogger columnist correspondent minister president "
    "premier chancellor senator representative governor secretary speaker justice judge mayor "
    "director chief chair chairperson ceo cfo executive founder co-founder owner entrepreneur "
    "investor manager coach captain player striker goalkeeper midfielder defender lawyer attorney "
    "solicitor barrister teacher headteacher headmaster principal lecturer student pupil doctor "
    "surgeon nurse physician farmer trader shopkeeper soldier veteran sheriff commissioner "
    "constable sergeant inspector superintendent detective colonel general major lieutenant "
    "commander admiral marshal brigadier ambassador diplomat envoy consul delegate donor "
    "organizer organiser volunteer candidate nominee leader member councillor councilor deputy mp "
    "mla mep pollster consultant engineer architect designer artist singer musician composer "
    "filmmaker producer curator novelist poet chef driver pilot worker neighbour neighbor friend "
    "colleague witness survivor victim suspect defendant plaintiff patient parent pastor bishop "
    "archbishop cardinal rabbi cleric imam vicar preacher psychologist psychiatrist biologist "
    "chemist physicist astronomer geologist epidemiologist virologist ecologist climatologist "
    "meteorologist conservationist veterinarian pharmacist umpire referee trainer jockey rider "
    "boxer athlete champion winner user customer source negotiator regulator banker strategist "
    "treasurer accountant auditor registrar clerk coroner ombudsman rapporteur vice-president "
    "vice-chancellor head secretary-general undersecretary whip policymaker fund-raiser "
    "fundraiser operative surrogate moderator interviewer historian theologian demographer "
    "statistician technician paramedic firefighter lifeguard ranger warden guard inmate refugee "
    "migrant villager commuter passenger tourist shopper tenant landlord developer contractor "
    "broker dealer buyer seller elder mediator arbitrator magistrate advocate bailiff notary "
    "cleaner operator welder miner mechanic plumber electrician carpenter bricklayer baker "
    "butcher tailor weaver gardener grower planter herder shepherd trucker courier porter janitor "
    "caretaker nanny babysitter publisher bookseller librarian photographer cartoonist playwright "
    "sculptor dancer choreographer conductor comedian presenter broadcaster newsreader programmer "
    "promoter scout runner sprinter swimmer skier rower sailor cyclist wrestler gymnast golfer "
    "batter bowler seamer spinner winger forward goalie quarterback pitcher hurdler racer "
    "co-author boss assistant secretary accountant bookkeeper cashier waiter barista bartender "
    "broker trustee headmistress tutor instructor scholar fellow tribesman chieftain tehsildar "
    "sarpanch collector comptroller provost dean governor-general lieutenant-governor premier "
    "spokesperson cop constituent mother-in-law father-in-law grandson granddaughter cousin "
    "sibling twin orphan pensioner retiree graduate undergraduate apprentice trainee intern "
    "recruit cadet captive hostage detainee prisoner convict fugitive smuggler trafficker hacker "
    "whistleblower insider person star agent counsel coordinator co-ordinator landlady "
    "administrator supervisor guitarist drummer pianist violinist cellist bassist rapper vocalist "
    "soloist dentist therapist physiotherapist psychotherapist lobbyist realtor astronaut "
    "cosmonaut navigator auctioneer surveyor convener convenor chaplain deacon undertaker "
    "harbourmaster stationmaster postmaster choirmaster debutant newcomer teenager billionaire "
    "millionaire fiance fiancee fiancé fiancée commodore counterpart hairdresser surfer roofer "
    "campaigner rescuer medic islander mourner pilgrim marcher rioter looter settler ringleader "
    "gunman keeper opener all-rounder skipper vice-captain vice-chairman vice-chair co-chair "
    "co-host co-star co-leader co-director co-owner fly-half scrum-half flanker fullback "
    "centre-back left-back pacer paceman wicketkeeper trooper corporal understudy goatherd "
    "beekeeper watchman ferryman boatman fishmonger stallholder hotelier restaurateur homeowner "
    "letter-writer newsreader weatherman comrade publican reverend interpreter pontiff chairlady "
    "cobbler staffer guru pundit ally loyalist mastermind md coo cto cio frontman rival hopeful "
    "contender challenger predecessor successor councilmember assemblymember foe taoiseach "
    "tánaiste tanaiste firebrand forecaster frontbencher backbencher"
)
"""Words for one person, by what they do or are."""

PLURAL_ROLES = frozenset(f"{role}s" for role in ROLES) - ROLES
"""Words for several people, by what they do or are."""

ADJECTIVAL = words("major general executive chief principal patient cardinal private")
"""The members of `ROLES` that before another noun only describe it ("the major danger")."""

GROUPS = words(
    "police people others residents authorities government ministry embassy agency army navy "
    "military administration company firm bank union court party campaign team association "
    "department office bureau council commission committee board foundation institute organization "
    "organisation group coalition network newspaper magazine paper website outlet panel crowd "
    "audience fans spokespeople men women children families relatives parents staff crew kremlin "
    "parliament cabinet militants rebels medics watchdog ministries coastguard gendarmerie "
    "federation confederation lobby palace hospital university airport zoo museum delegation "
    "mission consulate secretariat presidency treasury prosecution consortium groups companies "
    "firms banks unions parties courts agencies charities newspapers broadcasters networks teams "
    "clubs bench jury squad club charity insurer airline retailer supermarket automaker carmaker "
    "chipmaker statement report study survey letter memo email post tweet article editorial column "
    "book filing lawsuit complaint indictment document documents headline ad sign signs banner "
    "caption message release advertisement post review ruling judgment verdict petition poll "
    "records filings transcript transcripts affidavit affidavits analysis audit dossier projection "
    "leaflet poster pamphlet placard newsletter communique communiqué inquiry obituary"
)
"""Words for several people, for a body, or for a document that speaks for one."""

DOCUMENTS = words(
    "statement report study survey letter memo email post tweet article editorial column book "
    "filing lawsuit complaint indictment document documents headline ad sign signs banner caption "
    "message release advertisement review ruling judgment verdict petition poll records filings "
    "transcript transcripts affidavit affidavits analysis audit dossier projection leaflet poster "
    "pamphlet placard newsletter communique communiqué inquiry obituary"
)
"""The members of `GROUPS` that are papers, not people."""

CARRIERS = words("statement letter memo email post tweet message release caption")
"""The members of `DOCUMENTS` that only carry the words of whoever wrote them."""

_SHORTEST_TRADE = 7

_TRADES = (
    *("ologist", "ographer", "ographist", "ician", "woman", "sman", "keeper", "maker", "mistress"),
    *(
        "surgeon",
        "fighter",
        "worker",
        "driver",
        "owner",
        "player",
        "writer",
        "smith",
        "monger",
        "wright",
        "physicist",
        "scientist",
        "chemist",
        "therapist",
    ),
)
"""Endings of words for people by their trade, which are too many to be listed."""

_RANKS = ("-in-chief", "-elect", "-designate", "-general")


@lru_cache(maxsize=8_000)
def is_role(word: str) -> bool:
    """Whether a word, in lower case, means one person by role ("aide") or several ("aides")."""
    if word in ROLES or word in PLURAL_ROLES:
        return True
    if word.endswith(_RANKS) and word.partition("-")[0] in ROLES:
        return True
    if word.startswith("ex-") and word[3:] in ROLES:
        return True
    return len(word) > _SHORTEST_TRADE and word.isalpha() and word.endswith(_TRADES)


def is_plural_role(word: str) -> bool:
    """Whether a word, in lower case, means several people by role ("aides")."""
    return word in PLURAL_ROLES


@lru_cache(maxsize=8_000)
def is_speaker_noun(word: str) -> bool:
    """Whether a word, in lower case, can stand at the head of a phrase that names a speaker."""
    return is_role(word) or word in GROUPS


@lru_cache(maxsize=8_000)
def noun_class(low: str) -> str:
    """What kind of speaker a noun means: one person, several, a body, a paper, or anything else."""
    if is_plural_role(low):
        return "people"
    if is_role(low):
        return "person"
    if low in DOCUMENTS:
        return "document"
    return "group" if low in GROUPS else "other"
