"""Marks at the end of a paragraph: that it was cut, that a report ends, who sent it, its page."""

from __future__ import annotations

from typing import Final, NamedTuple

import regex

from stripper import Block, Document, Words, shape

TAIL: Final = 70  # code points at the end of a paragraph in which something may be glued
_SAID: Final = '"“„«'
_QUOTES: Final = _SAID + "'‘"
# How the marks below end, but for the page to turn to, and how the word before its number begins.
_SHAPES: Final = "§¶■□▪▫▮▲△◆◇◈◊○◎●◘◦◻◼◽◾♦♢❏❑❖⬛⬜∎"
_ENDS: Final = (
    *("end", "ends", "fin", "more", "to come", "to follow", "follows", "soon"),
    *(
        "of story",
        "of article",
        "of release",
        ")",
        "]",
        ">",
        "30",
        "-0-",
        "#",
        "*",
        "~",
        "-",
        "–",
        "—",
    ),
    *("/", "→", "\ufe0e", "\ufe0f", *_SHAPES),
)
# Where a sentence has ended and more stands behind it; before a bracket none needs to.
BEHIND: Final = regex.compile(
    r"(?:[.!?…][\"'”’“»)\]]*+(?:\s++|(?=\p{Lu}\p{L}))|\s++(?=[(\[]))(?=\S)"
)
# Agencies that sign with their name alone; others need a bracket, a stroke or a dash.
_AGENCY: Final = (
    r"(?-i:AAP|AFP|AGI|ANI|ANP|ANSA|AP|APA|ATS|BERNAMA|BNS|CNA|CNS|EFE|IANS|KNA|KUNA|LUSA|MTI|NAN|NTB"
    r"|PAP|PNA|PTI|REUTERS|SAPA|SDA|SID|SPA|TASS|UNI|UPI|WAM|dpa|epd|sda|Adnkronos|Anadolu|Belga"
    r"|Bernama|Bloomberg|Estadão Conteúdo|Europa Press|Folhapress|Interfax|Kyodo|Lusa|Notimex"
    r"|Reuters|Ritzau|Télam|Xinhua|Yonhap|РИА Новости|ТАСС|Интерфакс|УНІАН|Укрінформ"
    r"|(?:The )?(?:Associated|Canadian) Press|Press Association|Press Trust of India"
    r"|Agence France-Presse|Ag[eê]ncia \p{Lu}\p{L}+"
    r"|(?:\p{Lu}\p{L}+ ){1,3}(?:Content|News|Press|Wire) (?:Agency|Services?))"
)
_WIRE: Final = rf"(?-i:(?:\p{{Lu}}{{2}}-)?(?:{_AGENCY}|\p{{Lu}}{{2,6}}|Agencies))"
# Who sent a report, "(AFP)", "(dpa/lno)", "(AP, dpa)", "(avec AFP)", "— AFP nk/dpb", "/PN/",
# "LK/JB", "jk/ol (dpa)", "PTI SKL ANB", "AP"; who worked on it, "(Writing by Ida Lind)"; where it
# comes from, "[via Tarn Echo]"; and whose shares it is about, "(NYSE: TRN)", "$TRN", "TRN +0.4%".
_INITIALS: Final = (
    rf"(?-i:(?<=\s)/(?:\p{{Lu}}{{2,6}}|{_AGENCY})/?|(?:\p{{Lu}}{{2,4}}|{_AGENCY})(?:/\p{{L}}{{2,4}}){{1,2}}"
    r"|(?<=[.!?“”\"]\s{1,2})\p{Ll}{2,4}/\p{Ll}{2,4}"
    rf"|(?<=[.!?“”\"]\s{{1,2}}){_AGENCY}(?: \p{{L}}{{2,4}}(?:/\p{{L}}{{2,4}})?){{0,3}})"
)
_SHARES: Final = (
    r"(?-i:[(\[]?(?:(?:AMEX|ASX|BSE|CSE|JSE|LON|LSE|N[Aa][Ss][Dd][Aa][Qq]|NSE|NYSE|OTC|TSXV?): ?"
    r"\p{Lu}{1,6}|\$\p{Lu}{1,5}|\p{Lu}{1,5},? (?:\d[\d.,]* )?\(?[+-]\d[\d.]*%\)?)[)\]]?)"
)
_WORK: Final = (
    r"(?:(?:additional|compiled|edit(?:ed|ing)|files|inputs?|report(?:ed|ing|s)|with|writing|written)"
    r" )"
)
_WORKERS: Final = (
    r"(?:agencies|our (?:\p{L}+ ){0,2}(?:agency|bureau|correspondents?|reporters?|staff)"
    r"|(?-i:\p{Lu}[\p{L}.'’-]*(?:,? (?:(?:and|at|de|for|in|of|the|van|von) )*\p{Lu}[\p{L}.'’-]*)+))"
)
_LONGEST: Final = 130  # code points of several names
_SENT: Final = (
    rf"\({_WIRE}\)|\(?with {_WIRE}(?: (?:inputs?|reports?))?\)?|{_INITIALS}|\[email protected\]"
    rf"|(?-i:\p{{Ll}}{{2,4}}/\p{{Ll}}{{2,4}} )?"
    rf"\({_AGENCY}(?:(?:, ?|/){_AGENCY})*(?:/\p{{L}}{{2,4}})?\)"
    rf"|(?:\(|[-–—] ?)(?:with|avec|com|con|mit)(?: \p{{L}}+){{0,3}} {_AGENCY}(?:[ -]\p{{L}}+)?\)?"
    rf"|[-–—]{{1,2}} ?{_WIRE}(?:[ /]\p{{L}}{{2,4}}){{0,4}}"
    rf"|(?:[(\[]|[-–—]{{1,2}} ?){_WORK}{{0,3}}(?:by|from) "
    r"(?:(?-i:\p{Lu}\S* \p{Lu})|agencies)[^()\[\].]{0,60}[)\]]?"
    rf"|(?:[(\[]|[-–—]{{1,2}} ?)?(?=(?-i:\p{{Lu}})){_WORK}{{1,3}}(?:by|from) {_WORKERS}"
    rf"(?:[;,.] (?:and )?{_WORK}{{1,3}}by {_WORKERS})*[.)\]]*"
    r"|[(\[]?(?:h/t|source|via):?(?-i:(?: \p{Lu}\S*){1,4})"
)
# The page to turn to, "(Full report, page 4)", "Comment, page 4; Sport, page 31."
_PAGE: Final = (
    r"(?:(?:page|p[áa]g(?:ina|\.)|seite|stron[aęiy]|str\.|стор\.|стр\.) \p{L}?\d{1,3}"
    r"|\d{1,3}(?:-\p{Ll}{1,2})? (?:стор|стр)\.)"
)
_TURN: Final = rf"(?:\p{{L}}+,? ){{1,4}}{_PAGE}"
_DEPARTMENT: Final = rf"(?-i:\p{{Lu}})[\p{{L}}'’& ]{{2,30}}, {_PAGE}"
_PAGES: Final = ("page", "seite", "pag", "pág", "str", "стр", "стор")
# Marks that feeds leave where they cut a text, a reporter's end marks, who sent it, and the page to
# turn to. From the end, where they stand.
_MARK: Final = regex.compile(
    r"(?r)(?:\s*(?:\[(?:…|\.{2,3}| ?\+ ?\d[\d.,]* ?[\w ]+)\]|\((?:…|\.\.\.)\)|<(?:…|\.\.\.)>)"
    r"|(?<=[.!?…”\"])\s*\[(?:\p{L}+ )?\d+ [\p{L} ]+\]"
    r"|(?<=[.!?”\")])\s*(?:[-–— /*]*30[-–— /*]*|-0-"
    r"|[-–—/~(\[<* ]*(?:ENDS?|(?-i:FIN))(?: OF (?:STORY|ARTICLE|RELEASE))?[-–—/~)\]>* ]*)"
    rf"|(?<=[.!?”\")])\s*(?:#(?: ?#){{2,}}|\*(?: ?\*){{2,}}|~{{2,}}|/{{2,}}|[{_SHAPES}]\p{{Mn}}?)"
    r"|(?<=[.!?…])\s*(?:[-–—(\[<*.… ]*more(?: to (?:come|follow)| follows| soon)?[-–—)\]>*.… ]*"
    r"|(?<=\s)(?:>{1,2}|→))"
    rf"|(?<=[.!?“”»\")])\s*(?:(?P<sent>{_SENT})|{_SHARES})"
    rf"|(?<=[.!?“”»\")])\s*(?:\(?{_TURN}\)?|{_DEPARTMENT}(?:[,;] {_DEPARTMENT})*\.?))$",
    regex.IGNORECASE,
)
# What an agency did to a report: "(Corrects second paragraph)", "[This story was updated to ...]".
_MENDED: Final = regex.compile(
    r"[(\[](?:th(?:is|e)(?: \S+){0,3} (?:article|copy|item|piece|post|report|story|version)\b"
    r".{0,20} (?:amend|clarif|correct|edit|refil|revis|updat)(?:s|e[ds]|ed|ie[ds])\b"
    r"|(?:adds|clarifies|corrects|fixes|recasts|refiles|removes|rewrites|updates)\b.* (?:background"
    r"|byline|comments?|dateline|details?|graphic|headline|lead|links?|paragraphs?|quotes?|reactions?"
    r"|(?:to|in) (?:add|clarify|correct|fix|paragraph|reflect|say|show))\b)[^()]*[)\]]$",
    regex.IGNORECASE,
)
# "- The Tarn Echo", "| Tarn", "(Tarn Echo Online)", "TARN ECHO"
_NAME: Final = r"\p{Lu}[\p{L}\d'’&.]*(?: (?:(?:of|and|the) )?\p{Lu}[\p{L}\d'’&]*){0,4}"
_PAPER: Final = regex.compile(
    rf"(?<=[.!?)])\s+(?:(?P<mark>[-–—~·»|]{{1,2}} ?|[(\[])(?P<name>{_NAME})[)\]]?"
    r"|(?P<name>\p{Lu}+(?: \p{Lu}+){1,4}))$"
)


class Mark(NamedTuple):
    """A mark with the space before it: whether it says who *sent* it, and that in a name alone."""

    text: str
    sent: bool
    source: bool


def find_mark(text: str, vocabulary: Words) -> Mark | None:
    """Return the mark that a paragraph ends with; the signs looked at first are cheaper to tell."""
    if text[-1] in ")]":
        at = max(text.rfind("("), text.rfind("["))
        if at > 0 and _MENDED.match(text, at) and shape.ends_sentence(text[:at].rstrip()):
            return Mark(text[at:], sent=False, source=False)
    tail = text[-_LONGEST if "ing by " in text[-_LONGEST:] else -TAIL :]
    behind = BEHIND.search(tail) is not None
    ended = behind or tail.lower().endswith(_ENDS)
    may_be = ended or any(w.strip("(").startswith(_PAGES) for w in tail.lower().rsplit(" ", 2)[-2:])
    match = _MARK.search(tail) if may_be else None
    if match is None:
        return _find_paper(text, vocabulary) if behind else None
    sent = match["sent"] is not None
    named = match[0].strip()[0] in "(–—-" and match[0].strip(" ()–—-").isalpha()
    return Mark(match[0], sent, sent and named)


def _find_paper(text: str, vocabulary: Words) -> Mark | None:
    """Return the name of a paper that a paragraph ends with, behind a mark or in capitals.

    Behind somebody's words it may be where these stood.
    """
    match = _PAPER.search(text, max(0, len(text) - TAIL))
    if match is None:
        return None
    barred, name = (match["mark"] or "")[:1] in ("|", "»"), match["name"].lower().split()
    outlet = len(name) > 1 and not vocabulary["outlet"].isdisjoint(name[-2:])
    named = outlet and not any(mark in text for mark in _SAID)
    return Mark(match[0], sent=True, source=True) if barred or named else None


def is_said(document: Document, block: Block, mark: Mark) -> bool:
    """Tell whether a dash leads to who says it all, or a source is one of the text's."""
    bare = mark.text.strip()
    if not mark.sent:
        return False
    if bare[0].isalpha() and bare.lower().startswith(("source", "via")):
        return block.end < document.blocks[-1].end
    words = bare.strip("–—-()/ ").lower().split("/")  # "and/or", "— OK"
    if not document.language.everyday.isdisjoint(words):
        return bare[0] != "(" and (bare[0] in "–—-" or len(words) > 1)
    return block.text[0] in _QUOTES and bare[0] in "–—-"
