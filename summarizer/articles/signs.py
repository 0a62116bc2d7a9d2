"""The words and names by which pages say what they are, in the languages they were met in."""

import re

NOT_FOUND = re.compile(
    r"(?:error\s*)?(?:404|410)\b.*|(?:page|article|story|content)?\s*(?:was\s+)?not\s+found"
    r"|(?:the|this|that)\s+page\s+(?:does\s?n.t|does\s+not|no\s+longer|could\s+not|can.?t)\b.*"
    r"|seite\s+nicht\s+gefunden|page\s+(?:non\s+trouvée|introuvable)|página\s+no\s+encontrada",
    re.IGNORECASE,
)
"""A part of a title that says there is no such page."""

BOT_WALL = re.compile(
    r"just\s+a\s+moment\.\.\.|checking\s+your\s+browser|attention\s+required!|access\s+denied"
    r"|verify(?:ing)?\s+(?:that\s+)?you\s+are\s+(?:a\s+)?human|are\s+you\s+a\s+robot|not\s+a\s+robot"
    r"|pardon\s+our\s+interruption|unusual\s+(?:traffic|activity)|press\s+(?:and|&)\s+hold"
    r"|(?:request|you)\s+(?:was\s+|has\s+been\s+|have\s+been\s+)?blocked|captcha|too\s+many\s+requests"
    r"|confirm(?:ing)?\s+(?:that\s+)?you(?:.re|\s+are)\s+(?:a\s+)?human|human\s+verification"
    r"|(?:not|n.t)\s+a\s+bot\b|incident\s+id\b|disable\s+(?:any|your)\s+ad\s?blocker",
    re.IGNORECASE,
)
"""What guards against programs say."""

BOT_CODE = re.compile(
    r"captcha-delivery|_incapsula_|px-captcha|challenge-platform|cf[-_]chl|awswaf|kpsdk|datadome"
    r"|bm-verify|sec-if-cpt",
    re.IGNORECASE,
)
"""What stands in the mark-up of such guards."""

PAYWALL = re.compile(
    r"(?:subscribe|register|sign\s+up|log\s?in|sign\s+in|join|subscriber|member|account)\s+"
    r"(?:now\s+|today\s+|for\s+free\s+)?to\s+(?:continue|read|keep|unlock)\b"
    r"|to\s+continue\s+reading|to\s+read\s+the\s+(?:full|whole|rest)|unlock\s+(?:this|the)\s+"
    r"|(?:article|content|story)\s+is\s+(?:only\s+)?(?:for|available\s+to|reserved\s+for)\b"
    r"|you.ve\s+(?:reached|used)\s+(?:your|all)\b|(?:subscriber|premium)[-\s]+(?:only|exclusive)"
    r"|exclusive\s+to\s+(?:subscribers|members)|for\s+(?:subscribers|members)\s+only"
    r"|réservée?s?\s+aux\s+abonné|pour\s+lire\s+la\s+suite|il\s+vous\s+reste\s+\d+"
    r"|para\s+(?:seguir|continuar)\s+(?:leyendo|lendo)|s[oó]lo\s+para\s+suscriptores"
    r"|exclusivo\s+para\s+assinantes|jetzt\s+weiterlesen|weiterlesen\s+mit\b|nur\s+für\s+abonnent"
    r"|per\s+continuare\s+a\s+leggere|riservato\s+agli\s+abbonati|alleen\s+voor\s+abonnees",
    re.IGNORECASE,
)
"""What is said to those who have not paid."""

CONSENT = re.compile(
    r"we\s+(?:and\s+our\s+(?:\d+\s+)?partners\s+)?(?:use|value|store)\s+(?:cookies|your\s+privacy)"
    r"|before\s+you\s+continue|accept\s+(?:all\s+)?cookies|accept\s+all\b|your\s+privacy\s+choices"
    r"|manage\s+(?:cookie|consent|privacy|preferences)|wir\s+(?:verwenden|nutzen)\s+cookies"
    r"|nous\s+utilisons\s+des\s+cookies|utilizamos\s+cookies|utilizziamo\s+i?\s*cookie"
    r"|(?:store|access)\s+information\s+on\s+(?:a|your)\s+device|personali[sz]ed\s+(?:ads|content)"
    r"|tout\s+accepter|(?:continuer\s+sans|accepter\s+et)\s+\w+|alle\s+akzeptieren|zustimmen\b"
    r"|anzeigen\s+zu\s+personalisieren|acep?tar\s+(?:y|todas|todos|todo)\b|aceitar\s+todos|publicidad"
    r"\s+personalizada|accetta(?:re)?\s+(?:tutti|e)\b|cookies\s+accepteren|gebruiken?\s+cookies",
    re.IGNORECASE,
)
"""What is said to those who have not consented."""

CONSENT_ADDRESS = re.compile(r"/(?:\w*consent|cookie-?wall)\b", re.IGNORECASE)
JAVASCRIPT = re.compile(
    r"(?:enable|turn\s+on|allow|activate|requires?|need)\s+java\s?script|activez\s+javascript"
    r"|java\s?script\s+(?:is\s+|to\s+be\s+)?(?:disabled|required|not\s+enabled|enabled|aktivieren)",
    re.IGNORECASE,
)
"""What is said to those whose browser runs no scripts."""

LIVE_TITLE = re.compile(
    r"\blive[\s-]?(?:updates?|blog|coverage|reporting|ticker)\b|\bas\s+it\s+happened\b|^\W*live\s*[:|–—-]"
    r"|[–—|-]\s*live\s*$|^\W*(?:en|ao|in)\s+(?:direct[eo]?|vivo|diretta)\b"
    r"|\bminut[eo]\s+[aà]\s+minut[eo]\b",
    re.IGNORECASE,
)
"""A title of a report that is still being written."""

LIVE_NAME = re.compile(r"\blive-?(?:blog|ticker|feed|stream|entr|post|update)", re.IGNORECASE)
"""The name of an element that holds the entries of such a report."""
