"""Races and anomaly mode name lines of the program, also for what a captured graph does."""
# torch: 99 (the accelerator is ours)
# flags: -X sim_accelerator
import warnings
import torch

torch._vm.race_detector('raise')
s, t = torch.Stream(), torch.Stream()


@torch.compile
def racing(x):
    with s:
        y = x * 2
    with t:
        return y + 1


@torch.compile(backend='eager')
def rooted(x):
    shifted = x - 1
    return (shifted.sqrt() * 0).sum()


def line_of(fn, offset):
    return fn._torchdynamo_orig_callable.__code__.co_firstlineno + offset


x = torch.ones(3, device='sim')
torch.accelerator.synchronize()
try:
    racing(x)
except torch._vm.RaceError as race:
    for access, offset in ((race.first, 3), (race.second, 5)):
        print(access.operation, access.filename == __file__, access.lineno == line_of(racing, offset), access.text.splitlines()[1].strip())
# expect: mul True True y = x * 2
# expect: add True True return y + 1

with warnings.catch_warnings(record=True) as told:
    warnings.simplefilter('always')
    with torch.autograd.detect_anomaly(check_nan=True):
        x = torch.zeros(2, requires_grad=True)
        try:
            rooted(x).backward()
        except RuntimeError as error:
            print('nan' in str(error))    # expect: True
    print('\n'.join(str(told[-1].message).strip().splitlines()[-2:]).replace(__file__, 'places.py'))
# expect:   File "places.py", line 22, in rooted
# expect:     return (shifted.sqrt() * 0).sum()
