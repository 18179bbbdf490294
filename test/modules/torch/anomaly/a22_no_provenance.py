# A22: with -X no_provenance nodes remember no line, and errors of backward() have no note; anomaly mode still keeps all frames.
# differs: the option is ours
# flags: -X no_provenance
import warnings
import torch
import vmtools

warnings.simplefilter('ignore')
x = torch.tensor([1.0, 0.0], requires_grad=True)


def fail(y):
    try:
        y.sum().backward()
    except RuntimeError as error:
        print(len(getattr(error, '__notes__', [])), [frame.name for frame in error.anomaly.frames])


y = x.exp()
y += 1
fail(y)  # expect: 0 []
print(vmtools.graph(y)['nodes'][0]['at'])  # expect: None
with torch.autograd.detect_anomaly():
    fail(x / x)
# expect: 1 ['<module>']
