print("zero")  # expect: zero
raise SystemExit
