"""Blocks that stand among an article's paragraphs and belong to the page around it.

Only whole blocks are ever recognised: a sentence inside a paragraph is the article's own, whatever
it says.
"""

import re
from collections.abc import Sequence

LINK = re.compile(r"(?:https?://|www\.)[^\s<>]+", re.IGNORECASE)
"""An address standing in a text."""

_LONGEST = 240
"""A longer block is prose, however it begins."""

_LABEL = r"""
    related(?:\s(?:articles?|stor(?:y|ies)|content|coverage|reading|news|links?|topics?|posts?))?
  | read(?:\s(?:more|also|next|on|the\sfull\s\w+))? | see\salso | also\sread | more(?:\son\sthis)?
  | more\s(?:from|on|about)\s[^:]{1,40} | watch(?:\s(?:also|now|live))? | listen | must\sread
  | in\spictures | recommended | you\s(?:may|might)\salso\slike | don['’]t\smiss | trending
  | most\s(?:read|popular) | lire\saussi | à\slire(?:\saussi)? | lesen\ssie\sauch
  | mehr\szum\sthema | leggi\sanche | le[ae]\stambién | leé\stambién | leia\s(?:também|mais)
  | czytaj\s(?:też|także) | läs\s(?:också|mer) | čtěte\s(?:také|též) | читайте\sтак(?:ож|же)
"""
_OPENING = re.compile(
    rf"[>»▶►→*\s]*(?:{_LABEL})\s*(?:[:：|>»→]|[-–—]\s)", re.VERBOSE | re.IGNORECASE
)
_WHOLE = re.compile(
    r"""[\W_]*(?:
      (?:story\s)?continues?\s(?:reading\s)?(?:below|after)(?:\s(?:the\s)?(?:ad|advert)\w*)?
    | continue\sreading(?:\s.{0,80})?
    | (?:article\s)?advert(?:isement)? | sponsored(?:\scontent)? | promoted
    | anzeige | publicité | publicidad | реклама
    | related(?:\s(?:articles?|stories|content|coverage|topics?))? | read\s(?:more|next|also)
    | see\salso
    | (?:sign\sup|subscribe|register)\s.{0,60}
      \b(?:newsletters?|alerts?|updates|inbox|e-?mails?)\b.{0,80}
    | (?:sign\sup|subscribe|sign\sin|log\sin)(?:\s(?:now|today|here|for\sfree))?
    | (?:follow|like|find|join)\sus\s.{0,80} | share\s(?:this|on|via)\s.{0,60} | share
    | print | comments? | click\shere\s.{0,120}
    | download\s(?:the|our)\s.{0,40}\bapp\b.{0,60}
    | get\s(?:the|our)\s.{0,60}\b(?:newsletter|app|inbox)\b.{0,60}
    | (?:copyright|©|\(c\))\s.{0,200} | .{0,120}\ball\srights\sreserved\b.{0,100}
    | this\s(?:material|content)\smay\snot\sbe\s.{0,160}
    | (?:photo|image|picture)(?:\s(?:credit|by|courtesy))?\s?:.{0,120}
    | \d+\smin(?:ute)?s?\sread
    )[\W_]*""",
    re.VERBOSE | re.IGNORECASE,
)
_LEGAL = re.compile(
    r"""[*(\s]*
    (?=[^.!?]{0,200}\b(?:terrorist|extremist|undesirable|foreign\sagent|banned|outlawed)\b)
    [^.!?]{1,160}?
    \b(?:banned|outlawed|prohibited|proscribed|designated|recogni[sz]ed|listed|labell?ed)\b
    [^.!?]{0,80}\b(?:in|by|under|as)\b[^.!?]{1,80}[.!)*\s]*""",
    re.VERBOSE | re.IGNORECASE,
)
_LINK_WORDS = re.compile(r"\b(?:sources?|links?|via|url|here|and)\b", re.IGNORECASE)
_LETTER = re.compile(r"[^\W_]")


def opens(line: str) -> bool:
    """Whether a line starts a pointer to something else: "Related article: …"."""
    return len(line) <= _LONGEST and _OPENING.match(line) is not None


def is_bare_link(line: str) -> bool:
    """Whether a line is addresses and nothing else."""
    if "://" not in line and "www." not in line.lower():  # as of nearly all lines
        return False
    rest, links = LINK.subn(" ", line)
    return bool(links) and _LETTER.search(_LINK_WORDS.sub(" ", rest)) is None


def is_notice(block: str) -> bool:
    """Whether a block belongs to the page, wherever it stands."""
    if is_bare_link(block):
        return True
    return len(block) <= _LONGEST and bool(_OPENING.match(block) or _WHOLE.fullmatch(block))


def is_legal(block: str) -> bool:
    """Whether a block is a notice the law demands: "X is a terrorist organization banned in …".

    Such a sentence may also be news; only at the foot of a text is it a notice.
    """
    return len(block) <= _LONGEST and _LEGAL.fullmatch(block) is not None


def without(blocks: Sequence[str]) -> list[str]:
    """The blocks that are the article's own, in order."""
    kept = [block for block in blocks if not is_notice(block)]
    while len(kept) > 1 and is_legal(kept[-1]):
        kept.pop()
    return kept
