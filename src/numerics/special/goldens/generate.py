"""High-precision values and coefficients, from mpmath (40 digits) alone.

    python3 generate.py goldens        writes *.json beside this file and ../../statistics/goldens/student.json
    python3 generate.py coefficients   prints the polynomials used in this folder and in ../../rng/normal32.ts

Each golden is a flat list x, y, r, x, y, r, ...: the exact value at the double x is y + r * ulp(y), y being the nearest
double, so that errors can be measured to a thousandth of an ulp.
"""

import json
import random
import sys
from pathlib import Path

from mpmath import (acos, asin, betainc, chebyfit, cos, erf, erfc, exp, findroot, floor, linspace, log, lu_solve, matrix, mp,
                    mpf, ncdf, nstr, pi, polyval, sin, sqrt)

mp.dps = 40
HERE = Path(__file__).parent


# --- coefficients -----------------------------------------------------------------------------------------------------


def scaled_log_erfc(t, shift):
    """log(t * erfc(t)) + t^2 + shift, by the asymptotic series where erfc is tiny."""
    if t < 25:
        return log(erfc(t) * t) + t * t + shift
    total, term = mpf(0), mpf(1)
    for k in range(1, 60):
        total, term = total + term, -term * (2 * k - 1) / (2 * t * t)
    return log(total / sqrt(pi)) + shift


def rational(f, low, high, top, bottom):
    """The quotient of degrees top/bottom that meets f at the Chebyshev nodes of [low, high], and its largest error."""
    count = top + bottom + 1
    nodes = [(low + high) / 2 + (high - low) / 2 * cos(pi * (2 * i + 1) / (2 * count)) for i in range(count)]
    rows = [[x**j for j in range(top + 1)] + [-f(x) * x**j for j in range(1, bottom + 1)] for x in nodes]
    solution = list(lu_solve(matrix(rows), matrix([f(x) for x in nodes])))
    p, q = solution[top::-1], solution[:top:-1] + [mpf(1)]
    error = max(abs(polyval(p, x) / polyval(q, x) - f(x)) for x in linspace(low, high, 400))
    return p, q, error


def show(name, coefficients, error):
    print(f'{name}: error {nstr(error, 3)}, highest power first')
    for c in coefficients:
        print('   ', repr(float(c)))


def even(f, at_zero):
    return lambda z: f(sqrt(z)) if z else at_zero


def coefficients():
    edge = (log(2) / 2 * mpf('1.001')) ** 2
    show('exp', *chebyfit(even(lambda r: (r * (exp(r) + 1) / (exp(r) - 1) - 2) / r**2, mpf(1) / 6), [0, edge], 5, error=True))
    edge = ((sqrt(2) - 1) / (sqrt(2) + 1)) ** 2 * mpf('1.001')
    show('log', *chebyfit(even(lambda s: ((log((1 + s) / (1 - s)) - 2 * s) / s) / s**2, mpf(2) / 3), [0, edge], 7, error=True))
    edge = mpf('0.8126') ** 2
    show('erf', *chebyfit(even(lambda t: erf(t) / t - 1, 2 / sqrt(pi) - 1), [0, edge], 11, error=True))
    centre = even(lambda x: mpf('0.5') - erf(x / sqrt(2)) / (2 * x), mpf('0.5') - 1 / sqrt(2 * pi))
    show('normalCdf', *chebyfit(centre, [0, mpf('1.002')], 10, error=True))
    anchor = mpf('1.23876953125')
    middle = lambda s: (ncdf(s - anchor) - ncdf(-anchor)) / s if s else exp(-anchor * anchor / 2) / sqrt(2 * pi)
    show('normalCdf, middle', *chebyfit(middle, [anchor - mpf('1.5'), anchor - 1], 12, error=True))
    print('    and at 0:', repr(float(ncdf(-anchor))))
    start, shift = mpf('0.75'), mpf('0.75')
    near = lambda u: scaled_log_erfc(start + u, shift)
    p, q, error = rational(near, mpf('0.8125') - start, mpf('2.5') - start, 8, 7)
    show('erfc near, top', p, error)
    show('erfc near, bottom', q, error)
    far = lambda w: scaled_log_erfc(1 / sqrt(w), mpf('0.5625'))
    p, q, error = rational(far, mpf(28) ** -2, mpf('2.5') ** -2, 7, 7)
    show('erfc far, top', p, error)
    show('erfc far, bottom', q, error)
    edges = [sqrt(mpf('0.5')) - 1, sqrt(mpf(2)) - 1]
    logarithm = lambda x: -2 * (log(1 + x) - x) / x**2 if x else mpf(1)
    show('../rng/normal32.ts, -2 log', *chebyfit(logarithm, edges, 8, error=True))
    quarter = pi / 4
    show('../rng/normal32.ts, sin', *chebyfit(even(lambda a: sin(quarter * a) / a, quarter), [0, 1], 4, error=True))
    cosine = even(lambda a: (cos(quarter * a) - 1) / a**2, -(quarter**2) / 2)
    show('../rng/normal32.ts, cos', *chebyfit(cosine, [0, 1], 4, error=True))
    print('half log 2 - 0.34375:', repr(float(log(2) / 2 - mpf('0.34375'))))
    print('half log 2 pi - 0.90625:', repr(float(log(2 * pi) / 2 - mpf('0.90625'))))


# --- goldens ----------------------------------------------------------------------------------------------------------


def ulp(y):
    """Spacing of doubles at y, in the binade of y; subnormals included."""
    if y == 0:
        return mpf(2) ** -1074
    exponent = max(int(floor(log(abs(mpf(y)), 2))), -1022)
    return mpf(2) ** (exponent - 52)


def points(random_ranges, extra, count, seed):
    draw = random.Random(seed)
    xs = list(extra)
    for low, high, logarithmic in random_ranges:
        for _ in range(count):
            x = float(exp(draw.uniform(float(log(low)), float(log(high))))) if logarithmic else draw.uniform(low, high)
            xs.append(float(f'{x:.8g}'))
    return xs


def golden(name, f, xs):
    values = []
    for x in xs:
        exact = f(mpf(x))
        y = float(exact)
        values += [x, y, float(nstr((exact - mpf(y)) / ulp(y), 3))]
    source = f'mpmath, {mp.dps} digits, by generate.py: x, nearest double, remainder in ulp'
    (HERE / f'{name}.json').write_text(json.dumps({'source': source, 'values': values}) + '\n')


def student_tail(t, n):
    return betainc(n / 2, mpf('0.5'), 0, n / (n + t * t), regularized=True) / 2


def quantile(tail, probability):
    """Solves tail(t) = 1 - probability, the double's exact value, by bisection and then secants."""
    target = 1 - mpf(probability)
    low, high = mpf(0), mpf(1)
    while tail(high) > target:
        low, high = high, 2 * high
    for _ in range(12):
        middle = (low + high) / 2
        low, high = (middle, high) if tail(middle) > target else (low, middle)
    return findroot(lambda t: log(tail(t) / target), (low, high), tol=1e-30)


def goldens():
    golden('exp', exp, points([(-745, 709, False), (-1, 1, False), (1e-20, 1, True), (-745.1, -708, False)],
                              [0.34657359, -0.34657359, 709.782712893384, -745.1332191019411], 150, 1))
    golden('log', log, points([(0.5, 2, False), (1e-300, 1e300, True), (5e-324, 2.2e-308, True), (0.9999, 1.0001, False)],
                              [5e-324, 1.7976931348623157e308, 0.7071067811865476, 0.7071067811865475], 150, 2))
    edges = [0.25, 0.8125, 0.8124999999999999, 2.5, 2.4999999999999996]
    golden('erf', erf, points([(-0.82, 0.82, False), (0.8, 6, False), (1e-300, 0.5, True), (5e-324, 1e-307, True)], edges, 150, 3))
    golden('erfc', erfc, points([(-6, 0, False), (0, 1, False), (0.8, 3, False), (2.4, 26.5, False), (26.5, 27.2, False)], edges, 120, 4))
    edges = [1.0, 0.9999999999999999, 1.5, 1.4999999999999998, 3.5356, 3.5355999999999996]
    edges = edges + [-x for x in edges]
    golden('normal-cdf', ncdf, points([(-1.3, 1.3, False), (-1.3, -0.9, False), (-4, -1, False), (-37.5, -3, False),
                                       (-38.4, -37.5, False), (1, 8, False), (1e-20, 1, True)], edges, 100, 5))
    golden('normal-pdf', lambda x: exp(-x * x / 2) / sqrt(2 * pi),
           points([(-3, 3, False), (-37.6, 37.6, False), (37.6, 38.5, False), (1e-20, 1, True)], [0.0], 150, 6))
    edges = [0.5, 0.49999999999999994, 0.975, 0.9749999999999999, 1.0]
    edges = edges + [-x for x in edges]
    golden('asin', asin, points([(-1, 1, False), (0.4, 1, False), (1e-20, 0.5, True)], edges, 180, 7))
    golden('acos', acos, points([(-1, 1, False), (0.4, 1, False), (-1, -0.4, False)], edges, 180, 8))
    edges = [0.7853981633974483, 0.7853981633974484, 1.5707963267948966, 1.5707963]
    edges = edges + [-x for x in edges]
    golden('sin', sin, points([(-1.5707963, 1.5707963, False), (1e-20, 0.8, True)], edges, 260, 9))
    golden('cos', cos, points([(-1.5707963, 1.5707963, False), (1e-20, 0.8, True)], edges, 260, 10))
    rows = []
    for p in (0.500001, 0.55, 0.7, 0.75, 0.8, 0.9, 0.95, 0.975, 0.99, 0.995, 0.9995, 0.999999, 0.999999999999):
        rows.append([p, None, float(quantile(lambda t: erfc(t / sqrt(2)) / 2, p))])
        for n in (1, 1.5, 2, 3, 4.25, 5, 10, 31, 100, 999.5, 5000, 12000, 1e6):
            rows.append([p, n, float(quantile(lambda t: student_tail(t, mpf(n)), p))])
    source = f'mpmath, {mp.dps} digits, by generate.py: probability, degrees (null for the normal), quantile'
    (HERE / '../../statistics/goldens/student.json').write_text(json.dumps({'source': source, 'rows': rows}) + '\n')


if __name__ == '__main__':
    {'goldens': goldens, 'coefficients': coefficients}[sys.argv[1]]()
