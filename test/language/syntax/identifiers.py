# Names may be of any script; they are normalised (NFKC). Soft keywords are names too.
é = 1
変数 = 2
_ = 3
__x__ = 4
ﬁ = 5
print(é, 変数, _, __x__, fi, "fi" in globals(), "ﬁ" in globals())  # expect: 1 2 3 4 5 True False
ª = 6
print(a, "ª" in globals())  # expect: 6 False
match, case, type, _ = 1, 2, 3, 4
print(match, case, type, _)  # expect: 1 2 3 4
match = lambda x: ("called", x)
print(match(1), match (2), [match][0](3))  # expect: ('called', 1) ('called', 2) ('called', 3)
type = type if False else match
print(type(5))  # expect: ('called', 5)
class type: x = 9
print(type.x)  # expect: 9
def case(match, type=1): return match, type
print(case(match=5, type=6))  # expect: (5, 6)
print = print
async_ = 1
μ = "micro"
print(µ)  # expect: micro
𝐱 = "bold x"
print(x)  # expect: bold x
class Ünï:
    def méthode(self): return type(self).__name__ if False else self.__class__.__name__
print(Ünï().méthode(), Ünï.__name__)  # expect: Ünï Ünï
k = {"é": 1}
def kw(**kwargs): return kwargs
print(kw(é=1, ﬁ=2))  # expect: {'é': 1, 'fi': 2}
