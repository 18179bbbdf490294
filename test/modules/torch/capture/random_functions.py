"""D43: random functions, as they are and captured. With arguments: the first seed, and how many."""
# torch: 99 (no PyTorch has _capture)
# skip fuel=1: what is compared is the capture, in one tier
import random
import sys
import warnings
import torch
import _capture
from _differential import captured, outcome, RECORDER, reset
from _random_functions import make


def arguments(Box, seed):
    draw = random.Random(seed)
    x = torch.arange(1., 4.) * draw.choice([1, -1, 0.5])
    if draw.random() < 0.3:
        x.requires_grad_()
    y = x if draw.random() < 0.15 else torch.ones(3)
    items = [x, 2, y] if draw.random() < 0.3 else [1, 2]
    return x, y, draw.choice([0, 1, 2, 5]), items, {'a': draw.choice([1, x]), 0: y}, Box(draw.choice([2, y]))


def differs(seed):
    """How a function differs from itself, captured; '' when it does not."""
    source = make(seed)
    names = {'torch': torch, '__name__': 'random'}
    exec(compile(source, f'<seed {seed}>', 'exec'), names)
    f, Box = names['f'], names['Box']

    def run(call, which):
        torch.manual_seed(0)
        return outcome(call, arguments(Box, which))
    expected, other = run(f, seed), run(f, seed + 1)
    reset()
    checks = [('captured', seed, expected), ('other arguments', seed + 1, other), ('again', seed, expected)]
    for how, which, wanted in checks:
        got = run(captured(f), which)
        if got != wanted:
            return how, wanted, got
    draw = random.Random(seed)
    for how, step, again in (('a break', draw.randint(1, 90), False), ('breaks', draw.randint(1, 6), True)):
        reset()
        _capture.break_at(step, again)
        try:
            got = run(captured(f), seed)
        finally:
            _capture.break_at(None)
        if got != expected:
            return f'{how} at {step}', expected, got
    return ''


def main():
    numbers = [int(word) for word in sys.argv[1:] if word.isdigit()]
    first, count = (numbers + [1, 15])[:2] if len(numbers) >= 2 else (numbers[0], 1) if numbers else (1, 15)
    stdout, sys.stdout = sys.stdout, RECORDER
    warnings.simplefilter('ignore', SyntaxWarning)
    torch._dynamo.config.recompile_limit = 64
    bad = 0
    try:
        for seed in range(first, first + count):
            difference = differs(seed)
            if difference:
                bad += 1
                how, wanted, got = difference
                texts = [repr(wanted), repr(got)]
                at = next((i for i, (a, b) in enumerate(zip(*texts)) if a != b), 0)
                stdout.write(f'seed {seed}: {how}\n    as it is: {texts[0][:60]} ... {texts[0][max(at - 80, 0):at + 120]}\n    captured: {texts[1][:60]} ... {texts[1][max(at - 80, 0):at + 120]}\n')
                if count == 1:
                    stdout.write(make(seed))
    finally:
        sys.stdout = stdout
    print(f'{count} functions, {bad} differ')


main()    # expect: 15 functions, 0 differ
