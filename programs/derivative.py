"""Derivatives of formulas: the compiler's own tree, taken apart and put together again.

The formula is read by the parser that reads programs, so it is a tree of module ast. One rule for
each kind of node gives the tree of its derivative, another one tidies up, and ast.unparse() writes
the result as text. At the end the formulas are compiled and compared with a difference quotient.
"""

import ast
import functools
import math

FORMULAS = (
    "3 * x ** 2 + 2 * x - 7",
    "x * sin(x)",
    "exp(-x ** 2 / 2)",
    "(x + 1) / (x - 1)",
    "log(cos(x) + 2)",
    "sqrt(x ** 3 + 1)",
    "a * x ** n",
)
SLOPES = {  # of f(u), with u for the argument
    "sin": "cos(u)",
    "cos": "-sin(u)",
    "exp": "exp(u)",
    "log": "1 / u",
    "sqrt": "1 / (2 * sqrt(u))",
}


def parse(text):
    return ast.parse(text, mode="eval").body


def join(left, op, right):
    return ast.BinOp(left, op, right)


class Put(ast.NodeTransformer):
    """Puts a tree where a name stands."""

    def __init__(self, name, tree):
        self.name, self.tree = name, tree

    def visit_Name(self, node):
        return self.tree if node.id == self.name else node


@functools.singledispatch
def slope(node, x):
    raise ValueError(f"no rule for {ast.unparse(node)}")


@slope.register
def _(node: ast.Constant, x):
    return ast.Constant(0)


@slope.register
def _(node: ast.Name, x):
    return ast.Constant(1 if node.id == x else 0)


@slope.register
def _(node: ast.UnaryOp, x):
    return ast.UnaryOp(node.op, slope(node.operand, x))


@slope.register
def _(node: ast.BinOp, x):
    u, v = node.left, node.right
    match node.op:
        case ast.Add() | ast.Sub():
            return join(slope(u, x), node.op, slope(v, x))
        case ast.Mult():
            return join(join(slope(u, x), ast.Mult(), v), ast.Add(), join(u, ast.Mult(), slope(v, x)))
        case ast.Div():
            above = join(join(slope(u, x), ast.Mult(), v), ast.Sub(), join(u, ast.Mult(), slope(v, x)))
            return join(above, ast.Div(), join(v, ast.Pow(), ast.Constant(2)))
        case ast.Pow() if not mentions(v, x):
            lower = join(u, ast.Pow(), join(v, ast.Sub(), ast.Constant(1)))
            return join(join(v, ast.Mult(), lower), ast.Mult(), slope(u, x))
    raise ValueError(f"no rule for {ast.unparse(node)}")


@slope.register
def _(node: ast.Call, x):
    (u,) = node.args
    outer = Put("u", u).visit(parse(SLOPES[node.func.id]))
    return join(outer, ast.Mult(), slope(u, x))


def mentions(node, x):
    return any(isinstance(part, ast.Name) and part.id == x for part in ast.walk(node))


class Tidy(ast.NodeTransformer):
    """Drops what adds nothing: `u * 1`, `u + 0`, sums of numbers."""

    def visit_UnaryOp(self, node):
        self.generic_visit(node)
        match node:
            case ast.UnaryOp(ast.USub(), ast.Constant(0)):
                return node.operand
            case ast.UnaryOp(ast.USub(), ast.UnaryOp(ast.USub(), inner)):
                return inner
        return node

    def visit_BinOp(self, node):
        self.generic_visit(node)
        zero, one = ast.Constant(0), ast.Constant(1)
        match node:
            case ast.BinOp(ast.Constant(a), op, ast.Constant(b)) if not isinstance(op, ast.Div):
                return ast.Constant(eval(compile(ast.fix_missing_locations(ast.Expression(node)), "<formula>", "eval")))
            case ast.BinOp(ast.Constant(0), ast.Mult() | ast.Div(), _) | ast.BinOp(_, ast.Mult(), ast.Constant(0)):
                return zero
            case ast.BinOp(ast.Constant(1), ast.Mult(), u) | ast.BinOp(u, ast.Mult() | ast.Div() | ast.Pow(), ast.Constant(1)):
                return u
            case ast.BinOp(ast.Constant(0), ast.Add(), u) | ast.BinOp(u, ast.Add() | ast.Sub(), ast.Constant(0)):
                return u
            case ast.BinOp(ast.Constant(0), ast.Sub(), u):
                return ast.UnaryOp(ast.USub(), u)
            case ast.BinOp(_, ast.Pow(), ast.Constant(0)):
                return one
        return node


def tidy(tree):
    while True:
        before = ast.dump(tree)
        tree = Tidy().visit(tree)
        if ast.dump(tree) == before:
            return tree


def function(tree):
    body = ast.fix_missing_locations(ast.Expression(tree))
    code = compile(body, "<formula>", "eval")
    names = {name: getattr(math, name) for name in SLOPES}
    return lambda x: eval(code, names, {"x": x, "a": 1.5, "n": 3})


for text in FORMULAS:
    formula = parse(text)
    derivative = tidy(slope(formula, "x"))
    f, g = function(formula), function(derivative)
    step = 1e-6
    worst = max(abs((f(x + step) - f(x - step)) / (2 * step) - g(x)) for x in (0.3, 1.7, 2.5))
    print(f"d/dx  {text:<24} = {ast.unparse(derivative)}")
    print(f"      the difference quotient is {'the same' if worst < 1e-5 else f'off by {worst}'}")

try:
    slope(parse("x ** x"), "x")
except ValueError as error:
    print(error)
