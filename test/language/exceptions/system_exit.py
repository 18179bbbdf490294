import sys


def leave():
    try:
        sys.exit(3)
    except Exception:
        print("not an Exception")
    finally:
        print("finally")


leave()  # expect: finally
print("never")
# expect exit: 3
