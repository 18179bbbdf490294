# `and` and `or` give back one of their operands, and evaluate no more than they must.
def say(name, value):
    print(name, end=" ")
    return value


print(say("a", 0) or say("b", "") or say("c", []))  # expect: a b c []
print(say("a", 1) and say("b", "x") and say("c", 3.5))  # expect: a b c 3.5
print(say("a", 0) and say("b", 1))  # expect: a 0
print(say("a", 1) or say("b", 2))  # expect: a 1
print(say("a", 0) and say("b", 1) or say("c", 2))  # expect: a c 2
print(not say("a", 0), not say("a", "x"))  # expect: a a True False
print(say("yes", 1) if say("test", 0) else say("no", 2))  # expect: test no 2
if say("a", 0) or not say("b", 0):
    print("taken")
# expect: a b taken
while say("w", 0) and say("never", 1):
    pass
else:
    print("else")
# expect: w else
assert say("fine", 1) or say("never", 0)
print()  # expect: fine 
