# Module statistics: averages, spread, quantiles, relations, NormalDist, kernel density; and the errors.
# since: 3.14
import statistics as st
from fractions import Fraction as F
from decimal import Decimal as D
def t(f):
    try: print(f,'->',eval(f))
    except Exception as e: print(f,'!!',type(e).__name__,e)
for f in ['st.mean([])','st.fmean([])','st.fmean([1,2],[1])','st.fmean([1,2],[0,0])','st.geometric_mean([])','st.geometric_mean([0,1])','st.geometric_mean([-1])','st.harmonic_mean([])','st.harmonic_mean([-1])','st.harmonic_mean([1,2],[1])','st.harmonic_mean([1,0])','st.harmonic_mean(["a"])','st.harmonic_mean([1,2],weights=[0,0])','st.harmonic_mean([40,60],weights=[5,30])','st.median([])','st.median_low([])','st.median_high([])','st.median_grouped([])','st.median_grouped([1,2,2,3,4,4,4,4,4,5])','st.median_grouped(["a"])','st.median_grouped([1,3,3,5,7],interval=2)','st.mode([])','st.multimode("aabbbbccddddeeffffgg")','st.mode("aabbc")','st.quantiles([1])','st.quantiles([])','st.quantiles([1,2],n=0)','st.quantiles([1,2],method="x")','st.quantiles([1,2,3,4,5],n=4)','st.quantiles([1,2,3,4,5],n=4,method="inclusive")','st.quantiles([5])','st.variance([1])','st.pvariance([])','st.stdev([1])','st.pstdev([])','st.variance([1,2,3],xbar=2)','st.variance([D(1),D(2)])','st.pstdev([D(1),D(2)])','st.pstdev([F(1),F(2)])','st.variance([F(1,3),F(2)])','st.mean(["a"])','st.mean([1,"a"])','st.mean([F(1,2),D(1)])','st.covariance([1,2],[1])','st.covariance([1],[1])','st.correlation([1,2],[1,1])','st.correlation([1,2,3],[1,5,2],method="ranked")','st.correlation([1,2,3],[1,5,2],method="r")','st.linear_regression([1,2],[1])','st.linear_regression([1,1],[1,2])','st.linear_regression([1,2,3],[1,5,2])','st.linear_regression([1,2,3],[1,5,2],proportional=True)','st.linear_regression([0,0],[1,2],proportional=True)','st.NormalDist(0,-1)','st.NormalDist(1,2)','st.NormalDist(1,2).inv_cdf(0)','st.NormalDist(1,0).inv_cdf(.5)','st.NormalDist(1,0).pdf(.5)','st.NormalDist(1,0).cdf(.5)','st.NormalDist(1,2).overlap(3)','st.NormalDist(1,0).overlap(st.NormalDist(1,2))','st.NormalDist(1,2).overlap(st.NormalDist(3,1))','st.NormalDist(1,2)+st.NormalDist(3,1)','st.NormalDist(1,2)*3','3-st.NormalDist(1,2)','hash(st.NormalDist(1,2))','st.NormalDist(1,2).zscore(3)','st.NormalDist(1,0).zscore(3)','st.NormalDist.from_samples([1])','st.NormalDist.from_samples([1,2,4])','st.kde([],1)','st.kde([1],0)','st.kde(["a"],1)','st.kde([1,2],1,"foo")','st.kde([1,2],1)(1.5)','st.kde([1,2],1,cumulative=True)(1.5)','st.kde([1,2],1,"cosine").__doc__','st.kde_random([1,2],1,"foo")','st.kde_random([1,2],1,seed=3)()','st.kde_random([1,2],1,seed=3).__doc__','st.NormalDist(1,2).samples(3,seed=4)','st.NormalDist(1,2).quantiles(4)','st.__all__','st.mean([True,False])','st.mean([1,2.5])','st.mean([F(1,2),1])','st.mean([D("1.5"),1])','st.mean([float("nan"),1])','st.mean([float("inf"),1])','st.mean([float("inf"),float("-inf")])','st.mean([1,2])','st.mean([1,3])','st.fmean(iter([1,2,3]))','st.geometric_mean([54,24,36])','st.pstdev([1.5, 2.5, 2.5, 2.75, 3.25, 4.75])','st.stdev([1.5, 2.5, 2.5, 2.75, 3.25, 4.75])','st._sum([3, 2.25, 4.5, -0.5, 0.25])','st._ss([1,2,3])','st.NormalDist(5)==3', 'st.NormalDist.__slots__','st.median([1,"a"])','st.LinearRegression']: t(f)
# expect: st.mean([]) !! StatisticsError mean requires at least one data point
# expect: st.fmean([]) !! StatisticsError fmean requires at least one data point
# expect: st.fmean([1,2],[1]) !! StatisticsError data and weights must be the same length
# expect: st.fmean([1,2],[0,0]) !! StatisticsError sum of weights must be non-zero
# expect: st.geometric_mean([]) !! StatisticsError Must have a non-empty dataset
# expect: st.geometric_mean([0,1]) -> 0.0
# expect: st.geometric_mean([-1]) !! StatisticsError ('No negative inputs allowed', -1)
# expect: st.harmonic_mean([]) !! StatisticsError harmonic_mean requires at least one data point
# expect: st.harmonic_mean([-1]) !! StatisticsError harmonic mean does not support negative values
# expect: st.harmonic_mean([1,2],[1]) !! StatisticsError Number of weights does not match data size
# expect: st.harmonic_mean([1,0]) -> 0
# expect: st.harmonic_mean(["a"]) !! TypeError unsupported type
# expect: st.harmonic_mean([1,2],weights=[0,0]) !! StatisticsError Weighted sum must be positive
# expect: st.harmonic_mean([40,60],weights=[5,30]) -> 56.0
# expect: st.median([]) !! StatisticsError no median for empty data
# expect: st.median_low([]) !! StatisticsError no median for empty data
# expect: st.median_high([]) !! StatisticsError no median for empty data
# expect: st.median_grouped([]) !! StatisticsError no median for empty data
# expect: st.median_grouped([1,2,2,3,4,4,4,4,4,5]) -> 3.7
# expect: st.median_grouped(["a"]) !! TypeError Value cannot be converted to a float
# expect: st.median_grouped([1,3,3,5,7],interval=2) -> 3.5
# expect: st.mode([]) !! StatisticsError no mode for empty data
# expect: st.multimode("aabbbbccddddeeffffgg") -> ['b', 'd', 'f']
# expect: st.mode("aabbc") -> a
# expect: st.quantiles([1]) -> [1, 1, 1]
# expect: st.quantiles([]) !! StatisticsError must have at least one data point
# expect: st.quantiles([1,2],n=0) !! StatisticsError n must be at least 1
# expect: st.quantiles([1,2],method="x") !! ValueError Unknown method: 'x'
# expect: st.quantiles([1,2,3,4,5],n=4) -> [1.5, 3.0, 4.5]
# expect: st.quantiles([1,2,3,4,5],n=4,method="inclusive") -> [2.0, 3.0, 4.0]
# expect: st.quantiles([5]) -> [5, 5, 5]
# expect: st.variance([1]) !! StatisticsError variance requires at least two data points
# expect: st.pvariance([]) !! StatisticsError pvariance requires at least one data point
# expect: st.stdev([1]) !! StatisticsError stdev requires at least two data points
# expect: st.pstdev([]) !! StatisticsError pstdev requires at least one data point
# expect: st.variance([1,2,3],xbar=2) -> 1
# expect: st.variance([D(1),D(2)]) -> 0.5
# expect: st.pstdev([D(1),D(2)]) -> 0.5
# expect: st.pstdev([F(1),F(2)]) -> 0.5
# expect: st.variance([F(1,3),F(2)]) -> 25/18
# expect: st.mean(["a"]) !! TypeError can't convert type 'str' to numerator/denominator
# expect: st.mean([1,"a"]) !! TypeError can't convert type 'str' to numerator/denominator
# expect: st.mean([F(1,2),D(1)]) !! TypeError don't know how to coerce Fraction and Decimal
# expect: st.covariance([1,2],[1]) !! StatisticsError covariance requires that both inputs have same number of data points
# expect: st.covariance([1],[1]) !! StatisticsError covariance requires at least two data points
# expect: st.correlation([1,2],[1,1]) !! StatisticsError at least one of the inputs is constant
# expect: st.correlation([1,2,3],[1,5,2],method="ranked") -> 0.5
# expect: st.correlation([1,2,3],[1,5,2],method="r") !! ValueError Unknown method: 'r'
# expect: st.linear_regression([1,2],[1]) !! StatisticsError linear regression requires that both inputs have same number of data points
# expect: st.linear_regression([1,1],[1,2]) !! StatisticsError x is constant
# expect: st.linear_regression([1,2,3],[1,5,2]) -> LinearRegression(slope=0.5, intercept=1.6666666666666665)
# expect: st.linear_regression([1,2,3],[1,5,2],proportional=True) -> LinearRegression(slope=1.2142857142857142, intercept=0.0)
# expect: st.linear_regression([0,0],[1,2],proportional=True) !! StatisticsError x is constant
# expect: st.NormalDist(0,-1) !! StatisticsError sigma must be non-negative
# expect: st.NormalDist(1,2) -> NormalDist(mu=1.0, sigma=2.0)
# expect: st.NormalDist(1,2).inv_cdf(0) !! StatisticsError p must be in the range 0.0 < p < 1.0
# expect: st.NormalDist(1,0).inv_cdf(.5) -> 1.0
# expect: st.NormalDist(1,0).pdf(.5) !! StatisticsError pdf() not defined when sigma is zero
# expect: st.NormalDist(1,0).cdf(.5) !! StatisticsError cdf() not defined when sigma is zero
# expect: st.NormalDist(1,2).overlap(3) !! TypeError Expected another NormalDist instance
# expect: st.NormalDist(1,0).overlap(st.NormalDist(1,2)) !! StatisticsError overlap() not defined when sigma is zero
# expect: st.NormalDist(1,2).overlap(st.NormalDist(3,1)) -> 0.45338813481348506
# expect: st.NormalDist(1,2)+st.NormalDist(3,1) -> NormalDist(mu=4.0, sigma=2.23606797749979)
# expect: st.NormalDist(1,2)*3 -> NormalDist(mu=3.0, sigma=6.0)
# expect: 3-st.NormalDist(1,2) -> NormalDist(mu=2.0, sigma=2.0)
# expect: hash(st.NormalDist(1,2)) -> -3550055125485641917
# expect: st.NormalDist(1,2).zscore(3) -> 1.0
# expect: st.NormalDist(1,0).zscore(3) !! StatisticsError zscore() not defined when sigma is zero
# expect: st.NormalDist.from_samples([1]) !! StatisticsError stdev requires at least two data points
# expect: st.NormalDist.from_samples([1,2,4]) -> NormalDist(mu=2.3333333333333335, sigma=1.5275252316519468)
# expect: st.kde([],1) !! StatisticsError Empty data sequence
# expect: st.kde([1],0) !! StatisticsError Bandwidth h must be positive, not h=0
# expect: st.kde(["a"],1) !! TypeError Data sequence must contain ints or floats
# expect: st.kde([1,2],1,"foo") !! StatisticsError Unknown kernel name: 'foo'
# expect: st.kde([1,2],1)(1.5) -> 0.3520653267642995
# expect: st.kde([1,2],1,cumulative=True)(1.5) -> 0.5
# expect: st.kde([1,2],1,"cosine").__doc__ -> PDF estimate with h=1 and kernel='cosine'
# expect: st.kde_random([1,2],1,"foo") !! StatisticsError Unknown kernel name: 'foo'
# expect: st.kde_random([1,2],1,seed=3)() -> 1.2343436791736013
# expect: st.kde_random([1,2],1,seed=3).__doc__ -> Random KDE selection with h=1 and kernel='normal'
# expect: st.NormalDist(1,2).samples(3,seed=4) -> [-0.4381452298623034, -1.527431508371245, 0.4728735143661251]
# expect: st.NormalDist(1,2).quantiles(4) -> [-0.3489795003921634, 1.0, 2.348979500392163]
# expect: st.__all__ -> ['NormalDist', 'StatisticsError', 'correlation', 'covariance', 'fmean', 'geometric_mean', 'harmonic_mean', 'kde', 'kde_random', 'linear_regression', 'mean', 'median', 'median_grouped', 'median_high', 'median_low', 'mode', 'multimode', 'pstdev', 'pvariance', 'quantiles', 'stdev', 'variance']
# expect: st.mean([True,False]) -> 0.5
# expect: st.mean([1,2.5]) -> 1.75
# expect: st.mean([F(1,2),1]) -> 3/4
# expect: st.mean([D("1.5"),1]) -> 1.25
# expect: st.mean([float("nan"),1]) -> nan
# expect: st.mean([float("inf"),1]) -> inf
# expect: st.mean([float("inf"),float("-inf")]) -> nan
# expect: st.mean([1,2]) -> 1.5
# expect: st.mean([1,3]) -> 2
# expect: st.fmean(iter([1,2,3])) -> 2.0
# expect: st.geometric_mean([54,24,36]) -> 36.000000000000014
# expect: st.pstdev([1.5, 2.5, 2.5, 2.75, 3.25, 4.75]) -> 0.986893273527251
# expect: st.stdev([1.5, 2.5, 2.5, 2.75, 3.25, 4.75]) -> 1.0810874155219827
# expect: st._sum([3, 2.25, 4.5, -0.5, 0.25]) -> (<class 'float'>, Fraction(19, 2), 5)
# expect: st._ss([1,2,3]) -> (<class 'int'>, Fraction(2, 1), Fraction(2, 1), 3)
# expect: st.NormalDist(5)==3 -> False
# expect: st.NormalDist.__slots__ -> {'_mu': 'Arithmetic mean of a normal distribution', '_sigma': 'Standard deviation of a normal distribution'}
# expect: st.median([1,"a"]) !! TypeError '<' not supported between instances of 'str' and 'int'
# expect: st.LinearRegression -> <class 'statistics.LinearRegression'>
