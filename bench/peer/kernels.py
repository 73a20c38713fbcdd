"""The same tasks in Python. Usage: kernels.py DATA_FOLDER TASK >> peers.csv; without TASK, lists the tasks."""
import os
import resource
import sys
import time
import warnings

warnings.filterwarnings("ignore")


def timed(task, peer, work, runs, share=1):
    """Runs `work` once to warm up where it is to run several times; `share` of the task is done in a run."""
    if runs > 1:
        work()
    walls, cpus = [], []
    for _ in range(runs):
        wall, cpu = time.perf_counter(), time.process_time()
        work()
        walls.append((time.perf_counter() - wall) / share)
        cpus.append((time.process_time() - cpu) / share)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{task},{peer},{sorted(walls)[runs // 2]},{min(cpus)},{memory}", flush=True)


def lm_2m(folder):
    import numpy as np

    data = np.memmap(os.path.join(folder, "lm_2m.f64")).view("<f8").reshape(-1, 31)
    y = data[:, 0].copy()
    x = np.ones((len(y), 31))
    x[:, 1:] = data[:, 1:]
    return x, y


def ols_numpy(folder):
    import numpy as np

    x, y = lm_2m(folder)

    def work():
        bread = np.linalg.inv(x.T @ x)
        b = bread @ (x.T @ y)
        residuals = y - x @ b
        leverage = np.einsum("ij,ij->i", x @ bread, x)
        scores = x * (residuals / (1 - leverage))[:, None]
        return b, np.sqrt(np.diag(bread @ (scores.T @ scores) @ bread))

    timed("OlsBenchmark.hc3", f"numpy {np.__version__} by hand", work, 3)


def ols_statsmodels(folder):
    import statsmodels
    import statsmodels.api as sm

    x, y = lm_2m(folder)
    timed("OlsBenchmark.hc3", f"statsmodels {statsmodels.__version__}", lambda: sm.OLS(y, x).fit(cov_type="HC3").bse, 1)


def lmg(folder, p, runs):
    import numpy as np
    import shapley

    data = np.loadtxt(os.path.join(folder, f"lmg_p{p}.csv"), delimiter=",", skiprows=1)
    z = np.column_stack([data[:, 1:], data[:, 0]])
    z -= z.mean(0)
    peer = f"numpy {np.__version__} by hand"
    timed(f"LmgBenchmark.lmg/{p}", peer, lambda: shapley.once(z, p), 5)
    timed(f"LmgBenchmark.bootstrap200/{p}", peer, lambda: shapley.bootstrap(z, p, runs), 1, runs / 200)


def kmeans(folder, name, task, runs, **options):
    import numpy as np
    import pandas
    import sklearn
    from sklearn.cluster import KMeans

    x = pandas.read_csv(os.path.join(folder, name + ".csv"), dtype=np.float64).to_numpy()
    if "init" not in options:
        options["init"] = x[:8]
    peer = f"scikit-learn {sklearn.__version__}"
    timed(task, peer, lambda: KMeans(n_clusters=8, algorithm="lloyd", **options).fit(x), runs)


def directly_follows(folder):
    import pandas

    events = pandas.read_csv(os.path.join(folder, "events_5m.csv"))

    def work():
        ordered = events.sort_values(["case", "epoch"], kind="stable")
        following = ordered.shift(-1)
        same = ordered["case"] == following["case"]
        return pandas.crosstab(ordered["activity"][same], following["activity"][same])

    timed("SequenceBenchmark.sortGraphAndVariants", f"pandas {pandas.__version__} (graph only)", work, 1)


TASKS = {
    "ols_numpy": ols_numpy,
    "ols_statsmodels": ols_statsmodels,
    "lmg_10": lambda folder: lmg(folder, 10, 200),
    # a tenth of the resamples, times ten
    "lmg_15": lambda folder: lmg(folder, 15, 20),
    "kmeans_twenty": lambda folder: kmeans(
        folder, "kmeans_1m_overlap", "ClusterBenchmark.twentyIterations", 3, n_init=1, max_iter=20, tol=0
    ),
    "kmeans_converged": lambda folder: kmeans(
        folder, "kmeans_1m", "ClusterBenchmark.toConvergence", 3, n_init=1, max_iter=300, tol=0
    ),
    "kmeans_ten": lambda folder: kmeans(
        folder, "kmeans_1m", "ClusterBenchmark.tenStarts", 1, init="k-means++", n_init=10, random_state=1
    ),
    "directly_follows": directly_follows,
}

if __name__ == "__main__":
    if len(sys.argv) < 3:
        print("\n".join(TASKS))
    else:
        try:
            TASKS[sys.argv[2]](sys.argv[1])
        except FileNotFoundError as missing:
            print(f"skipped {sys.argv[2]}: {missing}", file=sys.stderr)
