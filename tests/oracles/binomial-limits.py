"""Limits of counts with a given share, by scipy: what the server's own control charts are held against.

    python3 tests/oracles/binomial-limits.py > tests/oracles/binomial-limits.json

On Debian: apt-get install python3-scipy. Made with scipy 1.17.1; nothing in it is random.
"""

import json

from scipy.stats import binom, norm

tail = norm.sf(3)
counts = [1, 2, 5, 8, 12, 20, 33, 50, 100, 250, 999, 5000, 40000]
shares = [0.001, 0.02, 0.07, 0.25, 1 / 3, 0.5, 0.81, 0.97]


def limits(of, share):
    return {"of": of, "share": share, "low": int(binom.ppf(tail, of, share)), "high": int(binom.ppf(1 - tail, of, share))}


print(json.dumps([limits(of, share) for of in counts for share in shares], indent=1))
