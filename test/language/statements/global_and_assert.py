count = 0
def bump():
    global count, created
    count += 1
    created = "by bump"
bump()
bump()
print(count, created)  # expect: 2 by bump
def shadow():
    count = 100
    return count
print(shadow(), count)  # expect: 100 2
def nested():
    count = "local"
    def inner():
        global count
        count = "changed"
    inner()
    return count
print(nested(), count)  # expect: local changed
try:
    exec("def f():\n    x = 1\n    global x")
except SyntaxError as e:
    print(e.msg)
# expect: name 'x' is assigned to before global declaration
assert True
assert 1, "never evaluated" + 1 if False else ""
try:
    assert 0
except AssertionError as e:
    print(repr(e), e.args)
# expect: AssertionError() ()
try:
    assert [], "the message"
except AssertionError as e:
    print(e)
# expect: the message
try:
    assert (x := 0), {"not": "text"}
except AssertionError as e:
    print(e.args, x)
# expect: ({'not': 'text'},) 0
print(__debug__, __name__, "__file__" in globals())  # expect: True __main__ True
pass
...
"a string alone"
1; 2; print("semicolons"); pass  # expect: semicolons
if True: print("one line"); print("two")
# expect: one line
# expect: two
if 0: pass
elif []: pass
elif 3: print("elif")
else: print("never")
# expect: elif
def documented():
    "doc"
    return documented.__doc__
print(documented())  # expect: doc
print(globals()["count"], locals() is globals())  # expect: changed True
