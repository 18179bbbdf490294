"""Averages, measures of spread, relations between two inputs, and normal distributions.

Means and variances are exact until the last step: each number is taken as a ratio of ints, the ratios are added up by their
denominators, and only the result becomes a float (or what the data is made of) again.
"""

from bisect import bisect_left, bisect_right
from collections import Counter, namedtuple
from decimal import Decimal
from fractions import Fraction
from itertools import groupby
import math as _math
import numbers as _numbers

__all__ = ['NormalDist', 'StatisticsError', 'correlation', 'covariance', 'fmean', 'geometric_mean', 'harmonic_mean', 'kde', 'kde_random', 'linear_regression',
           'mean', 'median', 'median_grouped', 'median_high', 'median_low', 'mode', 'multimode', 'pstdev', 'pvariance', 'quantiles', 'stdev', 'variance']


class StatisticsError(ValueError):
    pass


# ---- exact sums

def _isfinite(x):
    try:
        return x.is_finite()
    except AttributeError:
        return _math.isfinite(x)


def _exact_ratio(x):
    """A number as (numerator, denominator); (x, None) for nan and the infinities."""
    try:
        return x.as_integer_ratio()
    except AttributeError:
        pass
    except (OverflowError, ValueError):
        return x, None
    try:
        return x.numerator, x.denominator
    except AttributeError:
        raise TypeError(f"can't convert type '{type(x).__name__}' to numerator/denominator")


def _coerce(T, S):
    """The type for numbers of both types: the one that is more special, and not int if that can be helped."""
    assert T is not bool, 'initial type T is bool'
    if T is S or S is int or S is bool:
        return T
    if T is int or issubclass(S, T):
        return S
    if issubclass(T, S):
        return T
    for one, other in ((T, S), (S, T)):
        if issubclass(one, int):
            return other
    for one, other in ((T, S), (S, T)):
        if issubclass(one, Fraction) and issubclass(other, float):
            return other
    raise TypeError(f"don't know how to coerce {T.__name__} and {S.__name__}")


def _common(types):
    common = int
    for T in types:
        common = _coerce(common, T)
    return common


def _convert(value, T):
    """An exact value as a T; as a float, when that is int and the value is none."""
    if type(value) is T:
        return value
    if issubclass(T, int) and value.denominator != 1:
        T = float
    try:
        return T(value)
    except TypeError:
        if not issubclass(T, Decimal):
            raise
        return T(value.numerator) / T(value.denominator)


def _ratios(data):
    """Types, count, and the sums of the numerators and of their squares, by denominator."""
    types = {}
    sums = {}
    squares = {}
    count = 0
    for T, values in groupby(data, type):
        types[T] = None
        for x in values:
            n, d = _exact_ratio(x)
            count += 1
            sums[d] = sums.get(d, 0) + n
            squares[d] = squares.get(d, 0) + n * n
    return types, count, sums, squares


def _sum(data):
    """(type, exact sum, count) of the numbers."""
    types = {}
    sums = {}
    count = 0
    for T, values in groupby(data, type):
        types[T] = None
        for x in values:
            n, d = _exact_ratio(x)
            count += 1
            sums[d] = sums.get(d, 0) + n
    total = sums[None] if None in sums else sum(Fraction(n, d) for d, n in sums.items())
    return _common(types), total, count


def _ss(data, c=None):
    """(type, sum of squared deviations from c, c, count); c is the mean unless given."""
    if c is not None:
        T, total, count = _sum((difference := x - c) * difference for x in data)
        return T, total, c, count
    types, count, sums, squares = _ratios(data)
    if not count:
        total = c = Fraction(0)
    elif None in sums:
        total = c = sums[None]
    else:
        sx = sum(Fraction(n, d) for d, n in sums.items())
        sxx = sum(Fraction(n, d * d) for d, n in squares.items())
        total = (count * sxx - sx * sx) / count
        c = sx / count
    return _common(types), total, c, count


# ---- roots of exact fractions, correctly rounded

def _integer_sqrt_of_frac_rto(n, m):
    """The root of n/m as an int, rounded to odd: its last bit is set when there is more."""
    root = _math.isqrt(n // m)
    return root | (root * root * m != n)


def _float_sqrt_of_frac(n, m):
    # Three bits more than twice those of a float are enough to round correctly.
    shift = (n.bit_length() - m.bit_length() - 109) // 2
    if shift >= 0:
        return (_integer_sqrt_of_frac_rto(n, m << 2 * shift) << shift) / 1
    return _integer_sqrt_of_frac_rto(n << -2 * shift, m) / (1 << -shift)


def _decimal_sqrt_of_frac(n, m):
    if n <= 0:
        if not n:
            return Decimal('0.0')
        n, m = -n, -m
    root = (Decimal(n) / Decimal(m)).sqrt()
    # The quotient was rounded before the root: is a neighbour nearer? n/m is compared with the square of the middle.
    p, q = root.as_integer_ratio()
    for neighbour, beyond in ((root.next_plus(), 1), (root.next_minus(), -1)):
        r, s = neighbour.as_integer_ratio()
        if (4 * n * (q * s) ** 2 - m * (p * s + r * q) ** 2) * beyond > 0:
            return neighbour
    return root


def _root(T, square):
    try:
        n, m = square.numerator, square.denominator
    except AttributeError:
        raise ValueError('inf or nan encountered in data')
    return _decimal_sqrt_of_frac(n, m) if issubclass(T, Decimal) else _float_sqrt_of_frac(n, m)


# ---- averages

def mean(data):
    """The arithmetic mean, of the type of the data."""
    T, total, n = _sum(data)
    if n < 1:
        raise StatisticsError('mean requires at least one data point')
    return _convert(total / n, T)


def fmean(data, weights=None):
    """The arithmetic mean as a float, quickly; weighted when weights are given."""
    if weights is None:
        try:
            n = len(data)
        except TypeError:
            data = list(data)
            n = len(data)
        total = _math.fsum(data)
        if not n:
            raise StatisticsError('fmean requires at least one data point')
        return total / n
    if not isinstance(weights, (list, tuple)):
        weights = list(weights)
    try:
        total = _math.sumprod(data, weights)
    except ValueError:
        raise StatisticsError('data and weights must be the same length')
    whole = _math.fsum(weights)
    if not whole:
        raise StatisticsError('sum of weights must be non-zero')
    return total / whole


def geometric_mean(data):
    """The n-th root of the product of n numbers."""
    n = 0
    zero = False
    logarithms = []
    for x in data:
        n += 1
        if x > 0.0 or _math.isnan(x):
            logarithms.append(_math.log(x))
        elif x == 0.0:
            zero = True
        else:
            raise StatisticsError('No negative inputs allowed', x)
    total = _math.fsum(logarithms)
    if not n:
        raise StatisticsError('Must have a non-empty dataset')
    if _math.isnan(total):
        return _math.nan
    if zero:
        return _math.nan if total == _math.inf else 0.0
    return _math.exp(total / n)


def _fail_neg(values, errmsg='negative value'):
    """The values; an error at the first negative one."""
    for x in values:
        if x < 0:
            raise StatisticsError(errmsg)
        yield x


def harmonic_mean(data, weights=None):
    """The reciprocal of the mean of reciprocals: for rates and speeds."""
    if iter(data) is data:
        data = list(data)
    refusal = 'harmonic mean does not support negative values'
    n = len(data)
    if n < 1:
        raise StatisticsError('harmonic_mean requires at least one data point')
    if n == 1 and weights is None:
        x = data[0]
        if not isinstance(x, (_numbers.Real, Decimal)):
            raise TypeError('unsupported type')
        if x < 0:
            raise StatisticsError(refusal)
        return x
    if weights is None:
        weights = [1] * n
        whole = n
    else:
        if iter(weights) is weights:
            weights = list(weights)
        if len(weights) != n:
            raise StatisticsError('Number of weights does not match data size')
        _, whole, _ = _sum(_fail_neg(weights, refusal))
    try:
        T, total, _ = _sum(w / x if w else 0 for w, x in zip(weights, _fail_neg(data, refusal)))
    except ZeroDivisionError:
        return 0
    if total <= 0:
        raise StatisticsError('Weighted sum must be positive')
    return _convert(whole / total, T)


def _in_order(data):
    data = sorted(data)
    if not data:
        raise StatisticsError('no median for empty data')
    return data, len(data) // 2


def median(data):
    """The value in the middle, or the mean of the two there."""
    data, middle = _in_order(data)
    return data[middle] if len(data) % 2 else (data[middle - 1] + data[middle]) / 2


def median_low(data):
    """The value in the middle, or the smaller of the two there."""
    data, middle = _in_order(data)
    return data[middle] if len(data) % 2 else data[middle - 1]


def median_high(data):
    """The value in the middle, or the larger of the two there."""
    data, middle = _in_order(data)
    return data[middle]


def median_grouped(data, interval=1.0):
    """The median of data that stands for intervals of this width round its values."""
    data, middle = _in_order(data)
    x = data[middle]
    below = bisect_left(data, x)
    within = bisect_right(data, x, lo=below) - below
    try:
        interval = float(interval)
        x = float(x)
    except ValueError:
        raise TypeError('Value cannot be converted to a float')
    return x - interval / 2.0 + interval * (len(data) / 2 - below) / within


def mode(data):
    """The most frequent value, the first one of several."""
    for value, _ in Counter(iter(data)).most_common(1):
        return value
    raise StatisticsError('no mode for empty data')


def multimode(data):
    """All most frequent values, in the order in which they come first."""
    counts = Counter(iter(data))
    most = max(counts.values(), default=0)
    return [value for value, count in counts.items() if count == most]


def quantiles(data, *, n=4, method='exclusive'):
    """The n - 1 points that cut the data into n parts of equal probability."""
    if n < 1:
        raise StatisticsError('n must be at least 1')
    data = sorted(data)
    size = len(data)
    if size < 2:
        if size == 1:
            return data * (n - 1)
        raise StatisticsError('must have at least one data point')
    if method not in ('inclusive', 'exclusive'):
        raise ValueError(f'Unknown method: {method!r}')
    result = []
    for i in range(1, n):
        if method == 'inclusive':
            j, delta = divmod(i * (size - 1), n)
            j += 1
        else:
            # Outside of the data the last two points are extended.
            j = min(max(i * (size + 1) // n, 1), size - 1)
            delta = i * (size + 1) - j * n
        result.append((data[j - 1] * (n - delta) + data[j] * delta) / n)
    return result


# ---- spread

def variance(data, xbar=None):
    """The variance of a sample; xbar is its mean, when that is known."""
    T, total, _, n = _ss(data, xbar)
    if n < 2:
        raise StatisticsError('variance requires at least two data points')
    return _convert(total / (n - 1), T)


def pvariance(data, mu=None):
    """The variance of a whole population; mu is its mean, when that is known."""
    T, total, _, n = _ss(data, mu)
    if n < 1:
        raise StatisticsError('pvariance requires at least one data point')
    return _convert(total / n, T)


def stdev(data, xbar=None):
    """The square root of the variance of a sample."""
    T, total, _, n = _ss(data, xbar)
    if n < 2:
        raise StatisticsError('stdev requires at least two data points')
    return _root(T, total / (n - 1))


def pstdev(data, mu=None):
    """The square root of the variance of a population."""
    T, total, _, n = _ss(data, mu)
    if n < 1:
        raise StatisticsError('pstdev requires at least one data point')
    return _root(T, total / n)


def _mean_stdev(data):
    T, total, center, n = _ss(data)
    if n < 2:
        raise StatisticsError('stdev requires at least two data points')
    square = total / (n - 1)
    try:
        return float(center), _float_sqrt_of_frac(square.numerator, square.denominator)
    except AttributeError:
        return float(center), float(center) / float(total)


# ---- two inputs

def _same_size(x, y, what):
    n = len(x)
    if len(y) != n:
        raise StatisticsError(f'{what} requires that both inputs have same number of data points')
    if n < 2:
        raise StatisticsError(f'{what} requires at least two data points')
    return n


def _deviations(x, n):
    center = _math.fsum(x) / n
    return [value - center for value in x], center


def covariance(x, y, /):
    """How two inputs vary together."""
    n = _same_size(x, y, 'covariance')
    x, _ = _deviations(x, n)
    y, _ = _deviations(y, n)
    return _math.sumprod(x, y) / (n - 1)


def _rank(data, /, *, key=None, reverse=False, ties='average', start=1):
    """The place of each value when they are sorted; equal ones share the average of their places."""
    if ties != 'average':
        raise ValueError(f'Unknown tie resolution method: {ties!r}')
    if key is not None:
        data = map(key, data)
    ordered = sorted(((value, at) for at, value in enumerate(data)), reverse=reverse)
    ranks = [0] * len(ordered)
    before = start - 1
    for _, group in groupby(ordered, key=lambda pair: pair[0]):
        places = [at for _, at in group]
        for at in places:
            ranks[at] = before + (len(places) + 1) / 2
        before += len(places)
    return ranks


def _sqrtprod(x, y):
    """sqrt(x * y) with one more step of Newton, also when the product overflows or underflows."""
    root = _math.sqrt(x * y)
    if not _math.isfinite(root):
        if _math.isinf(root) and not _math.isinf(x) and not _math.isinf(y):
            return _sqrtprod(x * 2.0 ** -512, y * 2.0 ** -512) / 2.0 ** -512
        return root
    if not root:
        return _sqrtprod(x * 2.0 ** 537, y * 2.0 ** 537) / 2.0 ** 537 if x and y else root
    return root + _math.sumprod((x, root), (y, -root)) / (2.0 * root)


def correlation(x, y, /, *, method='linear'):
    """Pearson's correlation of two inputs, or Spearman's of their ranks."""
    n = _same_size(x, y, 'correlation')
    if method not in ('linear', 'ranked'):
        raise ValueError(f'Unknown method: {method!r}')
    if method == 'ranked':
        start = (n - 1) / -2
        x = _rank(x, start=start)
        y = _rank(y, start=start)
    else:
        x, _ = _deviations(x, n)
        y, _ = _deviations(y, n)
    together = _math.sumprod(x, y)
    try:
        return together / _sqrtprod(_math.sumprod(x, x), _math.sumprod(y, y))
    except ZeroDivisionError:
        raise StatisticsError('at least one of the inputs is constant')


LinearRegression = namedtuple('LinearRegression', ('slope', 'intercept'))


def linear_regression(x, y, /, *, proportional=False):
    """Slope and intercept of the line with the least squares; through the origin when proportional."""
    n = _same_size(x, y, 'linear regression')
    if not proportional:
        x, xbar = _deviations(x, n)
        y, ybar = _deviations(y, n)
    together = _math.sumprod(x, y) + 0.0
    try:
        slope = together / _math.sumprod(x, x)
    except ZeroDivisionError:
        raise StatisticsError('x is constant')
    return LinearRegression(slope=slope, intercept=0.0 if proportional else ybar - slope * xbar)


# ---- the normal distribution

_SQRT2 = _math.sqrt(2.0)


def _horner(r, *coefficients):
    value = 0.0
    for c in coefficients:
        value = value * r + c
    return value


def _normal_dist_inv_cdf(p, mu, sigma):
    """Wichura's rational approximations, algorithm AS 241 (Applied Statistics 37, 1988)."""
    q = p - 0.5
    if abs(q) <= 0.425:
        r = 0.180625 - q * q
        above = _horner(r, 2.50908_09287_30122_6727e+3, 3.34305_75583_58812_8105e+4, 6.72657_70927_00870_0853e+4, 4.59219_53931_54987_1457e+4,
                        1.37316_93765_50946_1125e+4, 1.97159_09503_06551_4427e+3, 1.33141_66789_17843_7745e+2, 3.38713_28727_96366_6080e+0) * q
        below = _horner(r, 5.22649_52788_52854_5610e+3, 2.87290_85735_72194_2674e+4, 3.93078_95800_09271_0610e+4, 2.12137_94301_58659_5867e+4,
                        5.39419_60214_24751_1077e+3, 6.87187_00749_20579_0830e+2, 4.23133_30701_60091_1252e+1, 1.0)
        return mu + above / below * sigma
    r = _math.sqrt(-_math.log(p if q <= 0.0 else 1.0 - p))
    if r <= 5.0:
        r -= 1.6
        above = _horner(r, 7.74545_01427_83414_07640e-4, 2.27238_44989_26918_45833e-2, 2.41780_72517_74506_11770e-1, 1.27045_82524_52368_38258e+0,
                        3.64784_83247_63204_60504e+0, 5.76949_72214_60691_40550e+0, 4.63033_78461_56545_29590e+0, 1.42343_71107_49683_57734e+0)
        below = _horner(r, 1.05075_00716_44416_84324e-9, 5.47593_80849_95344_94600e-4, 1.51986_66563_61645_71966e-2, 1.48103_97642_74800_74590e-1,
                        6.89767_33498_51000_04550e-1, 1.67638_48301_83803_84940e+0, 2.05319_16266_37758_82187e+0, 1.0)
    else:
        r -= 5.0
        above = _horner(r, 2.01033_43992_92288_13265e-7, 2.71155_55687_43487_57815e-5, 1.24266_09473_88078_43860e-3, 2.65321_89526_57612_30930e-2,
                        2.96560_57182_85048_91230e-1, 1.78482_65399_17291_33580e+0, 5.46378_49111_64114_36990e+0, 6.65790_46435_01103_77720e+0)
        below = _horner(r, 2.04426_31033_89939_78564e-15, 1.42151_17583_16445_88870e-7, 1.84631_83175_10054_68180e-5, 7.86869_13114_56132_59100e-4,
                        1.48753_61290_85061_48525e-2, 1.36929_88092_27358_05310e-1, 5.99832_20655_58879_37690e-1, 1.0)
    x = above / below
    return mu + (-x if q < 0.0 else x) * sigma


class NormalDist:
    """A normal distribution: its mean and its standard deviation."""

    __slots__ = {'_mu': 'Arithmetic mean of a normal distribution', '_sigma': 'Standard deviation of a normal distribution'}

    def __init__(self, mu=0.0, sigma=1.0):
        if sigma < 0.0:
            raise StatisticsError('sigma must be non-negative')
        self._mu = float(mu)
        self._sigma = float(sigma)

    @classmethod
    def from_samples(cls, data):
        """The distribution with the mean and deviation of a sample."""
        return cls(*_mean_stdev(data))

    def _spread(self, name):
        if not self._sigma:
            raise StatisticsError(f'{name}() not defined when sigma is zero')
        return self._sigma

    def samples(self, n, *, seed=None):
        """So many random numbers of this distribution."""
        import random
        draw = random.random if seed is None else random.Random(seed).random
        return [_normal_dist_inv_cdf(draw(), self._mu, self._sigma) for _ in range(n)]

    def pdf(self, x):
        """The density at x."""
        self._spread('pdf')
        square = self._sigma * self._sigma
        distance = x - self._mu
        return _math.exp(distance * distance / (-2.0 * square)) / _math.sqrt(_math.tau * square)

    def cdf(self, x):
        """The probability of values up to x."""
        return 0.5 * _math.erfc((self._mu - x) / (self._spread('cdf') * _SQRT2))

    def inv_cdf(self, p):
        """The x whose cdf is p."""
        if p <= 0.0 or p >= 1.0:
            raise StatisticsError('p must be in the range 0.0 < p < 1.0')
        return _normal_dist_inv_cdf(p, self._mu, self._sigma)

    def quantiles(self, n=4):
        """The n - 1 points between n parts of equal probability."""
        return [self.inv_cdf(i / n) for i in range(1, n)]

    def overlap(self, other):
        """The area under both curves."""
        if not isinstance(other, NormalDist):
            raise TypeError('Expected another NormalDist instance')
        X, Y = sorted((self, other), key=lambda d: (d._sigma, d._mu))
        if not X.variance or not Y.variance:
            raise StatisticsError('overlap() not defined when sigma is zero')
        dv = Y.variance - X.variance
        dm = abs(Y._mu - X._mu)
        if not dv:
            return _math.erfc(dm / (2.0 * X._sigma * _SQRT2))
        # The curves cross where a quadratic equation is zero.
        a = X._mu * Y.variance - Y._mu * X.variance
        b = X._sigma * Y._sigma * _math.sqrt(dm * dm + dv * _math.log(Y.variance / X.variance))
        x1 = (a + b) / dv
        x2 = (a - b) / dv
        return 1.0 - (abs(Y.cdf(x1) - X.cdf(x1)) + abs(Y.cdf(x2) - X.cdf(x2)))

    def zscore(self, x):
        """How many deviations x is above the mean."""
        return (x - self._mu) / self._spread('zscore')

    @property
    def mean(self):
        """The mean."""
        return self._mu

    @property
    def median(self):
        """The median, which is the mean."""
        return self._mu

    @property
    def mode(self):
        """The mode, which is the mean."""
        return self._mu

    @property
    def stdev(self):
        """The standard deviation."""
        return self._sigma

    @property
    def variance(self):
        """The square of the standard deviation."""
        return self._sigma * self._sigma

    def __add__(x1, x2):
        """The sum with an independent distribution, or with a number."""
        if isinstance(x2, NormalDist):
            return NormalDist(x1._mu + x2._mu, _math.hypot(x1._sigma, x2._sigma))
        return NormalDist(x1._mu + x2, x1._sigma)

    def __sub__(x1, x2):
        """The difference to an independent distribution, or to a number."""
        if isinstance(x2, NormalDist):
            return NormalDist(x1._mu - x2._mu, _math.hypot(x1._sigma, x2._sigma))
        return NormalDist(x1._mu - x2, x1._sigma)

    def __mul__(x1, x2):
        """Scaled by a number."""
        return NormalDist(x1._mu * x2, x1._sigma * _math.fabs(x2))

    def __truediv__(x1, x2):
        """Scaled by the reciprocal of a number."""
        return NormalDist(x1._mu / x2, x1._sigma / _math.fabs(x2))

    def __pos__(x1):
        return NormalDist(x1._mu, x1._sigma)

    def __neg__(x1):
        return NormalDist(-x1._mu, x1._sigma)

    __radd__ = __add__

    def __rsub__(x1, x2):
        return -(x1 - x2)

    __rmul__ = __mul__

    def __eq__(x1, x2):
        if not isinstance(x2, NormalDist):
            return NotImplemented
        return x1._mu == x2._mu and x1._sigma == x2._sigma

    def __hash__(self):
        return hash((self._mu, self._sigma))

    def __repr__(self):
        return f'{type(self).__name__}(mu={self._mu!r}, sigma={self._sigma!r})'

    def __getstate__(self):
        return self._mu, self._sigma

    def __setstate__(self, state):
        self._mu, self._sigma = state


# ---- kernel density estimation

def _by_newton(estimate, cdf, pdf):
    """The inverse of a cdf, from an estimate on."""
    def invcdf(p):
        x = estimate(p)
        while abs(difference := cdf(x) - p) > 1e-12:
            x -= difference / pdf(x)
        return x
    return invcdf


def _mirrored(estimate):
    """An estimate for p <= 1/2 for all p."""
    return lambda p: estimate(p) * 1.0 if p <= 1 / 2 else estimate(1.0 - p) * -1.0


def _quartic_estimate(p):
    if p < 0.0106:
        return (2.0 * p) ** 0.3838 - 1.0
    x = (2.0 * p) ** 0.4258865685331 - 1.0
    return x + 0.026818732 * _math.sin(7.101753784 * p + 2.73230839482953) if p < 0.499 else x


def _triweight_estimate(p):
    x = (2.0 * p) ** 0.3400218741872791 - 1.0
    return x - 0.033 * _math.sin(1.07 * _math.tau * (p - 0.035)) if 0.00001 < p < 0.499 else x


_PI = _math.pi
_SQRT_TAU = _math.sqrt(2 * _PI)


def _quartic_pdf(t):
    return 15/16 * (1.0 - t * t) ** 2


def _quartic_cdf(t):
    return _math.sumprod((3/16, -5/8, 15/16, 1/2), (t**5, t**3, t, 1.0))


def _triweight_pdf(t):
    return 35/32 * (1.0 - t * t) ** 3


def _triweight_cdf(t):
    return _math.sumprod((-5/32, 21/32, -35/32, 35/32, 1/2), (t**7, t**5, t**3, t, 1.0))


# Density, its integral, the inverse of that, and how far the kernel reaches (None: without end).
_KERNELS = {
    'normal': (lambda t: _math.exp(-1/2 * t * t) / _SQRT_TAU, lambda t: 1/2 * _math.erfc(t / -_SQRT2), lambda p: _normal_dist_inv_cdf(p, 0.0, 1.0), None),
    'logistic': (lambda t: 1/2 / (1.0 + _math.cosh(t)), lambda t: 1.0 - 1.0 / (_math.exp(t) + 1.0), lambda p: _math.log(p / (1.0 - p)), None),
    'sigmoid': (lambda t: 1 / _PI / _math.cosh(t), lambda t: 2 / _PI * _math.atan(_math.exp(t)), lambda p: _math.log(_math.tan(p * (_PI / 2))), None),
    'rectangular': (lambda t: 1/2, lambda t: 1/2 * t + 1/2, lambda p: 2.0 * p - 1.0, 1.0),
    'triangular': (lambda t: 1.0 - abs(t), lambda t: t * t * (1/2 if t < 0.0 else -1/2) + t + 1/2,
                   lambda p: _math.sqrt(2.0 * p) - 1.0 if p < 1/2 else 1.0 - _math.sqrt(2.0 - 2.0 * p), 1.0),
    'parabolic': (lambda t: 3/4 * (1.0 - t * t), lambda t: _math.sumprod((-1/4, 3/4, 1/2), (t**3, t, 1.0)),
                  lambda p: 2.0 * _math.cos((_math.acos(2.0 * p - 1.0) + _PI) / 3.0), 1.0),
    'quartic': (_quartic_pdf, _quartic_cdf, _by_newton(_mirrored(_quartic_estimate), _quartic_cdf, _quartic_pdf), 1.0),
    'triweight': (_triweight_pdf, _triweight_cdf, _by_newton(_mirrored(_triweight_estimate), _triweight_cdf, _triweight_pdf), 1.0),
    'cosine': (lambda t: _PI / 4 * _math.cos(_PI / 2 * t), lambda t: 1/2 * _math.sin(_PI / 2 * t) + 1/2, lambda p: 2.0 * _math.asin(2.0 * p - 1.0) / _PI, 1.0),
}
for _alias, _name in (('gauss', 'normal'), ('uniform', 'rectangular'), ('epanechnikov', 'parabolic'), ('biweight', 'quartic')):
    _KERNELS[_alias] = _KERNELS[_name]
_kernel_specs = {name: dict(zip(('pdf', 'cdf', 'invcdf', 'support'), kernel)) for name, kernel in _KERNELS.items()}


def _kernel(data, h, kernel):
    if not len(data):
        raise StatisticsError('Empty data sequence')
    if not isinstance(data[0], (int, float)):
        raise TypeError('Data sequence must contain ints or floats')
    if h <= 0.0:
        raise StatisticsError(f'Bandwidth h must be positive, not h={h!r}')
    if kernel not in _KERNELS:
        raise StatisticsError(f'Unknown kernel name: {kernel!r}')
    return _KERNELS[kernel]


def kde(data, h, kernel='normal', *, cumulative=False):
    """A function that estimates the density (or the cumulative probability) of what a sample was drawn from."""
    K, W, _, support = _kernel(data, h, kernel)
    sample = sorted(data) if support is not None else data

    def within(x):
        """The points that matter for x, and how many lie wholly below it."""
        nonlocal sample
        if support is None:
            return data, 0
        if len(sample) != len(data):
            sample = sorted(data)
        low = bisect_left(sample, x - h * support)
        return sample[low:bisect_right(sample, x + h * support)], low

    def pdf(x):
        return sum(K((x - point) / h) for point in within(x)[0]) / (len(data) * h)

    def cdf(x):
        points, below = within(x)
        return sum((W((x - point) / h) for point in points), below) / len(data)

    estimate = cdf if cumulative else pdf
    estimate.__doc__ = f'{"CDF" if cumulative else "PDF"} estimate with h={h!r} and kernel={kernel!r}'
    return estimate


def kde_random(data, h, kernel='normal', *, seed=None):
    """A function that draws random numbers from the estimated distribution."""
    _, _, invcdf, _ = _kernel(data, h, kernel)
    from random import Random
    generator = Random(seed)
    uniform = generator.random
    choice = generator.choice

    def rand():
        return choice(data) + h * invcdf(uniform())

    rand.__doc__ = f'Random KDE selection with h={h!r} and kernel={kernel!r}'
    return rand
