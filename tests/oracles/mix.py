"""How two populations differ in what they are made of, by scipy and statsmodels: what the server's own tests are held against.

    /usr/bin/python3 tests/oracles/mix.py > tests/oracles/mix.json

On Debian: apt-get install python3-statsmodels. Made with scipy 1.10.1 and statsmodels 0.13.5; the seed is fixed, so the answer
is the same. Biome formats the file afterwards.
"""

import json
import warnings

import numpy as np
from scipy.spatial.distance import jensenshannon
from scipy.stats import chi2_contingency, hypergeom
from statsmodels.stats.proportion import confint_proportions_2indep

warnings.simplefilter("ignore")
random = np.random.default_rng(6)


def psi(p, q):
    p, q = [(counts + 0.5) / (counts.sum() + 0.5 * len(counts)) for counts in (p, q)]
    return float(((q - p) * np.log(q / p)).sum())


def sampled(p, q, times=20_000):
    both, size = p + q, p.sum()
    statistic = lambda counts: chi2_contingency(np.array([counts, both - counts]), correction=False)[0]
    seen = statistic(p)
    draws = random.multivariate_hypergeometric(both, size, size=times)
    expected = np.outer([size / both.sum(), 1 - size / both.sum()], both)
    drawn = ((draws - expected[0]) ** 2 * (1 / expected[0] + 1 / expected[1])).sum(axis=1)
    return float(((drawn >= seen * (1 - 1e-9)).sum() + 1) / (times + 1))


def index(part, of, other_part, other_of):
    low, high = confint_proportions_2indep(part, of, other_part, other_of, method="log", compare="ratio")
    return {"value": part / of / (other_part / other_of), "low": float(low), "high": float(high)}


def case(p, q):
    p, q = np.array(p), np.array(q)
    chi, p_value, _, expected = chi2_contingency(np.array([p, q]), correction=False)
    is_sampled = bool(expected.min() < 5)
    return {
        "from": p.tolist(),
        "to": q.tolist(),
        "divergenceBits": float(jensenshannon(p, q, base=2) ** 2),
        "psi": psi(p, q),
        "isSampled": is_sampled,
        "pValue": sampled(p, q) if is_sampled else float(p_value),
        "indexOfFirst": index(int(q[0]), int(q.sum()), int(p[0]), int(p.sum())),
    }


print(
    json.dumps(
        {
            "cases": [
                case([500, 300, 200], [40, 35, 25]),
                case([9_000, 4_000, 3_000, 900], [80, 60, 20, 30]),
                case([100, 50, 3, 2, 1], [12, 9, 2, 0, 1]),
                case([4_000, 900, 12, 9, 4, 1], [3_500, 1_000, 3, 9, 12, 0]),
                case([3, 4, 2], [6, 1, 2]),
            ],
            "hypergeometric": [
                {"some": k, "others": n - k, "drawn": m, "from": int(low), "shares": hypergeom.pmf(np.arange(low, low + 6), n, k, m).tolist()}
                for n, k, m, low in [(20, 8, 5, 0), (1_000, 300, 100, 27), (50_000, 40, 9_000, 4), (12, 11, 9, 8)]
            ],
        },
        indent=1,
    )
)
