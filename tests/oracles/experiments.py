"""Differences between the variants of experiments, by scipy and statsmodels: what the server's own tests are held against.

    /usr/bin/python3 tests/oracles/experiments.py > tests/oracles/experiments.json

On Debian: apt-get install python3-statsmodels. Made with scipy 1.10.1 and statsmodels 0.13.5; the seed is fixed, so the answer
is the same. Always-valid p-values come from integrating over all differences that there could be, not from the closed form.
"""

import json
import warnings

import numpy as np
from scipy import integrate, optimize
from scipy.stats import chi2, chisquare, norm, t
from statsmodels.stats.proportion import confint_proportions_2indep
from statsmodels.stats.weightstats import CompareMeans, DescrStatsW

warnings.simplefilter("ignore")
random = np.random.default_rng(6)


def interval(low, high):
    return {"low": float(low), "high": float(high)}


def sample_ratio(counts, shares):
    return {
        "counts": counts,
        "shares": shares,
        "pValue": float(chisquare(counts, np.array(shares) * sum(counts)).pvalue),
    }


def lift(part, of, control_part, control_of):
    low, high = confint_proportions_2indep(part, of, control_part, control_of, method="log", compare="ratio")
    return {
        "treated": {"part": part, "of": of},
        "control": {"part": control_part, "of": control_of},
        "value": part / of / (control_part / control_of) - 1,
        "interval": interval(low - 1, high - 1),
    }


def drawn(a, b, times):
    means = lambda values: np.array([random.choice(values, len(values)).mean() for _ in range(times)])
    differences = means(a) - means(b)
    return {**interval(*np.percentile(differences, [2.5, 97.5])), "deviation": float(differences.std())}


def amounts(subjects, share, mean):
    pays = random.random(subjects) < share
    return np.where(pays, np.round(np.exp(random.normal(np.log(mean), 0.8, subjects))), 0)


def earnings(values):
    kinds, counts = np.unique(values, return_counts=True)
    return [{"amount": int(amount), "subjects": int(count)} for amount, count in zip(kinds, counts)]


def welch(a, b):
    compared = CompareMeans(DescrStatsW(a), DescrStatsW(b))
    return {
        "treated": earnings(a),
        "control": earnings(b),
        "value": float(a.mean() - b.mean()),
        "interval": interval(*compared.tconfint_diff(usevar="unequal")),
        "pValue": float(compared.ttest_ind(usevar="unequal")[1]),
        "drawn": drawn(a, b, 4_000),
    }


def spread(part, of, expected_lift):
    """The variance of the difference if there is none, and by how much true differences scatter."""
    pooled = part.sum() / of.sum()
    return pooled * (1 - pooled) * (1 / of).sum(), expected_lift * pooled * (1 - pooled)


def likelihood_ratio(difference, variance, tau):
    """How much likelier the difference is, mixed over true differences, than if there is none."""
    error = np.sqrt(variance)
    mixed = lambda true: norm.pdf(difference, true, error) * norm.pdf(true, 0, tau)
    middle = difference * tau**2 / (variance + tau**2)
    width = 12 * np.sqrt(variance * tau**2 / (variance + tau**2))
    whole, _ = integrate.quad(mixed, middle - width, middle + width, epsabs=0, epsrel=1e-12, limit=500)
    return whole / norm.pdf(difference, 0, error)


def always_valid(subjects, share, control_share, days, expected_lift, split):
    standings, p = [], 1.0
    of = np.zeros(2, dtype=int)
    part = np.zeros(2, dtype=int)
    for day in range(days):
        came = random.poisson([subjects * split, subjects * (1 - split)])
        of += came
        part += random.binomial(came, [share, control_share])
        standings.append(
            {
                "day": day,
                "treated": {"part": int(part[0]), "of": int(of[0])},
                "control": {"part": int(part[1]), "of": int(of[1])},
            }
        )
        if of.min() < 30 or part.sum() < 10 or of.sum() - part.sum() < 10:
            continue
        variance, tau = spread(part, of, expected_lift)
        p = min(p, 1 / likelihood_ratio(part[0] / of[0] - part[1] / of[1], variance, tau))
    half_width = optimize.brentq(lambda d: likelihood_ratio(d, variance, tau) - 20, 1e-9, 30 * np.sqrt(variance), xtol=1e-14)
    return {"expectedLift": expected_lift, "days": standings, "pValue": float(p), "halfWidth": float(half_width)}


print(
    json.dumps(
        {
            "chiSquared": [
                {"value": value, "degrees": degrees, "p": float(chi2.sf(value, degrees))}
                for value, degrees in [(0.1, 1), (3.84, 1), (50, 1), (2, 2), (0.5, 3), (9.2, 4), (30, 20), (120, 100), (300, 49)]
            ],
            "studentT": [
                {"t": value, "degrees": degrees, "p": float(2 * t.sf(abs(value), degrees))}
                for value, degrees in [(0, 5), (0.5, 1), (12.7, 1), (-2.1, 7.3), (1.96, 1e6), (6, 30.5), (0.01, 250.25), (25, 12)]
            ],
            "t95": [{"degrees": degrees, "t": float(t.ppf(0.975, degrees))} for degrees in [1, 1.5, 2, 4.75, 30, 1234.5, 1e6]],
            "sampleRatio": [
                sample_ratio([500, 500], [0.5, 0.5]),
                sample_ratio([520, 480], [0.5, 0.5]),
                sample_ratio([5200, 4800], [0.5, 0.5]),
                sample_ratio([905, 95], [0.9, 0.1]),
                sample_ratio([340, 310, 350, 380], [0.25, 0.25, 0.25, 0.25]),
            ],
            "lift": [lift(60, 1000, 50, 1000), lift(3, 40, 9, 70), lift(1500, 20000, 1300, 21000)],
            "welch": [
                welch(amounts(400, 0.2, 5_000), amounts(300, 0.2, 5_000)),
                welch(amounts(2_000, 0.05, 90_000), amounts(2_100, 0.03, 60_000)),
                welch(amounts(40, 0.7, 300), amounts(25, 0.9, 250)),
            ],
            "alwaysValid": [
                always_valid(80, 0.05, 0.05, 40, 0.3, 0.5),
                always_valid(200, 0.08, 0.05, 30, 0.3, 0.5),
                always_valid(300, 0.02, 0.03, 30, 1, 0.2),
                always_valid(60, 0.4, 0.4, 20, 0.05, 0.5),
            ],
        },
        indent=1,
    )
)
