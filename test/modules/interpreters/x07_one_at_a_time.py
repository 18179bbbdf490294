# X7: threads of an interpreter take turns, in each interpreter.
import sys
from concurrent import interpreters

print(sys._is_gil_enabled())  # expect: True
interp = interpreters.create()
print(interp.call(sys._is_gil_enabled))  # expect: True
interp.close()
