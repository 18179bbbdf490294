try:
    assert 1 == 2  # expect error: AssertionError
finally:
    print("finally runs")
# expect: finally runs
