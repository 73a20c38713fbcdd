# Sequences of steps: counts and dwell by hand, distances by their recursion, removal by solving the chain without a
# touchpoint (every subset for Shapley's shares), replay and alignment of a drawn process by search.
import itertools
import math
import statistics

from lib import needs, write_expected, write_input

needs("numpy")

import numpy as np

random = np.random.default_rng(20261114)
cases, steps, times = [], [], []
for case in range(24):
    now, at = int(random.integers(0, 10**6)), 0
    path = [0]
    while True:
        path.append(1)
        path.append(2 if random.random() < 0.6 else 3)
        if random.random() < 0.3 and len(path) < 8:
            continue
        if random.random() < 0.15:
            path.append(int(random.integers(0, 4)))
        path.append(4)
        break
    for step in path:
        cases.append(case)
        steps.append(step)
        times.append(now)
        now += int(random.integers(60, 9000))
write_input({"case": cases, "step": steps, "time": times})

sequences = [[s for c, s in zip(cases, steps) if c == k] for k in range(24)]
clocks = [[t for c, t in zip(cases, times) if c == k] for k in range(24)]
arcs = {}
for sequence, clock in zip(sequences, clocks):
    for i in range(len(sequence) - 1):
        arcs.setdefault((sequence[i], sequence[i + 1]), []).append(clock[i + 1] - clock[i])
variants = {}
for sequence in sequences:
    variants[tuple(sequence)] = variants.get(tuple(sequence), 0) + 1


def distance(a, b, gap, swap):
    rows = [[0.0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in range(len(a) + 1):
        for j in range(len(b) + 1):
            if i == 0 or j == 0:
                rows[i][j] = gap * (i + j)
            else:
                rows[i][j] = min(rows[i - 1][j] + gap, rows[i][j - 1] + gap, rows[i - 1][j - 1] + (0 if a[i - 1] == b[j - 1] else swap))
    return rows[-1][-1]


few = sequences[:6]

# paths of touchpoints to a sale or to none, with a beginning; a touchpoint that is removed leads to none
paths = [([0, 1], 30, 50), ([1], 12, 90), ([0, 2, 1], 25, 20), ([2], 3, 60), ([2, 0], 18, 22), ([1, 1, 0], 9, 14)]


def conversion(kept):
    weight = {}
    for path, sales, lost in paths:
        states = ["begin", *path]
        for a, b in zip(states, states[1:]):
            weight[(a, b)] = weight.get((a, b), 0) + sales + lost
        weight[(states[-1], "sale")] = weight.get((states[-1], "sale"), 0) + sales
        weight[(states[-1], "none")] = weight.get((states[-1], "none"), 0) + lost
    names = ["begin", 0, 1, 2]
    chain, sale = np.zeros((4, 4)), np.zeros(4)
    for i, a in enumerate(names):
        total = sum(v for (x, _), v in weight.items() if x == a)
        for (x, b), v in weight.items():
            if x != a:
                continue
            if b == "sale":
                sale[i] += v / total
            elif b != "none" and b in kept:
                chain[i, names.index(b)] += v / total
    return float(np.linalg.solve(np.eye(4) - chain, sale)[0])


whole = conversion([0, 1, 2])
effects = [1 - conversion([k for k in range(3) if k != t]) / whole for t in range(3)]
sales = sum(s for _, s, _ in paths)
shapley = []
for t in range(3):
    others = [k for k in range(3) if k != t]
    shapley.append(sum(math.factorial(len(s)) * math.factorial(2 - len(s)) / 6 * (conversion([*s, t]) - conversion(list(s)))
                       for size in range(3) for s in itertools.combinations(others, size)))

# 0, then 1, then 2 or 3, again from 1 as often as wanted, or 4: places are start, ready, looked, judged, end
net = [(0, [0], [1]), (1, [1], [2]), (2, [2], [3]), (3, [2], [3]), (1, [3], [2]), (4, [3], [4])]


def replay(sequence):
    tokens, produced, consumed, missing = [1, 0, 0, 0, 0], 1, 0, 0
    for step in sequence:
        fit = [n for n in net if n[0] == step and all(tokens[p] for p in n[1])]
        label, before, after = fit[0] if fit else next(n for n in net if n[0] == step)
        for p in before:
            if not tokens[p]:
                tokens[p] += 1
                missing += 1
            tokens[p] -= 1
            consumed += 1
        for p in after:
            tokens[p] += 1
            produced += 1
    consumed += 1
    missing += 0 if tokens[4] else 1
    remaining = sum(tokens) - (1 if tokens[4] else 0)
    return [produced, consumed, missing, remaining]


def align(sequence):
    best, open_states = {}, [(0, (1, 0, 0, 0, 0), 0)]
    while open_states:
        open_states.sort()
        cost, tokens, place = open_states.pop(0)
        if best.get((tokens, place), 10**9) <= cost:
            continue
        best[(tokens, place)] = cost
        if tokens == (0, 0, 0, 0, 1) and place == len(sequence):
            return cost
        if place < len(sequence):
            open_states.append((cost + 1, tokens, place + 1))
        for label, before, after in net:
            if all(tokens[p] for p in before):
                moved = tuple(t - (p in before) + (p in after) for p, t in enumerate(tokens))
                open_states.append((cost + 1, moved, place))
                if place < len(sequence) and sequence[place] == label:
                    open_states.append((cost, moved, place + 1))


def follows(prefix):
    tokens = [1, 0, 0, 0, 0]
    for step in prefix:
        fit = [n for n in net if n[0] == step and all(tokens[p] for p in n[1])]
        if not fit:
            return None
        for p in fit[0][1]:
            tokens[p] -= 1
        for p in fit[0][2]:
            tokens[p] += 1
    return {n[0] for n in net if all(tokens[p] for p in n[1])}


allowed = escaping = 0
beginnings = {}
for sequence in sequences:
    for length in range(len(sequence)):
        beginnings.setdefault(tuple(sequence[:length]), []).append(sequence[length])
for prefix, nexts in beginnings.items():
    possible = follows(prefix)
    if possible is not None:
        allowed += len(nexts) * len(possible)
        escaping += len(nexts) * len(possible - set(nexts))

write_expected(
    ["sequence.DirectlyFollows", "sequence.Variants", "sequence.SequenceDistance", "sequence.RemovalEffect",
     "sequence.TokenReplay", "sequence.Alignment", "sequence.EscapingEdges", "sequence.EventLog", "sequence.PetriNet"],
    {"arcs": [[a, b, len(t), sum(t) / len(t), statistics.median(t), min(t), max(t)] for (a, b), t in sorted(arcs.items())],
     "variants": sorted(variants.values(), reverse=True),
     "levenshtein": [[distance(a, b, 1, 1) for b in few] for a in few],
     "matching": [[distance(a, b, 1, 1.5) for b in few] for a in few],
     "conversion": whole, "effect": effects, "attributed": [sales * e / sum(effects) for e in effects], "shapley": shapley,
     "replay": [replay(s) for s in sequences], "alignment": [align(s) for s in sequences],
     "precision": 1 - escaping / allowed})
