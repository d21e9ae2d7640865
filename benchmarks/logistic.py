"""Logistic regression with few signs a row, its weights held small. Needs the extra `bench`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from extra import load

Array = Any  # of numpy and scipy


def matrix(cells: Sequence[tuple[int, int, float]], shape: tuple[int, int]) -> Array:
    """Return a sparse matrix; its cells are given by row, column and value."""
    rows, columns, values = zip(*cells, strict=True)
    return load("scipy.sparse").csr_matrix((values, (rows, columns)), shape=shape)


def fit(cells: Array, right: Array, counts: Array, penalty: float, known: Array = 0.0) -> Array:
    """Return the weights of the columns, in logarithms of odds.

    Args:
        cells: A row for each example, a column for each sign.
        right: Whether each example is one of those that are looked for.
        counts: What each counts.
        penalty: What the squares of the weights cost.
        known: The logarithm of odds that each example begins with.
    """
    np = load("numpy")
    signs = np.where(right, 1.0, -1.0)

    def loss(weights: Array) -> tuple[float, Array]:
        margins = signs * (cells @ weights + known)
        wrong = counts / (1 + np.exp(margins))
        slope = -cells.T @ (signs * wrong) + penalty * weights
        costs = counts @ np.logaddexp(0, -margins) + penalty / 2 * weights @ weights
        return costs, slope

    minimize = load("scipy.optimize").minimize
    start = np.zeros(cells.shape[1])
    return minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 500}).x
