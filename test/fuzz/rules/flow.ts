/** Programs of a few lines: classes, generators, exceptions, matching and other things that take more than an expression. */
export const FLOWS: readonly string[] = [
  // Operators of classes.
  '! «Op("a")¦Op("not")¦SubOp("s")» $binop «Op("b")¦Op("not")¦SubOp("t")¦$any»\n! $any $binop «Op("a")¦Op("not")¦SubOp("s")»',
  '! «Op("a")¦Op("not")¦SubOp("s")» $order «Op("b")¦Op("not")¦SubOp("t")¦$any»\n! $any $order «Op("a")¦Op("not")¦SubOp("s")»',
  '! «Op("a")¦Op("not")» «**¦<<¦>>» «Op("b")¦$any»\n! pow(Op("a"), $any, $any)\n! pow(2, Op("a"), $any)\n! divmod($any, «Op("a")¦Op("not")»)\n! sum([Op("a"), $any])',
  '> a = «Op("a")¦Op("not")¦SubOp("s")»\n> a «+¦-¦*¦/¦//¦%¦&¦|¦^¦@¦**¦<<¦>>»= $any\n! a',
  '! [Op("not"), $any] == [Op("x"), $any]\n! $any in [Op("not"), Op("a")]\n! (1, Op("a")) < (1, Op("b"))\n! [1, Op("not")] < [1, Op("not")]',
  // Liars.
  '> a = Liar($any)\n! «len¦bool¦int¦float¦complex¦str¦repr¦iter¦list¦bytes¦round¦abs¦reversed¦dir¦math.floor¦math.ceil¦math.trunc¦operator.index¦operator.length_hint¦format¦bin¦chr¦tuple¦set¦sorted¦sum¦enumerate¦hex»(a)',
  '> a = Liar($any)\n! -a\n! a == 1\n! 1 in a\n! divmod(a, 1)\n! f"{a}"\n! "%d %s" % (a, a)\n! [1, 2, 3][a]\n! range(a)\n! "ab" * 2 if a else 3',
  '> a = Sulky()\n! «len¦bool¦int¦float¦complex¦str¦repr¦hash¦iter¦list¦operator.index¦format¦tuple¦dict¦max¦sum¦sorted¦any¦enumerate¦bytes»(a)\n! «1 in a¦a == 1¦1 == a¦a < 1¦not a¦f"{a}"¦[1][a]¦a[0]¦[a] == [1]¦a in [1]¦{a: 1}¦{1: 2}[a]¦a + 1¦1 + a¦(a, 1) < (a, 2)¦a in {1}¦1 if a else 2¦[1][a:]¦sorted([a, a])¦[1, a].index(2)¦{1: a} == {1: a}»',
  '! [1, 2, 3][Index($any)]\n! "abc"[Index($count):]\n! range(Index($count))\n! Index(2) + 1\n! bytes([Index($count)])\n! [0] * Index($count)\n! hex(Index($wide))\n! int(Index($any))\n! float(Index($wide))\n! (5).to_bytes(Index(2))',
  '! {Same(): 1}[1]\n! Same() in {1}\n! {1: "a", Same(): "b"}\n! [Same(), 2].index($any)\n! [1, 2].count(Same())\n! {1, Same()}\n! {True: 1, 1.0: 2, 1: 3, Same(): 4}',
  // Attributes.
  `> class A:
    «x = $any¦__slots__ = ("x", "y")¦pass»
    def __getattr__(self, name):
        «raise AttributeError(name)¦return name * 2¦return $any¦raise ValueError(name)»
> a = A()
! a.x
! a.$word_name
! getattr(a, $word, $any)
! hasattr(a, "nope")
> a.x = $any
> a.$word_name = 1
! a.x
> del a.x
> del a.x
! a.x`,
  `> class D:
    def __get__(self, instance, owner): return ("get", instance is None, owner.__name__)
    «def __set__(self, instance, value): LOG.append(value)¦def __delete__(self, instance): raise $exception¦def __set_name__(self, owner, name): self.name = name¦pass»
> LOG = []
> class A:
    d = D()
    def __init__(self): self.__dict__["d"] = "own"
> class B(A):
    «d = 5¦pass¦d = property(lambda self: super().d)»
> a = «A()¦B()»
! a.d
! A.d
! B.d
> a.d = $any
! a.d, LOG
> del a.d
! a.d
! a.__dict__`,
  `> class A:
    def __init__(self, v): self._v = v
    @property
    def v(self):
        "doc"
        return self._v
    «@v.setter¦@v.deleter»
    def v(self, *value): self._v = ("changed", *value)
> a = A($any)
! a.v
> a.v = $any
! a.v
> del a.v
! a.v
! A.v.__doc__, A.v.fget is None, A.v.fset is None
! A.v.__name__`,
  `> class A:
    def __setattr__(self, name, value): object.__setattr__(self, name, (name, value))
    def __delattr__(self, name): «super().__delattr__(name)¦raise AttributeError(name)¦pass»
    def __getattribute__(self, name):
        «return object.__getattribute__(self, name)¦return super().__getattribute__(name)¦raise AttributeError("none")¦return name»
    def __dir__(self): return «["b", "a"]¦$any»
> a = A()
> a.x = $any
! a.x
> del a.x
! a.x
! dir(a)
! a.__class__`,
  `> class A:
    def f(self): return ["A"]
    «@classmethod¦@staticmethod¦»
    def g(*args): return len(args), [x for x in args if isinstance(x, type)]
> class B(A):
    def f(self): return super().f() + ["B"]
> class C(A):
    def f(self): return ["C"] + super().f()
> class D(«B, C¦C, B¦B¦A, B¦C»):
    def f(self): return super().f() + ["D"]
! D().f()
! [k.__name__ for k in D.__mro__]
! D.g(1)
! D().g(2)
! super(B, D()).f()
! super(D, D).f(D())
! super($any, $any)
! isinstance(D(), C), issubclass(D, B)
! D.f.__qualname__, D().f.__func__ is D.f`,
  `> class A:
    __slots__ = «("a", "b")¦"a"¦["a", "_A__b"]¦("a", "a")¦("1",)¦(1,)¦()¦("a", "__dict__")¦{"a": "doc"}»
    def __init__(self): self.a = 1
> x = A()
! x.a
> x.c = 1
> del x.a
! x.a
> del x.a
! A.a
! x.__dict__
! A.__slots__`,
  `> class M(type):
    def __new__(mcs, name, bases, ns, **kw): return super().__new__(mcs, name, bases, {**ns, "kw": kw})
    def __init__(cls, *args, **kw): «super().__init__(*args)¦super().__init__(*args, **kw)¦pass»
    def __call__(cls, *args): return «super().__call__(*args)¦("called", args)»
    def __getitem__(cls, item): return item
    def __len__(cls): return 5
    «def __prepare__(*a, **k): return {"prepared": 1}¦@classmethod\n    def __prepare__(mcs, name, bases, **kw): return {"prepared": len(bases)}¦pass»
    def __instancecheck__(cls, x): return «x == 5¦$any»
> class A(metaclass=M, «z=1¦»): pass
! A.kw
! A(«¦1»)
! A["i"], len(A), isinstance(5, A), type(A).__name__
! hasattr(A, "prepared")`,
  `> class A:
    def __init_subclass__(cls, /, tag=None, **kw): cls.tag = tag; super().__init_subclass__(**kw)
    def __class_getitem__(cls, item): return (cls.__name__, item)
> class B(A, «tag=$any¦other=1¦»): pass
! B.tag
! B[$any]
! A[int, str]
> class C(«A, A¦int, str¦bool¦type(None)¦range¦$any¦A, object¦object, A¦slice¦type(lambda: 0)»): pass
! C.__bases__
! type("X", «(A,)¦()¦(int,)¦A¦(5,)», «{}¦{"a": 1}¦$any»)
! type("X", (A,), {}, tag=$any).tag`,
  `> class A(«int¦str¦float¦list¦tuple¦dict¦set¦bytes¦Exception¦frozenset¦complex¦bytearray»):
    def __repr__(self): return "A:" + super().__repr__()
    «def __eq__(self, o): return True¦def __hash__(self): return 3¦def __len__(self): return 7¦def __iter__(self): return iter("xy")¦def __add__(self, o): return "added"¦def __getitem__(self, i): return i¦def __new__(cls, *a): return super().__new__(cls, *a)¦def __contains__(self, x): return True¦def __str__(self): return "str"¦def __format__(self, s): return "fmt" + s¦def __bool__(self): return False¦def __lt__(self, o): return True»
> a = A(«¦$scalar¦$container¦$container, $scalar¦*$tuple»)
! a
! str(a)
! f"{a} {a!r} {a:>5}"
! a == $any
! len(a), bool(a)
! list(a)
! a + a
! a * 2
! a[0]
! hash(a) == hash(a)
! $any in a
! [a], {1: a}
! sorted([a, a])
! type(a + a).__name__, type(a).__mro__[1].__name__
! a.__dict__`,
  // Generators.
  `> LOG = []
> def g(n):
    try:
        for i in range(n):
            try:
                got = yield i
                LOG.append(got)
            except «ValueError¦KeyError¦Exception» as e:
                LOG.append(repr(e))
                «continue¦break¦return "caught"¦raise¦raise KeyError("new") from e¦yield "extra"»
    finally:
        LOG.append("finally")
        «pass¦LOG.append(1)¦return "final"»
    return "end"
> it = g($count)
! it.send(«None¦$any»)
! next(it)
! it.send($any)
! it.throw(«ValueError("v")¦KeyError("k")¦ValueError¦$any¦GeneratorExit()¦StopIteration(1)»)
! next(it, "none")
! it.close()
! it
! LOG
! it.gi_frame is None, it.gi_running, it.gi_suspended, it.gi_yieldfrom`,
  `> def inner(n):
    for i in range(n):
        try:
            x = yield i
            if x: return x
        except ValueError: yield "inner caught"
    return "inner end"
> def outer(n):
    r = yield from «inner(n)¦[1, 2, n]¦range(n)¦$iterable»
    yield ("result", r)
    return r
> it = outer($count)
! next(it)
! it.send(«None¦5¦0»)
! it.throw(ValueError("x"))
! it
! it.close()
! next(it)`,
  `> def g():
    «raise StopIteration(1)¦return (yield)¦yield from breaking(1)¦x = yield; yield x¦yield; 1 / 0¦next(iter(()))»
> it = g()
! it.send(«None¦1»)
! it.send(2)
! it.send(3)
! next(it)
! it.throw(KeyError("late"))`,
  // Exceptions.
  `> LOG = []
> def f(x):
    try:
        LOG.append("try")
        «return x¦raise ValueError(x)¦1 / 0¦pass¦raise $exception»
    except «ValueError¦(ValueError, KeyError)¦ArithmeticError¦Exception» as e:
        LOG.append(repr(e))
        «return "except"¦raise¦raise KeyError("k") from e¦raise KeyError("k") from None¦pass¦e = 1»
    else:
        LOG.append("else")
        «return "else"¦pass¦raise TypeError("else")»
    finally:
        LOG.append("finally")
        «pass¦pass¦LOG.append(2)»
    return "after"
! f($any)
! LOG
> try: f(1)
except BaseException as e: show((type(e.__cause__), type(e.__context__), e.__suppress_context__))`,
  `> for i in range($count):
    try:
        if i == 2: «break¦continue¦raise ValueError(i)¦pass»
        if i == 3: «break¦continue¦pass»
    finally:
        print(i, end=" ")
        if i == 1: «pass¦pass¦print("one")»
else:
    print("else")
> while True:
    try: break
    finally: print("out")
! i`,
  `> class CM:
    def __enter__(self): print("enter"); return «self¦$any¦(1, 2)»
    def __exit__(self, t, v, tb):
        print("exit", t and t.__name__, v)
        return «None¦True¦False¦$any¦1 / 0»
> with CM() as «a¦(a, b)¦a, CM() as b»:
    print("body")
    «pass¦raise ValueError($any)¦1 / 0¦raise KeyError("k")»
! 1
> with «5¦Same()¦CM()¦upto(1)»: print("in")
> def f():
    with CM():
        «return "r"¦raise $exception¦pass»
    return "after"
! f()`,
  '> e = $exception\n! e\n! e.args\n! str(e), repr(e)\n> e.add_note("n")\n! e.__notes__\n> raise e from «None¦$exception¦$any»\n! type(e.__cause__), e.__suppress_context__',
  '> raise «$exception¦$any¦ValueError¦KeyError, 1»\n> raise $any from $any\n> assert «$any», $any\n> try: raise $exception\nexcept $any: show("caught")\n> try: 1 / 0\nexcept («ValueError¦ZeroDivisionError», «KeyError¦$any»): show("in")',
  '! shape($group)\n> e = $group\n! e.split(«ValueError¦(ValueError, KeyError)¦lambda x: isinstance(x, KeyError)¦ExceptionGroup¦lambda x: 1 / 0»)\n> m, r = e.split(«ValueError¦KeyError¦OSError¦lambda x: "k" in repr(x)»)\n! shape(m), shape(r)\n! shape(e.subgroup(«KeyError¦lambda x: True¦$any»))\n! shape(e.derive([TypeError()]))',
  `> try: raise $group
except* «ValueError¦(ValueError, KeyError)¦OSError» as e:
    show(shape(e))
    «pass¦raise¦raise TypeError("t")¦raise e»
except* «KeyError¦TypeError¦Exception» as e: show(("second", shape(e)))
else: show("else")
finally: show("finally")
> try:
    try: raise «$exception¦$group»
    except* ValueError as e: «pass¦raise KeyError("new")»
except BaseException as e: show(shape(e))`,
  `> class G(ExceptionGroup):
    def derive(self, excs): return «G(self.message + "!", excs)¦ExceptionGroup("plain", excs)¦$any»
> e = G("m", [$leaf, ValueError(2), KeyError(3)])
! shape(e)
> m, r = e.split(ValueError)
! shape(m), shape(r)
! type(m).__name__, type(e.subgroup(KeyError)).__name__`,
  // Matching.
  `> match $any:
    case 0 | 1: show("small")
    case int(x) «if x > 5¦»: show(("int", x))
    case str() as s: show(("str", s))
    case []: show("empty")
    case [x]: show(("one", x))
    case [x, *rest, y]: show(("many", x, rest, y))
    case {"a": x, **rest}: show(("dict", x, rest))
    case {}: show("mapping")
    case float() | complex(): show("float")
    case None: show("none")
    case _: show("other")`,
  `> class P:
    __match_args__ = «("x", "y")¦("x",)¦("x", "x")¦["x"]¦(1,)»
    def __init__(self, x, y): self.x, self.y = x, y
> match «P($any, $any)¦P(1, 2)¦$any»:
    case P(1, y=2): show("one two")
    case P(x, y) «¦if x == y»: show((x, y))
    case P(x=[a, *_]): show(a)
    case P(): show("P")
    case (a, b) | [a, b, _]: show((a, b))
    case str(x): show(x)
    case bytes() | bytearray(): show("bytes")
    case SimpleNamespace(a=x): show(x)
    case x: show(x)`,
  '> match «(1, (2, 3))¦{"k": [1, {"z": 2}]}¦[1, [2, [3]]]¦$tuple¦$dict¦range(3)¦"ab"¦b"ab"¦$list»:\n    case (1, (a, b)): show((a, b))\n    case {"k": [x, {"z": y}]}: show((x, y))\n    case [a, [b, [c]]]: show((a, b, c))\n    case (a, *b): show((a, b))\n    case {"a": None} | {"b": 1}: show("ab")\n    case dict(d): show(d)\n    case -1 | 1.5 | 1j | "ab" | b"ab": show("literal")\n    case object(): show("object")',
  // Closures, functions, arguments.
  `> def f(a, b=$any, *args, c=$any, **kw): return (a, b, args, c, kw)
! f($args)
! f(1, $args)
! f(*$iterable)
! f(1, **$dict)
! f(1, a=2)
! f(*$any, **$any)
! f.__defaults__, f.__kwdefaults__, f.__name__`,
  `> def f(a, /, b, *, c=1): return (a, b, c)
! f($args)
! f(1, 2, «c=3¦d=4¦a=5¦3»)
! f(1, b=2)
! f()
! f(*$tuple, c=$any)
> def g(*, «x¦x, y¦x=1, y»): return x
! g($args)
! g(x=1, y=2)`,
  `> def counter(n):
    def step(k=1):
        nonlocal n
        n += k
        return n
    def reset():
        nonlocal n
        del n
    return step, reset
> step, reset = counter($number)
! step(), step($number), step()
> reset()
! step()
! step.__closure__[0].cell_contents
! [f() for f in [lambda i=i: i for i in range(3)]], [f() for f in [lambda: i for i in range(3)]]`,
  '! functools.partial(lambda *a, **k: (a, k), $any, x=$any)($any, y=1)\n! functools.reduce(«operator.add¦lambda x, y: (x, y)¦max», $iterable«, $any¦»)\n! operator.«add¦mul¦sub¦lt¦eq¦concat¦getitem¦truediv¦mod¦is_¦xor¦matmul¦floordiv»($any, $any)\n! operator.«contains¦countOf¦indexOf»($container, $any)\n! operator.«itemgetter(0)¦itemgetter(0, 1)¦attrgetter("real")¦methodcaller("upper")¦neg¦not_¦truth¦index¦inv¦pos¦abs»($any)',
  '! list(itertools.«chain¦zip_longest¦product»($iterable, $iterable))\n! list(itertools.«accumulate¦pairwise¦permutations¦cycle_safe»($iterable))\n! list(itertools.islice($iterable, $count, $count, $count))\n! list(itertools.combinations($iterable_numbers, $tiny))\n! [(k, list(g)) for k, g in itertools.groupby($iterable, $key)]\n! list(itertools.batched($iterable, $count, strict=$bool))',
  // Mutation while something else goes on.
  '> a = $list\n> a.sort(key=lambda x: «a.clear()¦a.append(1)¦len(a)¦1 / 0», reverse=$bool)\n! a\n> a = [3, 1, 2]\n> a.sort(key=lambda x: (a.append(x), x)[1])\n! a',
  '> a = {1: 2, 3: 4}\n> for k in a«¦.values()¦.items()»:\n    «a[5] = 1¦del a[3]¦a[1] = 9¦a.clear()¦a.pop(k, 0)»\n! a\n> a = [1, 2, 3, 4]\n> for x in a:\n    «a.remove(x)¦a.append(x) if len(a) < 9 else 0¦a.pop()¦a.insert(0, x) if len(a) < 9 else 0»\n! a\n> a = {1, 2, 3}\n> for x in a:\n    «a.add(9)¦a.discard(x)¦a.clear()»\n! a',
  '> it = iter(a := «[1, 2, 3]¦bytearray(b"abc")¦{1: 2, 3: 4}¦{1, 2}»)\n! next(it)\n> a.«clear()¦pop()¦copy()»\n! operator.length_hint(it)\n! list(it)\n! next(it, "spent")\n! it.__reduce__()[1:]',
  `> LOG = []
> class K:
    def __init__(self, v): self.v = v
    def __lt__(self, other):
        LOG.append((self.v, other.v))
        return self.v «<¦>¦<=» other.v
    def __repr__(self): return f"K{self.v}"
> a = [K(x) for x in «[3, 1, 2]¦[$count, $count, $count, $count, $count]¦range($count)¦[5, 4, 3, 2, 1, 0]»]
! sorted(a, reverse=$bool)
! LOG
! min(a), max(a)
! LOG`,
  `> class K:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return isinstance(o, K) and self.v == o.v
    «def __hash__(self): return self.v % 2¦def __hash__(self): return hash(self.v)¦pass¦def __hash__(self): return $any»
    def __repr__(self): return f"K({self.v})"
> d = {K(1): "a"}
> d[K(3)] = "b"
> d[K(1)] = "c"
! d
! K(3) in d, K(5) in d, 1 in d
! d.pop(K(1), None), d
! {K(1), K(1), K(2)}
! [K(1), K(2)].index(K(2)), K(1) == K(1), K(1) != K(2)
! hash(K(2))`,
  `> class It:
    def __init__(self, n): self.n = n
    def __iter__(self): return «self¦iter([self.n])¦5¦upto(self.n)»
    def __next__(self):
        self.n -= 1
        if self.n < 0: raise «StopIteration¦StopIteration(3)¦ValueError("next")¦IndexError»
        return self.n
    «def __length_hint__(self): return $any¦def __len__(self): return self.n¦pass¦def __reversed__(self): return "rev"¦def __contains__(self, x): return $any»
> a = It($count)
! «list¦tuple¦set¦sum¦max¦sorted¦enumerate¦reversed¦dict.fromkeys¦len¦operator.length_hint¦iter¦bool»(a)
! [*a]
> x, *y = It(3).__iter__(),
! x
! list(zip(It(2), It(3))), list(map(str, It(2)))`,
  `> class S:
    def __getitem__(self, i):
        if isinstance(i, slice): return ("slice", i.start, i.stop, i.step)
        if i != -1 and i >= «3¦2¦0»: raise «IndexError¦IndexError("done")¦KeyError(i)¦StopIteration»
        return i * 10
    def __setitem__(self, i, v): print("set", i, v)
    def __delitem__(self, i): print("del", i)
    «def __len__(self): return 3¦pass¦def __missing__(self, k): return k»
> s = S()
! s[$slicetext], s[1, 2:3]
! s[$count]
! list(s)
! 10 in s
> s[$slicetext] = $any
> del s[..., 1]
> s[0] += 5
! list(reversed(s))
! iter(s)`,
  "> a = t'x{$atom!r:>{$count}}y{$atom}'\n! a\n! a.values, a.strings\n! list(a)\n! [i.value for i in a.interpolations]\n! a + t'z'\n! a + 's'\n! f'{a.interpolations[0].value}'\n! a.interpolations[0]\n! a == a\n> match a.interpolations[0]:\n    case Interpolation(v, e, c, f): show((v, e, c, f))",
  '> a = «SimpleNamespace(a=1, b=$any)¦Items([1])¦Text("a")¦Number(3)¦Pair((1,))¦Table(a=1)»\n> a.x = $any\n! a.x, a\n! vars(a)\n> del a.x\n> del a.nope\n! a.x\n! a.__reduce_ex__(2)[1:]\n! a.__dict__\n! type(a)() == a',
  "! Table(a=1)['zz']\n! '{zz} {a}'.format_map(Table(a=1))\n! '%(zz)s' % Table()\n! Table(a=1).get('zz')\n! $hashable in Table(a=1)",
  '! print($any, $any, sep=«"-"¦None¦$any», end=«"|"¦"\\n"¦None¦$any»)\n! print(*$iterable)\n! print($args)',
  '! eval("«1 + 1¦[x for x in (1, 2)]¦1 +¦nope¦lambda: 0¦x»", «{"x": 5}¦{}¦{}, {"x": 6}»)\n> exec("y = 1\\nprint(y + $count)", {})\n! (lambda: (yield))().send(None)\n! [(y := x, y * 2)[1] for x in range($count)]',
  '> x = $any\n> del x\n! x\n> if $any: show("yes")\nelif $any: show("maybe")\nelse: show("no")\n> n = 0\n> while n < $count:\n    n += 1\n    if n == 3: continue\n    if n == 5: break\nelse: show("done")\n! n',
  '> a = memoryview(bytearray($bytes + b"abcd"))\n> with a as m: show(m[0])\n! a[0]\n! a.tolist()\n> a = bytearray(b"abcd")\n> b = memoryview(a)[1:3]\n> b[0] = $count\n> b[:] = $byteslike\n! a\n! b.obj is a, b.nbytes, b.readonly\n! b == $byteslike\n! hash(memoryview($bytes)) == hash(b"a") and 0',
  '! copy_of($any)\n! «dict¦list¦tuple»($view)\n! list($dict.items()) == list($dict.items())\n! $dict == $dict\n! dict(zip($iterable, $iterable)) == {}\n! len($dict | $dict)\n! {**$dict} == $dict',
  '! (1).__class__.«from_bytes¦mro¦__name__¦__bases__»\n! «int¦str¦list¦dict¦type¦object».__«name¦qualname¦module¦bases¦basicsize__ and 1 or int.__doc__¦flags__ and 1 or int.__dictoffset¦base»__\n! «int¦bool¦type¦A».__«subclasses¦mro»__ is None',
  `> class A:
    a = 1
    def m(self): return 1
> A.b = $any
! A.b, A().b
> del A.b
! A.b
> A.__name__ = «"B"¦5¦"a\\0b"»
! A
> A.__bases__ = «(object,)¦(int,)¦()¦5»
> A.__class__ = type
> A().__class__ = «int¦A¦$any»
> A.__qualname__ = «"q"¦5»
! A.m, A().m.__name__
! A.__dict__["a"], "m" in A.__dict__, A.__module__
> int.x = 1
> del int.real
! type.__call__(A).a, A.__doc__, A.__annotations__`,
  `> class A:
    def __new__(cls, *a): print("new", a); return «object.__new__(cls)¦5¦object.__new__(cls, *a)¦super().__new__(cls)»
    «def __init__(self, *a): print("init", a)¦def __init__(self): pass¦def __init__(self): return 5¦pass»
    «def __call__(self, *a): return a¦pass»
! type(A($args)).__name__
! type(A()).__name__
! A()($any)
! object.__new__(«A¦int¦5¦$any»)
! object(«¦1»)
! int.__new__(«int¦bool¦Number¦str¦A», $any)`,
];

/** Rules that only the programs above use. */
export const FLOW_RULES = {
  word_name: ['x', 'y', 'nope', 'real'],
  frozenset_numbers: ['frozenset()', 'frozenset([$solid, $solid])', 'frozenset(range($count))'],
  int_small: ['0', '5', '170', '25', '1', '12'],
  any_hash: [
    'None',
    '()',
    '$solid',
    '($solid, ($solid,))',
    '$range',
    '($range, $solid)',
    '[]',
    '$dict',
    'slice($count, $tiny)',
    'frozenset($solids)',
    '($frozenset_numbers, 1)',
  ],
} as const;
