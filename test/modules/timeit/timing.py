# Nothing here depends on how long things really take: the clock counts its readings.
import io
import sys
import timeit


class Clock:
    def __init__(self, step):
        self.step = step
        self.now = 0

    def __call__(self):
        self.now += self.step
        return self.now


print(timeit.timeit('x += 1', 'x = 0', Clock(2), 3), timeit.repeat('pass', timer=Clock(5), repeat=3, number=1))
seen = []
print(timeit.timeit(lambda: seen.append(1), setup=lambda: seen.append('setup'), number=4) >= 0, seen)
names = {'count': [0]}
timer = timeit.Timer('count[0] += 1\nif count:\n    count[0] += 1', 'import math\nmath.pi', Clock(1), globals=names)
print(timer.timeit(10), names['count'], timer.repeat(2, 5), names['count'])
steps = []
print(timeit.Timer(timer=Clock(0.5)).autorange(lambda number, seconds: steps.append((number, seconds))), steps)
for wrong in (lambda: timeit.Timer(5), lambda: timeit.Timer('pass', 5), lambda: timeit.Timer('return'), lambda: timeit.Timer('x ='),
              lambda: timeit.Timer('break'), lambda: timeit.Timer('pass', 'yield')):
    try:
        wrong()
    except (ValueError, SyntaxError) as error:
        print(f'{type(error).__name__}: {error}')
broken = timeit.Timer('1 / 0')
try:
    broken.timeit(1)
except ZeroDivisionError:
    text = io.StringIO()
    broken.print_exc(text)
    print(text.getvalue().splitlines()[-3:])
sys.stderr = sys.stdout
for line in (['-n', '4', 'pass'], ['-n5', '-r2', '-s', 'x = 1', 'x', 'x += 1'], ['-v', '--number=2', '--unit', 'msec', '--', 'pass'], ['-vvn1', 'pass'],
             ['--repeat', '0', '-n1'], ['-u', 'year'], ['-z'], ['--nope'], ['-n'], ['--number'], ['--help=1'], ['-pn', '1', '--rep', '2']):
    print(line, '->', timeit.main(line, _wrap_timer=lambda timer: Clock(0.25)))
