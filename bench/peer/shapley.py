"""LMG by hand in numpy: the Shapley value of R² of all models, from one matrix of correlations."""
import math

import numpy as np


def r2_of_all(correlation, p):
    """R² of all models, solved in batches of models with the same number of columns."""
    r2 = np.zeros(1 << p)
    models = np.arange(1 << p)
    bits = (models[:, None] >> np.arange(p)) & 1
    sizes = bits.sum(1)
    for k in range(1, p + 1):
        chosen = models[sizes == k]
        index = np.nonzero(bits[chosen])[1].reshape(-1, k)
        among = correlation[index[:, :, None], index[:, None, :]]
        with_y = correlation[index, p]
        slopes = np.linalg.solve(among, with_y[:, :, None])[:, :, 0]
        r2[chosen] = (slopes * with_y).sum(1)
    return r2, sizes


def shapley(r2, sizes, p):
    weights = np.array([math.factorial(k) * math.factorial(p - 1 - k) / math.factorial(p) for k in range(p)])
    models = np.arange(1 << p)
    shares = np.zeros(p)
    for j in range(p):
        without = models[(models >> j) & 1 == 0]
        shares[j] = (weights[sizes[without]] * (r2[without | (1 << j)] - r2[without])).sum()
    return shares


def correlation_of(z, weights=None):
    w = np.ones(len(z)) if weights is None else weights
    mean = w @ z / w.sum()
    cross = z.T @ (z * w[:, None]) - w.sum() * np.outer(mean, mean)
    root = np.sqrt(np.diag(cross))
    return cross / np.outer(root, root)


def once(z, p, weights=None):
    return shapley(*r2_of_all(correlation_of(z, weights), p), p)


def bootstrap(z, p, resamples):
    random = np.random.default_rng(1)
    n = len(z)
    return [
        once(z, p, np.bincount(random.integers(0, n, n), minlength=n).astype(float)) for _ in range(resamples)
    ]
