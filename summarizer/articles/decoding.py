"""Bytes to text, whatever they are said to be.

Labels are often wrong, while hardly anything looks like UTF-8 by chance. So bytes that are valid
UTF-8 are read as that; then come UTF-8 with strays in it, the labels, and last a guess.
"""

import codecs
import re

from trafilatura.utils import detect_encoding

_BEGINNINGS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)
_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_HEAD = 4096  # bytes within which a page names its encoding

_MEANT = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}
"""What a label is used for, as in the WHATWG's Encoding Standard, by Python's names."""

_KNOWN = re.compile(
    r"cp(?:125\d|866|874|932|949)|iso8859-\d+|koi8-[ru]|mac-(?:roman|cyrillic)"
    r"|gb18030|big5hkscs|euc_jp|johab|iso2022_(?:jp|kr)|hz"
)
_ESCAPED = frozenset({"iso2022_jp", "iso2022_kr", "hz"})  # to look at, these are plain ASCII
_NON_ASCII = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}|([\x80-\xff])"
)

_NO_CHARACTERS = re.compile(r"[\x00\ud800-\udfff]")


def storable(text: str) -> str:
    """The text without the characters that are none: NUL and halves of surrogate pairs.

    No database takes them, and libxml2 stops reading at a NUL.
    """
    if "\0" not in text and _is_encodable(text):  # hardly any text has such, and this is quick
        return text
    return _NO_CHARACTERS.sub("", text)


def _is_encodable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def decode(content: bytes, content_type: str = "") -> str:
    """The text of a page or a file, whose HTTP label may be given, storable. Never raises."""
    return storable(_decoded(content, content_type))


def _decoded(content: bytes, content_type: str) -> str:
    for beginning, name in _BEGINNINGS:
        if content.startswith(beginning):
            return content.decode(name, "replace")
    labels = _labels(content, content_type)
    first = [name for name in labels if name in _ESCAPED]
    text = _strictly(content, [*first, "utf-8"])
    if text is None and _is_utf8_with_strays(content):
        text = _NON_ASCII.sub(_mended, content).decode("utf-8", "replace")
    if text is None:
        text = _strictly(content, [*labels, *detect_encoding(content)])
    return content.decode("cp1252", "replace") if text is None else text


def _labels(content: bytes, content_type: str) -> list[str]:
    """The encodings named by the header and the page that are known here, by Python's names.

    Those that mean Windows-1252 come last: they are what a server says that was never told.
    """
    found = _CHARSET.findall(content_type.encode("utf-8", "replace") + b"\n" + content[:_HEAD])
    names = dict.fromkeys(name for label in found if (name := _known(label.decode("ascii"))))
    return sorted(names, key=lambda name: name == "cp1252")


def _known(label: str) -> str | None:
    try:
        name = codecs.lookup(label).name
    except LookupError:
        return None
    name = _MEANT.get(name, name)
    return name if _KNOWN.fullmatch(name) else None


def _strictly(content: bytes, names: list[str]) -> str | None:
    for name in names:
        try:
            return content.decode(name)
        except UnicodeDecodeError:
            continue
    return None


def _is_utf8_with_strays(content: bytes) -> bool:
    strays = sequences = 0
    for match in _NON_ASCII.finditer(content):
        if match[1]:
            strays += 1
        else:
            sequences += 1
    return sequences > strays


def _mended(match: re.Match[bytes]) -> bytes:
    """A stray byte as the Windows-1252 that it usually is, in UTF-8."""
    return match[1].decode("cp1252", "replace").encode() if match[1] else match[0]
