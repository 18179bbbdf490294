"""A calculator: text to tokens, tokens to a tree, the tree to a number.

The parser is a Pratt parser: every operator has a binding power, and one loop serves all of them. Names can be assigned
and functions defined, so `f(x) = x^2` works.
"""

import math

BINDING = {"=": 1, "+": 10, "-": 10, "*": 20, "/": 20, "%": 20, "^": 40}
RIGHT_ASSOCIATIVE = {"=", "^"}
PREFIX_BINDING = 30


class Problem(Exception):
    """Something is wrong with the text; `at` is where."""

    def __init__(self, message, at):
        super().__init__(message)
        self.at = at


def tokens(text):
    """Yields (kind, text, position)."""
    at = 0
    while at < len(text):
        start, char = at, text[at]
        if char.isspace():
            at += 1
            continue
        if char.isdigit() or char == ".":
            while at < len(text) and (text[at].isdigit() or text[at] == "."):
                at += 1
            kind = "number"
        elif char.isalpha():
            while at < len(text) and text[at].isalnum():
                at += 1
            kind = "name"
        elif char in BINDING or char in "(),":
            at += 1
            kind = char
        else:
            raise Problem(f"unexpected {char!r}", at)
        yield kind, text[start:at], start
    while True:
        yield "end", "", at


class Parser:
    def __init__(self, text):
        self.stream = tokens(text)
        self.advance()

    def advance(self):
        self.kind, self.text, self.at = next(self.stream)

    def expect(self, kind):
        if self.kind != kind:
            raise Problem(f"expected {kind!r}, found {self.text or self.kind!r}", self.at)
        self.advance()

    def whole(self):
        tree = self.expression(0)
        self.expect("end")
        return tree

    def expression(self, power):
        left = self.prefix()
        while (binding := BINDING.get(self.kind, 0)) > power:
            operator, at = self.kind, self.at
            self.advance()
            right = self.expression(binding - 1 if operator in RIGHT_ASSOCIATIVE else binding)
            left = (operator, left, right, at)
        return left

    def prefix(self):
        kind, text, at = self.kind, self.text, self.at
        self.advance()
        match kind:
            case "number":
                try:
                    return ("number", float(text) if "." in text else int(text))
                except ValueError:
                    raise Problem(f"{text!r} is no number", at) from None
            case "name" if self.kind == "(":
                return ("call", text, list(self.arguments()), at)
            case "name":
                return ("name", text, at)
            case "-":
                return ("negate", self.expression(PREFIX_BINDING))
            case "(":
                inner = self.expression(0)
                self.expect(")")
                return inner
        raise Problem(f"unexpected {text or 'end'!r}", at)

    def arguments(self):
        self.expect("(")
        while self.kind != ")":
            yield self.expression(0)
            if self.kind == ",":
                self.advance()
        self.expect(")")


class Calculator:
    def __init__(self):
        self.names = {"pi": math.pi}
        self.functions = {"sqrt": math.sqrt, "max": max, "min": min, "abs": abs}

    def run(self, text):
        return self.value(Parser(text).whole(), self.names)

    def value(self, tree, names):
        match tree:
            case ("number", number):
                return number
            case ("name", name, at):
                if name not in names:
                    raise Problem(f"unknown name {name!r}", at)
                return names[name]
            case ("negate", inner):
                return -self.value(inner, names)
            case ("=", ("name", name, _), right, _):
                self.names[name] = result = self.value(right, names)
                return result
            case ("=", ("call", name, parameters, _), body, _):
                keys = [parameter[1] for parameter in parameters]
                self.functions[name] = lambda *given: self.value(body, self.names | dict(zip(keys, given, strict=True)))
                return f"{name}({', '.join(keys)}) is defined"
            case ("=", _, _, at):
                raise Problem("cannot assign to that", at)
            case ("call", name, arguments, at):
                if name not in self.functions:
                    raise Problem(f"unknown function {name!r}", at)
                try:
                    return self.functions[name](*[self.value(argument, names) for argument in arguments])
                except (TypeError, ValueError) as error:
                    raise Problem(f"{name}: {type(error).__name__}", at) from error
            case (operator, left, right, at):
                return self.binary(operator, self.value(left, names), self.value(right, names), at)

    def binary(self, operator, left, right, at):
        try:
            match operator:
                case "+":
                    return left + right
                case "-":
                    return left - right
                case "*":
                    return left * right
                case "/":
                    return left // right if isinstance(left, int) and left % right == 0 else left / right
                case "%":
                    return left % right
                case "^":
                    return left**right
        except ZeroDivisionError:
            raise Problem("division by zero", at) from None


LINES = """\
1 + 2 * 3
(1 + 2) * 3
2 ^ 3 ^ 2
-2 ^ 2
7 / 2
8 / 2
7 % 4 - 10 % 3
r = 2.5
pi * r ^ 2
square(x) = x * x
hypot(a, b) = sqrt(square(a) + square(b))
hypot(3, 4)
a = b = 6 * 7
a - b
max(1, 2 ^ 70, 3)
1 +
2 * (3 + 4
5 $ 5
1.2.3
4 / (2 - 2)
nothing + 1
square(1, 2)
sqrt(0 - 1)
3 = 4"""

calculator = Calculator()
for line in LINES.splitlines():
    try:
        print(f"{line:<42} {calculator.run(line)}")
    except Problem as problem:
        print(line)
        print(" " * problem.at + "^", problem)
