# torch: 1.13
"""Names of trees, made up letter by letter: a table of pairs, and a network that sees three letters.

The first model counts: which letter follows which. The same table can also be learned as weights, and comes out nearly the same. The
second one looks at three letters, each as a few numbers of its own (an embedding), and does better.
"""
import torch
from torch import nn
from torch.nn import functional as F

WORDS = """
    acacia alder almond apple ash aspen baobab beech birch boxwood buckeye butternut catalpa cedar cherry chestnut cypress dogwood ebony
    elder elm eucalyptus fig fir ginkgo hawthorn hazel hemlock hickory holly hornbeam ironwood jacaranda juniper larch laurel lime linden
    locust magnolia mahogany mango maple mulberry oak olive osier palm pear pecan persimmon pine plane plum poplar quince redwood rowan
    sapele sequoia spruce sumac sweetgum sycamore tamarack teak tulip walnut willow yew
""".split()
LETTERS = ['.', *sorted(set(''.join(WORDS)))]
NUMBER = {letter: number for number, letter in enumerate(LETTERS)}
SIZE = len(LETTERS)


def pairs():
    firsts, seconds = [], []
    for word in WORDS:
        for first, second in zip('.' + word, word + '.'):
            firsts.append(NUMBER[first])
            seconds.append(NUMBER[second])
    return torch.tensor(firsts), torch.tensor(seconds)


def counted():
    firsts, seconds = pairs()
    counts = torch.zeros((SIZE, SIZE), dtype=torch.int32)
    for first, second in zip(firsts.tolist(), seconds.tolist()):
        counts[first, second] += 1
    shares = (counts + 1).float()
    shares /= shares.sum(1, keepdim=True)
    loss = -shares[firsts, seconds].log().mean()
    print(f'{len(WORDS)} words, {len(firsts)} pairs; counted: loss {loss.item():.4f}')
    best = shares[NUMBER['.']].argmax().item()
    print('most words begin with', LETTERS[best])
    return shares


def learned():
    torch.manual_seed(2)
    firsts, seconds = pairs()
    inputs = F.one_hot(firsts, num_classes=SIZE).float()
    weights = torch.randn((SIZE, SIZE), requires_grad=True)
    for step in range(60):
        logits = inputs @ weights
        counts = logits.exp()
        shares = counts / counts.sum(1, keepdim=True)
        loss = -shares[torch.arange(len(seconds)), seconds].log().mean() + 0.01 * (weights ** 2).mean()
        weights.grad = None
        loss.backward()
        weights.data += -20 * weights.grad
        if step % 20 == 0 or step == 59:
            print(f'learned: step {step:2d}  loss {loss.item():.4f}')


CONTEXT = 3


def contexts():
    inputs, targets = [], []
    for word in WORDS:
        context = [0] * CONTEXT
        for letter in word + '.':
            inputs.append(context)
            targets.append(NUMBER[letter])
            context = context[1:] + [NUMBER[letter]]
    return torch.tensor(inputs), torch.tensor(targets)


class Model(nn.Module):
    def __init__(self, features, width):
        super().__init__()
        self.embedding = nn.Embedding(SIZE, features)
        self.hidden = nn.Linear(CONTEXT * features, width)
        self.out = nn.Linear(width, SIZE)

    def forward(self, x):
        x = self.embedding(x).flatten(1)
        return self.out(torch.tanh(self.hidden(x)))


def by_network():
    torch.manual_seed(42)
    inputs, targets = contexts()
    model = Model(8, 48)
    print(model)
    optimizer = torch.optim.AdamW(model.parameters(), lr=0.02)
    generator = torch.Generator().manual_seed(7)
    for step in range(120):
        batch = torch.randint(0, len(inputs), (64,), generator=generator)
        loss = F.cross_entropy(model(inputs[batch]), targets[batch])
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        optimizer.step()
        if step % 20 == 0:
            print(f'network: step {step:3d}  loss {loss.item():.4f}')
    model.eval()
    with torch.no_grad():
        print(f'network: all {len(inputs)} letters  loss {F.cross_entropy(model(inputs), targets).item():.4f}')
    return model


@torch.no_grad()
def dream(model, count):
    generator = torch.Generator().manual_seed(11)
    for _ in range(count):
        context, letters = [0] * CONTEXT, []
        while len(letters) < 20:
            shares = F.softmax(model(torch.tensor([context])), dim=1)
            number = torch.multinomial(shares, num_samples=1, generator=generator).item()
            if number == 0:
                break
            letters.append(LETTERS[number])
            context = context[1:] + [number]
        print(''.join(letters))


counted()
learned()
dream(by_network(), 8)
