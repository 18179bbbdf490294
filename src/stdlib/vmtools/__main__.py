"""Runs a program, and shows the machine as it is at its end: `glasspy show VIEW [--json|--dot|--svg] FILE [ARGUMENT ...]`."""

import sys


def usage(problem=None):
    from . import VIEWS

    rows = '\n'.join(f'  {name:10} {about}' for name, (_, about) in VIEWS.items())
    text = f"""usage: glasspy show VIEW [--json|--dot|--svg] FILE [ARGUMENT ...]

Runs FILE, and shows a view of the machine as it is at its end. A program shows them
in its middle by vmtools.show().

views:
{rows}
  all        all of them"""
    print(text if problem is None else f'{problem}\n{text}', file=sys.stdout if problem is None else sys.stderr)
    return 0 if problem is None else 2


def main(arguments):
    from . import FORMATS, VIEWS, show
    from ._run import run
    from .drawing import DRAWN, not_drawn

    format = 'text'
    given = []
    while arguments and len(given) < 2:
        word, *arguments = arguments
        if word in ('-h', '--help'):
            return usage()
        if word.startswith('--') and word[2:] in FORMATS:
            format = word[2:]
        elif word.startswith('-') and word != '-':
            return usage(f'show: unknown option {word}')
        else:
            given.append(word)
    if not given:
        return usage('show: a view is expected')
    if given[0] not in VIEWS and given[0] != 'all':
        from difflib import get_close_matches

        near = get_close_matches(given[0], VIEWS, 1)
        return usage(f"show: there is no view {given[0]!r}{f', did you mean {near[0]!r}?' if near else ''}")
    if format in ('dot', 'svg') and given[0] not in DRAWN:
        return usage(f'show: {not_drawn(format)}')
    if len(given) < 2:
        return usage('show: a file is expected')
    return run('show', given[1], arguments, lambda: show(None if given[0] == 'all' else given[0], format))


sys.exit(main(sys.argv[1:]))
