# Two closures over one variable see each other's changes.
def counter():
    n = 0

    def bump():
        nonlocal n
        n += 1
        return n

    def look():
        return n

    return bump, look


bump, look = counter()
print(look())  # expect: 0
print(bump(), bump())  # expect: 1 2
print(look())  # expect: 2
other, _ = counter()
print(other(), look())  # expect: 1 2
for i in range(2):
    print(i)
# expect: 0
# expect: 1
def late():
    return missing  # expect error: NameError: name 'missing' is not defined

print(late())
