# Many parameters and arguments.
names = [f"p{i}" for i in range(300)]
space = {}
exec(f"def many({', '.join(names)}): return p0, p150, p299", space)
print(space["many"](*range(300)))  # expect: (0, 150, 299)
print(space["many"](**{name: i for i, name in enumerate(names)}))  # expect: (0, 150, 299)
exec("def sum_up(*args): return sum(args)", space)
print(space["sum_up"](*range(10000)))  # expect: 49995000
print(eval("max(" + ",".join(str(i) for i in range(500)) + ")"))  # expect: 499
print(len(eval("[" + ",".join("1" for _ in range(3000)) + "]")))  # expect: 3000
print(len(eval("{" + ",".join(f"{i}: {i}" for i in range(1000)) + "}")))  # expect: 1000
try:
    space["many"](1, 2)
except TypeError as error:
    print(str(error)[:60], "...", str(error)[-20:])
# expect: many() missing 298 required positional arguments: 'p2', 'p3' ... , 'p298', and 'p299'
