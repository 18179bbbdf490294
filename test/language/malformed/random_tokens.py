# Random tokens, seeded by our own generator: CPython and we agree on what is a program.
TOKENS = """x y f 1 2.5 'a' ( ) [ ] { } , : . = == + - * ** / % @ < > and or not in is if else for while def class return lambda import from as with try except
pass del yield await async None True := -> ; ~ ... print match case type _ f'' b''""".split() + ["\n", "\n    "]


def numbers(seed):
    while True:
        seed = (seed * 6364136223846793005 + 1442695040888963407) % 2**64
        yield seed >> 33


random = numbers(7)
accepted, digest, total = [], 0, 3000
for n in range(total):
    text = " ".join(TOKENS[next(random) % len(TOKENS)] for _ in range(1 + next(random) % 5)) + "\n"
    try:
        compile(text, "<random>", "exec")
        accepted.append(text)
        digest = digest * 31 + n
    except SyntaxError as error:
        assert error.lineno is None or 1 <= error.lineno <= text.count("\n") + 1, text
    digest %= 1_000_003
print(len(accepted), digest)  # expect: 217 119907
for text in accepted[:: len(accepted) // 20]:
    print(repr(text))
# expect: '\n    \n'
# expect: '\n\n'
# expect: 'match\n'
# expect: "f''\n"
# expect: 'print\n'
# expect: "b'' - 'a' 'a'\n"
# expect: '1\n'
# expect: 'pass\n'
# expect: "b''\n"
# expect: "'a' 'a'\n"
# expect: "'a' + match\n"
# expect: 'x\n'
# expect: "b''\n"
# expect: 'x\n'
# expect: "f''\n"
# expect: '1\n'
# expect: "f''\n"
# expect: "b''\n"
# expect: 'f\n'
# expect: 'type\n'
# expect: 'match\n'
# expect: 'y\n'
