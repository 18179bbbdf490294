"""From trees back to text.

One method a kind of node: expressions give text, statements add lines. Parentheses follow from levels of precedence: an expression is asked for its
text at a level, and puts itself into parentheses when its operator binds less than that.
"""
from ast import AST, AsyncFor, AsyncWith, Constant, Expr, If, JoinedStr, Name, Tuple

(NAMED, TUPLE, YIELD, TEST, OR, AND, NOT, COMPARED, BIT_OR, BIT_XOR, BIT_AND, SHIFT, SUM, TERM, FACTOR, POWER, AWAIT,
 ATOM) = range(18)
EXPRESSION = BIT_OR
BINARY = {
    'Add': ('+', SUM), 'Sub': ('-', SUM), 'Mult': ('*', TERM), 'MatMult': ('@', TERM), 'Div': ('/', TERM), 'Mod': ('%', TERM),
    'FloorDiv': ('//', TERM), 'LShift': ('<<', SHIFT), 'RShift': ('>>', SHIFT), 'BitOr': ('|', BIT_OR), 'BitXor': ('^', BIT_XOR),
    'BitAnd': ('&', BIT_AND), 'Pow': ('**', POWER),
}
UNARY = {'Invert': ('~', FACTOR), 'Not': ('not ', NOT), 'UAdd': ('+', FACTOR), 'USub': ('-', FACTOR)}
COMPARISONS = {
    'Eq': '==', 'NotEq': '!=', 'Lt': '<', 'LtE': '<=', 'Gt': '>', 'GtE': '>=', 'Is': 'is', 'IsNot': 'is not', 'In': 'in', 'NotIn': 'not in',
}
LONG_QUOTES = '"""', "'''"
QUOTES = "'", '"', *LONG_QUOTES
INFINITY = '1e309'


def kind(node):
    return node.__class__.__name__


def parenthesised(text, level, own):
    return f'({text})' if level > own else text


class Unparser:
    def __init__(self):
        self.lines = []
        self.depth = 0
        self.is_interactive = False

    def text(self, node):
        if isinstance(node, list):
            self.body(node)
        elif hasattr(self, 'write_' + kind(node)):
            self.statement(node)
        else:
            return self.at(node, TEST)
        return '\n'.join(self.lines)

    # ---- statements
    def line(self, text, joins=True):
        if self.is_interactive and joins and self.depth == 0 and self.lines:
            self.lines[-1] += '; ' + text
        else:
            self.lines.append('    ' * self.depth + text)

    def statement(self, node):
        getattr(self, 'write_' + kind(node))(node)

    def body(self, statements):
        for statement in statements:
            self.statement(statement)

    def block(self, head, statements, comment=None):
        self.line(f"{head}:{f' # type: {comment}' if comment else ''}", joins=False)
        self.depth += 1
        self.body(statements)
        self.depth -= 1

    def documented(self, node):
        """A body whose first statement, a text, is written as a docstring."""
        match node.body:
            case [Expr(value=Constant(value=str(text), kind=prefix)), *rest]:
                body, quotes = literal(text, LONG_QUOTES)
                self.line((prefix or '') + quotes[0] + body + quotes[0])
                self.body(rest)
            case _:
                self.body(node.body)

    def write_Module(self, node):
        self.ignores = {ignore.lineno: f'ignore{ignore.tag}' for ignore in node.type_ignores}
        self.documented(node)

    def write_Interactive(self, node):
        self.is_interactive = True
        self.body(node.body)

    def write_FunctionType(self, node):
        arguments = ', '.join([self.at(each, TEST) for each in node.argtypes])
        self.line(f'({arguments}) -> {self.at(node.returns, TEST)}')

    def write_Expr(self, node):
        self.line(self.at(node.value, YIELD))

    def write_FunctionDef(self, node, word='def'):
        if self.lines:
            self.lines.append('')
        for decorator in node.decorator_list:
            self.line('@' + self.at(decorator, TEST), joins=False)
        head = f'{word} {node.name}{self.type_parameters(node)}({self.arguments(node.args)})'
        if node.returns:
            head += ' -> ' + self.at(node.returns, TEST)
        comment = self.comment(node)
        self.line(f'{head}:{comment}', joins=False)
        self.depth += 1
        self.documented(node)
        self.depth -= 1

    def write_AsyncFunctionDef(self, node):
        self.write_FunctionDef(node, 'async def')

    def write_ClassDef(self, node):
        if self.lines:
            self.lines.append('')
        for decorator in node.decorator_list:
            self.line('@' + self.at(decorator, TEST), joins=False)
        arguments = [self.at(base, TEST) for base in node.bases] + [self.at(keyword, TEST) for keyword in node.keywords]
        listed = f"({', '.join(arguments)})" if arguments else ''
        self.line(f'class {node.name}{self.type_parameters(node)}{listed}:', joins=False)
        self.depth += 1
        self.documented(node)
        self.depth -= 1

    def comment(self, node):
        text = getattr(self, 'ignores', {}).get(getattr(node, 'lineno', None)) or getattr(node, 'type_comment', None)
        return f' # type: {text}' if text is not None else ''

    def write_Return(self, node):
        self.line('return ' + self.at(node.value, TEST) if node.value else 'return')

    def write_Delete(self, node):
        self.line('del ' + self.listed(node.targets))

    def write_Assign(self, node):
        targets = ''.join([self.at(target, TUPLE) + ' = ' for target in node.targets])
        self.line(targets + self.at(node.value, TEST) + self.comment(node))

    def write_AugAssign(self, node):
        self.line(f'{self.at(node.target, TEST)} {BINARY[kind(node.op)][0]}= {self.at(node.value, TEST)}')

    def write_AnnAssign(self, node):
        target = self.at(node.target, TEST)
        if not node.simple and isinstance(node.target, Name):
            target = f'({target})'
        value = f' = {self.at(node.value, TEST)}' if node.value else ''
        self.line(f'{target}: {self.at(node.annotation, TEST)}{value}')

    def write_TypeAlias(self, node):
        self.line(f'type {self.at(node.name, TEST)}{self.type_parameters(node)} = {self.at(node.value, TEST)}')

    def write_Pass(self, node):
        self.line('pass')

    def write_Break(self, node):
        self.line('break')

    def write_Continue(self, node):
        self.line('continue')

    def write_Global(self, node):
        self.line('global ' + ', '.join(node.names))

    def write_Nonlocal(self, node):
        self.line('nonlocal ' + ', '.join(node.names))

    def write_Import(self, node):
        self.line('import ' + self.listed(node.names))

    def write_ImportFrom(self, node):
        self.line(f"from {'.' * (node.level or 0)}{node.module or ''} import {self.listed(node.names)}")

    def write_Raise(self, node):
        if not node.exc:
            if node.cause:
                raise ValueError("Node can't be used without a value attribute.")
            self.line('raise')
            return
        cause = f' from {self.at(node.cause, TEST)}' if node.cause else ''
        self.line(f'raise {self.at(node.exc, TEST)}{cause}')

    def write_Assert(self, node):
        message = f', {self.at(node.msg, TEST)}' if node.msg else ''
        self.line(f'assert {self.at(node.test, TEST)}{message}')

    def write_If(self, node, word='if'):
        self.block(f'{word} {self.at(node.test, TEST)}', node.body)
        match node.orelse:
            case [If() as other]:
                self.write_If(other, 'elif')
            case [_, *_]:
                self.block('else', node.orelse)

    def write_While(self, node):
        self.block(f'while {self.at(node.test, TEST)}', node.body)
        if node.orelse:
            self.block('else', node.orelse)

    def write_For(self, node):
        word = 'async for' if isinstance(node, AsyncFor) else 'for'
        head = f'{word} {self.at(node.target, TUPLE)} in {self.at(node.iter, TEST)}'
        self.line(f'{head}:{self.comment(node)}', joins=False)
        self.depth += 1
        self.body(node.body)
        self.depth -= 1
        if node.orelse:
            self.block('else', node.orelse)

    write_AsyncFor = write_For

    def write_With(self, node):
        word = 'async with' if isinstance(node, AsyncWith) else 'with'
        self.line(f'{word} {self.listed(node.items)}:{self.comment(node)}', joins=False)
        self.depth += 1
        self.body(node.body)
        self.depth -= 1

    write_AsyncWith = write_With

    def write_Try(self, node, word='except'):
        self.block('try', node.body)
        for handler in node.handlers:
            head = word
            if handler.type:
                head += ' ' + self.at(handler.type, TEST)
            if handler.name:
                head += ' as ' + handler.name
            self.block(head, handler.body)
        if node.orelse:
            self.block('else', node.orelse)
        if node.finalbody:
            self.block('finally', node.finalbody)

    def write_TryStar(self, node):
        self.write_Try(node, 'except*')

    def write_ExceptHandler(self, node):
        head = 'except'
        if node.type:
            head += ' ' + self.at(node.type, TEST)
        if node.name:
            head += ' as ' + node.name
        self.block(head, node.body)

    def write_Match(self, node):
        self.line(f'match {self.at(node.subject, TEST)}:', joins=False)
        self.depth += 1
        for case in node.cases:
            self.statement(case)
        self.depth -= 1

    def write_match_case(self, node):
        guard = f' if {self.at(node.guard, TEST)}' if node.guard else ''
        self.block(f'case {self.at(node.pattern, TEST)}{guard}', node.body)

    # ---- expressions
    def at(self, node, level):
        """The text of an expression where operators of this level and above need no parentheses."""
        return getattr(self, 'of_' + kind(node))(node, level)

    def listed(self, nodes, level=TEST):
        return ', '.join([self.at(node, level) for node in nodes])

    def items(self, nodes):
        return self.at(nodes[0], TEST) + ',' if len(nodes) == 1 else self.listed(nodes)

    def of_Expression(self, node, level):
        return self.at(node.body, level)

    def of_Name(self, node, level):
        return node.id

    def of_Constant(self, node, level):
        return ('u' if node.kind == 'u' else '') + self.constant(node.value)

    def constant(self, value):
        if isinstance(value, tuple):
            inner = self.constant(value[0]) + ',' if len(value) == 1 else ', '.join(map(self.constant, value))
            return f'({inner})'
        if value is ...:
            return '...'
        if isinstance(value, (float, complex)):
            return repr(value).replace('inf', INFINITY).replace('nan', f'({INFINITY}-{INFINITY})')
        return repr(value)

    def of_BoolOp(self, node, level):
        word, own = ('and', AND) if kind(node.op) == 'And' else ('or', OR)
        # Each operand is asked at a level above the one before it.
        parts = [self.at(value, min(own + 1 + index, ATOM)) for index, value in enumerate(node.values)]
        return parenthesised(f' {word} '.join(parts), level, own)

    def of_NamedExpr(self, node, level):
        return parenthesised(f'{self.at(node.target, ATOM)} := {self.at(node.value, ATOM)}', level, NAMED)

    def of_BinOp(self, node, level):
        sign, own = BINARY[kind(node.op)]
        left, right = (own + 1, own) if own == POWER else (own, own + 1)
        return parenthesised(f'{self.at(node.left, left)} {sign} {self.at(node.right, right)}', level, own)

    def of_UnaryOp(self, node, level):
        sign, own = UNARY[kind(node.op)]
        return parenthesised(sign + self.at(node.operand, own), level, own)

    def of_Lambda(self, node, level):
        arguments = self.arguments(node.args)
        return parenthesised(f"lambda{' ' if arguments else ''}{arguments}: {self.at(node.body, TEST)}", level, TEST)

    def of_IfExp(self, node, level):
        text = f'{self.at(node.body, OR)} if {self.at(node.test, OR)} else {self.at(node.orelse, TEST)}'
        return parenthesised(text, level, TEST)

    def of_Dict(self, node, level):
        return '{' + ', '.join([
            f'{self.at(key, TEST)}: {self.at(value, TEST)}' if key is not None else f'**{self.at(value, EXPRESSION)}'
            for key, value in zip(node.keys, node.values)
        ]) + '}'

    def of_Set(self, node, level):
        return f'{{{self.listed(node.elts)}}}' if node.elts else '{*()}'

    def of_List(self, node, level):
        return f'[{self.listed(node.elts)}]'

    def of_Tuple(self, node, level):
        if not node.elts:
            return '()'
        return parenthesised(self.items(node.elts), level, TUPLE)

    def generators(self, node):
        return ''.join([self.at(each, TEST) for each in node.generators])

    def of_comprehension(self, node, level):
        word = ' async for ' if node.is_async else ' for '
        conditions = ''.join([f' if {self.at(test, OR)}' for test in node.ifs])
        return f'{word}{self.at(node.target, TUPLE)} in {self.at(node.iter, OR)}{conditions}'

    def of_ListComp(self, node, level):
        return f'[{self.at(node.elt, TEST)}{self.generators(node)}]'

    def of_SetComp(self, node, level):
        return f'{{{self.at(node.elt, TEST)}{self.generators(node)}}}'

    def of_GeneratorExp(self, node, level):
        return f'({self.at(node.elt, TEST)}{self.generators(node)})'

    def of_DictComp(self, node, level):
        return f'{{{self.at(node.key, TEST)}: {self.at(node.value, TEST)}{self.generators(node)}}}'

    def of_Await(self, node, level):
        return parenthesised(f'await {self.at(node.value, ATOM)}' if node.value else 'await', level, AWAIT)

    def of_Yield(self, node, level):
        return parenthesised(f'yield {self.at(node.value, ATOM)}' if node.value else 'yield', level, YIELD)

    def of_YieldFrom(self, node, level):
        if not node.value:
            raise ValueError("Node can't be used without a value attribute.")
        return parenthesised(f'yield from {self.at(node.value, ATOM)}', level, YIELD)

    def of_Compare(self, node, level):
        text = self.at(node.left, COMPARED + 1)
        for operator, value in zip(node.ops, node.comparators):
            text += f' {COMPARISONS[kind(operator)]} {self.at(value, COMPARED + 1)}'
        return parenthesised(text, level, COMPARED)

    def of_Call(self, node, level):
        return f'{self.at(node.func, ATOM)}({self.listed([*node.args, *node.keywords])})'

    def of_keyword(self, node, level):
        return f"{'**' if node.arg is None else node.arg + '='}{self.at(node.value, TEST)}"

    def of_Starred(self, node, level):
        return '*' + self.at(node.value, EXPRESSION)

    def of_Attribute(self, node, level):
        # 3 .real: otherwise the dot belongs to the number.
        is_int = isinstance(node.value, Constant) and isinstance(node.value.value, int)
        return f"{self.at(node.value, ATOM)}{' ' if is_int else ''}.{node.attr}"

    def of_Subscript(self, node, level):
        is_tuple = isinstance(node.slice, Tuple) and node.slice.elts
        return f'{self.at(node.value, ATOM)}[{self.items(node.slice.elts) if is_tuple else self.at(node.slice, TEST)}]'

    def of_Slice(self, node, level):
        lower, upper = (self.at(each, TEST) if each else '' for each in (node.lower, node.upper))
        return f"{lower}:{upper}{':' + self.at(node.step, TEST) if node.step else ''}"

    # ---- parts of statements and calls
    def of_alias(self, node, level):
        return node.name + (f' as {node.asname}' if node.asname else '')

    def of_withitem(self, node, level):
        target = f' as {self.at(node.optional_vars, TEST)}' if node.optional_vars else ''
        return self.at(node.context_expr, TEST) + target

    def of_arg(self, node, level):
        return node.arg + (f': {self.at(node.annotation, TEST)}' if node.annotation else '')

    def of_arguments(self, node, level):
        return self.arguments(node)

    def arguments(self, node):
        parts = []
        positional = [*node.posonlyargs, *node.args]
        defaults = [None] * (len(positional) - len(node.defaults)) + node.defaults
        for index, (arg, default) in enumerate(zip(positional, defaults), 1):
            parts.append(self.with_default(arg, default))
            if index == len(node.posonlyargs):
                parts.append('/')
        if node.vararg or node.kwonlyargs:
            parts.append('*' + (self.of_arg(node.vararg, TEST) if node.vararg else ''))
        parts += [self.with_default(arg, default) for arg, default in zip(node.kwonlyargs, node.kw_defaults)]
        if node.kwarg:
            parts.append('**' + self.of_arg(node.kwarg, TEST))
        return ', '.join(parts)

    def with_default(self, arg, default):
        return self.of_arg(arg, TEST) + (f'={self.at(default, TEST)}' if default else '')

    def type_parameters(self, node):
        return f'[{self.listed(node.type_params)}]' if getattr(node, 'type_params', None) else ''

    def of_TypeVar(self, node, level):
        bound = f': {self.at(node.bound, TEST)}' if node.bound else ''
        return node.name + bound + self.type_default(node)

    def of_TypeVarTuple(self, node, level):
        return '*' + node.name + self.type_default(node)

    def of_ParamSpec(self, node, level):
        return '**' + node.name + self.type_default(node)

    def type_default(self, node):
        return f' = {self.at(node.default_value, TEST)}' if node.default_value else ''

    # ---- patterns
    def of_MatchValue(self, node, level):
        return self.at(node.value, TEST)

    def of_MatchSingleton(self, node, level):
        return repr(node.value)

    def of_MatchSequence(self, node, level):
        return f'[{self.listed(node.patterns)}]'

    def of_MatchStar(self, node, level):
        return f"*{node.name or '_'}"

    def of_MatchMapping(self, node, level):
        parts = [f'{self.at(key, TEST)}: {self.at(pattern, TEST)}' for key, pattern in zip(node.keys, node.patterns)]
        if node.rest is not None:
            parts.append('**' + node.rest)
        return '{' + ', '.join(parts) + '}'

    def of_MatchClass(self, node, level):
        named = [f'{name}={self.at(pattern, TEST)}' for name, pattern in zip(node.kwd_attrs, node.kwd_patterns)]
        return f"{self.at(node.cls, ATOM)}({', '.join([*(self.at(each, TEST) for each in node.patterns), *named])})"

    def of_MatchAs(self, node, level):
        if node.name is None:
            return '_'
        if node.pattern is None:
            return node.name
        return parenthesised(f'{self.at(node.pattern, BIT_OR)} as {node.name}', level, TEST)

    def of_MatchOr(self, node, level):
        return parenthesised(' | '.join([self.at(each, BIT_XOR) for each in node.patterns]), level, BIT_OR)

    # ---- f-strings and t-strings
    def of_JoinedStr(self, node, level):
        return self.template('f', node)

    def of_TemplateStr(self, node, level):
        return self.template('t', node)

    def template(self, prefix, node):
        """The quotes are those that no part has; a field may hold any text, a literal part can be escaped."""
        parts = [(self.inner(value, False), isinstance(value, Constant)) for value in node.values]
        quotes = list(QUOTES)
        written = []
        for text, is_literal in parts:
            if is_literal:
                text, possible = literal(text, quotes, escapes_all=True)
                if not set(possible) & set(quotes):
                    return prefix + self.by_repr(parts)
                quotes = possible
            else:
                if '\n' in text:
                    quotes = [quote for quote in quotes if quote in LONG_QUOTES]
                quotes = [quote for quote in quotes if quote not in text] or quotes
            written.append(text)
        return prefix + quotes[0] + ''.join(written) + quotes[0]

    def by_repr(self, parts):
        written = []
        for text, is_literal in parts:
            if is_literal:
                # A double quote in front makes repr() take single ones.
                text = repr('"' + text)[2:-1]
            written.append(text)
        return "'''" + ''.join(written) + "'''"

    def inner(self, node, is_spec):
        match node:
            case JoinedStr():
                return ''.join([self.inner(value, is_spec) for value in node.values])
            case Constant(value=str(text)):
                text = text.replace('{', '{{').replace('}', '}}')
                if is_spec:
                    text = text.replace('\\', '\\\\').replace("'", "\\'").replace('"', '\\"').replace('\n', '\\n')
                return text
            case AST():
                return self.at(node, TEST)
        raise ValueError(f'Unexpected node inside JoinedStr, {node!r}')

    def field(self, node, source=None):
        text = Unparser().at(node.value, OR) if source is None else source
        if text.startswith('{'):
            text = ' ' + text
        if node.conversion != -1:
            text += '!' + chr(node.conversion)
        if node.format_spec:
            text += ':' + self.inner(node.format_spec, True)
        return f'{{{text}}}'

    def of_FormattedValue(self, node, level):
        return self.field(node)

    def of_Interpolation(self, node, level):
        return self.field(node, node.str)


def literal(text, quotes, escapes_all=False):
    """A text as it stands between quotes, and the quotes (of those given) that may stand around it, the best first."""
    escaped = ''.join([
        character.encode('unicode_escape').decode('ascii')
        if character == '\\' or not (character.isprintable() or (character in '\n\t' and not escapes_all)) else character
        for character in text
    ])
    if '\n' in escaped:
        quotes = [quote for quote in quotes if quote in LONG_QUOTES]
    possible = [quote for quote in quotes if quote not in escaped]
    if not possible:
        shown = repr(text)
        return shown[1:-1], [next((quote for quote in quotes if shown[0] in quote), shown[0])]
    if escaped:
        # Quotes of the kind the text ends with come last; if there are no others, that end is escaped.
        possible.sort(key=lambda quote: quote[0] == escaped[-1])
        if possible[0][0] == escaped[-1]:
            escaped = escaped[:-1] + '\\' + escaped[-1]
    return escaped, possible
