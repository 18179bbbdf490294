# Exceptions that leave builtins and generators in the middle of their work.
def fail(x):
    for _ in range(5):
        pass
    if x == 2:
        raise ValueError(f"at {x}")
    return x


def attempt(name, f):
    try:
        print(name, f())
    except ValueError as error:
        print(name, "->", error, "context:", error.__context__)


class E:
    def __init__(self, n): self.n = n
    def __eq__(self, other): return fail(self.n) == 1
    def __hash__(self): return 1
    def __lt__(self, o): fail(self.n); return True
    def __repr__(self): return str(fail(self.n))
    def __iter__(self): return map(fail, range(self.n + 1))
    def __bool__(self): return bool(fail(self.n))
    def __len__(self): return fail(self.n)
    def __index__(self): return fail(self.n)
    def __getattr__(self, name): return fail(self.n)


e = E(2)
for name, f in dict(sort=lambda: sorted([1, 2, 3], key=fail), lt=lambda: sorted([e, e]), map=lambda: list(map(fail, [1, 2])), filter=lambda: list(filter(fail, [2])), eq=lambda: [e] == [E(1)],
                    dict_key=lambda: {e: 1, E(1): 2}, repr=lambda: repr([e]), str=lambda: f"{e}", unpack=lambda: [*e], star=lambda: print(*e), bool=lambda: not e, length=lambda: len(e), index=lambda: [1][e],
                    getattr=lambda: e.anything, hasattr=lambda: hasattr(e, "x"), getattr3=lambda: getattr(e, "x", 1), min=lambda: min([1, 2], key=fail), sum=lambda: sum(map(fail, [1, 2])), zip=lambda: list(zip([1, 2], map(fail, [1, 2]))),
                    join=lambda: "".join(str(fail(i)) for i in [1, 2]), comp=lambda: [fail(i) for i in range(4)], dict_update=lambda: {}.update(e) if False else dict.fromkeys(e), contains=lambda: 5 in [e], remove=lambda: [e].remove(1), extend=lambda: [].extend(e),
                    any_=lambda: any(map(fail, [0, 2])), enumerate_=lambda: list(enumerate(e)), tuple_=lambda: tuple(e), unpack2=lambda: (lambda a, b: a)(*e), format_=lambda: "{}".format(e), range_=lambda: range(e), slice_=lambda: [1][e:]).items():
    attempt(name, f)
# expect: sort -> at 2 context: None
# expect: lt -> at 2 context: None
# expect: map -> at 2 context: None
# expect: filter -> at 2 context: None
# expect: eq -> at 2 context: None
# expect: dict_key -> at 2 context: None
# expect: repr -> at 2 context: None
# expect: str -> at 2 context: None
# expect: unpack -> at 2 context: None
# expect: star -> at 2 context: None
# expect: bool -> at 2 context: None
# expect: length -> at 2 context: None
# expect: index -> at 2 context: None
# expect: getattr -> at 2 context: None
# expect: hasattr -> at 2 context: None
# expect: getattr3 -> at 2 context: None
# expect: min -> at 2 context: None
# expect: sum -> at 2 context: None
# expect: zip -> at 2 context: None
# expect: join -> at 2 context: None
# expect: comp -> at 2 context: None
# expect: dict_update -> at 2 context: None
# expect: contains -> at 2 context: None
# expect: remove -> at 2 context: None
# expect: extend -> at 2 context: None
# expect: any_ -> at 2 context: None
# expect: enumerate_ -> at 2 context: None
# expect: tuple_ -> at 2 context: None
# expect: unpack2 -> at 2 context: None
# expect: format_ -> at 2 context: None
# expect: range_ -> at 2 context: None
# expect: slice_ -> at 2 context: None


def gen():
    try:
        for i in range(5):
            yield fail(i)
    except ValueError:
        yield "handled"
        raise


attempt("generator", lambda: list(gen()))  # expect: generator -> at 2 context: None
g = gen()
print(next(g), next(g), next(g))  # expect: 0 1 handled
attempt("resumed", lambda: next(g))  # expect: resumed -> at 2 context: None
attempt("finished", lambda: list(g))  # expect: finished []
