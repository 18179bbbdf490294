name, n, x = "Ada", 42, 3.14159
print(f"{name} {n} {x}", f'{n + 1}', f"{n:5}|{n:<5}|{n:^5}|{n:>5}|{n:05}")
# expect: Ada 42 3.14159 43    42|42   | 42  |   42|00042
print(f"{x:.2f} {x:8.3f} {x:e} {x:g} {n:x} {n:#b} {n:o} {n:,} {n:+}")
# expect: 3.14    3.142 3.141590e+00 3.14159 2a 0b101010 52 42 +42
print(f"{name!r} {name!s} {name!a:>8} {'é'!a} {name!r:*^9}")  # expect: 'Ada' Ada    'Ada' '\xe9' **'Ada'**
print(f"{{}} {{{n}}} {{{{", f"{ n }", f"{n!r:}")  # expect: {} {42} {{ 42 42
print(f"{name:{n // 4}}|{x:{5}.{2}}|{name:{'>'}{10}}|{n:{'#x'}}")  # expect: Ada       |  3.1|       Ada|0x2a
print(f"{n=} {n = } {x=:.1f} {name=!s} {n+1=} {f(1)=}" if (f := lambda v: v) else "")
# expect: n=42 n = 42 x=3.1 name=Ada n+1=43 f(1)=1
print(f"{'nested ' + f'{n} {name!r}'}", f"{f'{f'{n}'}'}")  # expect: nested 42 'Ada' 42
print(f"{", ".join(["a", "b"])}", f"{'a' if n else 'b'}", f"{(lambda v: v * 2)(4)}", f"{ {1: 2}[1] }")
# expect: a, b a 8 2
print(f"""{
    n  # a comment
    + 1
} lines""")
# expect: 43 lines
print(f"a{n}" "b{n}" f"c{n}", "x" f"{n}", rf"\n{n}", f"\n{n}".strip(), f"\x41{n}\N{BULLET}")
# expect: a42b{n}c42 x42 \n42 42 A42•
print(f"{n}{name}" == "42Ada", f"", f"{''}", f"{n}"*2, len(f"{name:>10}"))  # expect: True   4242 10
print(f"{[i for i in range(3)]} {[*range(2)]} {not n} {n if n else 0} {1, 2} {*[1], 2}")
# expect: [0, 1, 2] [0, 1] False 42 (1, 2) (1, 2)
print(f"{'\n'.join(['x', 'y'])}", f"{name[0]}{name[-1]}{name[::-1]}")
# expect: x
# expect: y AaadA
print(f"{n:{'0'}{5}d}", f"{-n:=+6d}", f"{True:5}|{None!s:5}|")  # expect: 00042 -   42     1|None |
print(f"{(y := 5)} {y}", f"{n!r}", f"{lambda_ if (lambda_ := 1) else 0}")  # expect: 5 5 42 1
