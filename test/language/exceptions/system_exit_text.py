import sys
print("out")  # expect: out
sys.exit("a message")
# expect stderr: a message
# expect exit: 1
