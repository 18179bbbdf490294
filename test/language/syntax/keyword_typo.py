for i in range(3):
    pass
whille True:  # expect error: SyntaxError: invalid syntax. Did you mean 'while'?
    pass
