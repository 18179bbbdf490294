import sys
import _plain.first
# expect: first begins
# expect: second begins
# expect: second sees False
# expect: first sees second
print(_plain.second.later())  # expect: first
try:
    import _plain.third
except ImportError as error:
    print(str(error).split(" (/")[0].split(" (most")[0])
# expect: cannot import name 'thing' from partially initialized module '_plain.third'
print("_plain.third" in sys.modules)  # expect: False
