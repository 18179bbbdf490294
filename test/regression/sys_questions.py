# Questions to sys that had no answer.
import sys
print(sys.gettrace(), sys.getprofile(), sys._jit.is_enabled(), sys._jit.is_active())  # expect: None None False False
