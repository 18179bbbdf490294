"""Captured functions: exceptions and with statements."""
# torch: 99 (no PyTorch has _capture)
# skip fuel=1: what is compared is the capture, in one tier
import contextlib
import torch
from _differential import case, run

vector = lambda: (torch.randn(3),)
with_number = lambda: (torch.randn(3), 3)


class Manager:
    """A context manager that keeps a log, and swallows exceptions of a class."""

    def __init__(self, swallows=()):
        self.log, self.swallows = [], swallows

    def __enter__(self):
        self.log.append('in')
        return self

    def __exit__(self, kind, value, trace):
        self.log.append('out' if kind is None else f'out with {kind.__name__}: {value}')
        return kind is not None and issubclass(kind, self.swallows)


class Loud:
    def __enter__(self):
        print('in')
        return 5

    def __exit__(self, *args):
        print('out', args[0])


class Fault(Exception):
    def __init__(self, code, x):
        super().__init__(code)
        self.code, self.x = code, x


@case(vector)
def caught(x):
    try:
        {}['k']
    except KeyError as error:
        x = x + 1
        text = str(error), error.args
    finally:
        x = x * 2
    return x, text


@case(vector)
def caught_of_several(x):
    try:
        raise ValueError('a', 2)
    except (TypeError, ValueError) as error:
        return x + 1, error.args


@case(vector)
def not_caught(x):
    y = x + 1
    raise ValueError('boo')


@case(vector)
def not_caught_after_effects(x):
    things = [x]
    x.add_(1)
    print('effect')
    x.mul_(2)
    raise KeyError(3)


@case(lambda: (torch.randn(3), []))
def raises_after_append(x, things):
    things.append(x + 1)
    things.append(2)
    raise LookupError(things[1])


@case(lambda: (torch.randn(3), []))
def operation_fails_after_append(x, things):
    things.append(x + 1)
    x + torch.ones(5)
    things.append(2)


@case(vector)
def operation_fails(x):
    try:
        return x + torch.ones(4)
    except RuntimeError as error:
        return str(error), x * 2


@case(vector)
def operation_fails_after_in_place(x):
    x.add_(1)
    try:
        x.view(7)
    except RuntimeError as error:
        return type(error).__name__, x * 2


@case(vector)
def fails_while_it_runs(x):
    index = torch.tensor([0, 1, 9])
    try:
        return x[index]
    except IndexError as error:
        return str(error), x + 1


@case(vector)
def fails_while_it_runs_after_effects(x):
    x.mul_(3)
    y = x + 1
    index = torch.tensor([0, 1, 9])
    try:
        z = y[index]
    except IndexError as error:
        return str(error), y
    return z


@case(vector)
def fails_while_it_runs_uncaught(x):
    x.mul_(3)
    return x[torch.tensor([0, 9])]


@case(vector)
def else_and_finally(x):
    log = []
    for wrong in (False, True):
        try:
            log.append('try')
            if wrong:
                raise TypeError
        except TypeError:
            log.append('except')
        else:
            log.append('else')
            x = x + 1
        finally:
            log.append('finally')
            x = x * 2
    return x, log


@case(vector)
def finally_returns(x):
    try:
        raise ValueError
    finally:
        return x + 1


@case(vector)
def return_through_finally(x):
    try:
        return x + 1
    finally:
        x.add_(100)
        print('on the way')


@case(vector)
def break_through_finally(x):
    for i in range(3):
        try:
            if i == 1:
                break
            continue
        finally:
            x = x + i + 1
            print(i)
    return x


@case(vector)
def nested(x):
    try:
        try:
            raise ValueError('inner')
        except KeyError:
            x = x + 1
        finally:
            x = x + 2
    except ValueError as error:
        return x, str(error)


@case(vector)
def raise_in_handler(x):
    try:
        try:
            raise ValueError('first')
        except ValueError:
            x = x + 1
            raise KeyError('second')
    except KeyError as error:
        return x, error.args, type(error.__context__).__name__


@case(vector)
def raise_in_handler_uncaught(x):
    try:
        raise ValueError('first')
    except ValueError:
        raise KeyError('second')


@case(vector)
def raise_from(x):
    try:
        raise ValueError('first')
    except ValueError as error:
        raise KeyError('second') from error


@case(vector)
def raise_from_none(x):
    try:
        raise ValueError('first')
    except ValueError as error:
        raise KeyError(x.shape[0]) from None


@case(vector)
def reraise(x):
    try:
        try:
            raise ValueError('again')
        except ValueError:
            x = x * 2
            raise
    except ValueError as error:
        return x, str(error)


@case(vector)
def reraise_uncaught(x):
    try:
        raise ValueError('again')
    except ValueError:
        x.add_(1)
        raise


@case(vector)
def own_class(x):
    try:
        raise Fault(4, x + 1)
    except Fault as fault:
        return fault.code, fault.x, fault.args, str(fault)


@case(vector)
def own_class_uncaught(x):
    raise Fault(4, x + 1)


@case(vector)
def exception_as_value(x):
    error = ValueError('kept')
    return error, x + 1


@case(vector)
def name_is_gone(x):
    try:
        raise ValueError
    except ValueError as error:
        pass
    try:
        error
    except UnboundLocalError as gone:
        return str(gone), x + 1


def fails(x, n):
    if n > 2:
        raise Fault(n, x)
    return x * n


@case(with_number, lambda: (torch.randn(3), 1))
def callee_raises(x, n):
    try:
        return fails(x, n)
    except Fault as fault:
        return fault.x + fault.code


@case(with_number, lambda: (torch.randn(3), 1))
def callee_raises_uncaught(x, n):
    y = fails(x + 1, n)
    return y + 1


def fails_with_print(x, n):
    print('about to')
    if n > 2:
        raise ValueError('deep')
    return x * n


@case(with_number, lambda: (torch.randn(3), 1))
def callee_with_break_raises(x, n):
    try:
        return fails_with_print(x, n)
    except ValueError as error:
        return x + 1, str(error)
    finally:
        print('done')


@case(vector)
def print_in_try(x):
    try:
        y = x + 1
        print('in try')
        z = y * 2
        raise KeyError('k')
    except KeyError as error:
        print(error)
        return z


@case(vector)
def print_in_handler(x):
    try:
        raise ValueError('v')
    except ValueError as error:
        print('handling', error)
        y = x + 1
        print('still')
    return y * 2


@case(vector)
def print_in_finally(x):
    try:
        y = x + 1
        return y
    finally:
        print('finally')
        y = y + 1


@case(vector)
def item_in_try(x):
    try:
        n = x.sum().item()
        y = x * n
        raise ValueError
    except ValueError:
        return y + n


@case(vector)
def convert_fails(x):
    try:
        return float(x)
    except Exception as error:
        return type(error).__name__, x + 1


@case(vector)
def try_in_loop(x):
    count = 0
    for i in range(4):
        try:
            if i % 2:
                raise IndexError(i)
            x = x + i
        except IndexError as error:
            count += error.args[0]
            print('odd', i)
    return x, count


@case(vector)
def exception_group(x):
    try:
        raise ExceptionGroup('both', [ValueError(1), TypeError(2)])
    except* ValueError as group:
        x = x + 1
    except* TypeError:
        x = x * 2
    return x


@case(vector)
def attribute_error(x):
    try:
        return x.nothing
    except AttributeError as error:
        return str(error)


@case(with_number)
def builtin_errors(x, n):
    texts = []
    for action in (lambda: [1][n], lambda: {}[n], lambda: n / 0, lambda: int('x'), lambda: (1).nothing, lambda: 'a' + n, lambda: n(),
                   lambda: undefined_name, lambda: [].pop(), lambda: [1].remove(n), lambda: (1, 2).index(n), lambda: next(iter([])), lambda: len(n)):
        try:
            action()
        except Exception as error:
            texts.append((type(error).__name__, str(error)))
    return x, texts


@case(vector)
def wrong_unpacking(x):
    texts = []
    for items in ([1], [1, 2, 3], 5):
        try:
            a, b = items
        except (ValueError, TypeError) as error:
            texts.append(str(error))
    return x + 1, texts


@case(vector)
def wrong_arguments(x):
    def f(a, b=1, *, c):
        return a
    texts = []
    for call in (lambda: f(), lambda: f(x), lambda: f(1, 2, 3, c=1), lambda: f(1, c=2, d=3), lambda: f(1, a=2, c=3)):
        try:
            call()
        except TypeError as error:
            texts.append(str(error))
    return texts, x * 2


# ---- with
@case(vector)
def with_manager(x):
    manager = Manager()
    with manager as m:
        x = x + 1
        same = m is manager
    return x, manager.log, same


@case(lambda: (torch.randn(3), Manager(ValueError)), lambda: (torch.randn(3), Manager()))
def with_given(x, manager):
    with manager:
        x = x + 1
        raise ValueError('in the middle')
    return x, manager.log


@case(vector)
def with_swallows(x):
    with Manager(ValueError) as m:
        x = x + 2
        raise ValueError('gone')
    return x, m.log


@case(vector)
def with_raises(x):
    with Manager(KeyError):
        x = x + 2
        raise ValueError('stays')
    return x


@case(vector)
def with_print(x):
    with Manager(ValueError) as m:
        x = x + 2
        print('inside', m.log)
        x = x * 3
        raise ValueError('gone')
    return x, m.log


@case(vector)
def with_loud(x):
    with Loud() as n:
        x = x + n
    with Loud() as n, Manager() as m:
        x = x + n
        print(x.shape)
        x = x * 2
    return x, m.log


@case(vector)
def with_return(x):
    m = Manager()
    with m:
        return x + 1, m.log


@case(vector)
def with_in_loop(x):
    m = Manager()
    for i in range(3):
        with m:
            if i == 1:
                continue
            x = x + i
            print(i)
    return x, m.log


@case(vector)
def with_nested_break(x):
    with Manager() as a:
        with Manager(RuntimeError) as b:
            x = x + 1
            print('deep')
            raise RuntimeError('r')
        x = x * 2
    return x, a.log, b.log


@contextlib.contextmanager
def scaled(x, n):
    try:
        yield x * n
    finally:
        print('closed')


@case(with_number)
def with_generator(x, n):
    with scaled(x, n) as y:
        z = y + 1
    return z


@case(vector)
def with_suppress(x):
    with contextlib.suppress(ZeroDivisionError):
        x = x + 1
        1 / 0
    return x


@case(vector)
def with_nullcontext(x):
    with contextlib.nullcontext(x) as y:
        return y is x, y + 1


@case(vector)
def exit_stack(x):
    with contextlib.ExitStack() as stack:
        m = stack.enter_context(Manager())
        stack.callback(print, 'called back')
        x = x + 1
    return x, m.log


@case(vector)
def exception_keeps_handled(x):
    seen = []
    try:
        raise ValueError('outer')
    except ValueError:
        try:
            raise KeyError('inner')
        except KeyError as inner:
            seen.append(repr(inner.__context__))
        print('between')
        try:
            raise
        except ValueError as again:
            seen.append(repr(again))
    return x + 1, seen


@case(vector)
def custom_hierarchy(x):
    class Base(Exception):
        pass

    class Derived(Base):
        pass
    try:
        raise Derived(1)
    except Base as error:
        return type(error).__name__, x + error.args[0]


@case(vector)
def stop_iteration(x):
    it = iter([x, x + 1])
    a = next(it)
    b = next(it)
    try:
        next(it)
    except StopIteration as stop:
        return a, b, stop.value, next(it, 'default')


@case(vector)
def assertion(x):
    try:
        assert x.shape[0] == 4, f'{x.shape[0]} is not 4'
    except AssertionError as error:
        return str(error), x + 1


@case(vector)
def notes(x):
    try:
        raise ValueError('with a note')
    except ValueError as error:
        error.add_note('the note')
        return error.__notes__, x


run()    # expect: 58 functions, 0 differ
