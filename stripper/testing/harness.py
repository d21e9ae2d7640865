"""One plugin, run on its cases."""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from stripper import log
from stripper.config import Config
from stripper.document import Document
from stripper.plugins import Plugin
from stripper.result import Result
from stripper.rules import Level, Removal
from stripper.runner import Stripper
from stripper.testing.cases import Case, CaseError, join, visible


@dataclass(frozen=True, slots=True)
class Harness:
    """Runs the cases of one plugin.

    Args:
        plugin: The plugin's name.
        config: Where to find it, when it is a file; its `plugins` are used.
        plugins: Plugin objects by name, for one that is not installed.
    """

    plugin: str
    config: Config = field(default_factory=Config)
    plugins: Mapping[str, object] = field(default_factory=dict)
    _strippers: dict[tuple[str, bool], Stripper] = field(default_factory=dict, repr=False)

    def check_rules(self, cases: Sequence[Case]) -> None:
        """Check that each rule of the plugin has a case in [[removes]] and one in [[keeps]].

        Raises:
            CaseError: One has not, or a case names a rule that the plugin does not have.
        """
        __tracebackhide__ = True
        if not cases:
            raise CaseError(f"plugin '{self.plugin}': no cases")
        path = cases[0].path
        codes = {rule.code for rule in self._plugin().rules}
        removed: set[str] = set()
        tempted: set[str] = set()
        for case in cases:
            if unknown := set(case.rules) - codes:
                raise CaseError(f"{path}: {case.name}: no rule {join(unknown)} in {self.plugin}")
            # Where there is one rule, a keep need not say which one it tempts.
            rules = case.rules or (codes if len(codes) == 1 else ())
            (removed if case.removed else tempted).update(rules)
        for sort, tested in (("removes", removed), ("keeps", tempted)):
            if untested := codes - tested:
                raise CaseError(f"{path}: no case in [[{sort}]] for {join(untested)}")

    def check(self, case: Case) -> None:
        """Check one case.

        Raises:
            CaseFailure: It does not hold.
            CaseError: The plugin is not loaded.
        """
        __tracebackhide__ = True
        stripper = self._stripper(case)
        document = case.document()
        analysis = _analysis(document)
        result = stripper.clean_document(document)
        if result.failures:
            case.fail("; ".join(f"plugin '{f.plugin}': {f.message}" for f in result.failures))
        check_result(case, result)
        if _analysis(document) != analysis:
            case.fail("the plugin changed the document's words, which all plugins share")
        self._check_removals(case, result)
        self._check_second_run(case, stripper, result)

    def _check_removals(self, case: Case, result: Result) -> None:
        __tracebackhide__ = True
        mine = self._judged(case, result)
        came = [visible(removal.text) for removal in mine]
        if came != list(case.removed):
            changes = diff(case.removed, came)
            case.fail(f"want {_shown(case)}; came {_told(mine)}\n{changes}")
        wanted = case.rules * len(came) if len(case.rules) == 1 else case.rules
        for removal, code in zip(mine, wanted, strict=False):
            if removal.rule != code:
                case.fail(f"{visible(removal.text)!r} went by {removal.rule}, want {code}")
        after = case.after if case.removed or case.after is not None else case.text
        if after is not None and result.text != after:
            case.fail(f"the clean text differs\n{diff(_lines(after), _lines(result.text))}")

    def _judged(self, case: Case, result: Result) -> Sequence[Removal]:
        """Return the plugin's removals; for a keep, all, or with `after` those that it tempts."""
        if case.removed:
            return [r for r in result.removals if r.plugin == self.plugin]
        if case.after is None:
            return result.removals
        return [r for r in result.removals if r.rule in case.rules]

    def _check_second_run(self, case: Case, stripper: Stripper, result: Result) -> None:
        __tracebackhide__ = True
        again = stripper.clean(result.text, title=case.title, url=case.url, lang=case.lang)
        if case.settles and again.removals:
            case.fail(
                f"a second run takes more (settles = false allows it): {_told(again.removals)}"
            )

    def _plugin(self) -> Plugin:
        loaded = self._load("all", suggest=False).plugins
        for plugin in loaded.plugins:
            if plugin.name == self.plugin:
                return plugin
        for failure in loaded.failures:
            if failure.plugin == self.plugin:
                raise CaseError(f"plugin '{self.plugin}': {failure.message}")
        raise CaseError(
            f"plugin '{self.plugin}' is not installed, nor a file that the configuration names; "
            "for a project of your own, pip install -e its folder"
        )

    def _stripper(self, case: Case) -> Stripper:
        levels = {rule.code: rule.level for rule in self._plugin().rules}
        suggest = any(levels.get(code) is Level.SUGGEST for code in case.rules)
        return self._load(case.context, suggest=suggest)

    def _load(self, context: str, *, suggest: bool) -> Stripper:
        if (context, suggest) not in self._strippers:
            config = replace(self.config, suggest=suggest, strict=False, select=(), ignore=())
            if context == "plugin":
                # A case shows a rule, not the guards: its text may be noise for the most part.
                config = replace(config, select=(self.plugin,), max_removed=1.0)
            self._strippers[context, suggest] = Stripper(config, plugins=self.plugins)
        return self._strippers[context, suggest]


def check_result(case: Case, result: Result) -> None:
    """Check what holds for every result: spans in order that cut the text and give it back."""
    __tracebackhide__ = True
    last = 0
    for removal in result.removals:
        if not last <= removal.start < removal.end <= len(case.text):
            case.fail(f"{removal} is out of order or outside the text")
        if removal.text != case.text[removal.start : removal.end]:
            case.fail(f"{removal} holds another text than the span")
        last = removal.end
    if log.apply(case.text, result.removals) != result.text:
        case.fail("the clean text is not the text given with the removals cut out")
    if result.restore() != case.text:
        case.fail("restore() does not give the text back")


def _analysis(document: Document) -> tuple[object, ...]:
    words, terms = tuple(map(tuple, document.words)), tuple(map(frozenset, document.terms))
    return document.blocks, document.folded, words, tuple(document.keys), terms


def _shown(case: Case) -> str:
    if not case.removed:
        return f"nothing removed ({case.why})"
    return f"{len(case.removed)} removed by {join(case.rules)}"


def _told(removals: Sequence[Removal]) -> str:
    told = "; ".join(f"{r.rule} {visible(r.text)!r} ({r.reason})" for r in removals)
    return told or "nothing"


def _lines(text: str) -> list[str]:
    return [line.replace("\r", "␍").replace("\n", "⏎") for line in text.splitlines(keepends=True)]


def diff(expected: Sequence[str], came: Sequence[str]) -> str:
    """Return what was expected and what came, side by side."""
    lines = [f"    {line.rstrip()}" for line in difflib.ndiff(list(expected), list(came))]
    return "\n".join(["    (- expected, + came)", *lines])
