"""Words that show that a name is of a body or of an outlet, and not of a person."""

from summarizer.speech.lexicon.listed import words

BODIES = words(
    "confederation alliance academy directorate secretariat tribunal board chamber ministry "
    "university institute company bank corporation agency association party council court "
    "committee commission department bureau office foundation union league federation club group "
    "times post herald tribune guardian gazette telegraph news press television radio network "
    "party parliament congress senate assembly inc ltd plc corp llc co hospital school college "
    "street house service services center centre centers centres organization organisation society "
    "authority city procuratorate state county district states kingdom republic nations island "
    "islands river road airport voice"
)
"""Words that, in a name, show that it names no person."""

OUTLET_WORDS = words(
    "times post herald tribune guardian gazette telegraph news press television radio tv fm "
    "journal mail mirror magazine newspaper daily weekly agency broadcaster network channel "
    "courier chronicle observer standard express examiner inquirer enquirer dispatch bulletin "
    "sentinel monitor review echo globe star sun jornal diário diario folha correio gazeta estado "
    "periódico noticias notícias presse prensa journaux zeitung tageszeitung kurier corriere "
    "gazzetta giornale shimbun ilbo podcast sports info nieuws nation nación nacion figaro monde "
    "agence sonntag televisión televisão rádio broadcasting sport mundo país pais spiegel "
    "tagesspiegel rundschau blatt blad bladet nachrichten avisen tidningen tidende posten pravda "
    "vedomosti gazeta sanomat hürriyet online wire newswire reuters "
    "agência agencia agenzia edition insider "
    "página jornada tribuna expreso expresso observador semanario "
    "digest ledger mercury argus advertiser intelligencer statesman newsday show voice"
)
"""Words that, in a name, show that it names a newspaper, agency or broadcaster."""

OUTLET_NOUNS = words(
    "newspaper paper magazine agency broadcaster station channel network website weekly daily "
    "outlet tabloid podcast programme program affiliate"
)
"""What an outlet is called before its name: "the news agency Halpress"."""
