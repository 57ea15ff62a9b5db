"""Credit of journeys made at random, drawn anew many times by numpy: what the server's own intervals are held against.

    python3 tests/oracles/credit-intervals.py > tests/oracles/credit-intervals.json

On Debian: apt-get install python3-scipy. Made with numpy 1.24.2 and scipy 1.10.1; the seed is fixed, so the answer is the same.
"""

import json

import numpy as np
from scipy.stats import poisson

random = np.random.default_rng(6)
TIMES = 20_000


def journeys_of(subjects, channels):
    """Who went which way: later channels convert more often, and are on fewer journeys."""
    ways = {}
    for _ in range(subjects):
        length = 1 + random.poisson(1.2)
        odds = 1 / np.arange(1, channels + 1)
        way = tuple(int(c) for c in random.choice(channels, size=length, p=odds / odds.sum()))
        converts = bool(random.random() < 0.1 + 0.25 * max(way) / channels)
        ways[way, converts] = ways.get((way, converts), 0) + 1
    return [(list(way), converts, count) for (way, converts), count in sorted(ways.items())]


def linear(journeys, counts, channels):
    credit = np.zeros(channels)
    for (way, converts, _), count in zip(journeys, counts):
        if converts:
            for channel in way:
                credit[channel] += count / len(way)
    return credit


def markov(journeys, counts, channels):
    """Removal effects, by solving the chain anew without each channel."""
    start, leave = np.zeros(channels), np.zeros((channels, channels))
    converted, out = np.zeros(channels), np.zeros(channels)
    for (way, converts, _), count in zip(journeys, counts):
        start[way[0]] += count
        for here, there in zip(way, way[1:]):
            leave[here, there] += count
            out[here] += count
        out[way[-1]] += count
        converted[way[-1]] += count if converts else 0
    out[out == 0] = 1
    step, ends = leave / out[:, None], converted / out
    chance = lambda on: start[on] @ np.linalg.solve(np.eye(len(on)) - step[np.ix_(on, on)], ends[on])
    whole = chance(list(range(channels)))
    effect = np.array([1 - chance([c for c in range(channels) if c != gone]) / whole for gone in range(channels)])
    total = sum(count for (_, converts, _), count in zip(journeys, counts) if converts)
    return total * effect / effect.sum()


def case(name, model, subjects, channels, times):
    journeys = journeys_of(subjects, channels)
    of = np.array([count for _, _, count in journeys])
    drawn = np.array([model(journeys, random.poisson(of), channels) for _ in range(times)])
    shares = drawn / drawn.sum(axis=1, keepdims=True)
    ends = lambda values: [
        {"low": float(low), "high": float(high), "deviation": float(deviation)}
        for low, high, deviation in zip(*np.percentile(values, [2.5, 97.5], axis=0), values.std(axis=0))
    ]
    return {
        "name": name,
        "journeys": [{"channels": way, "hasConverted": converts, "subjects": count} for way, converts, count in journeys],
        "credit": model(journeys, of, channels).tolist(),
        "intervals": {"credit": ends(drawn), "share": ends(shares)},
    }


def middle95(values):
    """Of n numbers the k-th has a share of k / (n + 1) below it."""
    low, high = np.percentile(values, [2.5, 97.5], method="weibull")
    return {"low": float(low), "high": float(high)}


values = random.normal(0, 1, 37).round(6)
print(
    json.dumps(
        {
            "poisson": [
                {"mean": mean, "from": int(low), "cumulative": poisson.cdf(np.arange(low, low + 6), mean).tolist()}
                for mean in [1, 2, 7, 40, 1_000, 250_000]
                for low in [max(0, int(mean - 2 * mean**0.5))]
            ],
            "percentiles": {"values": values.tolist(), **middle95(values)},
            "cases": [
                case("LINEAR", linear, 400, 4, TIMES),
                case("MARKOV", markov, 600, 4, TIMES // 4),
            ],
        },
        indent=1,
    )
)
