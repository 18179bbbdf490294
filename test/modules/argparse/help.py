# The texts of help, usage and errors.
import argparse
import os
import sys

os.environ['COLUMNS'] = '80'
LONG = 'A text that is long enough to need more than one line when it is shown in a column of eighty characters or fewer.'


def parser(**options):
    made = argparse.ArgumentParser(prog='tool', **options)
    made.add_argument('file', help='the file', metavar='FILE')
    made.add_argument('more', nargs='*', help=LONG)
    made.add_argument('-v', '--verbose', action='store_true', help='say more (prog is %(prog)s)')
    made.add_argument('--a-rather-long-option', type=int, default=5, help='number, default %(default)s, of type %(type)s')
    made.add_argument('--choice', choices=['x', 'y'], help='one of %(choices)s')
    made.add_argument('--range', nargs=2, metavar=('FROM', 'TO'), type=int)
    made.add_argument('--flag', action=argparse.BooleanOptionalAction, default=True, help='on or off')
    made.add_argument('--secret', help=argparse.SUPPRESS)
    made.add_argument('--maybe', nargs='?', help='perhaps')
    return made


made = parser(description=LONG, epilog='The end of %(prog)s.')
made.print_help()
made.print_usage()
group = made.add_argument_group('special things', 'Described here.')
group.add_argument('--required', required=True, help='must be given')
either = made.add_mutually_exclusive_group()
either.add_argument('-q', '--quiet', action='store_true')
either.add_argument('-l', '--loud', action='store_true', help='100%% loud')
print(made.format_help())
for formatter in (argparse.RawDescriptionHelpFormatter, argparse.RawTextHelpFormatter, argparse.ArgumentDefaultsHelpFormatter):
    print(parser(description='Two\n  lines.', formatter_class=formatter).format_help())
typed = argparse.ArgumentParser(prog='tool', formatter_class=argparse.MetavarTypeHelpFormatter, usage='%(prog)s as you like')
typed.add_argument('--number', type=int)
print(typed.format_help())
narrow = parser(formatter_class=lambda prog: argparse.HelpFormatter(prog, max_help_position=40, width=60))
print(narrow.format_help())
longname = argparse.ArgumentParser(prog='a-program-with-a-name-that-leaves-hardly-any-room-for-its-arguments')
longname.add_argument('--first-option')
longname.add_argument('positional', nargs='+')
print(longname.format_help())
empty = argparse.ArgumentParser(prog='empty', add_help=False)
print(empty.format_help())
commands = argparse.ArgumentParser(prog='git')
commands.add_argument('--dir')
chosen = commands.add_subparsers(title='commands', description='What it can do.', metavar='COMMAND', help='see below')
add = chosen.add_parser('add', help='add files', aliases=['plus'])
add.add_argument('files', nargs='+')
chosen.add_parser('a-command-with-a-long-name', help=LONG)
chosen.add_parser('hidden')
print(commands.format_help())
print(add.format_help())
plain = argparse.ArgumentParser(prog='git')
plain.add_argument('what')
plain.add_subparsers(dest='cmd').add_parser('x').print_usage()
print(plain.format_help())

version = argparse.ArgumentParser(prog='tool')
version.add_argument('--version', action='version', version='%(prog)s 1.0')
for made, line in ((version, ['--version']), (version, ['-h']), (made, []), (version, ['--nope']), (commands, ['nope'])):
    try:
        sys.stderr = sys.stdout
        made.parse_args(line)
    except SystemExit as end:
        print('status', end.code)
