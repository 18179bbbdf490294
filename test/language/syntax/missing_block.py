def f():
print("no block")  # expect error: IndentationError: expected an indented block after function definition on line 1
