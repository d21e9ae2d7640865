"""The model that finds the article in a whole page, as train_frame.py learns it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from extra import load
from frame_pages import Page
from stripper_plugins.navigation import chances

Array = Any  # of numpy, which only the extra `bench` installs

LINE: Final = (
    *("words", "log_words", "one_word", "two_words", "few_words", "prose", "function_words"),
    *("capitals", "digits", "colon", "question", "copyright", "date", "repeated", "headline"),
    *("comments", "link", "byline", "furniture", "opener", "topic"),
    *("sentence-1", "sentence+1", "sentence-2", "sentence+2", "log_words-1", "log_words+1"),
    *("prose~3", "prose~8", "paragraph~3", "paragraph~8", "furniture~3", "furniture~8"),
    *("opener~3", "opener~8", "headline~3", "date~8", "short~20"),
    *("alone", "alone~3", "alone~8", "alone~20", "run", "run~8", "question~8"),
    *("prose_above", "prose_below", "below_core", "far_below", "known", "known~3", "known~8"),
)
EDGE: Final = (
    *("title_word", "sentence", "short", "log_words", "paragraph", "headline", "colon", "date"),
    *("repeated", "capitals", "furniture", "opener"),
    *("plea", "related", "comments", "link", "tags", "share", "byline"),
    *("known", "furniture>", "furniture<", "prose>", "prose<"),
)
STEPS: Final = 80  # of the optimiser; more fits the pages shown better and others no better
PENALTY: Final = 1.0
RARE: Final = 0.02  # added to a sign's spread, so that what few lines have gets no great weight
ODDEST: Final = 0.05  # share of pages left out of the second fit: most have a gold of a few lines


class Model:
    """Weights of a single run of lines, learned by the likelihood of the articles' runs."""

    def __init__(self) -> None:
        self.np = load("numpy")
        self.minimize: Callable[..., Any] = load("scipy.optimize").minimize

    def fit(self, pages: Sequence[Page], shapes: Sequence[Page]) -> chances.Weights:
        """Learn from *pages*, then again without those that the weights fit worst.

        Args:
            pages: Texts with articles that teach.
            shapes: Whole pages and other texts, as given.
        """
        _, losses = self._fit(pages)
        limit = sorted(losses)[int((1 - ODDEST) * (len(losses) - 1))]
        kept = [page for page, loss in zip(pages, losses, strict=True) if loss <= limit]
        shape, bias = self._fit_shape(shapes)
        return self._fit(kept)[0]._replace(shape=shape, shape_bias=bias)

    def _fit_shape(self, pages: Sequence[Page]) -> tuple[dict[str, float], float]:
        """Return the weights that tell whole pages from other texts, by logistic regression."""
        np = self.np
        names = list(pages[0].shape)
        signs = np.array([[*(page.shape[name] for name in names), 1.0] for page in pages])
        sides = np.array([1.0 if page.is_page else -1.0 for page in pages])

        def loss(flat: Array) -> tuple[float, Array]:
            margins = sides * (signs @ flat)
            slope = -(sides / (1 + np.exp(margins))) @ signs
            return float(np.logaddexp(0, -margins).sum() + flat @ flat / 2), slope + flat

        flat = self.minimize(loss, np.zeros(len(names) + 1), jac=True, method="L-BFGS-B").x
        *weights, bias = (round(float(value), 4) for value in flat)
        return dict(zip(names, weights, strict=True)), bias

    def _fit(self, pages: Sequence[Page]) -> tuple[chances.Weights, list[float]]:
        np = self.np
        lines_, edges = zip(*map(self._arrays, pages), strict=True)
        every, edge_spread = np.concatenate(lines_), np.concatenate(edges).std(0)
        centre = np.array([*every[:, :-1].sum(0) / every[:, -1].sum(), 0.0])
        spread = (every - centre * every[:, -1:])[:, :-1].std(0)
        edge_scale = np.array([*(1 / (edge_spread + RARE)), 1.0])
        scale = [np.array([*(1 / (spread + RARE)), 1.0]), edge_scale, edge_scale]
        data = [
            self._scaled(inside - centre * inside[:, -1:], edge, page, scale)
            for inside, edge, page in zip(lines_, edges, pages, strict=True)
        ]
        sizes = np.cumsum([len(part) for part in scale])[:-1]

        def loss(flat: Array) -> tuple[float, Array]:
            parts = np.split(flat, sizes)
            total, slope = 0.0, np.zeros(len(flat))
            for item in data:
                value, slopes = self._loss(item, parts)
                total += value
                slope += np.concatenate(slopes)
            shrink = PENALTY / len(data)
            return total / len(data) + shrink / 2 * flat @ flat, slope / len(data) + shrink * flat

        start = np.zeros(sum(map(len, scale)))
        options = {"maxiter": STEPS}
        flat = self.minimize(loss, start, jac=True, method="L-BFGS-B", options=options).x
        parts = np.split(flat, sizes)
        losses = [self._loss(item, parts)[0] for item in data]
        inside, start_, end = (part * by for part, by in zip(parts, scale, strict=True))
        inside[-1] -= inside[:-1] @ centre[:-1]
        return self._weights([inside, start_, end]), losses

    def _arrays(self, page: Page) -> tuple[Array, Array]:
        np = self.np
        inside = np.array([*(page.signs[name] for name in LINE), [1.0] * len(page.lengths)]).T
        at_edge = np.array([page.signs[name] for name in EDGE]).T
        gap = np.zeros((1, len(EDGE)))
        both = np.hstack([np.vstack([gap, at_edge]), np.vstack([at_edge, gap])])
        short = np.minimum(1, np.array(page.lengths) / chances.FULL_LENGTH) ** 0.5
        return inside * short[:, None], both

    def _scaled(self, inside: Array, edge: Array, page: Page, scale: Sequence[Array]) -> Any:
        np = self.np
        size = len(inside)
        top, bottom = np.zeros((2, size + 1, 1))
        top[0] = bottom[size] = 1
        parts = (inside, np.hstack([edge, top]), np.hstack([edge, bottom]))
        return [part * by for part, by in zip(parts, scale, strict=True)], page.article

    def _loss(self, item: Any, weights: Sequence[Array]) -> tuple[float, list[Array]]:
        """Return minus the logarithm of the article's chance, and its slopes."""
        np = self.np
        (inside, top, bottom), (first, last) = item
        size = len(inside)
        sums = np.concatenate([[0.0], np.cumsum(inside @ weights[0])])
        start = (top @ weights[1] - sums)[:size]
        end = (bottom @ weights[2] + sums)[1:]
        starts = np.logaddexp.accumulate(start)
        ends = np.logaddexp.accumulate(end[::-1])[::-1]
        whole = np.logaddexp.reduce(starts + end)
        begins, stops = np.zeros((2, size + 1))
        begins[:size] = np.exp(start + ends - whole)
        stops[1:] = np.exp(starts + end - whole)
        is_in = np.exp(starts + ends - whole)
        is_in[first:last] -= 1
        begins[first] -= 1
        stops[last] -= 1
        slopes = [is_in @ inside, begins @ top, stops @ bottom]
        return float(whole - start[first] - end[last - 1]), slopes

    def _weights(self, parts: Sequence[Array]) -> chances.Weights:
        inside, *edges = ([round(float(value), 4) for value in part] for part in parts)
        line = dict(zip(LINE, inside, strict=False))
        start, end = (
            chances.Edge(
                dict(zip(EDGE, edge, strict=False)),
                dict(zip(EDGE, edge[len(EDGE) :], strict=False)),
                edge[-1],
            )
            for edge in edges
        )
        return chances.Weights({}, 0.0, line, inside[-1], start, end)
