"""Scores made at random, judged by scipy and numpy: what the server's own tests are held against.

    python3 tests/oracles/score-evaluation.py > tests/oracles/score-evaluation.json

On Debian: apt-get install python3-scipy, 1.12 or later. Made with scipy 1.17.1; the seed is fixed, so the answer is the same.

The area is that of the Mann-Whitney test; its variance is from DeLong's structural components, taken pair by pair. Probabilities are
fitted by isotonic regression on four fifths of the leads, each fifth dealt out in turn.
"""

import json

import numpy as np
from scipy.optimize import isotonic_regression
from scipy.stats import mannwhitneyu, norm

random = np.random.default_rng(9)
z = norm.ppf(0.975)


def area(points, reached):
    yes, no = points[reached], points[~reached]
    value = mannwhitneyu(yes, no).statistic / (len(yes) * len(no))
    wins = (yes[:, None] > no[None, :]) + 0.5 * (yes[:, None] == no[None, :])
    variance = wins.mean(axis=1).var(ddof=1) / len(yes) + wins.mean(axis=0).var(ddof=1) / len(no)
    reach = z * np.sqrt(variance)
    return {"value": float(value), "low": float(max(0, value - reach)), "high": float(min(1, value + reach))}


def isotonic(points, reached):
    known = np.unique(points)
    share = np.array([reached[points == each].mean() for each in known])
    weight = np.array([(points == each).sum() for each in known])
    return known, isotonic_regression(share, weights=weight).x


def fitted(points, reached):
    foretold = np.empty(len(points))
    fold = np.arange(len(points)) % 5
    for each in range(5):
        known, share = isotonic(points[fold != each], reached[fold != each])
        foretold[fold == each] = np.interp(points[fold == each], known, share)
    return foretold


def calibration(foretold, reached):
    brier = np.mean((foretold - reached) ** 2)
    rate = reached.mean()
    bins = np.minimum(9, np.floor(foretold * 10).astype(int))
    there = [bins == each for each in range(10)]
    error = sum(each.sum() * abs(foretold[each].mean() - reached[each].mean()) for each in there if each.any())
    return {
        "brier": float(brier),
        "skill": float(1 - brier / np.mean((rate - reached) ** 2)),
        "error": float(error / len(reached)),
        "bins": [{"leads": int(each.sum()), "reached": int(reached[each].sum())} for each in there],
    }


def case(leads, weights, base, slope):
    points = (random.random((leads, len(weights))) < 0.4).astype(int) @ np.array(weights)
    reached = random.random(leads) < 1 / (1 + np.exp(-(base + slope * points)))
    most = sum(weight for weight in weights if weight > 0)
    return {
        "points": points.tolist(),
        "reached": reached.astype(int).tolist(),
        "most": most,
        "area": area(points, reached),
        "fitted": calibration(fitted(points, reached), reached),
        "asPartOfMost": calibration(np.clip(points / most, 0, 1), reached),
    }


print(
    json.dumps(
        {
            "cases": [
                case(60, [20, 10, 10, -20], -1, 0.05),
                case(300, [5, 7, 11, 13, 17], -3, 0.05),
                case(400, [10, 20, 30], -1, -0.02),
            ]
        },
        indent=None,
    )
)
