# Clocks by number. How fine they are is the host's affair (docs/differences.md).
import time

print(time.CLOCK_REALTIME, time.CLOCK_MONOTONIC, time.CLOCK_PROCESS_CPUTIME_ID, time.CLOCK_THREAD_CPUTIME_ID)
# expect: 0 1 2 3
for number, other in [(0, time.time), (1, time.monotonic), (2, time.process_time)]:
    before, asked, after = other(), time.clock_gettime(number), other()
    print(type(asked).__name__, before - 1e-5 <= asked <= after + 1e-5)
    nanoseconds = time.clock_gettime_ns(number)
    print(type(nanoseconds).__name__, (before - 1) * 1e9 < nanoseconds < (after + 10) * 1e9, 0 < time.clock_getres(number) < 1e-3)
# expect: float True
# expect: int True True
# expect: float True
# expect: int True True
# expect: float True
# expect: int True True
for wrong in (99, -1, 'a', 1.5):
    for function in (time.clock_gettime, time.clock_gettime_ns, time.clock_getres):
        try:
            function(wrong)
        except Exception as error:
            print(type(error).__name__, error)
# expect: OSError [Errno 22] Invalid argument
# expect: OSError [Errno 22] Invalid argument
# expect: OSError [Errno 22] Invalid argument
# expect: OSError [Errno 22] Invalid argument
# expect: OSError [Errno 22] Invalid argument
# expect: OSError [Errno 22] Invalid argument
# expect: TypeError clk_id should be integer, not str
# expect: TypeError clk_id should be integer, not str
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError clk_id should be integer, not float
# expect: TypeError clk_id should be integer, not float
# expect: TypeError 'float' object cannot be interpreted as an integer
