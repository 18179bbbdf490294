# Functions of module time that are written in Python were bound when a class had them as attributes.
import time
class Clock:
    now = time.time
    parts = time.gmtime
    show = time.strftime
    back = time.mktime
c = Clock()
print(c.now() > 0, c.parts(0)[:6], c.show('%Y-%m-%d', time.gmtime(86400)), c.back(time.localtime(1000)))
# expect: True (1970, 1, 1, 0, 0, 0) 1970-01-02 1000.0
for f in (time.gmtime, time.localtime, time.asctime, time.ctime, time.mktime, time.strftime, time.strptime, time.tzset):
    print(type(f), f, f.__module__)
# expect: <class 'builtin_function_or_method'> <built-in function gmtime> time
# expect: <class 'builtin_function_or_method'> <built-in function localtime> time
# expect: <class 'builtin_function_or_method'> <built-in function asctime> time
# expect: <class 'builtin_function_or_method'> <built-in function ctime> time
# expect: <class 'builtin_function_or_method'> <built-in function mktime> time
# expect: <class 'builtin_function_or_method'> <built-in function strftime> time
# expect: <class 'builtin_function_or_method'> <built-in function strptime> time
# expect: <class 'builtin_function_or_method'> <built-in function tzset> time
try: time.mktime(1)
except TypeError as e: print(e)
# expect: Tuple or struct_time argument required
