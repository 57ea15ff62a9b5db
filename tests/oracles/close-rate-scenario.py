"""Mixture cure models fitted by scipy: what the server's own close rate scenarios are held against.

    python3 tests/oracles/close-rate-scenario.py > tests/oracles/close-rate-scenario.json

On Debian: apt-get install python3-scipy. Made with scipy 1.17.1; the seed is fixed, so the answer is the same.

Leads come in over some days and are won, or never, after Weibull times in whole days. The likelihood is written as a probability per
cell, without derivatives, and climbed by Nelder-Mead; the ends of the interval are where the profile, climbed likewise, has fallen by
half of the 95% quantile of chi-squared, found by Brent.
"""

import json

import numpy as np
from scipy.optimize import brentq, minimize
from scipy.special import expit, logit
from scipy.stats import chi2, weibull_min

random = np.random.default_rng(24)
drop = chi2.ppf(0.95, 1) / 2


def counted(days):
    values, counts = np.unique(days, return_counts=True)
    return [{"days": int(day), "leads": int(leads)} for day, leads in zip(values, counts)]


def arrays(counts):
    return np.array([each["days"] for each in counts]), np.array([each["leads"] for each in counts])


def log_likelihood(waited, never, log_shape, log_scale):
    law = weibull_min(np.exp(log_shape), scale=np.exp(log_scale))
    won, winners = arrays(waited["won"])
    watched, losers = arrays(waited["notWon"])
    with np.errstate(divide="ignore", over="ignore"):
        won_then = (1 - never) * (law.sf(won) - law.sf(won + 1))
        not_by_then = never + (1 - never) * law.sf(watched + 1)
        return winners @ np.log(won_then) + losers @ np.log(not_by_then)


def climb(target, start):
    """From the start, and again from where that ended, until it stays."""
    point = np.array(start, dtype=float)
    for _ in range(6):
        found = minimize(target, point, method="Nelder-Mead", options={"xatol": 1e-11, "fatol": 1e-11, "maxiter": 20000})
        point = found.x
    return found


def fit(waited):
    target = lambda point: -log_likelihood(waited, expit(point[0]), point[1], point[2])
    best = climb(target, [1, 0, 3])
    most = -best.fun

    def beyond(at):
        rest = climb(lambda point: -log_likelihood(waited, expit(at), point[0], point[1]), best.x[1:])
        return most + rest.fun - drop

    low = brentq(beyond, best.x[0] - 1.5, best.x[0], xtol=1e-10) if beyond(best.x[0] - 1.5) > 0 else None
    high = brentq(beyond, best.x[0], best.x[0] + 1.5, xtol=1e-10)
    assert low is not None
    return {
        "value": float(expit(-best.x[0])),
        "low": float(expit(-high)),
        "high": float(expit(-low)),
        "shape": float(np.exp(best.x[1])),
        "scaleDays": float(np.exp(best.x[2])),
        "logLikelihood": float(most),
    }


def case(leads, never, shape, scale, days):
    watched = random.integers(0, days, leads)
    takes = np.floor(weibull_min.rvs(shape, scale=scale, size=leads, random_state=random)).astype(int)
    won = (random.random(leads) >= never) & (takes <= watched)
    waited = {"won": counted(takes[won]), "notWon": counted(watched[~won])}
    return {"waited": waited, **fit(waited)}


print(
    json.dumps(
        {
            "cases": [
                case(400, 0.7, 1, 20, 200),
                case(3000, 0.9, 1.4, 45, 400),
                case(2000, 0.6, 0.7, 15, 300),
                case(5000, 0.8, 0.9, 30, 180),
                case(1500, 0.5, 2.5, 60, 365),
            ]
        }
    )
)
