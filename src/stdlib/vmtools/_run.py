"""A program that runs inside a command: `glasspy show VIEW FILE`, `glasspy explain FILE`."""

import os.path
import sys
import traceback
import types


def run(command, file, arguments, then):
    """Runs the file as a program, then calls then(). Gives the program's exit status."""
    try:
        with open(file, 'rb') as opened:
            source = opened.read()
    except OSError as error:
        print(f"{command}: can't open file {file!r}: {error.strerror}", file=sys.stderr)
        return 2
    module = types.ModuleType('__main__')
    module.__file__ = file
    module.__builtins__ = __builtins__
    sys.modules['__main__'] = module
    sys.argv[:] = [file, *arguments]
    sys.path[0] = os.path.dirname(os.path.abspath(file))
    status = 0
    try:
        exec(compile(source, file, 'exec'), module.__dict__)
    except SystemExit as error:
        status = error.code
    except BaseException as error:
        # The frame of this function is not the program's.
        traceback.print_exception(type(error), error, error.__traceback__ and error.__traceback__.tb_next)
        status = 1
    then()
    return status
