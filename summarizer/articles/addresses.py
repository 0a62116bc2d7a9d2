"""Web addresses: one for each article, and those that stand in a text.

Nothing here fetches and nothing raises: what cannot be understood is given back as it came.
"""

import re
from urllib.parse import SplitResult, urlsplit

_TRACKING = frozenset(
    "fbclid gclid gclsrc dclid gbraid wbraid msclkid yclid twclid ttclid igshid igsh mc_cid mc_eid "
    "mkt_tok _ga _gl _hsenc _hsmi hsctatracking vero_id oly_anon_id oly_enc_id wickedid s_cid cmp "
    "cmpid ncid ocid icid smid smtyp sr_share ref_src ref_url xtor spm guccounter guce_referrer "
    "guce_referrer_sig mbid taid __twitter_impression __source soc_src soc_trk feedtype feedname "
    "rss campaign_id emc wt_mc wt.mc_id traffic_source".split()
)
_TRACKING_PREFIXES = ("utm_", "at_", "ns_", "pk_", "mtm_", "hsa_", "stm_")
_AMP = frozenset("amp _amp amp_js_v amp_gsa usqp outputtype=amp output=amp".split())

_AMP_CACHE = re.compile(
    r"https?://(?:www\.google\.[a-z.]+/amp|[\w-]+\.cdn\.ampproject\.org/[acvrw])/(?P<tls>s/)?(?P<rest>.+)",
    re.IGNORECASE,
)
_AMP_END = re.compile(r"(?:/amp|\.amp|/)+$", re.IGNORECASE)
_AMP_WITHIN = re.compile(r"^(?:/amp)+(?=/.)|(?:\.amp)+(?=\.html?$)", re.IGNORECASE)
_VARIANT_LABELS = frozenset({"m", "mobile", "amp"})
_SPACE = re.compile(r"\s")
_LONGEST = 4096  # characters; nothing longer is the address of an article
_DOMAIN = re.compile(r"[\w-]+\.(?:(?:com?|net|org|gov|ac|or|ne)\.)?[\w-]+")  # bbc.co.uk too
_REGISTERED = re.compile(_DOMAIN.pattern + "$")
_DEFAULT_PORTS = {"http": 80, "https": 443}

_LINK = re.compile(
    r"""(?<![A-Za-z0-9])https?://
        (?:(?!\]\()[^\s<>|"“”„«»{}\\^`。，、；：！？（）「」『』【】《》])+""",
    re.VERBOSE | re.IGNORECASE,
)
_NEVER_LAST = frozenset(".,;:!?'’‘…*_~([")
_PAIRS = {")": "(", "]": "["}


def fold(url: str) -> str:
    """The one address of the article that a link leads to, fit to be opened.

    Scheme and host are in lower case, http is https where no port is named, tracking parameters,
    fragments, default ports and a final slash are gone, and AMP and mobile variants (a path, a
    parameter, a host, an AMP cache) give the address of the page itself. Other schemes and garbage
    come back as they are, without white space around them.
    """
    url = url.strip()
    if len(url) > _LONGEST or _SPACE.search(url):
        return url
    while cached := _AMP_CACHE.match(url):
        url = ("https://" if cached["tls"] else "http://") + cached["rest"]
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return url
    if parts.scheme not in _DEFAULT_PORTS or not host:
        return url
    return _folded(parts, _folded_host(host), port)


def key(url: str) -> str:
    """What two links to one article have in common: the folded address without scheme and "www.".

    For comparing only: not every site can be opened without its "www.".
    """
    return re.sub(r"^https?://(?:www\.)?", "", fold(url))


def same_host_family(one: str, other: str) -> bool:
    """Whether two links lead to one publisher's hosts, such as "www.", "amp." and "news." of it."""
    ours, theirs = (urlsplit(link).hostname or "" for link in (fold(one), fold(other)))
    return bool(ours) and _registered(ours) == _registered(theirs)


def find_links(text: str) -> tuple[str, ...]:
    """The http and https links that stand bare in a text, in order, each once and as written.

    Punctuation and closing brackets that belong to the sentence are left out.
    """
    if "://" not in text:
        return ()
    found = (_without_trailing_marks(match[0]) for match in _LINK.finditer(text))
    return tuple(dict.fromkeys(link for link in found if _has_host(link)))


def _folded(parts: SplitResult, host: str, port: int | None) -> str:
    scheme = parts.scheme
    if port is None or port == _DEFAULT_PORTS[scheme]:
        scheme, authority = "https", host
    else:
        authority = f"{host}:{port}"
    path = _AMP_WITHIN.sub("", _AMP_END.sub("", parts.path)) or "/"
    query = "&".join(item for item in parts.query.split("&") if item and not _is_noise(item))
    return f"{scheme}://{authority}{path}" + (f"?{query}" if query else "")


def _folded_host(host: str) -> str:
    if ":" in host:
        return f"[{host}]"
    labels = host.rstrip(".").split(".")
    kept = [label for label in labels[:-2] if label not in _VARIANT_LABELS] + labels[-2:]
    folded = ".".join(kept)
    # The twin of "m.example.com" is nearly always "www.example.com"; "en.m." has none.
    is_twin = len(kept) < len(labels) and _DOMAIN.fullmatch(folded)
    return f"www.{folded}" if is_twin else folded


def _registered(host: str) -> str:
    """The end of a host's name that its owner registered, by the looks of it."""
    match = _REGISTERED.search(host)
    return match[0] if match else host


def _is_noise(item: str) -> bool:
    item = item.lower()
    name = item.partition("=")[0]
    return name in _TRACKING or name.startswith(_TRACKING_PREFIXES) or name in _AMP or item in _AMP


def _without_trailing_marks(link: str) -> str:
    surplus = {close: link.count(close) - link.count(opening) for close, opening in _PAIRS.items()}
    end = len(link)
    while end and (link[end - 1] in _NEVER_LAST or surplus.get(link[end - 1], 0) > 0):
        end -= 1
        if link[end] in surplus:
            surplus[link[end]] -= 1
    return link[:end]


def _has_host(link: str) -> bool:
    try:
        return bool(urlsplit(link).hostname)
    except ValueError:
        return False
