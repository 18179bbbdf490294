# A second backward() fails in the first node that had saved a tensor; a graph of nodes that saved none can be gone through again.
# torch: 1.13
import torch

a = torch.tensor([1.0, 2.0], requires_grad=True)


def twice(name, make):
    result = make()
    result.backward()
    try:
        result.backward()
        print(name, 'again')
    except RuntimeError as error:
        print(name, str(error)[:47])


twice('add', lambda: (a + a).sum())  # expect: add again
twice('mul', lambda: (a * a).sum())  # expect: mul Trying to backward through the graph a second t
twice('scale', lambda: (a * 2).sum())  # expect: scale Trying to backward through the graph a second t
twice('neg', lambda: (-a).sum())  # expect: neg again
twice('view', lambda: a.view(2, 1).sum())  # expect: view again
twice('index', lambda: a[0])  # expect: index again
twice('exp', lambda: a.exp().sum())  # expect: exp Trying to backward through the graph a second t
