# G5: at the end of the program those that are left say their last words.


def holds():
    try:
        yield
    finally:
        print('finally at the end')


class AtEnd:
    def __del__(self):
        print('del at the end')


first = AtEnd()
second = holds()
next(second)
print('done')  # expect: done
# expect: del at the end
# expect: finally at the end
