# A level that walks, with a companion: statsmodels' UnobservedComponents, its likelihood carried to the peak by SciPy.
from lib import needs, write_expected, write_input

needs("numpy", "scipy", "statsmodels")

import numpy as np
from scipy.optimize import minimize
from statsmodels.tsa.statespace.structural import UnobservedComponents

random = np.random.default_rng(20261113)
n, event = 90, 70
x = np.round(10 + np.cumsum(random.normal(0, 0.6, n)), 3)
level = 30 + np.cumsum(random.normal(0, 0.5, n))
y = np.round(level + 1.3 * x + random.normal(0, 1.2, n) + np.where(np.arange(n) >= event, 4, 0), 3)
table = write_input({"x": list(x), "y": list(y)})
x, y = np.array(table["x"]), np.array(table["y"])

model = UnobservedComponents(y[:event], "llevel", exog=x[:event], mle_regression=True, use_exact_diffuse=True)


def loss(p):
    return -model.loglike(np.array([np.exp(p[0]), np.exp(p[1]), p[2]]))


best = minimize(loss, [0, -1, 1], method="Nelder-Mead", options={"xatol": 1e-11, "fatol": 1e-13, "maxiter": 20000, "maxfev": 20000})
best = minimize(loss, best.x, method="Nelder-Mead", options={"xatol": 1e-11, "fatol": 1e-13, "maxiter": 20000, "maxfev": 20000})
parameters = np.array([np.exp(best.x[0]), np.exp(best.x[1]), best.x[2]])
forecast = model.smooth(parameters).get_forecast(n - event, exog=x[event:].reshape(-1, 1)).predicted_mean
gap = y[event:] - forecast
write_expected(
    ["structural.StructuralSeries", "structural.Impact"],
    {"event": event, "parameters": list(parameters), "forecast": list(forecast), "average": gap.mean(), "cumulative": gap.sum()})
