# The memory behind a memoryview is the same for all interpreters that have one.
from concurrent import interpreters


OUT = interpreters.create_queue()


def run(interp, code):
    """What the code says by say() is printed here."""
    interp.prepare_main(OUT=OUT)
    interp.exec('def say(*values): OUT.put(" ".join(map(str, values)))')
    try:
        interp.exec(code)
    finally:
        while not OUT.empty():
            print('  says', OUT.get())

data = bytearray(b'abcdef')
interp = interpreters.create()
interp.prepare_main(view=memoryview(data)[1:4], fixed=memoryview(b'xyz'))
run(interp, 'view[0] = 90; say(bytes(view), view.readonly, view.format, bytes(fixed), fixed.readonly, type(view.obj).__name__)')
# expect:   says b'Zcd' False B b'xyz' True CrossInterpreterBufferView
print(data)  # expect: bytearray(b'aZcdef')
data[2] = 48
run(interp, 'say(bytes(view))')  # expect:   says b'Z0d'
try:
    data.append(1)
except BufferError as error:
    print(error)
# expect: Existing exports of data: object cannot be re-sized

try:
    interp.exec('fixed[0] = 1')
except interpreters.ExecutionFailed as failure:
    print(failure.excinfo.formatted)
# expect: TypeError: cannot modify read-only memory

interp.close()
