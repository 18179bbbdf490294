# What an error says about a name that is nearly right. The words are part of the printed traceback, not of str(error).
class Point:
    def __init__(self): self.width = 1


def f():
    length = 1
    return lenght


for test in (f, lambda: Point().widht, lambda: pritn, lambda: Point().zzzzz, lambda: [].apend, lambda: Point.widht):
    try:
        test()
    except (NameError, AttributeError) as error:
        print(type(error).__name__, error, error.name)
# expect: NameError name 'lenght' is not defined lenght
# expect: AttributeError 'Point' object has no attribute 'widht' widht
# expect: NameError name 'pritn' is not defined pritn
# expect: AttributeError 'Point' object has no attribute 'zzzzz' zzzzz
# expect: AttributeError 'list' object has no attribute 'apend' apend
# expect: AttributeError type object 'Point' has no attribute 'widht' widht
Point().widht
# expect stderr: Traceback (most recent call last):
# expect stderr:   File "suggestions.py", line 22, in <module>
# expect stderr:     Point().widht
# expect stderr: AttributeError: 'Point' object has no attribute 'widht'. Did you mean: 'width'?
# expect exit: 1
