# The change of a weighted mean at the earlier mix of classes, and how many equal units weights come to. Errors by the
# infinitesimal jackknife: each figure is computed again with the weights of one unit moved, by complex steps, so that no
# formula of the linearised errors is used.
from lib import needs, write_expected, write_input

needs("numpy")

import numpy as np

random = np.random.default_rng(20261130)
n = 90
later = np.repeat([0, 1], n // 2)
unit = random.integers(0, 40, n)
level = np.where(later == 0, random.choice(3, n, p=[0.6, 0.3, 0.1]), random.choice(3, n, p=[0.3, 0.4, 0.3]))
value = np.round(np.clip(random.normal(7 - 1.5 * level, 2), 0, 10))
weight = np.round(random.gamma(4, 0.25, n) + 0.05, 3)
given = write_input({"later": later, "value": value, "weight": weight, "class": level, "unit": unit})
later, value, weight, level, unit = (
    np.array([float(x) for x in given[name]]) for name in ("later", "value", "weight", "class", "unit")
)


def figures(w):
    then, now = later == 0, later == 1
    mean_then = np.sum(w[then] * value[then]) / np.sum(w[then])
    mean_now = np.sum(w[now] * value[now]) / np.sum(w[now])
    standard = 0
    for k in np.unique(level[then]):
        share = np.sum(w[then & (level == k)]) / np.sum(w[then])
        here = now & (level == k)
        standard = standard + share * np.sum(w[here] * value[here]) / np.sum(w[here])
    return standard - mean_then, mean_now - standard


def jackknife(which):
    parts = []
    for u in np.unique(unit):
        moved = weight.astype(complex)
        moved[unit == u] *= 1 + 1e-30j
        parts.append(figures(moved)[which].imag / 1e-30)
    m = len(parts)
    return float(np.sqrt(m / (m - 1) * np.sum(np.square(parts))))


standardised, mix = figures(weight)
sums = np.array([weight[unit == u].sum() for u in np.unique(unit)])
write_expected(
    ["weighting.DirectStandardisation", "weighting.UnitWeights"],
    {
        "call": "figures(weights) with the weights of each unit times 1 + 1e-30i",
        "standardised": [standardised, jackknife(0)],
        "mix": [mix, jackknife(1)],
        "units": len(sums),
        "effective_units": sums.sum() ** 2 / np.sum(sums**2),
        "largest_share": sums.max() / sums.sum(),
    },
)
