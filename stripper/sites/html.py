"""What a site file does to a page before the article is extracted from it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, Final

from stripper.errors import ConfigError

_XPATH: Final = ("/", "(", ".//", "./")
# Unknown prefixes and functions show only when an expression meets elements.
_TRIAL: Final = (
    "<div id=a class=a><h1>a</h1><p>a <a href=a>a</a> <img src=a></p><ul><li>a</ul></div>"
)


class Selector:
    """Finds elements by CSS, or by XPath where it begins with `/`, `./` or `(`.

    Args:
        source: As it was written.

    Raises:
        ConfigError: It is neither, or finds something else than elements.
    """

    def __init__(self, source: str) -> None:
        from lxml import etree  # type: ignore[import-untyped]  # noqa: PLC0415 - few files need it
        from lxml.cssselect import CSSSelector  # type: ignore[import-untyped]  # noqa: PLC0415

        self.source: Final = source
        try:
            if source.startswith(_XPATH):
                self._find: Any = etree.XPath(source)
            else:
                self._find = CSSSelector(source, translator="html")
            found = self._find(_trial())
        except (etree.XPathError, SyntaxError, ValueError) as exc:
            raise ConfigError(f"'{source}' is no CSS selector or XPath: {exc}") from None
        if not isinstance(found, list) or not all(hasattr(each, "tag") for each in found):
            raise ConfigError(f"'{source}' finds values, and not the elements that hold them")

    def elements(self, tree: Any) -> list[Any]:
        """Return the elements of a tree that it finds, in order; none where it finds values."""
        found = self._find(tree)
        return [e for e in found if hasattr(e, "tag")] if isinstance(found, list) else []


@cache
def _trial() -> Any:
    from lxml import html as lxml_html  # noqa: PLC0415

    return lxml_html.document_fromstring(_TRIAL)


def prepare_page(html: str, prune: Iterable[Selector], body: Sequence[Selector]) -> str:
    """Return a page without the elements to prune, and with nothing but those of the body.

    Args:
        html: The page.
        prune: What to drop.
        body: What holds the article; the first that finds something counts. A page in which none
            does is left whole.
    """
    from lxml import html as lxml_html  # noqa: PLC0415

    tree = lxml_html.document_fromstring(html)
    for selector in prune:
        for element in selector.elements(tree):
            if element.getparent() is not None:
                element.drop_tree()
    found = next((elements for selector in body if (elements := selector.elements(tree))), [])
    inside = set(found)
    outermost = [e for e in found if inside.isdisjoint(e.iterancestors())]
    page = tree.find("body")
    if outermost and page is not None and page not in inside:
        for element in outermost:
            element.tail = None
        page[:] = outermost
        page.text = None
    return str(lxml_html.tostring(tree, encoding="unicode", doctype="<!DOCTYPE html>"))
