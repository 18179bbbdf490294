# Nodes made by hand, changed, compiled; and what the compiler says of bad ones.
import ast
import copy
import warnings

warnings.simplefilter('error')
node = ast.Name('x', ast.Load())
print(node, ast.dump(node), ast.Name('y').ctx, ast.List().elts, ast.Return().value)
# expect: Name(id='x', ctx=Load()) Name(id='x', ctx=Load()) Load() [] None


def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


attempt(lambda: ast.Name())
# expect: DeprecationWarning Name.__init__ missing 1 required positional argument: 'id'. This will become an error in Python 3.15.
attempt(lambda: ast.Name('a', ast.Load(), 3))  # expect: TypeError Name constructor takes at most 2 positional arguments
attempt(lambda: ast.Name('a', id='b'))  # expect: TypeError Name got multiple values for argument 'id'
attempt(lambda: ast.Name('a', odd=1))
# expect: DeprecationWarning Name.__init__ got an unexpected keyword argument 'odd'. Support for arbitrary keyword arguments is deprecated and will be removed in Python 3.15.
print(ast.dump(copy.deepcopy(ast.parse('a + b'))))
# expect: Module(body=[Expr(value=BinOp(left=Name(id='a', ctx=Load()), op=Add(), right=Name(id='b', ctx=Load())))])
print(ast.dump(copy.replace(node, id='z')))  # expect: Name(id='z', ctx=Load())


class Twice(ast.NodeTransformer):
    def visit_Constant(self, node):
        if isinstance(node.value, int):
            return ast.copy_location(ast.Constant(node.value * 2), node)
        return node

    def visit_Pass(self, node):
        return None

    def visit_Assert(self, node):
        return [ast.Expr(node.test), ast.Expr(ast.Constant('checked'))]


class Names(ast.NodeVisitor):
    def visit_Name(self, node):
        print(node.id, type(node.ctx).__name__, end=' ')


tree = ast.parse('def g():\n    pass\n    assert 3\n    return 4 + h\nprint(5, 1.5)')
tree = ast.fix_missing_locations(Twice().visit(tree))
Names().visit(tree)
print()  # expect: h Load print Load 
print(ast.unparse(tree))
# expect: def g():
# expect:     3
# expect:     'checked'
# expect:     return 8 + h
# expect: print(10, 1.5)
exec(compile(tree, 'made.py', 'exec'))  # expect: 10 1.5
print(eval(compile(ast.Expression(ast.fix_missing_locations(ast.BinOp(ast.Constant(2), ast.Pow(), ast.Constant(0.5)))), '', 'eval')))
# expect: 1.4142135623730951
exec(compile(ast.Interactive(ast.parse('6 * 7').body), '', 'single'))  # expect: 42
ast.increment_lineno(tree, 10)
print(tree.body[0].lineno, tree.body[0].end_lineno, ast.compare(tree, tree), ast.compare(ast.parse('a'), ast.parse('b')))
# expect: 11 14 True False

place = {'lineno': 1, 'col_offset': 0}


def compiled(expression):
    return lambda: compile(ast.Expression(expression), 'bad.py', 'eval')


attempt(lambda: compile(ast.Expression(ast.Constant(1, **place)), '', 'exec'))
# expect: TypeError expected Module node, got Expression
attempt(compiled(ast.Name('x', ast.Load())))  # expect: TypeError required field "lineno" missing from expr
attempt(compiled(ast.Name('x', ast.Store(), **place)))
# expect: ValueError expression must have Load context but has Store instead
attempt(compiled(ast.Name('None', ast.Load(), **place)))
# expect: ValueError identifier field can't represent 'None' constant
attempt(compiled(ast.Name(3, ast.Load(), **place)))  # expect: TypeError AST identifier must be of type str
attempt(compiled(ast.BoolOp(ast.And(), [ast.Constant(1, **place)], **place)))
# expect: ValueError BoolOp with less than 2 values
attempt(compiled(ast.Compare(ast.Constant(1, **place), [], [], **place)))
# expect: ValueError Compare with no comparators
attempt(compiled(ast.Dict([None], [], **place)))
# expect: ValueError Dict doesn't have the same number of keys as values
attempt(compiled(ast.Constant([1], **place)))  # expect: TypeError got an invalid type in Constant: list
attempt(compiled(ast.Constant(1, lineno=2, col_offset=0, end_lineno=1)))
# expect: ValueError AST node line range (2, 1) is not valid
attempt(compiled(ast.Constant(1, lineno=2, col_offset=3, end_lineno=2, end_col_offset=1)))
# expect: ValueError line 2, column 3-1 is not a valid range
attempt(compiled(ast.Tuple(3, ast.Load(), **place)))  # expect: TypeError Tuple field "elts" must be a list, not a int
attempt(compiled(ast.ListComp(ast.Constant(1, **place), [], **place)))
# expect: ValueError comprehension with no generators
attempt(compiled(ast.Pass(**place)))  # expect: TypeError expected some sort of expr, but got Pass()
attempt(lambda: compile(ast.Module([ast.If(ast.Constant(1, **place), [], [], **place)], []), '', 'exec'))
# expect: ValueError empty body on If
attempt(lambda: compile(ast.Module([ast.Assign([], ast.Constant(1, **place), **place)], []), '', 'exec'))
# expect: ValueError empty targets on Assign
attempt(lambda: compile(ast.Module([ast.Try([ast.Pass(**place)], [], [], [], **place)], []), '', 'exec'))
# expect: ValueError Try has neither except handlers nor finalbody
attempt(lambda: compile(ast.Module([ast.Return(**place)], []), 'bad.py', 'exec'))
# expect: SyntaxError 'return' outside function (bad.py, line 1)
tree = ast.parse('x = 1')
print(compile(tree, '', 'exec', ast.PyCF_ONLY_AST) is tree)  # expect: False
