print("never printed: the whole file is read first")
if True  # expect error: SyntaxError: expected ':'
    print("x")
