# A traceback showed the lines of a source file as UTF-8 whatever encoding the file names.
import io
import os
import sys
import traceback

path = __file__ + '.made'
with open(path, 'wb') as file:
    file.write('# coding: latin-1\ns = "é"; 1 / 0\n'.encode('latin-1'))
try:
    with open(path, 'rb') as file:
        exec(compile(file.read(), path, 'exec'))
except ZeroDivisionError:
    print(traceback.format_exc().splitlines()[-3].strip())     # expect: s = "é"; 1 / 0
    kept, sys.stderr = sys.stderr, io.StringIO()
    sys.excepthook(*sys.exc_info())
    shown, sys.stderr = sys.stderr.getvalue(), kept
    print(shown.splitlines()[-3].strip())     # expect: s = "é"; 1 / 0
finally:
    os.remove(path)
