"""Speed of square products in native OpenBLAS, one thread, through numpy: prints {"f32 product, n = 64": GFLOP/s, ...}."""

import json
import sys
import time

import numpy

speeds = {}
for name, kind in (("f32", numpy.float32), ("f64", numpy.float64)):
    for n in map(int, sys.argv[1:]):
        a, b, out = (numpy.random.rand(n, n).astype(kind) for _ in range(3))
        calls = max(1, int(2e8 / (2 * n**3)))
        times = []
        for _ in range(15):
            start = time.perf_counter()
            for _ in range(calls):
                numpy.dot(a, b.T, out=out)
            times.append((time.perf_counter() - start) / calls)
        speeds[f"{name} product, n = {n}"] = 2 * n**3 / sorted(times)[7] / 1e9
print(json.dumps(speeds))
