# A tree's contributions by Shapley's formula over all subsets, with covers for what is not known; boosted trees grown by
# search over every cut, each leaf drawn in as XGBoost does (lambda 1).
import itertools
import math

from lib import needs, write_expected, write_input

needs("numpy")

import numpy as np

random = np.random.default_rng(20261115)
n = 64
a = np.round(random.permutation(n) + random.uniform(0, 0.5, n), 3)
b = np.round(random.permutation(n) + random.uniform(0, 0.5, n), 3)
c = np.round(random.permutation(n) + random.uniform(0, 0.5, n), 3)
y = np.round(np.where(a > 30, 4, 1) + 0.05 * b * (c > 20) + random.normal(0, 0.5, n), 3)
table = write_input({"a": list(a), "b": list(b), "c": list(c), "y": list(y)})
columns = [np.array(table[k]) for k in "abc"]
y = np.array(table["y"])
RATE, LEAST, DEPTH, TREES = 0.3, 5, 2, 6


def grow(rows, gradient, depth):
    total = gradient[rows].sum()
    leaf = {"value": RATE * total / (len(rows) + 1), "cover": float(len(rows))}
    if depth == 0 or len(rows) < 2 * LEAST:
        return leaf
    best = None
    for j, column in enumerate(columns):
        values = np.sort(column)
        for cut in (values[1:] + values[:-1]) / 2:
            below = rows[column[rows] < cut]
            above = rows[column[rows] >= cut]
            if min(len(below), len(above)) < LEAST:
                continue
            gain = (gradient[below].sum() ** 2 / (len(below) + 1) + gradient[above].sum() ** 2 / (len(above) + 1)
                    - total**2 / (len(rows) + 1))
            if best is None or gain > best[0] + 1e-12:
                best = (gain, j, cut, below, above)
    if best is None or best[0] <= 0:
        return leaf
    _, j, cut, below, above = best
    return {"column": j, "cut": cut, "cover": float(len(rows)), "below": grow(below, gradient, depth - 1),
            "above": grow(above, gradient, depth - 1)}


def value(node, row):
    while "column" in node:
        node = node["below"] if columns[node["column"]][row] < node["cut"] else node["above"]
    return node["value"]


def known(node, row, subset):
    if "column" not in node:
        return node["value"]
    if node["column"] in subset:
        return known(node["below"] if columns[node["column"]][row] < node["cut"] else node["above"], row, subset)
    share = node["below"]["cover"] / node["cover"]
    return share * known(node["below"], row, subset) + (1 - share) * known(node["above"], row, subset)


score = np.full(n, y.mean())
trees = []
for _ in range(TREES):
    trees.append(grow(np.arange(n), y - score, DEPTH))
    score = score + np.array([value(trees[-1], i) for i in range(n)])


def contribution(row, j):
    others = [k for k in range(3) if k != j]
    return sum(math.factorial(len(s)) * math.factorial(2 - len(s)) / 6
               * sum(known(t, row, {*s, j}) - known(t, row, set(s)) for t in trees)
               for size in range(3) for s in itertools.combinations(others, size))


write_expected(
    ["tree.BoostedTrees", "tree.RegressionTree", "tree.TreeSum", "tree.TreeShap"],
    {"start": float(y.mean()), "predicted": list(score),
     "base": float(y.mean()) + sum(known(t, 0, set()) for t in trees),
     "contributions": [[contribution(i, j) for j in range(3)] for i in range(12)]})
