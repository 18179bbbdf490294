# A26: when a tensor that backward() needs was changed, the note shows the line that changed it last.
# differs: PyTorch says "Good luck!"
import torch

x = torch.tensor([1.0, 2.0], requires_grad=True)


def attempt(make):
    try:
        make().sum().backward()
        print('fine')
    except RuntimeError as error:
        lines = error.__notes__[0].split('\n')
        place, *source = lines[lines.index('What it had saved was changed here:') + 1 :]
        print(place.split(', ', 1)[1])
        print('\n'.join(source))


def with_operator():
    y = x.exp()
    y += 1
    return y


def with_method():
    y = x.exp()
    result = y * y
    y.mul_(2); y.add_(1)
    return result


def with_item():
    y = x * 1
    result = y * y
    y[0] = 5.0
    return result


def through_view():
    y = x.exp()
    result = y * 1
    with torch.no_grad():
        y.view(2, 1)[0].zero_()
    return result * y


def helper(tensor):
    tensor.clamp_(0, 1)


def elsewhere():
    y = x.sigmoid()
    helper(y)
    return y


for case in (with_operator, with_method, with_item, through_view, elsewhere):
    print(case.__name__)
    attempt(case)
# expect: with_operator
# expect: line 21, in with_operator
# expect:     y += 1
# expect: with_method
# expect: line 28, in with_method
# expect:     y.mul_(2); y.add_(1)
# expect:                ~~~~~~^^^
# expect: with_item
# expect: line 35, in with_item
# expect:     y[0] = 5.0
# expect:     ~^^^
# expect: through_view
# expect: line 43, in through_view
# expect:     y.view(2, 1)[0].zero_()
# expect:     ~~~~~~~~~~~~~~~~~~~~~^^
# expect: elsewhere
# expect: line 48, in helper
# expect:     tensor.clamp_(0, 1)
# expect:     ~~~~~~~~~~~~~^^^^^^
