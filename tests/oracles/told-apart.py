"""Channels made at random, each against the rest, by statsmodels and scipy: what the server's own tests are held against.

    python3 tests/oracles/told-apart.py > tests/oracles/told-apart.json

On Debian: apt-get install python3-statsmodels. Made with statsmodels 0.13.5; the seed is fixed, so the answer is the same.
"""

import json
import warnings

import numpy as np
from scipy.stats import fisher_exact, norm
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import proportions_ztest

warnings.simplefilter("ignore")
random = np.random.default_rng(6)


def by_chance(part, of, rest_part, rest_of):
    table = np.array([[part, of - part], [rest_part, rest_of - rest_part]], dtype=float)
    expected = table.sum(axis=1, keepdims=True) * table.sum(axis=0, keepdims=True) / table.sum()
    if expected.min() < 5:
        return float(fisher_exact(table)[1])
    return float(proportions_ztest([part, rest_part], [of, rest_of])[1])


def against_rest(part, of):
    return [by_chance(p, n, part.sum() - p, of.sum() - n) for p, n in zip(part, of)]


def case(channels, spread):
    of = np.exp(random.uniform(1, 8, channels)).astype(int)
    share = np.clip(random.normal(0.1, spread, channels), 0.005, 0.9)
    part = random.binomial(of, share)
    chances = against_rest(part, of)
    return {
        "channels": [{"part": int(p), "of": int(n)} for p, n in zip(part, of)],
        "byChance": chances,
        "adjusted": multipletests(chances, method="fdr_bh")[1].tolist(),
    }


print(
    json.dumps(
        {
            "twoSided": [{"z": z, "p": float(2 * norm.sf(abs(z)))} for z in [0, -0.1, 0.5, 1, -1.96, 1.999, 2, 2.5, -5, 10, 30]],
            "cases": [case(channels, spread) for channels, spread in [(2, 0.05), (6, 0.01), (12, 0.03), (30, 0.01)]],
        },
        indent=1,
    )
)
