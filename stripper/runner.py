"""Stripper: stages, keeps, guards and faults, from a text to a Result."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, Final

from stripper import log
from stripper.config import Config
from stripper.contract import checked_findings, checked_keeps
from stripper.document import Document
from stripper.errors import ConfigError, InputError, StripperError
from stripper.extract import Article, extract_article
from stripper.faults import CAUGHT, Faults
from stripper.guards import first_paragraph, hold_back, is_shielded
from stripper.lexicon import Lexicon
from stripper.page import page_text, page_url
from stripper.plugins import PluginSet, load_plugins
from stripper.presets import PRESETS
from stripper.resolve import Claim, Claims, settle
from stripper.result import Result, facts_of, removals_of, status_of
from stripper.rules import Level, Span, Stage
from stripper.steps import Look, Step, hid_edges, priority, stages_of

_LOGGER: Final = logging.getLogger(__name__)


class Stripper:
    """Cleans documents with the plugins of one configuration. Build it once, use it for many.

    Args:
        config: What to run; the defaults when None.
        plugins: Plugin objects by name, beside those that are installed or configured; or the
            plugins of another cleaner, which are not loaded again.

    Raises:
        ConfigError: The configuration names a plugin or rule that does not exist.
        PluginError: A plugin cannot be loaded and the configuration is strict.
    """

    def __init__(
        self,
        config: Config | None = None,
        *,
        plugins: Mapping[str, object] | PluginSet | None = None,
    ) -> None:
        if not isinstance(config, Config | None):
            raise TypeError(f"want a stripper.Config, as Config.load reads one, got {config!r}")
        self.config: Final = config or Config()
        self._given: Final = plugins
        self.plugins: Final[PluginSet] = load_plugins(self.config, plugins)
        self._stages: Final = stages_of(self.plugins)
        self._again: Final = stages_of(self.plugins, again=True)
        self._kept_kinds: Final = {*self.config.keep, *PRESETS[self.config.preset].keep}
        self._keeps_some: Final = bool(self._kept_kinds or self.plugins.kept)
        self._adjusting: Final = [(p.name, p.adjust) for p in self.plugins.plugins if p.adjust]
        self._variants: dict[Config, Stripper] = {}
        self._lexicons: dict[str, Lexicon] = {}
        for failure in self.plugins.failures:
            _LOGGER.warning("plugin '%s' is left out: %s", failure.plugin, failure.message)

    def __reduce__(self) -> tuple[Any, ...]:
        # To another process goes what it was built from.
        return partial(Stripper, plugins=self._given), (self.config,)

    def clean(
        self,
        text: str,
        *,
        title: str | None = None,
        url: str | None = None,
        lang: str | None = None,
    ) -> Result:
        """Clean one article's text.

        Args:
            text: The text as an extractor left it.
            title: The article's title, where known.
            url: Its address, where known.
            lang: A language tag, such as `de` or `deu_Latn`; detected when None.

        Raises:
            PluginError: A plugin fails and the configuration is strict.
        """
        return self.clean_document(Document(text, title=title, url=url, lang=lang))

    def clean_html(
        self,
        html: str | bytes,
        *,
        title: str | None = None,
        url: str | None = None,
        lang: str | None = None,
    ) -> Result:
        """Extract the article from a page, then clean it.

        Offsets in the result count code points of the extracted text, which `Result.restore` gives
        back. What the extractor knows (title, date, author, site) joins the metadata.

        Args:
            html: The page; the encoding of bytes is detected.
            title: The article's title, where known better than the page does.
            url: Its address, where known.
            lang: A language tag, such as `de` or `deu_Latn`; detected when None.

        Raises:
            InputError: The extractor cannot read the page.
            PluginError: A plugin fails and the configuration is strict.
        """
        page = page_text(html)
        faults = Faults(strict=self.config.strict)
        url = url or page_url(page)
        cleaner = self._for(url, faults)
        article = cleaner._extract(page, url, faults)
        document = Document(
            article.text,
            title=title or article.metadata.get("title"),
            url=url or article.metadata.get("url"),
            lang=lang or article.metadata.get("language"),
            blocks=article.blocks or None,
        )
        return cleaner._run(document, article.metadata, faults)

    def clean_many(self, records: Iterable[str | Mapping[str, Any]]) -> Iterator[Result]:
        """Clean texts or records one after the other, and yield a result for each.

        Args:
            records: Texts, or mappings with `text` or `html` and optional `title`, `url`, `lang`.

        Raises:
            InputError: A record has neither, or a page that cannot be read.
            TypeError: A record, or what it holds, is something else.
        """
        # The letters, keys and names of these would pass for texts.
        if isinstance(records, str | Mapping) or hasattr(records, "columns"):
            raise TypeError("want many texts or records, as `to_dict('records')` of a frame gives")
        for number, record in enumerate(records, 1):
            try:
                result = self._clean_record({"text": record} if isinstance(record, str) else record)
            except (TypeError, StripperError) as exc:
                exc.args = (f"record {number}: {exc}",)
                raise
            yield result

    def _clean_record(self, record: Mapping[str, Any]) -> Result:
        if not isinstance(record, Mapping):  # what an extractor gives that found nothing
            raise TypeError(f"want a text or a mapping, got {type(record).__name__}")
        known = {key: record.get(key) for key in ("title", "url", "lang")}
        if (text := record.get("text")) is not None:
            return self.clean(text, **known)
        if (html := record.get("html")) is not None:
            return self.clean_html(html, **known)
        raise InputError("neither 'text' nor 'html' is in it")

    def _extract(self, page: str, url: str | None, faults: Faults) -> Article:
        for plugin in self.plugins.plugins:
            if plugin.extract is None:
                continue
            try:
                article = plugin.extract(page, url, self.config)
                if not isinstance(article, Article | None):
                    raise TypeError(f"stripper_extract gave {type(article).__name__}, want Article")
            except CAUGHT as exc:  # the plugin boundary: its fault must not cost the page
                faults.note(plugin.name, exc)
                continue
            if article is not None:
                return article
        return extract_article(page, url)

    def clean_document(self, document: Document) -> Result:
        """Clean a document that the caller built, with blocks of its own."""
        faults = Faults(strict=self.config.strict)
        return self._for(document.url, faults)._run(document, {}, faults)

    def _for(self, url: str | None, faults: Faults) -> Stripper:
        """Return the cleaner for documents of this address, which plugins may adjust."""
        if url is None:
            return self
        config = self.config
        for name, adjust in self._adjusting:
            try:
                adjusted = adjust(url, config)
                if adjusted is not None and adjusted not in self._variants:
                    self._variants[adjusted] = self._variant(adjusted, url)
            except CAUGHT as exc:  # the plugin boundary: the document is cleaned without it
                faults.note(name, exc)
                continue
            config = adjusted or config
        return self._variants.get(config, self)

    def _variant(self, config: Config, url: str) -> Stripper:
        try:
            return Stripper(config, plugins=self.plugins)
        except ConfigError as exc:
            raise ConfigError(f"the configuration for {url}: {exc}") from None

    def _run(self, document: Document, metadata: Mapping[str, str], faults: Faults) -> Result:
        document = document.with_lexicon(self._lexicon(document.language.code))
        keeps = self._keeps(document, faults)
        look = self._look(document, self._stages, keeps, faults)
        if hid_edges(document, look.taken):
            again = self._look_again(document, look, keeps, faults)
            look = Look(*(first + second for first, second in zip(look, again, strict=True)))
        taken, withheld, spared, suggested = look
        removals = removals_of(document.text, settle(document.text, taken, keeps))
        suggestions = [claim for claim in [*suggested, *withheld] if not self._is_kept(claim)]
        if suggestions:
            open_ = Claims(document.text, [*keeps, *(Span(r.start, r.end) for r in removals)])
            suggestions = [part for claim in suggestions for part in open_.free_parts(claim)]
        return Result(
            text=log.apply(document.text, removals),
            removals=removals,
            suggestions=removals_of(document.text, sorted(suggestions, key=lambda c: c.start)),
            failures=tuple(faults.failures),
            metadata=facts_of([*taken, *spared], metadata),
            status=status_of(removals, withheld, faults.failures),
        )

    def _look(
        self,
        document: Document,
        stages: Iterable[tuple[Stage, Sequence[Step]]],
        keeps: Sequence[Span],
        faults: Faults,
    ) -> Look:
        taken, suggested = self._claims(document, stages, keeps, faults)
        spared = list(filter(self._is_kept, taken)) if self._keeps_some else []
        if spared:
            taken = [claim for claim in taken if not self._is_kept(claim)]
        size = sum([block.end - block.start for block in document.blocks])
        return Look(*hold_back(taken, self.config.max_removed * size), spared, suggested)

    def _look_again(
        self, document: Document, look: Look, keeps: Sequence[Span], faults: Faults
    ) -> Look:
        """Look at what is left, of which noise hid where it begins or ends."""
        left = document.left(claim.span for claim in look.taken)
        left = left.with_lexicon(self._lexicon(left.language.code))
        closed = [*keeps, *(claim.span for claim in [*look.taken, *look.spared])]
        return self._look(left, self._again, closed, faults)

    def _claims(
        self,
        document: Document,
        stages: Iterable[tuple[Stage, Sequence[Step]]],
        keeps: Sequence[Span],
        faults: Faults,
    ) -> tuple[list[Claim], list[Claim]]:
        """Return what the plugins take, stage by stage, and what they only suggest."""
        claims = Claims(document.text, keeps)
        taken: list[Claim] = []
        suggested: list[Claim] = []
        for stage, steps in stages:
            document = document.without(claims.gone(document.blocks))
            found = self._findings(document, steps, faults)
            lead = first_paragraph(document) if found and stage >= Stage.REPEAT else None
            for claim in sorted(found, key=priority):
                reported = claim.rule.level is Level.SUGGEST and not self.config.suggest
                if reported or is_shielded(claim, lead):
                    suggested.append(claim)
                else:
                    taken += claims.take(claim)
        return taken, suggested

    def _is_kept(self, claim: Claim) -> bool:
        return claim.rule.code in self.plugins.kept or claim.finding.kind in self._kept_kinds

    def _lexicon(self, language: str) -> Lexicon:
        if language not in self._lexicons:
            self._lexicons[language] = Lexicon(self.plugins.phrases(language))
        return self._lexicons[language]

    def _keeps(self, document: Document, faults: Faults) -> list[Span]:
        keeps: list[Span] = []
        for plugin in self.plugins.plugins:
            if plugin.keep is None:
                continue
            try:
                keeps += checked_keeps(plugin.keep(document, self.config), len(document.text))
            except CAUGHT as exc:  # the plugin boundary
                faults.note(plugin.name, exc)
        return keeps

    def _findings(self, document: Document, steps: Iterable[Step], faults: Faults) -> list[Claim]:
        found: list[Claim] = []
        for plugin, find, rules in steps:
            try:
                findings = checked_findings(plugin, find(document, self.config), len(document.text))
            except CAUGHT as exc:  # the plugin boundary: the body passes through
                faults.note(plugin.name, exc)
                continue
            if findings:  # most plugins find nothing
                found += [
                    Claim(f.start, f.end, rules[f.rule], plugin.name, f)
                    for f in findings
                    if f.rule in rules
                ]
        return found
