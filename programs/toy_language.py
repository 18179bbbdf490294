"""An interpreter for a small Lisp, in one page.

Text becomes nested lists, and `evaluate` walks them. A procedure keeps the environment it was made in, which is all there is to a closure.
Calls in tail position are a loop, not a recursion, so a Lisp loop may run for ever.
"""


class LispError(Exception):
    pass


class Symbol(str):
    """A name, told apart from a string by its type."""

    __slots__ = ()


def tokenize(text):
    token, quoted = "", False
    for char in text + " ":
        if quoted:
            token += char
            if char == '"':
                yield token
                token, quoted = "", False
        elif char == '"':
            token, quoted = '"', True
        elif char in "()'" or char.isspace():
            if token:
                yield token
                token = ""
            if not char.isspace():
                yield char
        else:
            token += char
    if quoted:
        raise LispError("a string does not end")


def parse(text):
    """Yields each expression of the text."""
    stack, quotes = [], []

    def finish(value):
        while quotes and quotes[-1] == len(stack):
            quotes.pop()
            value = [Symbol("quote"), value]
        if stack:
            stack[-1].append(value)
            return None
        return value

    for token in tokenize(text):
        if token == "'":
            quotes.append(len(stack))
            continue
        if token == "(":
            stack.append([])
            continue
        if token == ")":
            if not stack:
                raise LispError("unexpected )")
            value = finish(stack.pop())
        else:
            value = finish(atom(token))
        if not stack and value is not None:
            yield value
    if stack:
        raise LispError(f"{len(stack)} ( not closed")


def atom(token):
    if token[0] == '"':
        return token[1:-1]
    for convert in (int, float):
        try:
            return convert(token)
        except ValueError:
            pass
    return {"#t": True, "#f": False}.get(token, Symbol(token))


def show(value):
    match value:
        case None:
            return "nil"
        case bool():
            return "#t" if value else "#f"
        case Symbol():
            return str(value)
        case str():
            return f'"{value}"'
        case list():
            return f"({' '.join(map(show, value))})"
        case Procedure(name=name):
            return f"<{name}>"
    return str(value)


class Environment(dict):
    def __init__(self, names=(), values=(), outer=None):
        super().__init__(zip(names, values))
        self.outer = outer

    def owner(self, name):
        scope = self
        while scope is not None:
            if name in scope:
                return scope
            scope = scope.outer
        raise LispError(f"{name} is not defined")


class Procedure:
    def __init__(self, name, parameters, body, scope):
        self.name, self.parameters, self.body, self.scope = name, parameters, body, scope

    def bind(self, values):
        if len(values) != len(self.parameters):
            raise LispError(f"{self.name} takes {len(self.parameters)} arguments, got {len(values)}")
        return Environment(self.parameters, values, self.scope)


def evaluate(x, scope):
    while True:
        match x:
            case Symbol():
                return scope.owner(x)[x]
            case [] | str() | int() | float() | None:
                return x
            case ["quote", value]:
                return value
            case ["if", test, yes, *no]:
                x = yes if evaluate(test, scope) is not False else no[0] if no else None
            case ["define", [name, *parameters], *body]:
                scope[name] = Procedure(name, parameters, [Symbol("begin"), *body], scope)
                return None
            case ["define", name, value]:
                scope[name] = evaluate(value, scope)
                return None
            case ["set!", name, value]:
                scope.owner(name)[name] = evaluate(value, scope)
                return None
            case ["lambda", parameters, *body]:
                return Procedure("lambda", parameters, [Symbol("begin"), *body], scope)
            case ["let", bindings, *body]:
                names = [name for name, _ in bindings]
                scope = Environment(names, [evaluate(value, scope) for _, value in bindings], scope)
                x = [Symbol("begin"), *body]
            case ["begin", *rest, last]:
                for step in rest:
                    evaluate(step, scope)
                x = last
            case [head, *arguments]:
                procedure = evaluate(head, scope)
                values = [evaluate(argument, scope) for argument in arguments]
                if isinstance(procedure, Procedure):
                    x, scope = procedure.body, procedure.bind(values)
                elif callable(procedure):
                    return procedure(*values)
                else:
                    raise LispError(f"{show(procedure)} cannot be called")


def fold(operation):
    def run(first, *rest):
        for value in rest:
            first = operation(first, value)
        return first

    return run


GLOBALS = Environment()
GLOBALS |= {
    Symbol(name): value
    for name, value in {
        "+": fold(lambda a, b: a + b),
        "-": lambda a, *rest: a - sum(rest) if rest else -a,
        "*": fold(lambda a, b: a * b),
        "=": lambda a, b: a == b,
        "<": lambda a, b: a < b,
        "cons": lambda head, tail: [head, *tail],
        "car": lambda pair: pair[0],
        "cdr": lambda pair: pair[1:],
        "list": lambda *items: list(items),
        "null?": lambda items: items == [],
        "display": lambda *values: print(*(v if isinstance(v, str) else show(v) for v in values)),
    }.items()
}

PROGRAM = """
(define (fact n) (if (< n 2) 1 (* n (fact (- n 1)))))
(fact 30)
(define (map f items) (if (null? items) '() (cons (f (car items)) (map f (cdr items)))))
(map (lambda (x) (* x x)) '(1 2 3 4.5))
(define (make-counter) (let ((n 0)) (lambda () (set! n (+ n 1)) n)))
(define a (make-counter)) (define b (make-counter))
(list (a) (a) (b) (a))
(define (loop n sum) (if (= n 0) sum (loop (- n 1) (+ sum n))))
(loop 10000 0)
(display "hello" 'world '(a "b" (#t nil)))
make-counter
''a
(let ((x 2) (y 3)) (let ((x 10)) (+ x y)))
(fact 1 2)
(undefined 1)
(1 2)
(car '())
"""

for expression in parse(PROGRAM):
    try:
        result = evaluate(expression, GLOBALS)
    except (LispError, IndexError) as error:
        print(f"{show(expression)}  !! {error}")
    else:
        if result is not None:
            print(f"{show(expression)}  => {show(result)}")

for broken in ("(+ 1 2", ")", '(display "x)'):
    try:
        print(list(parse(broken)))
    except LispError as error:
        print(f"{broken}  !! {error}")
