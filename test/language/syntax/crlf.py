print("one")
if True:
    print("""two
lines""")
# expect: one
# expect: two
# expect: lines
