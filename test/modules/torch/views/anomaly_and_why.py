# The views anomaly and why.
# differs: module vmtools is ours
import contextvars
import io
import warnings
import torch
import vmtools
from torch.autograd import anomaly_mode

warnings.simplefilter('ignore')


def text(name):
    file = io.StringIO()
    vmtools.show(name, file=file)
    return file.getvalue().replace(__file__, 'here').rstrip()


print(text('anomaly'))
# expect: anomaly:
# expect:   off, for this context
print(text('why'), vmtools.view('why'))
# expect: why:
# expect:   nothing None
anomaly_mode.why()  # expect: no backward() has failed


def switch_on():
    torch.autograd.set_detect_anomaly(True, check_nan='forward')


contextvars.copy_context().run(switch_on)
print(text('anomaly'))
# expect: anomaly:
# expect:   off, for this context
with torch.autograd.detect_anomaly(check_nan=False):
    print(text('anomaly'))
    switch_on()
    print(text('anomaly'))
# expect: anomaly:
# expect:   on, for this context
# expect:   looks for nan in nothing
# expect:   set by here:36 in <module>
# expect: anomaly:
# expect:   on, for this context
# expect:   looks for nan in gradients and results of the forward pass
# expect:   set by here:29 in switch_on
print(vmtools.view('anomaly'))  # expect: {'enabled': False, 'check_nan': True, 'scope': 'context', 'set_by': None}
anomaly_mode.config.anomaly_scope = 'process'
torch.autograd.set_detect_anomaly(True)
print(text('anomaly'))
# expect: anomaly:
# expect:   on, for this process
# expect:   looks for nan in gradients
# expect:   set by here:50 in <module>
x = torch.tensor([1.0, 0.0], requires_grad=True)
try:
    (x / x).sum().backward()
except RuntimeError:
    pass
print(text('why'))
# expect: why:
# expect:   RuntimeError: Function 'DivBackward0' returned nan values in its 1th output.
# expect:   DivBackward0 is where backward() failed; the forward pass made it here:
# expect:     File "here", line 58, in <module>
# expect:       (x / x).sum().backward()
# expect:        ~~^~~
# expect:   The first nan is at [1]: self of shape [2] is 0 there, other of shape [2] is 0 there, gradient of shape [2] is 1 there
found = vmtools.view('why')
print(found['error'], found['node'], [frame['line'] for frame in found['frames']], found['ancestors'])
# expect: RuntimeError: Function 'DivBackward0' returned nan values in its 1th output. DivBackward0 [58] []
