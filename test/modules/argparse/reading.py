# What a command line becomes, and what is said about a wrong one.
import argparse
import enum
import sys


def parser(**options):
    return argparse.ArgumentParser(prog='tool', exit_on_error=False, **options)


def show(made, *lines, method='parse_args'):
    for line in lines:
        try:
            print(line, '->', getattr(made, method)(line.split()))
        except argparse.ArgumentError as error:
            print(line, '-> error:', error)


one = parser()
one.add_argument('-v', '--verbose', action='count', default=0)
one.add_argument('-o', '--output', metavar='FILE')
one.add_argument('-n', type=int, default='7')
one.add_argument('--level', choices=['low', 'high'])
one.add_argument('--size', type=float, nargs=2)
one.add_argument('--tag', action='append')
one.add_argument('--more', action='extend', nargs='+', default=['x'])
one.add_argument('--flag', action=argparse.BooleanOptionalAction)
one.add_argument('--const', action='store_const', const=42)
one.add_argument('--both', dest='listed', action='append_const', const=1)
one.add_argument('--maybe', nargs='?', const='given', default='absent')
show(one, '', '-vvv', '-v -v --verbose', '-o x', '-ox', '-o=x', '--output=x', '--out x', '-n 5', '-n5', '-n x', '--level low', '--level mid',
     '--size 1 2', '--size 1', '--tag a --tag b', '--more a b --more c', '--flag', '--no-flag', '--const --both --both',
     '--maybe', '--maybe x', '-vo x', '-vox', '-vx', '-o', '--nope', 'stray', '--ver=3', '--l low', '-n -5', '-n -x', '--m a')
show(one, '--nope a -v', '-q -vq', method='parse_known_args')

two = parser()
two.add_argument('first')
two.add_argument('rest', nargs='*', type=int)
two.add_argument('--opt', action='store_true')
show(two, '', 'a', 'a 1 2', 'a 1 --opt 2', '--opt a 1', 'a -- -1', '-- --opt 3', 'a -1', 'a x', 'a --opt 1')
show(two, 'a 1 --opt 2', '--opt', 'a --opt', method='parse_intermixed_args')

three = parser()
three.add_argument('a', nargs='?', default='dflt')
three.add_argument('b', nargs='+')
three.add_argument('c', nargs=2)
show(three, 'x y', 'x y z', 'x y z w', 'x y z w v')

four = parser()
four.add_argument('-1', dest='one', action='store_true')
four.add_argument('command')
four.add_argument('args', nargs=argparse.REMAINDER)
show(four, 'run -x --y -1', '-1 run', '-2 run', 'run -- a')

five = parser(prefix_chars='+-', allow_abbrev=False)
five.add_argument('+x', '++long', action='store_true')
five.add_argument('-y')
show(five, '+x', '++long', '++lo', '-y +', '+x -y 3')

six = parser()
group = six.add_mutually_exclusive_group(required=True)
group.add_argument('--yes', action='store_true')
group.add_argument('--no', action='store_true')
group.add_argument('maybe', nargs='?')
show(six, '', '--yes', '--yes --no', 'x --no', 'x')

seven = parser(argument_default=argparse.SUPPRESS)
seven.add_argument('--a')
commands = seven.add_subparsers(dest='command', required=True)
add = commands.add_parser('add', aliases=['plus'], exit_on_error=False)
add.add_argument('numbers', nargs='+', type=int)
add.set_defaults(function='adding')
old = commands.add_parser('old', deprecated=True)
sys.stderr = sys.stdout
show(seven, 'add 1 2', 'plus 1', '--a 1 add 2', 'nope', '', 'add', 'old', 'add 1 --b')
show(seven, 'add 1 --b', method='parse_known_args')


class Color(enum.Enum):
    red = 'red'


def even(text):
    if int(text) % 2:
        raise argparse.ArgumentTypeError(f'{text} is odd')
    return int(text)


class Upper(argparse.Action):
    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, (values.upper(), option_string))


eight = parser(suggest_on_error=True, fromfile_prefix_chars='@')
eight.add_argument('--color', type=Color, choices=list(Color))
eight.add_argument('--even', type=even)
eight.add_argument('--upper', action=Upper)
eight.add_argument('--letter', choices='abc')
eight.add_argument('--speed', choices=['slow', 'quick'])
show(eight, '--color red', '--color blue', '--even 3', '--even 4', '--even x', '--upper a', '--letter b', '--letter ab', '--speed quik', '@/nope')

base = argparse.ArgumentParser(add_help=False)
base.add_argument('--base', default=1)
base.set_defaults(extra=2)
child = parser(parents=[base])
child.add_argument('--child', default='c')
show(child, '', '--base 3')
space = argparse.Namespace(child='kept', **{'odd name': 1})
print(child.parse_args([], space), space == argparse.Namespace(), 'base' in space, child.get_default('extra'))

for wrong in (
        lambda: one.add_argument('-v'), lambda: one.add_argument('x', required=True), lambda: one.add_argument('x', dest='y'),
        lambda: one.add_argument('--x', action='nope'), lambda: one.add_argument('--x', nargs=0), lambda: one.add_argument('x', nargs=0),
        lambda: one.add_argument('--x', type='int'), lambda: one.add_argument('--x', nargs=2, metavar=('a', 'b', 'c')),
        lambda: one.add_argument('--x', help='%(nope)s'), lambda: one.add_argument('--x', nargs='z'), lambda: one.add_argument('--'),
        lambda: one.add_argument('x', action='store_true'), lambda: one.add_argument('--x', const=1), lambda: one.add_argument('-x', 'y'),
        lambda: parser(conflict_handler='x'), lambda: parser(parents=[1]), lambda: seven.add_subparsers(), lambda: commands.add_parser('add'),
        lambda: group.add_argument('x'), lambda: group.add_argument_group(), lambda: group.add_mutually_exclusive_group(),
        lambda: one.add_argument('--y', action=argparse.Action).nothing, lambda: one.parse_args(['--y', '1'])):
    try:
        wrong()
    except Exception as error:
        print(f'{type(error).__name__}: {error}')
print(one.add_argument('--last', help='it', default=1))
print(parser(), argparse.ArgumentError(None, 'plain'))
