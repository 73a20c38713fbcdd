"""The same tasks by hand in numpy. Usage: numpy_kernels.py DATA_FOLDER >> peers.csv"""
import math, os, resource, sys, time
import numpy as np

FOLDER = sys.argv[1]


def timed(task, work, runs):
    work()
    walls, cpus = [], []
    for _ in range(runs):
        wall, cpu = time.perf_counter(), time.process_time()
        work()
        walls.append(time.perf_counter() - wall)
        cpus.append(time.process_time() - cpu)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{task},numpy {np.__version__} by hand,{sorted(walls)[runs // 2]},{min(cpus)},{memory}", flush=True)


def ols_hc3():
    path = os.path.join(FOLDER, "lm_2m.f64")
    if not os.path.exists(path):
        return
    data = np.fromfile(path).reshape(-1, 31)
    y = data[:, 0].copy()
    x = np.column_stack([np.ones(len(y)), data[:, 1:]])
    del data

    def work():
        bread = np.linalg.inv(x.T @ x)
        b = bread @ (x.T @ y)
        residuals = y - x @ b
        leverage = np.einsum("ij,ij->i", x @ bread, x)
        scores = x * (residuals / (1 - leverage))[:, None]
        return b, np.sqrt(np.diag(bread @ (scores.T @ scores) @ bread))

    timed("OlsBenchmark.hc3", work, 3)


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


def lmg(p):
    path = os.path.join(FOLDER, f"lmg_p{p}.csv")
    if not os.path.exists(path):
        return
    data = np.loadtxt(path, delimiter=",", skiprows=1)
    z = np.column_stack([data[:, 1:], data[:, 0]])
    z -= z.mean(0)
    n = len(z)

    def once(weights=None):
        return shapley(*r2_of_all(correlation_of(z, weights), p), p)

    def bootstrap():
        random = np.random.default_rng(1)
        return [once(np.bincount(random.integers(0, n, n), minlength=n).astype(float)) for _ in range(200)]

    timed(f"LmgBenchmark.lmg/{p}", once, 5)
    timed(f"LmgBenchmark.bootstrap200/{p}", bootstrap, 1)


if __name__ == "__main__":
    ols_hc3()
    lmg(10)
    lmg(15)
