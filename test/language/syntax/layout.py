# Blank lines, comments, continuation and brackets do not disturb blocks.
if True:
    x = 1

    # a comment at block level
# a comment at column 0
        # and far to the right
    y = 2
print(x, y)  # expect: 1 2
total = (1 +
# inside brackets
         2
   + 3)
print(total)  # expect: 6
z = 1 + \
    2 + \
3
print(z)  # expect: 6
if x: y = 5; z = 6
print(y, z)  # expect: 5 6
def f(a,
      b=2,
      *,
      c): return (a,
                  b, c)
print(f(1, c=3))  # expect: (1, 2, 3)
items = [
    1,
    2,

    # none
    3,
]
print(items)  # expect: [1, 2, 3]
if (x == 1
        and y == 5): print("folded")
# expect: folded
class C: pass; v = 1
print(C.v)  # expect: 1
for i in range(2): print(i); continue
# expect: 0
# expect: 1
while x: x -= 1; print("once")
# expect: once
try: 1 / 0
except ZeroDivisionError: print("caught")
finally: print("done")
# expect: caught
# expect: done
with_ = 1; print(with_)  # expect: 1
text = """first
  second \
still second
third"""
print(text)
# expect: first
# expect:   second still second
# expect: third
if 1:
	print("a tab")
	if 2:
	    print("a tab and blanks")
# expect: a tab
# expect: a tab and blanks
print(1);  # expect: 1
lambda_ = lambda: (
    1
)
print(lambda_())  # expect: 1
if x:
    pass
elif not x:
  print("two blanks")
else:
            print("never")
# expect: two blanks
