"""A page before it is read: its bytes as text, and the address it says it has."""

from __future__ import annotations

import codecs
import re
from html import unescape
from typing import Final

_SIGNATURES: Final = {  # what a page begins with: byte order marks, and "<" in two bytes
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
    b"<\0": "utf-16-le",
    b"\0<": "utf-16-be",
}
_HEAD: Final = 8192  # bytes; browsers read 1024, but scripts push the declaration further down
_DECLARED: Final = re.compile(
    rb"""<(?:\?xml\b[^>]*?\bencoding|meta\b[^>]*?\bcharset)\s*=\s*["']?\s*(?:x-)?([\w.:+-]{1,40})""",
    re.IGNORECASE,
)
# Python has text codecs that are no page's encoding (idna, punycode, unicode_escape, undefined).
_PAGE_CODEC: Final = re.compile(r"cp|iso|koi8|mac|gb|big5|euc|shift|hz|johab|tis|kz|ptcp|utf-8")
_SUPERSETS: Final = {  # how browsers read a label (WHATWG Encoding, section 4.2)
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
    "big5": "big5hkscs",
}
_CANONICAL: Final = re.compile(
    r"""<link\b[^>]{0,500}?\brel=["']?canonical\b[^>]{0,500}?\bhref=["']([^"']+)"""
    r"""|<link\b[^>]{0,500}?\bhref=["']([^"']+)["'][^>]{0,500}?\brel=["']?canonical\b"""
    r"""|<meta\b[^>]{0,500}?\bproperty=["']og:url["'][^>]{0,500}?\bcontent=["']([^"']+)""",
    re.IGNORECASE,
)
_TOP: Final = 100_000  # characters; some heads are long
_MARKUP: Final = re.compile(rb"<[^<>]*>")
_SAMPLE: Final = 20_000  # bytes that detection reads


def page_text(html: str | bytes) -> str:
    """Return a page as text, its bytes decoded."""
    if not isinstance(html, str | bytes):  # what a download gives that failed
        raise TypeError(f"want a page, got {type(html).__name__}")
    return html if isinstance(html, str) else decode_html(html)


def decode_html(data: bytes) -> str:
    """Return the text of a page's bytes; bytes that fit no encoding become U+FFFD.

    The encoding is that of the byte order mark, else UTF-8 where the bytes read as such, else the
    declared one, else one detected. Declarations come after UTF-8 because they are often stale:
    the server names another in its header. Text in another encoding hardly ever reads as UTF-8.
    """
    for signature, codec in _SIGNATURES.items():
        if data.startswith(signature):
            return data.decode(codec, "replace").removeprefix("\ufeff")
    match = _DECLARED.search(data, 0, _HEAD)
    declared = _page_codec(match[1].decode("ascii", "replace")) if match else ""
    if declared and data.isascii():  # ISO-2022-JP
        return data.decode(declared, "replace")
    text = data.decode("utf-8", "replace")
    # A few torn characters, as where a download was cut, do not make it another encoding.
    if text.count("\ufffd") * 4 <= len(text) - len(text.encode("ascii", "ignore")):
        return text
    return data.decode(declared if declared not in ("", "utf-8") else _detected(data), "replace")


def _page_codec(label: str) -> str:
    """Return Python's name for the encoding that a page declares, empty where it is none."""
    try:
        name = codecs.lookup(label).name
    except LookupError:
        return ""
    return _SUPERSETS.get(name, name) if _PAGE_CODEC.match(name) else ""


def _detected(data: bytes) -> str:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - only odd pages need it

    words = _MARKUP.sub(b" ", data)
    first = next((at for at, byte in enumerate(words) if byte > 127), 0)
    matches = from_bytes(words[max(0, first - 1000) : first + _SAMPLE])
    best = matches.best()
    western = next((match for match in matches if match.encoding == "cp1252"), None)
    # Of encodings that fit alike, it puts the Central European one first: Spanish gets a Polish n.
    if best and western and western.chaos <= best.chaos and western.coherence >= best.coherence:
        best = western
    return (best and _page_codec(best.encoding)) or "cp1252"


def page_url(html: str) -> str | None:
    """Return the address that a page says it has, as for a page saved to a file."""
    match = _CANONICAL.search(html, 0, _TOP)
    return unescape(match[1] or match[2] or match[3]) if match else None
