# A function that is made of the code of a module had no namespace for its names.
import types
code = compile("print(x); y = x + 1", "s", "exec")
ns = {"x": 1}
f = types.FunctionType(code, ns)
print(f())
# expect: 1
# expect: None
print(ns.get('y'))  # expect: 2
class C:
    run = f
import sys
def caller():
    return types.FunctionType(compile("import sys; print(sorted(k for k in locals() if not k.startswith('__')), sys._getframe().f_locals is globals())", "s", "exec"), {"z": 1})()
caller()  # expect: ['sys', 'z'] True
