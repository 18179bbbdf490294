"""torch.save() and torch.load(): what is written comes back, shared storages are shared again, and weights are all that is made."""
import collections
import io
import os
import tempfile
import torch


def again(obj, **settings):
    file = io.BytesIO()
    torch.save(obj, file)
    file.seek(0)
    return torch.load(file, **settings)


kinds = [torch.tensor(values, dtype=dtype) for values, dtype in (
    ([1.5, float('nan'), -0.0], torch.float32), ([1e300, float('-inf')], torch.float64), ([2 ** 52, -1], torch.int64), ([-5], torch.int32),
    ([300], torch.int16), ([-128, 127], torch.int8), ([255, 0], torch.uint8), ([True, False], torch.bool), (3.25, torch.float32), ([], torch.float32))]
for x in kinds:
    y = again(x)
    print(y, y.dtype, tuple(y.shape))
# expect: tensor([1.5000,    nan, -0.0000]) torch.float32 (3,)
# expect: tensor([1.0000e+300,        -inf], dtype=torch.float64) torch.float64 (2,)
# expect: tensor([4503599627370496,               -1]) torch.int64 (2,)
# expect: tensor([-5], dtype=torch.int32) torch.int32 (1,)
# expect: tensor([300], dtype=torch.int16) torch.int16 (1,)
# expect: tensor([-128,  127], dtype=torch.int8) torch.int8 (2,)
# expect: tensor([255,   0], dtype=torch.uint8) torch.uint8 (2,)
# expect: tensor([ True, False]) torch.bool (2,)
# expect: tensor(3.2500) torch.float32 ()
# expect: tensor([]) torch.float32 (0,)

# Looks at one storage: as it was, with all that lies around them.
base = torch.arange(12.).reshape(3, 4)
row, turned, whole = again([base[1], base.t(), base])
print(row, row.stride(), row.storage_offset(), turned.stride(), turned.is_contiguous())
# expect: tensor([4., 5., 6., 7.]) (1,) 4 (1, 4) False
row[0] = 40
print(turned[0, 1].item(), whole[1, 0].item(), base[1, 0].item())  # expect: 40.0 40.0 4.0

# Gradients are not written, that they are wanted is.
w = torch.ones(2, requires_grad=True)
(w * 2).sum().backward()
v, product = again((w, w * 3))
print(v.requires_grad, v.grad, v.is_leaf, product.requires_grad, product.is_leaf, product.tolist())  # expect: True None True True True [3.0, 3.0]

# State dicts, optimizers, and what else is made of containers and numbers.
torch.manual_seed(0)
model = torch.nn.Sequential(torch.nn.Linear(2, 3), torch.nn.BatchNorm1d(3))
other = torch.nn.Sequential(torch.nn.Linear(2, 3), torch.nn.BatchNorm1d(3))
optimizer = torch.optim.Adam(model.parameters(), lr=0.1)
x = torch.randn(4, 2)
model(x).pow(2).sum().backward()
optimizer.step()
checkpoint = again({'model': model.state_dict(), 'optimizer': optimizer.state_dict(), 'epoch': 3, 'note': 'é', 'shape': x.shape, 'dtype': x.dtype})
print(other.load_state_dict(checkpoint['model']), checkpoint['epoch'], checkpoint['note'], checkpoint['shape'], checkpoint['dtype'])
# expect: <All keys matched successfully> 3 é torch.Size([4, 2]) torch.float32
print(torch.equal(model.eval()(x), other.eval()(x)), list(checkpoint['model']) == list(model.state_dict()), type(checkpoint['model']).__name__)
# expect: True True OrderedDict
restored = torch.optim.Adam(other.parameters(), lr=0.5)
restored.load_state_dict(checkpoint['optimizer'])
print(restored.param_groups[0]['lr'], restored.state[next(other.parameters())]['exp_avg'].shape)  # expect: 0.1 torch.Size([3, 2])
parameter = again(torch.nn.Parameter(torch.ones(1), requires_grad=False))
print(type(parameter).__name__, parameter.requires_grad)  # expect: Parameter False
print(again({'a': (1, 2.5, None, True, b'x', [collections.Counter('aab')])}, weights_only=False))
# expect: {'a': (1, 2.5, None, True, b'x', [Counter({'a': 2, 'b': 1})])}

# A whole module comes back when anything may be made.
whole = again(model, weights_only=False)
print(torch.equal(whole(x), model(x)), whole.training)  # expect: True False

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, 'weights.pt')
    torch.save([base, 'text'], path)
    print(torch.load(path)[1], torch.load(path, map_location='cpu')[0].sum())  # expect: text tensor(66.)
    with open(path, 'rb') as file:
        print(torch.load(file)[0].shape, os.path.getsize(path) > 48)  # expect: torch.Size([3, 4]) True
for wrong in lambda: torch.load('nowhere.pt'), lambda: torch.load(io.BytesIO()):
    try:
        wrong()
    except (OSError, EOFError) as error:
        print(type(error).__name__)
# expect: FileNotFoundError
# expect: EOFError

# Files that are broken.
file = io.BytesIO()
torch.save(torch.arange(4.), file)
good = file.getvalue()
for broken in good.replace(b'data.pkl', b'data.pxl'), good[:60] + good[-22:], good[:100]:
    try:
        torch.load(io.BytesIO(broken))
        print('read')
    except RuntimeError as error:
        print('PytorchStreamReader failed' in str(error))
# expect: True
# expect: True
# expect: True
