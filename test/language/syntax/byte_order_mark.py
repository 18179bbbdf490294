# A byte order mark before the first line is no part of the program.
print("after the mark")  # expect: after the mark
