"""Bytes to text: UTF-8 first, then what the bytes themselves tell."""

from __future__ import annotations

import codecs
import re
from typing import Final

from stripper.errors import InputError

_MAGIC: Final = {
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF87a": "a GIF image",
    b"GIF89a": "a GIF image",
    b"%PDF-": "a PDF file",
    b"PK\x03\x04": "a ZIP archive or office file",
    b"\x1f\x8b": "a gzip file",
    b"BZh": "a bzip2 file",
    b"\xfd7zXZ": "an xz file",
    b"\x28\xb5\x2f\xfd": "a Zstandard file",
    b"7z\xbc\xaf": "a 7z archive",
    b"Rar!\x1a": "a RAR archive",
    b"\x7fELF": "a program",
    b"PAR1": "a Parquet file",
    b"SQLite format 3\0": "an SQLite database",
    b"\xd0\xcf\x11\xe0": "an old office file",
}
_UNPACKED_BY: Final = {
    "a gzip file": "zcat",
    "a bzip2 file": "bzcat",
    "an xz file": "xzcat",
    "a Zstandard file": "zstdcat",
}
_FEW_NULS: Final = 16  # a text holds some by accident, a binary file by the page
_MANY_NULS: Final = 0.1  # share of the bytes
# The longer mark first: UTF-32's begins with UTF-16's.
_MARKS: Final = {
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
# The legacy encodings of the WHATWG standard. Left to choose from all that Python knows, a
# detector finds Urdu and Pashto code pages in a short French text.
_WEB: Final = (
    *("cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258"),
    *("cp874", "iso8859_2", "koi8_r", "koi8_u", "gb18030", "big5", "cp932", "euc_jp", "cp949"),
)
# What a wrong encoding makes of letters: signs that few texts have, and a letter alone where a sign
# stood, as of "© 2024" and "£3" in the next code page.
_ODD: Final = re.compile(
    r"[^\x00-\x7f\w«»„“”‘’–—…¿¡©®™°§£€]|[¹²³¼½¾]|(?<![^\W\d_])[^\x00-\x7f\W\d_](?![^\W\d_])"
)


def decode(data: bytes, name: str) -> tuple[str, str]:
    """Return the text of a file, nothing in it changed, and the encoding it was in.

    Args:
        data: The whole file.
        name: What to call it in an error.

    Raises:
        InputError: It is not text, or in no encoding that fits; the message names the byte.
    """
    encoding = marked_encoding(data)
    if encoding is None:
        refuse_binary(data, name)
    try:
        return data.decode(encoding or "utf-8"), encoding or "utf-8"
    except UnicodeDecodeError as exc:
        fault = exc
    if encoding is None and not _is_damaged_utf8(data):
        encoding = _detect(data)
        if encoding is not None:
            return data.decode(encoding), encoding
        tried = "UTF-8, and no other encoding fits the text"
    else:
        tried = f"{(encoding or 'utf-8').upper()}, as the rest of the file is"
    raise InputError(
        f"{name}: cannot be decoded: byte 0x{data[fault.start]:02x} at offset {fault.start} "
        f"is not {tried}; save it as UTF-8"
    )


def marked_encoding(data: bytes) -> str | None:
    """Return the wide encoding whose byte order mark, or whose pattern of NULs, *data* begins with.

    A UTF-8 mark is not one of them: it is a character of the text and stays in it.
    """
    for mark, encoding in _MARKS.items():
        if data.startswith(mark):
            return encoding
    head = data[:1000]
    if len(head) >= 8:
        odd, even = head[1::2].count(0), head[::2].count(0)
        if odd > 0.4 * len(head) and not even:
            return "utf-16-le"
        if even > 0.4 * len(head) and not odd:
            return "utf-16-be"
    return None


def refuse_binary(data: bytes, name: str) -> None:
    """Raise where *data* begins like, or is as full of NULs as, no text is.

    Raises:
        InputError: It does.
    """
    for magic, kind in _MAGIC.items():
        if data.startswith(magic):
            tool = _UNPACKED_BY.get(kind)
            advice = f"; {tool} unpacks it, for - to read" if tool else ""
            raise InputError(f"{name}: not a text but {kind}{advice}")
    nuls = data.count(0)
    if nuls > _FEW_NULS and nuls > _MANY_NULS * len(data):
        raise InputError(f"{name}: not a text but a binary file")


def _is_damaged_utf8(data: bytes) -> bool:
    """Tell a UTF-8 text with some broken bytes from a text in another encoding.

    In the first, guessing would turn every accented letter of the file into two wrong ones.
    """
    whole = sum(char > "\x7f" for char in data.decode("utf-8", "ignore"))
    broken = data.decode("utf-8", "replace").count("\ufffd")
    return whole > broken


def _detect(data: bytes) -> str | None:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - slow to import, seldom needed

    matches = list(from_bytes(data, cp_isolation=list(_WEB)))
    if not matches:
        return None

    def rank(encoding: str, chaos: float, coherence: float) -> tuple[float, float, float, bool]:
        text = data[:100_000].decode(encoding, "ignore")
        return round(chaos, 2), len(_ODD.findall(text)), -coherence, encoding != "cp1252"

    candidates = [
        (rank(encoding, match.chaos, match.coherence), encoding)
        for match in matches
        for encoding in match.could_be_from_charset
    ]
    return min(candidates)[1]
