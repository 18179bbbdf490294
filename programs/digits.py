# torch: 1.13
"""Digits of seven segments with noise, told apart: first with tensors alone, then with one part of torch.nn after the other.

Each of the ten digits lights some of seven segments. The pictures are those, blurred by random numbers. A linear model finds out which
is which. What is written by hand at first is then replaced, and the losses stay what they were.
"""
import math

import torch
from torch import nn, optim
from torch.nn import functional as F
from torch.utils.data import DataLoader, TensorDataset, random_split

SEGMENTS = ['abcdef', 'bc', 'abdeg', 'abcdg', 'bcfg', 'acdfg', 'acdefg', 'abc', 'abcdefg', 'abcdfg']


def pictures(count):
    clear = torch.tensor([[float(segment in lit) for segment in 'abcdefg'] for lit in SEGMENTS])
    labels = torch.randint(0, 10, (count,))
    return clear[labels] + 0.25 * torch.randn(count, 7), labels


torch.manual_seed(0)
x_train, y_train = pictures(512)
x_valid, y_valid = pictures(128)
print(x_train.shape, y_train.min().item(), y_train.max().item())
print(x_train[0], y_train[:8])
BATCH = 64
RATE = 0.5


def accuracy(out, labels):
    return (torch.argmax(out, dim=1) == labels).float().mean()


def from_scratch():
    torch.manual_seed(1)
    weights = torch.randn(7, 10) / math.sqrt(7)
    weights.requires_grad_()
    bias = torch.zeros(10, requires_grad=True)

    def log_softmax(x):
        return x - x.exp().sum(-1).log().unsqueeze(-1)

    def model(batch):
        return log_softmax(batch @ weights + bias)

    def nll(out, labels):
        return -out[range(labels.shape[0]), labels].mean()

    for epoch in range(2):
        for start in range(0, len(x_train), BATCH):
            xb, yb = x_train[start:start + BATCH], y_train[start:start + BATCH]
            loss = nll(model(xb), yb)
            loss.backward()
            with torch.no_grad():
                weights -= weights.grad * RATE
                bias -= bias.grad * RATE
                weights.grad.zero_()
                bias.grad.zero_()
    out = model(x_valid)
    print(f'from scratch: loss {nll(out, y_valid).item():.4f}  accuracy {accuracy(out, y_valid).item():.4f}')


class Logistic(nn.Module):
    def __init__(self):
        super().__init__()
        self.weights = nn.Parameter(torch.randn(7, 10) / math.sqrt(7))
        self.bias = nn.Parameter(torch.zeros(10))

    def forward(self, xb):
        return xb @ self.weights + self.bias


def by_module():
    torch.manual_seed(1)
    model = Logistic()
    for epoch in range(2):
        for start in range(0, len(x_train), BATCH):
            loss = F.cross_entropy(model(x_train[start:start + BATCH]), y_train[start:start + BATCH])
            loss.backward()
            with torch.no_grad():
                for parameter in model.parameters():
                    parameter -= parameter.grad * RATE
                model.zero_grad()
    out = model(x_valid)
    print(f'by a module:  loss {F.cross_entropy(out, y_valid).item():.4f}  accuracy {accuracy(out, y_valid).item():.4f}')


def loss_batch(model, loss_func, xb, yb, opt=None):
    loss = loss_func(model(xb), yb)
    if opt is not None:
        loss.backward()
        opt.step()
        opt.zero_grad()
    return loss.item(), len(xb)


def fit(epochs, model, loss_func, opt, train, valid):
    for epoch in range(epochs):
        model.train()
        for xb, yb in train:
            loss_batch(model, loss_func, xb, yb, opt)
        model.eval()
        with torch.no_grad():
            losses, counts = zip(*[loss_batch(model, loss_func, xb, yb) for xb, yb in valid])
        mean = sum(loss * count for loss, count in zip(losses, counts)) / sum(counts)
        print(f'epoch {epoch}  loss {mean:.4f}')


def refactored():
    torch.manual_seed(2)
    train_ds, valid_ds = TensorDataset(x_train, y_train), TensorDataset(x_valid, y_valid)
    train_dl = DataLoader(train_ds, batch_size=BATCH, shuffle=True)
    valid_dl = DataLoader(valid_ds, batch_size=BATCH * 2)
    model = nn.Linear(7, 10)
    print(model, len(train_dl), 'batches')
    fit(3, model, F.cross_entropy, optim.SGD(model.parameters(), lr=RATE, momentum=0.9), train_dl, valid_dl)


def deeper():
    torch.manual_seed(3)
    whole = TensorDataset(torch.cat([x_train, x_valid]), torch.cat([y_train, y_valid]))
    train_ds, valid_ds = random_split(whole, [0.8, 0.2])
    print(len(train_ds), len(valid_ds), valid_ds.indices[:6])
    model = nn.Sequential(nn.Linear(7, 32), nn.ReLU(), nn.Dropout(0.1), nn.LayerNorm(32), nn.Linear(32, 10))
    opt = optim.Adam(model.parameters(), lr=0.01, weight_decay=1e-4)
    train_dl = DataLoader(train_ds, batch_size=BATCH, shuffle=True, drop_last=True)
    valid_dl = DataLoader(valid_ds, batch_size=BATCH)
    fit(3, model, nn.CrossEntropyLoss(label_smoothing=0.05), opt, train_dl, valid_dl)
    state = model.state_dict()
    print([(name, tuple(value.shape)) for name, value in state.items()])
    print(model.load_state_dict(state))
    try:
        nn.Sequential(nn.Linear(7, 16)).load_state_dict(state)
    except RuntimeError as error:
        print(error)


from_scratch()
by_module()
refactored()
deeper()
